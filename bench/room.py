"""The room at 100,000 claims: server time and size of every page, and many readers while one process writes.

python bench/room.py [--claims N] [--seconds N]
"""

from __future__ import annotations

import argparse
import multiprocessing
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import urllib3

import caseload
from accordingto.ledger import Ledger
from accordingto.ledger.paging import place

READERS = 20
ROUNDS = 20
"""Requests of each page, one after another."""


class Pace(NamedTuple):
    """How a page fares."""

    page: str
    median_ms: float
    p95_ms: float
    kilobytes: float


def main() -> None:
    """Make a ledger, measure, and print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.db"
        caseload.generate(path, options.claims)
        print(f"\n{options.claims:,} claims{'':<47} {'median':>9} {'p95':>9} {'size':>9}")
        with _room(path) as address:
            for pace in paces(address, pages(path)):
                print(f"{pace.page:<60} {pace.median_ms:>6.0f} ms {pace.p95_ms:>6.0f} ms {pace.kilobytes:>6.0f} kB")
            if options.seconds:
                print(crowd(address, path, pages(path), options.seconds, options.claims))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the room.")
    parser.add_argument("--claims", type=int, default=100_000, help="claims of the ledger")
    parser.add_argument("--seconds", type=int, default=60, help="how long readers and a writer meet; 0 for not at all")
    return parser.parse_args()


def pages(path: Path) -> list[str]:
    """Every page of the room, with filters, and far down the lists."""
    with Ledger(path, read_only=True) as ledger:
        report = ledger.newest_reports(1)[0].id
        name = ledger.names(limit=1, kind="person")[0].name
        body = ledger.names(limit=1, kind="organization")[0].name
        tolls = ledger.tolls()
        last = quote(place(tolls[-60 if len(tolls) > 60 else 0]))
    return [
        "/",
        "/reports",
        f"/report/{report}",
        "/tolls",
        f"/tolls?after={last}",
        "/tolls?effect=killed",
        "/tolls?effect=killed&place=var&since=2031-03&until=2031-09",
        "/tolls?source=ministry&outlet=post",
        "/timeline",
        "/timeline?by=week&category=AID",
        "/who",
        "/who?name=mor",
        f"/who/{quote(name)}",
        f"/who/{quote(body)}",
        "/said",
        "/said?source=morrow&kind=direct",
        "/sources",
        "/search?q=shelling",
        "/search?q=%22bulletin+1000%22",
        "/search?q=flood+killed%3E%3D10+NOT+place%3Aelsin",
        "/search?q=source%3Aministry+day%3A2031-05",
        "/tolls.json",
        "/tolls.csv",
    ]


def paces(address: str, asked: Sequence[str]) -> Iterator[Pace]:
    """The time of each page, a request at a time, as the client has it: server and loopback."""
    client = urllib3.PoolManager()
    for page in asked:
        times = []
        size = 0
        for _ in range(ROUNDS):
            began = time.perf_counter()
            answer = client.request("GET", address + page)
            times.append((time.perf_counter() - began) * 1000)
            size = len(answer.data)
            if answer.status != 200:
                raise RuntimeError(page, answer.status, answer.data[:200])
        times.sort()
        yield Pace(page[:60], times[len(times) // 2], times[int(len(times) * 0.95) - 1], size / 1000)


def crowd(address: str, path: Path, asked: Sequence[str], seconds: int, claims: int) -> str:
    """Readers over all pages while another process adds reports; what came of it, in a sentence."""
    first = claims // caseload.CLAIMS_PER_REPORT
    writer = multiprocessing.Process(target=_write, args=(path, first, seconds))
    failures: list[str] = []
    counts = [0] * READERS
    until = time.monotonic() + seconds

    def read(number: int) -> None:
        client = urllib3.PoolManager()
        while time.monotonic() < until:
            page = asked[(number + counts[number]) % len(asked)]
            answer = client.request("GET", address + page, retries=False)
            counts[number] += 1
            if answer.status != 200:
                failures.append(f"{page}: {answer.status}")

    threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    writer.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.join()
    with Ledger(path, read_only=True) as ledger:
        added = ledger.summary().reports - first
    wrong = f"{len(failures)} failures {failures[:3]}" if failures or writer.exitcode else "no failure, no lock"
    return f"\n{READERS} readers and a writer for {seconds} s: {sum(counts):,} pages, {added:,} reports added, {wrong}"


def _write(path: Path, first: int, seconds: int) -> None:
    until = time.monotonic() + seconds
    with Ledger(path) as ledger:
        for report, reading in caseload.reports(1_000_000, first):
            ledger.add(report, reading)
            time.sleep(0.02)
            if time.monotonic() > until:
                return


@contextmanager
def _room(path: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "accordingto", "open", str(path), "--no-browser", "--port", "any"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield next(word for word in line.split() if word.startswith("http")).rstrip("/")
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
