"""The ledger from afar: reports by outlet and day, the claims of each day, and who is relied upon."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, literal, select, union_all

from accordingto.ledger import query, schema
from accordingto.ledger.answers import OutletDay, SourceRow, Value
from accordingto.ledger.filters import Filter, is_current

MOST_OF_EACH = 6
"""Outlets, effects and categories that are named for a source."""

_SPEAKER = func.coalesce(schema.attribution.c.speaker, schema.attribution.c.source)
_SOURCES: dict[str, tuple[Table, ColumnElement[Any]]] = {
    "statements": (schema.attribution, _SPEAKER),
    "tolls": (schema.toll, schema.toll.c.according_to),
    "events": (schema.event, schema.event.c.according_to),
}


def outlet_days(connection: Connection) -> list[OutletDay]:
    """The number of reports of each outlet on each day."""
    row = (schema.reading.c.outlet, schema.reading.c.published_day)
    found = select(*row, func.count()).where(is_current(schema.reading.c.serial)).group_by(*row).order_by(*row)
    return [OutletDay(*row) for row in connection.execute(found)]


def dated_claims(connection: Connection, wanted: Filter) -> list[Value]:
    """How many tolls and events happened on each day that a text gives, in order."""
    found: Counter[str] = Counter()
    for kind in query.dated_kinds(wanted):
        found.update(query.by_first_day(connection, kind, wanted))
    return [Value(day, found[day]) for day in sorted(found)]


def sources(
    connection: Connection, *, name: str | None = None, limit: int | None = None, offset: int = 0
) -> list[SourceRow]:
    """Sources by the number of claims according to them, most first.

    Args:
        connection: to the ledger.
        name: words in the source's name.
        limit: most sources to give.
        offset: sources to leave out first.
    """
    parts = [_cited(part) for part in _SOURCES]
    cited = union_all(*parts).subquery()
    total = func.sum(cited.c.statements + cited.c.tolls + cited.c.events)
    found = select(cited.c.name, *(func.sum(cited.c[part]).label(part) for part in _SOURCES)).group_by(cited.c.name)
    if name is not None:
        found = found.where(cited.c.name.icontains(name, autoescape=True))
    found = found.order_by(total.desc(), cited.c.name).limit(limit).offset(offset)
    rows = connection.execute(found).mappings().all()
    of_each = _relied_upon(connection, [row["name"] for row in rows])
    return [SourceRow(**row, **of_each[row["name"]]) for row in rows]


def _cited(part: str) -> Select[Any]:
    """The names of one kind of claims, with their number in its column."""
    claims, source = _SOURCES[part]
    numbers = (func.count().label(one) if one == part else literal(0).label(one) for one in _SOURCES)
    return (
        select(source.label("name"), *numbers).where(source.is_not(None), is_current(claims.c.reading)).group_by(source)
    )


def _relied_upon(connection: Connection, names: Sequence[str]) -> dict[str, dict[str, Any]]:
    """For each name, by which outlets it is relied upon, and for what; most first."""
    relying = union_all(
        *(select(source.label("name"), table.c.reading).where(source.in_(names)) for table, source in _SOURCES.values())
    ).subquery()
    outlets = (
        select(relying.c.name, schema.reading.c.outlet, func.count())
        .join(schema.reading, schema.reading.c.serial == relying.c.reading)
        .where(schema.reading.c.outlet.is_not(None), is_current(schema.reading.c.serial))
        .group_by(relying.c.name, schema.reading.c.outlet)
    )
    asked = {
        "outlets": outlets,
        "effects": _values(schema.toll.c.according_to, schema.toll.c.effect, names),
        "categories": _values(schema.event.c.according_to, schema.event.c.category, names),
    }
    found: dict[str, dict[str, Any]] = {name: dict.fromkeys(asked, ()) for name in names}
    for field, question in asked.items():
        counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for name, value, number in connection.execute(question.order_by(None)):
            counted[name][value] += number
        for name, values in counted.items():
            first = sorted(values, key=lambda value: (-values[value], value))[:MOST_OF_EACH]
            found[name][field] = tuple(first)
    return found


def _values(source: ColumnElement[Any], field: ColumnElement[Any], names: Sequence[str]) -> Select[Any]:
    return select(source, field, func.count()).where(source.in_(names)).group_by(source, field)
