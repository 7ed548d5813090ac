"""Speed of each stage, as reports a second and as a multiple of tokenising the same text with a regular expression.

The multiple says more than the rate: the yardstick is measured in the same run, on the same machine.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from unittest import mock

from accordingto import readers
from accordingto.intake import intake
from accordingto.language import syntax
from accordingto.ledger import Ledger
from accordingto.readers import attributions, entities, events, names, times, tolls
from accordingto.report import Report

TOKEN = re.compile(r"\w+|[^\w\s]")
YARDSTICK_SECONDS = 0.3
"""Least time over which the yardstick is measured."""

STAGES: dict[str, tuple[ModuleType, str]] = {
    "language analysis, the encoder in it": (readers, "analyse"),
    "encoder": (syntax, "encode"),
    "reader: names": (names, "read"),
    "reader: entities": (entities, "read"),
    "reader: times": (times, "tag"),
    "reader: attributions": (attributions, "read"),
    "reader: tolls": (tolls, "read"),
    "reader: events": (events, "read"),
}


class Pace(NamedTuple):
    """How fast a stage is."""

    stage: str
    reports_per_second: float
    yardsticks: float


def paces(source: Path, number: int, work: Path) -> Iterator[Pace]:
    """The pace of every stage, in the order of the work.

    Args:
        source: file or folder of reports.
        number: how many of them to take; they are repeated where there are fewer.
        work: folder for the ledgers.
    """
    reports = _reports(source, number)
    inputs = _as_jsonl(reports, work / "speed.jsonl")
    yardstick = _yardstick([report.text for report in reports])

    def pace(stage: str, seconds: float) -> Pace:
        return Pace(stage, len(reports) / seconds, seconds / yardstick)

    yield pace("yardstick: tokenising by regular expression", yardstick)
    yield pace("intake", _seconds(lambda: list(intake([inputs]))))
    for stage, seconds in _reading(reports).items():
        yield pace(stage, seconds)
    yield pace("ledger", _writing(reports, work / "speed.db"))
    yield pace("end to end with start-up, 1 worker", _seconds(partial(_whole, inputs, work / "speed-1.db", 1)))
    yield pace("end to end with start-up, 2 workers", _seconds(partial(_whole, inputs, work / "speed-2.db", 2)))


def _reports(source: Path, number: int) -> list[Report]:
    found = [item for item in intake([source]) if isinstance(item, Report)]
    copies = ((copy, report) for copy in range(number) for report in found)
    return [
        Report(id=f"{copy}-{report.id}", text=report.text, title=report.title, published=report.published)
        for (copy, report), _ in zip(copies, range(number), strict=False)
    ]


def _as_jsonl(reports: Sequence[Report], path: Path) -> Path:
    records = ({"id": r.id, "text": r.text, "title": r.title, "published": r.published} for r in reports)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _yardstick(texts: Sequence[str]) -> float:
    rounds: list[float] = []
    while sum(rounds) < YARDSTICK_SECONDS:
        rounds.append(_seconds(lambda: [TOKEN.findall(text) for text in texts]))
    return min(rounds)


def _reading(reports: Sequence[Report]) -> dict[str, float]:
    """Seconds of each stage of ``readers.read``, and of all of it."""
    readers.read(reports[0])  # load the word lists
    spent = dict.fromkeys(STAGES, 0.0)
    with ExitStack() as stack:
        for stage, (module, name) in STAGES.items():
            stack.enter_context(_timed(module, name, stage, spent))
        whole = _seconds(lambda: [readers.read(report) for report in reports])
    return {**spent, "reading, all of it": whole}


@contextmanager
def _timed(module: ModuleType, name: str, stage: str, spent: dict[str, float]) -> Iterator[None]:
    function: Callable[..., Any] = getattr(module, name)

    def timed(*arguments: object) -> object:
        started = time.perf_counter()
        result: object = function(*arguments)
        spent[stage] += time.perf_counter() - started
        return result

    with mock.patch.object(module, name, timed):
        yield


def _writing(reports: Sequence[Report], path: Path) -> float:
    readings = [(report, readers.read(report)) for report in reports]
    with Ledger(path) as ledger:
        return _seconds(lambda: [ledger.add(report, reading) for report, reading in readings])


def _whole(inputs: Path, ledger: Path, workers: int) -> None:
    command = [sys.executable, "-m", "accordingto", "read", str(inputs), "--ledger", str(ledger)]
    subprocess.run([*command, "--workers", str(workers)], check=True, stderr=subprocess.DEVNULL)
