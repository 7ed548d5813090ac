"""Time expressions with all that is known of each: what its value rests on, and which rule found it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec

from accordingto.language import Analysis
from accordingto.readers.atoms import paragraph_atoms
from accordingto.readers.times.calendar import Mod
from accordingto.readers.times.meanings import At, Clocked, Resolved
from accordingto.readers.times.mentions import Mention, mentions
from accordingto.readers.times.resolution import resolve
from accordingto.readers.times.scan import Scan, scan
from accordingto.reading import Time, TimeType
from accordingto.report import Span

Basis = Literal["stated", "publication", "expression", "unresolved"]
AnchorSource = Literal["report", "dateline"]


class Tagged(msgspec.Struct, frozen=True, kw_only=True):
    """One time expression.

    Attributes:
        start: where it starts in the text.
        end: where it ends, exclusive.
        type: TIMEX3 type.
        value: TIMEX3 value.
        mod: how the words bend the value ("early 2030" is START of 2030), null if they do not.
        earliest: first day of the calendar interval, null where the value has none.
        latest: first day after it.
        basis: whether the words state the value, it rests on the day of publication or on another expression, or the
            words leave it open.
        basis_span: where the other expression stands, null where the value rests on none.
        rule: name of the rule that found it, as docs/times.md lists them.
    """

    start: int
    end: int
    type: TimeType
    value: str
    mod: Mod | None
    earliest: str | None
    latest: str | None
    basis: Basis
    basis_span: Span | None
    rule: str

    @property
    def time(self) -> Time:
        """The time as readings have it."""
        return Time(
            start=self.start,
            end=self.end,
            type=self.type,
            value=self.value,
            earliest=self.earliest,
            latest=self.latest,
        )


class Tagging(msgspec.Struct, frozen=True, kw_only=True):
    """The time expressions of a report, in order and apart, and the day that relative ones are counted from."""

    anchor: dt.date | None
    anchor_from: AnchorSource | None
    times: tuple[Tagged, ...]


def tag(analysis: Analysis) -> Tagging:
    """The time expressions of a report."""
    ready = scan(paragraph_atoms(analysis.text, analysis.paragraphs))
    found = mentions(ready)
    published = _published(analysis.report.published)
    anchor = _datelined(analysis, ready, found) if published is None else published
    source: AnchorSource | None = None if anchor is None else "report" if published is not None else "dateline"
    placed = resolve(ready.pieces, found, anchor, [sentence.start for sentence in analysis.sentences])
    spans = [ready.pieces.span(mention.first, mention.last) for mention in found]
    tagged = (
        _tagged(mention, resolved, spans[number], None if at is None else spans[at])
        for number, (mention, (resolved, at)) in enumerate(zip(found, placed, strict=True))
    )
    return Tagging(anchor=anchor, anchor_from=source, times=tuple(tagged))


def _tagged(mention: Mention, resolved: Resolved, span: Span, at: Span | None) -> Tagged:
    first, after = (None, None) if resolved.period is None else resolved.period.interval
    return Tagged(
        start=span[0],
        end=span[1],
        type=resolved.type,
        value=resolved.value,
        mod=mention.mod,
        earliest=first,
        latest=after,
        basis=_basis(resolved),
        basis_span=at,
        rule=mention.rule,
    )


def _basis(resolved: Resolved) -> Basis:
    match resolved.basis:
        case "stated" | "publication" | "unresolved":
            return resolved.basis
        case _:
            return "expression"


def _published(published: str | None) -> dt.date | None:
    try:
        return None if published is None else dt.date.fromisoformat(published[:10])
    except ValueError:
        return None


def _datelined(analysis: Analysis, ready: Scan, found: Sequence[Mention]) -> dt.date | None:
    """The first full day in a dateline."""
    lines = [(zone.start, zone.end) for zone in analysis.zones if zone.kind == "dateline"]
    for mention in found:
        start, meaning = ready.pieces.starts[mention.first], mention.meaning
        if isinstance(meaning, Clocked) and meaning.base is not None:
            meaning = meaning.base
        inside = any(first <= start < last for first, last in lines)
        if inside and isinstance(meaning, At) and meaning.period.unit == "day":
            return meaning.period.start
    return None
