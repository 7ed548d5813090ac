"""Bound words around a number, and the whole numbers that they allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from accordingto.readers.atoms import Atoms
from accordingto.readers.numbers.grammar import BoundWords, grammar
from accordingto.readers.numbers.kinds import Context
from accordingto.readers.numbers.numeral import Numeral
from accordingto.reading import Bound


class Bounded(NamedTuple):
    """A bound, and the atoms of the number with its bound words."""

    bound: Bound
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Limits:
    """Reported count, least and greatest number; null where the words set none."""

    count: int | None
    low: int | None
    high: int | None


def bounded(pieces: Atoms, numeral: Numeral, context: Context) -> Bounded:
    """The bound of a numeral. Words before it win over words after it; a range or vague word keeps its own."""
    first, before = _before(pieces, numeral, _opened(pieces, numeral, context.first))
    last, after = _after(pieces, context.last)
    words = before if before is not None else after
    if numeral.bound in {"range", "vague"} or words is None:
        return Bounded(numeral.bound, first, last)
    if words == "at_least":
        last = _echoed(pieces, last)
    return Bounded(words, first, last)


def limits(bound: Bound, numeral: Numeral) -> Limits:
    """What a bound and a number allow, after the codebook: "more than 4,000" is 4001 and up, reported as 4000."""
    if bound == "vague":
        return Limits(None, numeral.low, None)
    if bound == "range":
        return Limits(None, numeral.low, numeral.high)
    if not isinstance(numeral.value, int):
        return Limits(None, None, None)
    return around(bound, numeral.value)


def around(bound: Bound, value: int) -> Limits:
    """The limits that a bound sets around a whole number."""
    match bound:
        case "at_least":
            return Limits(value, value, None)
        case "more_than":
            return Limits(value, value + 1, None)
        case "at_most":
            return Limits(value, None, value)
        case "less_than":
            return Limits(value, None, value - 1)
        case "about":
            return Limits(value, None, None)
        case _:
            return Limits(value, value, value)


def _opened(pieces: Atoms, numeral: Numeral, first: int) -> int:
    """The start of a range with its "between" or "from"."""
    opens = numeral.bound == "range" and pieces.word(first - 1) in {"between", "from"}
    return first - 1 if opens else first


def _before(pieces: Atoms, numeral: Numeral, first: int) -> tuple[int, Bound | None]:
    """Up to two bound phrases before the number ("at least some 40"); one that sets a limit wins over "about"."""
    start, bound = first, None
    for _ in range(2):
        found = _phrase_before(pieces, numeral, start)
        if found is None:
            break
        start, words = found
        if bound is None or bound == "about":
            bound = words.bound
    return start, bound


def _phrase_before(pieces: Atoms, numeral: Numeral, first: int) -> tuple[int, BoundWords] | None:
    found = grammar().bounds_before.before(pieces, first)
    if found is None:
        between = grammar().between.before(pieces, first)
        found = None if between is None else grammar().bounds_before.before(pieces, between[0])
        if found is not None and found[1].bound == "about":
            return None
    return found if found is not None and _bounds(pieces, numeral, *found) else None


def _bounds(pieces: Atoms, numeral: Numeral, start: int, words: BoundWords) -> bool:
    """Whether words that may be prepositions bound here: "over 40", but not "talks over two" or "about" a topic."""
    if pieces.word(start) in {"about", "over", "around"} and pieces.word(start - 1) in grammar().words.topics:
        return False
    size = numeral.value if numeral.value is not None else numeral.low or 0
    return size >= words.least or numeral.shape == "fraction"


def _after(pieces: Atoms, last: int) -> tuple[int, Bound | None]:
    found = grammar().bounds_after.after(pieces, last)
    if found is None:
        return last, None
    after = pieces.word(found[0])
    numeral_follows = after[:1].isdecimal() or after in grammar().words.cardinals or after in {"a", "an", "than"}
    return (last, None) if numeral_follows else (found[0], found[1].bound)


def _echoed(pieces: Atoms, last: int) -> int:
    echo = grammar().echoes.after(pieces, last)
    return last if echo is None else echo[0]
