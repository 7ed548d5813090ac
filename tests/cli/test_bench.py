import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "bench" / "run.py"


def test_the_benchmark_skips_what_is_absent_and_measures_every_stage(tmp_path: Path) -> None:
    command = [sys.executable, str(BENCH), "--shared", str(tmp_path), "--reports", "2", "--json"]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=120).stdout)
    assert {score["figure"] for score in result["accuracy"]} == {"skipped"}
    stages = {pace["stage"]: pace for pace in result["speed"]}
    assert len(stages) == 16
    assert all(pace["reports_per_second"] > 0 for pace in stages.values())
    assert stages["yardstick: tokenising by regular expression"]["yardsticks"] == 1
    assert stages["network: the encoder's graphs alone"]["networks"] == 1
    assert 1 < stages["language analysis, the encoder in it"]["networks"] < stages["reading, all of it"]["networks"]
