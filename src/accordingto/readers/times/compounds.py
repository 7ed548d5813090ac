"""Expressions that are put together from two: ``10 p.m. Wednesday``, ``January last year``, ``20 years ago today``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from dateutil.relativedelta import relativedelta

from accordingto.readers.times.calendar import Period, day, season
from accordingto.readers.times.meanings import (
    Clocked,
    Frame,
    InMonth,
    InSeason,
    Meaning,
    Moved,
    OnDay,
    OnWeekday,
    Resolved,
    Said,
    YearAgo,
)
from accordingto.readers.times.scan import Mention, Scan

_MORNING_HOURS: Final = frozenset(f"{hour:02}" for hour in range(1, 12))
_ALONE: Final = frozenset([(), (",",), ("of",)])
_STEPS: Final = {"week": "weeks", "month": "months", "year": "years", "decade": "decades"}


@dataclass(frozen=True, slots=True)
class InYear:
    """A day, month or season of the year that other words give ("January last year")."""

    part: OnDay | InMonth | InSeason
    year: Moved

    def resolve(self, frame: Frame) -> Resolved:
        """The part in that year."""
        year = self.year.resolve(frame)
        found = None if year.period is None else _part_of(self.part, year.period.start.year)
        if found is None:
            return self.part.resolve(frame._replace(anchor=None))
        return Resolved("DATE", found.value, found, year.basis)


@dataclass(frozen=True, slots=True)
class Away:
    """A day some weeks, months or years from one that is named ("20 years ago today", "a week ago Tuesday")."""

    day: Meaning
    distance: Moved

    def resolve(self, frame: Frame) -> Resolved:
        """The day that far away."""
        named = self.day.resolve(frame)
        if named.period is None:
            return named
        unit, steps = self.distance.unit, self.distance.steps
        years, step = ("years", 10 * steps) if unit == "decade" else (_STEPS[unit], steps)
        try:
            moved = replace(named.period, start=named.period.start + relativedelta(**{years: step}))
        except (ValueError, OverflowError):
            return self.distance.resolve(frame)
        return Resolved("DATE", moved.value, moved, named.basis)


def _part_of(part: OnDay | InMonth | InSeason, year: int) -> Period | None:
    match part:
        case OnDay(month=month, number=number):
            return day(year, month, number)
        case InMonth(month=month):
            first = day(year, month, 1)
            return None if first is None else replace(first, unit="month")
        case InSeason(code=code):
            return season(year, code)


def composed(scan: Scan, found: list[Mention]) -> Iterator[Mention]:
    """Clock times put together with the days beside them: ``10 p.m. Wednesday``, ``May 10, 2:37 PM``."""
    index = 0
    while index < len(found):
        pair = _together(scan, found[index], found[index + 1]) if index + 1 < len(found) else None
        yield found[index] if pair is None else pair
        index += 1 if pair is None else 2


def _together(scan: Scan, left: Mention, right: Mention) -> Mention | None:
    gap = scan.pieces.words(left.last, right.first)
    mod, rule = left.mod or right.mod, left.rule
    if _is_bare_clock(left.meaning) and gap in {(), (",",), ("on",)} and _holds_day(right.meaning):
        meaning: Meaning | None = _clocked(left.meaning, right.meaning)
    elif _is_day(left.meaning) and _is_bare_clock(right.meaning) and gap in {(), (",",)}:
        meaning, rule = _clocked(right.meaning, left.meaning), right.rule
    else:
        meaning = _joined(left, right, gap)
    return None if meaning is None else Mention(left.first, right.last, meaning, mod, rule)


def _clocked(clock: Meaning, day: Meaning) -> Meaning:
    """The time on the day; "7:30 tonight" is half a day after 7:30."""
    if not isinstance(clock, Clocked):
        return clock
    if not isinstance(day, Clocked):
        return Clocked(clock.clock, day)
    late = day.clock in {"TAF", "TEV", "TNI"} and clock.clock[1:3] in _MORNING_HOURS
    return Clocked(f"T{int(clock.clock[1:3]) + 12}{clock.clock[3:]}" if late else clock.clock, day.base)


def _is_bare_clock(meaning: Meaning) -> bool:
    return isinstance(meaning, Clocked) and meaning.base is None


def _is_day(meaning: Meaning) -> bool:
    return not isinstance(meaning, (Clocked, Said))


def _holds_day(meaning: Meaning) -> bool:
    """Whether a day is named, with or without a part of it in words."""
    return _is_day(meaning) or (
        isinstance(meaning, Clocked) and meaning.base is not None and meaning.clock[1].isalpha()
    )


def _joined(left: Mention, right: Mention, gap: tuple[str, ...]) -> Meaning | None:
    """What a part of the year and the year after it mean together, or a distance and the day it is counted from."""
    year, far = right.meaning, left.meaning
    if isinstance(far, YearAgo):
        far = Moved("year", far.steps)
    match far:
        case OnDay() | InMonth(step=None) | InSeason(step=None):
            of_year = isinstance(year, Moved) and year.unit == "year" and left.mod is None and right.mod is None
            return InYear(far, year) if of_year and isinstance(year, Moved) and gap in _ALONE else None
        case Moved(unit="week" | "month" | "year" | "decade", reference=False):
            named = isinstance(year, OnWeekday) or (isinstance(year, Moved) and year.unit == "day")
            return Away(year, far) if named and not gap and left.rule != "shifted" else None
        case _:
            return None
