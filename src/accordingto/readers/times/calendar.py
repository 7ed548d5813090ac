"""Calendar periods: days, weeks, months, quarters, seasons, years, decades, centuries, with their TIMEX3 values.

A period keeps its first day. Arithmetic that leaves the years 1 to 9999 gives null, never an error.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final, Literal

Unit = Literal["day", "feast", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"]

SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""TIMEX3 season codes, with a month that orders them in the year; which days a season covers depends on the place."""

UNRESOLVED: Final[dict[Unit, str]] = {
    "day": "XXXX-XX-XX",
    "feast": "XXXX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "season": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
"""The value of a period that the text names without saying which."""

_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the calendar.

    Attributes:
        unit: how long it is.
        start: its first day; of a season the first day of the month that orders it.
        season: TIMEX3 code of a season.
        clock: TIMEX3 time of the day, with its T (``T14:37``, ``TMO``); only of days.
        days: how many days a feast lasts, with the one to spare before and after it; its value is its year, as TIMEX3
            has none for some days.
    """

    unit: Unit
    start: dt.date
    season: str = ""
    clock: str = ""
    days: int = 1

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        day = self.start
        match self.unit:
            case "day":
                return day.isoformat() + self.clock
            case "week" | "weekend":
                iso = day.isocalendar()
                return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return f"{day.year:04}-{day.month:02}"
            case "season":
                return f"{day.year:04}-{self.season}"
            case "quarter":
                return f"{day.year:04}-Q{(day.month + 2) // 3}"
            case "half":
                return f"{day.year:04}-H{1 if day.month < 7 else 2}"
            case "year" | "feast":
                return f"{(day + dt.timedelta(min(self.days - 1, 1))).year:04}"
            case "decade":
                return f"{day.year // 10:03}"
            case "century":
                return f"{day.year // 100:02}"

    @property
    def interval(self) -> tuple[str, str] | tuple[None, None]:
        """First day, and first day after; nulls for seasons and for the last period of the calendar."""
        if self.unit == "feast":
            return self.start.isoformat(), (self.start + dt.timedelta(self.days)).isoformat()
        after = self.shifted(1)
        if self.unit == "season" or after is None:
            return None, None
        if self.unit == "weekend":
            return self.start.isoformat(), (self.start + dt.timedelta(2)).isoformat()
        return self.start.isoformat(), after.start.isoformat()

    def shifted(self, steps: int) -> Period | None:
        """The period as many of its own lengths later."""
        return self if steps == 0 else _moved(self, steps)

    def containing(self, unit: Unit) -> Period:
        """The period of a greater unit that its first day lies in."""
        return containing(self.start, unit)


def containing(day: dt.date, unit: Unit) -> Period:
    """The period of a unit that a day lies in; a weekend belongs to the week before it."""
    match unit:
        case "day":
            return Period("day", day)
        case "week":
            return Period("week", day - dt.timedelta(min(day.weekday(), day.toordinal() - 1)))
        case "weekend":
            back = min(day.weekday(), day.toordinal() - 1)
            return Period("weekend", _added(day, 5 - back) or day)
        case "season":
            return season(day.year, _season_of(day))
        case _:
            return Period(unit, _first_day(day, _MONTHS[unit]))


def season(year: int, code: str) -> Period:
    """A season of a year."""
    return Period("season", dt.date(year, SEASONS[code], 1), season=code)


def day(year: int, month: int, number: int) -> Period | None:
    """A day of the calendar, null if there is none such."""
    try:
        return Period("day", dt.date(year, month, number))
    except (ValueError, OverflowError):
        return None


def _season_of(day: dt.date) -> str:
    return ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")[day.month - 1]


def _first_day(day: dt.date, months: int) -> dt.date:
    index = (day.year * 12 + day.month - 1) // months * months
    return dt.date(max(index // 12, 1), index % 12 + 1, 1)


def _moved(period: Period, steps: int) -> Period | None:
    if period.unit == "season":
        year = period.start.year + steps
        return replace(period, start=period.start.replace(year=year)) if 1 <= year <= dt.MAXYEAR else None
    if period.unit in {"day", "feast", "week", "weekend"}:
        start = _added(period.start, steps * {"day": 1, "feast": period.days}.get(period.unit, 7))
        return None if start is None else Period(period.unit, start, days=period.days)
    index = period.start.year * 12 + period.start.month - 1 + steps * _MONTHS[period.unit]
    year = index // 12
    return Period(period.unit, dt.date(year, index % 12 + 1, 1)) if 1 <= year <= dt.MAXYEAR else None


def _added(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return None
