"""Acronyms beside the names that they abbreviate: "National Relief Agency (NRA)", "NRA [National Relief Agency]".

Most letters of an acronym begin a word of the name. They may stand in another order, and one may begin none: many an
acronym is that of a name in another language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from accordingto.language import Analysis, Token
from accordingto.readers.runs import Run, of_tokens, placed

_ACRONYM = re.compile(r"[A-Z][A-Za-z&-]{1,9}")
_OPENING = frozenset("([")
_CLOSING = frozenset(")]")
_EDGES = frozenset({"the", '"', "“", "”", "'", "‘", "’"})
_PARTICLES = frozenset({"of", "the", "for", "and", "de", "la", "del", "y"})
_LONGEST = 12
"""Tokens of the longest name that is looked for beside an acronym."""
_SHARE = 0.6
"""Share of an acronym's letters that must begin words of the name: three of five, two of three."""
_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
_NAMEABLE = frozenset({"organization", "other"})


class Pair(NamedTuple):
    """Token of an acronym, and the tokens of the name that it abbreviates."""

    acronym: int
    first: int
    last: int


def joined(analysis: Analysis, found: Sequence[Run]) -> tuple[list[Run], Mapping[str, str]]:
    """The names with acronyms and what they abbreviate as organizations; acronym -> what it abbreviates."""
    pairs = list(_pairs(analysis, found))
    tokens = analysis.tokens
    new = [of_tokens(tokens, p.acronym, p.acronym + 1, "organization") for p in pairs]
    new += [of_tokens(tokens, p.first, p.last, "organization") for p in pairs]
    long = {tokens[p.acronym].text: analysis.text[tokens[p.first].start : tokens[p.last - 1].end] for p in pairs}
    return placed(found, new), long


def _pairs(analysis: Analysis, found: Sequence[Run]) -> Iterator[Pair]:
    """The acronyms of a report with what stands beside them in or before brackets."""
    tokens = analysis.tokens
    ending = {run.last: run.first for run in found if run.kind in _NAMEABLE}
    for opening in (i for i, token in enumerate(tokens) if i > 0 and token.text in _OPENING):
        inside = _inside(tokens, opening)
        before = ending.get(opening, opening)
        if len(inside) == 1 and _abbreviates(tokens[inside[0]], tokens[before:opening]):
            yield Pair(inside[0], before, opening)
        elif len(inside) > 1 and _is_nominal(analysis, inside):
            name = tokens[inside[0] : inside[-1] + 1]
            if _abbreviates(tokens[opening - 1], name):
                yield Pair(opening - 1, inside[0], inside[-1] + 1)


def _is_nominal(analysis: Analysis, inside: Sequence[int]) -> bool:
    """Whether tokens are nouns, adjectives and particles alone."""
    return all(analysis.syntax.upos[i] in _NAMING or analysis.tokens[i].lower in _PARTICLES for i in inside)


def _inside(tokens: Sequence[Token], opening: int) -> list[int]:
    """The tokens inside a short bracket, without article and quotation marks at its edges."""
    stop = min(len(tokens), opening + _LONGEST + 2)
    closing = next((i for i in range(opening + 1, stop) if tokens[i].text in _CLOSING), opening)
    first, last = opening + 1, closing
    while first < last and tokens[first].lower in _EDGES:
        first += 1
    while first < last and tokens[last - 1].lower in _EDGES:
        last -= 1
    return list(range(first, last))


def _abbreviates(token: Token, name: Sequence[Token]) -> bool:
    """Whether a token is an acronym, and enough of its letters begin words of a name of several words."""
    initials = [word.text[0].lower() for word in name if word.lower not in _PARTICLES and word.text[0].isalnum()]
    if len(initials) < 2 or _ACRONYM.fullmatch(token.text) is None:
        return False
    letters = [c.lower() for c in token.text if c.isupper()]
    return len(letters) > 1 and _shared(letters, initials) >= _SHARE * len(letters)


def _shared(letters: Iterable[str], initials: Iterable[str]) -> int:
    return (Counter(letters) & Counter(initials)).total()
