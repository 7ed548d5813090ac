"""Dates inside the lines of a page, in the languages that newspapers are written in; what is ambiguous stays unread.

Only full dates count, day, month and year; nothing is filled in from today's date. Names of months in two dozen
languages are in ``data/written_dates.toml``. For values that are nothing but a date there is ``dates.read_date``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from accordingto.language.lexicon import data

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_EAST_ASIAN = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
_NUMERIC = re.compile(
    r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/])|(?<![\d./-])(\d{4})([./])(\d{1,2})\6(\d{1,2})(?!\d)"
)


class WrittenDate(NamedTuple):
    """A date found in a text: ISO 8601 day, and the span that it was read from."""

    day: str
    start: int
    end: int


@cache
def _months() -> dict[str, int]:
    return {
        name: number
        for names in data("written_dates")["months"].values()
        for number, forms in enumerate(names.split(), 1)
        for name in forms.split("|")
        if name != "-"
    }


@cache
def _named() -> re.Pattern[str]:
    """Day, name of the month and year, in the orders that newspapers use."""
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th|er|\.|º|ª)?"
    return re.compile(
        rf"(?<![\w.])(?P<d1>\d{{1,2}}){ordinal}[\s/-]+(?:of\s+|de\s+|d[’'])?(?P<m1>{month})\.?,?[\s/-]+(?:de\s+|del\s+)?(?P<y1>\d{{4}})(?!\d)"
        rf"|(?<!\w)(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}}){ordinal},?\s+(?P<y2>\d{{4}})(?!\d)"
        rf"|(?<!\d)(?P<y3>\d{{4}})\.?\s+(?P<m3>{month})\s+(?P<d3>\d{{1,2}})(?!\d)",
        re.IGNORECASE,
    )


def find_date(text: str, *, month_first: bool | None = None) -> WrittenDate | None:
    """The first full date in a line of text.

    Args:
        text: the line.
        month_first: whether ``3/4/2021`` is 4 March (true) or 3 April (false); where that is not known, such a date
            is not read.
    """
    found = [
        date
        for date in (_iso(text), _with_name(text), _east_asian(text), _numeric(text, month_first=month_first))
        if date is not None
    ]
    return min(found, key=lambda date: date.start, default=None)


def _iso(text: str) -> WrittenDate | None:
    found = _ISO.search(text)
    return None if found is None else _written(found.groups(), found)


def _with_name(text: str) -> WrittenDate | None:
    found = _named().search(text)
    if found is None:
        return None
    n = next(n for n in "123" if found[f"m{n}"] is not None)
    month = _months().get(found[f"m{n}"].lower(), 0)  # "MAYIS" lowers to "mayis", which is not the Turkish name
    return _written((found[f"y{n}"], month, found[f"d{n}"]), found)


def _east_asian(text: str) -> WrittenDate | None:
    found = _EAST_ASIAN.search(text)
    return None if found is None else _written(found.group("year", "month", "day"), found)


def _numeric(text: str, *, month_first: bool | None) -> WrittenDate | None:
    """Dates in figures; with points the day comes first, with slashes it depends on where the page is from."""
    found = _NUMERIC.search(text)
    if found is None:
        return None
    if found[5] is not None:
        return _written(found.group(5, 7, 8), found)
    first, mark, second, year = int(found[1]), found[2], int(found[3]), found[4]
    if mark == "." or first > 12:
        month_first = False
    elif second > 12:
        month_first = True
    elif first == second:
        month_first = False
    if month_first is None:
        return None
    month, day = (first, second) if month_first else (second, first)
    return _written((year, month, day), found)


def _written(parts: Sequence[str | int], found: re.Match[str]) -> WrittenDate | None:
    year, month, day = map(int, parts)
    try:
        return WrittenDate(dt.date(year, month, day).isoformat(), found.start(), found.end())
    except ValueError:
        return None
