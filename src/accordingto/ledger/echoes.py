"""Where other reports say the same: the same figure of the same days, the same words of a statement.

What is found is likeness, no more: whether two reports copy one another, or speak of the same, is not decided here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, select

from accordingto.ledger import schema
from accordingto.ledger.answers import Echo
from accordingto.ledger.filters import current
from accordingto.ledger.lookup import Address

DAYS_APART = 14
"""Figures of days further apart are taken to be of different happenings."""
LEAST_COUNT = 2
"""Reports that name one victim are too many to be worth a word."""
LEAST_WORDS = 20
"""Characters of a statement that are not met with by chance."""
MOST = 5
"""Echoes of one claim, the nearest in time first."""


def echoes(connection: Connection, address: Address) -> dict[str, list[Echo]]:
    """By the ids of a reading's tolls and statements, where other reports say the same."""
    found: dict[str, list[Echo]] = {}
    for query in (_figures(address.reading), _words(address.reading)):
        for id_, *values in connection.execute(query):
            same = found.setdefault(id_, [])
            if len(same) < MOST:
                same.append(Echo(*values))
    return found


def _figures(reading: int) -> Select[Any]:
    mine, other = schema.toll.alias("mine"), schema.toll.alias("other")
    earliest, latest = (func.date(mine.c.day, f"{days:+} days") for days in (-DAYS_APART, DAYS_APART))
    near = other.c.day.between(earliest, latest)
    same = (other.c.effect == mine.c.effect) & (other.c["count"] == mine.c["count"]) & near
    return _nearest(mine, other, same, other.c.according_to).where(
        mine.c.reading == reading, mine.c["count"] >= LEAST_COUNT
    )


def _words(reading: int) -> Select[Any]:
    mine, other = schema.attribution.alias("mine"), schema.attribution.alias("other")
    same = (schema.first_words(other) == schema.first_words(mine)) & (other.c.content == mine.c.content)
    return _nearest(mine, other, same, func.coalesce(other.c.speaker, other.c.source)).where(
        mine.c.reading == reading, func.length(mine.c.content) >= LEAST_WORDS
    )


def _nearest(mine: FromClause, other: FromClause, same: ColumnElement[bool], source: ColumnElement[Any]) -> Select[Any]:
    """For each claim of mine the others that are the same, in the order of their distance in days."""
    apart = func.abs(func.julianday(other.c.day) - func.julianday(mine.c.day))
    report = (current.c[name] for name in ("report", "version", "outlet", "published"))
    return (
        select(mine.c.id, *report, source, other.c.start, other.c.end)
        .select_from(mine)
        .join(other, same & (other.c.reading != mine.c.reading))
        .join(current, current.c.serial == other.c.reading)
        .order_by(mine.c.ordinal, apart, other.c.serial)
    )
