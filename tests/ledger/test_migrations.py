"""Ledgers are taken from any earlier schema version to the newest, at one stroke."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Connection

from accordingto.ledger import Ledger, LedgerTooOld, LedgerUnavailable
from accordingto.ledger.migrations import MIGRATIONS
from accordingto.ledger.opening import open_engine
from accordingto.reading import Reading
from tests.ledger.example import READING, REPORT


def _add_notes(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE note (report INTEGER REFERENCES report (serial), words TEXT)")


def _note_every_report(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO note SELECT serial, 'seen' FROM report")


def _fail(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE no_such_table SET words = ''")


NEWEST = [*MIGRATIONS, _add_notes, _note_every_report]
NOW, ONE_MORE, TWO_MORE = range(len(MIGRATIONS), len(MIGRATIONS) + 3)


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
    assert _state(case) == (TWO_MORE, ["seen"])


def test_a_ledger_is_migrated_once(case: Path) -> None:
    for _ in range(2):
        open_engine(case, read_only=False, known=NEWEST).dispose()
    assert _state(case) == (TWO_MORE, ["seen"])


def test_a_ledger_between_two_versions_gets_the_rest(case: Path) -> None:
    open_engine(case, read_only=False, known=NEWEST[:ONE_MORE]).dispose()
    assert _state(case) == (ONE_MORE, [])
    open_engine(case, read_only=False, known=NEWEST).dispose()
    assert _state(case) == (TWO_MORE, ["seen"])


def test_a_new_ledger_has_the_newest_version_at_once(tmp_path: Path) -> None:
    open_engine(tmp_path / "new.db", read_only=False, known=NEWEST).dispose()
    assert _state(tmp_path / "new.db") == (TWO_MORE, [])


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(case: Path) -> None:
    with pytest.raises(LedgerUnavailable, match="no_such_table"):
        open_engine(case, read_only=False, known=[*MIGRATIONS, _add_notes, _fail])
    assert _state(case) == (NOW, [])
    with Ledger(case) as ledger:
        assert ledger.reading("flood-1") == READING


def test_a_ledger_that_cannot_be_laid_out_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with pytest.raises(LedgerUnavailable):
        open_engine(path, read_only=False, known=[*MIGRATIONS, _fail])
    with Ledger(path) as ledger:
        assert ledger.add(REPORT, READING)


def _as_written_by(version: int, reading: Reading) -> Reading:
    """A reading with what the schema version kept of it."""
    kept = msgspec.structs.replace(
        reading,
        wordings=(),
        entities=tuple(msgspec.structs.replace(entity, sector=None) for entity in reading.entities),
        attributions=tuple(
            msgspec.structs.replace(statement, polarity="affirmed", rule=None) for statement in reading.attributions
        ),
        tolls=tuple(msgspec.structs.replace(toll, rule=None, attribution=None) for toll in reading.tolls),
        events=tuple(
            msgspec.structs.replace(event, rule=None, attribution=None, relations=()) for event in reading.events
        ),
    )
    if version >= 2:
        return kept
    times = (msgspec.structs.replace(time, mod=None, basis=None, basis_span=None) for time in reading.times)
    return msgspec.structs.replace(kept, names=(), times=tuple(times))


@pytest.fixture(params=[1, 2])
def earlier(request: pytest.FixtureRequest) -> int:
    """A schema version that a release wrote."""
    version: int = request.param
    return version


@pytest.fixture
def old(earlier: int, tmp_path: Path) -> Path:
    """A ledger as that schema version wrote it, with the example in it, but for its relations."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((Path(__file__).parent / f"version_{earlier}.sql").read_text("utf-8"))
    return path


def _layout(path: Path) -> Iterator[tuple[str, str, list[tuple[object, ...]]]]:
    """Every table and view with its columns, in order."""
    with closing(sqlite3.connect(path)) as database:
        for kind, name in database.execute("SELECT type, name FROM sqlite_schema ORDER BY name").fetchall():
            yield (
                kind,
                name,
                database.execute(f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{name}')").fetchall(),
            )


def test_a_ledger_of_an_earlier_version_gets_what_came_since(earlier: int, old: Path, case: Path) -> None:
    with pytest.raises(LedgerTooOld):
        Ledger(old, read_only=True)
    with Ledger(old) as ledger:
        assert ledger.reading("flood-1") == _as_written_by(earlier, READING)
        assert ledger.report("flood-1") == REPORT
        assert [hit.report for hit in ledger.search("flood").reports] == ["flood-1"]
        assert [toll.day for toll in ledger.tolls()] == ["2031-05-03", "2031-05-03", "2031-05-04"]
    assert list(_layout(old)) == list(_layout(case))


def test_a_ledger_of_an_earlier_version_takes_new_readings(old: Path) -> None:
    later = msgspec.structs.replace(REPORT, id="flood-2")
    reading = msgspec.structs.replace(READING, id="flood-2")
    with Ledger(old) as ledger:
        assert ledger.add(later, reading)
        assert ledger.reading("flood-2") == reading
