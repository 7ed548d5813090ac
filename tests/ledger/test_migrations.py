"""Ledgers are taken from any earlier schema version to the newest, at one stroke."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection

from accordingto.ledger import Ledger, LedgerUnavailable
from accordingto.ledger.migrations import MIGRATIONS
from accordingto.ledger.opening import open_engine
from tests.ledger.example import READING, REPORT


def _add_notes(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE note (report INTEGER REFERENCES report (serial), words TEXT)")


def _note_every_report(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO note SELECT serial, 'seen' FROM report")


def _fail(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE no_such_table SET words = ''")


NEWEST = [*MIGRATIONS, _add_notes, _note_every_report]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A ledger of the present version with one report."""
    path = tmp_path / "case.db"
    with Ledger(path) as ledger:
        ledger.add(REPORT, READING)
    return path


def _state(path: Path) -> tuple[int, list[str]]:
    database = sqlite3.connect(path)
    (version,) = database.execute("PRAGMA user_version").fetchone()
    tables = database.execute("SELECT name FROM sqlite_schema WHERE name = 'note'").fetchall()
    notes = database.execute("SELECT words FROM note").fetchall() if tables else []
    database.close()
    return version, [words for (words,) in notes]


def test_what_is_missing_is_run_in_order(case: Path) -> None:
    open_engine(case, read_only=False, known=NEWEST).dispose()
    assert _state(case) == (3, ["seen"])


def test_a_ledger_is_migrated_once(case: Path) -> None:
    for _ in range(2):
        open_engine(case, read_only=False, known=NEWEST).dispose()
    assert _state(case) == (3, ["seen"])


def test_a_ledger_between_two_versions_gets_the_rest(case: Path) -> None:
    open_engine(case, read_only=False, known=NEWEST[:2]).dispose()
    assert _state(case) == (2, [])
    open_engine(case, read_only=False, known=NEWEST).dispose()
    assert _state(case) == (3, ["seen"])


def test_a_new_ledger_has_the_newest_version_at_once(tmp_path: Path) -> None:
    open_engine(tmp_path / "new.db", read_only=False, known=NEWEST).dispose()
    assert _state(tmp_path / "new.db") == (3, [])


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(case: Path) -> None:
    with pytest.raises(LedgerUnavailable, match="no_such_table"):
        open_engine(case, read_only=False, known=[*MIGRATIONS, _add_notes, _fail])
    assert _state(case) == (1, [])
    with Ledger(case) as ledger:
        assert ledger.reading("flood-1") == READING


def test_a_ledger_that_cannot_be_laid_out_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with pytest.raises(LedgerUnavailable):
        open_engine(path, read_only=False, known=[*MIGRATIONS, _fail])
    with Ledger(path) as ledger:
        assert ledger.add(REPORT, READING)
