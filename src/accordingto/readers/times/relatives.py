"""Dates that words place against others: ``yesterday``, ``last Friday``, ``this week``, ``third quarter``, ``now``."""

from __future__ import annotations

import datetime as dt
from typing import Final

from accordingto.readers.times.calendar import Period, season
from accordingto.readers.times.dates import day_first, figures_only, month_at, month_first
from accordingto.readers.times.grammar import grammar
from accordingto.readers.times.meanings import (
    At,
    Clocked,
    InMonth,
    InQuarter,
    InSeason,
    Meaning,
    Moved,
    OnWeekday,
    QuarterOf,
    Said,
    TheQuarter,
    TheWeekend,
    YearAgo,
)
from accordingto.readers.times.scan import Found, Scan

_DETERMINERS: Final = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "he", "she", "it", "they", "we"]
)
_PERIODS: Final = frozenset(["quarter", "period"])
_POSSESSIVES: Final = frozenset(["'", "’"])


def named_day(scan: Scan, index: int) -> Found | None:
    """``yesterday``, ``tomorrow evening``, ``tonight``, ``last night``."""
    part = grammar().day_parts.after(scan.pieces, index)
    if part is not None:
        return Found(part[0], Clocked(part[1].code, Moved("day", part[1].shift)))
    found = grammar().days.after(scan.pieces, index)
    return None if found is None else _with_part(scan, found[0], Moved("day", found[1].shift))


def next_to(scan: Scan, index: int) -> Found | None:
    """``the day before``, ``the next day``; with a noun after it ("the day before the vote") it is no date yet."""
    found = grammar().next_to.after(scan.pieces, index)
    if found is None or (scan.word(found[0] - 1) in {"before", "after"} and scan.word(found[0]) in _DETERMINERS):
        return None
    return Found(found[0], Moved("day", found[1].shift, reference=True))


def weekday(scan: Scan, index: int) -> Found | None:
    """``Friday``, ``Friday night``, ``Fri., May 10``, ``Friday, 10 May 2021``, ``Fridays``."""
    words, word = grammar().words, scan.word(index)
    if not scan.capital(index):
        return None
    if word.endswith("s") and word[:-1] in words.weekdays:
        return Found(index + 1, Said("SET", f"XXXX-WXX-{words.weekdays[word[:-1]].number}"))
    short = words.short_weekdays.get(word)
    number = words.weekdays[word].number if word in words.weekdays else short.number if short is not None else None
    if number is None:
        return None
    last = index + 2 if short is not None and scan.word(index + 1) == "." else index + 1
    date = _date_after(scan, last)
    if date is not None:
        return date
    noted = _date_after(scan, last + 1) if scan.word(last) == "[" else None
    if noted is not None:
        return Found(last, noted.meaning)
    if short is not None and last == index + 1:
        return None
    return _with_part(scan, last, OnWeekday(number))


def _date_after(scan: Scan, index: int) -> Found | None:
    """The date that a weekday stands before, with or without a comma."""
    start = index + 1 if scan.word(index) == "," else index
    found = month_first(scan, start) or day_first(scan, start) or figures_only(scan, start)
    if found is None or isinstance(found.meaning, InMonth):
        return None
    return found


def _with_part(scan: Scan, last: int, day: Meaning) -> Found:
    """The day, with the part of it that follows."""
    part = grammar().parts.after(scan.pieces, last)
    return Found(last, day) if part is None else Found(part[0], Clocked(part[1].code, day))


def part_of_day(scan: Scan, index: int) -> Found | None:
    """``this morning``, ``that night``, ``noon``, ``mid-afternoon yesterday``, ``the night of 10 May``."""
    opener = scan.word(index)
    start = index + 1 if opener in {"this", "that", "the"} else index
    part = grammar().parts.after(scan.pieces, start)
    if part is None:
        return None
    last, code = part[0], part[1].code
    if opener == "this":
        return Found(last, Clocked(code, Moved("day", 0)))
    if opener == "that":
        return Found(last, Clocked(code, Moved("day", 0, reference=True)))
    day = _day_after_part(scan, last)
    if day is not None:
        return Found(day.last, Clocked(code, day.meaning))
    return Found(last, Clocked(code)) if start == index and code[1].isdigit() else None


def _day_after_part(scan: Scan, index: int) -> Found | None:
    """The day after "noon", "the morning of", "midnight on"."""
    start = index + 1 if scan.word(index) in {"of", "on"} else index
    found = named_day(scan, start) or weekday(scan, start)
    if found is None and start > index:
        found = month_first(scan, start) or day_first(scan, start)
    return None if found is None or isinstance(found.meaning, (Clocked, Said)) else found


def shifted(scan: Scan, index: int) -> Found | None:
    """``last week``, ``the following month``, ``next Friday``, ``last summer``, ``this year's third quarter``."""
    words = grammar().words
    start = index + 1 if scan.word(index) == "the" else index
    shift = words.shifts.get(scan.word(start))
    if shift is None:
        return None
    at = start + 2 if scan.word(start + 1) in {"fiscal", "full", "calendar", "past", "coming"} else start + 1
    found = _shifted_name(scan, at, shift.shift)
    if found is not None:
        return found
    unit = grammar().units.get(scan.word(at))
    if unit is None or unit.period is None or scan.word(at) in grammar().plurals or scan.word(at + 1) in {"of", "-"}:
        return None
    if unit.period == "quarter" and shift.shift == 0:
        return Found(at + 1, TheQuarter())
    moved = Moved(unit.period, shift.shift, reference=shift.reference)
    return _quarter_of(scan, at + 1, moved) or Found(_past_or_so(scan, at + 1), moved)


def _shifted_name(scan: Scan, index: int, shift: int) -> Found | None:
    words, word = grammar().words, scan.word(index)
    month = month_at(scan, index)
    if month is not None:
        return Found(month[0], InMonth(month[1], shift)) if scan.small(month[0], 31) is None else None
    if word in words.weekdays:
        return _with_part(scan, index + 1, OnWeekday(words.weekdays[word].number, shift))
    if word in words.seasons:
        return Found(index + 1, InSeason(words.seasons[word].code, shift))
    return None


def _past_or_so(scan: Scan, index: int) -> int:
    return index + 2 if scan.pieces.words(index, index + 2) == ("or", "so") else index


def that_period(scan: Scan, index: int) -> Found | None:
    """``that year``, ``the same month``: the one that the date before lies in."""
    start = (
        index + 1
        if scan.word(index) == "that"
        else index + 2
        if scan.pieces.words(index, index + 2) == ("the", "same")
        else None
    )
    if start is None:
        return None
    unit = grammar().units.get(scan.word(start))
    if unit is None or unit.period is None or scan.word(start) in grammar().plurals:
        return None
    return Found(start + 1, Moved(unit.period, 0, reference=True))


def the_weekend(scan: Scan, index: int) -> Found | None:
    """``the weekend``: the one that is over, or the one to come."""
    return Found(index + 2, TheWeekend()) if scan.pieces.words(index, index + 2) == ("the", "weekend") else None


def in_season(scan: Scan, index: int) -> Found | None:
    """``summer 2029``, ``the summer of 2029``, ``the summer``."""
    start = index + 1 if scan.word(index) == "the" else index
    if scan.word(start) in {"early", "late"} and start > index:
        start += 1
    entry = grammar().words.seasons.get(scan.word(start))
    if entry is None:
        return None
    at = start + 2 if scan.word(start + 1) == "of" else start + 1
    year = scan.year(at)
    if year is not None:
        return Found(at + 1, At(season(year, entry.code)))
    alone = start > index and scan.word(start) != "fall" and not scan.word(start + 1)[:1].isalpha()
    return Found(start + 1, InSeason(entry.code)) if alone else None


def quarter(scan: Scan, index: int) -> Found | None:
    """``the third quarter of 2030``, ``third-quarter``, ``last year's first quarter``, ``the 1988 second quarter``."""
    start = index + 1 if scan.word(index) in {"the", "its", "their"} else index
    year = scan.year(start) if start > index else None
    if year is not None:
        start += 1
    while scan.word(start) in {"fiscal", "-"}:
        start += 1
    rank = grammar().words.ranks.get(scan.word(start))
    at = start + 2 if scan.word(start + 1) == "-" else start + 1
    if rank is not None and scan.word(at) == "half":
        return _half(scan, at + 1, rank.number)
    if rank is None or scan.word(at) != "quarter":
        return _bare_quarter(scan, index, start, year)
    if scan.word(at - 1) == "-" and start > index and scan.word(index) != "fiscal":
        return None
    if year is not None:
        return Found(at + 1, QuarterOf(rank.number, At(Period("year", dt.date(year, 1, 1)))))
    return _quarter_with_year(scan, at + 1, rank.number) or Found(at + 1, InQuarter(rank.number))


def _half(scan: Scan, index: int, rank: int) -> Found | None:
    """``the first half of 2030``; without its year a half may be of anything."""
    year = scan.year(index + 1) if scan.word(index) in {"of", "in"} else None
    if year is None or rank > 2:
        return None
    return Found(index + 2, At(Period("half", dt.date(year, 6 * rank - 5, 1))))


def _quarter_with_year(scan: Scan, index: int, rank: int) -> Found | None:
    start = index + 1 if scan.word(index) == "of" else index
    year = scan.year(start)
    if year is not None and start > index:
        return Found(start + 1, QuarterOf(rank, At(Period("year", dt.date(year, 1, 1)))))
    moved = shifted(scan, start)
    if moved is not None and isinstance(moved.meaning, Moved) and moved.meaning.unit == "year":
        return Found(moved.last, QuarterOf(rank, moved.meaning))
    return None


def _bare_quarter(scan: Scan, index: int, start: int, year: int | None) -> Found | None:
    """``the quarter``, ``the latest period``, ``the 1988 quarter``, ``the year-ago quarter``."""
    if scan.word(index) != "the":
        return None
    if year is not None:
        return Found(start + 1, Said("DATE", f"{year}")) if scan.word(start) in _PERIODS else None
    if scan.word(start) == "latest" and scan.word(start + 1) in _PERIODS:
        return Found(start + 2, TheQuarter())
    if scan.pieces.words(start, start + 2) == ("year", "-") and scan.word(start + 2) in {"ago", "earlier"}:
        return Found(start + 4, YearAgo(-1)) if scan.word(start + 3) in _PERIODS else None
    return Found(start + 1, TheQuarter()) if scan.word(start) == "quarter" else None


def _quarter_of(scan: Scan, index: int, year: Moved) -> Found | None:
    """The quarter after "last year's"."""
    if year.unit != "year" or scan.word(index) not in _POSSESSIVES or scan.word(index + 1) != "s":
        return None
    rank = grammar().words.ranks.get(scan.word(index + 2))
    at = index + 4 if scan.word(index + 3) == "-" else index + 3
    if rank is not None and scan.word(at) == "quarter":
        return Found(at + 1, QuarterOf(rank.number, year))
    return Found(index + 3, TheQuarter(year.steps)) if scan.word(index + 2) in _PERIODS else None


def year_ago(scan: Scan, index: int) -> Found | None:
    """``year-ago``, ``year-earlier``."""
    if scan.pieces.words(index, index + 2) != ("year", "-") or scan.word(index + 2) not in {"ago", "earlier"}:
        return None
    return Found(index + 3, YearAgo(-1))


def year_end(scan: Scan, index: int) -> Found | None:
    """``year-end``, ``year's end``."""
    dashed = scan.pieces.words(index, index + 3) == ("year", "-", "end")
    if dashed or scan.pieces.words(index, index + 2) == ("year", "end"):
        return Found(index + (3 if dashed else 2), Moved("year", 0))
    words = scan.pieces.words(index, index + 4)
    return (
        Found(index + 4, Moved("year", 0)) if words in {("year", "'", "s", "end"), ("year", "’", "s", "end")} else None
    )


def reference(scan: Scan, index: int) -> Found | None:
    """``now``, ``recently``, ``the past``; "as soon as" and "the past" before a noun are none."""
    found = grammar().references.after(scan.pieces, index)
    if found is None or (scan.word(index - 1) == "as" and scan.word(found[0]) == "as"):
        return None
    last = found[0]
    if scan.word(last - 1) == "previously" and scan.word(index - 1) in {"a", "an", "the"}:
        return None
    if scan.word(last - 1) == "past" and (scan.word(last) in grammar().words.vague or last in scan.numerals):
        return None
    return Found(last, Said("DATE", found[1].code))


def the_unit(scan: Scan, index: int) -> Found | None:
    """``the month`` after "the end of": the one of publication."""
    unit = grammar().units.get(scan.word(index + 1))
    if scan.word(index) != "the" or unit is None or unit.period is None or scan.word(index + 1) in grammar().plurals:
        return None
    return Found(index + 2, TheQuarter() if unit.period == "quarter" else Moved(unit.period, 0))
