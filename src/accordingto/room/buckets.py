"""Days put together to weeks or months, so that a chart of a year has as many bars as an eye can follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, get_args

Unit = Literal["day", "week", "month"]
UNITS: tuple[Unit, ...] = get_args(Unit)

MOST_BARS = 120
"""Beyond this, a chart takes a coarser unit, and last of all leaves out the earliest."""


class Bucket(NamedTuple):
    """A stretch of days.

    Attributes:
        first: day, to ``last``.
        number: of what falls on them.
    """

    first: date
    last: date
    number: int


def unit_for(days: Sequence[str], wanted: Unit | None = None, most: int = MOST_BARS) -> Unit:
    """The unit that is wanted; else the finest in which the days make a chart that can be read.

    Args:
        days: that the chart is to hold.
        wanted: null for any.
        most: bars that it may have.
    """
    if wanted is not None or not days:
        return wanted or "day"
    span = (date.fromisoformat(max(days)) - date.fromisoformat(min(days))).days
    return "day" if span < most // 2 else "week" if span < 7 * most else "month"


def bucket_of(day: date, unit: Unit) -> tuple[date, date]:
    """First and last day of the unit that a day is in."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < 9999 else date.max
    return day.replace(day=1), following - timedelta(1)


def buckets(counts: Iterable[tuple[str, int]], unit: Unit) -> list[Bucket]:
    """The stretches that have anything, in order; of very many the latest."""
    found: Counter[tuple[date, date]] = Counter()
    for day, number in counts:
        found[bucket_of(date.fromisoformat(day), unit)] += number
    return [Bucket(first, last, number) for (first, last), number in sorted(found.items())][-MOST_BARS:]
