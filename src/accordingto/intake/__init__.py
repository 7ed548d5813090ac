"""Intake: files, folders, archives and addresses come in, reports with their provenance go out, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from accordingto.intake.dispatch import read
from accordingto.intake.places import find
from accordingto.intake.source import Limits, Options, Problem
from accordingto.report import Report

__all__ = ["Limits", "Options", "Problem", "intake"]


def intake(paths: str | Path | Iterable[str | Path], options: Options | None = None) -> Iterator[Report | Problem]:
    """The reports at the paths, in order, and a problem for everything that could not be read.

    Nothing is opened before it is asked for, and no more than one report is held at a time.

    Args:
        paths: files, folders, patterns, and http or https addresses; or one of these.
        options: bounds, and the names of fields.
    """
    options = Options() if options is None else options
    for path in [paths] if isinstance(paths, str | Path) else paths:
        for source in find(path, options):
            if isinstance(source, Problem):
                yield source
            else:
                yield from read(source, options)
