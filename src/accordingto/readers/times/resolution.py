"""From expressions to times: each is resolved against publication and against the dates before it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from accordingto.readers.atoms import Atoms
from accordingto.readers.times.calendar import Period
from accordingto.readers.times.meanings import Clocked, Frame, Meaning, Resolved, TheQuarter, YearAgo
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
    sentence_of = [bisect_right(sentences, pieces.starts[mention.first]) for mention in found]
    days = _nearest_days(read, sentence_of)
    for mention, resolved, day in zip(found, read, days, strict=True):
        yield _time(pieces, mention, _on_its_day(mention.meaning, resolved, day))


def _nearest_days(read: Sequence[Resolved], sentence_of: Sequence[int]) -> list[Period | None]:
    """For each time the day that its sentence names before it, else the one it names after it."""
    before = _last_days(read, sentence_of)
    after = _last_days(read[::-1], sentence_of[::-1])[::-1]
    return [first or second for first, second in zip(before, after, strict=True)]


def _last_days(read: Sequence[Resolved], sentence_of: Sequence[int]) -> list[Period | None]:
    """For each time the last day that stands before it in its sentence."""
    days: list[Period | None] = []
    last, number = None, -1
    for resolved, sentence in zip(read, sentence_of, strict=True):
        last, number = (last if sentence == number else None), sentence
        days.append(last)
        if resolved.period is not None and resolved.period.unit == "day":
            last = resolved.period
    return days


def _on_its_day(meaning: Meaning, resolved: Resolved, day: Period | None) -> Resolved:
    """A clock time that names no day is of the day that its sentence names."""
    if isinstance(meaning, Clocked) and meaning.base is None and day is not None:
        return meaning.on(replace(day, clock=""))
    return resolved


def _time(pieces: Atoms, mention: Mention, resolved: Resolved) -> Time:
    start, end = pieces.span(mention.first, mention.last)
    first, after = (None, None) if resolved.period is None else resolved.period.interval
    return Time(start=start, end=end, type=resolved.type, value=resolved.value, earliest=first, latest=after)
