"""Bars of claims by day, and the reports of each outlet by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from math import sqrt

from markupsafe import Markup

from accordingto.exports.visible import visible
from accordingto.ledger import OutletDay
from accordingto.room import addresses
from accordingto.room.buckets import Bucket, buckets, unit_for
from accordingto.room.drawing import Scale, day_ticks, element, figures, picture
from accordingto.room.rendering import clip, plural

WIDTH = 760
LEFT, RIGHT = 46, 750
MOST_OUTLETS = 8
ROW = 26
MOST_DOTS = 40
"""In a row."""
LARGEST_DOT = 10.0


def bars(found: Sequence[Bucket], label: str, address: Callable[[Bucket], str]) -> Markup | None:
    """A bar for each bucket, linked to what falls on its days; null where there is nothing.

    Args:
        found: in order.
        label: the name of the picture.
        address: of a bucket's claims.
    """
    if not found:
        return None
    first, last = found[0].first.toordinal(), found[-1].last.toordinal()
    across = Scale(first - 0.5, last + 0.5, LEFT, RIGHT)
    up = figures([bucket.number for bucket in found], 130, 14)
    up = Scale(0, up.high, 130, 14)
    parts = [_line(up(value), f"{value:,}") for value in up.ticks()]
    parts += [_bar(bucket, across, up, address(bucket)) for bucket in found]
    return picture(WIDTH, 160, label, [Markup("").join(parts), *_days(across, first, last, 150)])


def _line(y: float, words: str) -> Markup:
    line = element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, class_="grid")
    return line + element("text", words, x=LEFT - 6, y=y + 4, class_="end")


def _bar(bucket: Bucket, across: Scale, up: Scale, address: str) -> Markup:
    left, right = across(bucket.first.toordinal() - 0.5), across(bucket.last.toordinal() + 0.5)
    gap = min(1.5, (right - left) / 6)
    y = up(bucket.number)
    words = f"{_stretch(bucket.first, bucket.last)}: {plural(bucket.number, 'claim')}"
    width = round(max(right - left - 2 * gap, 1.5), 1)
    shape = element("rect", x=round(left + gap, 1), y=y, width=width, height=round(130 - y, 1), class_="bar")
    return element("a", element("title", words) + shape, href=address, aria_label=words)


def _stretch(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _days(across: Scale, first: int, last: int, y: int) -> list[Markup]:
    return [
        element("text", day.isoformat(), x=across(day.toordinal()), y=y, class_="middle")
        for day in day_ticks(first, last)
        if LEFT + 20 < across(day.toordinal()) < RIGHT - 30
    ]


def outlet_chart(counts: Sequence[OutletDay]) -> Markup | None:
    """A row for each of the outlets with most reports, a dot as large as the reports of a day, week or month."""
    by_outlet: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for count in counts:
        if count.day is not None:
            by_outlet[count.outlet or "no outlet"][count.day] += count.reports
    outlets = sorted(by_outlet, key=lambda outlet: (-by_outlet[outlet].total(), outlet))[:MOST_OUTLETS]
    days = [day for outlet in outlets for day in by_outlet[outlet]]
    if not days:
        return None
    first, last = (date.fromisoformat(end(days)).toordinal() for end in (min, max))
    across = Scale(first - 0.5, last + 0.5, 210, RIGHT - 6)
    unit = unit_for(days, most=MOST_DOTS)
    found = {outlet: buckets(by_outlet[outlet].items(), unit) for outlet in outlets}
    most = max(bucket.number for row in found.values() for bucket in row)
    parts = [part for place, outlet in enumerate(outlets) for part in _row(outlet, found[outlet], place, across, most)]
    height = ROW * len(outlets) + 34
    return picture(WIDTH, height, f"Reports by outlet and {unit}", [*parts, *_days(across, first, last, height - 8)])


def _row(outlet: str, row: Sequence[Bucket], place: int, across: Scale, most: int) -> list[Markup]:
    y = ROW * place + 18
    total = sum(bucket.number for bucket in row)
    name = element("text", clip(visible(outlet), 26), x=0, y=y + 4, class_="title")
    number = element("text", f"{total:,}", x=196, y=y + 4, class_="end")
    line = element("line", x1=204, x2=RIGHT, y1=y, y2=y, class_="grid")
    return [line, name, number, *(_dot(outlet, bucket, y, across, most) for bucket in row)]


def _dot(outlet: str, bucket: Bucket, y: int, across: Scale, most: int) -> Markup:
    middle = across((bucket.first.toordinal() + bucket.last.toordinal()) / 2)
    radius = round(max(2.5, LARGEST_DOT * sqrt(bucket.number / most)), 1)
    words = f"{visible(clip(outlet, 60))}, {_stretch(bucket.first, bucket.last)}: {plural(bucket.number, 'report')}"
    address = addresses.page(
        "/reports",
        outlet=None if outlet == "no outlet" else outlet,
        since=bucket.first.isoformat(),
        until=bucket.last.isoformat(),
    )
    shape = element("circle", cx=middle, cy=y, r=radius, class_="dot bar")
    return element("a", element("title", words) + shape, href=address, aria_label=words)
