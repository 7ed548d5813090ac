"""Writing one report with its reading: rows, search index and all in the transaction of the caller."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ClauseElement, Connection, bindparam, func, insert, select
from sqlalchemy.dialects import sqlite

from accordingto.ledger import schema, search_index
from accordingto.ledger.characters import Replaced, storable, storable_words
from accordingto.ledger.keys import Keys
from accordingto.ledger.rows import ReadingRows, Rows, reading_row, report_rows
from accordingto.ledger.soundness import check
from accordingto.reading import Reading
from accordingto.report import Report, text_hash

_CLAIMS = (schema.attribution, schema.toll, schema.event)


def _compiled(statement: ClauseElement) -> str:
    """A statement for the driver itself: compiled once, it takes plain tuples at half the cost of SQLAlchemy's way."""
    return str(statement.compile(dialect=sqlite.dialect()))


# In the order in which tables refer to one another.
_INSERTS: Mapping[str, str] = {table.name: _compiled(insert(table)) for table in schema.metadata.sorted_tables}
_KEEP_FILE = _compiled(sqlite.insert(schema.reader_file).on_conflict_do_nothing())
_SAME_ID = _compiled(
    select(schema.report.c.serial, schema.report.c.text_sha256, schema.report.c.outlet).where(
        schema.report.c.id == bindparam("id")
    )
)
_SAME_READING = _compiled(
    select(schema.reading.c.serial).where(
        schema.reading.c.report == bindparam("report"), schema.reading.c.reader_version == bindparam("reader_version")
    )
)
_LAST = _compiled(
    select(*(select(func.max(table.c.serial)).scalar_subquery() for table in (schema.report, schema.reading, *_CLAIMS)))
)


class Outcome(enum.Enum):
    """What became of a report that was added; false when nothing was written.

    ``ADDED``: the report is new. ``REVISED``: another text or outlet under an id that the ledger has; both are kept.
    ``REREAD``: a report that the ledger has, read by another version of the readers. ``HELD``: all of it was there.
    """

    ADDED = "added"
    REVISED = "revised"
    REREAD = "reread"
    HELD = "held"

    def __bool__(self) -> bool:
        return self is not Outcome.HELD


class Identity(NamedTuple):
    """What makes a report this one and no other: its id, its text, and who published it."""

    id: str
    text_sha256: str
    outlet: str | None

    @classmethod
    def of(cls, report: Report) -> Identity:
        """The identity of a report, as the ledger knows it."""
        outlet = None if report.outlet is None else storable_words(report.outlet)
        return cls(storable_words(report.id), text_hash(report.text), outlet)


@dataclass(frozen=True, slots=True)
class Entry:
    """A report and its reading, checked and fit to be stored.

    Attributes:
        identity: of the report as it came in.
        report: with characters replaced that no database holds.
        reading: likewise.
        replaced: what was replaced in the report.
        replaced_in_reading: what was replaced in the reading, but for the text, which is the report's.
    """

    identity: Identity
    report: Report
    reading: Reading
    replaced: list[Replaced]
    replaced_in_reading: list[Replaced]

    @classmethod
    def of(cls, report: Report, reading: Reading) -> Entry:
        """Check a report and its reading.

        Raises:
            UnsoundReading: if the reading does not fit the report, its text or itself.
        """
        check(report, reading)
        stored_report, replaced = storable(report)
        stored_reading, in_reading = storable(reading)
        if in_reading:
            check(stored_report, stored_reading)
        in_reading = [character for character in in_reading if character.field != "text"]
        return cls(Identity.of(report), stored_report, stored_reading, replaced, in_reading)


class ReaderFile(NamedTuple):
    """A file of a user's that readings were made with: ``lexicon`` or ``actors``, its name, its bytes' SHA-256."""

    kind: str
    name: str
    sha256: str


def write_files(connection: Connection, reader_version: str, files: Sequence[ReaderFile]) -> None:
    """Keep which files a version of the readers reads with, unless they are there."""
    rows = [(reader_version, number, *file) for number, file in enumerate(files)]
    if rows:
        connection.connection.cursor().executemany(_KEEP_FILE, rows)


def files_of(connection: Connection, reader_version: str) -> tuple[ReaderFile, ...]:
    """The files that a version of the readers reads with, in order."""
    table = schema.reader_file
    query = select(table.c.kind, table.c.name, table.c.sha256).filter_by(reader_version=reader_version)
    return tuple(ReaderFile(*row) for row in connection.execute(query.order_by(table.c.ordinal)))


class Held(NamedTuple):
    """What the ledger has under a report's id.

    Attributes:
        report: serial of the very report, null if it is not there.
        read: whether this version of the readers has read it.
        versions: number of reports with the id.
    """

    report: int | None
    read: bool
    versions: int


def held(connection: Connection, identity: Identity, reader_version: str) -> Held:
    """Look a report up."""
    cursor = connection.connection.cursor()
    cursor.execute(_SAME_ID, (identity.id,))
    same_id = cursor.fetchall()
    for serial, text_sha256, outlet in same_id:
        if (text_sha256, outlet) == identity[1:]:
            cursor.execute(_SAME_READING, (serial, reader_version))
            return Held(serial, cursor.fetchone() is not None, len(same_id))
    return Held(None, read=False, versions=len(same_id))


def write(connection: Connection, entry: Entry, reader_version: str, now: str) -> Outcome:
    """Add a report, unless it is there, with its reading, unless this version of the readers has read it already.

    Args:
        connection: in a transaction that keeps every other writer out.
        entry: what to write.
        reader_version: version of the readers.
        now: UTC date-time, ISO 8601.
    """
    there = held(connection, entry.identity, reader_version)
    if there.read:
        return Outcome.HELD
    next_report, serial, first_claim = _free_serials(connection)
    report = there.report
    if report is None:
        report = next_report
        _write_report(connection, entry, report, there.versions + 1, now)
    parts = ReadingRows(entry.reading, serial, Keys(entry.identity.text_sha256), first_claim)
    parts.rows["reading"] = [reading_row(entry.reading, serial, report, reader_version, now)]
    parts.rows["replaced_character"] = [(report, serial, *character) for character in entry.replaced_in_reading]
    _insert(connection, parts.rows)
    search_index.add_claims(connection, parts.search_rows)
    if there.report is not None:
        return Outcome.REREAD
    return Outcome.REVISED if there.versions > 0 else Outcome.ADDED


def _free_serials(connection: Connection) -> tuple[int, int, int]:
    """The next serials of a report, a reading and a claim."""
    cursor = connection.connection.cursor()
    cursor.execute(_LAST)
    report, reading, *claims = (serial or 0 for serial in cursor.fetchall()[0])
    return report + 1, reading + 1, max(claims) + 1


def _write_report(connection: Connection, entry: Entry, serial: int, version: int, now: str) -> None:
    rows = report_rows(entry.report, serial, version, entry.identity.text_sha256, now)
    rows["replaced_character"] = [(serial, None, *character) for character in entry.replaced]
    _insert(connection, rows)
    search_index.add_report(connection, serial, entry.report.title, entry.report.text)


def _insert(connection: Connection, rows: Rows) -> None:
    cursor = connection.connection.cursor()
    for table, statement in _INSERTS.items():
        if rows.get(table):
            cursor.executemany(statement, rows[table])
