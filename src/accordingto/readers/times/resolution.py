"""From expressions to times: each is resolved against publication and against the dates before it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from accordingto.readers.atoms import Atoms
from accordingto.readers.times.calendar import Period
from accordingto.readers.times.meanings import Clocked, Frame, QuarterIn, Resolved, TheQuarter, YearAgo, first_from
from accordingto.readers.times.scan import Mention
from accordingto.readers.times.tense import looks_ahead

_DATING: Final = frozenset(["day", "feast", "weekend", "week", "month", "season", "quarter", "half", "year"])
_LED: Final = (YearAgo, TheQuarter, QuarterIn)
"""Quarters that are said by way of the one spoken of."""

_LONGER: Final = frozenset(["P6M", "P9M"])
"""Lengths of which companies report as of quarters; a year before is then no quarter."""

_LINKS: Final = frozenset(["to", "until", "till", "through", "-", "–", "—"])


class Placed(NamedTuple):
    """A time and the number of the expression before or after it that its value rests on, if it rests on one."""

    resolved: Resolved
    source: int | None


@dataclass(frozen=True, slots=True)
class Memory:
    """The dates before an expression: the last one, the last day, and the last quarter named in its own right.

    ``sources`` holds the number of the expression of each.
    """

    reference: Period | None = None
    day: Period | None = None
    topic: Period | None = None
    sources: tuple[int | None, int | None, int | None] = (None, None, None)

    def after(self, mention: Mention, number: int, resolved: Resolved, anchor: dt.date | None) -> Memory:
        """The memory after one more expression; a quarter still running or to come is not the one spoken of."""
        if resolved.value in _LONGER:
            return replace(self, topic=None, sources=(*self.sources[:2], None))
        if resolved.period is None or resolved.period.unit not in _DATING:
            return self
        period = replace(resolved.period, clock="")
        after = period.shifted(1)
        ahead = anchor is not None and (after is None or after.start > anchor)
        own = period.unit == "quarter" and not isinstance(mention.meaning, _LED) and not ahead
        _, day, topic = self.sources
        daily = period.unit == "day"
        return Memory(
            reference=period,
            day=period if daily else self.day,
            topic=period if own else self.topic,
            sources=(number, number if daily else day, number if own else topic),
        )

    def source(self, resolved: Resolved) -> int | None:
        """The number of the expression that a value rests on."""
        names = ("reference", "day", "topic")
        return self.sources[names.index(resolved.basis)] if resolved.basis in names else None


def resolve(
    pieces: Atoms,
    found: Sequence[Mention],
    frame: Frame,
    sentences: Sequence[int],
    paragraphs: Sequence[int],
) -> Iterator[Placed]:
    """What the expressions stand for, in order.

    Args:
        pieces: the atoms of the text.
        found: the expressions.
        frame: what is known before the first one: the day of publication, and the order of dates in figures.
        sentences: offsets at which the sentences start, in order.
        paragraphs: offsets at which the paragraphs start, in order.
    """
    memory = Memory()
    read: list[Placed] = []
    for number, mention in enumerate(found):
        hint = looks_ahead(pieces, mention.first, mention.last)
        known = frame._replace(reference=memory.reference, day=memory.day, topic=memory.topic, ahead=hint)
        resolved = mention.meaning.resolve(known)
        placed = Placed(resolved, memory.source(resolved))
        if number and frame.anchor is not None and _is_range(pieces, found[number - 1], mention):
            placed = _in_order(placed, mention, read[-1].resolved, number - 1)
        memory = memory.after(mention, number, placed.resolved, frame.anchor)
        read.append(placed)
    starts = [pieces.starts[mention.first] for mention in found]
    days = _governing_days(
        [placed.resolved for placed in read], _places(starts, sentences), _places(starts, paragraphs)
    )
    for mention, placed, day in zip(found, read, days, strict=True):
        yield _on_its_day(mention, placed, day, read, frame.anchor)


def _places(starts: Sequence[int], parts: Sequence[int]) -> list[int]:
    """For each offset the number of the sentence or paragraph that it lies in."""
    return [bisect_right(parts, start) for start in starts]


def _is_range(pieces: Atoms, first: Mention, last: Mention) -> bool:
    gap = pieces.words(first.last, last.first)
    between = gap == ("and",) and pieces.word(first.first - 1) == "between"
    return between or (len(gap) == 1 and gap[0] in _LINKS)


def _in_order(placed: Placed, mention: Mention, first: Resolved, number: int) -> Placed:
    """The last day of a range that would lie before its first ("Friday through Sunday"), set after it."""
    if first.period is None or placed.resolved.period is None or first.period.start <= placed.resolved.period.start:
        return placed
    moved = first_from(mention.meaning, first.period.start)
    return placed if moved is None else Placed(moved, number)


def _governing_days(
    read: Sequence[Resolved], sentences: Sequence[int], paragraphs: Sequence[int]
) -> Iterator[int | None]:
    """For each time the number of the day that governs it.

    It is the last day before it in its sentence, else the first after it there, else the last before it in its
    paragraph.
    """
    before = _last_days(read, sentences)
    after = [None if n is None else len(read) - 1 - n for n in _last_days(read[::-1], sentences[::-1])[::-1]]
    for choices in zip(before, after, _last_days(read, paragraphs), strict=True):
        yield next((choice for choice in choices if choice is not None), None)


def _last_days(read: Sequence[Resolved], parts: Sequence[int]) -> list[int | None]:
    """For each time the number of the last day that stands before it in its sentence or paragraph."""
    days: list[int | None] = []
    last, part = None, -1
    for number, (resolved, own) in enumerate(zip(read, parts, strict=True)):
        last, part = (last if own == part else None), own
        days.append(last)
        if resolved.period is not None and resolved.period.unit == "day":
            last = number
    return days


def _on_its_day(
    mention: Mention, placed: Placed, day: int | None, read: Sequence[Placed], anchor: dt.date | None
) -> Placed:
    """A clock time that names no day is of the day that governs it, else of the day of publication."""
    if not isinstance(mention.meaning, Clocked) or mention.meaning.base is not None:
        return placed
    period = None if day is None else read[day].resolved.period
    if period is not None:
        return Placed(mention.meaning.on(period, "day"), day)
    return placed if anchor is None else Placed(mention.meaning.on(Period("day", anchor), "publication"), None)
