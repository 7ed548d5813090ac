"""Figures of one effect by day: a sign for each, with the interval that its words allow, told apart by source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from accordingto.exports.figures import figure
from accordingto.exports.visible import visible
from accordingto.ledger import TollRow
from accordingto.room import addresses
from accordingto.room.drawing import Scale, day_number, day_ticks, element, figures, picture
from accordingto.room.rendering import VOICES, clip

WIDTH, HEIGHT = 760, 340
LEFT, RIGHT, TOP, BOTTOM = 52, 746, 52, 310
"""Edges of the plot; above it is room for the words of the figure that is pointed at."""
TIP = 104
"""Characters of a line of these words."""
TOLD_APART = 6
"""Sources that have a sign of their own; the others share one."""

_OTHERS = "other sources"
_HINT = "Point at a sign, or go to it with the Tab key, and its sentence stands here; it leads to the report."

# Told by shape first: filled circle, square, triangle; hollow circle, square, triangle; a small cross for the rest.
_SHAPES = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
    "M-4.5-4.5h9v9h-9z",
    "M0-6L5.5 4.5h-11z",
    "M0-6L6 0L0 6L-6 0z",
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
    "M0 6L5.5-4.5h-11z",
    "M-4-4L4 4M-4 4L4-4",
)


class Sign(NamedTuple):
    """A source and what stands for it."""

    source: str
    kind: int
    claims: int
    icon: Markup


class TollChart(NamedTuple):
    """A drawn chart.

    Attributes:
        svg: the picture.
        signs: what stands for whom.
        drawn: number of figures in it.
    """

    svg: Markup
    signs: tuple[Sign, ...]
    drawn: int


def toll_chart(tolls: Sequence[TollRow], label: str) -> TollChart | None:
    """The chart of those tolls that have a figure and a day; null where there are not two.

    Args:
        tolls: of one effect.
        label: the name of the picture.
    """
    drawn = [toll for toll in tolls if toll.day is not None and _ends(toll) is not None]
    if len(drawn) < 2:
        return None
    kinds = _kinds(drawn)
    days = [day_number(toll.day) for toll in drawn if toll.day is not None]
    across = Scale(min(days) - 0.5, max(days) + 0.5, LEFT + 10, RIGHT - 10)
    up = figures([value for toll in drawn for value in _ends(toll) or () if value is not None], BOTTOM, TOP)
    parts = [*_axes(across, up, min(days), max(days)), *_signs(drawn, kinds, across, up)]
    numbers = Counter(kinds[_source(toll)] for toll in drawn)
    names = {kind: name for name, kind in kinds.items() if kind < TOLD_APART} | {TOLD_APART: _OTHERS}
    signs = tuple(Sign(names[kind], kind, numbers[kind], icon(kind)) for kind in sorted(numbers))
    return TollChart(picture(WIDTH, HEIGHT, label, parts), signs, len(drawn))


def icon(kind: int) -> Markup:
    """A sign by itself, for the legend."""
    shape = element("path", d=_SHAPES[kind], class_="glyph")
    return element("svg", element("g", shape, class_=f"s{kind}"), viewBox="-9 -9 18 18", aria_hidden="true")


def _source(toll: TollRow) -> str:
    return toll.according_to or VOICES[toll.voice]


def _kinds(tolls: Sequence[TollRow]) -> dict[str, int]:
    """The number of each source's sign, those with most figures first."""
    by_number = Counter(map(_source, tolls)).most_common()
    return {source: min(number, TOLD_APART) for number, (source, _) in enumerate(by_number)}


def _ends(toll: TollRow) -> tuple[int | None, int | None, int | None] | None:
    """Low, count and high as drawn; null for a toll without any figure."""
    values = (toll.low, toll.count, toll.high)
    return None if values == (None, None, None) else values


def _axes(across: Scale, up: Scale, first: int, last: int) -> list[Markup]:
    parts = [element("text", _HINT, x=LEFT, y=16)]
    for value in up.ticks():
        y = up(value)
        parts.append(element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, class_="grid"))
        parts.append(element("text", f"{value:,}", x=LEFT - 6, y=y + 4, class_="end"))
    parts += [
        element("text", day.isoformat(), x=across(day.toordinal()), y=BOTTOM + 20, class_="middle")
        for day in day_ticks(first, last)
    ]
    return [*parts, element("line", x1=LEFT, x2=RIGHT, y1=BOTTOM, y2=BOTTOM, class_="axis")]


def _signs(tolls: Sequence[TollRow], kinds: dict[str, int], across: Scale, up: Scale) -> list[Markup]:
    """Figures of one day stand side by side, as far apart as the day is wide."""
    by_day: dict[str, list[TollRow]] = {}
    for toll in sorted(tolls, key=lambda toll: (kinds[_source(toll)], toll.report, toll.start)):
        by_day.setdefault(toll.day or "", []).append(toll)
    wide = across(across.low + 1) - across.begin
    parts = []
    for day, of_day in sorted(by_day.items()):
        gap = min(13.0, 0.9 * wide / len(of_day))
        for number, toll in enumerate(of_day):
            x = round(across(day_number(day)) + (number - (len(of_day) - 1) / 2) * gap, 1)
            parts.append(_sign(toll, kinds[_source(toll)], x, up))
    return parts


def _sign(toll: TollRow, kind: int, x: float, up: Scale) -> Markup:
    what = f"{figure(toll.bound, toll.count, toll.low, toll.high)} {toll.who or ''} {toll.effect}"
    whole = visible(f"{' '.join(what.split())} · {_source(toll)} · {toll.day}")
    drawn = [*_interval(toll, x, up), _tip(whole, visible(toll.evidence))]
    middle = toll.count if toll.count is not None else None
    if middle is not None:
        shape = element("path", d=_SHAPES[kind], class_="glyph", transform=f"translate({x} {up(middle)})")
        drawn.insert(-1, shape)
    address = addresses.report(
        toll.report, None if toll.version == 1 else toll.version, (toll.number_start, toll.number_end)
    )
    return element("a", Markup("").join(drawn), href=address, class_=f"s{kind}", aria_label=clip(whole, 160))


def _interval(toll: TollRow, x: float, up: Scale) -> list[Markup]:
    """From the least to the most that the words allow; an end that they leave open is dashed towards the edge."""
    low, high = toll.low, toll.high
    if low is not None and low == high:
        return []
    middle = toll.count if toll.count is not None else low if low is not None else high
    if middle is None or toll.bound == "about":
        return []
    bottom = up(low) if low is not None else min(up(middle) + 26, up.begin)
    top = up(high) if high is not None else max(up(middle) - 26, up.end)
    line = element("path", d=f"M{x} {bottom}V{top}", class_="span" if None not in {low, high} else "span open")
    caps = [up(end) for end in (low, high) if end is not None and end != toll.count]
    return [line, *(element("path", d=f"M{x - 4} {y}h8", class_="span") for y in caps)]


def _tip(what: str, evidence: str) -> Markup:
    """The figure in words and its sentence, shown above the plot while it is pointed at or focused."""
    back = element("rect", x=0, y=0, width=WIDTH, height=TOP - 10)
    lines = (
        element("text", clip(what, TIP), x=LEFT, y=16, class_="title"),
        element("text", f"“{clip(' '.join(evidence.split()), TIP)}”", x=LEFT, y=34),
    )
    return element("g", back + lines[0] + lines[1], class_="tip")
