"""The times of a report, with what each value rests on and which rule found it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accordingto.language import Analysis
from accordingto.readers.atoms import paragraph_atoms
from accordingto.readers.times.meanings import At, Clocked, Resolved
from accordingto.readers.times.mentions import mentions
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
    anchor = _published(analysis.report.published) or _datelined(analysis, ready, found)
    placed = resolve(
        ready.pieces,
        found,
        None if anchor is None else anchor.day,
        [sentence.start for sentence in analysis.sentences],
        [start for start, _ in analysis.paragraphs],
    )
    return Tagging(
        anchor=anchor,
        times=tuple(_times(ready, found, placed, anchor)),
        rules=tuple(mention.rule for mention in found),
        warnings=tuple(_warnings(analysis, anchor)),
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


def _datelined(analysis: Analysis, ready: Scan, found: Sequence[Mention]) -> Anchor | None:
    """The first full day in a dateline."""
    lines = [(zone.start, zone.end) for zone in analysis.zones if zone.kind == "dateline"]
    for mention in found:
        start, meaning = ready.pieces.starts[mention.first], mention.meaning
        if isinstance(meaning, Clocked) and meaning.base is not None:
            meaning = meaning.base
        inside = any(first <= start < last for first, last in lines)
        if inside and isinstance(meaning, At) and meaning.period.unit == "day":
            return Anchor(meaning.period.start, ready.pieces.span(mention.first, mention.last))
    return None


def _warnings(analysis: Analysis, anchor: Anchor | None) -> Iterator[str]:
    if anchor is not None and anchor.span is not None:
        words = analysis.text[slice(*anchor.span)]
        yield f"no day of publication: relative dates count from the dateline's {words!r}, {anchor.day}"
