"""Lengths of time and times that come again: ``11 days``, ``the past two weeks``, ``every Friday``, ``daily``."""

from __future__ import annotations

from typing import Final, NamedTuple

from accordingto.readers.atoms import BREAK
from accordingto.readers.numbers.grammar import grammar as numbers
from accordingto.readers.numbers.kinds import context
from accordingto.readers.numbers.numeral import Numeral
from accordingto.readers.numbers.spelled import following
from accordingto.readers.times.dates import month_at
from accordingto.readers.times.grammar import Shift, UnitWord, grammar
from accordingto.readers.times.meanings import Clocked, Meaning, Moved, Said, YearAgo
from accordingto.readers.times.scan import Found, Scan
from accordingto.reading import TimeMod

_RATED: Final = frozenset(["%", "percent", "pct", "times", "once", "twice", "dollars", "cents", "tons", "barrels"])
_PER_DAY: Final = {"TH": 24, "TM": 1440, "TS": 86400}
_FARTHEST: Final = 10**6
_STOPS: Final = frozenset([".", ",", ";", ":", "!", "?", ")", "”", '"', "-", "–", "—", BREAK, ""])
_LINKS: Final = frozenset(["to", "or", "and", "-", "–"])


class Length(NamedTuple):
    """A length of time that ends before atom ``last``; ``number`` is null where the words are vague."""

    last: int
    unit: UnitWord
    number: float | int | None
    mod: TimeMod | None = None

    @property
    def value(self) -> str:
        """The TIMEX3 value: ``P11D``, ``PT10M``, ``PXW``; half a century is 50 years, half an hour 30 minutes."""
        if self.number == 0.5 and self.unit.half is not None:
            return self.unit.half
        number = "X" if self.number is None else f"{self.number * self.unit.times:g}"
        clock = self.unit.designator.startswith("T")
        return f"P{'T' if clock else ''}{number}{self.unit.designator.removeprefix('T')}"


def length(scan: Scan, index: int) -> Found | None:
    """A length of time with its bound words and placers, or the date that it is away from another."""
    start, mod = _bounded(scan, index)
    placed = grammar().placers.after(scan.pieces, start)
    if placed is not None and not (start > index and scan.word(index) == "over"):
        found = counted(scan, placed[0])
        if found is not None and not (scan.word(index) == "the" and placed[0] == index + 1 and _hyphened(scan, found)):
            return Found(found.last, Said("DURATION", found.value), mod or found.mod)
    if (
        start > index
        and scan.word(index) == "over"
        and scan.word(start) not in {"a", "an"}
        and start not in scan.numerals
    ):
        return None
    found = counted(scan, start) or (_single(scan, start) or _half(scan, start) if start > index else None)
    if found is None:
        return None
    away = _away(scan, found)
    if away is None:
        return Found(found.last, Said("DURATION", found.value), mod or found.mod)
    return away._replace(mod=_of_date(mod or found.mod, away.meaning))


def single(scan: Scan, index: int) -> Found | None:
    """``a week``, ``an hour and a half``; ``a year`` after a rate comes again."""
    found = _single(scan, index)
    if found is None:
        return None
    away = _away(scan, found)
    if away is None and _is_rate(scan, index):
        return Found(found.last, Said("SET", found.value))
    return away or Found(found.last, Said("DURATION", found.value), found.mod)


def half(scan: Scan, index: int) -> Found | None:
    """``half an hour``, ``half a century ago``, ``a half-century``."""
    found = _half(scan, index)
    if found is None:
        return None
    return _away(scan, found) or Found(found.last, Said("DURATION", found.value))


def _half(scan: Scan, index: int) -> Length | None:
    start = index + 1 if scan.word(index) in {"a", "one"} else index
    if scan.word(start) != "half":
        return None
    at = following(scan.pieces, start + 1)
    at += scan.word(at) in {"a", "an"}
    unit = grammar().units.get(scan.word(at))
    if unit is None or unit.period == "quarter" or scan.word(at) in grammar().plurals or scan.word(at + 1) == "-":
        return None
    return Length(at + 1, unit, 0.5)


def as_long(scan: Scan, index: int) -> Found | None:
    """``year-long``, ``weeklong``."""
    word = scan.word(index)
    solid = grammar().units.get(word.removesuffix("long")) if word.endswith("long") else None
    if solid is not None:
        return Found(index + 1, Said("DURATION", Length(index + 1, solid, 1).value))
    unit = grammar().units.get(word)
    dashed = scan.pieces.words(index + 1, index + 3) == ("-", "long") and scan.word(index - 1) != "-"
    return Found(index + 3, Said("DURATION", Length(index + 3, unit, 1).value)) if unit is not None and dashed else None


def times_a(scan: Scan, index: int) -> Found | None:
    """``once a week``, ``three times a day``."""
    numeral = scan.numerals.get(index)
    counts = numeral is not None and numeral.shape in {"count", "vague"} and scan.word(numeral.last) == "times"
    last = numeral.last + 1 if numeral is not None and counts else index + 1
    if not counts and scan.word(index) not in {"once", "twice"}:
        return None
    unit = grammar().units.get(scan.word(last + 1))
    if unit is None or scan.word(last) not in {"a", "an", "each", "every", "per"} or scan.word(last + 2) == "-":
        return None
    return None if scan.word(last + 2) in {"ago", "earlier"} else Found(last + 2, Said("SET", f"P1{unit.designator}"))


def by_unit(scan: Scan, index: int) -> Found | None:
    """``weekends``, ``weekdays``."""
    entry = grammar().words.repeated_plurals.get(scan.word(index))
    return None if entry is None or index in scan.numerals else Found(index + 1, Said("SET", entry.value))


def many(scan: Scan, index: int) -> Found | None:
    """``weeks``, ``months ago``: a plural unit without a number."""
    word = scan.word(index)
    if (
        word not in grammar().plurals
        or word in {"quarters", "weekends"}
        or _is_age(scan, index + 1)
        or _is_numbered(scan, index)
    ):
        return None
    found = Length(index + 1, grammar().units[word], None)
    return _away(scan, found) or Found(found.last, Said("DURATION", found.value))


def _is_numbered(scan: Scan, index: int) -> bool:
    """Whether a number before the unit made it something else than a length, such as an age."""
    before = scan.word(index - 1)
    return before.isdecimal() or before in numbers().words.cardinals


def stretch(scan: Scan, index: int) -> Found | None:
    """``some time``, ``a while``."""
    found = grammar().stretches.after(scan.pieces, index)
    return None if found is None else Found(found[0], Said("DURATION", found[1].value))


def repeated(scan: Scan, index: int) -> Found | None:
    """``daily``."""
    entry = grammar().words.repeated.get(scan.word(index))
    return None if entry is None else Found(index + 1, Said("SET", entry.value))


def every(scan: Scan, index: int) -> Found | None:
    """``every Friday``, ``each July``, ``every day``, ``every two years``."""
    words, word = grammar().words, scan.word(index + 1)
    if scan.word(index) not in words.every:
        return None
    if word in words.weekdays:
        part = grammar().parts.after(scan.pieces, index + 2)
        last, code = (index + 2, "") if part is None else (part[0], part[1].code)
        return Found(last, Said("SET", f"XXXX-WXX-{words.weekdays[word].number}{code}"))
    if word == "other":
        unit = grammar().units.get(scan.word(index + 2))
        return None if unit is None else Found(index + 3, Said("SET", f"P2{unit.designator}"))
    month = month_at(scan, index + 1)
    if month is not None:
        return Found(month[0], Said("SET", f"XXXX-{month[1]:02}"))
    if word in words.seasons:
        return Found(index + 2, Said("SET", f"XXXX-{words.seasons[word].code}"))
    if word in words.parts:
        return Found(index + 2, Said("SET", f"XXXX-XX-XX{words.parts[word].code}"))
    unit = grammar().units.get(word)
    if unit is not None and unit.period is not None:
        return Found(index + 2, Said("SET", f"P1{unit.designator}"))
    found = counted(scan, index + 1)
    return None if found is None else Found(found.last, Said("SET", found.value))


def counted(scan: Scan, index: int) -> Length | None:
    """``11 days``, ``two to three weeks``, ``30-day``, ``several months``, ``a few more weeks``; no ages."""
    start, number = index, None
    if scan.pieces.words(index, index + 2) == ("couple", "of"):
        return _with_unit(scan, index + 1, 2)
    if scan.word(index) in {"a", "an"} and scan.word(index + 1) in grammar().words.vague:
        start = index + 1
    if scan.word(start) in grammar().words.vague:
        last = start + 1
    else:
        numeral = scan.numerals.get(index)
        if numeral is None or numeral.shape not in {"count", "vague"}:
            return None
        number, last = numeral.value, _past_range(scan, numeral)
        if numeral.shape == "count" and scan.pieces.words(last, last + 3) == ("1", "/", "2"):
            return _with_unit(scan, last + 3, None if number is None else number + 0.5)
        if last == numeral.last and context(scan.pieces, numeral).kind not in {"measure", "vague", "cardinal"}:
            return None
    return _with_unit(scan, last, number)


def _with_unit(scan: Scan, index: int, number: float | None) -> Length | None:
    start = index + 1 if scan.word(index) == "of" else following(scan.pieces, index)
    if scan.word(start) in grammar().words.fillers:
        start += 1
    unit = grammar().units.get(scan.word(start))
    if unit is None or _is_age(scan, start + 1):
        return None
    if number is None and scan.word(start) not in grammar().plurals:
        return None
    last = _past_or_so(scan, start + 1)
    return Length(last, unit, number, None if last == start + 1 else "APPROX")


def _past_range(scan: Scan, numeral: Numeral) -> int:
    """Where ``two to three`` ends; the numeral's own end if it stands alone."""
    second = scan.numerals.get(numeral.last + 1)
    linked = scan.word(numeral.last) in _LINKS and second is not None and second.shape == "count"
    return second.last if linked and second is not None else numeral.last


def _past_or_so(scan: Scan, index: int) -> int:
    or_so = scan.word(index) == "or" and scan.word(index + 1) in {"so", "more", "two", "longer"}
    return index + 2 if or_so and scan.word(index + 2) not in grammar().units else index


def _is_age(scan: Scan, index: int) -> bool:
    start = following(scan.pieces, index)
    return scan.word(start) in {"old", "olds"} or scan.pieces.words(index, index + 2) == ("of", "age")


def _single(scan: Scan, index: int) -> Length | None:
    """``a week``, ``an hour and a half``, ``a year or two``."""
    if scan.word(index) not in {"a", "an"}:
        return None
    start = index + 1
    unit = grammar().units.get(scan.word(start))
    if scan.word(start) == "second":
        return None
    if unit is None or scan.word(start) in grammar().plurals or scan.word(start + 1) == "-" or _is_age(scan, start + 1):
        return None
    last, number = start + 1, 1.0
    if scan.pieces.words(last, last + 3) == ("and", "a", "half"):
        last, number = last + 3, 1.5
    end = _past_or_so(scan, last)
    return Length(end, unit, number, None if end == last else "APPROX")


def _is_rate(scan: Scan, index: int) -> bool:
    """Whether "a year" after a number, a share or money says how often."""
    before = scan.word(index - 1)
    return before in _RATED or before[:1].isdigit() or before in {"million", "billion"} or before in grammar().plurals


def _away(scan: Scan, found: Length) -> Found | None:
    """The date that a length of time is away from publication or from the date before: ``three days ago``."""
    direction = grammar().directions.after(scan.pieces, found.last)
    if direction is None:
        return None
    last, shift = direction
    if scan.word(found.last) in {"before", "after"} and scan.word(last) not in _STOPS:
        return None
    return Found(last, _distance(found, shift))


def _distance(found: Length, shift: Shift) -> Meaning:
    unit, number = found.unit, found.number
    if number is None or number * unit.times > _FARTHEST:
        return Said("DATE", "PAST_REF" if shift.shift < 0 else "FUTURE_REF")
    if found.value == "P1Y" and shift.shift < 0:
        return YearAgo(-1)
    if unit.designator.startswith("T"):
        days = round(number * unit.times / _PER_DAY[unit.designator])
        moved = Moved("day", shift.shift * days, reference=shift.reference)
        return moved if days else Clocked("TXX:XX", moved)
    steps = shift.shift * round(number * unit.times)
    return Moved(unit.period or ("week" if unit.designator == "W" else "day"), steps, reference=shift.reference)


def _hyphened(scan: Scan, found: Length) -> bool:
    """Whether the length is an adjective ("the 30-day notice"), whose article is its noun's."""
    return scan.word(found.last - 2) == "-"


def _bounded(scan: Scan, index: int) -> tuple[int, TimeMod | None]:
    """The index after words such as "more than", and how they bend the length."""
    found = grammar().bounds.after(scan.pieces, index)
    return (index, None) if found is None else (found[0], found[1].mod)


def _of_date(mod: TimeMod | None, meaning: Meaning) -> TimeMod | None:
    """How a bound of the distance bends the date: more than two years ago is before the date two years back."""
    back = isinstance(meaning, YearAgo) or (isinstance(meaning, Moved) and meaning.steps < 0)
    if mod == "MORE_THAN":
        return "BEFORE" if back else "AFTER"
    if mod == "LESS_THAN":
        return "AFTER" if back else "BEFORE"
    return mod
