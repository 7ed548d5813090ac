"""From an analysed report to its times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from accordingto.language import Analysis
from accordingto.readers.atoms import paragraph_atoms
from accordingto.readers.times.meanings import At, Clocked
from accordingto.readers.times.mentions import Mention, mentions
from accordingto.readers.times.resolution import resolve
from accordingto.readers.times.scan import Scan, scan
from accordingto.reading import Time


def read(analysis: Analysis) -> tuple[Time, ...]:
    """The times of a report, in order, not overlapping."""
    ready = scan(paragraph_atoms(analysis.text, analysis.paragraphs))
    found = mentions(ready)
    anchor = _published(analysis.report.published) or _datelined(analysis, ready, found)
    return tuple(resolve(ready.pieces, found, anchor, [sentence.start for sentence in analysis.sentences]))


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
