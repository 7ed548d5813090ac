"""From the corpora to the encoder that the package ships.

    python -m training --data FOLDER --start WEIGHTS [--out FOLDER]

``--data`` holds the corpora (see ``training/README.md``); ``--start`` the weights to begin with.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterable
from pathlib import Path

from training.batches import Coded, coded
from training.corpora import NON_COMMERCIAL, Passage, attributions, names, together, trees
from training.train import Recipe, train

HELD_BACK = {"re3d": 7, "politics": 5}
"""Of the small corpora, every so many-th text is kept from training, to measure on."""


def corpora(data: Path) -> dict[str, tuple[list[Coded], int]]:
    """Every corpus, cut into pieces, and how often an epoch shows it."""
    found: dict[str, tuple[Iterable[Passage], int]] = {
        "ewt": (trees(data / "syntax/ewt-train.conllu"), 1),
        "gum": (trees(data / "syntax/gum-train.conllu", NON_COMMERCIAL), 1),
        "attribution": (attributions(data / "attribution/train.jsonl"), 1),
        "conll2003": (together(names(data / "names/conll2003_train.jsonl"), 6), 1),
        "politics": (together(names(data / "names/politics_train.jsonl"), 3), 1),
        "politics-more": (together(kept(names(data / "names/politics_dev.jsonl"), HELD_BACK["politics"]), 3), 1),
        "re3d": (kept(names(data / "names/re3d_dev.jsonl"), HELD_BACK["re3d"]), 2),
    }
    return {name: ([coded(passage) for passage in passages], times) for name, (passages, times) in found.items()}


def kept(passages: Iterable[Passage], held_back: int) -> list[Passage]:
    """The passages to learn from."""
    return [passage for number, passage in enumerate(passages) if number % held_back]


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(
        prog="training", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/encoder"))
    parser.add_argument("--epochs", type=float, default=Recipe.epochs)
    parser.add_argument("--encoder-rate", type=float, default=Recipe.encoder_rate)
    parser.add_argument("--head-rate", type=float, default=Recipe.head_rate)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(chosen.out / "training.log")],
    )
    recipe = Recipe(epochs=chosen.epochs, encoder_rate=chosen.encoder_rate, head_rate=chosen.head_rate)
    train(corpora(chosen.data), recipe, chosen.out, chosen.start)


if __name__ == "__main__":
    main()
