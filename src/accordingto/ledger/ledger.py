"""The ledger: reports and readings go in, are never changed, and answer questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from accordingto._version import __version__
from accordingto.ledger import cast, lookup, records, schema, search, writer
from accordingto.ledger import query as questions
from accordingto.ledger.answers import (
    ClaimRow,
    CodedEventRow,
    Counts,
    EntityRow,
    Found,
    ReportRow,
    SaidRow,
    TimelineRow,
    TollRow,
)
from accordingto.ledger.errors import LedgerUnavailable, ReadOnlyLedger, UnsoundReading
from accordingto.ledger.filters import Day, Filter
from accordingto.ledger.looking import Overview
from accordingto.ledger.lookup import Copy
from accordingto.ledger.opening import file_of, open_engine
from accordingto.ledger.writer import Entry, Identity, Outcome, ReaderFile
from accordingto.reading import Reading
from accordingto.report import Report

BATCH_REPORTS = 64
"""Reports of news length took 0.68 of the time of single ones in batches of 64, and no less in batches of 200."""
BATCH_SECONDS = 0.5

Answer = TypeVar("Answer")
Claim = TypeVar("Claim", bound=ClaimRow)


class Ledger(Overview):
    """A ledger in an SQLite file, which is made if it is not there. Use it in a ``with`` statement, or ``close`` it.

    Many processes may read a ledger while one writes it; several writers wait for one another. All must run on one
    machine: SQLite's write-ahead log does not reach over a network. Questions are answered from each report's newest
    reading, the one written last; words in questions are found in any letter case.

    Args:
        location: a path, or a ``sqlite:///`` URL.
        read_only: whether to refuse every change; the ledger must then be there.
        reader_version: version of the readers whose readings are added.
        files: files of a user's that the readers read with; the version must tell readings with other files apart.

    Raises:
        NotALedger: if the file is something else; it is left as it was.
        NoLedger: if there is none and it was to be read only.
        LedgerTooNew: if a later release wrote it.
        LedgerTooOld: if an earlier release wrote it and it was to be read only.
        LedgerUnavailable: if the system does not let us open it; likewise from every method.

    Example:
        >>> with Ledger("case.db") as ledger:  # doctest: +SKIP
        ...     ledger.add(report, reading)
        ...     for toll in ledger.tolls(effect="killed", source="ministry"):
        ...         print(toll.count, toll.according_to, toll.evidence)
    """

    def __init__(
        self,
        location: str | Path,
        *,
        read_only: bool = False,
        reader_version: str = __version__,
        files: Sequence[ReaderFile] = (),
    ) -> None:
        self.path = file_of(location)
        self.read_only = read_only
        self.reader_version = reader_version
        self._files = tuple(files)
        self._engine = open_engine(self.path, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add(self, report: Report, reading: Reading) -> Outcome:
        """Write a report and its reading in one transaction; what is there already is left as it is.

        Returns:
            What was done; false if the ledger has this reader version's reading of this very report.

        Raises:
            UnsoundReading: if the reading does not fit the report, its text or itself; nothing was written.
        """
        return self._write([Entry.of(report, reading)])[0]

    def add_many(self, entries: Iterable[tuple[Report, Reading]]) -> Iterator[tuple[Report, Outcome | UnsoundReading]]:
        """Add many reports, several to a transaction, which takes a third less time than to ``add`` each.

        What is yielded is in the ledger for good. A kill costs the reports that were not yielded yet, wholly: at most
        ``BATCH_REPORTS``, no more than came in ``BATCH_SECONDS``.

        Args:
            entries: may be endless; no lock is held while the next is waited for.

        Yields:
            Each report, in order, with what was done, or with what is wrong with its reading, which was not written.
        """
        for batch in batches(entries):
            checked = [_checked(report, reading) for report, reading in batch]
            done = iter(self._write([entry for entry in checked if isinstance(entry, Entry)]))
            for (report, _), entry in zip(batch, checked, strict=True):
                yield report, next(done) if isinstance(entry, Entry) else entry

    def _write(self, entries: Sequence[Entry]) -> list[Outcome]:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._transaction(writes=True) as connection:
            writer.write_files(connection, self.reader_version, self._files)
            return [writer.write(connection, entry, self.reader_version, now) for entry in entries]

    def holds(self, report: Report) -> bool:
        """Whether this reader version's reading of this very report is there: its id, text and outlet."""
        with self._transaction() as connection:
            return writer.held(connection, Identity.of(report), self.reader_version).read

    def files(self, reader_version: str) -> tuple[ReaderFile, ...]:
        """The files of a user's that a version of the readers read with; none for the program's own versions."""
        with self._transaction() as connection:
            return writer.files_of(connection, reader_version)

    def seen(self) -> frozenset[Identity]:
        """All that ``holds`` is true of, to ask ``Identity.of(report) in seen`` of very many reports."""
        report, reading = schema.report.c, schema.reading.c
        query = (
            select(report.id, report.text_sha256, report.outlet)
            .join(schema.reading, reading.report == report.serial)
            .where(reading.reader_version == self.reader_version)
        )
        with self._transaction() as connection:
            return frozenset(Identity(*row) for row in connection.execute(query))

    def report(self, id: str, *, version: int | None = None) -> Report:  # noqa: A002 - the field's name
        """A report exactly as it was added.

        Args:
            id: its id, or a beginning that no other id has.
            version: which of the reports with this id; the one added last, if null.

        Raises:
            UnknownReport: if there is none.
            AmbiguousReport: if several ids begin so; the error lists them.
        """
        with self._transaction() as connection:
            return records.load_report(connection, lookup.address(connection, id, version).report)

    def reading(self, id: str, *, version: int | None = None) -> Reading:  # noqa: A002 - the field's name
        """The newest reading of a report exactly as it was added; arguments and errors are those of ``report``."""
        with self._transaction() as connection:
            return records.load_reading(connection, *lookup.address(connection, id, version))

    def makers(self, claim: str) -> list[Copy]:
        """The reports that make a claim, by day of publication; several do where they are copies of one text.

        Args:
            claim: its key, the ``claim`` of every answer.

        Raises:
            UnknownClaim: if there is none.
        """
        with self._transaction() as connection:
            return lookup.makers(connection, claim)

    def reports(
        self,
        *,
        outlet: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        report: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[ReportRow]:
        """Reports by day of publication, all versions.

        Args:
            outlet: words in the outlet's name.
            since: first day of publication wanted; a month or year stands for its first day.
            until: last day of publication wanted; a month or year stands for its last day.
            report: id of a report, or a beginning that no other id has.
            limit: most rows to give.
            offset: rows to leave out first.

        Raises:
            BadDay: if a day is none.
            UnknownReport: if no report has the id.
            AmbiguousReport: if several ids begin so.
        """
        wanted = Filter(outlet=outlet, since=since, until=until, report=report, limit=limit, offset=offset)
        return self._answer(questions.reports, wanted)

    def tolls(
        self,
        *,
        effect: str | None = None,
        source: str | None = None,
        place: str | None = None,
        outlet: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        report: str | None = None,
        voice: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        after: str | None = None,
    ) -> list[TollRow]:
        """Tolls by day; the day is their own, or the day of publication of those that the text does not date.

        Args:
            effect: as ``killed``.
            source: words in the name of the source.
            place: words in the name of the place.
            outlet: words in the outlet's name.
            since: first day wanted.
            until: last day wanted.
            report: id of a report, or a beginning that no other id has.
            voice: as ``quoted``.
            limit: most rows to give.
            offset: rows to leave out first.
            after: place of the row that these come after, as ``paging.place`` gives it.

        Raises:
            BadDay: if a day is none.
            BadPlace: if ``after`` is no place.
            UnknownReport: if no report has the id.
            AmbiguousReport: if several ids begin so.
        """
        wanted = Filter(
            effect=effect,
            source=source,
            place=place,
            outlet=outlet,
            since=since,
            until=until,
            report=report,
            voice=voice,
            limit=limit,
            offset=offset,
            after=after,
        )
        return self._answer(questions.tolls, wanted)

    def events(
        self,
        *,
        category: str | None = None,
        source: str | None = None,
        place: str | None = None,
        outlet: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        report: str | None = None,
        voice: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        after: str | None = None,
    ) -> list[CodedEventRow]:
        """Events by day; arguments, days and errors are those of ``tolls``, with a category (``ASSAULT``)."""
        wanted = Filter(
            category=category,
            source=source,
            place=place,
            outlet=outlet,
            since=since,
            until=until,
            report=report,
            voice=voice,
            limit=limit,
            offset=offset,
            after=after,
        )
        return self._answer(questions.events, wanted)

    def timeline(
        self,
        *,
        effect: str | None = None,
        category: str | None = None,
        source: str | None = None,
        place: str | None = None,
        outlet: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        report: str | None = None,
        voice: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        after: str | None = None,
    ) -> list[TimelineRow]:
        """Tolls and events by the day that the text gives them; those it does not date are left out.

        Arguments and errors are those of ``tolls`` and ``events``; an effect or a category leaves the others out.
        """
        wanted = Filter(
            effect=effect,
            category=category,
            source=source,
            place=place,
            outlet=outlet,
            since=since,
            until=until,
            report=report,
            voice=voice,
            limit=limit,
            offset=offset,
            after=after,
        )
        return self._answer(questions.timeline, wanted)

    def who(self, name: str, *, whole: bool = False) -> list[EntityRow]:
        """People, organizations, places and groups one of whose names holds ``name``, and what they said and did.

        Args:
            name: words in a name; an empty one finds all.
            whole: whether the name must be this very one.
        """
        with self._transaction() as connection:
            return cast.who(connection, name, whole=whole)

    def said(
        self,
        name: str,
        *,
        outlet: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        report: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        after: str | None = None,
    ) -> list[SaidRow]:
        """Statements by day of publication whose speaker, or whose words for the source, hold ``name``.

        The other arguments and the errors are those of ``reports``.
        """
        wanted = Filter(outlet=outlet, since=since, until=until, report=report, limit=limit, offset=offset, after=after)
        return self._answer(partial(questions.said, name=name), wanted)

    def search(
        self,
        query: str,
        *,
        outlet: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        report: str | None = None,
        limit: int | None = 20,
        offset: int = 0,
    ) -> Found:
        """Reports and claims that hold some words, best first; the limit counts for each of the two.

        Args:
            query: words, ``"a phrase"``, a beginning (``bomb*``), ``AND``, ``OR``, ``NOT``, parentheses, and
                fields of claims (``source:ministry``, ``killed>=10``), which ``search_query.FIELDS`` lists.
            outlet: words in the outlet's name.
            since: first day of publication wanted.
            until: last day of publication wanted.
            report: id of a report, or a beginning that no other id has.
            limit: most of each to give.
            offset: how many of each to leave out first.

        Raises:
            BadQuery: naming the place in the query that cannot be understood.
            BadDay: if a day is none.
            UnknownReport: if no report has the id.
            AmbiguousReport: if several ids begin so.
        """
        wanted = Filter(outlet=outlet, since=since, until=until, report=report, limit=limit, offset=offset)
        return self._answer(partial(search.search, query=query), wanted)

    def summary(self) -> Counts:
        """The ledger in numbers."""
        with self._transaction() as connection:
            return questions.counts(connection)

    def _answer(self, question: Callable[[Connection, Filter], Answer], wanted: Filter) -> Answer:
        with self._transaction() as connection:
            if wanted.report is not None:
                wanted = replace(wanted, report=lookup.full_id(connection, wanted.report))
            return question(connection, wanted)

    @contextmanager
    def _transaction(self, *, writes: bool = False) -> Iterator[Connection]:
        if writes and self.read_only:
            raise ReadOnlyLedger(self.path)
        try:
            with self._engine.connect().execution_options(writes=writes) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise LedgerUnavailable(self.path, str(error.orig)) from error
        except sqlite3.Error as error:  # from rows that go to the driver directly
            raise LedgerUnavailable(self.path, str(error)) from error


def batches(entries: Iterable[tuple[Report, Reading]]) -> Iterator[list[tuple[Report, Reading]]]:
    """What comes in ``BATCH_SECONDS``, at most ``BATCH_REPORTS`` at a time."""
    batch: list[tuple[Report, Reading]] = []
    for entry in entries:
        if not batch:
            begun = monotonic()
        batch.append(entry)
        if len(batch) == BATCH_REPORTS or monotonic() - begun > BATCH_SECONDS:
            yield batch
            batch = []
    if batch:
        yield batch


def _checked(report: Report, reading: Reading) -> Entry | UnsoundReading:
    try:
        return Entry.of(report, reading)
    except UnsoundReading as error:
        return error
