"""A writer is killed at any moment: what was added stays, nothing is half there, and the run is taken up again."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from accordingto.ledger import Ledger, Outcome
from tests.ledger.example import bulletin
from tests.ledger.writing import BEGUN, OPEN, Way, killed

BULLETINS = 250
KILLS = 20
LONGEST: dict[Way, float] = {"add": 0.05, "add_many": 0.4}
"""Seconds until a kill: some reports, or some batches, are written in that time."""


def _check_whole(path: Path, told: list[int]) -> int:
    """The ledger has the first bulletins, each from end to end, and all that were told; give their number."""
    with Ledger(path) as ledger:
        number = ledger.summary().reports
        assert [row.id for row in ledger.reports()] == [bulletin(n).report.id for n in range(number)]
        for last in range(max(0, number - 2), number):
            assert ledger.report(bulletin(last).report.id) == bulletin(last).report
            assert ledger.reading(bulletin(last).report.id) == bulletin(last).reading
    _check_database(path)
    assert number > max(told, default=-1)
    return number


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
def test_a_killed_run_is_whole_and_taken_up_again(tmp_path: Path, uninterrupted: Path, way: Way) -> None:
    chance = random.Random(way)
    path = tmp_path / "case.db"
    for _ in range(KILLS):
        _check_whole(path, killed(path, way, BULLETINS, since=OPEN, seconds=chance.uniform(0, LONGEST[way])))
    with Ledger(path) as ledger:
        there = ledger.summary().reports
        outcomes = [ledger.add(*bulletin(number)) for number in range(BULLETINS)]
    assert outcomes == [Outcome.HELD] * there + [Outcome.ADDED] * (BULLETINS - there)
    _check_database(path)
    assert _rows(path) == _rows(uninterrupted)


def test_a_run_killed_while_it_makes_the_ledger_can_begin_again(tmp_path: Path) -> None:
    for number in range(KILLS):
        path = tmp_path / f"{number}.db"
        _check_whole(path, killed(path, "add", BULLETINS, since=BEGUN, seconds=number * 0.003))
