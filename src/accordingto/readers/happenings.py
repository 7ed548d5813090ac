"""The verbs and nouns that name events, from ``data/events.toml``."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from accordingto.language.inflection import forms
from accordingto.language.lexicon import data
from accordingto.reading import Category


class Happening(NamedTuple):
    """How one word form names an event.

    Attributes:
        category: PLOVER category or one of the codebook's own.
        cameo: CAMEO code to the depth the word allows, null outside politics.
        noun: whether the word is a noun.
        to: prepositions before the recipient besides the bare object.
        intransitive: whether the recipient never is a bare object.
        light_only: whether the noun counts only after a light verb or with its agent or target.
        munitions: whether the object must be a munition.
        particle: word that must follow the verb.
        form: for verbs, which form this is.
    """

    category: Category
    cameo: str | None
    noun: bool
    to: frozenset[str]
    intransitive: bool
    light_only: bool
    munitions: bool
    particle: str
    form: Literal["", "base", "present", "past", "gerund"]


@cache
def table() -> dict[str, Happening]:
    """Lower-case word form -> the event it names; the first entry of a word wins."""
    found: dict[str, Happening] = {}
    for entry in data("events")["entry"]:
        for verb in entry.get("verb", "").split():
            base, present, past, participle, gerund = forms(verb.partition("_")[0])
            particle = verb.partition("_")[2]
            found.setdefault(gerund, _happening(entry, "gerund", particle))
            found.setdefault(past, _happening(entry, "past", particle))
            found.setdefault(participle, _happening(entry, "past", particle))
            found.setdefault(present, _happening(entry, "present", particle))
            found.setdefault(base, _happening(entry, "base", particle))
        for noun in entry.get("noun", "").split():
            found[f"{noun} (noun)"] = _happening(entry, "", "")
    return found


def _happening(
    entry: dict[str, object], form: Literal["", "base", "present", "past", "gerund"], particle: str
) -> Happening:
    return Happening(
        category=entry["category"],  # type: ignore[arg-type]  # a literal of the codebook; the lexicon's tests check it
        cameo=str(entry["cameo"]) or None,
        noun=form == "",
        to=frozenset(str(entry.get("to", "")).split()),
        intransitive=bool(entry.get("intransitive", False)),
        light_only=bool(entry.get("light_only", False)) or bool(entry.get("noun_only", False)),
        munitions=entry.get("objects") == "munitions",
        particle=particle,
        form=form,
    )


def noun(word: str) -> Happening | None:
    """The event that a noun names."""
    return table().get(f"{word} (noun)")


@cache
def light_verbs() -> frozenset[str]:
    """Forms of verbs that lend a noun its subject: launch an attack, reach an agreement."""
    return frozenset(f for verb in data("events")["light"].split() for f in forms(verb.partition("_")[0]))
