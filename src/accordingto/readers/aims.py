"""Whom a deed is aimed at where no phrase of its own says so: a name in what it is about, or the place it is done in.

"Agreed to open an office in Velm" concerns Velm, "troops were put on alert in Velm" too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accordingto.language.dependencies import CIRCUMSTANCES, SUBJECTS, Dependencies
from accordingto.readers import arguments, happenings
from accordingto.readers.arguments import NOBODY, Party
from accordingto.readers.triggers import Trigger

_DECLARING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "CONCEDE"})
_OUTSIDE = frozenset({"HAZARD", "ACCIDENT", "CRIME", "DECIDE"})
_TOWARDS = frozenset(
    """in at to into for on over against with near across along around within inside outside of between toward
    towards""".split()
)
_OWNERS = _TOWARDS | {"by", "from", "among"}
"""Prepositions before those whose a matter is."""
_THROUGH = frozenset({"obj", "iobj", "xcomp", "ccomp", "nmod:poss"})
_DEPTH = 4
"""Steps down the tree at most from a deed to the name that it concerns: "a battle for the mills of Velm" are three."""


def aimed(tree: Dependencies, trigger: Trigger) -> Trigger:
    """A deed without recipient, with the one whom what it is about concerns."""
    happening = trigger.happening
    if happening.category in _OUTSIDE or trigger.kind == "noun":
        return trigger
    if trigger.recipient.heads:
        return _owned(tree, trigger)
    declared = happening.category in _DECLARING and not happening.noun
    found = _other(tree, trigger, _concerned(tree, trigger)) if declared else NOBODY
    if not found.heads and trigger.actor.heads:
        found = _other(tree, trigger, _around(tree, trigger, (trigger.at, *trigger.also)))
    return _owned(tree, replace(trigger, recipient=found)) if found.heads else trigger


def _owned(tree: Dependencies, trigger: Trigger) -> Trigger:
    """A deed that befell a matter, with those whose matter it is: "condemned a protest by farmers" concerns both."""
    recipient = trigger.recipient
    if trigger.happening.category in _FORCIBLE or any(not _is_matter(tree, i) for i in recipient.heads):
        return trigger
    found = _other(tree, trigger, _around(tree, trigger, recipient.heads))
    if not found.heads:
        found = _other(tree, trigger, _around(tree, trigger, (trigger.at, *trigger.also)))
    if not found.heads:
        return trigger
    return replace(trigger, recipient=Party((*recipient.heads, *found.heads), f"{recipient.how}; {found.how}"))


_FORCIBLE = frozenset({"ASSAULT", "COERCE"})
"""Deeds that may befall things: a house that is hit or seized."""


def _is_matter(tree: Dependencies, at: int) -> bool:
    """Whether a noun stands for no one, and its phrase names no one."""
    inside = range(*tree.phrase(at))
    word = tree.words[at].lower
    if tree.upos[at] != "NOUN" or happenings.people(word) or happenings.acts(word):
        return False
    return not any(tree.upos[i] == "PROPN" or happenings.people(tree.words[i].lower) for i in inside)


def _other(tree: Dependencies, trigger: Trigger, found: Iterator[Party]) -> Party:
    """The first party that is not the actor, be it named a second time."""
    own = {tree.words[i].lower for i in trigger.actor.heads}
    return next((p for p in found if all(tree.words[i].lower not in own for i in p.heads)), NOBODY)


def _around(tree: Dependencies, trigger: Trigger, start: Sequence[int]) -> Iterator[Party]:
    """Names, then people and bodies, in the circumstances of a deed and of what it is about, the nearest first."""
    reached = list(_reached(tree, trigger, start))
    for at in reached:
        if tree.upos[at] == "PROPN" and not arguments.is_time(tree, at):
            yield _named(tree, at)
    for at in reached:
        word, inner = tree.words[at].lower, tree.governors[at] not in {trigger.at, *trigger.also}
        if (inner or tree.case(at)) and (happenings.people(word) or happenings.acts(word)):
            yield _named(tree, at)


def _named(tree: Dependencies, at: int) -> Party:
    case = tree.case(at)
    return arguments.party(tree, at, f"after “{case}”, in what it is about" if case else "in what it is about")


def _reached(tree: Dependencies, trigger: Trigger, start: Sequence[int]) -> Iterator[int]:
    """The nouns that a deed's circumstances lead to: "sent troops to fight rebels in Velm", "in Velm, it declared"."""
    level = list(start)
    for depth in range(_DEPTH):
        level = [i for at in level for i in tree.children[at] if (i > trigger.at or not depth) and _leads_on(tree, i)]
        yield from level


def _leads_on(tree: Dependencies, at: int) -> bool:
    """Whether a word is what a deed is about, for or at, rather than when, why or by whom it is done."""
    relation = tree.relations[at]
    if relation in CIRCUMSTANCES and relation != "advcl":
        return tree.case(at) in (_OWNERS if tree.upos[tree.governors[at]] == "NOUN" else _TOWARDS)
    if relation in {"advcl", "acl"}:
        return tree.has(at, "mark", "to", "for", "against", "in") or (relation == "acl" and tree.agent(at) is not None)
    return relation in _THROUGH or (relation == "conj" and tree.upos[at] in {"NOUN", "PROPN"})


def _concerned(tree: Dependencies, trigger: Trigger) -> Iterator[Party]:
    """Names beside what a declaring is about: whom it asks, then whom it acts upon."""
    for deed in tree.dependents(trigger.at, "xcomp", "ccomp"):
        if trigger.happening.category == "REQUEST":
            asked = next((i for i in tree.dependents(deed, *SUBJECTS) if is_party(tree, i)), None)
            yield from _party(tree, asked, "subject of what is asked")
        for i in tree.dependents(deed, "obj", *CIRCUMSTANCES):
            for named in (i, *tree.dependents(i, "nmod", "nmod:poss")):
                if tree.upos[named] == "PROPN" and not arguments.is_time(tree, named):
                    yield from _party(tree, named, "name in what it is about")
        yield from _party(tree, tree.object(deed), "object of what it is about")


def _party(tree: Dependencies, head: int | None, how: str) -> Iterator[Party]:
    if head is not None:
        yield arguments.party(tree, head, how)


def is_party(tree: Dependencies, at: int) -> bool:
    """Whether a noun stands for a body or is a name."""
    return tree.upos[at] == "PROPN" or happenings.acts(tree.words[at].lower)
