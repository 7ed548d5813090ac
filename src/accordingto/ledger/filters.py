"""What a question to the ledger is narrowed down to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, column, select, table

from accordingto.ledger import schema
from accordingto.ledger.characters import storable_words
from accordingto.ledger.days import Days, days
from accordingto.ledger.errors import BadDay

Day = str | date
"""A day, or as text also a week, month or year: ``2021-05-10``, ``2021-W19``, ``2021-05``, ``2021``."""

Order = Literal["day", "latest", "highest"]

Columns = Mapping[str, ColumnElement[Any]]

_CURRENT = "serial report_serial report version reader_version title outlet published published_day"

current = table("current_reading", *map(column, _CURRENT.split()))
"""The view of each report's newest reading, which every answer is taken from."""


def is_current(reading: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a reading is the newest of its report, asked without a join: for counting over all claims."""
    earlier, later = schema.reading.alias("earlier"), schema.reading.alias("later")
    same = (later.c.report == earlier.c.report) & (later.c.serial > earlier.c.serial)
    return reading.not_in(select(earlier.c.serial).join(later, same))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions that all must hold; null asks for nothing.

    Attributes:
        effect: of tolls, exactly.
        category: of events, exactly.
        source: words in ``according_to``, in any letter case, as in the next two.
        place: words in the place's name.
        outlet: words in the outlet's name.
        since: first day wanted: by the claim's own date, or by the day of publication where it has none.
        until: last day wanted, likewise.
        report: id of the report, exactly.
        voice: of tolls and events, exactly.
        kind: of statements, exactly.
        medium: of statements, exactly.
        according_to: the source's whole name.
        actor: of events: the whole name of one of those who did it.
        recipient: of events: the whole name of one of those whom it was done to.
        warned: of reports: whether only those whose reading has warnings.
        order: by day, or the latest or the highest figure first; ``after`` goes on by day only.
        limit: most rows to give.
        offset: rows to leave out first.
        after: place of the claim that the rows come after, as ``paging.place`` gives it.
    """

    effect: str | None = None
    category: str | None = None
    source: str | None = None
    place: str | None = None
    outlet: str | None = None
    since: Day | None = None
    until: Day | None = None
    report: str | None = None
    voice: str | None = None
    kind: str | None = None
    medium: str | None = None
    according_to: str | None = None
    actor: str | None = None
    recipient: str | None = None
    warned: bool = False
    order: Order = "day"
    limit: int | None = None
    offset: int = 0
    after: str | None = None

    def conditions(self, columns: Columns) -> Iterator[ColumnElement[bool]]:
        """The conditions on a query that has these columns; dates need ``first_day`` and ``last_day``.

        Raises:
            BadDay: if ``since`` or ``until`` is no date.
        """
        for name in ("effect", "category", "report", "voice", "kind", "medium", "according_to"):
            value: str | None = getattr(self, name)
            if value is not None:
                yield columns[name] == value
        for name in ("source", "place", "outlet"):
            words: str | None = getattr(self, name)
            if words is not None:
                yield names_hold(columns[name], words, among=schema.reading.c.outlet if name == "outlet" else None)
        if self.since is not None:
            yield columns["last_day"] >= _days(self.since).first
        if self.until is not None:
            yield columns["first_day"] <= _days(self.until).last


def holds(words: ColumnElement[Any], part: str) -> ColumnElement[bool]:
    """Whether some words are found in a column, in any letter case."""
    return words.icontains(storable_words(part), autoescape=True)


def names_hold(names: ColumnElement[Any], part: str, *, among: ColumnElement[Any] | None = None) -> ColumnElement[bool]:
    """The same of a column of names, in which each comes many times: it is looked for once in each different name.

    Args:
        names: the column.
        part: words.
        among: another column that has every name of the first.
    """
    # The limit, which limits nothing, keeps SQLite from looking before it has told the names apart.
    different = select((names if among is None else among).label("name")).distinct().limit(-1).subquery()
    return names.in_(select(different.c.name).where(holds(different.c.name, part)))


def _days(value: Day) -> Days:
    found = days(value if isinstance(value, str) else value.isoformat())
    if found is None:
        raise BadDay(str(value))
    return found
