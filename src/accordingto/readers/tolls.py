"""Tolls: counts of people or things that something happened to, each with its source.

1. Words that tell of an effect are found in each sentence (``effects``), and its counted phrases (``counts``).
2. Each such word takes the counted phrases in the places its frame allows: object, subject, after "of", beside it;
   parts ("including 66 children") follow the count they belong to (``links``).
3. What the words say of the figure (total, new, feared: ``statuses``), its cause, place, date and source is added.
4. Figures that are told again are put with the first one (``repeats``).
"""

from __future__ import annotations

from collections.abc import Sequence

from accordingto.language import Analysis
from accordingto.readers import effects, sources, times
from accordingto.readers.cast import Cast, ident
from accordingto.readers.counted import Counted
from accordingto.readers.counts import View, view
from accordingto.readers.doers import Doer, doer
from accordingto.readers.links import Link, linked
from accordingto.readers.places import placed
from accordingto.readers.repeats import merged
from accordingto.readers.sources import Origin, Sourced
from accordingto.readers.statuses import denies, status
from accordingto.reading import Status, Time, Toll
from accordingto.report import Span

_NEARBY = 400
"""Characters that "the number" may stand behind the toll that it takes up."""


def read(analysis: Analysis, cast: Cast, said: Sourced, dated: Sequence[Time]) -> tuple[Toll, ...]:
    """The tolls of the title and the body in text order, numbered t1, t2, ..."""
    found: list[Toll] = []
    definite: set[str] = set()
    named: set[str] = set()
    for sentence in analysis.claims():
        if effects.tellers().isdisjoint(w.lower for w in analysis.words(sentence)):
            continue
        seen = view(analysis, sentence, cast)
        first = len(found)
        near = found and sentence.start - found[-1].evidence[1] < _NEARBY
        for link in linked(seen, found[-1].effect if near else None):
            whole = None if link.whole is None else f"t{first + 1 + link.whole}"
            found.append(_toll(seen, link, f"t{len(found) + 1}", whole, cast, said, dated))
            if _takes_up(seen, link.counted):
                definite.add(found[-1].id)
            if link.counted.named:
                named.add(found[-1].id)
    return merged(found, definite, named)


def _takes_up(seen: View, counted: Counted) -> bool:
    """Whether an article says that the figure is known: "the two priests"."""
    before = seen.words[counted.first - 1].lower if counted.first > 0 else ""
    return before in {"the", "these", "those"}


def _toll(
    seen: View,
    link: Link,
    ident_: str,
    whole: str | None,
    cast: Cast,
    said: Sourced,
    dated: Sequence[Time],
) -> Toll:
    counted = link.counted
    sentence = seen.sentence
    evidence: Span = (sentence.start, sentence.end)
    origin = sources.of(counted.number, seen.analysis, sentence, said, cast)
    if not (origin.denied_by is None and origin.certain) and not denies(seen, link.at, origin.cue):
        origin = Origin(None, None, "narrator", None)
    done = _doer(seen, link, cast)
    return Toll(
        id=ident_,
        effect=link.trigger.effect,
        count=counted.count,
        low=counted.low,
        high=counted.high,
        bound=counted.bound,
        who=_who(seen, link),
        of=whole,
        cause=done.cause,
        actor=done.actor,
        place=_place(seen, link, cast),
        when=times.when(dated, counted.number, evidence, seen.analysis),
        according_to=origin.according_to,
        denied_by=origin.denied_by,
        voice=origin.voice,
        cue=origin.cue,
        status=_status(seen, link, origin),
        evidence=evidence,
        number=counted.number,
        rule=link.rule,
        attribution=origin.attribution,
    )


def _status(seen: View, link: Link, origin: Origin) -> Status:
    """What the words make of the figure, unless its source denies it, or does not say so."""
    if not origin.certain:
        return "hypothetical"
    return status(seen, link.counted, link.trigger, link.at, denied=origin.denied_by is not None)


def _who(seen: View, link: Link) -> str | None:
    """The victims in words: "12 injured guards" are guards, "12 civilian deaths" tell of nobody else."""
    counted = link.counted
    if link.trigger.frame != "noun" or not counted.first <= link.at < counted.last:
        return counted.who
    after = seen.words[link.at + 1 : counted.last]
    return " ".join(w.text for w in after) or None


def _doer(seen: View, link: Link, cast: Cast) -> Doer:
    counted = link.counted
    inside = range(counted.first, counted.last)
    heads = (i for i in inside if seen.tree.governors[i] not in inside)
    active = link.place == "object" and link.trigger.frame == "object"
    return doer(seen.tree, link.at, next(heads, None), cast, active=active)


def _place(seen: View, link: Link, cast: Cast) -> str | None:
    """The place named after "in", "at", "near" closest to the word of effect."""
    pivot = seen.words[link.at].start
    found = [(abs(start - pivot), number) for start, number in placed(cast, seen.sentence)]
    return ident(min(found)[1]) if found else None
