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
from accordingto.readers.times.mentions import Mention
from accordingto.readers.times.tense import looks_ahead

_DATING: Final = frozenset(["day", "feast", "weekend", "week", "month", "season", "quarter", "half", "year"])
_LED: Final = (YearAgo, TheQuarter, QuarterIn)
"""Quarters that are said by way of the one spoken of."""

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
    pieces: Atoms, found: Sequence[Mention], anchor: dt.date | None, sentences: Sequence[int]
) -> Iterator[Placed]:
    """What the expressions stand for, in order.

    Args:
        pieces: the atoms of the text.
        found: the expressions.
        anchor: day of publication, null if unknown.
        sentences: offsets at which the sentences start, in order.
    """
    memory = Memory()
    read: list[Placed] = []
    for number, mention in enumerate(found):
        hint = looks_ahead(pieces, mention.first, mention.last)
        resolved = mention.meaning.resolve(Frame(anchor, memory.reference, memory.day, memory.topic, hint))
        placed = Placed(resolved, memory.source(resolved))
        if number and anchor is not None and _is_range(pieces, found[number - 1], mention):
            placed = _in_order(placed, mention, read[-1].resolved, number - 1)
        memory = memory.after(mention, number, placed.resolved, anchor)
        read.append(placed)
    sentence_of = [bisect_right(sentences, pieces.starts[mention.first]) for mention in found]
    days = _nearest_days([placed.resolved for placed in read], sentence_of)
    for mention, placed, day in zip(found, read, days, strict=True):
        yield _on_its_day(mention, placed, day, read)


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


def _nearest_days(read: Sequence[Resolved], sentence_of: Sequence[int]) -> list[int | None]:
    """For each time the number of the day that its sentence names before it, else of the one it names after it."""
    before = _last_days(read, sentence_of)
    after = [None if n is None else len(read) - 1 - n for n in _last_days(read[::-1], sentence_of[::-1])[::-1]]
    return [second if first is None else first for first, second in zip(before, after, strict=True)]


def _last_days(read: Sequence[Resolved], sentence_of: Sequence[int]) -> list[int | None]:
    """For each time the number of the last day that stands before it in its sentence."""
    days: list[int | None] = []
    last, sentence = None, -1
    for number, (resolved, own) in enumerate(zip(read, sentence_of, strict=True)):
        last, sentence = (last if own == sentence else None), own
        days.append(last)
        if resolved.period is not None and resolved.period.unit == "day":
            last = number
    return days


def _on_its_day(mention: Mention, placed: Placed, day: int | None, read: Sequence[Placed]) -> Placed:
    """A clock time that names no day is of the day that its sentence names."""
    period = None if day is None else read[day].resolved.period
    if not isinstance(mention.meaning, Clocked) or mention.meaning.base is not None or period is None:
        return placed
    return Placed(mention.meaning.on(period, "day"), day)
