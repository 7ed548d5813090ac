"""What happens to people and things, and the words that say so, from ``data/effects.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from accordingto.language.inflection import forms
from accordingto.language.lexicon import data
from accordingto.reading import Effect

Counts = Literal["people", "munitions", "things"]
Frame = Literal["object", "subject", "adjective", "outcome", "noun", "of", "toll"]
Form = Literal["", "base", "present", "past", "finite", "gerund"]
_FLAGS = ("unwilled", "people_only")
_OWN_FRAME: tuple[Frame, ...] = ("adjective", "outcome", "noun", "of", "toll")
"""Frames that a lexicon entry is named after, as verbs have one of their own."""


class Trigger(NamedTuple):
    """How one word form tells of an effect.

    Attributes:
        effect: what happened.
        frame: where the affected stand: object or subject of a verb, beside an adjective, as what the verb of an
            outcome ("to death") is done to, in or after a noun.
        counts: what must be counted for the word to mean this effect.
        form: for verbs, which form this is; ``finite`` is a past tense that is no participle ("sank").
        entry: the words as the lexicon has them.
        by: the verbs (lemmas) that may govern the words, where not all may.
        unwilled: whether people do something else by the word.
        people_only: whether it means something else of what is not known as people.
    """

    effect: Effect
    frame: Frame
    counts: Counts
    form: Form
    entry: str
    by: frozenset[str] = frozenset()
    unwilled: bool = False
    people_only: bool = False


@cache
def triggers() -> dict[str, Trigger]:
    """Lower-case word form -> what it tells."""
    table: dict[str, Trigger] = {}
    for entry in data("effects")["entry"]:
        effect, counts = entry["effect"], entry.get("counts", "people")
        by = frozenset(entry.get("by", "").split())
        for verb in entry.get("verb", "").split():
            for word, form in _conjugated(verb):
                told = Trigger(effect, entry["frame"], counts, form, verb.replace("_", " "))
                table.setdefault(word, told._replace(**{flag: entry.get(flag, False) for flag in _FLAGS}))
        for frame in _OWN_FRAME:
            for word in entry.get(frame, "").split():
                told = Trigger(effect, frame, counts, "", word.replace("_", " "), by)
                table.setdefault(_keyed(word, frame), told)
    return table


def _conjugated(verb: str) -> Iterator[tuple[str, Form]]:
    """The forms of a verb, with its particle if it has one ("shoot_down")."""
    base, present, past, participle, gerund = forms(verb.replace("_", " "))
    yield from ((gerund, "gerund"), (participle, "past"), (past, "finite"), (present, "present"), (base, "base"))


@cache
def again() -> tuple[frozenset[str], frozenset[str]]:
    """Nouns that tell again of the effect before them, and the verbs (lemmas) whose object they are then."""
    entry = data("effects")["again"]
    return frozenset(entry["noun"].split()), frozenset(entry["by"].split())


@cache
def tellers() -> frozenset[str]:
    """Words of which one must stand in a sentence that tells of an effect: the longest of each entry."""
    bare = (key.removesuffix(" noun").removesuffix(" of").split() for key in triggers())
    return again()[0] | frozenset(max(reversed(words), key=len) for words in bare)


@cache
def starters() -> frozenset[str]:
    """First words of everything that tells of an effect."""
    return frozenset(key.split()[0] for key in triggers())


def _keyed(word: str, frame: Frame) -> str:
    """The same word may be a verb, a noun that is counted and a noun followed by "of", so these are kept apart."""
    return f"{word} {frame}" if frame in {"of", "noun"} else word.replace("_", " ")


@cache
def _nouns(kind: str) -> frozenset[str]:
    return frozenset(data("effects")["nouns"][kind].split())


_PLURALS = {"child": "children", "person": "people", "wife": "wives", "foot": "feet", "aircraft": "aircraft"}


def plural(noun: str) -> str:
    """Plural of a noun of the lexicon."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeo":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def singulars(kind: Counts) -> frozenset[str]:
    """Singular nouns for people, munitions or things."""
    return _nouns(kind)


@cache
def counted(kind: Counts) -> frozenset[str]:
    """Singular and plural nouns for people, munitions or things."""
    return _nouns(kind) | {plural(noun) for noun in _nouns(kind)}


@cache
def measures() -> frozenset[str]:
    """Nouns for units of measure and other things that are counted but suffer nothing."""
    return _nouns("measures") | {plural(noun) for noun in _nouns("measures")}


@cache
def quantities() -> frozenset[str]:
    """Nouns that only say how many or how much: "a total of 12", "a group of men"."""
    return _nouns("quantities")


@cache
def no_victims() -> frozenset[str]:
    """Singular nouns for no one victim: happenings ("Dam disaster: 38 dead"), ideas, animals, bodies ("police")."""
    return _nouns("happenings") | _nouns("abstracts") | _nouns("animals") | _nouns("collectives")


@cache
def no_people() -> frozenset[str]:
    """Nouns, singular and plural, for what is no people and no thing: happenings, ideas, animals, measures."""
    nouns = _nouns("happenings") | _nouns("abstracts") | _nouns("animals")
    return measures() | nouns | {plural(noun) for noun in nouns}


@cache
def states() -> frozenset[str]:
    """Nouns that say where or how somebody is found, and no cause: "in hospital", "from the rubble"."""
    return _nouns("states") | {plural(noun) for noun in _nouns("states")}


@cache
def status_words(status: str) -> frozenset[str]:
    """Words beside a figure that make it total, incremental, expected or hypothetical."""
    return frozenset(data("effects")["status"][status].split())
