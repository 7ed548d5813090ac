"""The questions that a ledger answers, each about the newest reading of every report, each in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal, TypeVar

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    distinct,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
)

from accordingto.ledger import coding, paging, schema, views
from accordingto.ledger.answers import CodedEventRow, Counts, ReportRow, SaidRow, TimelineRow, TollRow
from accordingto.ledger.filters import Columns, Filter, current, holds

Answer = TypeVar("Answer", bound=msgspec.Struct)

ClaimKind = Literal["toll", "event", "attribution"]

_PUBLISHED = current.c.published_day
_CLAIMS: dict[ClaimKind, Table] = {"toll": schema.toll, "event": schema.event, "attribution": schema.attribution}
_TIMELINE: tuple[ClaimKind, ...] = ("toll", "event")


def tolls(connection: Connection, wanted: Filter) -> list[TollRow]:
    """Tolls by day, report and place in the text."""
    toll = schema.toll
    renamed = {"when": toll.c.dated, "number": toll.c.number_text, "evidence": toll.c.evidence_text}
    return _claims(connection, toll, TollRow, renamed, wanted)


def events(connection: Connection, wanted: Filter) -> list[CodedEventRow]:
    """Events by day, report and place in the text, with the codes that other projects might give them."""
    event = schema.event
    renamed = {
        "when": event.c.dated,
        "trigger": event.c.trigger_text,
        "evidence": event.c.evidence_text,
        "relations": _relations(event),
        "actors": coding.parties("actor"),
        "recipients": coding.parties("recipient"),
    }
    return [coding.coded(row) for row in _claims(connection, event, coding.EventWithParties, renamed, wanted)]


def _relations(event: Table) -> ScalarSelect[str]:
    """An event's relations in words."""
    relation = schema.event_relation
    ordered = (
        select((relation.c.kind + " " + relation.c.related).label("words"))
        .where(relation.c.reading == event.c.reading, relation.c.event == event.c.id)
        .order_by(relation.c.ordinal)
        .correlate(event)
        .subquery()
    )
    return select(func.aggregate_strings(ordered.c.words, "; ")).scalar_subquery()


def _claims(
    connection: Connection, claims: Table, answer: type[Answer], renamed: Columns, wanted: Filter
) -> list[Answer]:
    known = _known(claims, renamed)
    query = _from_current(claims, answer, known).where(*_conditions(claims, known, wanted))
    return _in_order(connection, query, answer, known, wanted)


def _known(claims: Table, renamed: Columns) -> Columns:
    """The columns of claims and of their reports, under the names of the answers."""
    return {
        **current.c,
        **claims.c,
        "claim": claims.c["key"],
        "report": current.c.report,
        "source": claims.c.according_to if "according_to" in claims.c else claims.c.source,
        **renamed,
    }


def _conditions(claims: Table, known: Columns, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """The day is the claim's own, or the day of publication where it has none."""
    last = func.coalesce(claims.c.last_day, _PUBLISHED) if "last_day" in claims.c else claims.c.day
    return wanted.conditions({**known, "first_day": claims.c.day, "last_day": last})


def _in_order(
    connection: Connection, query: Select[Any], answer: type[Answer], known: Columns, wanted: Filter
) -> list[Answer]:
    """By day, then report and place in the text; see ``paging``."""
    order = (
        func.coalesce(known["day"], literal_column("'~'")),
        *(known[name] for name in ("report", "version", "start", paging.within(answer), "claim")),
    )
    if wanted.after is not None:
        query = query.where(paging.following(order, wanted.after))
    return _answers(connection, query.order_by(*order), answer, wanted)


def number_of(connection: Connection, wanted: Filter, *, kind: ClaimKind) -> int:
    """How many claims of a kind there are, whatever the limit."""
    claims = _CLAIMS[kind]
    known = _known(claims, {})
    query = select(func.count()).select_from(claims).join(current, current.c.serial == claims.c.reading)
    number: int = connection.execute(query.where(*_conditions(claims, known, wanted))).scalar_one()
    return number


def timeline(connection: Connection, wanted: Filter) -> list[TimelineRow]:
    """Tolls and events by their own first day; those that the text does not date are left out."""
    few = replace(wanted, limit=None if wanted.limit is None else wanted.limit + wanted.offset, offset=0)
    found = [row for kind in _TIMELINE for row in _dated(connection, kind, few)]
    found.sort(key=paging.order)
    return found[wanted.offset :][: wanted.limit]


def _dated(connection: Connection, kind: ClaimKind, wanted: Filter) -> list[TimelineRow]:
    claims = _CLAIMS[kind]
    if (wanted.effect if kind == "event" else wanted.category) is not None:
        return []
    shown: Columns = {
        "kind": literal(kind),
        "what": literal_column(views.TOLL if kind == "toll" else views.EVENT),
        "to_day": func.nullif(claims.c.last_day, claims.c.first_day),
        "evidence": claims.c.evidence_text,
        "effect": claims.c.get("effect", null()),
        "category": claims.c.get("category", null()),
    }
    known = _known(claims, shown)
    query = _from_current(claims, TimelineRow, known).where(
        claims.c.first_day.is_not(None), *_conditions(claims, known, wanted)
    )
    return _in_order(connection, query, TimelineRow, known, wanted)


def said(connection: Connection, wanted: Filter, *, name: str) -> list[SaidRow]:
    """Statements whose speaker, under any of the speaker's names, or whose source words hold ``name``."""
    statement, alias = schema.attribution, schema.alias
    known = _known(statement, {})
    query = _from_current(statement, SaidRow, known).where(*_conditions(statement, known, wanted))
    if name:
        by_alias = exists().where(
            alias.c.reading == statement.c.reading,
            alias.c.entity == statement.c.speaker_entity,
            holds(alias.c.alias, name),
        )
        query = query.where(or_(holds(statement.c.speaker, name), holds(statement.c.source, name), by_alias))
    return _in_order(connection, query, SaidRow, known, wanted)


def reports(connection: Connection, wanted: Filter) -> list[ReportRow]:
    """Reports by day of publication."""
    report = schema.report
    known = {
        **schema.reading.c,
        **current.c,
        **{name: report.c[name] for name in ("id", "location", "added_at")},
        "tolls": _number(schema.toll),
        "events": _number(schema.event),
        "attributions": _number(schema.attribution),
        "warnings": _number(schema.reading_warning),
    }
    query = (
        _from_current(schema.reading, ReportRow, known, on="serial")
        .join(report, report.c.serial == current.c.report_serial)
        .where(*wanted.conditions({**known, "first_day": _PUBLISHED, "last_day": _PUBLISHED}))
        .order_by(_PUBLISHED.is_(None), _PUBLISHED, current.c.report, current.c.version)
    )
    return _answers(connection, query, ReportRow, wanted)


def counts(connection: Connection) -> Counts:
    """The ledger in numbers."""
    newest = (schema.entity, schema.attribution, schema.toll, schema.event, schema.reading_warning)
    entities, attributions, tolls, events, warnings = (_all_current(table) for table in newest)
    row = connection.execute(
        select(
            _count(schema.report).label("reports"),
            _count(schema.reading).label("readings"),
            select(func.count(distinct(schema.report.c.outlet))).scalar_subquery().label("outlets"),
            entities.label("entities"),
            attributions.label("attributions"),
            tolls.label("tolls"),
            events.label("events"),
            warnings.label("warnings"),
            select(func.min(_PUBLISHED)).scalar_subquery().label("first_day"),
            select(func.max(_PUBLISHED)).scalar_subquery().label("last_day"),
        )
    )
    return Counts(**row.mappings().one())


def _from_current(claims: Table, answer: type[msgspec.Struct], known: Columns, on: str = "reading") -> Select[Any]:
    """The columns that an answer has, from the newest readings."""
    columns = [known[name].label(name) for name in answer.__struct_fields__]
    return select(*columns).select_from(claims).join(current, current.c.serial == claims.c[on])


def _answers(connection: Connection, query: Select[Any], answer: type[Answer], wanted: Filter) -> list[Answer]:
    query = query.limit(wanted.limit).offset(wanted.offset)
    return [answer(**row) for row in connection.execute(query).mappings()]


def _number(table: Table) -> ScalarSelect[int]:
    return select(func.count()).where(table.c.reading == current.c.serial).correlate(current).scalar_subquery()


def _count(table: Table) -> ScalarSelect[int]:
    return select(func.count()).select_from(table).scalar_subquery()


def _all_current(table: Table) -> ScalarSelect[int]:
    joined = select(func.count()).select_from(table).join(current, current.c.serial == table.c.reading)
    return joined.scalar_subquery()
