"""Names of armed bodies that stand before the word for their men, in upper-case copy: "ORSA DAWN GUERRILLAS".

There the letters do not tell a name from common nouns; but two words that no list knows, or words in quotation marks,
say before "guerrillas" or "commandos" whose these are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from accordingto.language import Analysis, Sentence, gazetteer
from accordingto.language.phrases import shouts
from accordingto.readers import effects, happenings
from accordingto.readers.offices import is_modifier, is_office, listed
from accordingto.readers.runs import Run, of_tokens, placed

_QUOTES = frozenset({'"', "“", "”"})
_LONGEST = 5
"""Tokens of the longest name in quotation marks that is looked for."""
_FITTING = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})


def named(analysis: Analysis, found: Sequence[Run]) -> list[Run]:
    """The names of a report with those of bodies before their men, in order."""
    taken = {i for run in found for i in range(run.first, run.last)}
    new = (run for sentence in analysis.claims() for run in _told_of(analysis, sentence))
    return placed(found, [run for run in new if taken.isdisjoint(range(run.first, run.last))])


def _told_of(analysis: Analysis, sentence: Sentence) -> Iterator[Run]:
    tokens = analysis.tokens
    men = [i for i in range(sentence.first + 1, sentence.last) if tokens[i].lower in listed("outfits", "men")]
    if not men or not shouts(analysis.words(sentence)):
        return
    for i in men:
        inside = _quoted(analysis, sentence.first, i) or _plain(analysis, sentence.first, i)
        if inside is not None:
            yield of_tokens(tokens, *inside, "organization")


def _quoted(analysis: Analysis, floor: int, men: int) -> tuple[int, int] | None:
    """The tokens in quotation marks straight before a noun."""
    tokens = analysis.tokens
    if tokens[men - 1].text not in _QUOTES:
        return None
    reach = range(men - 2, max(floor, men - 2 - _LONGEST) - 1, -1)
    opening = next((k for k in reach if tokens[k].text in _QUOTES), None)
    return None if opening is None or opening + 1 >= men - 1 else (opening + 1, men - 1)


def _plain(analysis: Analysis, floor: int, men: int) -> tuple[int, int] | None:
    """The two words before a noun that modify it, if no list knows either."""
    syntax = analysis.syntax
    first, last = men - 2, men - 1
    if first < floor or syntax.relations[last] != "compound" or syntax.heads[last] != men:
        return None
    if syntax.heads[first] not in {last, men} or any(syntax.upos[i] not in _FITTING for i in (first, last)):
        return None
    return None if any(_is_known(analysis.tokens[i].lower) for i in (first, last)) else (first, men)


@cache
def _is_known(word: str) -> bool:
    """Whether a word is one that tells of people, bodies, deeds, things or places without naming them."""
    if is_office(word) or is_modifier(word) or happenings.people(word) or happenings.acts(word):
        return True
    lists = (
        happenings.objects(kind)
        for kind in ("sites", "instruments", "fighters", "institutions", "ideas", "aid", "arms")
    )
    nouns = (
        effects.counted("things"),
        happenings.built_in().nouns,
        listed("organizations", "heads"),
        listed("outfits", "kinds"),
    )
    return any(word in known for known in (*lists, *nouns, gazetteer.adjectives(), gazetteer.peoples()))
