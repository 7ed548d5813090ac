"""From a report to a reading: the language analysis, then one reader for each layer."""

from __future__ import annotations

from accordingto.language import analyse
from accordingto.reading import Reading
from accordingto.report import Report


def read(report: Report) -> Reading:
    """What one report says. A pure function: the same report gives the same reading on every machine."""
    analysis = analyse(report)
    return Reading(
        id=report.id,
        title=report.title,
        outlet=report.outlet,
        url=report.url,
        byline=report.byline,
        language=report.language,
        published=report.published,
        text=report.text,
        zones=analysis.zones,
        sentences=tuple((s.start, s.end) for s in analysis.sentences),
        entities=(),
        times=(),
        attributions=(),
        tolls=(),
        events=(),
        warnings=report.warnings,
    )
