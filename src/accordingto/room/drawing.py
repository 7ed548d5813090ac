"""Scales and marks for charts that the server draws as SVG: no script, no fonts, sharp on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import NamedTuple

from markupsafe import Markup, escape

MOST_TICKS = 6


class Scale(NamedTuple):
    """Values of a field on a stretch of the picture, evenly or by their logarithm.

    Attributes:
        low: value at ``begin``.
        high: value at ``end``.
        begin: place in the picture, to ``end``.
        logarithmic: whether equal steps are equal factors; the values are then at least 1.
    """

    low: float
    high: float
    begin: float
    end: float
    logarithmic: bool = False

    def __call__(self, value: float) -> float:
        """The place of a value."""
        low, high = self._of(self.low), self._of(self.high)
        share = 0.5 if high == low else (self._of(min(max(value, self.low), self.high)) - low) / (high - low)
        return round(self.begin + share * (self.end - self.begin), 1)

    def _of(self, value: float) -> float:
        return log10(max(value, 1)) if self.logarithmic else value

    def ticks(self) -> Iterator[int]:
        """Round values within the scale, few enough to read."""
        if self.logarithmic:
            powers = range(floor(log10(max(self.low, 1))), ceil(log10(max(self.high, 1))) + 1)
            yield from (10**power for power in powers if self.low <= 10**power <= self.high)
            return
        step = _round_step((self.high - self.low) / MOST_TICKS)
        value = ceil(self.low / step) * step
        while value <= self.high:
            yield value
            value += step


def _round_step(least: float) -> int:
    """1, 2 or 5 times a power of ten, at least this great."""
    power = 10 ** floor(log10(max(least, 1)))
    return int(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least))


def figures(values: list[int], begin: float, end: float) -> Scale:
    """A scale for counts: from nought, or by factors where the greatest would flatten the others."""
    high = max(values, default=1)
    low = min((value for value in values if value > 0), default=1)
    if high > 40 * low and high > 200:
        return Scale(1, 10 ** ceil(log10(high)), begin, end, logarithmic=True)
    return Scale(0, max(high * 1.08, 1), begin, end)


def day_number(day: str) -> int:
    """A day as a number to count from."""
    return date.fromisoformat(day).toordinal()


def day_ticks(first: int, last: int) -> list[date]:
    """Days to name on an axis: all of a few, the firsts of months or years of many."""
    span = last - first
    if span <= 12:
        step = 1 if span <= MOST_TICKS else 2
        return [date.fromordinal(day) for day in range(first, last + 1, step)]
    if span <= 75:
        begin = date.fromordinal(first)
        return [begin + timedelta(days) for days in range((7 - begin.weekday()) % 7, span + 1, 14 if span > 42 else 7)]
    months = _firsts_of_months(date.fromordinal(first), date.fromordinal(last))
    every = -(-len(months) // MOST_TICKS)
    return months[::every] or [date.fromordinal(first)]


def _firsts_of_months(first: date, last: date) -> list[date]:
    ordinals = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = (date(number // 12, number % 12 + 1, 1) for number in ordinals if number < 9999 * 12)
    return [day for day in days if day >= first]


def element(name: str, content: str | Markup = "", **attributes: object) -> Markup:
    """An element with everything escaped; ``_`` in the name of an attribute stands for a hyphen, at its end for none.

    Args:
        name: of the element.
        content: text, or elements.
        attributes: nulls are left out.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{value if isinstance(value, int | float) else escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    # Joined by hand, a third of the time of Markup's own way: charts have thousands of attributes.
    return Markup(f"<{name}{given}>{escape(content)}</{name}>")  # noqa: S704 - each part is escaped here


def picture(width: int, height: int, label: str, parts: list[Markup]) -> Markup:
    """A whole chart; its links make it a group to assistive programs, with a name."""
    return element("svg", Markup("").join(parts), viewBox=f"0 0 {width} {height}", role="group", aria_label=label)
