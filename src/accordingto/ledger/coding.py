"""The codes of other projects for the events of a ledger."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import ScalarSelect, func, select

from accordingto.codes import Deed, Party, columns
from accordingto.ledger import schema
from accordingto.ledger.answers import CodedEventRow, EventRow
from accordingto.reading import EntityType, Sector

_Row = tuple[str, EntityType | None, Sector | None]


class EventWithParties(EventRow, frozen=True, kw_only=True):
    """An event with its parties as ``parties`` gives them."""

    actors: str
    recipients: str


def parties(part: str) -> ScalarSelect[Any]:
    """The name, type and sector of each actor or recipient of an event, in order, as JSON."""
    event, party, entity = schema.event, schema.event_party, schema.entity
    same = (entity.c.reading == party.c.reading) & (entity.c.id == party.c.entity)
    ordered = (
        select(func.json_array(party.c.name, entity.c.type, entity.c.sector).label("party"))
        .select_from(party.outerjoin(entity, same))
        .where(party.c.reading == event.c.reading, party.c.event == event.c.id, party.c.part == part)
        .order_by(party.c.ordinal)
        .correlate(event)
        .subquery()
    )
    return select(func.json_group_array(func.json(ordered.c.party))).scalar_subquery()


def coded(row: EventWithParties) -> CodedEventRow:
    """The event with its codes."""
    actors, recipients = _parties(row.actors), _parties(row.recipients)
    words = (row.trigger, row.instrument or "")
    deed = Deed(row.category, row.cameo, row.modality, words, actors, recipients)
    known = msgspec.structs.asdict(row)
    del known["actors"], known["recipients"]
    return msgspec.convert(known | columns(deed), CodedEventRow)


def _parties(rows: str) -> tuple[Party, ...]:
    return tuple(Party.of(*row) for row in msgspec.json.decode(rows, type=list[_Row]))
