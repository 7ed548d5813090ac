"""The part that each stretch of a report plays: title, dateline, byline, caption, teaser, heading, body, boilerplate."""

from __future__ import annotations

from collections.abc import Sequence

from accordingto.report import Report, Span, Zone


def zones(report: Report, paragraphs: Sequence[Span]) -> tuple[Zone, ...]:
    """Zones that together cover the text of the report, in order, without overlap."""
    del paragraphs
    return (Zone("body", 0, len(report.text)),) if report.text else ()
