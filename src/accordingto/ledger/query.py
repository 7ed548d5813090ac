"""The questions that a ledger answers, each about the newest reading of every report, each in a fixed order."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, ScalarSelect, Select, Table, column, distinct, exists, func, or_, select, table

from accordingto.ledger import schema
from accordingto.ledger.answers import Counts, EventRow, ReportRow, SaidRow, TimelineRow, TollRow
from accordingto.ledger.filters import Columns, Filter, current, holds

Answer = TypeVar("Answer", bound=msgspec.Struct)

_PUBLISHED = current.c.published_day
_TIMELINE = table("timeline", *(column(name) for name in TimelineRow.__struct_fields__))


def tolls(connection: Connection, wanted: Filter) -> list[TollRow]:
    """Tolls by day, report and place in the text."""
    toll = schema.toll
    renamed = {"when": toll.c.dated, "number": toll.c.number_text, "evidence": toll.c.evidence_text}
    return _claims(connection, toll, TollRow, renamed, wanted)


def events(connection: Connection, wanted: Filter) -> list[EventRow]:
    """Events by day, report and place in the text."""
    event = schema.event
    renamed = {
        "when": event.c.dated,
        "trigger": event.c.trigger_text,
        "evidence": event.c.evidence_text,
        "relations": _relations(event),
    }
    return _claims(connection, event, EventRow, renamed, wanted)


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
    """Tolls or events: the day is the claim's own, or the day of publication where it has none."""
    known = {**current.c, **claims.c, "claim": claims.c.key, "report": current.c.report, **renamed}
    first, last = (func.coalesce(claims.c[end], _PUBLISHED) for end in ("first_day", "last_day"))
    conditions = {**known, "source": claims.c.according_to, "first_day": first, "last_day": last}
    query = _from_current(claims, answer, known).where(*wanted.conditions(conditions))
    order = (first.is_(None), first, current.c.report, current.c.version, claims.c.start, claims.c.ordinal)
    return _answers(connection, query.order_by(*order), answer, wanted)


def timeline(connection: Connection, wanted: Filter) -> list[TimelineRow]:
    """Tolls and events by their own first day; those that the text does not date are left out."""
    shown = _TIMELINE.c
    last = func.coalesce(shown.to_day, shown.day)
    conditions = {**shown, "source": shown.according_to, "first_day": shown.day, "last_day": last}
    query = select(_TIMELINE).where(*wanted.conditions(conditions))
    order = (shown.day, last, shown.report, shown.version, shown.start, shown.kind, shown.claim)
    return _answers(connection, query.order_by(*order), TimelineRow, wanted)


def said(connection: Connection, wanted: Filter, *, name: str) -> list[SaidRow]:
    """Statements whose speaker, under any of the speaker's names, or whose source words hold ``name``."""
    statement, alias = schema.attribution, schema.alias
    by_alias = exists().where(
        alias.c.reading == statement.c.reading,
        alias.c.entity == statement.c.speaker_entity,
        holds(alias.c.alias, name),
    )
    known = {**current.c, **statement.c, "claim": statement.c.key, "report": current.c.report}
    conditions = {**known, "first_day": _PUBLISHED, "last_day": _PUBLISHED}
    query = _from_current(statement, SaidRow, known).where(
        or_(holds(statement.c.speaker, name), holds(statement.c.source, name), by_alias), *wanted.conditions(conditions)
    )
    order = (_PUBLISHED.is_(None), _PUBLISHED, current.c.report, current.c.version, statement.c.start)
    return _answers(connection, query.order_by(*order, statement.c.ordinal), SaidRow, wanted)


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
