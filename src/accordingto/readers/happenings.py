"""The verbs and nouns that name events, from ``data/events.toml``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from accordingto.language.inflection import forms
from accordingto.language.lexicon import data
from accordingto.readers import effects
from accordingto.reading import Category


class Happening(NamedTuple):
    """How one word form names an event.

    Attributes:
        category: PLOVER category or one of the codebook's own.
        cameo: CAMEO code to the depth the word allows, null outside politics.
        noun: whether the word is a noun.
        to: prepositions before the recipient besides the bare object.
        needs: prepositions of which one must follow where no object of the right kind does, empty for none.
        intransitive: whether the recipient never is a bare object.
        light_only: whether the noun counts only after a light verb or with its agent or target.
        unwilled: whether the subject is whom it befalls: accidents and hazards.
        objects: the list of nouns of which the object must be one, empty for any.
        form: for verbs, which form this is.
    """

    category: Category
    cameo: str | None
    noun: bool
    to: frozenset[str]
    needs: frozenset[str]
    intransitive: bool
    light_only: bool
    unwilled: bool
    objects: str
    form: Literal["", "base", "present", "past", "gerund"]


@cache
def table() -> dict[str, Happening]:
    """Lower-case word form, with its particle if any -> the event it names; the first entry of a word wins."""
    found: dict[str, Happening] = {}
    for entry in data("events")["entry"]:
        for verb in entry.get("verb", "").split():
            head, _, particle = verb.partition("_")
            base, present, past, participle, gerund = forms(head)
            found.setdefault(f"{gerund} {particle}".strip(), _happening(entry, "gerund"))
            found.setdefault(f"{past} {particle}".strip(), _happening(entry, "past"))
            found.setdefault(f"{participle} {particle}".strip(), _happening(entry, "past"))
            found.setdefault(f"{present} {particle}".strip(), _happening(entry, "present"))
            found.setdefault(f"{base} {particle}".strip(), _happening(entry, "base"))
        for noun in entry.get("noun", "").split():
            found[f"{noun.replace('_', ' ')} (noun)"] = _happening(entry, "")
    return found


def _happening(entry: dict[str, object], form: Literal["", "base", "present", "past", "gerund"]) -> Happening:
    return Happening(
        category=entry["category"],  # type: ignore[arg-type]  # a literal of the codebook; the lexicon's tests check it
        cameo=str(entry["cameo"]) or None,
        noun=form == "",
        to=frozenset(str(entry.get("to", "")).split()),
        needs=frozenset(str(entry.get("needs", "")).split()),
        intransitive=bool(entry.get("intransitive", False)),
        light_only=bool(entry.get("light_only", False)) or bool(entry.get("noun_only", False)),
        unwilled=entry["category"] in {"HAZARD", "ACCIDENT"},
        objects=str(entry.get("objects", "")),
        form=form,
    )


def noun(word: str, beside: Iterable[str] = ()) -> Happening | None:
    """The event that a noun names, with one of its modifiers if that makes a name of its own: "air strike"."""
    compounds = (table().get(f"{modifier} {word} (noun)") for modifier in beside)
    return next((found for found in compounds if found is not None), table().get(f"{word} (noun)"))


def verb(word: str, beside: Iterable[str]) -> Happening | None:
    """The event that a verb form names, alone or with one of the words beside it as its particle."""
    phrasal = (table().get(f"{word} {particle}") for particle in beside)
    return next((found for found in phrasal if found is not None), table().get(word))


@cache
def starters() -> frozenset[str]:
    """Verb forms and nouns of which one must stand in a sentence that names an event."""
    words = (key.removesuffix(" (noun)").split()[-1] if key.endswith("(noun)") else key.split()[0] for key in table())
    return frozenset(words) | light_verbs()


@cache
def objects(kind: str) -> frozenset[str]:
    """A list of nouns, singular and plural; munitions count as instruments."""
    nouns = data("events")["nouns"][kind].split()
    munitions = effects.counted("munitions") if kind == "instruments" else frozenset()
    return munitions | frozenset(nouns) | {effects.plural(noun) for noun in nouns}


@cache
def resorted() -> frozenset[str]:
    """Forms of the light verbs that take the event after a preposition: "resorted to firing"."""
    return frozenset(f for verb in data("events")["resorted"].split() for f in forms(verb))


@cache
def undergone() -> frozenset[str]:
    """Forms of the light verbs whose subject is the recipient: "came under attack", "received threats"."""
    return frozenset(f for verb in data("events")["undergone"].split() for f in forms(verb))


@cache
def acts(word: str) -> bool:
    """Whether a noun before an event noun names who did it: "a rebel attack", "a police raid"."""
    return word in objects("bodies") or word in effects.counted("people")


@cache
def governing(kind: str) -> frozenset[str]:
    """Forms of the words that make what they govern planned, threatened, requested, denied or alleged."""
    listed = data("events")["modality"].get(kind, "").split()
    return frozenset(f for word in listed for f in (word, *forms(word)))


@cache
def light_verbs() -> frozenset[str]:
    """Forms of verbs that lend a noun its subject: launch an attack, reach an agreement."""
    verbs = data("events")["light"].split()
    return undergone() | resorted() | frozenset(f for verb in verbs for f in forms(verb.partition("_")[0]))
