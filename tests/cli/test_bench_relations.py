import json
import subprocess
import sys
from pathlib import Path

RELATIONS = Path(__file__).parents[2] / "bench" / "relations.py"
TEXT = "Velmark accused Ostrania of violating the border agreement."


def pair(name: str, source: list[list[int]] | None, target: list[list[int]] | None) -> str:
    return json.dumps({"id": name, "text": TEXT, "source_spans": source, "target_spans": target}) + "\n"


def test_the_classifier_and_the_rules_vote_on_pairs_and_say_so(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(
        pair("whole", [[0, 7]], [[16, 24]]) + pair("half", [[0, 7]], None) + pair("swapped", [[16, 24]], [[0, 7]])
    )
    done = subprocess.run([sys.executable, str(RELATIONS), str(pairs)], check=True, capture_output=True, timeout=120)
    whole, half, swapped = map(json.loads, done.stdout.splitlines())
    assert (whole["text"], whole["event"], half["event"]) == (TEXT, "ACCUSE", "ACCUSE")
    assert whole["rule"].startswith("model: ")
    assert whole["rule"].endswith("(lexicon: ACCUSE)")
    assert "lexicon" not in swapped["rule"]
