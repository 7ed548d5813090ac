"""Dates in figures and names of months: ``10 May 2021``, ``May 10``, ``25 Aug 88``, ``2021-05-10``, ``the 1990s``."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from accordingto.readers.atoms import BREAK
from accordingto.readers.numbers.grammar import grammar as numbers
from accordingto.readers.times.calendar import Period, day
from accordingto.readers.times.grammar import grammar
from accordingto.readers.times.meanings import At, Clocked, DayOfMonth, Either, InMonth, Meaning, OnDay, Said
from accordingto.readers.times.scan import Found, Scan

_ISO: Final = re.compile(r"([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(t[\d:.,]+(?:z|[+-]\d\d:?\d\d)?)?\Z")
_FIGURES: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2((?:[12]\d)?\d\d)\Z")
_ORDINAL_ENDS: Final = frozenset(["st", "nd", "rd", "th"])
_PIVOT: Final = 50
"""Two-digit years from here on are of the 20th century, below of the 21st, where no publication date tells."""

_DASHES: Final = frozenset(["-", "–", "—"])
_MONTH_OPENERS: Final = frozenset(
    "in since until till by of from to last next this during for early late mid before after and through each every"
    " between past previous following coming or as - – (".split()
)
"""Words before a month whose name is another word or a person's too."""

_NAME_OPENERS: Final = frozenset(["and", "or", "to", "by", "from", "for", "as", "(", "-", "–"])
"""Those of them that a person's name follows as well ("by April Jones")."""

_DAY_OPENERS: Final = frozenset(["on", "by", "until", "till", "since", "from", "to", "through", "friday", ","])
_DAY_ENDS: Final = frozenset([*". , ; : ? ! ) and or but in at after before".split(), "", BREAK])

_OTHER_WORDS: Final = frozenset(["may", "march", "april", "june", "august"])


def month_at(scan: Scan, index: int) -> tuple[int, int] | None:
    """The month named at ``index``: the index after it, and its number."""
    words = grammar().words
    word = scan.word(index)
    if word in words.months:
        return (index + 1, words.months[word].number) if scan.capital(index) else None
    if word not in words.short_months or not scan.capital(index):
        return None
    dotted = scan.word(index + 1) == "." and scan.pieces.touches(index + 1)
    return (index + 2 if dotted else index + 1), words.short_months[word].number


def month_first(scan: Scan, index: int) -> Found | None:
    """``May 10, 2021``, ``May 10``, ``May 2021``, ``May``."""
    month = month_at(scan, index)
    if month is None:
        return None
    last, number = month
    numbered = _day_at(scan, last + 1 if scan.word(last) == "the" else last)
    if numbered is not None:
        dated = _with_year(scan, numbered[0], number, numbered[1])
        return dated or Found(numbered[0], _shared(scan, numbered[0], number, numbered[1]))
    of_year = _year_after(scan, last)
    if of_year is not None:
        return Found(of_year[0], At(Period("month", dt.date(of_year[1], number, 1))))
    if not _stands_alone(scan, index, last):
        return None
    shared = _shared_year(scan, last)
    return Found(last, InMonth(number) if shared is None else At(Period("month", dt.date(shared, number, 1))))


def _shared_year(scan: Scan, index: int) -> int | None:
    """The year of the second month, for the first of two ("between January and March 2030")."""
    if scan.word(index) not in _DASHES and scan.word(index) not in {"and", "to", "or", "through", "until"}:
        return None
    second = month_at(scan, index + 1)
    year = None if second is None else _year_after(scan, second[0])
    return None if year is None else year[1]


def day_first(scan: Scan, index: int) -> Found | None:
    """``10 May 2021``, ``the 10th of May``, ``25 Aug 88``; the 10 of ``10-21 May`` and of ``10 and 11 May``."""
    start = index + 1 if scan.word(index) == "the" else index
    numbered = _day_at(scan, start)
    if numbered is None or (start > index and numbered[0] == start + 1):
        return None
    last, number = numbered
    month = month_at(scan, last + 1 if scan.word(last) == "of" else last)
    if month is not None:
        named = scan.word(month[0] - 1) in grammar().words.months
        short = not (named and scan.word(month[0] + 1)[:1].isalpha())
        return _with_year(scan, *month, number, short=short) or Found(month[0], _on(month[1], number))
    return _first_of_two(scan, last, number) if start == index else None


def _first_of_two(scan: Scan, last: int, number: int) -> Found | None:
    """The first of two days of one month, which stands after the second; the year is the second's."""
    if scan.word(last) not in _DASHES and scan.word(last) not in {"and", "to", "or"}:
        return None
    second = _day_at(scan, last + 1)
    month = None if second is None else month_at(scan, second[0])
    if month is None:
        return None
    year = _year_after(scan, month[0])
    whole = None if year is None else day(year[1], month[1], number)
    return Found(last, _on(month[1], number) if whole is None else At(whole))


def second_of_two(scan: Scan, index: int) -> Found | None:
    """The 21 of ``May 10-21`` and ``May 10 to 21``, right after the first day."""
    numbered = _day_at(scan, index)
    before = index - 1
    if numbered is None or not (scan.word(before) in _DASHES or scan.word(before) in {"to", "and", "through"}):
        return None
    first = before - 1 if scan.small(before - 1, 31) is not None else before - 2
    month = _month_before(scan, first)
    if month is None or (scan.word(before) == "and" and scan.word(numbered[0]).isalpha()):
        return None
    return _with_year(scan, numbered[0], month, numbered[1]) or Found(numbered[0], _on(month, numbered[1]))


def _month_before(scan: Scan, index: int) -> int | None:
    start = index - 2 if scan.word(index - 1) == "." else index - 1
    month = month_at(scan, start) if start >= 0 else None
    return month[1] if month is not None and month[0] == index else None


def _shared(scan: Scan, last: int, month: int, number: int) -> Meaning:
    """A day without its year, which the second of two dates may have ("May 10-21, 2030", "May 10 to June 3, 2030")."""
    if scan.word(last) in _DASHES or scan.word(last) in {"and", "to", "through", "until"}:
        second_month = month_at(scan, last + 1)
        second = _day_at(scan, last + 1 if second_month is None else second_month[0])
        year = None if second is None else _year_after(scan, second[0])
        whole = None if year is None else day(year[1], month, number)
        if whole is not None:
            return At(whole)
    return _on(month, number)


def _on(month: int, number: int) -> Meaning:
    leap = day(2000, month, number)
    return Said("DATE", f"XXXX-{month:02}-{number:02}") if leap is None else OnDay(month, number)


def _with_year(scan: Scan, last: int, month: int, number: int, *, short: bool = False) -> Found | None:
    year = _year_after(scan, last, short=short)
    whole = None if year is None else day(year[1], month, number)
    return Found(year[0], At(whole)) if year is not None and whole is not None else None


def _day_at(scan: Scan, index: int) -> tuple[int, int] | None:
    """A day of the month at ``index``: ``10``, ``10th``."""
    word = scan.word(index)
    if not (word.isascii() and word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31):
        return None
    if not scan.pieces.touches(index + 1) or not scan.word(index + 1)[0].isalpha():
        return index + 1, int(word)
    return (index + 2, int(word)) if scan.word(index + 1) in _ORDINAL_ENDS else None


def _year_after(scan: Scan, index: int, *, short: bool = False) -> tuple[int, int] | None:
    """The year after a day or month: ``2021``, ``, 2021``, ``of 2021``, ``'88``; two bare digits where ``short``."""
    start = index + 1 if scan.word(index) in {",", "of"} else index
    year = scan.year(start)
    if year is not None:
        return start + 1, year
    spoken = scan.numerals.get(start)
    if spoken is not None and spoken.shape == "date" and isinstance(spoken.value, int):
        return spoken.last, spoken.value
    if scan.word(start) in {"'", "’", "‘"} and scan.pieces.touches(start + 1):
        start, index, short = start + 1, start + 1, True
    word = scan.word(start)
    if short and start == index and len(word) == 2 and word.isdecimal():
        return start + 1, _century(int(word))
    return None


def _century(year: int) -> int:
    return 1900 + year if year >= _PIVOT else 2000 + year


def _stands_alone(scan: Scan, index: int, last: int) -> bool:
    """Whether a month's name without a number is the month and no other word or name."""
    word = scan.word(index)
    if word in grammar().words.short_months and scan.word(last - 1) != ".":
        return False
    if word not in _OTHER_WORDS:
        return True
    if scan.word(index - 1) in _MONTH_OPENERS:
        return not (scan.word(index - 1) in _NAME_OPENERS and scan.capital(last))
    return word in {"april", "august"} and not scan.capital(last) and scan.word(index - 1) not in {BREAK, "", "."}


def day_of_month(scan: Scan, index: int) -> Found | None:
    """``the 10th`` where nothing follows that could be ranked."""
    numbered = _day_at(scan, index + 1) if scan.word(index) == "the" else None
    if numbered is None or numbered[0] == index + 2 or scan.word(index - 1) not in _DAY_OPENERS:
        return None
    last, number = numbered
    return Found(last, DayOfMonth(number)) if scan.word(last) in _DAY_ENDS else None


def figures_only(scan: Scan, index: int) -> Found | None:
    """``2021-05-10``, ``10.05.2021``, ``10/5/21``.

    With points the day stands first. With slashes and dashes the month does, unless it could not; where both could,
    the report has to tell.
    """
    word = scan.word(index)
    iso = _ISO.match(word)
    if iso is not None:
        found = day(int(iso[1]), int(iso[3]), int(iso[4]))
        if found is None:
            return None
        return Found(index + 1, At(found) if iso[5] is None else Clocked(iso[5].upper(), At(found)))
    written = _FIGURES.match(word)
    if written is None:
        return None
    year = int(written[4]) if len(written[4]) == 4 else _century(int(written[4]))
    first, second = int(written[1]), int(written[3])
    day_leads, month_leads = day(year, second, first), day(year, first, second)
    if day_leads is not None and month_leads is not None and written[2] != "." and first != second:
        return Found(index + 1, Either(month_leads, day_leads))
    found = day_leads if written[2] == "." or first > 12 else month_leads
    return None if found is None else Found(index + 1, At(found))


def year(scan: Scan, index: int) -> Found | None:
    """``2021``, ``nineteen ninety-six``, the parts of ``1988-89``."""
    numeral = scan.numerals.get(index)
    if numeral is not None and numeral.shape == "date" and isinstance(numeral.value, int):
        return Found(numeral.last, At(Period("year", dt.date(numeral.value, 1, 1))))
    number = scan.bare_year(index)
    if scan.capital(index - 1) and scan.word(index - 1) in numbers().words.identifiers:
        return None
    return None if number is None else Found(index + 1, At(Period("year", dt.date(number, 1, 1))))


def second_year(scan: Scan, index: int) -> Found | None:
    """The 96 of ``1995-96``."""
    word, first = scan.word(index), scan.year(index - 2)
    if first is None or scan.word(index - 1) not in _DASHES or not (word.isdecimal() and len(word) == 2):
        return None
    number = first // 100 * 100 + int(word)
    joined = scan.pieces.touches(index) and scan.pieces.touches(index - 1) and first < number
    return Found(index + 1, At(Period("year", dt.date(number, 1, 1)))) if joined else None


def year_before_christ(scan: Scan, index: int) -> Found | None:
    """``44 B.C.``; the calendar here starts with the year 1, so it has no interval."""
    word = scan.word(index)
    known = word.isdecimal() and len(word) < 5 and scan.word(index + 1) in {"b.c.", "bc", "b.c.e.", "bce"}
    return Found(index + 2, Said("DATE", f"BC{word:0>4}")) if known and scan.capital(index + 1) else None


def spoken_year(scan: Scan, index: int) -> Found | None:
    """The number after "the year", in words that elsewhere count: ``the year two thousand``."""
    numeral = scan.numerals.get(index)
    if numeral is None or numeral.shape != "count" or not isinstance(numeral.value, int):
        return None
    if scan.word(index - 1) != "year" or not 1000 <= numeral.value < 2200:
        return None
    return Found(numeral.last, At(Period("year", dt.date(numeral.value, 1, 1))))


def decade(scan: Scan, index: int) -> Found | None:
    """``the 1990s``, ``1990s``, ``the '90s``, ``the nineties``, ``the 20th century``."""
    start = index + 1 if scan.word(index) == "the" else index
    spoken = grammar().words.decades.get(scan.word(start))
    if spoken is not None and start > index:
        return Found(start + 1, At(Period("decade", dt.date(1900 + spoken.number, 1, 1))))
    if scan.word(start) in {"'", "’", "‘"}:
        start += 1
    word = scan.word(start)
    if not word.isdecimal() or scan.word(start + 1) != "s" or not scan.pieces.touches(start + 1):
        return _of_century(scan, start)
    if len(word) == 2 and word[1] == "0" and scan.word(start - 1) in {"the", "'", "’", "‘"}:
        return Found(start + 2, At(Period("decade", dt.date(1900 + int(word), 1, 1))))
    if len(word) == 4 and word[2:] == "00" and 1000 <= int(word) < 2000:
        return Found(start + 2, At(Period("century", dt.date(int(word), 1, 1))))
    if len(word) == 4 and word[3] == "0" and 1000 <= int(word) < 2200:
        return Found(start + 2, At(Period("decade", dt.date(int(word), 1, 1))))
    return None


def _of_century(scan: Scan, index: int) -> Found | None:
    numeral = scan.numerals.get(index)
    if numeral is None or numeral.shape != "ordinal" or scan.word(numeral.last) != "century":
        return None
    number = numeral.value
    if not isinstance(number, int) or not 2 <= number <= 30:
        return None
    return Found(numeral.last + 1, At(Period("century", dt.date((number - 1) * 100, 1, 1))))
