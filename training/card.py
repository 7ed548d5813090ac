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
FILES = ("encoder.onnx", "relations.onnx", "tokenizer.json")


def write(folder: Path, recipe: Path, scores: Sequence[Score]) -> None:
    """Write ``card.json`` beside the encoder's files in ``folder``; ``recipe`` is the record that training left."""
    card = tomllib.loads(FACTS.read_text("utf-8")) | {
        "recipe": json.loads(recipe.read_text("utf-8")),
        "scores": [score._asdict() | {"score": round(score.score, 2)} for score in scores],
        "files": [_file(folder / name) for name in FILES],
    }
    (folder / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _file(path: Path) -> dict[str, str | int]:
    content = path.read_bytes()
    return {"name": path.name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
