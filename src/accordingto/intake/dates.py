"""Publication dates as inputs state them: ISO 8601, and the common ways of writing a date in English.

A date is taken only if its words allow one reading. Nothing is filled in from the day of the run.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import NamedTuple

FIRST_YEAR = 1600
"""Before this year there were no newspapers; an earlier date is a mistake."""
LAST_YEAR = 2200
"""A later date is a mistake of the kind ``2882015``."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_TIME = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?)?\s*(?P<half>[ap]\.?m\b\.?)?"
_ZONE = r"\(?(?P<zone>(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?|[a-z]{1,5})\)?(?:\s*\([a-z]+\))?"
_CLOCK = rf"{_TIME}(?:\s*{_ZONE})?"
_CALENDAR = (
    rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH}[\s,-]+{_YEAR}",  # 11 July 2021, 11-Jul-2021
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",  # July 11, 2021
    rf"{_YEAR}\s+{_MONTH}\s+{_DAY}",  # 2021 July 11
    r"(?P<first>\d{1,4})(?P<between>[/.-])(?P<middle>\d{1,2})(?P=between)(?P<last>\d{1,4})(?!\d)",  # 25/12/2021
)
_WEEKDAY = r"(?:(?P<weekday>[a-z]{3,9})\.?,?\s+)?"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for calendar in _CALENDAR
    for pattern in (
        rf"{_WEEKDAY}{calendar}(?:\s*(?:,|\bat\b|[-–—|])?\s*{_CLOCK})?",  # Sunday, 11 July 2021 2:37 PM
        rf"{_CLOCK}\s*(?:,|\bon\b|[-–—|])?\s*{_WEEKDAY}{calendar}",  # 14:37 GMT, Sunday 11 July 2021
    )
)
_EXTENDED_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}.*)?")
# Written dates are short; the patterns are not run over more than this many characters.
_LONGEST = 80
_UTC = frozenset({"z", "utc", "gmt"})


class Dated(NamedTuple):
    """What a date's words say.

    Attributes:
        iso: date or date-time in ISO 8601, null where the words do not say exactly one.
        warning: what is wrong with the words, quoting them.
    """

    iso: str | None
    warning: str | None = None


class _Impossible(ValueError):  # noqa: N818  named by the fact
    """The words name no day, or more than one."""


def read_date(words: str) -> Dated:
    """The date, or date and time, that the words write; ISO 8601 is given back as it is, without white space around."""
    words = " ".join(words.split())
    quoted = repr(words if len(words) <= _LONGEST else words[:_LONGEST] + "...")
    try:
        dated = None if len(words) > _LONGEST else _iso(words) or _written(words)
    except _Impossible as fault:
        return Dated(None, f"the date {quoted} {fault}: left out")
    return dated or Dated(None, f"the date {quoted} is not understood: left out")


def _iso(words: str) -> Dated | None:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    _check_year(moment.year)
    if _EXTENDED_ISO.fullmatch(words):
        return Dated(words)
    try:
        return Dated(date.fromisoformat(words).isoformat())
    except ValueError:
        return Dated(moment.isoformat())


def _written(words: str) -> Dated | None:
    for pattern in _WRITTEN:
        match = pattern.fullmatch(words)
        if match is not None:
            parts = match.groupdict()
            day = _named_day(parts) if "month" in parts else _numbered_day(parts)
            clock, doubt = _clock(parts)
            iso = day.isoformat() if clock is None else f"{day.isoformat()}T{clock}"
            warning = _weekday_doubt(day, parts["weekday"]) or doubt
            return Dated(iso, None if warning is None else f"the date {words!r} {warning}")
    return None


def _named_day(parts: dict[str, str]) -> date:
    return _day(int(parts["year"]), _position(parts["month"], _MONTHS) + 1, int(parts["day"]))


def _numbered_day(parts: dict[str, str]) -> date:
    first, middle, last = (int(parts[name]) for name in ("first", "middle", "last"))
    if len(parts["first"]) == 4:
        return _day(first, middle, last)
    if len(parts["last"]) != 4:
        message = "has no year of four digits"
        raise _Impossible(message)
    if first != middle and first <= 12 and middle <= 12:
        message = "is ambiguous (day and month can be either way round)"
        raise _Impossible(message)
    return _day(last, middle, first) if middle <= 12 else _day(last, first, middle)


def _day(year: int, month: int, day: int) -> date:
    _check_year(year)
    try:
        return date(year, month, day)
    except ValueError:
        message = "does not exist"
        raise _Impossible(message) from None


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"is outside the years {FIRST_YEAR} to {LAST_YEAR}"
        raise _Impossible(message)


def _position(name: str, names: tuple[str, ...]) -> int:
    """Index of the name that ``name`` is or abbreviates."""
    for position, full in enumerate(names):
        if full.startswith(name.lower()):
            return position
    message = "is not understood"
    raise _Impossible(message)


def _clock(parts: dict[str, str]) -> tuple[str | None, str | None]:
    """ISO time of day with its offset, and what is doubtful about it."""
    if parts["hour"] is None or (parts["minute"] is None and parts["half"] is None):
        return None, None if parts["hour"] is None else "has a time that is not understood: the day alone is kept"
    hour = int(parts["hour"])
    if parts["half"] is not None:
        hour = hour % 12 + (12 if parts["half"][0] in "pP" else 0) if 1 <= hour <= 12 else 99
    try:
        clock = time(hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    except ValueError:
        return None, "has an impossible time: the day alone is kept"
    offset, doubt = _offset(parts["zone"])
    return clock.isoformat("minutes" if parts["second"] is None else "seconds") + offset, doubt


def _offset(zone: str | None) -> tuple[str, str | None]:
    if zone is None:
        return "", None
    if zone.lower() in _UTC:
        return "+00:00", None
    match = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?", zone, re.IGNORECASE)
    if match is None or int(match[2]) > 14:
        return "", f"has a time zone, {zone}, that is not resolved: its time is local"
    return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}", None


def _weekday_doubt(day: date, weekday: str | None) -> str | None:
    if weekday is None or _position(weekday, _WEEKDAYS) == day.weekday():
        return None
    return f"names the wrong weekday: {day.isoformat()} was a {_WEEKDAYS[day.weekday()].capitalize()}"
