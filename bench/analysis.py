"""Speed and memory of the analysis alone: words, zones, syntax, names and attributions of reports, nothing read.

    python bench/analysis.py REPORTS.jsonl [--threads N] [--reports N]

Prints words a second by the clock, with reports spread over threads of one process, and how the processor's time
divides between the network and everything around it; peak memory is that of the whole process.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest import mock

from accordingto.language import analyse, encoder
from accordingto.report import Report


class Timed:
    """A graph that adds up the processor time of its runs."""

    def __init__(self, session: Any) -> None:  # noqa: ANN401  # onnxruntime has no types
        self.session = session
        self.seconds = 0.0
        self.lock = threading.Lock()

    def run(self, outputs: Sequence[str], inputs: dict[str, Any]) -> Any:  # noqa: ANN401  # as above
        """Run the graph."""
        began = time.thread_time()
        found = self.session.run(outputs, inputs)
        with self.lock:
            self.seconds += time.thread_time() - began
        return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the speed of the analysis.")
    parser.add_argument("source", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--reports", type=int, default=500)
    options = parser.parse_args()
    reports = _reports(options.source)[: options.reports]
    began = time.perf_counter()
    analyse(reports[0])
    print(f"first report        {time.perf_counter() - began:10.2f} s, graphs loaded")
    graphs = {name: Timed(encoder.session(name)) for name in ("encoder", "relations")}
    with mock.patch.object(encoder, "session", graphs.__getitem__):
        began, used = time.perf_counter(), time.process_time()
        with ThreadPoolExecutor(options.threads) as pool:
            words = sum(pool.map(_words, reports))
        clock, used = time.perf_counter() - began, time.process_time() - used
    network = sum(graph.seconds for graph in graphs.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(f"by the clock        {words / clock:10,.0f} words/s, {len(reports) / clock:,.1f} reports/s")
    print(f"the network         {words / network:10,.0f} words/s of one processor, {network / used:.0%} of the time")
    print(f"all around it       {words / (used - network):10,.0f} words/s of one processor")
    print(f"peak memory         {peak:10,.0f} MiB")


def _reports(source: Path) -> list[Report]:
    with source.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [Report(id=record["id"], text=record["text"], title=record.get("title")) for record in records]


def _words(report: Report) -> int:
    return len(analyse(report).syntax.words)


if __name__ == "__main__":
    main()
