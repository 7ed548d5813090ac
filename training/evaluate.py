"""Measures the encoder that the package ships, through the package: its int8 graphs, its words, its decoding.

Only development sets are read. Trees are scored as in the CoNLL 2018 shared task, on gold words and sentences:
universal relations (subtypes cut), punctuation counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from accordingto.language import analyse
from accordingto.language.encoder import Encoded, encode
from accordingto.language.tagged import best_labels
from accordingto.language.tagset import NAMES, RELATIONS, ROLES
from accordingto.report import Report, Span
from training.corpora import COARSE, IGNORE, Passage, attributions, records, trees
from training.mixture import HELD_BACK, held_back
from training.plain import Document, documents


class Score(NamedTuple):
    """A figure in per cent, of a measure on a corpus."""

    corpus: str
    measure: str
    score: float


class Tally(NamedTuple):
    """How many are right, of how many predicted and how many in the gold."""

    right: int
    predicted: int
    gold: int

    @property
    def f1(self) -> float:
        """F1 in per cent, 0 where nothing is right."""
        return 200 * self.right / (self.predicted + self.gold) if self.right else 0.0


def evaluate(data: Path) -> list[Score]:
    """Every score of the card, from the corpora in ``data``."""
    found: list[Score] = []
    for title, name in (("UD English EWT, dev", "ewt"), ("UD English GUM, dev", "gum")):
        path = data / f"syntax/{name}-dev.conllu"
        found += [Score(title, *row) for row in (syntax(trees(path)) | segmentation(documents(path))).items()]
    passages = attributions(data / "attribution/dev.jsonl")
    found += [Score("PolNeAR, dev", *row) for row in attribution(passages).items()]
    for title, name, every in (
        ("CoNLL-2003 names, dev", "conll2003_dev", 1),
        ("CrossNER politics, held back", "politics_dev", HELD_BACK["politics"]),
        ("re3d, held back", "re3d_dev", HELD_BACK["re3d"]),
        ("Universal NER EWT, held back", "uner_ewt_dev", HELD_BACK["uner"]),
    ):
        texts = held_back(records(data / f"names/{name}.jsonl"), every)
        found += [Score(title, *row) for row in names(texts).items()]
    return found


def syntax(passages: Iterable[Passage]) -> dict[str, float]:
    """UPOS, UAS and LAS in per cent on gold words and sentences."""
    right, count = np.zeros(3), 0
    for passage in passages:
        found = _encoded(passage)
        gold = {name: np.array(passage.labels[name]) for name in ("upos", "head", "relation")}
        attached = found.head + 1 == gold["head"]
        labelled = attached & (_universal(found.relation) == _universal(gold["relation"]))
        right += [(found.upos == gold["upos"]).sum(), attached.sum(), labelled.sum()]
        count += len(passage.words)
    return dict(zip(("UPOS", "UAS", "LAS"), (100 * right / count).tolist(), strict=True))


def segmentation(texts: Iterable[Document]) -> dict[str, float]:
    """F1 in per cent of the program's own words and sentences on plain text."""
    words, sentences = Tally(0, 0, 0), Tally(0, 0, 0)
    for number, document in enumerate(texts):
        analysis = analyse(Report(id=str(number), text=document.text))
        words = _more(words, {(word.start, word.end) for word in analysis.syntax.words}, set(document.words))
        sentences = _more(sentences, {(s.start, s.end) for s in analysis.sentences}, set(document.sentences))
    return {"words, F1": words.f1, "sentences, F1": sentences.f1}


def attribution(passages: Iterable[Passage]) -> dict[str, float]:
    """F1 in per cent over words of source, cue and content, the best labels of each paragraph taken as they are."""
    tallies = [Tally(0, 0, 0) for _ in ROLES]
    for passage in passages:
        found = _encoded(passage)
        edges = [*sorted(passage.breaks | {0}), len(passage.words)]
        labels = np.concatenate([best_labels(found.tags[first:last]) for first, last in pairwise(edges)])
        gold = np.array(passage.labels["tag"])
        known = gold != IGNORE
        for role, tally in enumerate(tallies):
            ours, theirs = (labels + 1) // 2 == role + 1, (gold + 1) // 2 == role + 1
            counts = ((ours & theirs & known).sum(), (ours & known).sum(), (theirs & known).sum())
            tallies[role] = Tally(*(int(old + new) for old, new in zip(tally, counts, strict=True)))
    return {f"{role}, words, F1": tally.f1 for role, tally in zip(ROLES, tallies, strict=True)}


def names(texts: Iterable[dict[str, Any]]) -> dict[str, float]:
    """F1 in per cent of exact names, all kinds together and by kind; of the gold, the kinds that the corpus has."""
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for record in texts:
        theirs, nested = _gold_names(record["names"]), _gold_names(record.get("nested", []))
        syntax = analyse(Report(id=record["id"], text=record["text"])).syntax
        ours = {(name.start, name.end, name.kind) for name in syntax.names} - (nested - theirs)
        right.update(name[2] for name in ours & theirs)
        predicted.update(name[2] for name in ours)
        gold.update(name[2] for name in theirs)
    kinds = [kind for kind in NAMES if gold[kind]]
    found = {"names, exact F1": Tally(right.total(), predicted.total(), gold.total()).f1}
    return found | {f"{kind}, exact F1": Tally(right[kind], predicted[kind], gold[kind]).f1 for kind in kinds}


def _encoded(passage: Passage) -> Encoded:
    edges = [*passage.sentences, len(passage.words)]
    return encode(passage.words, list(pairwise(edges)), passage.breaks, threads=2)


def _universal(relations: Any) -> Any:  # noqa: ANN401  # arrays of numbers in, of names out
    return np.array([name.partition(":")[0] for name in RELATIONS])[relations]


def _more(tally: Tally, ours: set[Span], gold: set[Span]) -> Tally:
    return Tally(tally.right + len(ours & gold), tally.predicted + len(ours), tally.gold + len(gold))


def _gold_names(found: Iterable[dict[str, Any]]) -> set[tuple[int, int, str]]:
    kinds = ((name["start"], name["end"], COARSE.get(name["type"].lower())) for name in found)
    return {(start, end, kind) for start, end, kind in kinds if kind is not None}
