"""Arrests whose agent is left out: made by the police, where the words beside them name the police as acting.

An arrest is what police do, but the words must name them: as whoever does something in the sentence or in the one
before it, or as its source ("24 people were detained, police said"). Else the actor stays open.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from accordingto.language import Analysis, Sentence
from accordingto.language.dependencies import SUBJECTS, dependencies
from accordingto.readers import happenings
from accordingto.readers.cast import Cast, identified
from accordingto.reading import Event
from accordingto.report import Span

RULE = "arrest without an agent: by the police, who are named as acting beside it"
_ACTING = (*SUBJECTS, "obl:agent")
_UNREAL = frozenset({"denied", "planned", "threatened", "requested", "conditional"})


def made(event: Event, analysis: Analysis, cast: Cast, beside: tuple[Sentence, ...]) -> Event:
    """The event, with the police as its actor if it is such an arrest.

    Args:
        event: any event.
        analysis: of the report.
        cast: of the report.
        beside: the sentence of the event, and the one before it in the same paragraph if there is one.
    """
    if event.actor is not None or event.modality in _UNREAL or not (event.cameo or "").startswith("173"):
        return event
    police = next((span for sentence in beside for span in _police(analysis, sentence)), None)
    if police is None:
        return event
    number = cast.named_in(police)
    actor = identified(cast.group(police) if number is None else number)
    return msgspec.structs.replace(event, actor=actor, rule=RULE if event.rule is None else f"{event.rule}; {RULE}")


def _police(analysis: Analysis, sentence: Sentence) -> Iterator[Span]:
    """The phrases of a sentence that name the police as acting or speaking, or an officer of theirs by the rank."""
    tree = dependencies(analysis, sentence)
    for i, word in enumerate(tree.words):
        if word.lower not in happenings.objects("police"):
            continue
        heads = (i, *(at for at in tree.above(i) if tree.relations[at] in _ACTING))
        if any(tree.relations[at] in _ACTING for at in heads[:2]):
            first, last = tree.phrase(i)
            yield tree.words[first].start, tree.words[last - 1].end
