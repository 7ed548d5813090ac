"""What a ledger file is, what is refused, and who may open it how."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.ledger import (
    Ledger,
    LedgerTooNew,
    LedgerTooOld,
    LedgerUnavailable,
    NoLedger,
    NotALedger,
    ReadOnlyLedger,
)
from accordingto.ledger.migrations import MIGRATIONS
from accordingto.ledger.opening import APPLICATION_ID, open_engine
from tests.ledger.example import READING, REPORT, bulletin


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A ledger with one report."""
    path = tmp_path / "case.db"
    with Ledger(path) as ledger:
        ledger.add(REPORT, READING)
    return path


def test_a_ledger_says_what_it_is(case: Path) -> None:
    with sqlite3.connect(case) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


@pytest.mark.parametrize(
    "location", [str, Path, lambda path: f"sqlite:///{path}", lambda path: f"sqlite+pysqlite:///{path}"]
)
def test_a_ledger_is_opened_by_path_or_url(case: Path, location: Callable[[Path], str | Path]) -> None:
    with Ledger(location(case)) as ledger:
        assert ledger.path == case
        assert ledger.holds(REPORT)


def test_names_may_hold_what_urls_reserve(tmp_path: Path) -> None:
    path = tmp_path / "what? #1 100% é.db"
    with Ledger(path) as ledger:
        ledger.add(REPORT, READING)
    assert path.exists()
    with Ledger(path, read_only=True) as ledger:
        assert ledger.holds(REPORT)


def test_other_databases_than_sqlite_are_refused_without_their_password() -> None:
    with pytest.raises(NotALedger, match=r"SQLite files so far, not postgresql") as refused:
        Ledger("postgresql://ida:secret@db.example/case")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///case.db?mode=ro", "nonsense://x", "://"])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(NotALedger):
        Ledger(url)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"Flood kills 40 in Varn\n", "a file that is no database"),
        (b"SQLite format 3", "a file that is no database"),
        (b"SQLite format 3\x00" + bytes(84), "a database of another program"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused_untouched(
    tmp_path: Path, content: bytes, what: str, *, read_only: bool
) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotALedger, match=what):
        Ledger(path, read_only=read_only)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_the_database_of_another_program_is_refused_untouched(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "theirs.db"
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA journal_mode = {journal}")
    database.execute("CREATE TABLE report (id TEXT)")
    database.commit()
    database.close()
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="a database of another program"):
        Ledger(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(NotALedger, match="a folder"):
        Ledger(tmp_path)


def test_a_ledger_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnavailable, match="unable to open database file"):
        Ledger(tmp_path / "nowhere" / "case.db")


def test_a_broken_ledger_is_told(case: Path) -> None:
    with case.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    with pytest.raises(LedgerUnavailable, match="malformed"):
        Ledger(case)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.touch()
    with Ledger(path) as ledger:
        assert ledger.summary().reports == 0


def test_a_missing_ledger_is_not_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(NoLedger, match="no such ledger"):
        Ledger(tmp_path / "case.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_opened_for_reading_takes_nothing_in(case: Path) -> None:
    with Ledger(case, read_only=True) as ledger:
        assert ledger.reading("flood-1") == READING
        with pytest.raises(ReadOnlyLedger, match="opened for reading only"):
            ledger.add(*bulletin(1))
        with pytest.raises(LedgerUnavailable, match="readonly"), ledger._transaction() as connection:
            connection.exec_driver_sql("DELETE FROM report")


def _read_in_a_folder_that_may_not_be_written(case: Path) -> None:
    if os.getuid() == 0:
        os.setuid(65534)
    with Ledger(case, read_only=True) as ledger:
        assert ledger.reading("flood-1") == READING


def test_a_ledger_is_read_where_nothing_may_be_written(case: Path) -> None:
    for folder in list(case.parents)[:-2]:
        if folder.owner() == case.owner():
            folder.chmod(0o555 if folder == case.parent else folder.stat().st_mode | 0o111)
    case.chmod(0o444)
    try:
        process = multiprocessing.get_context("fork").Process(
            target=_read_in_a_folder_that_may_not_be_written, args=(case,)
        )
        process.start()
        process.join()
    finally:
        case.parent.chmod(0o755)
    assert process.exitcode == 0


def test_the_ledger_of_a_later_release_is_refused_untouched(case: Path) -> None:
    database = sqlite3.connect(case)
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    database.close()
    before = case.read_bytes()
    for read_only in (False, True):
        with pytest.raises(LedgerTooNew, match="Update accordingto") as refused:
            Ledger(case, read_only=read_only)
        assert (refused.value.version, refused.value.known) == (len(MIGRATIONS) + 1, len(MIGRATIONS))
    assert case.read_bytes() == before


def test_the_ledger_of_an_earlier_release_is_not_changed_by_reading(case: Path) -> None:
    with pytest.raises(LedgerTooOld, match="Open it once for writing"):
        open_engine(case, read_only=True, known=[*MIGRATIONS, lambda _: None])
    with Ledger(case, read_only=True) as ledger:
        assert ledger.holds(REPORT)
