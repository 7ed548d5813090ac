"""What happens to people and things, and the words that say so, from ``data/effects.toml``."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from accordingto.language.inflection import forms
from accordingto.language.lexicon import data
from accordingto.reading import Effect

Counts = Literal["people", "munitions", "things"]
Frame = Literal["object", "subject", "adjective", "noun", "of", "toll"]


class Trigger(NamedTuple):
    """How one word form tells of an effect.

    Attributes:
        effect: what happened.
        frame: where the affected stand: object or subject of a verb, beside an adjective, in or after a noun.
        counts: what must be counted for the word to mean this effect.
        form: for verbs, which form this is; ``finite`` is a past tense that is no participle ("sank").
    """

    effect: Effect
    frame: Frame
    counts: Counts
    form: Literal["", "base", "present", "past", "finite", "gerund"]


@cache
def triggers() -> dict[str, Trigger]:
    """Lower-case word form -> what it tells."""
    table: dict[str, Trigger] = {}
    for entry in data("effects")["entry"]:
        effect, counts = entry["effect"], entry.get("counts", "people")
        for verb in entry.get("verb", "").split():
            base, present, past, participle, gerund = forms(verb)
            table.setdefault(gerund, Trigger(effect, entry["frame"], counts, "gerund"))
            table.setdefault(participle, Trigger(effect, entry["frame"], counts, "past"))
            table.setdefault(past, Trigger(effect, entry["frame"], counts, "finite"))
            table.setdefault(present, Trigger(effect, entry["frame"], counts, "present"))
            table.setdefault(base, Trigger(effect, entry["frame"], counts, "base"))
        frames: tuple[Frame, ...] = ("adjective", "noun", "of", "toll")
        for frame in frames:
            for word in entry.get(frame, "").split():
                table.setdefault(_keyed(word, frame), Trigger(effect, frame, counts, ""))
    return table


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
    """Singular nouns for no one victim: happenings ("Dam disaster: 38 dead") and collectives ("police")."""
    return _nouns("happenings") | _nouns("collectives")


@cache
def status_words(status: str) -> frozenset[str]:
    """Words beside a figure that make it total, incremental, expected or hypothetical."""
    return frozenset(data("effects")["status"][status].split())
