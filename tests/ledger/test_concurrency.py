"""Many read a ledger while one writes it, and writers wait for one another."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path

from accordingto.ledger import Ledger
from tests.ledger.example import bulletin

BULLETINS = 120
spawning = multiprocessing.get_context("spawn")


def _write(path: Path, start: Barrier, numbers: range) -> None:
    bulletins = [bulletin(number) for number in numbers]
    start.wait()
    with Ledger(path) as ledger:
        for report, reading in bulletins:
            ledger.add(report, reading)


def _read(path: Path, done: Event) -> None:
    """Ask until all is written: every answer is of one moment, and none is refused."""
    seen = 0
    with Ledger(path, read_only=True) as ledger:
        while True:
            over = done.is_set()
            summary = ledger.summary()
            assert summary.reports >= seen
            assert summary.tolls == 3 * summary.reports
            assert summary.events == 2 * summary.reports
            seen = summary.reports
            if seen > 0:
                report, reading = bulletin(seen - 1)
                assert ledger.reading(report.id) == reading
                assert ledger.search("bulletin").reports
            if over:
                break
    assert seen == BULLETINS


def test_readers_see_whole_reports_while_a_writer_writes(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with Ledger(path) as ledger:
        done = spawning.Event()
        readers = [spawning.Process(target=_read, args=(path, done)) for _ in range(2)]
        for reader in readers:
            reader.start()
        for number in range(BULLETINS):
            ledger.add(*bulletin(number))
        done.set()
        for reader in readers:
            reader.join()
    assert [reader.exitcode for reader in readers] == [0, 0]


def test_writers_that_make_a_ledger_at_once_wait_for_one_another(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    start = spawning.Barrier(3)
    # Their reports overlap: those that both have are added once.
    writers = [spawning.Process(target=_write, args=(path, start, range(n * 10, n * 10 + 30))) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with Ledger(path) as ledger:
        assert sorted(row.id for row in ledger.reports()) == [bulletin(number).report.id for number in range(50)]
        assert all(row.version == 1 for row in ledger.reports())
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_threads_share_a_ledger(tmp_path: Path) -> None:
    with Ledger(tmp_path / "case.db") as ledger, ThreadPoolExecutor(4) as threads:
        outcomes = list(threads.map(lambda number: ledger.add(*bulletin(number)), list(range(20)) * 2))
        assert sum(map(bool, outcomes)) == 20
        assert threading.active_count() > 1
        assert ledger.summary().reports == 20
