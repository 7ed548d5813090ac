"""Two numerals that are one figure: ``20 to 30``, ``between 20 and 30``, ``two or three``, ``3-1``, ``2008-2012``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from accordingto.readers.atoms import Atoms
from accordingto.readers.numbers.digits import YEARS
from accordingto.readers.numbers.grammar import grammar
from accordingto.readers.numbers.numeral import Numeral, whole

DASHES: Final = frozenset(["-", "–", "—", "‐", "‑", "−"])

_WORDS: Final = frozenset(["to", "or", "and", "in"])
_LARGEST_RESULT: Final = 200
_CHANGE_REACH: Final = 8
_RESULT_REACH: Final = 3


def join_ranges(pieces: Atoms, found: Sequence[Numeral]) -> list[Numeral]:
    """The numerals with every two neighbours that make one figure put together."""
    joined: list[Numeral] = []
    index = 0
    while index < len(found):
        pair = _pair(pieces, found[index], found[index + 1]) if index + 1 < len(found) else None
        joined.append(found[index] if pair is None else pair)
        index += 1 if pair is None else 2
    return joined


def _pair(pieces: Atoms, left: Numeral, right: Numeral) -> Numeral | None:
    link = _link(pieces, left, right)
    if link is None or not (_numeric(left) and _numeric(right)):
        return None
    if link == "-":
        return _dashed(pieces, left, right)
    if link == "in":
        return _one_in(left, right)
    low, high = _shared_scale(left, right)
    if low >= high or (link == "and") != _after_between(pieces, left.first):
        return None
    if link == "to" and (_changes(pieces, left.first) or _result(pieces, left.first)):
        return None
    return _range(left, right, low, high)


def _numeric(numeral: Numeral) -> bool:
    return numeral.shape == "count" and numeral.value is not None


def _link(pieces: Atoms, left: Numeral, right: Numeral) -> str | None:
    """The dash (as ``-``) or word between the two, whatever money sign or hyphen is beside it."""
    first, last = left.last, right.first
    money = grammar().words.money_before
    if last - first > 1 and pieces.word(last - 1) in money:
        last -= 1
    if last - first == 2 and pieces.word(first) == "-" and pieces.word(first + 1) in _WORDS:
        first += 1
    if last - first == 3 and pieces.word(first) == pieces.word(first + 2) == "-":
        first, last = first + 1, last - 1
    if last - first != 1:
        return None
    word = pieces.word(first)
    if word in DASHES:
        return "-" if pieces.touches(first) == pieces.touches(first + 1) else None
    return word if word in _WORDS else None


def _shared_scale(left: Numeral, right: Numeral) -> tuple[float | int, float | int]:
    """Both values; the scale of ``2 to 3 million`` holds for the 2 as well."""
    low, high = left.value or 0, right.value or 0
    if right.scale > 1 and left.scale == 1 and low < high / right.scale:
        return whole(low * right.scale), high
    return low, high


def _range(left: Numeral, right: Numeral, low: float, high: float) -> Numeral:
    return Numeral(
        first=left.first,
        last=right.last,
        shape="range",
        low=low if isinstance(low, int) else None,
        high=high if isinstance(high, int) else None,
        scale=right.scale,
        bound="range",
    )


def _one_in(left: Numeral, right: Numeral) -> Numeral | None:
    """``one in five`` is a share."""
    if left.value != 1 or right.value in YEARS or (right.value or 0) < 2:
        return None
    return replace(left, last=right.last, shape="fraction", value=1 / (right.value or 1), plain=False)


def _dashed(pieces: Atoms, left: Numeral, right: Numeral) -> Numeral | None:
    low, high = _shared_scale(left, right)
    if _years(left, right):
        return replace(left, last=right.last, shape="date", value=None)
    small = left.plain and right.plain and max(low, high) <= _LARGEST_RESULT
    if small and (low >= high or low == 0 or _result(pieces, left.first)):
        return replace(left, last=right.last, shape="score", value=None, plain=False)
    return _range(left, right, low, high) if low < high else None


def _years(left: Numeral, right: Numeral) -> bool:
    """Whether two numerals with a dash are years: ``2008-2012``, ``2014-15``."""
    first, second = left.value or 0, right.value or 0
    return left.plain and right.plain and first in YEARS and ((second in YEARS and first < second) or second < 100)


def _after_between(pieces: Atoms, index: int) -> bool:
    before = index - 2 if pieces.word(index - 1) in grammar().words.money_before else index - 1
    return pieces.word(before) == "between"


def _changes(pieces: Atoms, index: int) -> bool:
    """Whether words of change stand before "from 20 to 30" or "by 20 to 30", or right before "20 to 30"."""
    change = grammar().words.change
    if pieces.word(index - 1) not in {"from", "by"}:
        return pieces.word(index - 1) in change
    return any(word in change for word in _clause(pieces, index - 1, _CHANGE_REACH))


def _result(pieces: Atoms, index: int) -> bool:
    return any(word in grammar().words.results for word in _clause(pieces, index, _RESULT_REACH))


def _clause(pieces: Atoms, index: int, reach: int) -> list[str]:
    """Up to ``reach`` words before ``index`` in the same sentence."""
    words: list[str] = []
    for word in reversed(pieces.words(index - reach, index)):
        if word in {".", ";", "!", "?", "\n"}:
            break
        words.append(word)
    return words
