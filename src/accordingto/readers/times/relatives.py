"""Dates that words place against others: ``yesterday``, ``last Friday``, ``this week``, ``third quarter``, ``now``."""

from __future__ import annotations

from typing import Final

from accordingto.readers.atoms import BREAK
from accordingto.readers.times.calendar import season
from accordingto.readers.times.dates import day_first, day_of_month, figures_only, month_at, month_first
from accordingto.readers.times.grammar import grammar
from accordingto.readers.times.meanings import (
    Around,
    At,
    Clocked,
    InMonth,
    InSeason,
    Meaning,
    Moved,
    OnWeekday,
    Said,
    TheQuarter,
    TheWeekend,
)
from accordingto.readers.times.scan import Found, Scan

_DETERMINERS: Final = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "he", "she", "it", "they", "we"]
)
_INSIDE: Final = frozenset(["in", "during", "by", "until", "till", "through", "throughout", "into", "for"])
_OPENERS: Final = frozenset(
    "after and as at because before but by for from had has if in is of on or said since so than that the to until was"
    " were when where while who will with would he she it they we there".split()
)
_THROUGH: Final = frozenset(["for", "during", "throughout"])
_THEN: Final = frozenset(["by", "until", "till", "since", "from"])


def named_day(scan: Scan, index: int) -> Found | None:
    """``yesterday``, ``tomorrow evening``, ``tonight``, ``last night``."""
    part = grammar().day_parts.after(scan.pieces, index)
    if part is not None:
        return Found(part[0], Clocked(part[1].code, Moved("day", part[1].shift)))
    found = grammar().days.after(scan.pieces, index)
    if found is not None and _is_name(scan, index, found[0]):
        return None
    return None if found is None else _with_part(scan, found[0], Moved("day", found[1].shift))


def _is_name(scan: Scan, index: int, last: int) -> bool:
    """Whether a capital makes the word the end of a name ("Radio Elsin Today"); in a headline all words have one."""
    named = scan.capital(index) and scan.capital(index - 1) and scan.word(index - 1).isalpha()
    return named and scan.word(last) not in {BREAK, ""} and not scan.capital(last)


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
    nightly = words.parts.get(scan.word(index + 1).removesuffix("s")) if word in words.weekdays else None
    if nightly is not None and scan.word(index + 1).endswith("s"):
        return Found(index + 2, Said("SET", f"XXXX-WXX-{words.weekdays[word].number}{nightly.code}"))
    short = words.short_weekdays.get(word)
    number = words.weekdays[word].number if word in words.weekdays else short.number if short is not None else None
    if number is None:
        return None
    last = index + 2 if short is not None and scan.word(index + 1) == "." else index + 1
    date = date_after(scan, last)
    if date is not None:
        return date
    noted = date_after(scan, last + 1) if scan.word(last) == "[" else None
    if noted is not None:
        return Found(last, noted.meaning)
    if short is not None and last == index + 1:
        return None
    return _with_part(scan, last, OnWeekday(number))


def date_after(scan: Scan, index: int) -> Found | None:
    """The date that a weekday stands before, with or without a comma."""
    start = index + 1 if scan.word(index) == "," else index
    found = month_first(scan, start) or day_first(scan, start) or figures_only(scan, start) or day_of_month(scan, start)
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
    if scan.word(start) == "same" and start > index:
        start += 1
    part = grammar().parts.after(scan.pieces, start)
    if part is None:
        return _part_next_to(scan, index)
    last, code = part[0], part[1].code
    if opener == "this":
        return Found(last, Clocked(code, Moved("day", 0)))
    if opener == "that" or start == index + 2:
        return Found(last, Clocked(code, Moved("day", 0, reference=True)))
    day = _day_after_part(scan, last)
    if day is not None:
        return Found(day.last, Clocked(code, day.meaning))
    if start == index:
        alone = code[1].isdigit() or (scan.word(index) == "overnight" and _ends(scan, last))
        return Found(last, Clocked(code)) if alone else None
    around = grammar().words.around.get(scan.word(last))
    if around is not None and scan.word(last + 1) not in _DETERMINERS:
        return Found(last + 1, Clocked(code, Moved("day", around.shift, reference=True)))
    inside = scan.word(index - 1) in _INSIDE and scan.word(last) not in {"of", "-"}
    return Found(last, Clocked(code, Moved("day", 0, reference=True))) if inside else None


def early_hours(scan: Scan, index: int) -> Found | None:
    """``the early hours of Friday``, ``the small hours``: a morning's start."""
    if scan.word(index) != "the" or scan.word(index + 1) not in {"early", "small", "wee", "predawn"}:
        return None
    last = index + 3 if scan.word(index + 2) == "morning" else index + 2
    if scan.word(last) != "hours":
        return None
    if scan.pieces.words(last + 1, last + 4) == ("of", "the", "morning"):
        return Found(last + 4, Clocked("TMO"), "START")
    at = last + 2 if scan.word(last + 1) in {"of", "on"} else last + 1
    day = named_day(scan, at) or weekday(scan, at)
    meaning = day.meaning.base if day is not None and isinstance(day.meaning, Clocked) else day and day.meaning
    if day is None or meaning is None or isinstance(meaning, Said):
        return Found(last + 1, Clocked("TMO"), "START")
    return Found(day.last, Clocked("TMO", meaning), "START")


def _part_next_to(scan: Scan, index: int) -> Found | None:
    """``the next morning``, ``the previous night``."""
    shift = grammar().words.shifts.get(scan.word(index + 1)) if scan.word(index) == "the" else None
    part = None if shift is None else grammar().parts.after(scan.pieces, index + 2)
    if shift is None or part is None:
        return None
    return Found(part[0], Clocked(part[1].code, Moved("day", shift.shift, reference=True)))


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
    if scan.word(start) == "this" and scan.word(start + 1) in {"past", "last", "coming", "next"}:
        start += 1
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
    if unit.period == "quarter" and scan.word(start) == "this":
        return Found(at + 1, TheQuarter())
    moved = Moved(unit.period, shift.shift, reference=shift.reference)
    last = _past_or_so(scan, at + 1)
    return Found(last, moved, None if last == at + 1 else "APPROX")


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


def beside(scan: Scan, index: int) -> Found | None:
    """``the year before``, ``the month after``: counted from the date before in the text."""
    unit, around = grammar().units.get(scan.word(index + 1)), grammar().words.around.get(scan.word(index + 2))
    if unit is None or unit.period is None or unit.period == "day" or around is None or not _ends(scan, index + 3):
        return None
    if scan.word(index + 1) in grammar().plurals or scan.word(index + 3) in _DETERMINERS:
        return None
    return Found(index + 3, Moved(unit.period, around.shift, reference=True))


def week_of(scan: Scan, index: int) -> Found | None:
    """``the week of May 10``, ``the weekend of May 10``, ``the week ended May 10``."""
    unit = scan.word(index + 1)
    if unit not in {"week", "weekend"} or scan.word(index + 2) not in {"of", "ended", "ending", "beginning"}:
        return None
    date = date_after(scan, index + 3)
    if date is None:
        return None
    return Found(date.last, Around("week" if unit == "week" else "weekend", date.meaning))


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
    placed = start > index or scan.word(index - 1) in {"in", "since", "early", "late", "mid", "by", "until"}
    alone = placed and scan.word(start) != "fall" and _ends(scan, start + 1)
    return Found(start + 1, InSeason(entry.code)) if alone else None


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


def _ends(scan: Scan, index: int) -> bool:
    """Whether no noun can follow: the end of a clause, or a word that opens another phrase."""
    return not scan.word(index)[:1].isalpha() or scan.word(index) in _OPENERS


def nth_day(scan: Scan, index: int) -> Found | None:
    """``the third day of the war``: as long as it has lasted, since nothing here says when it began."""
    numeral = scan.numerals.get(index + 1)
    if numeral is None or numeral.shape != "ordinal" or not isinstance(numeral.value, int) or numeral.value < 2:
        return None
    last = numeral.last
    if scan.pieces.words(last, last + 2) != ("day", "of") or month_at(scan, last + 2) is not None:
        return None
    return Found(last + 1, Said("DURATION", f"P{numeral.value}D"))


def pointed(scan: Scan, index: int) -> Found | None:
    """``at the time``, ``at that moment``: without "at" these are no dates, and "at the time of" is none."""
    found = grammar().pointed.after(scan.pieces, index)
    if found is None or scan.word(index - 1) not in {"at", "by", "until", "since", "around"}:
        return None
    return None if scan.word(found[0]) in {"of", "when"} else Found(found[0], Said("DATE", found[1].code))


def then(scan: Scan, index: int) -> Found | None:
    """``by then``, ``until then``: the date before."""
    placed = scan.word(index - 1) in _THEN
    return Found(index + 1, Moved("day", 0, reference=True)) if placed else None


def the_unit(scan: Scan, index: int) -> Found | None:
    """``the month`` after "the end of": the one of publication."""
    unit = grammar().units.get(scan.word(index + 1))
    if scan.word(index) != "the" or unit is None or unit.period is None or scan.word(index + 1) in grammar().plurals:
        return None
    return Found(index + 2, TheQuarter() if unit.period == "quarter" else Moved(unit.period, 0))


def whole_unit(scan: Scan, index: int) -> Found | None:
    """``for the year``, ``during the full month``; ``the year ended June 30`` is a length."""
    at = index + 2 if scan.word(index + 1) in {"fiscal", "full", "entire", "whole"} else index + 1
    unit = grammar().units.get(scan.word(at))
    if unit is None or unit.period is None or scan.word(at) in grammar().plurals or scan.word(at + 1) == "-":
        return None
    if scan.word(at + 1) in {"ended", "ending"} and unit.period != "quarter":
        return Found(at + 1, Said("DURATION", f"P1{unit.designator}"))
    if scan.word(index - 1) not in _THROUGH or scan.word(at + 1)[:1].isalpha() or unit.period == "weekend":
        return None
    return Found(at + 1, TheQuarter() if unit.period == "quarter" else Moved(unit.period, 0))
