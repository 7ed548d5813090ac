"""What a numeral is a number of: people or things, or money, ages, dates, measures, results, names."""

from __future__ import annotations

from typing import Final, NamedTuple

from accordingto.readers.atoms import BREAK, Atoms
from accordingto.readers.numbers.digits import YEARS
from accordingto.readers.numbers.figure import Kind
from accordingto.readers.numbers.grammar import grammar
from accordingto.readers.numbers.numeral import Numeral, Shape

_BY_SHAPE: Final[dict[Shape, Kind]] = {
    "clock": "clock",
    "date": "date",
    "score": "score",
    "identifier": "identifier",
}
_COUNTS: Final[dict[Shape, Kind]] = {"none": "none", "vague": "vague", "fraction": "fraction"}
_RECENT_YEARS: Final = range(1900, 2100)
_OLDEST: Final = 115
_MONTH_DAYS: Final = 31
_DECADE_OWNERS: Final = frozenset(["his", "her", "their"])
_NAME_ENDS: Final = frozenset([",", ";", ")"])
_YEAR_ENDS: Final = frozenset([",", ".", ";", ":", ")", "", "and", "to", "or", "but", "when", "the", "-", BREAK])
_COMPOUND_LETTERS: Final = frozenset(["plus", "odd", "strong"])


_AT: Final = frozenset(["about", "approximately", "around"])
_AFTER_TIME: Final = frozenset(
    ". , ; : ) ( [ ] on today yesterday this local when in and last tonight hours to or until".split()
) | {"", BREAK}


class Context(NamedTuple):
    """The kind of a numeral, and the atoms that it covers with its money signs."""

    kind: Kind
    first: int
    last: int


def context(pieces: Atoms, numeral: Numeral) -> Context:
    """What the words around a numeral make of it; the strongest evidence is asked first."""
    first, last = _with_money(pieces, numeral.first), numeral.last
    after = _after(pieces, numeral)
    if after in {"clock", "age", "percent"}:
        return Context(after, numeral.first, last)
    if first < numeral.first or after == "money":
        return Context("money", first, last)
    if numeral.shape in _BY_SHAPE:
        return Context(_of_shape(pieces, numeral), first, last)
    if is_military_time(pieces, numeral.first, last):
        return Context("clock", first, last)
    if _is_age(pieces, numeral):
        return Context("age", first, last)
    if _is_date(pieces, numeral):
        return Context("date", first, last)
    if numeral.shape == "ordinal":
        return Context("ordinal", first, last)
    if numeral.shape in {"count", "range"} and _is_name(pieces, numeral):
        return Context("identifier", first, last)
    return Context(_counted(pieces, numeral, after), first, last)


def _is_name(pieces: Atoms, numeral: Numeral) -> bool:
    """Whether the number is a name: ``Flight 370``, ``page 3``, ``the 1200 block of``."""
    known, index = grammar(), numeral.first
    if known.numbered.before(pieces, index) or known.numbered_after.after(pieces, numeral.last):
        return True
    if numeral.plain and pieces.word(index) in known.words.codes:
        return True
    return pieces.word(index - 1) in grammar().words.identifiers and pieces.capital(index - 1)


def is_military_time(pieces: Atoms, index: int, last: int) -> bool:
    """Whether four digits after "at" are the hour and minute of a day: ``at 1400 on Monday``, ``at about 0930``."""
    digits = pieces.word(index)
    if last != index + 1 or len(digits) != 4 or not digits.isdecimal() or digits[2:] > "59" or digits > "2400":
        return False
    opener = pieces.word(index - 2) if pieces.word(index - 1) in _AT else pieces.word(index - 1)
    return opener == "at" and pieces.word(last) in _AFTER_TIME


def _counted(pieces: Atoms, numeral: Numeral, after: Kind | None) -> Kind:
    if after == "measure" or _before(pieces, numeral) == "measure":
        return "measure"
    if _compounded(pieces, numeral.last):
        return "compound"
    if numeral.plain and len(pieces.word(numeral.first)) > 1 and pieces.word(numeral.first)[0] == "0":
        return "identifier"
    if numeral.value == 0:
        return "none"
    return _COUNTS.get(numeral.shape, "cardinal")


def _of_shape(pieces: Atoms, numeral: Numeral) -> Kind:
    """The kind that the form tells; "in his 40s" alone is an age that looks like a decade."""
    if numeral.shape == "date" and pieces.word(numeral.first - 1) in _DECADE_OWNERS:
        return "age"
    return _BY_SHAPE[numeral.shape]


def _with_money(pieces: Atoms, index: int) -> int:
    """Where the money signs before ``index`` start; ``index`` without any."""
    found = grammar().contexts_before.before(pieces, index)
    if found is None or found[1] != "money":
        return index
    first = found[0]
    return first - 1 if _is_country(pieces, first - 1) and not pieces.word(first)[0].isalpha() else first


def _is_country(pieces: Atoms, index: int) -> bool:
    """Whether a country's letters stand before a money sign: capitals, of which a single one touches the sign."""
    letters = pieces.word(index)
    known = letters in grammar().words.money_countries and pieces.capital(index)
    return known and (len(letters) > 1 or pieces.touches(index + 1))


def _before(pieces: Atoms, numeral: Numeral) -> Kind | None:
    first = numeral.first
    if pieces.word(first - 1) in {"between", "of"} and pieces.word(first - 2) not in {
        "age",
        "ages",
        "magnitude",
        "factor",
    }:
        first -= 1
    found = grammar().contexts_before.before(pieces, first)
    return None if found is None else found[1]


def _after(pieces: Atoms, numeral: Numeral) -> Kind | None:
    """The kind that the words after the numeral tell, past a hyphen and fillers ("three more days")."""
    last = numeral.last
    found = grammar().contexts_after.after(pieces, last)
    if found is None and pieces.word(last) == "-" and pieces.touches(last):
        found = grammar().contexts_after.after(pieces, last + 1)
    if found is None:
        filler = grammar().fillers.after(pieces, last)
        found = None if filler is None else grammar().contexts_after.after(pieces, filler[0])
        return "measure" if found is not None and found[1] == "measure" else None
    return found[1]


def _compounded(pieces: Atoms, index: int) -> bool:
    joined = pieces.word(index) == "-" and pieces.touches(index) and pieces.touches(index + 1)
    word = pieces.word(index + 1)
    return joined and word[0].isalpha() and word not in _COMPOUND_LETTERS


def _is_age(pieces: Atoms, numeral: Numeral) -> bool:
    if _before(pieces, numeral) == "age":
        return True
    first, last = numeral.first, numeral.last
    if not _may_be_age(pieces, numeral):
        return False
    opener, name = pieces.word(first - 1), pieces.word(first - 2)
    if opener == "(":
        return pieces.word(last) == ")" and numeral.plain and pieces.capital(first - 2) and (numeral.value or 0) >= 10
    if opener != "," or not name[:1].isalpha() or name in grammar().words.months or name in grammar().words.cardinals:
        return False
    ends = pieces.word(last) in _NAME_ENDS
    return ends or (pieces.word(last) in {".", BREAK, ""} and pieces.capital(first - 2) and numeral.plain)


def _may_be_age(pieces: Atoms, numeral: Numeral) -> bool:
    """Whether the numeral alone, bare digits or plain words, could be the years of a life."""
    written = numeral.plain or pieces.word(numeral.first) in grammar().words.cardinals
    return numeral.shape == "count" and numeral.scale == 1 and written and 1 <= (numeral.value or 0) <= _OLDEST


def _is_date(pieces: Atoms, numeral: Numeral) -> bool:
    if numeral.shape == "ordinal" or (numeral.plain and numeral.shape == "count"):
        year = numeral.plain and (_is_year(pieces, numeral) or _is_short_year(pieces, numeral.first))
        return year or _is_day(pieces, numeral)
    return numeral.shape == "range" and _beside_month(pieces, numeral) and (numeral.high or 0) <= _MONTH_DAYS


def _is_day(pieces: Atoms, numeral: Numeral) -> bool:
    value = numeral.value or 0
    if not 1 <= value <= _MONTH_DAYS or pieces.word(numeral.last) in grammar().words.counted:
        return False
    return _beside_month(pieces, numeral)


def _beside_month(pieces: Atoms, numeral: Numeral) -> bool:
    """Whether a month stands right before the numeral or after it ("10 and 11 May", "the 10th of May")."""
    months = grammar().words.months
    before = numeral.first - (2 if pieces.word(numeral.first - 1) == "." else 1)
    if pieces.word(before) in months and pieces.capital(before):
        return True
    after = numeral.last
    if pieces.word(after) in {"and", "to", "-", "–"} and pieces.word(after + 1).isdecimal():
        after += 2
    elif pieces.word(after) == "of":
        after += 1
    return pieces.word(after) in months and pieces.capital(after)


def _is_short_year(pieces: Atoms, index: int) -> bool:
    """Whether two digits are the year of a date such as ``25 Aug 88``."""
    month = index - (2 if pieces.word(index - 1) == "." else 1)
    written = pieces.word(month) in grammar().words.months and pieces.capital(month)
    if len(pieces.word(month)) > 4 or pieces.word(month) == "may":
        written = written and not pieces.word(index + 1)[:1].isalpha()
    return written and len(pieces.word(index)) == 2 and pieces.word(month - 1).isdecimal()


def _is_year(pieces: Atoms, numeral: Numeral) -> bool:
    words = grammar().words
    after = pieces.word(numeral.last)
    if numeral.value not in YEARS or after in words.counted or after == "+":
        return False
    opener = pieces.word(numeral.first - 1)
    if numeral.value in _RECENT_YEARS:
        bound = grammar().bounds_before.before(pieces, numeral.first)
        return bound is None or (bound[1].bound == "about" and opener != "some")
    dated = opener in words.year_openers or opener in words.months
    return dated and after in _YEAR_ENDS
