"""Days by name, and days written in other calendars: ``Christmas Eve``, ``last Easter``, ``1 Ramadan 1445``."""

from __future__ import annotations

from accordingto.readers.times.calendar import Period
from accordingto.readers.times.festivals import festival, written
from accordingto.readers.times.grammar import grammar
from accordingto.readers.times.meanings import At, OnFestival
from accordingto.readers.times.scan import Found, Scan


def named(scan: Scan, index: int) -> Found | None:
    """``Christmas Eve``, ``Easter Sunday, 2030``, ``last Thanksgiving``."""
    shift = grammar().words.shifts.get(scan.word(index))
    start = index if shift is None else index + 1
    found = grammar().festivals.after(scan.pieces, start)
    if found is None or not scan.capital(start + 1 if scan.word(start) == "the" else start):
        return None
    last, rule = found
    if shift is not None:
        return Found(last, OnFestival(rule, shift.shift))
    at = last + 1 if scan.word(last) in {",", "of"} else last
    year = scan.year(at)
    days = () if year is None else festival(rule, year)
    return Found(at + 1, At(days[0])) if days else Found(last, OnFestival(rule))


def other_calendar(scan: Scan, index: int) -> Found | None:
    """``1 Ramadan 1445``, ``Farvardin 1, 1400``: a day, a month of another calendar and a year of it."""
    day = scan.small(index, 31)
    if day is not None:
        month = grammar().other_months.after(scan.pieces, index + 1)
        year = None if month is None else _year(scan, month[0])
        last = None if month is None else month[0]
    else:
        month = grammar().other_months.after(scan.pieces, index)
        day = None if month is None else scan.small(month[0], 31)
        last = None if month is None else month[0] + (2 if scan.word(month[0] + 1) == "," else 1)
        year = None if last is None else _year(scan, last)
    if month is None or day is None or year is None or last is None:
        return None
    found: Period | None = written(month[1].calendar, year, month[1].number, day)
    return None if found is None else Found(last + 1, At(found))


def _year(scan: Scan, index: int) -> int | None:
    """Four digits; years of other calendars run higher than ours."""
    word = scan.word(index)
    return int(word) if len(word) == 4 and word.isascii() and word.isdigit() else None
