"""Accuracy of the program's own output against hand-coded data, by the scorers that come with the data."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Figures = Mapping[str, tuple[str, ...]]
"""What a figure is called, and where it stands in the scorer's JSON."""


class Task(NamedTuple):
    """Gold data, the script that scores predictions against it, and the figures to show."""

    name: str
    gold: str
    scorer: str
    figures: Figures
    adapter: str | None = None


class Score(NamedTuple):
    """One figure; null where the data is absent, for the reason given."""

    task: str
    figure: str
    value: float | None
    note: str


_CASUALTIES: Figures = {
    "facts, recall": ("facts", "all", "r"),
    "document's killed, exact": ("documents", "death", "exact"),
    "document's injured, exact": ("documents", "injury", "exact"),
}

TASKS = (
    Task(
        "claims",
        "data/claims/dev.jsonl",
        "score_claims.py",
        {
            "tolls, F1": ("tolls", "found", "f1"),
            "tolls with source, F1": ("tolls", "+source", "f1"),
            "tolls with bound, F1": ("tolls", "+bound", "f1"),
            "events, F1": ("events", "found", "f1"),
            "people, F1": ("people", "found", "f1"),
            "people with role, F1": ("people", "+role", "f1"),
            "zones, share of characters": ("zones", "accuracy"),
        },
    ),
    Task(
        "attribution",
        "data/attribution/dev.jsonl",
        "score_attribution.py",
        {"found, F1": ("all", "detect", "f1"), "found with source, F1": ("all", "detect_source", "f1")},
    ),
    Task(
        "times",
        "data/times/timebank.jsonl",
        "score_times.py",
        {"strict, F1": ("strict", "f1"), "relaxed, F1": ("relaxed", "f1"), "value, F1": ("value", "f1")},
    ),
    Task("casualties, dev", "data/incidents/dev.jsonl", "score_casualties.py", _CASUALTIES, "casualties"),
    Task("casualties, tst12", "data/incidents/tst12.jsonl", "score_casualties.py", _CASUALTIES, "casualties"),
)

WIKINEWS = "reports/wikinews"
ROLES = {"paragraph": "body", "quotation": "body"}
"""Roles of lines that are not called as the zones are."""


def scores(shared: Path, work: Path) -> Iterator[Score]:
    """The figures of every task whose data is there.

    Args:
        shared: folder with the data and, in ``bench``, the scorers.
        work: folder for predictions.
    """
    for task in TASKS:
        yield from _scored(task, shared, work)
    yield from _lines(shared / WIKINEWS, work)


def _skipped(task: str, gold: Path) -> Score:
    return Score(task, "skipped", None, f"{gold} is not there")


def _scored(task: Task, shared: Path, work: Path) -> Iterator[Score]:
    if not (shared / task.gold).exists():
        yield _skipped(task.name, shared / task.gold)
        return
    predictions = predicted(shared / task.gold, work)
    scorers = shared / "bench"
    if task.adapter is not None:
        adapted = predictions.with_suffix(".adapted.jsonl")
        adapted.write_bytes(_python(scorers / "from_readings.py", task.adapter, predictions))
        predictions = adapted
    result = json.loads(_python(scorers / task.scorer, shared / task.gold, predictions, "--json"))
    for figure, path in task.figures.items():
        value: Any = result
        for key in path:
            value = value[key]
        yield Score(task.name, figure, value, task.gold)


def predicted(inputs: Path, work: Path) -> Path:
    """The program's readings of a file or folder, one a line."""
    readings = work / f"{inputs.parent.name}-{inputs.stem}.readings.jsonl"
    if not readings.exists():
        # A report that cannot be read is a line on standard error, and counts as an empty reading.
        readings.write_bytes(_python("-m", "accordingto", "read", inputs, "--json", statuses=(0, 1)))
    return readings


def _python(*arguments: str | Path, statuses: Sequence[int] = (0,)) -> bytes:
    done = subprocess.run([sys.executable, *map(str, arguments)], check=False, stdout=subprocess.PIPE)
    if done.returncode not in statuses:
        done.check_returncode()
    return done.stdout


def _lines(folder: Path, work: Path) -> Iterator[Score]:
    """The share of characters, white space apart, whose zone is the role of their line."""
    if not (folder / "lines.jsonl").exists():
        yield _skipped("zones of lines", folder / "lines.jsonl")
        return
    readings = [json.loads(line) for line in predicted(folder, work).read_text("utf-8").splitlines()]
    texts = {reading["text"]: reading["zones"] for reading in readings}
    right = total = 0
    for line in (folder / "lines.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        text = (folder / f"{record['id']}.txt").read_text("utf-8")
        kinds = [""] * len(text)
        for zone in texts[text]:
            kinds[zone["start"] : zone["end"]] = [zone["kind"]] * (zone["end"] - zone["start"])
        for part in record["lines"]:
            role = ROLES.get(part["role"], part["role"])
            places = [place for place in range(part["start"], part["end"]) if not text[place].isspace()]
            # The date that stands before the title on its line is right as either.
            accepted = {role, "dateline"} if role == "title" else {role}
            right += sum(kinds[place] in accepted for place in places)
            total += len(places)
    yield Score("zones of lines", "share of characters", right / total, f"{WIKINEWS}/lines.jsonl")
