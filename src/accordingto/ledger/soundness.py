"""What a reading must be before the ledger takes it: evidence in the text, references that lead somewhere.

A reader's mistake is caught here, once, where it would otherwise become a row that points at nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from accordingto.ledger.errors import UnsoundReading
from accordingto.reading import Attribution, Entity, Event, Reading, Toll
from accordingto.report import Report, Span, Zone

LARGEST = 2**63 - 1
"""The largest whole number that a database column holds."""

Placed = Iterator[tuple[str, Span]]


def check(report: Report, reading: Reading) -> None:
    """Refuse a reading that does not fit its report, its text or itself.

    Raises:
        UnsoundReading: naming the part and what is wrong with it.
    """
    if reading.id != report.id or reading.text != report.text:
        raise UnsoundReading(report.id, "id" if reading.id != report.id else "text", "not the report's")
    _check_spans(report.id, len(report.text), _zones(report.zones, "report.zones"))
    _check_spans(report.id, len(reading.text), _spans(reading))
    _check_ids(reading)
    _check_references(reading)
    _check_numbers(reading)


def _check_spans(report: str, length: int, spans: Placed) -> None:
    for place, (start, end) in spans:
        if not 0 <= start <= end <= length:
            raise UnsoundReading(report, place, f"span {start}-{end} does not lie in the text of {length} characters")


def _spans(reading: Reading) -> Placed:
    yield from _zones(reading.zones, "zones")
    yield from _each("sentences", reading.sentences)
    yield from _each("wordings", ((wording.start, wording.end) for wording in reading.wordings))
    yield from _each("names", ((name.start, name.end) for name in reading.names))
    for number, time in enumerate(reading.times):
        yield f"times[{number}]", (time.start, time.end)
        if time.basis_span is not None:
            yield f"times[{number}].basis_span", time.basis_span
    for entity in reading.entities:
        yield from _entity_spans(entity)
    for attribution in reading.attributions:
        yield from _attribution_spans(attribution)
    for toll in reading.tolls:
        yield from _toll_spans(toll)
    for event in reading.events:
        yield from _event_spans(event)


def _zones(zones: Iterable[Zone], name: str) -> Placed:
    for number, zone in enumerate(zones):
        yield f"{name}[{number}]", (zone.start, zone.end)


def _each(name: str, spans: Iterable[Span]) -> Placed:
    for number, span in enumerate(spans):
        yield f"{name}[{number}]", span


def _entity_spans(entity: Entity) -> Placed:
    yield from _each(f"entity {entity.id} mentions", entity.mentions)
    yield from _each(f"entity {entity.id} references", entity.references)
    yield from _each(f"entity {entity.id} roles", ((role.start, role.end) for role in entity.roles))


def _attribution_spans(attribution: Attribution) -> Placed:
    yield from _each(f"attribution {attribution.id} source", attribution.source)
    yield from _each(f"attribution {attribution.id} cue", attribution.cue)
    yield from _each(f"attribution {attribution.id} content", attribution.content)


def _toll_spans(toll: Toll) -> Placed:
    yield f"toll {toll.id} evidence", toll.evidence
    yield f"toll {toll.id} number", toll.number
    yield from _each(f"toll {toll.id} also", toll.also)
    if toll.cue is not None:
        yield f"toll {toll.id} cue", toll.cue


def _event_spans(event: Event) -> Placed:
    yield f"event {event.id} evidence", event.evidence
    yield f"event {event.id} trigger", event.trigger
    yield from _each(f"event {event.id} also", event.also)


def _check_ids(reading: Reading) -> None:
    for layer in (reading.entities, reading.attributions, reading.tolls, reading.events):
        seen: set[str] = set()
        for part in layer:
            if part.id in seen:
                raise UnsoundReading(
                    reading.id, f"{type(part).__name__.lower()} {part.id}", "its id is not the only one"
                )
            seen.add(part.id)


def _check_references(reading: Reading) -> None:
    attributions = {attribution.id for attribution in reading.attributions}
    tolls = {toll.id for toll in reading.tolls}
    events = {event.id for event in reading.events}
    for attribution in reading.attributions:
        if not (attribution.source or attribution.cue or attribution.content):
            raise UnsoundReading(reading.id, f"attribution {attribution.id}", "it has no span")
        _check_known(reading, f"attribution {attribution.id} parent", (attribution.parent,), attributions)
    for toll in reading.tolls:
        _check_known(reading, f"toll {toll.id} of", (toll.of,), tolls)
        _check_known(reading, f"toll {toll.id} attribution", (toll.attribution,), attributions)
    for event in reading.events:
        _check_known(reading, f"event {event.id} tolls", event.tolls, tolls)
        _check_known(reading, f"event {event.id} attribution", (event.attribution,), attributions)
        _check_known(reading, f"event {event.id} relations", (relation.event for relation in event.relations), events)


def _check_known(reading: Reading, place: str, references: Iterable[str | None], known: set[str]) -> None:
    for reference in references:
        if reference is not None and reference not in known:
            raise UnsoundReading(reading.id, place, f"nothing has the id {reference!r}")


def _check_numbers(reading: Reading) -> None:
    for toll in reading.tolls:
        for number in (toll.count, toll.low, toll.high):
            if number is not None and abs(number) > LARGEST:
                raise UnsoundReading(reading.id, f"toll {toll.id}", f"{number} is too large for a database column")
    for entity in reading.entities:
        if entity.place is not None and not (math.isfinite(entity.place.lat) and math.isfinite(entity.place.lon)):
            raise UnsoundReading(reading.id, f"entity {entity.id} place", "its coordinates are not finite")
