"""Whom a word of effect befalls, in the tree: "killed 12", "12 were killed", "12 wounded men", "the death of 12"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from accordingto.language.dependencies import Dependencies
from accordingto.language.lemmas import lemma
from accordingto.readers import effects
from accordingto.readers.effects import Trigger

Place = Literal[
    "object", "subject", "passive subject", "noun beside it", "noun after of", "object of its verb", "counted noun",
    "figure beside it", "words before it",
]  # fmt: skip
"""Where the affected stand, as seen from the word of effect."""


class Befallen(NamedTuple):
    """Tokens that head the phrases of the affected, and where these stand."""

    heads: tuple[int, ...]
    place: Place


_ALONG = frozenset({"along", "together", "alongside"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})


def befallen(tree: Dependencies, at: int, trigger: Trigger) -> Befallen:
    """The affected of the word of effect at a token, with all that is coordinated with them."""
    match trigger.frame:
        case "object" | "subject" if _acts(tree, at, trigger):
            return _of_verb(tree, at, trigger)
        case "adjective":
            return _listed(tree, _described(tree, at), "noun beside it")
        case "outcome":
            return _of_outcome(tree, at, trigger)
        case "of":
            return _listed(tree, _possessed(tree, at), "noun after of")
        case _:
            return Befallen((), "object")


def _acts(tree: Dependencies, at: int, trigger: Trigger) -> bool:
    """Whether the form is a verb here; a participle may be tagged as the adjective it looks like."""
    if trigger.form in {"past", "finite"}:
        return tree.upos[at] in {"VERB", "ADJ"} or _numeral(tree, at) is not None
    return tree.upos[at] == "VERB"


def _of_verb(tree: Dependencies, at: int, trigger: Trigger) -> Befallen:
    described = _beside(tree, at) if trigger.form in {"past", "finite"} else None
    if described is not None:
        return _listed(tree, described, "noun beside it")
    if trigger.frame == "subject":
        return _subjects(tree, at, "subject")
    patient = _patient(tree, at)
    if trigger.unwilled and patient is not None and willed(tree, at):
        return Befallen((), "object")
    if patient is None and trigger.form == "finite":
        return Befallen((), "object")  # "the ship sank"
    if trigger.form == "past" and (patient is None or tree.passive(at)):
        return _subjects(tree, at, "passive subject")
    return _listed(tree, patient, "object", [*_astray(tree, at), *_accompanying(tree, at)])


def willed(tree: Dependencies, verb: int) -> bool:
    """Whether people do it: "we buried 12 men"."""
    subject = tree.subject(verb)
    return subject is not None and (
        tree.upos[subject] in {"PRON", "PROPN"} or tree.words[subject].lower in effects.counted("people")
    )


def _astray(tree: Dependencies, verb: int) -> list[int]:
    """Nouns that the tree coordinates with the verb, not with its object: "killed himself and 12 others"."""
    return [i for i in tree.dependents(verb, "conj") if tree.upos[i] in {"NOUN", "PROPN", "NUM"} and i > verb]


def _patient(tree: Dependencies, at: int) -> int | None:
    """A verb's object, or a counted noun that the tree takes for a circumstance."""
    patient = tree.object(at)
    if patient is not None:
        return patient
    counted = (i for i in tree.dependents(at, "obl:unmarked") if tree.dependent(i, "nummod") is not None)
    return next((i for i in counted if tree.words[i].lower not in effects.measures()), None)


def _subjects(tree: Dependencies, at: int, place: Place) -> Befallen:
    """A verb's subject, or all of them where the tree cuts a list of them up."""
    found = _listed(tree, tree.subject(at), place)
    others = dict.fromkeys(i for i in (*tree.subjects(at)[1:], *_accompanying(tree, at)) if i not in found.heads)
    return Befallen((*found.heads, *others), place)


def _accompanying(tree: Dependencies, verb: int) -> list[int]:
    """Nouns that share the fate of a verb's subject or object: "along with two of his guards"."""
    along = (i for i in tree.children[verb] if tree.case(i) in _ALONG)
    return [i for i in along if not _has_own_fate(tree, i)]


def _has_own_fate(tree: Dependencies, noun: int) -> bool:
    """Whether a word of effect modifies a noun: "four injured guards"."""
    return any(tree.words[i].lower in effects.triggers() for i in tree.dependents(noun, "amod"))


def _of_outcome(tree: Dependencies, at: int, trigger: Trigger) -> Befallen:
    """Whom the verb befell that ends so: "stabbed two men to death", "12 were taken hostage"."""
    verb = next((i for i in tree.above(at) if lemma(tree.words[i].lower, "VERB") in trigger.by), None)
    if verb is None:
        return Befallen((), "object")
    patient = tree.object(verb)
    if patient is None or tree.passive(verb):
        return _subjects(tree, verb, "passive subject")
    return _listed(tree, patient, "object of its verb")


def _numeral(tree: Dependencies, at: int) -> int | None:
    """The numeral that a participle is counted by: "and four wounded", "and another wounded"."""
    numeral = tree.dependent(at, "nummod")
    if numeral is not None:
        return numeral
    return next((i for i in tree.dependents(at, "det") if tree.words[i].lower == "another"), None)


def _beside(tree: Dependencies, at: int) -> int | None:
    """The numeral or noun that a participle modifies: "and four wounded", "12 wounded soldiers"."""
    numeral = _numeral(tree, at)
    if numeral is not None:
        return numeral
    modifies = tree.relations[at] == "amod" and tree.dependent(at, "mark", "case") is None
    noun = tree.governors[at]
    if not modifies or {"CCONJ", "NUM"} <= set(tree.upos[at + 1 : noun]):  # "left three dead and seven others injured"
        return None
    return None if "VERB" in tree.upos[noun + 1 : at] else noun


def _described(tree: Dependencies, at: int) -> int | None:
    """What an adjective is said of: "12 dead soldiers", "12 are dead", "left 12 dead"."""
    beside = _beside(tree, at)
    if beside is not None:
        return beside
    if tree.relations[at] == "obl":  # "12 remain in custody", "held 12 in custody"
        held = tree.object(tree.governors[at])
        return tree.subject(tree.governors[at]) if held is None else held
    return tree.governors[at] if tree.relations[at] == "acl" else tree.subject(at)


def _possessed(tree: Dependencies, at: int) -> int | None:
    """Whose death a death is."""
    of = tree.oblique(at, frozenset({"of"}))
    return tree.dependent(at, "nmod:poss") if of is None else of


def _listed(tree: Dependencies, head: int | None, place: Place, others: Sequence[int] = ()) -> Befallen:
    """A noun and those coordinated with it, up to the first that another word of effect stands before."""
    if head is None:
        return Befallen((), place)
    found = [head]
    for other in sorted({*tree.coordinated(head)[1:], *(i for i in others if i > head)}):
        between = (tree.words[i].lower for i in range(found[-1] + 1, other))
        another = (
            f"{tree.words[other].lower} of" in effects.triggers()
        )  # "the murder of a man and the arrest of another"
        if another or not effects.triggers().keys().isdisjoint(between):
            break
        found.append(other)
    return Befallen(tuple(_meant(tree, i) for i in found), place)


def _meant(tree: Dependencies, head: int) -> int:
    """The subject that a reflexive pronoun stands for: "the bomber killed himself and 12 others"."""
    if tree.words[head].lower not in _REFLEXIVES or tree.governors[head] < 0:
        return head
    subject = tree.subject(tree.governors[head])
    return head if subject is None else subject
