"""Accuracy, where the hand-coded data is there, and speed: ``make bench``.

    python bench/run.py [--json] [--only accuracy|speed] [--shared FOLDER] [--reports N]

The data lies beside the project, in ../shared, and is no part of it; what is absent is skipped, saying so.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import times
from accuracy import Score, scores
from speed import Pace, paces

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = "data/reports/sample500.jsonl"


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        found = list(scores(options.shared, work)) if options.only != "speed" else []
        if not options.json:
            _print_scores(found)
            if options.only != "speed":
                times.main(options.shared / "data/times/timebank.jsonl")
        sample = options.shared / SAMPLE
        source = sample if sample.exists() else ROOT / "samples" / "reports"
        pace = paces(source, options.reports, work) if options.only != "accuracy" else []
        if options.json:
            print(
                json.dumps({"accuracy": [s._asdict() for s in found], "speed": [p._asdict() for p in pace]}, indent=1)
            )
        else:
            _print_paces(pace, source, options.reports)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure accuracy and speed.")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    parser.add_argument("--only", choices=["accuracy", "speed"], help="measure one of the two")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with the hand-coded data")
    parser.add_argument("--reports", type=int, default=200, help="number of reports to measure speed on")
    return parser.parse_args()


def _print_scores(found: Sequence[Score]) -> None:
    for score in found:
        value = "" if score.value is None else f"{score.value:.3f}"
        print(f"{score.task:<18} {score.figure:<28} {value:>6}   {score.note}")


def _print_paces(pace: Sequence[Pace], source: Path, number: int) -> None:
    if pace:
        print(f"\n{number} reports of {source}\n{'':<48} {'reports/s':>10} {'yardsticks':>11} {'networks':>9}")
    for stage in pace:
        times = f"{stage.yardsticks:>11,.1f} {stage.networks:>9,.2f}"
        print(f"{stage.stage:<48} {stage.reports_per_second:>10,.1f} {times}")


if __name__ == "__main__":
    main()
