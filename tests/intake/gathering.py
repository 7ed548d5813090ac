"""What intake makes of bytes, parted into reports and problems."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from accordingto.intake.dispatch import read
from accordingto.intake.source import Options, Problem, Source
from accordingto.report import Provenance, Report


class Gathered(NamedTuple):
    reports: list[Report]
    problems: list[Problem]


def parted(items: Iterable[Report | Problem]) -> Gathered:
    reports, problems = [], []
    for item in items:
        if isinstance(item, Report):
            reports.append(item)
        else:
            problems.append(item)
    return Gathered(reports, problems)


def gather(name: str, data: bytes, options: Options | None = None) -> Gathered:
    """All that comes out of ``data`` in a file called ``name``."""
    return parted(read(Source.of_bytes(name, data), options or Options()))


def only_report(name: str, data: bytes, options: Options | None = None) -> Report:
    reports, problems = gather(name, data, options)
    assert not problems
    [report] = reports
    return report


def only_problem(name: str, data: bytes, options: Options | None = None) -> Problem:
    reports, problems = gather(name, data, options)
    assert not reports
    [problem] = problems
    return problem


def provenance(report: Report) -> Provenance:
    assert report.provenance is not None
    return report.provenance
