"""All numerals of a text: digits, number words, heaps, vague words, words for zero, fractions and ranks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from accordingto.readers.atoms import BREAK, Atoms
from accordingto.readers.numbers.digits import read_digits
from accordingto.readers.numbers.grammar import grammar
from accordingto.readers.numbers.numeral import Numeral, whole
from accordingto.readers.numbers.pronouns import is_pronoun
from accordingto.readers.numbers.spelled import Spelled, following, read_cardinal, read_scale

Rule = Callable[[Atoms, int], Numeral | None]

_ENDS = frozenset([BREAK, "", ".", ",", ";", ":", "!", "?", ")", "”", '"', "’", "'", "-", "–", "—"])


def numerals(pieces: Atoms) -> list[Numeral]:
    """The numerals in order; no two share an atom."""
    rules = _rules()
    found: list[Numeral] = []
    free = 0
    for index, word in enumerate(pieces.lower):
        digits = word[0].isdecimal()
        if index < free or not (digits or word in rules):
            continue
        numeral = read_digits(pieces, index) if digits else _first(rules[word], pieces, index)
        if numeral is not None:
            found.append(numeral)
            free = numeral.last
    return found


def _first(rules: tuple[Rule, ...], pieces: Atoms, index: int) -> Numeral | None:
    for rule in rules:
        numeral = rule(pieces, index)
        if numeral is not None:
            return numeral
    return None


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules to try at a word, by the word that they start with, in order."""
    words = grammar().words
    rules: dict[str, list[Rule]] = {}
    sections: list[tuple[Rule, set[str]]] = [
        (_none, {phrase.split()[0] for phrase in words.none}),
        (_multiplied, {*words.multipliers, "a"}),
        (_set, {"a", "the"}),
        (_halved, {"half", "a"}),
        (_share, {"a", "an", "half"}),
        (_spelled, {*words.cardinals, "a"}),
        (_vague, {phrase.split()[0] for phrase in words.vague}),
        (_heap, set(words.heaps)),
        (_bare_scale, {"dozen", "hundred", "thousand", "million", "billion", "lakh", "crore"}),
        (_rank, set(words.ordinals)),
    ]
    for rule, openers in sections:
        for word in openers:
            rules.setdefault(word, []).append(rule)
    return {word: tuple(of_word) for word, of_word in rules.items()}


def _none(pieces: Atoms, index: int) -> Numeral | None:
    found = grammar().none.after(pieces, index)
    if found is None:
        return None
    last = found[0]
    if pieces.word(index) == "no" and last == index + 1:
        after = pieces.word(last)
        if after in _ENDS or after in grammar().words.not_none or not after[0].isalpha():
            return None
    return Numeral(first=index, last=last, shape="none", value=0)


def _multiplied(pieces: Atoms, index: int) -> Numeral | None:
    """``several hundred``, ``a few dozen``, ``many thousands``, ``a couple of hundred``."""
    words = grammar().words
    start = index + 1 if pieces.word(index) == "a" else index
    word = pieces.word(start)
    if word == "couple":
        heap = _scale_or_heap(pieces, start + 2 if pieces.word(start + 1) == "of" else start + 1)
        return heap and replace(heap, first=index, shape="count", value=2 * (heap.value or 0), low=None, bound="about")
    entry = words.multipliers.get(word)
    heap = None if entry is None else _scale_or_heap(pieces, start + 1)
    if entry is None or heap is None:
        return None
    return replace(heap, first=index, value=None, low=int(entry.value * (heap.value or 0)))


def _scale_or_heap(pieces: Atoms, index: int) -> Numeral | None:
    """``hundred``, ``hundred thousand``, ``hundreds of thousands``; ``value`` is one of them."""
    heap = _heap(pieces, index)
    if heap is not None:
        return replace(heap, value=(heap.low or 0) // 2)
    entry = grammar().words.scales.get(pieces.word(index))
    if entry is None:
        return None
    value, last = int(entry.value), index + 1
    step = read_scale(pieces, last) if value == 100 else None
    if step is not None:
        value, last = value * step.value, step.last
    return Numeral(first=index, last=last, shape="vague", value=value, scale=value, bound="vague")


def _set(pieces: Atoms, index: int) -> Numeral | None:
    """``a couple``, ``the trio``."""
    entry = grammar().words.sets.get(pieces.word(index + 1))
    return None if entry is None else Numeral(first=index, last=index + 2, shape="count", value=entry.value)


def _halved(pieces: Atoms, index: int) -> Numeral | None:
    """``half a dozen``, ``half-million``, ``a half dozen``, ``half a hundred thousand``."""
    start = index + 1 if pieces.word(index) == "a" else index
    if pieces.word(start) != "half":
        return None
    after = following(pieces, start + 1)
    scale = _scale_or_heap(pieces, after + 1 if pieces.word(after) in {"a", "an"} else after)
    if scale is None or scale.low is not None:
        return None
    value = whole((scale.value or 0) / 2)
    return Numeral(first=index, last=scale.last, shape="count", value=value, scale=scale.scale)


def _share(pieces: Atoms, index: int) -> Numeral | None:
    """``half``, ``a third of``, ``a quarter of a million``."""
    words = grammar().words
    start = index + 1 if pieces.word(index) in {"a", "an"} else index
    word = pieces.word(start)
    entry = words.fractions.get(word)
    if entry is None or (start > index and word != "half" and pieces.word(start + 1) != "of"):
        return None
    if word == "half" and (pieces.word(start - 1) in words.not_half or _compounded(pieces, start + 1)):
        return None
    return _share_of_scale(pieces, Numeral(first=index, last=start + 1, shape="fraction", value=entry.value))


def _compounded(pieces: Atoms, index: int) -> bool:
    return pieces.word(index) == "-" and pieces.touches(index) and pieces.touches(index + 1)


def _share_of_scale(pieces: Atoms, share: Numeral) -> Numeral:
    """``three quarters of a million`` is a number; any other share stays a fraction."""
    scale = _scale_or_heap(pieces, share.last + 2) if pieces.words(share.last, share.last + 2) == ("of", "a") else None
    if scale is None or scale.low is not None:
        return share
    value = whole((share.value or 0) * (scale.value or 0))
    return replace(share, last=scale.last, shape="count", value=value, scale=scale.scale)


def _spelled(pieces: Atoms, index: int) -> Numeral | None:
    found = read_cardinal(pieces, index)
    if found is None:
        return None
    numeral = _year(pieces, index) or _fraction(pieces, index, found) or _high_rank(pieces, index, found)
    if numeral is not None:
        return numeral
    if pieces.word(index) == "one" and found.last == index + 1 and is_pronoun(pieces, index):
        return None
    return _and_a_half(
        pieces, Numeral(first=index, last=found.last, shape="count", value=found.value, scale=found.scale)
    )


def _year(pieces: Atoms, index: int) -> Numeral | None:
    """``nineteen ninety-six``."""
    words = grammar().words.cardinals
    century, after = words.get(pieces.word(index)), words.get(pieces.word(index + 1))
    if century is None or after is None or not (13 <= century.value <= 20 and after.value >= 10):
        return None
    rest = read_cardinal(pieces, index + 1)
    if rest is None or rest.value >= 100:
        return None
    return Numeral(first=index, last=rest.last, shape="date", value=int(century.value) * 100 + rest.value)


def _fraction(pieces: Atoms, index: int, found: Spelled) -> Numeral | None:
    """``two thirds``, ``one-half``, ``three quarters of a million``."""
    start = following(pieces, found.last)
    entry = grammar().words.fractions.get(pieces.word(start))
    if entry is None or (found.value == 1) == pieces.word(start).endswith("s") or found.value * entry.value > 1:
        return None
    share = Numeral(first=index, last=start + 1, shape="fraction", value=found.value * entry.value)
    return _share_of_scale(pieces, share)


def _high_rank(pieces: Atoms, index: int, found: Spelled) -> Numeral | None:
    """``twenty-first``, ``two hundredth``."""
    start = following(pieces, found.last)
    entry = grammar().words.ordinals.get(pieces.word(start))
    if entry is None or not (
        entry.value >= 100 or (found.value % 100 >= 20 and found.value % 10 == 0 and entry.value < 10)
    ):
        return None
    value = found.value * entry.value if entry.value >= 100 else found.value + entry.value
    return Numeral(first=index, last=start + 1, shape="ordinal", value=value)


def _and_a_half(pieces: Atoms, numeral: Numeral) -> Numeral:
    """``two and a half``, ``two and a half million``, ``a million and a half``."""
    start = following(pieces, numeral.last)
    tail = tuple(word for word in pieces.words(start, start + 5) if word != "-")[:3]
    if tail != ("and", "a", "half"):
        return numeral
    last = pieces.lower.index("half", start) + 1
    step = read_scale(pieces, last)
    if step is not None and numeral.scale == 1:
        value = whole(((numeral.value or 0) + 0.5) * step.value)
        return replace(numeral, last=step.last, value=value, scale=step.value)
    return replace(numeral, last=last, value=whole((numeral.value or 0) + numeral.scale / 2))


def _vague(pieces: Atoms, index: int) -> Numeral | None:
    found = grammar().vague.after(pieces, index)
    if found is None or (pieces.word(index) == "many" and pieces.word(index - 1) in grammar().words.not_many):
        return None
    return Numeral(first=index, last=found[0], shape="vague", low=found[1], bound="vague")


def _heap(pieces: Atoms, index: int) -> Numeral | None:
    """``dozens``, ``tens of thousands``, ``hundreds of thousands``."""
    words = grammar().words
    heap = words.heaps.get(pieces.word(index))
    if heap is None or (pieces.word(index) == "scores" and pieces.word(index + 1) not in words.score_followers):
        return None
    low, last = 2 * int(heap.value), index + 1
    greater = words.heaps.get(pieces.word(last + 1)) if pieces.word(last) == "of" else None
    if greater is not None and greater.value > heap.value:
        low, last = low * int(greater.value), last + 2
    return Numeral(first=index, last=last, shape="vague", low=low, bound="vague")


def _bare_scale(pieces: Atoms, index: int) -> Numeral | None:
    """``another hundred``."""
    scale = _scale_or_heap(pieces, index)
    return scale and replace(scale, shape="count", bound="exact")


def _rank(pieces: Atoms, index: int) -> Numeral:
    value = grammar().words.ordinals[pieces.word(index)].value
    return Numeral(first=index, last=index + 1, shape="ordinal", value=value)
