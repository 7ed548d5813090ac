"""The date that a person gives for plain text, which has none of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from accordingto.intake import Problem
from accordingto.report import Report


def dated(items: Iterable[Report | Problem], published: str | None) -> Iterator[Report | Problem]:
    """The items, with a date for plain text that has none."""
    for item in items:
        yield _with_date(item, published) if isinstance(item, Report) and published is not None else item


def _with_date(report: Report, published: str) -> Report:
    found = report.provenance
    if report.published is not None or found is None or found.format != "text":
        return report
    evidence = msgspec.structs.replace(found, published_from="--published")
    return msgspec.structs.replace(report, published=published, provenance=evidence)
