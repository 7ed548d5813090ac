"""Deeds of the police whose agent is left out: made by them, where the words nearby name them as acting.

Arrests, charges, baton charges and the like are what police do (``policing`` in ``data/events.toml``), but the report
must name the police near by: as whoever does something, as a source ("24 people were detained, police said"), or as
whose station those arrested are taken to. Where an army or armed group is named as acting nearer, and where nobody is,
the actor stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import msgspec

from accordingto.language import Analysis, Sentence
from accordingto.language.dependencies import SUBJECTS, Dependencies, dependencies
from accordingto.readers import happenings
from accordingto.readers.cast import Cast, identified
from accordingto.reading import Event
from accordingto.report import Span

RULE = "agent left out of what police do: by the police, who are named as acting near by"
REACH = 9
"""Sentences before and after the deed in which the police are looked for."""
_ACTING = frozenset({*SUBJECTS, "obl:agent"})
_UNREAL = frozenset({"denied", "planned", "threatened", "requested", "conditional"})


class Beat:
    """Where a report names the police as acting, sentence by sentence."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self._analysis = analysis
        self._cast = cast
        self._sentences = tuple(analysis.claims())
        self._known: dict[int, tuple[Span | None, bool]] = {}

    def made(self, event: Event, number: int) -> Event:
        """An event of a kind that police bring about, in the claims' sentence of this number, with its actor.

        The actor stays as it is if there is one, if the event is not real, or if no police are near.
        """
        if event.actor is not None or event.modality in _UNREAL:
            return event
        span = self._nearest(number)
        if span is None:
            return event
        named = self._cast.named_in(span)
        actor = identified(self._cast.group(span) if named is None else named)
        rule = RULE if event.rule is None else f"{event.rule}; {RULE}"
        return msgspec.structs.replace(event, actor=actor, rule=rule)

    def _nearest(self, number: int) -> Span | None:
        """The phrase for the police in the nearest sentence that names them, unless another force comes first."""
        for at in sorted(range(number - REACH, number + REACH + 1), key=lambda at: (abs(at - number), at)):
            if 0 <= at < len(self._sentences):
                police, others = self._named(at)
                if police is not None or others:
                    return police
        return None

    def _named(self, number: int) -> tuple[Span | None, bool]:
        """The first phrase of a sentence for police who act, and whether another force acts there."""
        if number not in self._known:
            sentence = self._sentences[number]
            words = {word.lower for word in self._analysis.words(sentence)}
            self._known[number] = (self._police(sentence, words), self._others(sentence, words))
        return self._known[number]

    def _police(self, sentence: Sentence, words: set[str]) -> Span | None:
        if words.isdisjoint(happenings.objects("police")):
            return None
        tree = dependencies(self._analysis, sentence)
        at = next(chain(_acting(tree, happenings.objects("police")), _custody(tree)), None)
        if at is None:
            return None
        first, last = tree.phrase(at)
        return tree.words[first].start, tree.words[last - 1].end

    def _others(self, sentence: Sentence, words: set[str]) -> bool:
        if words.isdisjoint(happenings.objects("armed")):
            return False
        tree = dependencies(self._analysis, sentence)
        return next(_acting(tree, happenings.objects("armed")), None) is not None


def _acting(tree: Dependencies, nouns: frozenset[str]) -> Iterator[int]:
    """The nouns of a kind that act or speak, or stand in the phrase of who does: "the chief of police said"."""
    for i, word in enumerate(tree.words):
        if word.lower in nouns and any(_acts(tree, at) for at in (i, *tree.above(i))):
            yield i


def _acts(tree: Dependencies, at: int) -> bool:
    return tree.relations[at] in _ACTING or tree.has(at, "case", "according")


def _custody(tree: Dependencies) -> Iterator[int]:
    """The police by whose place or power those arrested are held: "taken to the police station"."""
    for i, word in enumerate(tree.words):
        holder = tree.words[tree.governors[i]].lower if tree.relations[i] in {"compound", "nmod:poss"} else ""
        if word.lower in happenings.objects("police") and holder in happenings.objects("custody"):
            yield i
