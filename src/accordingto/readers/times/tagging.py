"""The times of a report, with what each value rests on and which rule found it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accordingto.language import Analysis
from accordingto.readers.atoms import paragraph_atoms
from accordingto.readers.times.meanings import At, Clocked, Either, Frame, Meaning, Resolved
from accordingto.readers.times.mentions import mentions
from accordingto.readers.times.orders import day_first
from accordingto.readers.times.resolution import Placed, resolve
from accordingto.readers.times.scan import Mention, Scan, scan
from accordingto.reading import Time, TimeBasis
from accordingto.report import Span


class Anchor(NamedTuple):
    """The day that relative expressions are counted from; ``span`` is its place in the dateline if it stands there."""

    day: dt.date
    span: Span | None = None


class Tagging(NamedTuple):
    """The time expressions of a report.

    Attributes:
        anchor: the day that relative ones are counted from, null if the report has none.
        times: in order, not overlapping.
        rules: the name of the rule that found each of them, as docs/times.md explains.
        warnings: what was read one way and may mean another, in words.
    """

    anchor: Anchor | None
    times: tuple[Time, ...]
    rules: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def tag(analysis: Analysis) -> Tagging:
    """The time expressions of a report."""
    ready = scan(paragraph_atoms(analysis.text, analysis.paragraphs))
    found = mentions(ready)
    either = any(isinstance(_day(mention), Either) for mention in found)
    order = day_first(analysis.report) if either else None
    anchor = _published(analysis.report.published) or _datelined(analysis, ready, found, Frame(None, day_first=order))
    frame = Frame(None if anchor is None else anchor.day, day_first=order)
    sentences, paragraphs = [own.start for own in analysis.sentences], [start for start, _ in analysis.paragraphs]
    placed = resolve(ready.pieces, found, frame, sentences, paragraphs)
    return Tagging(
        anchor=anchor,
        times=tuple(_times(ready, found, placed, anchor)),
        rules=tuple(mention.rule for mention in found),
        warnings=tuple(dict.fromkeys(_warnings(analysis.text, ready, found, frame, anchor))),
    )


def _times(ready: Scan, found: Sequence[Mention], placed: Iterator[Placed], anchor: Anchor | None) -> Iterator[Time]:
    spans = [ready.pieces.span(mention.first, mention.last) for mention in found]
    for mention, span, (resolved, source) in zip(found, spans, placed, strict=True):
        first, after = (None, None) if resolved.period is None else resolved.period.interval
        basis = _basis(resolved)
        dateline = anchor.span if anchor is not None and basis == "publication" else None
        yield Time(
            start=span[0],
            end=span[1],
            type=resolved.type,
            value=resolved.value,
            earliest=first,
            latest=after,
            mod=mention.mod,
            basis=basis,
            basis_span=dateline if source is None else spans[source],
        )


def _basis(resolved: Resolved) -> TimeBasis:
    match resolved.basis:
        case "stated" | "publication" | "unresolved":
            return resolved.basis
        case _:
            return "expression"


def _published(published: str | None) -> Anchor | None:
    try:
        return None if published is None else Anchor(dt.date.fromisoformat(published[:10]))
    except ValueError:
        return None


def _datelined(analysis: Analysis, ready: Scan, found: Sequence[Mention], frame: Frame) -> Anchor | None:
    """The first full day in a dateline."""
    lines = [(zone.start, zone.end) for zone in analysis.zones if zone.kind == "dateline"]
    for mention in found:
        start, meaning = ready.pieces.starts[mention.first], _day(mention)
        inside = any(first <= start < last for first, last in lines)
        period = meaning.resolve(frame).period if inside and isinstance(meaning, (At, Either)) else None
        if period is not None and period.unit == "day":
            return Anchor(period.start, ready.pieces.span(mention.first, mention.last))
    return None


def _day(mention: Mention) -> Meaning:
    """What the mention says of a day, without the time of the day."""
    meaning = mention.meaning
    return meaning.base if isinstance(meaning, Clocked) and meaning.base is not None else meaning


def _warnings(text: str, ready: Scan, found: Sequence[Mention], frame: Frame, anchor: Anchor | None) -> Iterator[str]:
    if anchor is not None and anchor.span is not None:
        words = text[slice(*anchor.span)]
        yield f"no day of publication: relative dates count from the dateline's {words!r}, {anchor.day}"
    for mention in found:
        day = _day(mention)
        if isinstance(day, Either) and day.is_open(frame):
            words = text[slice(*ready.pieces.span(mention.first, mention.last))]
            first, second = day.month_first.value, day.day_first.value
            yield f"date {words!r} may be {first} (month first) or {second} (day first): read as {first}"
