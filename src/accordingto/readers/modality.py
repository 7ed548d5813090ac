"""How real an event is told to be: asserted, denied, planned, threatened, requested, alleged, conditional, ongoing."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.language.dependencies import Dependencies
from accordingto.readers import happenings
from accordingto.readers.triggers import Trigger
from accordingto.reading import Modality

_CONDITIONAL = frozenset({"would", "could", "can", "might", "may", "'d"})
_OFTEN = ("often", "routinely", "usually", "regularly", "frequently", "sometimes", "always", "repeatedly")
_FUTURE = frozenset({"will", "shall", "'ll", "won't"})
_IS = frozenset({"is", "are", "'s", "'re", "am"})
_TELLING = frozenset({"tell", "tells", "told", "telling"})
_GOVERNING: tuple[Modality, ...] = ("denied", "threatened", "requested", "planned", "alleged")
_DONE_TO = frozenset({"obj", "nsubj:pass"})
_DEPENDENT = frozenset({"xcomp", "ccomp", "obj", "obl", "advcl", "acl", "nmod", "nsubj:pass"})
"""Relations in which a word stands under the verb that says how real it is."""


def modality(tree: Dependencies, trigger: Trigger, *, denied: bool, certain: bool = True) -> Modality:
    """How real an event is by the words around its trigger; the first rule that fits decides.

    Args:
        tree: of the sentence.
        trigger: what names the event.
        denied: whether a source denies it.
        certain: whether its source, if any, says so.
    """
    if denied:
        return "denied"
    if trigger.modality is not None:
        return trigger.modality
    words = (trigger.at, *trigger.also) if trigger.happening.noun else (trigger.at,)
    told = next((found for at in words if (found := _told(tree, at)) is not None), None)
    if told is not None or not certain:
        return told or "alleged"
    progressive = trigger.happening.form == "gerund" and not _IS.isdisjoint(tree.auxiliaries(trigger.at))
    return "ongoing" if progressive else "asserted"


def _told(tree: Dependencies, at: int) -> Modality | None:
    """What the verb group of a word, else what governs it, makes of it."""
    helpers = frozenset(tree.auxiliaries(at))
    if tree.negated(at) or _nobody(tree, at) or _kept_from(tree, at):
        return "denied"
    if _reported_future(tree, at, helpers):
        return "planned"
    if _under_condition(tree, at) or (helpers & _CONDITIONAL and not _habitual(tree, at, helpers)):
        return "conditional"
    if helpers & happenings.obliging():
        return "requested"
    if helpers & _FUTURE or (tree.has(at, "mark", "to") and helpers & _IS):
        return "planned"
    return next(governed(tree, at), None)


def _nobody(tree: Dependencies, at: int) -> bool:
    """Whether it befell or was done by no one: "no one was arrested", "no attack was launched"."""
    return any(
        tree.words[i].lower in {"nobody", "none"} or tree.has(i, "det", "no", "neither") or _not_one(tree, i)
        for i in tree.dependents(at, "nsubj", "nsubj:pass", "obj")
    ) or tree.has(at, "det", "no")


def _not_one(tree: Dependencies, noun: int) -> bool:
    """Whether a noun says that there was not even one: "not a single officer"."""
    return tree.has(noun, "advmod", "not") and (tree.has(noun, "amod", "single") or tree.has(noun, "nummod", "one"))


def _kept_from(tree: Dependencies, at: int) -> bool:
    """Whether what a deed depends on is denied: "have not been able to arrest them", "did not manage to"."""
    return tree.relations[at] == "xcomp" and tree.negated(tree.governors[at]) and tree.has(at, "mark", "to")


def _reported_future(tree: Dependencies, at: int, helpers: frozenset[str]) -> bool:
    """Whether "would" only is the "will" of reported speech: "said it would leave"."""
    if "would" not in helpers or any(_under_condition(tree, i) for i in tree.dependents(at, "advcl")):
        return False
    return tree.relations[at] == "ccomp" and tree.governors[at] < at


def _habitual(tree: Dependencies, at: int, helpers: frozenset[str]) -> bool:
    """Whether "would" tells of what used to happen: "would often arrest the boys"."""
    return "would" in helpers and tree.has(at, "advmod", *_OFTEN)


def _under_condition(tree: Dependencies, at: int) -> bool:
    return tree.relations[at] == "advcl" and tree.has(at, "mark", "if", "unless")


def governed(tree: Dependencies, at: int) -> Iterator[Modality]:
    """What a word's own modifiers, and the word that governs it, make of it: planned, threatened, alleged ..."""
    beside = {tree.words[i].lower for i in tree.dependents(at, "advmod", "amod")}
    if beside & happenings.governing("alleged"):
        yield "alleged"
    if beside & happenings.governing("planned"):
        yield "planned"
    governor = tree.governors[at]
    while governor >= 0 and tree.relations[at] == "conj":
        at, governor = governor, tree.governors[governor]
    if governor < 0 or tree.relations[at] not in _DEPENDENT or tree.dependent(governor, "compound:prt") is not None:
        return
    if tree.relations[at] == "advcl" and not tree.has(at, "mark", "to"):
        return
    word = tree.words[governor].lower
    if tree.relations[at] == "ccomp" and word in _TELLING and not tree.has(at, "mark", "to"):
        return  # "told reporters that eight people had been arrested"
    if tree.relations[at] in _DONE_TO and word == "committed":
        return  # "committed the murder", unlike "committed to withdrawing"
    yield from (kind for kind in _GOVERNING if word in happenings.governing(kind))
