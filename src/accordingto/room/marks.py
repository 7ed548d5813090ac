"""The marks of a reading: which words of the text look like what, and which card says more of them."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.reading import Attribution, Reading
from accordingto.report import Span
from accordingto.room.marked_text import Mark

LAYERS = ("statements", "tolls", "events", "people", "places", "times", "zones")
"""What can be switched on and off in a report's text."""

_LAYER_OF = {"person": "people", "organization": "people", "group": "people", "place": "places"}


def marks(reading: Reading) -> list[Mark]:
    """The marks of every layer but the zones, which paragraphs bear as a whole."""
    return [*_statements(reading), *_wordings(reading), *_claims(reading), *_names(reading), *_times(reading)]


def depths(attributions: tuple[Attribution, ...]) -> dict[str, int]:
    """How many other statements each statement stands in; a circle of parents ends where it closes."""
    parents = {statement.id: statement.parent for statement in attributions}
    return {id_: len(ancestors(id_, parents)) for id_ in parents}


def ancestors(id_: str, parents: dict[str, str | None]) -> list[str]:
    """The statements around a statement, from the nearest out."""
    found: list[str] = []
    parent = parents.get(id_)
    while parent is not None and parent in parents and parent != id_ and parent not in found:
        found.append(parent)
        parent = parents[parent]
    return found


def _statements(reading: Reading) -> Iterator[Mark]:
    depth = depths(reading.attributions)
    for statement in reading.attributions:
        card = f"statement-{statement.id}"
        said = f"statements {statement.kind} depth-{min(depth[statement.id], 3)}"
        yield from _all(statement.content, said, card)
        yield from _all(statement.source, "statements source", card)
        yield from _all(statement.cue, "statements cue", card)


def _wordings(reading: Reading) -> Iterator[Mark]:
    for wording in reading.wordings:
        yield Mark(wording.start, wording.end, f"statements wording {wording.kind}")


def _claims(reading: Reading) -> Iterator[Mark]:
    for toll in reading.tolls:
        yield Mark(*toll.number, f"tolls {toll.voice}", f"toll-{toll.id}")
    for event in reading.events:
        yield Mark(*event.trigger, f"events {event.voice}", f"event-{event.id}")


def _names(reading: Reading) -> Iterator[Mark]:
    for entity in reading.entities:
        yield from _all(entity.mentions, f"{_LAYER_OF[entity.type]} {entity.type}", f"entity-{entity.id}")


def _times(reading: Reading) -> Iterator[Mark]:
    for number, time in enumerate(reading.times):
        yield from _all(((time.start, time.end),), "times", f"time-{number}")


def _all(spans: tuple[Span, ...], classes: str, card: str) -> Iterator[Mark]:
    return (Mark(start, end, classes, card) for start, end in spans if start < end)
