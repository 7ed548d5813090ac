import subprocess
import sys
from pathlib import Path

DEMO = Path(__file__).parents[2] / "samples" / "demo.py"


def demo(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, DEMO], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )


def test_the_demo_shows_tolls_and_a_timeline_and_says_where_to_look(tmp_path: Path) -> None:
    done = demo(tmp_path)
    assert (done.returncode, (tmp_path / "demo.db").exists()) == (0, True)
    assert "15 read" in done.stderr
    assert done.stdout.rstrip().endswith("accordingto open demo.db")
    tolls, _, timeline = done.stdout.partition("$ accordingto timeline demo.db")
    assert sum(line.startswith("killed ") for line in tolls.splitlines()) >= 15
    assert "interior ministry" in tolls
    assert sum(line.startswith("2019-03-") for line in timeline.splitlines()) >= 10
    assert "accordingto report " in timeline


def test_the_demo_starts_afresh_over_its_own_ledger(tmp_path: Path) -> None:
    first = demo(tmp_path)
    again = demo(tmp_path)
    assert again.stdout == first.stdout
    assert "15 read" in again.stderr


def test_the_demo_never_deletes_what_is_not_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "demo.db").write_text("my notes")
    done = demo(tmp_path)
    assert done.returncode != 0
    assert "not a ledger" in done.stderr
    assert (tmp_path / "demo.db").read_text() == "my notes"
