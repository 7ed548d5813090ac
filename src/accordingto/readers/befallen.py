"""Whom a word of effect befalls, in the tree: "killed 12", "12 were killed", "12 wounded men", "the death of 12"."""

from __future__ import annotations

from typing import NamedTuple

from accordingto.language.dependencies import Dependencies
from accordingto.readers import effects
from accordingto.readers.effects import Trigger


class Befallen(NamedTuple):
    """Tokens that head the phrases of the affected; ``passive`` says that they do not stand as a verb's object."""

    heads: tuple[int, ...]
    passive: bool


_NOBODY = Befallen((), passive=False)


def befallen(tree: Dependencies, at: int, trigger: Trigger) -> Befallen:
    """The affected of the word of effect at a token, with all that is coordinated with them."""
    if trigger.frame in {"object", "subject"}:
        return _of_verb(tree, at, trigger) if _acts(tree, at, trigger) else _NOBODY
    if trigger.frame == "adjective":
        return _listed(tree, _described(tree, at), passive=True)
    if trigger.frame == "of":
        return _listed(tree, _possessed(tree, at), passive=False)
    return _NOBODY


def _acts(tree: Dependencies, at: int, trigger: Trigger) -> bool:
    """Whether the form is a verb here; a participle may be tagged as the adjective it looks like."""
    if trigger.form in {"past", "finite"}:
        return tree.upos[at] in {"VERB", "ADJ"} or tree.dependent(at, "nummod") is not None
    return tree.upos[at] == "VERB"


def _of_verb(tree: Dependencies, at: int, trigger: Trigger) -> Befallen:
    described = _beside(tree, at) if trigger.form in {"past", "finite"} else None
    if described is not None:
        return _listed(tree, described, passive=True)
    if trigger.frame == "subject":
        return _subjects(tree, at)
    patient = tree.object(at)
    if patient is None:
        counted = (i for i in tree.dependents(at, "obl:unmarked") if tree.dependent(i, "nummod") is not None)
        patient = next((i for i in counted if tree.words[i].lower not in effects.measures()), None)
    if patient is None and trigger.form == "finite":
        return _NOBODY  # "the ship sank"
    if trigger.form == "past" and (patient is None or tree.passive(at)):
        return _subjects(tree, at)
    return _listed(tree, patient, passive=False)


def _subjects(tree: Dependencies, at: int) -> Befallen:
    """A verb's subject, or all of them where the tree cuts a list of them up."""
    found = _listed(tree, tree.subject(at), passive=True)
    others = (i for i in tree.subjects(at)[1:] if i not in found.heads)
    return Befallen((*found.heads, *others), passive=True)


def _beside(tree: Dependencies, at: int) -> int | None:
    """The numeral or noun that a participle modifies: "and four wounded", "12 wounded soldiers"."""
    numeral = tree.dependent(at, "nummod")
    if numeral is not None:
        return numeral
    modifies = tree.relations[at] == "amod" and tree.dependent(at, "mark", "case") is None
    return tree.governors[at] if modifies else None


def _described(tree: Dependencies, at: int) -> int | None:
    """What an adjective is said of: "12 dead soldiers", "12 are dead", "left 12 dead"."""
    beside = _beside(tree, at)
    if beside is not None:
        return beside
    return tree.governors[at] if tree.relations[at] == "acl" else tree.subject(at)


def _possessed(tree: Dependencies, at: int) -> int | None:
    """Whose death a death is."""
    of = tree.oblique(at, frozenset({"of"}))
    return tree.dependent(at, "nmod:poss") if of is None else of


def _listed(tree: Dependencies, head: int | None, *, passive: bool) -> Befallen:
    """A noun and those coordinated with it, up to the first that another word of effect stands before."""
    if head is None:
        return _NOBODY
    found = [head]
    for other in tree.coordinated(head)[1:]:
        between = (tree.words[i].lower for i in range(found[-1] + 1, other))
        if not effects.triggers().keys().isdisjoint(between):
            break
        found.append(other)
    return Befallen(tuple(found), passive)
