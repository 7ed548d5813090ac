"""Which corpora are shown how often, and what of the small ones is held back to measure on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from training.corpora import NON_COMMERCIAL, Passage, attributions, names, partly, proper, together, trees

Text = TypeVar("Text")

HELD_BACK = {"re3d": 7, "politics": 5, "uner": 2}
"""Of these corpora, every so many-th text is kept from training."""


def mixture(data: Path) -> Mapping[str, tuple[Iterable[Passage], int]]:
    """The passages of every corpus, and how often an epoch shows them."""
    politics, re3d = names(data / "names/politics_dev.jsonl"), names(data / "names/re3d_dev.jsonl")
    return {
        "ewt": (trees(data / "syntax/ewt-train.conllu"), 1),
        "gum": (trees(data / "syntax/gum-train.conllu", NON_COMMERCIAL), 1),
        "attribution": (attributions(data / "attribution/train.jsonl"), 1),
        "conll2003": (together(names(data / "names/conll2003_train.jsonl"), 6), 1),
        "politics": (together(names(data / "names/politics_train.jsonl"), 3), 2),
        "politics-more": (together(kept(politics, HELD_BACK["politics"]), 3), 2),
        "re3d": (proper(kept(re3d, HELD_BACK["re3d"])), 2),
    }


def named(data: Path) -> Iterator[Passage]:
    """The passages that the names head learns from at last.

    What re3d calls a name without a capital is left out. Universal NER knows no names of other kinds, so that its
    capitalized words which are none of its names teach nothing.
    """
    politics, re3d = names(data / "names/politics_dev.jsonl"), names(data / "names/re3d_dev.jsonl")
    yield from together(names(data / "names/conll2003_train.jsonl"), 6)
    yield from together(names(data / "names/politics_train.jsonl"), 3)
    yield from together(kept(politics, HELD_BACK["politics"]), 3)
    yield from proper(kept(re3d, HELD_BACK["re3d"]))
    yield from together(partly(kept(names(data / "names/uner_ewt_dev.jsonl"), HELD_BACK["uner"])), 3)


def kept(texts: Iterable[Text], held_back: int) -> Iterator[Text]:
    """The texts to learn from."""
    return (text for number, text in enumerate(texts) if number % held_back)


def held_back(texts: Iterable[Text], every: int) -> Iterator[Text]:
    """The texts to measure on."""
    return (text for number, text in enumerate(texts) if number % every == 0)
