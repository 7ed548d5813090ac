"""The questions that a ledger answers, each about the newest reading of every report, each in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Literal, TypeVar

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    desc,
    distinct,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    tuple_,
)

from accordingto.ledger import coding, paging, schema, views
from accordingto.ledger.answers import ClaimRow, CodedEventRow, Counts, ReportRow, SaidRow, TimelineRow, TollRow, Value
from accordingto.ledger.filters import Columns, Filter, current, holds, is_current, names_hold

Answer = TypeVar("Answer", bound=msgspec.Struct)

Claim = TypeVar("Claim", bound=ClaimRow)
ClaimKind = Literal["toll", "event", "attribution"]

_PUBLISHED = current.c.published_day
_READING_DAY = schema.reading.c.published_day
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
    speaker = None if "according_to" in claims.c else func.coalesce(claims.c.speaker, claims.c.source)
    return {
        **current.c,
        **claims.c,
        "according_to": claims.c.according_to if speaker is None else speaker,
        "claim": claims.c["key"],
        "report": current.c.report,
        "source": claims.c.according_to if "according_to" in claims.c else claims.c.source,
        **renamed,
    }


def _conditions(claims: Table, known: Columns, wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """The day is the claim's own, or the day of publication where it has none."""
    last = func.coalesce(claims.c.last_day, claims.c.day) if "last_day" in claims.c else claims.c.day
    yield from wanted.conditions(
        {**known, "source": known["according_to"], "first_day": claims.c.day, "last_day": last}
    )
    for part, name in (("actor", wanted.actor), ("recipient", wanted.recipient)):
        if name is not None:
            party = schema.event_party
            named = select(party.c.reading, party.c.event).where(party.c.name == name, party.c.part == part)
            yield tuple_(claims.c.reading, claims.c.id).in_(named)


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
    if wanted.order == "latest":
        query = query.where(known["day"].is_not(None))
        order = (order[0].desc(), *order[1:])
    elif wanted.order == "highest":
        query = query.where(known["count"].is_not(None)).order_by(known["count"].desc())
    return _answers(connection, query.order_by(*order), answer, wanted)


def number_of(connection: Connection, wanted: Filter, *, kind: ClaimKind) -> int:
    """How many claims of a kind there are, whatever the limit."""
    claims = _CLAIMS[kind]
    rows: Select[Any] = select(func.count())
    number: int = connection.execute(_counted(rows, claims, wanted)).scalar_one()
    return number


def facets(
    connection: Connection, wanted: Filter, *, kind: ClaimKind, fields: Sequence[str], most: int
) -> dict[str, list[Value]]:
    """For some fields of claims, which values they have and how many claims have each, most first.

    Args:
        connection: to the ledger.
        wanted: which claims are counted.
        kind: of claims.
        fields: ``outlet``, or columns of the claims.
        most: values of each field.
    """
    claims = _CLAIMS[kind]
    known = _known(claims, {})
    found = {}
    for field in fields:
        if field == "outlet":
            query = _by_outlet(claims, wanted)
        else:
            query = _counted(select(known[field], func.count().label("number")), claims, wanted).group_by(known[field])
        rows = connection.execute(query.order_by(desc("number"), query.selected_columns[0]).limit(most))
        found[field] = [Value(*row) for row in rows]
    return found


def _by_outlet(claims: Table, wanted: Filter) -> Select[Any]:
    """Counted by report first: there are far fewer of these."""
    by_reading = select(claims.c.reading, func.count().label("number"))
    counted = _counted(by_reading, claims, wanted).group_by(claims.c.reading).subquery()
    return (
        select(schema.reading.c.outlet, func.sum(counted.c.number).label("number"))
        .select_from(counted)
        .join(schema.reading, schema.reading.c.serial == counted.c.reading)
        .group_by(schema.reading.c.outlet)
    )


def _counted(query: Select[*tuple[Any, ...]], claims: Table, wanted: Filter) -> Select[Any]:
    """A query over the claims that are wanted, joined to their reports only where it must be: joins cost most."""
    query = query.select_from(claims).where(*_conditions(claims, _known(claims, {}), wanted))
    if wanted.outlet is None and wanted.report is None:
        return query.where(is_current(claims.c.reading))
    return query.join(current, current.c.serial == claims.c.reading)


def timeline(connection: Connection, wanted: Filter) -> list[TimelineRow]:
    """Tolls and events by their own first day; those that the text does not date are left out."""
    few = replace(wanted, limit=None if wanted.limit is None else wanted.limit + wanted.offset, offset=0)
    found = [row for kind in dated_kinds(wanted) for row in _dated(connection, kind, few)]
    found.sort(key=paging.order)
    return found[wanted.offset :][: wanted.limit]


def dated_kinds(wanted: Filter) -> list[ClaimKind]:
    """Tolls, events or both: an effect or a category leaves the others out."""
    of_others = {"toll": wanted.category, "event": wanted.effect}
    return [kind for kind in _TIMELINE if of_others[kind] is None]


def by_first_day(connection: Connection, kind: ClaimKind, wanted: Filter) -> dict[str, int]:
    """How many claims there are by their own first day."""
    claims = _CLAIMS[kind]
    query = _counted(select(claims.c.first_day, func.count()), claims, wanted).where(claims.c.first_day.is_not(None))
    return {day: number for day, number in connection.execute(query.group_by(claims.c.first_day))}  # noqa: C416 - rows


def _dated(connection: Connection, kind: ClaimKind, wanted: Filter) -> list[TimelineRow]:
    claims = _CLAIMS[kind]
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
    """Statements whose speaker, under any of the speaker's names, or whose source words hold ``name``.

    An empty name finds all.
    """
    statement, alias = schema.attribution, schema.alias
    known = _known_statements()
    query = _from_current(statement, SaidRow, known).where(*_conditions(statement, known, wanted))
    if name:
        by_alias = exists().where(
            alias.c.reading == statement.c.reading,
            alias.c.entity == statement.c.speaker_entity,
            holds(alias.c.alias, name),
        )
        named = (names_hold(statement.c.speaker, name), names_hold(statement.c.source, name))
        query = query.where(or_(*named, by_alias))
    return _in_order(connection, query, SaidRow, known, wanted)


def _known_statements() -> Columns:
    """The source of a statement is its words; the filter of that name looks for them and for the speaker's name."""
    return {**_known(schema.attribution, {}), "source": schema.attribution.c.source}


def about(connection: Connection, wanted: Filter, *, name: str) -> list[SaidRow]:
    """Statements whose content has a mention of the entity with this very name, not those that it makes."""
    statement, entity = schema.attribution, schema.entity
    mention, piece = schema.mention, schema.attribution_piece
    named = (
        select(piece.c.reading, piece.c.attribution)
        .select_from(entity)
        .join(mention, (mention.c.reading == entity.c.reading) & (mention.c.entity == entity.c.id))
        .join(piece, (piece.c.reading == mention.c.reading) & (piece.c.start <= mention.c.start))
        .where(entity.c.name == name, piece.c.part == "content", mention.c.end <= piece.c.end)
    )
    known = _known_statements()
    query = _from_current(statement, SaidRow, known).where(
        tuple_(statement.c.reading, statement.c.id).in_(named),
        statement.c.speaker.is_distinct_from(name),
        *_conditions(statement, known, wanted),
    )
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
    day = _PUBLISHED.desc() if wanted.order == "latest" else _PUBLISHED
    order = (_PUBLISHED.is_(None), day, current.c.report, current.c.version)
    # The rows first and their numbers then, so that only the numbers of the rows given are counted.
    given = select(current.c.serial).where(
        *wanted.conditions({**known, "first_day": _PUBLISHED, "last_day": _PUBLISHED})
    )
    if wanted.warned:
        given = given.where(exists().where(schema.reading_warning.c.reading == current.c.serial))
    given = given.order_by(*order).limit(wanted.limit).offset(wanted.offset)
    query = (
        _from_current(schema.reading, ReportRow, known, on="serial")
        .join(report, report.c.serial == current.c.report_serial)
        .where(schema.reading.c.serial.in_(given))
    )
    return [ReportRow(**row) for row in connection.execute(query.order_by(*order)).mappings()]


def counts(connection: Connection) -> Counts:
    """The ledger in numbers."""
    # Without readings of before there is nothing to leave out, and SQLite counts in no time.
    numbers = select(_count(schema.report), _count(schema.reading))
    readings, reports = connection.execute(numbers).one()
    number = _count if readings == reports else _all_current
    newest = (schema.entity, schema.attribution, schema.toll, schema.event, schema.reading_warning)
    entities, attributions, tolls, events, warnings = (number(table) for table in newest)
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
            select(func.min(_READING_DAY)).scalar_subquery().label("first_day"),
            select(func.max(_READING_DAY)).scalar_subquery().label("last_day"),
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
    return select(func.count()).select_from(table).where(is_current(table.c.reading)).scalar_subquery()


_QUESTIONS: dict[type[ClaimRow], Callable[[Connection, Filter], Any]] = {
    TollRow: tolls,
    CodedEventRow: events,
    TimelineRow: timeline,
    SaidRow: partial(said, name=""),
}


def claims_of(kind: type[Claim], connection: Connection, wanted: Filter) -> list[Claim]:
    """The claims of a kind, as the function for that kind answers."""
    found: list[Claim] = _QUESTIONS[kind](connection, wanted)
    return found
