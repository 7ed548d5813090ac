"""Who appears in the ledger: entities by name, with what they said and did."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    RowMapping,
    ScalarSelect,
    Select,
    Table,
    distinct,
    exists,
    func,
    or_,
    select,
)

from accordingto.ledger import schema
from accordingto.ledger.answers import EntityRow, Named, RoleRow
from accordingto.ledger.filters import current, holds, is_current, names_hold

_COUNTS = ("mentions", "said", "sourced", "did", "undergone")


class _Kind(NamedTuple):
    """What is shown as one row."""

    name: str
    type: str
    country: str | None


def who(connection: Connection, name: str, *, whole: bool = False) -> list[EntityRow]:
    """Entities one of whose names holds ``name``, those of most reports first.

    Entities of one name, type and country are shown as one row. An empty name finds all.

    Args:
        connection: to the ledger.
        name: words in a name or an alias.
        whole: whether the name must be this very one.
    """
    found = _found(name, whole=whole)
    gathered: dict[_Kind, _Gathered] = {}
    of_entity: dict[tuple[int, str], _Gathered] = {}
    for row in connection.execute(_counted(found)).mappings():
        kind = _Kind(row["name"], row["type"], row["country"])
        entry = gathered.setdefault(kind, _Gathered())
        entry.add(row)
        of_entity[row["reading"], row["id"]] = entry
    for reading, entity, alias in connection.execute(_listed(found, schema.alias, "alias")):
        of_entity[reading, entity].aliases[alias] = None
    for reading, entity, title, organization in connection.execute(
        _listed(found, schema.role, "title", "organization")
    ):
        of_entity[reading, entity].roles[", ".join(part for part in (title, organization) if part is not None)] = None
    rows = [entry.row(kind) for kind, entry in gathered.items()]
    return sorted(rows, key=lambda row: (-row.reports, -row.mentions, row.name, row.type, row.country or ""))


class _Gathered:
    """The entities of one row; the keys of a dictionary are a set that keeps its order."""

    def __init__(self) -> None:
        self.aliases: dict[str, None] = {}
        self.roles: dict[str, None] = {}
        self._sectors: dict[str, None] = {}
        self._readings: set[int] = set()
        self._counts: dict[str, Any] = dict.fromkeys(_COUNTS, 0)

    def add(self, row: RowMapping) -> None:
        self._readings.add(row["reading"])
        if row["sector"] is not None:
            self._sectors[row["sector"]] = None
        for count in _COUNTS:
            self._counts[count] += row[count]

    def row(self, kind: _Kind) -> EntityRow:
        return EntityRow(
            name=kind.name,
            type=kind.type,
            country=kind.country,
            sectors=tuple(self._sectors),
            aliases=tuple(self.aliases),
            roles=tuple(self.roles),
            reports=len(self._readings),
            **self._counts,
        )


def names(
    connection: Connection,
    *,
    part: str | None = None,
    kind: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[Named]:
    """Names by the number of reports that have them, most first.

    Args:
        connection: to the ledger.
        part: words in the name.
        kind: type of the entities.
        limit: most names to give.
        offset: names to leave out first.
    """
    entity = schema.entity
    row = (entity.c.name, entity.c.type, entity.c.country)
    reports = func.count(distinct(entity.c.reading))
    query = select(*row, reports.label("reports")).where(is_current(entity.c.reading)).group_by(*row)
    if part is not None:
        query = query.where(names_hold(entity.c.name, part))
    if kind is not None:
        query = query.where(entity.c.type == kind)
    query = query.order_by(reports.desc(), *row).limit(limit).offset(offset)
    return [Named(**row) for row in connection.execute(query).mappings()]


def roles(connection: Connection, name: str) -> list[RoleRow]:
    """The offices that reports give the entities of a name, by day of publication."""
    role, entity = schema.role, schema.entity
    query = (
        select(role.c.title, role.c.organization, *_of_report(), role.c.start, role.c.end)
        .select_from(entity)
        .join(role, (role.c.reading == entity.c.reading) & (role.c.entity == entity.c.id))
        .join(current, current.c.serial == entity.c.reading)
        .where(entity.c.name == name)
        .order_by(current.c.published_day.is_(None), current.c.published_day, current.c.report, role.c.start)
    )
    return [RoleRow(**row) for row in connection.execute(query).mappings()]


def _of_report() -> list[ColumnElement[Any]]:
    return [current.c[name] for name in ("report", "version", "outlet", "published")]


def _found(name: str, *, whole: bool) -> CTE:
    entity, alias = schema.entity, schema.alias
    by_alias = exists().where(
        alias.c.reading == entity.c.reading, alias.c.entity == entity.c.id, holds(alias.c.alias, name)
    )
    return (
        select(*(entity.c[column] for column in "reading id name type country sector ordinal".split()))
        .join(current, current.c.serial == entity.c.reading)
        .where(entity.c.name == name if whole else or_(holds(entity.c.name, name), by_alias))
        .cte("found")
    )


def _counted(found: CTE) -> Select[Any]:
    """Each entity found with its numbers, all of its own reading."""

    def number(table: Table, **values: ColumnElement[Any] | str) -> ScalarSelect[int]:
        same = (table.c[column] == value for column, value in values.items())
        query = select(func.count()).where(table.c.reading == found.c.reading, *same)
        return query.correlate(found).scalar_subquery()

    sourced = number(schema.toll, according_to_entity=found.c.id) + number(schema.event, according_to_entity=found.c.id)
    return select(
        found,
        number(schema.mention, entity=found.c.id, kind="name").label("mentions"),
        number(schema.attribution, speaker_entity=found.c.id).label("said"),
        sourced.label("sourced"),
        number(schema.event_party, entity=found.c.id, part="actor").label("did"),
        number(schema.event_party, entity=found.c.id, part="recipient").label("undergone"),
    ).order_by(found.c.reading, found.c.ordinal)


def _listed(found: CTE, table: Table, *columns: str) -> Select[Any]:
    """A list that entities have, for the entities found."""
    same = (table.c.reading == found.c.reading) & (table.c.entity == found.c.id)
    return (
        select(table.c.reading, table.c.entity, *(table.c[column] for column in columns))
        .join(found, same)
        .order_by(table.c.reading, found.c.ordinal, table.c.ordinal)
    )
