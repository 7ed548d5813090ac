"""Searches with fields: conditions on each kind of claim, joined by AND, OR and NOT with words of the full text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import eq, ge, gt, le, lt
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    and_,
    func,
    literal,
    literal_column,
    not_,
    null,
    or_,
    select,
)

from accordingto.ledger import schema
from accordingto.ledger.answers import Value
from accordingto.ledger.days import days
from accordingto.ledger.filters import Filter, current, holds, names_hold
from accordingto.ledger.search_index import CLAIM_WORDS, CLAIMS, marked_words, matches
from accordingto.ledger.search_query import EFFECTS, Both, Either, Field, Query, Without, Words, as_fts5

_STATEMENT = schema.attribution.c
_TABLES: dict[str, Table] = {"toll": schema.toll, "event": schema.event, "attribution": schema.attribution}
_SOURCES: dict[str, ColumnElement[Any]] = {
    "toll": schema.toll.c.according_to,
    "event": schema.event.c.according_to,
    "attribution": func.coalesce(_STATEMENT.speaker, _STATEMENT.source),
}
_ANYBODY: dict[str, tuple[ColumnElement[Any], ...]] = {
    "toll": (schema.toll.c.according_to, schema.toll.c.who, schema.toll.c.actor),
    "event": (schema.event.c.according_to, schema.event.c.actor, schema.event.c.recipient),
    "attribution": (_STATEMENT.speaker, _STATEMENT.source, _STATEMENT.addressee),
}
_COMPARISONS: Mapping[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    ":": eq, "=": eq, ">=": ge, "<=": le, ">": gt, "<": lt,
}  # fmt: skip
_NEVER: ColumnElement[bool] = literal(0) == literal(1)

COUNTED = 2_000
"""Claims of each kind that facets are counted over: so many are counted in some hundredths of a second."""
MOST_VALUES = 10
FACETS = ("kind", "effect", "category", "source", "outlet", "day")


class Asked(NamedTuple):
    """A query as two conditions that must both hold.

    Attributes:
        words: for the full text, as FTS5 has them; null for none.
        rest: that the full text cannot answer alone.
    """

    words: str | None
    rest: tuple[Query, ...]


def divided(query: Query) -> Asked:
    """The words that every claim must have, by which the best can be told, and the rest."""
    words = as_fts5(query)
    if words is not None:
        return Asked(words, ())
    if isinstance(query, Both):
        texts = [text for text in map(as_fts5, query.parts) if text is not None]
        rest = tuple(part for part in query.parts if as_fts5(part) is None)
        return Asked(f"({' AND '.join(texts)})" if texts else None, rest)
    if isinstance(query, Without):
        words = as_fts5(query.wanted)
        return Asked(words, (query,))
    return Asked(None, (query,))


def claims(connection: Connection, asked: Asked, wanted: Filter) -> list[RowMapping]:
    """The claims of every kind that a query finds, best first, or the latest where no words say which is better.

    Returns:
        Rows with ``kind``, ``score``, ``marked``, and what a claim and its report have.
    """
    most = None if wanted.limit is None else wanted.limit + wanted.offset
    found: list[RowMapping] = []
    for kind in _TABLES:
        query = _selected(kind, asked, wanted, *_shown(kind, asked)).limit(most)
        found += connection.execute(_best(query, kind, asked)).mappings()
    # Sorted twice: the second keeps the order of the first among equals.
    found.sort(key=lambda row: (row["report"], row["version"], row["start"]))
    found.sort(key=lambda row: (row["score"], row["day"] or ""), reverse=True)
    return found[wanted.offset :][: wanted.limit]


def facets(connection: Connection, asked: Asked, wanted: Filter) -> tuple[dict[str, list[Value]], int, bool]:
    """The most frequent values of ``FACETS`` among what a query finds, the number counted, and whether that is all."""
    counted: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    number, whole = 0, True
    for kind, table in _TABLES.items():
        fields = (
            literal(kind),
            table.c.effect if kind == "toll" else null(),
            table.c.category if kind == "event" else null(),
            _SOURCES[kind],
            current.c.outlet,
            func.substr(table.c.day, 1, 7),
        )
        rows = connection.execute(_selected(kind, asked, wanted, *fields).limit(COUNTED + 1)).all()
        whole = whole and len(rows) <= COUNTED
        number += len(rows[:COUNTED])
        for facet, values in zip(FACETS, zip(*rows[:COUNTED], strict=True), strict=False):
            counted[facet].update(value for value in values if value is not None)
    return {facet: [Value(*one) for one in _most(counted[facet])] for facet in FACETS}, number, whole


def _most(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda one: (-one[1], one[0]))[:MOST_VALUES]


def _selected(kind: str, asked: Asked, wanted: Filter, *shown: ColumnElement[Any]) -> Select[Any]:
    """Columns of the claims of a kind that a query finds."""
    table = _TABLES[kind]
    known = {**current.c, "first_day": current.c.published_day, "last_day": current.c.published_day}
    query = select(*shown).select_from(table).join(current, current.c.serial == table.c.reading)
    if asked.words is not None:
        query = query.join(CLAIMS, CLAIMS.c.rowid == table.c.serial).where(matches(CLAIMS, asked.words))
    return query.where(*(_condition(kind, part) for part in asked.rest), *wanted.conditions(known))


def _shown(kind: str, asked: Asked) -> list[ColumnElement[Any]]:
    table = _TABLES[kind]
    words = _STATEMENT.content if kind == "attribution" else table.c.evidence_text
    score: ColumnElement[Any] = literal(0.0) if asked.words is None else -CLAIMS.c.rank
    marked = func.coalesce(words, "") if asked.words is None else marked_words(CLAIMS, CLAIM_WORDS)
    report = (current.c[name] for name in ("report", "version", "published", "outlet"))
    claim = (table.c[name] for name in ("reading", "id", "key", "day", "start", "end"))
    return [
        literal(kind).label("kind"),
        score.label("score"),
        marked.label("marked"),
        _SOURCES[kind].label("according_to"),
        *report,
        *claim,
    ]


def _best(query: Select[Any], kind: str, asked: Asked) -> Select[Any]:
    if asked.words is not None:
        return query.order_by(literal_column("rank"))
    table = _TABLES[kind]
    return query.order_by(table.c.day.is_(None), table.c.day.desc(), table.c.serial)


def _condition(kind: str, query: Query) -> ColumnElement[bool]:
    """A query as a condition on the claims of a kind."""
    match query:
        case Both(parts=parts):
            return and_(*(_condition(kind, part) for part in parts))
        case Either(parts=parts):
            return or_(*(_condition(kind, part) for part in parts))
        case Without(wanted=wanted, unwanted=unwanted):
            # What is not known does not hold, so its opposite does.
            return and_(_condition(kind, wanted), not_(func.coalesce(_condition(kind, unwanted), literal(value=False))))
        case Words(fts5=words):
            found = select(CLAIMS.c.rowid).where(matches(CLAIMS, words))
            return _TABLES[kind].c.serial.in_(found)
        case Field():
            return _field(kind, query)


def _field(kind: str, field: Field) -> ColumnElement[bool]:
    table = _TABLES[kind]
    if field.name in EFFECTS:
        return _figure(kind, field)
    if field.name == "day":
        return _day(table, field)
    if field.name in {"effect", "category", "voice"}:
        return table.c[field.name] == field.value if field.name in table.c else _NEVER
    if field.name == "kind":
        return literal(kind) == ("attribution" if field.value == "statement" else field.value)
    if field.name == "says":
        return holds(_STATEMENT.content, field.value) if kind == "attribution" else _NEVER
    columns = _names_of(kind, field.name)
    return or_(*(names_hold(column, field.value, among=other) for column, other in columns)) if columns else _NEVER


def _names_of(kind: str, field: str) -> Sequence[tuple[ColumnElement[Any], ColumnElement[Any] | None]]:
    """The columns in which a field looks for words, each with the column that has all its names."""
    if field == "outlet":
        return ((current.c.outlet, schema.reading.c.outlet),)
    if field == "place":
        return ((_TABLES[kind].c.place, None),) if kind != "attribution" else ()
    columns = (_SOURCES[kind],) if field == "source" else _ANYBODY[kind]
    return tuple((column, None) for column in columns)


def _figure(kind: str, field: Field) -> ColumnElement[bool]:
    if kind != "toll":
        return _NEVER
    toll = schema.toll.c
    figure = func.coalesce(toll["count"], toll.low, toll.high)
    return and_(toll.effect == field.name, _COMPARISONS[field.operator](figure, int(field.value)))


def _day(table: Table, field: Field) -> ColumnElement[bool]:
    asked = days(field.value)
    if asked is None:
        return _NEVER
    # As the index has it; claims without a day come after every day there.
    day = schema.day_order(table)
    known = table.c.day.is_not(None)
    if field.operator in {":", "="}:
        last = func.coalesce(table.c.last_day, table.c.day) if "last_day" in table.c else day
        return and_(known, day <= asked.last, last >= asked.first)
    # The 4th is after a month only if the month is over, and from a month on as soon as it begins.
    edge = asked.first if field.operator in {">=", "<"} else asked.last
    return and_(known, _COMPARISONS[field.operator](day, edge))
