"""The card of the encoder: what it was learnt from, how, under which licence, and how well it does."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

from training.evaluate import Score

FACTS = Path(__file__).with_name("card.toml")
"""What no run can know: names, licences, limits."""
DOCUMENTATION = Path("docs/model.md")
"""Where the scores are shown, seen from the root of the repository."""
FILES = ("encoder.onnx", "relations.onnx", "names.onnx", "tokenizer.json")


def write(folder: Path, recipe: Path, scores: Sequence[Score]) -> None:
    """Write ``card.json`` beside the encoder's files in ``folder``; ``recipe`` is the record that training left."""
    card = tomllib.loads(FACTS.read_text("utf-8")) | {
        "recipe": json.loads(recipe.read_text("utf-8")),
        "scores": [score._asdict() | {"score": round(score.score, 2)} for score in scores],
        "files": [_file(folder / name) for name in FILES],
    }
    (folder / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")


def document(path: Path, scores: Sequence[Score]) -> None:
    """Write the scores into a Markdown file, in place of the table between its marks for them."""
    before, _, rest = path.read_text("utf-8").partition("<!-- scores -->\n")
    after = rest.partition("<!-- end of scores -->\n")[2]
    rows = "".join(f"| {score.corpus} | {score.measure} | {round(score.score, 2):.1f} |\n" for score in scores)
    table = f"| measured on | measure | % |\n| --- | --- | --: |\n{rows}"
    path.write_text(f"{before}<!-- scores -->\n{table}<!-- end of scores -->\n{after}", "utf-8")


def _file(path: Path) -> dict[str, str | int]:
    content = path.read_bytes()
    return {"name": path.name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
