"""Named days of the year, by the rules of their calendars: Christmas Eve, Easter, Thanksgiving, Ramadan, Yom Kippur.

Fixed days and weekdays of a month are counted out here, Easter by ``dateutil``, Jewish, Islamic and Persian days by
``convertdate``. Its Islamic calendar is the tabular one; where the moon is sighted, a day may be one off, so a festival
of that calendar has its year for a value and an interval that allows a day on either side.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from convertdate import hebrew, islamic, persian
from dateutil.easter import easter

from accordingto.readers.times.calendar import Period
from accordingto.readers.times.grammar import Festival

_FIRST_YEAR: Final = 1600
_LAST_YEAR: Final = 2200
"""The Gregorian calendar and the holidays of today are not older; beyond them festivals stay unresolved."""

_CALENDARS: Final = {"hebrew": hebrew, "islamic": islamic, "persian": persian}


@lru_cache(maxsize=4096)
def festival(rule: Festival, year: int) -> tuple[Period, ...]:
    """The festival of a year; none or two where the other calendar's year is longer or shorter.

    Args:
        rule: the entry of the grammar.
        year: Gregorian year.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return ()
    days = sorted(day for day in _days(rule, year) if day.year == year)
    if rule.calendar != "islamic":
        return tuple(Period("day", day) for day in days)
    return tuple(Period("feast", day - dt.timedelta(1), days=rule.length + 2) for day in days)


def written(name: str, year: int, month: int, day: int) -> Period | None:
    """A day that is written in another calendar, null if that calendar has none such.

    Args:
        name: ``hebrew``, ``islamic`` or ``persian``.
        year: year of that calendar.
        month: month of that calendar, from 1.
        day: day of the month.
    """
    known = _CALENDARS[name]
    if not (1 <= month <= 13 and 1 <= day <= 30):
        return None
    try:
        found = Period("day", dt.date(*known.to_gregorian(year, month, day)))
        same = known.from_gregorian(found.start.year, found.start.month, found.start.day) == (year, month, day)
    except (ValueError, OverflowError, IndexError):
        return None
    return found if same else None


def _days(rule: Festival, year: int) -> Iterator[dt.date]:
    match rule.calendar:
        case "fixed":
            yield dt.date(year, rule.month, rule.day)
        case "easter":
            yield easter(year) + dt.timedelta(rule.day)
        case "weekday":
            yield _nth_weekday(year, rule)
        case name:
            known = _CALENDARS[name]
            own, _, _ = known.from_gregorian(year, 1, 1)
            for candidate in (own, own + 1):
                yield dt.date(*known.to_gregorian(candidate, rule.month, rule.day))


def _nth_weekday(year: int, rule: Festival) -> dt.date:
    """The weekday ``rule.day`` of the month, the ``rule.rank``-th or the last for -1."""
    length = calendar.monthrange(year, rule.month)[1]
    days = [dt.date(year, rule.month, day) for day in range(1, length + 1)]
    fitting = [day for day in days if day.isoweekday() == rule.day]
    return fitting[rule.rank - 1] if rule.rank > 0 else fitting[rule.rank]
