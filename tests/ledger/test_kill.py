"""A writer is killed at any moment: what was added stays, nothing is half there, and the run is taken up again."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from accordingto.ledger import Ledger, Outcome
from accordingto.report import Report
from tests.ledger.example import bulletin

ROOT = Path(__file__).parents[2]
BULLETINS = 250


def _killed_writer(path: Path, way: str, *, after: int, seconds: float) -> list[int]:
    """Start a writer, kill it some time after so many lines, and give the bulletins that it said were in."""
    command = [sys.executable, "-m", "tests.ledger.writing", str(path), way, str(BULLETINS)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        told = [writer.stdout.readline() for _ in range(after)]
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        told += writer.stdout.readlines()
        writer.wait()
        assert writer.returncode == -signal.SIGKILL
    return [int(line) for line in told if line.endswith("\n")]


def _check_whole(path: Path, told: list[int]) -> list[Report]:
    """Every report is there from end to end or not at all, and all that were told are; give those that are."""
    with Ledger(path) as ledger:
        there = ledger.reports()
        for row in there:
            expected = bulletin(int(row.id.removeprefix("bulletin-")))
            assert ledger.report(row.id) == expected.report
            assert ledger.reading(row.id) == expected.reading
        _check_database(path)
        assert {f"bulletin-{number:05}" for number in told} <= {row.id for row in there}
        return [ledger.report(row.id) for row in there]


def _check_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("report_search", "claim_search"):
            database.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


def _rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a ledger holds, but for the time of writing."""
    with closing(sqlite3.connect(path)) as database:
        names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        tables = [name for (name,) in names if "_search" not in name]
        rows = {}
        for table in tables:
            columns = [f'"{column[1]}"' for column in database.execute(f"PRAGMA table_info ({table})")]
            kept = ", ".join(column for column in columns if column not in {'"added_at"', '"written_at"'})
            rows[table] = database.execute(f"SELECT {kept} FROM {table} ORDER BY {kept}").fetchall()
        return rows


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of all bulletins, written without a kill."""
    path = tmp_path_factory.mktemp("uninterrupted") / "case.db"
    with Ledger(path) as ledger:
        assert all(ledger.add_many(bulletin(number) for number in range(BULLETINS)))
    return path


@pytest.mark.parametrize("way", ["add", "add_many"])
@pytest.mark.parametrize("seed", range(3))
def test_a_killed_run_is_whole_and_taken_up_again(tmp_path: Path, uninterrupted: Path, way: str, seed: int) -> None:
    chance = random.Random(f"{way} {seed}")
    path = tmp_path / "case.db"
    told = _killed_writer(path, way, after=chance.randrange(1, 200), seconds=chance.uniform(0, 0.02))
    there = _check_whole(path, told)
    with Ledger(path) as ledger:
        for number in range(BULLETINS):
            report, reading = bulletin(number)
            assert ledger.add(report, reading) is (Outcome.HELD if report in there else Outcome.ADDED)
    _check_database(path)
    assert _rows(path) == _rows(uninterrupted)


@pytest.mark.parametrize("seconds", [0, 0.005, 0.02, 0.05, 0.1])
def test_a_run_killed_while_it_makes_the_ledger_can_begin_again(tmp_path: Path, seconds: float) -> None:
    path = tmp_path / "case.db"
    told = _killed_writer(path, "add", after=0, seconds=seconds)
    _check_whole(path, told)
    with Ledger(path) as ledger:
        assert ledger.add(*bulletin(BULLETINS)) is Outcome.ADDED
