"""Quarters and halves of the year, and what companies compare them with: ``third quarter``, ``the year-ago period``."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from accordingto.readers.times.calendar import Period
from accordingto.readers.times.grammar import grammar
from accordingto.readers.times.meanings import (
    At,
    InQuarter,
    Meaning,
    Moved,
    PartOf,
    QuarterIn,
    TheQuarter,
    YearAgo,
)
from accordingto.readers.times.relatives import date_after, shifted, the_unit
from accordingto.readers.times.scan import Found, Scan

_PERIODS: Final = frozenset(["quarter", "period"])
_POSSESSIVES: Final = frozenset(["'", "’"])
_YEAR_ENDS: Final = (("year", "-", "end"), ("year", "end"), ("year", "'", "s", "end"), ("year", "’", "s", "end"))


def quarter(scan: Scan, index: int) -> Found | None:
    """``the third quarter of 2030``, ``third-quarter``, ``last year's first quarter``, ``the 1988 second quarter``."""
    start = index + 1 if scan.word(index) in {"the", "its", "their"} else index
    year = scan.year(start) if start > index else None
    ago = _ago(scan, start)
    if year is not None or ago:
        start += 3 if ago else 1
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
    if year is not None or ago:
        named: Meaning = Moved("year", -1) if year is None else At(Period("year", dt.date(year, 1, 1)))
        return Found(at + 1, PartOf("quarter", rank.number, named))
    return _quarter_with_year(scan, at + 1, rank.number) or Found(at + 1, InQuarter(rank.number))


def _half(scan: Scan, index: int, rank: int) -> Found | None:
    """``the first half of 2030``; without its year a half may be of anything."""
    year = _year(scan, index + 1) if scan.word(index) in {"of", "in"} else None
    return None if year is None or rank > 2 else Found(year.last, PartOf("half", rank, year.meaning))


def _year(scan: Scan, index: int) -> Found | None:
    """``2030``, ``last year``, ``the year``."""
    year = scan.year(index)
    if year is not None:
        return Found(index + 1, At(Period("year", dt.date(year, 1, 1))))
    found = shifted(scan, index) or the_unit(scan, index)
    yearly = found is not None and isinstance(found.meaning, Moved) and found.meaning.unit == "year"
    return found if yearly else None


def _quarter_with_year(scan: Scan, index: int, rank: int) -> Found | None:
    start = index + 1 if scan.word(index) == "of" else index
    year = _year(scan, start)
    return None if year is None else Found(year.last, PartOf("quarter", rank, year.meaning))


def _bare_quarter(scan: Scan, index: int, start: int, year: int | None) -> Found | None:
    """``the quarter``, ``the latest period``, ``the 1988 quarter``, ``the year-ago quarter``."""
    if scan.word(index) != "the":
        return None
    if year is not None:
        if scan.word(start) == "quarter":
            return Found(start + 1, QuarterIn(year))
        return Found(start + 1, At(Period("year", dt.date(year, 1, 1)))) if scan.word(start) == "period" else None
    if scan.word(start) == "latest" and scan.word(start + 1) in _PERIODS:
        return Found(start + 2, TheQuarter())
    if start == index + 4 and _ago(scan, index + 1):
        return Found(start + 1, YearAgo(-1)) if scan.word(start) in _PERIODS else None
    if scan.word(start) != "quarter":
        return None
    end = date_after(scan, start + 2) if scan.word(start + 1) in {"ended", "ending"} else None
    return Found(start + 1, TheQuarter(end=None if end is None else end.meaning))


def of_year(scan: Scan, index: int) -> Found | None:
    """``last year's third quarter``, ``last year's quarter``."""
    found = shifted(scan, index)
    if found is None or not isinstance(found.meaning, Moved) or found.meaning.unit != "year":
        return None
    last, year = found.last, found.meaning
    if scan.word(last) not in _POSSESSIVES or scan.word(last + 1) != "s":
        return None
    rank = grammar().words.ranks.get(scan.word(last + 2))
    at = last + 4 if scan.word(last + 3) == "-" else last + 3
    if rank is not None and scan.word(at) == "quarter":
        return Found(at + 1, PartOf("quarter", rank.number, year))
    return Found(last + 3, TheQuarter(year.steps)) if scan.word(last + 2) in _PERIODS else None


def same_period(scan: Scan, index: int) -> Found | None:
    """``the same period last year``, ``the corresponding quarter of 2030``, ``the quarter a year earlier``."""
    start = index + 2 if scan.word(index + 1) in {"same", "corresponding", "comparable"} else index + 1
    if scan.word(index) != "the" or scan.word(start) not in _PERIODS:
        return None
    at = start + 2 if scan.word(start + 1) in {"of", "in"} else start + 1
    if scan.pieces.words(at, at + 2) in {("last", "year"), ("year", "ago"), ("year", "earlier")}:
        return Found(at + 2, YearAgo(-1))
    if scan.pieces.words(at, at + 3) in {("a", "year", "ago"), ("a", "year", "earlier"), ("the", "previous", "year")}:
        return Found(at + 3, YearAgo(-1))
    year = scan.year(at)
    return None if year is None or start == index + 1 else Found(at + 1, QuarterIn(year))


def year_ago(scan: Scan, index: int) -> Found | None:
    """``year-ago``, ``year-earlier``."""
    return Found(index + 3, YearAgo(-1)) if _ago(scan, index) else None


def _ago(scan: Scan, index: int) -> bool:
    return scan.pieces.words(index, index + 2) == ("year", "-") and scan.word(index + 2) in {"ago", "earlier"}


def year_end(scan: Scan, index: int) -> Found | None:
    """``year-end``, ``year's end``."""
    for words in _YEAR_ENDS:
        if scan.pieces.words(index, index + len(words)) == words:
            return Found(index + len(words), Moved("year", 0), "END")
    return None


def coded(scan: Scan, index: int) -> Found | None:
    """``Q3``, ``Q1 2030``, ``H1 2030``."""
    if not scan.capital(index):
        return None
    unit: Literal["quarter", "half"] = "quarter" if scan.word(index)[0] == "q" else "half"
    rank = int(scan.word(index)[1])
    year = _year(scan, index + 2 if scan.word(index + 1) in {"of", "in"} else index + 1)
    if year is not None:
        return Found(year.last, PartOf(unit, rank, year.meaning))
    return Found(index + 1, InQuarter(rank)) if unit == "quarter" else None
