"""The benchmark of the room, on a small ledger."""

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "bench" / "room.py"


def test_the_benchmark_asks_for_every_page_while_reports_come_in() -> None:
    command = [sys.executable, str(BENCH), "--claims", "340", "--seconds", "1"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout
    assert "/search?q=shelling" in shown
    assert shown.rstrip().endswith("no failure, no lock")
