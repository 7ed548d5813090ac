"""A report: its text as read with its layers, a card for each claim in the margin, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from accordingto.exports import layers
from accordingto.exports.names import Names
from accordingto.ledger import Echo, Ledger, ReportRow
from accordingto.reading import Entity, Reading
from accordingto.report import Span
from accordingto.room import addresses
from accordingto.room.asked import Asked, BadValue, Parameter
from accordingto.room.cards import Card, cards
from accordingto.room.elsewhere import Elsewhere
from accordingto.room.marked_text import Mark, marked
from accordingto.room.marks import LAYERS, marks
from accordingto.room.pages import Content, Page, View
from accordingto.room.paragraphs import Part, part_at, parts

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")


class ReportContent(Content, frozen=True, kw_only=True):
    """A report.

    Attributes:
        report: its particulars and the numbers of its claims.
        reading: every layer, with the text that all spans are counted in.
        echoes: by the ids of tolls and statements, where other reports have the same figure or the same words.
    """

    report: ReportRow
    reading: Reading
    echoes: dict[str, list[Echo]]


class Paragraph(NamedTuple):
    """A paragraph with its cards.

    Attributes:
        zone: the part it plays on the page.
        text: marked.
        cards: of the claims that begin in it.
    """

    zone: str
    text: Markup
    cards: Sequence[Card]


def answer(ledger: Ledger, asked: Asked) -> View:
    """The report, or the part of a long one that is asked for."""
    version = asked.number("version", None, 1_000_000)
    row = _row(ledger, asked, version)
    reading = ledger.reading(row.id, version=row.version)
    echoes = ledger.echoes(row.id, version=row.version)
    at = _at(asked, len(reading.text))
    found = parts(reading.text)
    number = asked.number("part", None, len(found))
    part = found[number - 1] if number is not None else part_at(found, 0 if at is None else at[0])
    made = cards(reading, echoes)
    shown = {
        "part": part,
        "parts": len(found),
        "shown_parts": _near(part.number, len(found)),
        "paragraphs": _paragraphs(reading, part, found, made, at),
        "layers": _layers(asked),
        "named": _entities(reading, part),
        "times": [(number, time) for number, time in enumerate(reading.times) if _inside(time.start, part)],
        "words": Names(reading).words,
        "original": addresses.original(row.url),
        "versions": [other for other in ledger.reports(report=row.id) if other.version != row.version],
    }
    content = ReportContent(report=row, reading=reading, echoes=echoes)
    rows = layers.rows("claims", reading, row.version)
    return View(row.title or row.id, content, rows, layers.FIELDS["claims"], shown)


def _row(ledger: Ledger, asked: Asked, version: int | None) -> ReportRow:
    beginning = asked.named["id"]
    rows = ledger.reports(report=beginning)
    if rows[0].id != beginning:
        raise Elsewhere(addresses.report(rows[0].id))
    found = [row for row in rows if version is None or row.version == version]
    if not found:
        remedy = f"the report has versions 1 to {len(rows)}"
        raise BadValue(name="version", value=str(version), remedy=remedy)
    return found[-1]


def _at(asked: Asked, length: int) -> Span | None:
    value = asked.text("at")
    if value is None:
        return None
    match = _AT.fullmatch(value)
    start, end = (0, 0) if match is None else (int(match[1]), int(match[2]))
    if not start < end <= length:
        remedy = f"it must be a span of the text, as 120-164, that ends before {length:,}"
        raise BadValue(name="at", value=value, remedy=remedy)
    return start, end


def _layers(asked: Asked) -> Mapping[str, bool]:
    """Which layers are on: all, unless the address names some."""
    named = asked.all("layer")
    return {layer: not named or layer in named for layer in LAYERS}


def _paragraphs(
    reading: Reading, part: Part, found: Sequence[Part], made: Sequence[Card], at: Span | None
) -> list[Paragraph]:
    everything = marks(reading) + ([] if at is None else [Mark(*at, "at")])
    begins = [span[0] for span in part.paragraphs]
    following = found[part.number].span[0] if part.number < len(found) else len(reading.text)
    ends = [*begins[1:], following + 1]
    # What begins before the first paragraph of all stands with it.
    starts = [0 if part.number == 1 else begins[0], *begins[1:]]
    return [
        Paragraph(
            _zone(reading, span[0]),
            marked(reading.text, span, everything),
            [card for card in made if start <= card.span[0] < end],
        )
        for span, start, end in zip(part.paragraphs, starts, ends, strict=True)
    ]


def _zone(reading: Reading, place: int) -> str:
    return next((zone.kind for zone in reading.zones if zone.start <= place < zone.end), "body")


def _near(number: int, last: int) -> list[int]:
    """Numbers of parts to link to: the first, those around, and the last."""
    return sorted({1, last, *range(max(1, number - 4), min(last, number + 4) + 1)})


def _inside(place: int, part: Part) -> bool:
    start, end = part.span
    return start <= place < end


def _entities(reading: Reading, part: Part) -> dict[str, list[Entity]]:
    """Those named in the part, under the headings of the page."""
    headings: dict[str, Any] = {
        "People": ("person",),
        "Organizations and groups": ("organization", "group"),
        "Places": ("place",),
    }
    named = [one for one in reading.entities if any(_inside(start, part) for start, _ in one.mentions)]
    found = {heading: [one for one in named if one.type in types] for heading, types in headings.items()}
    return {heading: entities for heading, entities in found.items() if entities}


PAGE = Page(
    "/report/{id:path}",
    "A report with its layers and its claims",
    "report.html",
    answer,
    ReportContent,
    (
        Parameter("version", "Which of the reports with this id; else the newest.", kind="integer"),
        Parameter("at", "Words to mark and show, as a span of the text: 120-164."),
        Parameter("part", "Part of a long report.", kind="integer"),
        Parameter("layer", "Layer of marks to show, which may be given several times; else all.", LAYERS),
    ),
)
