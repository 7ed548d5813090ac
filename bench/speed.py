"""Speed of each stage, as reports a second and as multiples of two things measured in the same run on one machine.

One is a yardstick, tokenising the same text with a regular expression. The other is the encoder's network alone, on the
same reports: what a stage takes beyond it is the program's own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from onnxruntime import InferenceSession

from accordingto import readers
from accordingto.engines.filling import fill
from accordingto.intake import intake
from accordingto.language import syntax
from accordingto.ledger import Ledger
from accordingto.readers import attributions, entities, events, names, times, tolls
from accordingto.report import Report

TOKEN = re.compile(r"\w+|[^\w\s]")
YARDSTICK_SECONDS = 0.3
"""Least time over which the yardstick is measured."""

WARM = 10
"""Reports read before the others, which load the word lists."""
NETWORK = "network: the encoder's graphs alone"
READING = "reading, all of it"
STAGES: dict[str, tuple[object, str]] = {
    NETWORK: (InferenceSession, "run"),
    "encoder, the network in it": (syntax, "encode"),
    "language analysis, the encoder in it": (readers, "analyse"),
    "reader: names": (names, "read"),
    "reader: entities": (entities, "read"),
    "reader: times": (times, "tag"),
    "reader: attributions": (attributions, "read"),
    "reader: tolls": (tolls, "read"),
    "reader: events": (events, "read"),
    READING: (readers, "read"),
}


class Pace(NamedTuple):
    """How fast a stage is: reports a second, and its time as a multiple of the yardstick's and of the network's."""

    stage: str
    reports_per_second: float
    yardsticks: float
    networks: float


def paces(source: Path, number: int, work: Path) -> list[Pace]:
    """The pace of every stage, in the order of the work.

    Args:
        source: file or folder of reports.
        number: how many of them to take; they are repeated where there are fewer.
        work: folder for the ledgers.
    """
    reports = _reports(source, number)
    inputs = _as_jsonl(reports, work / "speed.jsonl")
    yardstick = _yardstick([report.text for report in reports])
    spent = {
        "yardstick: tokenising by regular expression": yardstick,
        "intake": _seconds(lambda: list(intake([inputs]))),
        **_reading(inputs, reports[:WARM], work / "speed.db"),
        "end to end with start-up, 1 worker": _seconds(partial(_whole, inputs, work / "speed-1.db", 1)),
        "end to end with start-up, 2 workers": _seconds(partial(_whole, inputs, work / "speed-2.db", 2)),
    }
    return [
        Pace(stage, len(reports) / seconds, seconds / yardstick, seconds / spent[NETWORK])
        for stage, seconds in spent.items()
    ]


def _reports(source: Path, number: int) -> list[Report]:
    found = [item for item in intake([source]) if isinstance(item, Report)]
    copies = ((copy, report) for copy in range(number) for report in found)
    return [
        Report(id=f"{copy}-{report.id}", text=report.text, title=report.title, published=report.published)
        for (copy, report), _ in zip(copies, range(number), strict=False)
    ]


def _as_jsonl(reports: Sequence[Report], path: Path) -> Path:
    records = ({"id": r.id, "text": r.text, "title": r.title, "published": r.published} for r in reports)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _yardstick(texts: Sequence[str]) -> float:
    rounds: list[float] = []
    while sum(rounds) < YARDSTICK_SECONDS:
        rounds.append(_seconds(lambda: [TOKEN.findall(text) for text in texts]))
    return min(rounds)


def _reading(inputs: Path, first: Iterable[Report], path: Path) -> dict[str, float]:
    """Seconds of each stage of a reading into a ledger in this process, once the word lists are loaded."""
    for report in first:
        readers.read(report)
    spent = dict.fromkeys(STAGES, 0.0)
    with ExitStack() as stack, Ledger(path) as ledger:
        for stage, (owner, name) in STAGES.items():
            stack.enter_context(_timed(owner, name, stage, spent))
        whole = _seconds(lambda: list(fill(intake([inputs]), ledger, workers=1)))
    return {**spent, "ledger": whole - spent[READING], "from file to ledger, 1 process": whole}


@contextmanager
def _timed(owner: object, name: str, stage: str, spent: dict[str, float]) -> Iterator[None]:
    function: Callable[..., Any] = getattr(owner, name)

    def timed(*arguments: object) -> object:
        started = time.perf_counter()
        result: object = function(*arguments)
        spent[stage] += time.perf_counter() - started
        return result

    with mock.patch.object(owner, name, timed):
        yield


def _whole(inputs: Path, ledger: Path, workers: int) -> None:
    command = [sys.executable, "-m", "accordingto", "read", str(inputs), "--ledger", str(ledger)]
    subprocess.run([*command, "--workers", str(workers)], check=True, stderr=subprocess.DEVNULL)
