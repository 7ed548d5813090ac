"""Sectors: the part that an actor plays in public life, by the words for it (``data/sectors.toml``).

The codes are the agent codes of CAMEO's actor codebook, which PLOVER keeps. Words are taken as they are: neither what
one side calls the other nor what a movement calls itself makes a sector.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from accordingto.language import gazetteer
from accordingto.language.lexicon import data
from accordingto.reading import Sector

_WORD = re.compile(r"\w+(?:[-'.]\w+)*")
_POST = frozenset("of for in at from on near to with who which that whose".split())
"""Words that end a phrase's core: its head is the noun before them."""


class _Lexicon(NamedTuple):
    """The words of the data file, lower case, with the sector of each."""

    heads: dict[str, Sector]
    weak: dict[str, Sector]
    before: dict[str, Sector]
    phrases: dict[tuple[str, ...], Sector]
    offices: dict[str, Sector]
    ranks: dict[str, Sector]
    members: dict[str, Sector]


def labels() -> dict[Sector, str]:
    """Each sector with its name in words, in the order of the data file."""
    return {entry["code"]: entry["label"] for entry in data("sectors")["sector"]}


def of_words(words: str) -> Sector | None:
    """The sector that a noun phrase or a body's name says, else null.

    1. Words that decide wherever they stand before the head: "rebel forces", "opposition lawmakers".
    2. Several words that belong together: "air force", "the United Nations".
    3. The last noun before "of", then those to its left: "army spokesman" is the army's.
    4. What stands behind "of": "a spokesman for the ministry".
    5. Nouns that say it only where nothing else does: "officials".
    """
    return _said(_words(words), _lexicon().heads)


def of_body(name: str) -> Sector | None:
    """The sector that a body's own name says; null where the name leaves open whether the body is a state's.

    "Velm Liberation Army" and "Free Velm Government" say how those who bear the name see themselves.
    """
    words = _words(name)
    found = _said(words, _bodies())
    return None if found in {"GOV", "MIL", "COP"} and not _listed("open").isdisjoint(words) else found


def of_office(title: str | None, organization: str | None) -> Sector | None:
    """The sector of a person with an office: by rank, else by the body that it is held in.

    Without a body, or in a country, the office decides: "the president", "the president of Norway".
    """
    words = _words(title or "")
    if not _listed("past").isdisjoint(words):
        return None
    lexicon = _lexicon()
    strong = next((lexicon.before[word] for word in words[:-1] if word in lexicon.before), None) or _phrase(words)
    ranked = strong or _head(words, lexicon.ranks)
    if ranked is not None or not (organization is None or _is_country(organization)):
        return ranked or of_body(organization or "")
    return _head(words, lexicon.offices) or _head(words, lexicon.heads)


def is_member(noun: str) -> bool:
    """Whether a noun behind the name of a body tells what the body is: "Velm Front rebels"."""
    return noun in _lexicon().members


def _is_country(organization: str) -> bool:
    key = organization.casefold().removeprefix("the ")
    return key in gazetteer.countries() or key in gazetteer.adjectives()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _said(words: Sequence[str], heads: dict[str, Sector]) -> Sector | None:
    core, rest = _core(words)
    lexicon = _lexicon()
    for word in core[:-1]:
        if word in lexicon.before:
            return lexicon.before[word]
    found = _phrase(core) or _head(core, heads)
    if found is None and rest:
        found = _said(rest, heads)
    return found or _head(core, lexicon.weak)


def _core(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The words up to the first one that cannot belong to a phrase's head, and those behind it."""
    end = next((at for at, word in enumerate(words) if at > 0 and word in _POST), len(words))
    return words[:end], words[end + 1 :]


def _phrase(words: Sequence[str]) -> Sector | None:
    """The sector of the last listed run of several words."""
    phrases = _lexicon().phrases
    for end in range(len(words), 1, -1):
        for start in range(max(0, end - 4), end - 1):
            found = phrases.get(tuple(words[start:end]))
            if found is not None:
                return found
    return None


def _head(words: Sequence[str], table: dict[str, Sector]) -> Sector | None:
    """The sector of the last word, or of the one before as far as those behind it say nothing."""
    for word in reversed(words):
        if word in table:
            return table[word]
        if word not in _empty():
            return None
    return None


@cache
def _lexicon() -> _Lexicon:
    entries = data("sectors")["sector"]

    def listed(field: str, *, plurals: bool = True) -> dict[str, Sector]:
        return {
            form: entry["code"]
            for entry in reversed(entries)  # a word of two sectors is the first one's
            for word in entry.get(field, "").split()
            for form in ((word, _plural(word)) if plurals else (word,))
        }

    phrases = {
        tuple(phrase.split()): entry["code"]
        for entry in reversed(entries)
        for phrase in _variants(entry.get("phrases", ""))
    }
    before = listed("before", plurals=False)
    return _Lexicon(
        listed("heads"), listed("weak"), before, phrases, listed("offices"), listed("ranks"), listed("members")
    )


@cache
def _bodies() -> dict[str, Sector]:
    """The heads but for nouns that stand for one person: "Velm Kings" is no government."""
    lexicon = _lexicon()
    return {noun: sector for noun, sector in lexicon.heads.items() if noun not in lexicon.offices | lexicon.ranks}


def _variants(phrases: str) -> list[str]:
    """Each phrase, and its plural."""
    whole = [" ".join(phrase.split()) for phrase in phrases.split("|") if phrase.strip()]
    return [*whole, *map(_plural, whole)]


@cache
def _empty() -> frozenset[str]:
    words = _listed("empty")
    return words | {_plural(word) for word in words}


@cache
def _listed(field: str) -> frozenset[str]:
    return frozenset(str(data("sectors")[field]).split())


def _plural(noun: str) -> str:
    """The plural of a noun; a form that is none harms nothing, since no text has it."""
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
