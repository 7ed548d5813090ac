"""Cardinal numbers in words: ``twenty-six``, ``one hundred and twenty``, ``two hundred thousand``."""

from __future__ import annotations

from typing import NamedTuple

from accordingto.readers.atoms import Atoms
from accordingto.readers.numbers.grammar import grammar

_DASHES = frozenset(["-", "‐", "‑"])
_DOZEN = 12
_HUNDRED = 100
_THOUSAND = 1000


class Spelled(NamedTuple):
    """A cardinal that ends before atom ``last``; ``scale`` is the value of its last scale word, or 1."""

    last: int
    value: int
    scale: int


def following(pieces: Atoms, index: int) -> int:
    """Where the next word of a numeral that ends before ``index`` would stand: past a hyphen that joins two words."""
    joined = pieces.word(index) in _DASHES and pieces.touches(index) and pieces.touches(index + 1)
    return index + 1 if joined else index


def read_cardinal(pieces: Atoms, index: int) -> Spelled | None:
    """The cardinal in words that starts at ``index``, null if none does.

    Groups below a thousand follow one another with falling scales, each once: ``two million three thousand and four``.
    """
    total, scale, limit, last = 0, 1, 0, index
    while True:
        start = index if last == index else _past_and(pieces, last)
        group = _below_thousand(pieces, start)
        if group is None:
            break
        step = read_scale(pieces, group.last)
        if step is not None and (limit == 0 or step.value < limit):
            total, scale, limit, last = total + group.value * step.value, step.value, step.value, step.last
            if step.value < _THOUSAND:
                break
        elif limit == 0 or group.value < limit:
            return Spelled(group.last, total + group.value, group.scale)
        else:
            break
    return Spelled(last, total, scale) if last > index else None


def read_scale(pieces: Atoms, index: int) -> Spelled | None:
    """The scale word that follows what ends before ``index``: ``dozen``, ``thousand`` and up, not ``hundred``."""
    start = following(pieces, index)
    entry = grammar().words.scales.get(pieces.word(start))
    if entry is None or entry.value == _HUNDRED:
        return None
    return Spelled(start + 1, int(entry.value), int(entry.value))


def _past_and(pieces: Atoms, index: int) -> int:
    start = following(pieces, index)
    return following(pieces, start + 1) if pieces.word(start) == "and" else start


def _below_thousand(pieces: Atoms, index: int) -> Spelled | None:
    """``six``, ``twenty-six``, ``two hundred``, ``nineteen hundred``, ``two hundred and six``."""
    small = _below_hundred(pieces, index)
    if small is None:
        return None
    start = following(pieces, small.last)
    if pieces.word(start) != "hundred":
        return small
    value, last = small.value * _HUNDRED, start + 1
    rest = _below_hundred(pieces, _past_and(pieces, last))
    if rest is None:
        return Spelled(last, value, _HUNDRED)
    return Spelled(rest.last, value + rest.value, 1)


def _below_hundred(pieces: Atoms, index: int) -> Spelled | None:
    word = pieces.word(index)
    cardinals = grammar().words.cardinals
    if word in {"a", "an"}:
        opens = pieces.word(following(pieces, index + 1)) in grammar().words.scales
        return Spelled(index + 1, 1, 1) if opens else None
    entry = cardinals.get(word)
    if entry is None:
        return None
    value = int(entry.value)
    if value >= 20:
        start = following(pieces, index + 1)
        unit = cardinals.get(pieces.word(start))
        if unit is not None and unit.value < 10:
            return Spelled(start + 1, value + int(unit.value), 1)
    return Spelled(index + 1, value, 1)
