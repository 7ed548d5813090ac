"""Who is said to be behind a deed: "accused the rebels of the raid", "claimed responsibility for the bombing".

The deed then is alleged, whoever says so, and its actor is whoever the words make answerable for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accordingto.language.dependencies import Dependencies
from accordingto.language.lemmas import lemma
from accordingto.readers import arguments
from accordingto.readers.arguments import NOBODY, Party
from accordingto.readers.triggers import Trigger

_ACCUSING = frozenset({"accuse", "blame", "charge", "suspect"})
_ATTRIBUTING = frozenset({"attribute", "ascribe", "impute"})
_OWNING = frozenset({"claim", "accept", "assume", "take", "admit", "acknowledge"})
_RESPONSIBILITY = frozenset({"responsibility", "credit", "authorship"})
_ANSWERABLE = frozenset({"responsible", "guilty", "involved", "implicated"})
_TAKING_PART = frozenset({"involvement", "participation", "complicity"})
_OF = frozenset({"of", "for", "with", "in", "over"})
_ON = frozenset({"on", "upon"})
_TO = frozenset({"to"})


def laid(tree: Dependencies, found: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a sentence, those that somebody is made answerable for with that actor, as alleged."""
    return [_laid(tree, trigger) for trigger in found]


def _laid(tree: Dependencies, trigger: Trigger) -> Trigger:
    if trigger.happening.category != "ASSAULT" or (trigger.actor.heads and trigger.happening.form != "gerund"):
        return trigger
    named = (_answerable(tree, at) for at in (trigger.at, *trigger.also))
    actor = next((party for party in named if party.heads), NOBODY)
    return replace(trigger, actor=actor, modality="alleged") if actor.heads else trigger


def _answerable(tree: Dependencies, at: int) -> Party:
    """Whoever the words that govern a deed make answerable for it."""
    governor, beside = _governor(tree, at), _preposition(tree, at)
    if governor < 0 or tree.negated(governor):
        return NOBODY
    word = lemma(tree.words[governor].lower, "VERB")
    if word in _ATTRIBUTING or (word == "blame" and not beside):
        behind = _TO if word in _ATTRIBUTING else _ON
        found = arguments.oblique(tree, governor, behind)
        return found if found.heads else arguments.oblique(tree, at, behind)
    if word == "claim" and tree.passive(governor):
        return arguments.party(tree, tree.agent(governor), "who claims it")
    if word in _ACCUSING and beside in _OF:
        accused = tree.subject(governor) if tree.passive(governor) else _accused(tree, governor, at)
        return arguments.party(tree, accused, f"object of “{word}”")
    noun = tree.words[governor].lower
    if noun in _ANSWERABLE and beside in _OF:
        return arguments.party(tree, tree.subject(governor), f"subject of “{noun}”")
    if noun in _TAKING_PART and beside in _OF:
        found = arguments.oblique(tree, governor, frozenset({"of", "by"}))
        return found if found.heads else arguments.holder(tree, governor)
    if noun in _RESPONSIBILITY and beside in _OF:
        return _owner(tree, governor)
    return NOBODY


def _accused(tree: Dependencies, verb: int, at: int) -> int | None:
    """The object of a verb of accusing, which the tree may give to the deed behind it."""
    found = tree.object(verb)
    return next((i for i in tree.dependents(at, "obj") if verb < i < at), None) if found is None else found


def _governor(tree: Dependencies, at: int) -> int:
    """What governs a deed, past the accused to whom the tree may give it: "accused [the rebels of attacking]"."""
    governor = tree.governors[at]
    if governor < 0 or tree.relations[governor] not in {"obj", "nsubj:pass"}:
        return governor
    verb = tree.governors[governor]
    return verb if lemma(tree.words[verb].lower, "VERB") in _ACCUSING else governor


def _preposition(tree: Dependencies, at: int) -> str:
    """The preposition before a noun, or the one that marks a gerund."""
    marker = tree.dependent(at, "mark")
    return tree.case(at) or ("" if marker is None else tree.words[marker].lower)


def _owner(tree: Dependencies, responsibility: int) -> Party:
    """Whoever claims or accepts responsibility."""
    verb = tree.governors[responsibility]
    if verb < 0 or lemma(tree.words[verb].lower, "VERB") not in _OWNING or tree.negated(verb):
        return NOBODY
    owner = tree.agent(verb) if tree.passive(verb) else tree.subject(verb)
    return arguments.party(tree, owner, "who claims responsibility")
