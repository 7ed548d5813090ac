"""From expressions to times: each is resolved against publication and against the dates before it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from accordingto.readers.atoms import Atoms
from accordingto.readers.times.calendar import Period
from accordingto.readers.times.meanings import Clocked, Frame, Resolved, TheQuarter, YearAgo
from accordingto.readers.times.mentions import Mention
from accordingto.readers.times.tense import looks_ahead
from accordingto.reading import Time

_DATING: Final = frozenset(["day", "weekend", "week", "month", "season", "quarter", "half", "year"])


@dataclass(frozen=True, slots=True)
class Memory:
    """The dates before an expression: the last one, the last day, and the last quarter named in its own right."""

    reference: Period | None = None
    day: Period | None = None
    topic: Period | None = None

    def after(self, mention: Mention, resolved: Resolved, anchor: dt.date | None) -> Memory:
        """The memory after one more expression; a quarter still running or to come is not the one spoken of."""
        period = resolved.period
        if period is None or period.unit not in _DATING:
            return self
        after = period.shifted(1)
        ahead = anchor is not None and (after is None or after.start > anchor)
        own = period.unit == "quarter" and not isinstance(mention.meaning, (YearAgo, TheQuarter)) and not ahead
        return Memory(period, period if period.unit == "day" else self.day, period if own else self.topic)


def resolve(
    pieces: Atoms, found: Sequence[Mention], anchor: dt.date | None, sentences: Sequence[int]
) -> Iterator[Time]:
    """The times of the expressions, in order.

    Args:
        pieces: the atoms of the text.
        found: the expressions.
        anchor: day of publication, null if unknown.
        sentences: offsets at which the sentences start, in order.
    """
    memory = Memory()
    read: list[Resolved] = []
    for mention in found:
        hint = looks_ahead(pieces, mention.first, mention.last)
        resolved = mention.meaning.resolve(Frame(anchor, memory.reference, memory.day, memory.topic, hint))
        memory = memory.after(mention, resolved, anchor)
        read.append(resolved)
    numbers = [bisect_right(sentences, pieces.starts[mention.first]) for mention in found]
    for index, mention in enumerate(found):
        yield _time(pieces, mention, _on_its_day(found, read, numbers, index))


def _on_its_day(found: Sequence[Mention], read: Sequence[Resolved], numbers: Sequence[int], index: int) -> Resolved:
    """A clock time that names no day is of the day that its sentence names, the one before it rather than after."""
    meaning = found[index].meaning
    if not isinstance(meaning, Clocked) or meaning.base is not None:
        return read[index]
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(found) and numbers[at] == numbers[index]:
            period = read[at].period
            if period is not None and period.unit == "day":
                return meaning.on(replace(period, clock=""))
            at += step
    return read[index]


def _time(pieces: Atoms, mention: Mention, resolved: Resolved) -> Time:
    start, end = pieces.span(mention.first, mention.last)
    first, after = (None, None) if resolved.period is None else resolved.period.interval
    return Time(start=start, end=end, type=resolved.type, value=resolved.value, earliest=first, latest=after)
