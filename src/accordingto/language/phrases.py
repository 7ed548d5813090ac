"""Noun phrases and clause edges of a sentence, from the parts of speech of its words.

Every token gets one letter:

    D determiner   P preposition   C conjunction   S subordinator   X auxiliary   I infinitive "to"   N negation
    R pronoun      V verb          A adverb        M number         T month or weekday
    G possessive 's                U name          W other word     Q quotation mark
    , ; : ( ) -    marks that end phrases           .  other marks
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accordingto.language.lexicon import words
from accordingto.language.tokens import Token

NOUNISH = frozenset("WUMTG")
CORE = frozenset("WUMTGDA")
_QUOTES = frozenset('"“”„«»') | {"``", "''"}
_DASHES = frozenset({"--", "—", "–", "---", "-"})
_BRACKET = re.compile(r"(?<=[UWG])\([^()]{1,5}\)")

_CLASSES = {
    "ADJ": "W",
    "ADP": "P",
    "ADV": "A",
    "AUX": "X",
    "CCONJ": "C",
    "DET": "D",
    "INTJ": "A",
    "NOUN": "W",
    "NUM": "M",
    "PART": "N",
    "PRON": "R",
    "PROPN": "U",
    "PUNCT": ".",
    "SCONJ": "S",
    "SYM": "W",
    "VERB": "V",
    "X": "U",
}
"""The letter of each universal part of speech, where nothing below says otherwise."""

_NEVER_NAMES = frozenset({"AUX", "PRON", "PUNCT", "VERB"})
"""Classes whose words are no part of a name even with a capital inside the sentence."""
_CLAUSAL = frozenset("that which who whom what when where while why how whenever wherever".split())
"""Words that open a clause, whatever their class."""


def letters(tokens: Sequence[Token], upos: Sequence[str], relations: Sequence[str]) -> str:
    """One letter for each token of a sentence, from its part of speech and its relation to its governor."""
    names = not shouts(tokens) and not _sets_title_case(tokens)
    found: list[str] = []
    for i, token in enumerate(tokens):
        inside = names and i > 0 and found[-1] not in {"Q", ":"}
        found.append(_mark(token.text) or _letter(token, upos[i], relations[i], inside=inside))
    return _fold_brackets("".join(found))


def _fold_brackets(kinds: str) -> str:
    """Make a short bracket after a noun part of its phrase: "Rep. Ana Cruz (D-Calif.) said"."""
    return _BRACKET.sub(lambda m: "G" * len(m.group()), kinds)


def shouts(tokens: Sequence[Token]) -> bool:
    """Whether the sentence is upper-case wire copy, in which capitals tell nothing."""
    long_words = [t.text for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    return len(long_words) > 2 and sum(w.isupper() for w in long_words) > 0.8 * len(long_words)


def _sets_title_case(tokens: Sequence[Token]) -> bool:
    """Whether most long words are capitalised (a headline), so that a capital is no sign of a name."""
    long_words = [t.text for t in tokens if len(t.text) > 4 and t.text.isalpha()]
    return len(long_words) > 3 and all(w[0].isupper() for w in long_words)


def _letter(token: Token, upos: str, relation: str, *, inside: bool) -> str:
    """The letter of a word; ``inside`` says that it stands where a capital is the sign of a name."""
    word = token.lower
    if token.text[0].isdigit():
        return "M"
    if word in {"'s", "'"}:
        return "X" if upos == "AUX" else "G"
    capital = _capitalised(token.text)
    if capital and upos in {"PROPN", "AUX", "VERB"} and (word in words().months or word in words().weekdays):
        return "T" if upos == "PROPN" else _CLASSES[upos]
    if capital and inside and upos not in _NEVER_NAMES:
        return "U"
    return _open_letter(upos, capital=capital) if upos in _OPEN else _closed_letter(word, upos, relation)


_OPEN = frozenset({"NOUN", "PROPN", "X"})


def _open_letter(upos: str, *, capital: bool) -> str:
    return "U" if capital and upos != "NOUN" else "W"


def _closed_letter(word: str, upos: str, relation: str) -> str:
    """The letter of a word whose class hangs on its place: "that" as an article, "including" as a preposition."""
    if relation == "nmod:poss" or upos == "DET":
        return "D"
    if word in _CLAUSAL:
        return "S"
    if upos == "PART" and word == "to":
        return "I"
    if upos == "VERB" and relation in {"amod", "compound", "case"}:
        return "P" if relation == "case" else "W"
    if word == "never":
        return "N"
    if upos == "ADJ" and word in words().determiners:
        return "D"
    return _CLASSES[upos]


def _capitalised(text: str) -> bool:
    """Whether a word has a name's capital, also after a particle: Gaza, al-Quds, d'Avila."""
    return not text[:4].islower() and any(map(str.isupper, text[:4]))


def _mark(text: str) -> str | None:
    if text in _QUOTES:
        return "Q"
    if text in _DASHES:
        return "-"
    if text in {",", ";", ":", "(", ")"}:
        return text
    if text in {"[", "]"}:
        return "(" if text == "[" else ")"
    if text[0].isalnum() or text[0] in "'’":
        return None
    return "."


def phrase_before(kinds: str, end: int, *, floor: int = 0) -> tuple[int, int] | None:
    """The noun phrase that ends just before token ``end``: a (first, last) token range, or null.

    It takes in post-modifiers joined by prepositions, coordination where no verb stands before it in the clause, and
    an apposition or relative clause between commas.
    """
    stop = end
    while stop > floor and kinds[stop - 1] in "AXN":
        stop -= 1
    if stop > floor and kinds[stop - 1] in {",", "-", ")"}:
        return _with_apposition(kinds, stop, floor)
    return _simple_before(kinds, stop, floor)


def _with_apposition(kinds: str, end: int, floor: int) -> tuple[int, int] | None:
    """The phrase before an insertion that closes at ``end``: "Ann Lee, the mayor," -> from Ann to the comma's left."""
    mark = "(" if kinds[end - 1] == ")" else kinds[end - 1]
    opening = kinds.rfind(mark, floor, end - 1)
    if opening <= floor or end - opening > 40:
        return None
    inside = kinds[opening + 1 : end - 1]
    if not inside or (inside[0] not in "DWUMSP" and mark != "(") or "Q" in inside:
        return None
    if "V" in inside and inside[0] not in "SDWM":
        return None
    head = _simple_before(kinds, opening, floor)
    return None if head is None else (head[0], end - 1)


def _simple_before(kinds: str, end: int, floor: int) -> tuple[int, int] | None:
    first = _core_before(kinds, end, floor)
    if first is None:
        return None
    while first > floor:
        joiner = kinds[first - 1]
        if (joiner == "P" and first - 1 > floor and kinds[first - 2] in NOUNISH) or (
            joiner == "C" and first - 1 > floor and kinds[first - 2] in NOUNISH and _no_verb(kinds, floor, first - 1)
        ):
            earlier = _core_before(kinds, first - 1, floor)
        else:
            break
        if earlier is None:
            break
        first = earlier
    return first, end


def _core_before(kinds: str, end: int, floor: int) -> int | None:
    """First token of the noun group that ends before ``end``: determiner, modifiers and nouns, or one pronoun."""
    if end > floor and kinds[end - 1] in "RS":
        return end - 1 if kinds[end - 1] == "R" or end - 1 == floor or kinds[end - 2] in NOUNISH | {","} else None
    first = end
    nouns = 0
    while first > floor and kinds[first - 1] in CORE:
        first -= 1
        nouns += kinds[first] in NOUNISH
        if kinds[first] == "D" and not (first > floor and kinds[first - 1] in "GD"):
            break
    while first < end and kinds[first] in "AG":
        first += 1
    return first if nouns and first < end else None


def _no_verb(kinds: str, floor: int, end: int) -> bool:
    start = max(kinds.rfind(mark, floor, end) for mark in ";:Q,S-")
    return not any(k in "VX" for k in kinds[max(start, floor) : end])
