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

_CALENDARS: Final = {"hebrew": hebrew, "islamic": islamic}
_PERSIAN_EPOCH: Final = 621
"""Years from the Gregorian year in which a Persian one begins back to its number."""


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
        year: year of that calendar; Persian ones as far as the festivals go.
        month: month of that calendar, from 1.
        day: day of the month.
    """
    if name == "persian":
        return _persian(year, month, day)
    known = _CALENDARS[name]
    try:
        found = Period("day", dt.date(*known.to_gregorian(year, month, day)))
        same = known.from_gregorian(found.start.year, found.start.month, found.start.day) == (year, month, day)
    except (ValueError, OverflowError, IndexError):
        return None
    return found if same else None


def _persian(year: int, month: int, day: int) -> Period | None:
    """Six months of 31 days, five of 30 and the rest of the year, from the new year on."""
    if not _FIRST_YEAR <= year + _PERSIAN_EPOCH <= _LAST_YEAR:
        return None
    start = _nowruz(year)
    found = start + dt.timedelta((month - 1) * 30 + min(month - 1, 6) + day - 1)
    fits = 1 <= day <= (31 if month < 7 else 30) and (month < 12 or day < 30 or found < _nowruz(year + 1))
    return Period("day", found) if fits else None


@lru_cache(maxsize=1024)
def _nowruz(year: int) -> dt.date:
    """The Persian new year, kept because its equinox takes a while to find."""
    return dt.date(*persian.to_gregorian(year, 1, 1))


def _days(rule: Festival, year: int) -> Iterator[dt.date]:
    match rule.calendar:
        case "fixed":
            yield dt.date(year, rule.month, rule.day)
        case "easter":
            yield easter(year) + dt.timedelta(rule.day)
        case "weekday":
            yield _nth_weekday(year, rule)
        case "persian":
            found = written("persian", year - _PERSIAN_EPOCH, rule.month, rule.day)
            yield from () if found is None else (found.start,)
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
