"""Whom later words name as the victims: "the dead were identified as Ann Lee and Ida Holm", "a victim is Ann Lee".

The names that follow such words, up to the next verb, are those of people whom the last violent event before befell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

import msgspec

from accordingto.language import Analysis, Sentence
from accordingto.readers.cast import Cast, identified
from accordingto.readers.parties import only, union
from accordingto.reading import Event

REACH = 15
"""Sentences back to the event whose victims are named."""
WITHIN = 8
"""Tokens from the word for the victims to the one that leads to their names, and from that to the first name."""
_VICTIMS = frozenset(
    "victim victims dead deceased wounded injured murdered slain kidnapped fatalities hostages".split()
)
_NAMING = frozenset({"identified", "named", "called"})
_BEING = frozenset({"is", "are", "was", "were"})
_NOMINAL = frozenset({"PROPN", "NOUN", "DET"})
_GOING_ON = frozenset({"VERB", "AUX", "SCONJ"})
_DONE = frozenset({"asserted", "alleged", "ongoing"})


def named_after(events: list[Event], analysis: Analysis, cast: Cast) -> None:
    """Add the people whom a sentence names as victims to the violent event before it."""
    if not any(event.category == "ASSAULT" for event in events):
        return
    body = [s for s in analysis.claims() if s.zone == "body"]
    starts = [event.evidence[0] for event in events]
    for number, sentence in enumerate(body):
        people = tuple(identified(name) for name in _named(analysis, sentence, cast))
        floor = body[max(0, number - REACH)].start
        before = reversed(range(bisect_left(starts, sentence.end)))
        at = next((i for i in before if _is_violent(events[i], floor)), None) if people else None
        if at is not None:
            events[at] = msgspec.structs.replace(events[at], recipient=only(union(events[at].recipient, people)))


def _is_violent(event: Event, floor: int) -> bool:
    return event.category == "ASSAULT" and event.modality in _DONE and event.evidence[0] >= floor


def _named(analysis: Analysis, sentence: Sentence, cast: Cast) -> Iterator[int]:
    """The people whom a sentence names as victims."""
    tokens = analysis.tokens
    told = (i for i in range(sentence.first, sentence.last) if tokens[i].lower in _VICTIMS)
    leads = (_lead(analysis, i, sentence.last) for i in told)
    lead = next((at for at in leads if at is not None), None)
    if lead is None:
        return
    end = tokens[_stop(analysis, lead, sentence.last) - 1].end
    found = list(cast.mentions(tokens[lead].end, end, "person"))
    if found and bisect_left(tokens, found[0][0][0], key=attrgetter("start")) - lead <= WITHIN:
        yield from dict.fromkeys(number for _, number in found)


def _stop(analysis: Analysis, lead: int, last: int) -> int:
    """The token at which the names that follow must have ended: the next verb or clause."""
    tokens, upos = analysis.tokens, analysis.syntax.upos
    going_on = (k for k in range(lead + 1, last) if upos[k] in _GOING_ON and tokens[k].lower not in _NAMING | {"as"})
    return next(going_on, last)


def _lead(analysis: Analysis, victims: int, last: int) -> int | None:
    """The token that leads from a word for victims to their names: "as" after "identified", "named", "is"."""
    window = range(victims + 1, min(last - 1, victims + WITHIN))
    return next((k for k in window if _leads(analysis, k, victims)), None)


def _leads(analysis: Analysis, at: int, victims: int) -> bool:
    tokens = analysis.tokens
    word, after = tokens[at].lower, tokens[at + 1].lower
    if word == "as":
        return any(token.lower in _NAMING for token in tokens[max(0, victims - WITHIN) : at])
    if word in _BEING:
        return after not in _NAMING and analysis.syntax.upos[at + 1] in _NOMINAL
    return word in _NAMING and after not in {"as", "only"}
