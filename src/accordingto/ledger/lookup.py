"""Finding reports by their ids, as people type them: whole or begun."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, distinct, func, literal, select, union_all

from accordingto.ledger import schema
from accordingto.ledger.answers import ClaimSpot
from accordingto.ledger.characters import storable_words
from accordingto.ledger.errors import AmbiguousReport, UnknownClaim, UnknownReport
from accordingto.ledger.filters import current

CANDIDATES = 5
"""How many ids an ambiguous beginning is answered with."""


class Address(NamedTuple):
    """Serials of a report and of its newest reading."""

    report: int
    reading: int


class Copy(NamedTuple):
    """A report that makes a claim: its id and version, and the claim's id in its newest reading."""

    report: str
    version: int
    id: str


def makers(connection: Connection, claim: str) -> list[Copy]:
    """The reports that make the claim with a key, by day of publication: wire copies of one text make the same.

    Raises:
        UnknownClaim: if there is none.
    """
    claim = storable_words(claim)
    found = [
        (current_day or "~", Copy(*copy))
        for table in (schema.toll, schema.event, schema.attribution)
        for current_day, *copy in connection.execute(
            select(current.c.published_day, current.c.report, current.c.version, table.c.id)
            .join(current, current.c.serial == table.c.reading)
            .where(table.c["key"] == claim)
        )
    ]
    if not found:
        raise UnknownClaim(claim)
    return [copy for _, copy in sorted(found)]


def is_id(connection: Connection, whole: str) -> bool:
    """Whether a report has this very id."""
    query = select(schema.report.c.id).where(schema.report.c.id == storable_words(whole))
    return connection.execute(query).first() is not None


def full_id(connection: Connection, beginning: str) -> str:
    """The id that is, or alone begins with, what is given.

    Raises:
        UnknownReport: if none does.
        AmbiguousReport: if several do.
    """
    beginning = storable_words(beginning)
    if is_id(connection, beginning):
        return beginning
    report_id = schema.report.c.id
    # Not LIKE, to which small and capital letters are the same.
    begins = func.substr(report_id, 1, len(beginning)) == beginning
    found = connection.execute(
        select(report_id).distinct().where(begins).order_by(report_id).limit(CANDIDATES)
    ).scalars()
    candidates: list[str] = list(found)
    if not candidates:
        raise UnknownReport(beginning)
    if len(candidates) > 1:
        number = connection.execute(select(func.count(distinct(report_id))).where(begins)).scalar_one()
        raise AmbiguousReport(beginning, candidates, number - len(candidates))
    return candidates[0]


def address(connection: Connection, beginning: str, version: int | None) -> Address:
    """The report with an id; of several versions the one that was added last, or the one asked for.

    Raises:
        UnknownReport: if there is none, or no such version.
        AmbiguousReport: if several ids begin so.
    """
    id_ = full_id(connection, beginning)
    query = select(current.c.report_serial, current.c.serial).where(current.c.report == id_)
    if version is not None:
        query = query.where(current.c.version == version)
    found = connection.execute(query.order_by(current.c.version.desc()).limit(1)).first()
    if found is None:
        raise UnknownReport(id_, version)
    return Address(*found)


def spots(connection: Connection, key: str) -> list[ClaimSpot]:
    """Where the claim with a key stands, by report; nowhere, where no claim has it."""
    kinds = {"attribution": schema.attribution, "toll": schema.toll, "event": schema.event}
    shown = [current.c[name] for name in ("report", "version", "outlet", "published")]
    found = union_all(
        *(
            select(literal(kind).label("kind"), claims.c.id, *shown, claims.c.start, claims.c.end)
            .select_from(claims)
            .join(current, current.c.serial == claims.c.reading)
            .where(claims.c["key"] == storable_words(key))
            for kind, claims in kinds.items()
        )
    )
    rows = connection.execute(found.order_by("report", "version")).mappings()
    return [ClaimSpot(**row) for row in rows]
