"""Deeds of the police whose agent is left out: made by them, where the words nearby name them as acting.

Arrests, charges, baton charges and the like are what police do (``policing`` in ``data/events.toml``), but the report
must name the police near by: as whoever does something, as a source ("24 people were detained, police said"), or as
whose station those arrested are taken to. Where an army or armed group is named as acting nearer, and where nobody is,
the actor stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import msgspec

from accordingto.language import Analysis
from accordingto.language.dependencies import SUBJECTS, Dependencies, dependencies
from accordingto.readers import happenings
from accordingto.readers.cast import Cast
from accordingto.readers.parties import Parties, Who
from accordingto.readers.sources import Origin
from accordingto.reading import Event

RULE = "agent left out of what police do: by the police, who are named as acting near by"
REACH = 9
"""Sentences before and after the deed in which the police are looked for."""
_ID = re.compile(r"e\d+")
_ACTING = frozenset({*SUBJECTS, "obl:agent"})
_UNREAL = frozenset({"denied", "planned", "threatened", "requested", "conditional"})


class Beat:
    """Where a report names the police as acting, sentence by sentence."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self._analysis = analysis
        self._cast = cast
        self._sentences = tuple(analysis.claims())
        self._words = [frozenset(word.lower for word in analysis.words(sentence)) for sentence in self._sentences]

    def made(self, event: Event, number: int, origin: Origin) -> Event:
        """An event of a kind that police bring about, in the claims' sentence of this number, with its actor.

        The actor stays as it is if there is one, if the event is not real, or if no police are near.
        """
        if event.actor is not None or event.modality in _UNREAL:
            return event
        police = self._nearest(number, origin)
        if police is None:
            return event
        rule = RULE if event.rule is None else f"{event.rule}; {RULE}"
        return msgspec.structs.replace(event, actor=police, rule=rule)

    def _nearest(self, number: int, origin: Origin) -> Who:
        """The police in the nearest sentence that names them, unless another force comes first."""
        for at in sorted(range(number - REACH, number + REACH + 1), key=lambda at: (abs(at - number), at)):
            if 0 <= at < len(self._sentences):
                police = self._police(at, origin)
                if police is not None or self._others(at):
                    return police
        return None

    def _police(self, number: int, origin: Origin) -> Who:
        """The first police who act in a sentence; an officer with a name acts as the person, not as the force."""
        if self._words[number].isdisjoint(happenings.objects("police")):
            return None
        tree = dependencies(self._analysis, self._sentences[number])
        parties = Parties(tree, self._cast, origin)
        acting = _acting(tree, happenings.objects("police"))
        named = (parties.of((at,), acting=True) for at in chain(acting, _custody(tree)))
        return next((who for who in named if who is not None and not self._is_person(who)), None)

    def _is_person(self, who: Who) -> bool:
        number = int(who[1:]) - 1 if isinstance(who, str) and _ID.fullmatch(who) is not None else None
        return number is not None and self._cast.drafts[number].type == "person"

    def _others(self, number: int) -> bool:
        """Whether another force acts in a sentence."""
        if self._words[number].isdisjoint(happenings.objects("armed")):
            return False
        tree = dependencies(self._analysis, self._sentences[number])
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
