"""How events of a sentence stand to one another, by the words that join them in the tree.

The event that a conjunction or preposition leads up to is the other one: "shelled the town after the raid" tells of a
shelling after a raid. "In response" without more takes up what the text told last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accordingto.language.dependencies import Dependencies
from accordingto.readers import happenings
from accordingto.readers.triggers import Trigger
from accordingto.reading import RelationKind


class Joined(NamedTuple):
    """Two triggers by their place in the list, and how the first stands to the second; null for what was told last."""

    trigger: int
    kind: RelationKind
    other: int | None


_REACH = 6
"""Governors climbed at most from one event to the other."""
_BLAMED = frozenset({"COERCE", "SANCTION", "ACCUSE", "PROTEST", "DECIDE", "THREATEN"})
"""Categories of which "over" and "for" tell the reason."""


def joined(tree: Dependencies, triggers: Sequence[Trigger]) -> list[Joined]:
    """The pairs of triggers of a sentence that its words join, in the order of the triggers."""
    heads = {i: n for n, t in enumerate(triggers) for i in (*t.also, t.at)}
    found = [pair for n in range(len(triggers)) if (pair := _governed(tree, triggers, n, heads)) is not None]
    found += _responses(tree, triggers) if triggers else ()
    return sorted(dict.fromkeys(found), key=lambda pair: pair.trigger)


def _governed(tree: Dependencies, triggers: Sequence[Trigger], n: int, heads: dict[int, int]) -> Joined | None:
    """How the trigger that governs a trigger stands to it, if the words between them say so."""
    path = [triggers[n].at]
    for governor in tree.above(triggers[n].at):
        other = heads.get(governor)
        if other is not None and other != n:
            kind = _kind(tree, path, triggers[other], triggers[n])
            return None if kind is None else Joined(other, kind, n)
        path.append(governor)
        if len(path) > _REACH:
            return None
    return None


def _kind(tree: Dependencies, path: Sequence[int], upper: Trigger, lower: Trigger) -> RelationKind | None:
    """What the words on the path from one event up to the other say."""
    if lower.happening.category == "CONSULT" and lower.happening.cameo == "045":
        mediated = lower.kind != "noun" and tree.relations[path[-1]] in {"acl", "acl:relcl"}
        return "mediated_by" if mediated or tree.case(path[-1]) in {"with", "through", "under", "by"} else None
    for at in path:
        linked = _linked(tree, at, upper)
        if linked is not None:
            return linked
    return None


def _linked(tree: Dependencies, at: int, upper: Trigger) -> RelationKind | None:
    """What a word on the path says: itself ("in response to"), its preposition or its conjunction."""
    links = happenings.links()
    noun = links.get(f"{tree.case(at)} {tree.words[at].lower}")
    if noun is not None:
        return noun
    for i in tree.dependents(at, "case", "mark"):
        kind = links.get(tree.words[i].lower)
        if kind is not None:
            return kind
        if tree.words[i].lower in {"over", "for"} and upper.happening.category in _BLAMED:
            return "because_of"
    return None


def _responses(tree: Dependencies, triggers: Sequence[Trigger]) -> Iterator[Joined]:
    """Events "in response" to what the text told last."""
    links = happenings.links()
    for at, word in enumerate(tree.words):
        if tree.upos[at] != "NOUN" or links.get(f"{tree.case(at)} {word.lower}") != "in_response_to":
            continue
        if tree.dependent(at, "nmod", "acl") is None:
            answering = next((n for n, t in enumerate(triggers) if _beside(tree, t, tree.governors[at])), None)
            if answering is not None:
                yield Joined(answering, "in_response_to", None)


def _beside(tree: Dependencies, trigger: Trigger, verb: int) -> bool:
    """Whether a trigger is a verb or coordinated with it."""
    at = trigger.at
    while at >= 0 and at != verb and tree.relations[at] == "conj":
        at = tree.governors[at]
    return at == verb or verb in trigger.also
