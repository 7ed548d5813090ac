"""The words that the reader of numbers knows, from ``data/numbers.toml``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from accordingto.language.lexicon import data
from accordingto.readers.atoms import Phrases
from accordingto.reading import Bound

Context = Literal["measure", "percent", "money", "age", "clock"]
"""Kinds of figure that a word or sign beside the number tells."""


class Value(msgspec.Struct, frozen=True):
    """A word that stands for a number, with an example of it."""

    value: float | int
    example: str


class BoundWords(msgspec.Struct, frozen=True):
    """Words that bound a number of ``least`` or more, with an example of them."""

    bound: Bound
    example: str
    least: int = 0


Examples = dict[str, str]
"""Words, each with an example."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The grammar file, section by section; what each section means is said there."""

    cardinals: dict[str, Value]
    scales: dict[str, Value]
    suffixes: dict[str, Value]
    heaps: dict[str, Value]
    score_followers: Examples
    vague: dict[str, Value]
    not_many: Examples
    multipliers: dict[str, Value]
    sets: dict[str, Value]
    none: Examples
    not_none: Examples
    fractions: dict[str, Value]
    not_half: Examples
    ordinals: dict[str, Value]
    before: dict[str, BoundWords]
    after: dict[str, BoundWords]
    echoes: Examples
    between: Examples
    topics: Examples
    change: Examples
    counted: Examples
    units: Examples
    unit_fillers: Examples
    measured: Examples
    dimensions: Examples
    percent: Examples
    money_before: Examples
    money_countries: Examples
    money_after: Examples
    months: Examples
    year_openers: Examples
    clock_after: Examples
    age_before: Examples
    age_after: Examples
    identifiers: Examples
    numbered: Examples
    numbered_after: Examples
    codes: Examples
    results: Examples
    pronoun_after: Examples
    pronoun_before: Examples
    part_links: Examples


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar ready for use: single words as they stand in the file, phrases indexed from both ends.

    Attributes:
        words: the file's sections.
        vague: vague words, with the least number that they allow.
        none: words for zero.
        bounds_before: bound words before a number.
        bounds_after: bound words after it.
        echoes: words that say a lower bound again.
        between: words between bound words and the number.
        contexts_before: words before a number that tell its kind.
        contexts_after: words after it that tell its kind.
        fillers: words between a number and its unit.
        numbered: words whose number is a name.
        numbered_after: words after a number that make it a name.
        pronoun_before: words before a "one" that is a pronoun.
        pronoun_after: words after a "one" that is a pronoun.
        links: words between a part and its whole.
    """

    words: Words
    vague: Phrases[int]
    none: Phrases[str]
    bounds_before: Phrases[BoundWords]
    bounds_after: Phrases[BoundWords]
    echoes: Phrases[str]
    between: Phrases[str]
    contexts_before: Phrases[Context]
    contexts_after: Phrases[Context]
    fillers: Phrases[str]
    numbered: Phrases[str]
    numbered_after: Phrases[str]
    pronoun_before: Phrases[str]
    pronoun_after: Phrases[str]
    links: Phrases[str]


def read_words() -> Words:
    """The grammar file.

    Raises:
        msgspec.ValidationError: if the file lacks a section or an entry has the wrong shape.
    """
    return msgspec.convert(data("numbers"), Words)


@cache
def grammar() -> Grammar:
    """The grammar, read once."""
    words = read_words()
    return Grammar(
        words=words,
        vague=Phrases({phrase: int(entry.value) for phrase, entry in words.vague.items()}),
        none=Phrases(words.none),
        bounds_before=Phrases(words.before),
        bounds_after=Phrases(words.after),
        echoes=Phrases(words.echoes),
        between=Phrases(words.between),
        contexts_before=Phrases(
            {
                **_all("money", words.money_before),
                **_all("age", words.age_before),
                **_all("measure", words.measured),
            }
        ),
        contexts_after=Phrases(
            {
                **_all("measure", words.units),
                **_all("money", words.money_after),
                **_all("percent", words.percent),
                **_all("clock", words.clock_after),
                **_all("age", words.age_after),
            }
        ),
        fillers=Phrases(words.unit_fillers),
        numbered=Phrases(words.numbered),
        numbered_after=Phrases(words.numbered_after),
        pronoun_before=Phrases(words.pronoun_before),
        pronoun_after=Phrases(words.pronoun_after),
        links=Phrases(words.part_links),
    )


def _all(context: Context, phrases: Iterable[str]) -> dict[str, Context]:
    return dict.fromkeys(phrases, context)
