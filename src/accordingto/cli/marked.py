"""A report's text with its layers marked: brackets with a label, which colour then dresses on a terminal.

``[title: Ferry sinks]``, ``[person: Ida Morrow]``, ``[2031-05-05: on Monday]``, ``[t1 killed: 40]``,
``[v1 ACCIDENT: sank]``, ``[a1 Lorvan Coast Guard: at least 40 people were killed]``. Marks nest; where two overlap, the
shorter is cut in two at the edge of the longer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.style import Style
from rich.text import Text

from accordingto.exports.names import Names
from accordingto.exports.visible import one_line, visible
from accordingto.reading import Piece, Reading
from accordingto.report import Span

STYLES = {
    "zone": Style(dim=True),
    "person": Style(color="cyan", bold=True),
    "organization": Style(color="magenta", bold=True),
    "group": Style(color="magenta"),
    "place": Style(color="green", bold=True),
    "time": Style(color="yellow"),
    "attribution": Style(italic=True),
    "toll": Style(color="red", bold=True),
    "event": Style(color="blue", bold=True, underline=True),
}
"""How each kind of mark looks on a terminal."""

COLOUR_ALONE = frozenset({"person", "organization", "group", "place", "time"})
"""Kinds of mark that need no brackets where there is colour."""

_LABEL = Style(dim=True)


LONGEST_LABEL = 40
"""Characters; a source can be a whole clause, which its list below the text has in full."""


class Mark(NamedTuple):
    """A labelled stretch of the text."""

    start: int
    end: int
    kind: str
    label: str


class Stretch(NamedTuple):
    """Characters to print: words of the text, or the bracket of a mark; and the marks around them."""

    characters: str
    around: tuple[Mark, ...]
    bracket: bool


def shortened(label: str) -> str:
    """A label short enough to stand in the text."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def marks(reading: Reading) -> list[Mark]:
    """The marks of all layers of a reading, but for sentences and the plain body."""
    return [*_zones(reading), *_attributions(reading), *_claims(reading), *_names(reading), *_times(reading)]


def plain(reading: Reading) -> str:
    """The marked text with brackets, for pipes and for eyes without colour."""
    return "".join(stretch.characters for stretch in _stretches(reading.text, marks(reading)))


def coloured(reading: Reading) -> Text:
    """The marked text with colours; names and times are coloured without brackets."""
    text = Text()
    for stretch in _stretches(reading.text, marks(reading)):
        if stretch.bracket and stretch.around[-1].kind in COLOUR_ALONE:
            continue
        style = sum((STYLES[mark.kind] for mark in stretch.around), Style.null())
        text.append(stretch.characters, style + _LABEL if stretch.bracket else style)
    return text


def _zones(reading: Reading) -> Iterator[Mark]:
    for zone in reading.zones:
        words = reading.text[zone.start : zone.end]
        start = zone.end - len(words.lstrip())
        end = zone.start + len(words.rstrip())
        if zone.kind != "body" and start < end:
            yield Mark(start, end, "zone", zone.kind)


def _attributions(reading: Reading) -> Iterator[Mark]:
    names = Names(reading)
    for attribution in reading.attributions:
        speaker = names.of(attribution.speaker) or names.words(attribution.source) or "unnamed"
        yield from _all(attribution.content, "attribution", f"{attribution.id} {speaker}")


def _claims(reading: Reading) -> Iterator[Mark]:
    for toll in reading.tolls:
        yield from _all((toll.number,), "toll", f"{toll.id} {toll.effect}")
    for event in reading.events:
        yield from _all((event.trigger,), "event", f"{event.id} {event.category}")


def _names(reading: Reading) -> Iterator[Mark]:
    for entity in reading.entities:
        yield from _all(entity.mentions, entity.type, entity.type)


def _times(reading: Reading) -> Iterator[Mark]:
    for time in reading.times:
        yield from _all(((time.start, time.end),), "time", time.value)


def _all(spans: Piece | tuple[Span], kind: str, label: str) -> Iterator[Mark]:
    return (Mark(start, end, kind, label) for start, end in spans if start < end)


def _stretches(text: str, layers: Iterable[Mark]) -> Iterator[Stretch]:
    """The text cut at the edges of its marks, with a bracket at each edge."""
    waiting = deque(sorted(layers, key=lambda mark: (mark.start, -mark.end)))
    edges = sorted({0, len(text), *(edge for mark in waiting for edge in (mark.start, mark.end))})
    around: list[Mark] = []
    for edge, following in zip(edges, [*edges[1:], len(text)], strict=True):
        cut = _close(around, edge)
        yield from cut.closing
        opening = cut.reopening
        while waiting and waiting[0].start <= edge:
            opening.append(waiting.popleft())
        for mark in sorted(opening, key=lambda mark: -mark.end):
            around.append(mark)
            yield Stretch(f"[{shortened(one_line(mark.label))}: ", tuple(around), bracket=True)
        if edge < following:
            yield Stretch(visible(text[edge:following].replace("\r\n", "\n")), tuple(around), bracket=False)


class _Cut(NamedTuple):
    closing: list[Stretch]
    reopening: list[Mark]


def _close(around: list[Mark], edge: int) -> _Cut:
    """Close the marks that end at an edge, and those inside them that go on, which are to open again."""
    cut = _Cut([], [])
    while any(mark.end <= edge for mark in around):
        cut.closing.append(Stretch("]", tuple(around), bracket=True))
        mark = around.pop()
        if mark.end > edge:
            cut.reopening.append(mark)
    return cut
