"""The days that a date value stands for, where the calendar alone decides it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_VALUE = re.compile(
    r"""(?P<year>\d{4})
        (?: -(?P<month>\d\d) (?: -(?P<day>\d\d) (?: [T\ ].* )? )?
          | -W(?P<week>\d\d) (?: -(?P<weekday>[1-7]) | -(?P<weekend>WE) )?
          | -Q(?P<quarter>[1-4])
          | -H(?P<half>[12])
        )?""",
    re.VERBOSE | re.ASCII,
)


class Days(NamedTuple):
    """First and last day, both included, as ``YYYY-MM-DD``."""

    first: str
    last: str


def days(value: str | None) -> Days | None:
    """The days of a date, week, month, quarter, half-year, year, or interval of two (``2021-05-10/2021-05-21``).

    Seasons, decades, durations and vague values (``PAST_REF``) stand for no days of their own: null.
    """
    if value is None:
        return None
    first, slash, last = value.partition("/")
    if not slash:
        return _period(value)
    begin, end = _period(first), _period(last)
    if begin is None or end is None or begin.first > end.last:
        return None
    return Days(begin.first, end.last)


def _period(value: str) -> Days | None:
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    parts = {name: int(number) for name, number in match.groupdict().items() if number is not None and number != "WE"}
    try:
        first, last = _ends(parts, weekend=match["weekend"] is not None)
    except (ValueError, OverflowError):
        return None
    return Days(first.isoformat(), last.isoformat())


def _ends(parts: dict[str, int], *, weekend: bool) -> tuple[date, date]:
    year = parts["year"]
    if "week" in parts:
        monday = date.fromisocalendar(year, parts["week"], 1)
        first, last = (5, 6) if weekend else (parts.get("weekday", 1) - 1, parts.get("weekday", 7) - 1)
        return monday + timedelta(first), monday + timedelta(last)
    if "day" in parts:
        day = date(year, parts["month"], parts["day"])
        return day, day
    if "month" in parts:
        return _months(year, parts["month"], 1)
    if "quarter" in parts:
        return _months(year, parts["quarter"] * 3 - 2, 3)
    if "half" in parts:
        return _months(year, parts["half"] * 6 - 5, 6)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, month: int, number: int) -> tuple[date, date]:
    last = month + number - 1
    # The day before the next month begins; December ends the year, and the year 9999 the calendar.
    end = date(year, 12, 31) if last == 12 else date(year, last + 1, 1) - timedelta(1)
    return date(year, month, 1), end
