"""The verbs and nouns that name events, from ``data/events.toml`` and from entries of a user's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from accordingto.language.inflection import forms
from accordingto.language.lexicon import data
from accordingto.readers import effects
from accordingto.readers.offices import is_somebody
from accordingto.reading import Category, RelationKind

Form = Literal["", "base", "present", "past", "gerund"]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of one meaning, as a lexicon file gives them; lists of words are set apart by blanks.

    Attributes:
        category: PLOVER category or one of the codebook's own.
        cameo: CAMEO code to the depth the words allow, empty outside politics.
        example: a sentence with ``{past}`` for the verb or ``{noun}`` for the noun, which must be read as such.
        verb: verbs in their base form, with a particle after ``_``: ``crack_down``.
        noun: nouns in each number that counts; a noun with its modifier has ``_`` between: ``air_strike``.
        objects: nouns of which the object must be one, or names of the lexicon's lists of nouns: ``restrictions``;
            ``event`` is any noun of the lexicon, ``name`` any name, ``any`` any object with one of ``to`` behind it.
        unless: nouns of which the object must be none, or names of the lexicon's lists of nouns.
        to: prepositions before the recipient; without one, the object is.
        needs: prepositions of which one must follow where no fitting object does; ``infinitive`` asks for what the
            object is to do.
        by: for nouns, prepositions before the actor beside "by" and "from": "the help of".
        intransitive: whether the recipient never is a bare object.
        light_only: for nouns, whether one counts only after a light verb or with its actor or recipient.
        mutual: whether several subjects without another recipient did it to one another: "the two met".
        sites: whether it may befall the building, vehicle or body where it happens: "exploded outside the bank".
        suffered: for nouns, whether a possessor is the recipient: "the mayor's murder".
        policing: whether police do it wherever nobody else is named who did: arrests, charges, baton charges.
        subjects: nouns of which the actor must be one, or names of the lexicon's lists of nouns.
    """

    category: Category
    cameo: str
    example: str
    verb: str = ""
    noun: str = ""
    objects: str = ""
    unless: str = ""
    to: str = ""
    needs: str = ""
    intransitive: bool = False
    light_only: bool = False
    mutual: bool = False
    sites: bool = False
    suffered: bool = False
    policing: bool = False
    subjects: str = ""
    by: str = ""


class Happening(NamedTuple):
    """How one word form names an event: what its entry says, for this form.

    ``name`` is the word in its base form, as the lexicon lists it; ``noun`` whether it is a noun; ``form`` which form
    of a verb this is; ``unwilled`` whether the subject is whom it befalls: accidents and hazards;
    ``lexicon`` the file that lists it.
    """

    name: str
    category: Category
    cameo: str | None
    noun: bool
    form: Form
    objects: frozenset[str]
    to: frozenset[str]
    needs: frozenset[str]
    intransitive: bool
    light_only: bool
    mutual: bool
    unwilled: bool
    sites: bool = False
    suffered: bool = False
    unless: frozenset[str] = frozenset()
    policing: bool = False
    subjects: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    lexicon: str = "events.toml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What each word names, the most exact meaning first.

    ``verbs`` and ``nouns`` are keyed by lower-case word forms, with particle or modifier: "cracked down", "air strike".
    ``starters`` are the words of which one must stand in a sentence that names an event.
    """

    verbs: Mapping[str, tuple[Happening, ...]]
    nouns: Mapping[str, Happening]
    starters: frozenset[str]

    def verb(self, word: str, beside: Iterable[str]) -> Iterator[Happening]:
        """The events that a verb form may name, first with one of the words beside it as its particle."""
        for particle in dict.fromkeys(beside):
            yield from self.verbs.get(f"{word} {particle}", ())
        yield from self.verbs.get(word, ())

    def noun(self, word: str, beside: Iterable[str] = ()) -> Happening | None:
        """The event that a noun names, with one of its modifiers if that makes a name of its own: "air strike"."""
        compounds = (self.nouns.get(f"{modifier} {word}") for modifier in beside)
        return next((found for found in compounds if found is not None), self.nouns.get(word))


@cache
def entries() -> tuple[Entry, ...]:
    """The entries of ``data/events.toml``."""
    return msgspec.convert(tuple(data("events")["entry"]), tuple[Entry, ...])


@cache
def built_in() -> Lexicon:
    """The lexicon of ``data/events.toml`` alone."""
    return lexicon(())


def lexicon(own: Sequence[Entry], name: str = "own lexicon") -> Lexicon:
    """The built-in lexicon with a user's entries before it: of two entries that fit a place, theirs decides.

    Args:
        own: the user's entries.
        name: what the rule of an event calls the lexicon of these, its file's name for example.
    """
    verbs: dict[str, list[Happening]] = {}
    nouns: dict[str, Happening] = {}
    built = sorted(entries(), key=_openness)
    for file, entry in (*((name, e) for e in own), *(("events.toml", e) for e in built)):
        for verb in entry.verb.split():
            for form, words in _inflected(verb):
                verbs.setdefault(words, []).append(_happening(entry, verb, form)._replace(lexicon=file))
        for noun in entry.noun.split():
            nouns.setdefault(noun.replace("_", " "), _happening(entry, noun, "")._replace(lexicon=file))
    starters = {words.split()[0] for words in verbs} | {words.split()[-1] for words in nouns}
    return Lexicon(
        {words: tuple(found) for words, found in verbs.items()}, nouns, frozenset(starters | light_verbs() | obliging())
    )


def _openness(entry: Entry) -> int:
    """How little an entry asks of its surroundings: what asks for more is tried first."""
    return (not entry.objects) + (not entry.needs)


def _inflected(verb: str) -> Iterator[tuple[Form, str]]:
    """The forms of a verb, each with its particle; where past and participle are alike they are one."""
    head, _, particle = verb.partition("_")
    base, present, past, participle, gerund = (f"{form} {particle}".strip() for form in forms(head))
    found: dict[str, Form] = {gerund: "gerund", past: "past", participle: "past", present: "present"}
    found.setdefault(base, "base")
    yield from ((form, words) for words, form in found.items())


def _happening(entry: Entry, word: str, form: Form) -> Happening:
    return Happening(
        name=word.replace("_", " "),
        category=entry.category,
        cameo=entry.cameo or None,
        noun=form == "",
        form=form,
        objects=_listed(entry.objects),
        to=frozenset(entry.to.split()),
        needs=frozenset(entry.needs.split()),
        intransitive=entry.intransitive,
        light_only=entry.light_only,
        mutual=entry.mutual,
        unwilled=entry.category in {"HAZARD", "ACCIDENT"},
        unless=_listed(entry.unless),
        sites=entry.sites,
        suffered=entry.suffered,
        policing=entry.policing,
        subjects=_listed(entry.subjects),
        by=frozenset(entry.by.split()),
    )


@cache
def _listed(named: str) -> frozenset[str]:
    """Nouns by themselves and by the names of their lists; ``event`` and ``name`` stand for what they say."""
    lists = data("events")["nouns"]
    people = effects.counted("people") if "people" in named.split() else frozenset()
    return people | {noun for word in named.split() for noun in (objects(word) if word in lists else both(word))}


def both(noun: str) -> tuple[str, ...]:
    """A noun in singular and plural."""
    return (noun,) if noun in {"event", "name", "any"} else (noun, effects.plural(noun))


@cache
def objects(kind: str) -> frozenset[str]:
    """A list of nouns, singular and plural; munitions count as instruments."""
    nouns = data("events")["nouns"][kind].split()
    munitions = effects.counted("munitions") if kind == "instruments" else frozenset()
    return munitions | frozenset(form for noun in nouns for form in both(noun))


@cache
def people(word: str) -> bool:
    """Whether a noun, in lower case, stands for people, whom a description may tell of: "men", "vendor", "patrol"."""
    known = effects.counted("people") | objects("groups")
    return word in known or is_somebody(word) or (word.endswith("s") and is_somebody(word[:-1]))


@cache
def acts(word: str) -> bool:
    """Whether a noun before an event noun names who did it: "a rebel attack", "a police raid"."""
    return word in objects("bodies") or (word in effects.counted("people") and word not in objects("judging"))


@cache
def governing(kind: str) -> frozenset[str]:
    """Forms of the words that make what they govern planned, threatened, requested, denied or alleged."""
    return _forms(data("events")["modality"].get(kind, ""))


@cache
def resorted() -> frozenset[str]:
    """Forms of the light verbs that take the event after a preposition: "resorted to firing"."""
    return _forms(data("events")["resorted"])


@cache
def undergone() -> frozenset[str]:
    """Forms of the light verbs whose subject is the recipient: "came under attack", "received threats"."""
    return _forms(data("events")["undergone"])


@cache
def light_verbs() -> frozenset[str]:
    """Forms of verbs that lend a noun its subject: launch an attack, reach an agreement."""
    return undergone() | resorted() | _forms(data("events")["light"])


@cache
def obliging() -> frozenset[str]:
    """Auxiliaries and verbs that say what somebody has to do: "the rebels must withdraw"."""
    return frozenset(data("events")["obliging"].split())


@cache
def mere() -> frozenset[str]:
    """Forms of verbs and nouns that make a refusal a mere statement: "declined to comment", "denied the charges"."""
    listed = data("events")["mere"]
    return _forms(listed["verbs"]) | {form for noun in listed["nouns"].split() for form in both(noun)}


@cache
def links() -> Mapping[str, RelationKind]:
    """Prepositions, conjunctions, phrases ("in response") between two events -> how the first stands to the second."""
    lists: Mapping[RelationKind, str] = data("events")["relations"]
    return {words.replace("_", " "): kind for kind, listed in lists.items() for words in listed.split()}


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(f for verb in verbs.split() for f in (verb, *forms(verb.partition("_")[0])))
