"""Whom a happening befell, by the tolls told with it and in the sentences straight after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

import msgspec

from accordingto.language import Analysis
from accordingto.readers import happenings
from accordingto.readers.cast import Cast, identified
from accordingto.readers.parties import Who, only, union
from accordingto.reading import Category, Event, Toll

REACH = 2
"""Sentences after a violent event in which deaths and injuries that have no cause of their own are its outcome."""
_HELPED = frozenset({"rescued", "evacuated"})
_HARMED = frozenset({"killed", "injured", "casualties", "missing", "displaced", "abducted", "detained", "executed"}) | {
    "sickened", "trapped", "affected", "destroyed", "damaged",
}  # fmt: skip
_HURT = frozenset({"killed", "injured"})
_TOLD = frozenset({"plain", "total", "increment"})
_DONE = frozenset({"asserted", "alleged", "ongoing"})


def counted(category: Category, borne: Iterable[Toll], analysis: Analysis, cast: Cast) -> Who:
    """Those whom the tolls of its sentence count as what a happening of this category befell."""
    effects = _HELPED if category == "AID" else _HARMED
    own = (t for t in borne if t.effect in effects and t.of is None and t.who is not None)
    return only(tuple(dict.fromkeys(_victim(toll, analysis, cast) for toll in own)))


def _victim(toll: Toll, analysis: Analysis, cast: Cast) -> str:
    """Those whom a toll counts: a name's entity, the group that its words describe, else the words."""
    named = cast.named_in(toll.number)
    if named is not None:
        return identified(named)
    who = str(toll.who)
    start = analysis.text.find(who, toll.number[0], toll.evidence[1])
    if start < 0 or not happenings.people(who.rpartition(" ")[2].lower()):
        return who
    return identified(cast.group((start, start + len(who))))


def told_after(events: list[Event], tolls: Sequence[Toll], analysis: Analysis, cast: Cast) -> None:
    """Give violent events the dead and injured of the next sentences: after "opened fire", "A guard was killed".

    Only tolls without a cause, an actor and an event of their own are taken.
    """
    sentences = [s for s in analysis.claims() if s.zone == "body"]
    owned = {toll for event in events for toll in event.tolls}
    for toll in tolls:
        free = toll.id not in owned and toll.cause is None and toll.actor is None and toll.who is not None
        if not free or toll.effect not in _HURT or toll.status not in _TOLD:
            continue
        at = bisect_left(sentences, toll.evidence[0], key=attrgetter("start"))
        near = {(s.start, s.end) for s in sentences[max(0, at - REACH) : at]}
        number = next((n for n in reversed(range(len(events))) if events[n].evidence in near), None)
        if number is not None and events[number].category == "ASSAULT" and events[number].modality in _DONE:
            events[number] = _with(events[number], toll, _victim(toll, analysis, cast))


def _with(event: Event, toll: Toll, victim: str) -> Event:
    return msgspec.structs.replace(event, recipient=only(union(event.recipient, victim)), tolls=(*event.tolls, toll.id))
