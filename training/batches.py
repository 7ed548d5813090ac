"""From passages to batches: windows of whole sentences, padded beside windows of much the same length."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from accordingto.language import pieces
from accordingto.language.pieces import SHAPES, mark
from training.corpora import IGNORE, Passage

HEADS = ("upos", "head", "relation", "end", "tag", "link", "name")
_ABSOLUTE = {"head", "link"}


@dataclass(frozen=True)
class Sample:
    """One window: pieces and shapes, the marks at both ends too; of words first piece, sentence, spelling, labels."""

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    sentence: list[int]
    spelled: list[tuple[int, ...]]
    labels: dict[str, list[int]]


@dataclass(frozen=True)
class Coded:
    """A passage with its words in pieces, cut once."""

    passage: Passage
    ids: list[list[int]]
    shapes: list[int]
    spelled: list[tuple[int, ...]]


def coded(passage: Passage) -> Coded:
    """The passage with the pieces and shapes of its words."""
    found = [pieces.coded(word) for word in passage.words]
    shapes, spelled = [word.shape for word in found], [word.spelled for word in found]
    return Coded(passage, [list(word.pieces) for word in found], shapes, spelled)


def samples(texts: Iterable[Coded], size: int, chance: random.Random | None) -> Iterator[Sample]:
    """Windows that tile each text, from a random sentence on where there is ``chance``."""
    for text in texts:
        yield from _tiles(text, size, chance)


def _tiles(text: Coded, size: int, chance: random.Random | None) -> Iterator[Sample]:
    starts = [*text.passage.sentences, len(text.passage.words)]
    limit = size if chance is None else chance.randint(size // 3, size)
    first = 0
    while first < len(starts) - 1:
        last, total = first, 0
        while last < len(starts) - 1:
            length = sum(
                len(ids) + (number in text.passage.breaks)
                for number, ids in _between(text, starts[last], starts[last + 1])
            )
            if last > first and total + length > limit:
                break
            total += length
            last += 1
        yield _sample(text, starts[first], starts[last], starts[first:last], size)
        first, limit = last, size


def _between(text: Coded, first: int, last: int) -> Iterator[tuple[int, list[int]]]:
    return zip(range(first, last), text.ids[first:last], strict=True)


def _sample(text: Coded, begin: int, end: int, heads: Sequence[int], size: int) -> Sample:
    separator = mark("[SEP]")
    ids, shapes = [mark("[CLS]")], [0]
    first: list[int] = []
    sentence: list[int] = []
    beginnings = set(heads)
    number = -1
    for word in range(begin, end):
        number += word in beginnings
        if word in text.passage.breaks and word > begin:
            ids.append(separator)
            shapes.append(0)
        if len(ids) + len(text.ids[word]) > size + 1:
            end = word
            break
        first.append(len(ids))
        sentence.append(number)
        ids += text.ids[word]
        shapes += [text.shapes[word]] * len(text.ids[word])
    ids.append(separator)
    shapes.append(0)
    labels = {head: _moved(head, values[begin:end], begin, end) for head, values in text.passage.labels.items()}
    return Sample(ids, shapes, first, sentence, text.spelled[begin:end], labels)


def _moved(head: str, values: list[int], begin: int, end: int) -> list[int]:
    """Labels that point at words, counted from the window's first word; what points out of it is ignored."""
    if head == "link":
        return [v - begin if begin <= v < end else IGNORE for v in values]
    if head == "head":
        return [v if v == 0 else v - begin if begin < v <= end else IGNORE for v in values]
    return values


def recased(sample: Sample, chance: random.Random) -> Sample:
    """The sample, now and then as upper-case wire copy or without capitals, so that names do not hang on them alone."""
    drawn = chance.random()
    if drawn >= 0.15:
        return sample
    return shouted(sample) if drawn < 0.11 else _shaped(sample, "lower")


def shouted(sample: Sample) -> Sample:
    """The sample as upper-case wire copy."""
    return _shaped(sample, "upper")


def _shaped(sample: Sample, shape: str) -> Sample:
    letters = {SHAPES.index(name) for name in ("lower", "title", "upper", "mixed", "initial")}
    changed = SHAPES.index(shape)
    return replace(sample, shapes=[changed if s in letters else s for s in sample.shapes])


@dataclass(frozen=True)
class Batch:
    """Tensors of a batch: pieces and shapes (B, L); first, sentence and, by head, labels (B, W).

    Padding is 0, of sentences -1, of labels ``IGNORE``.
    """

    pieces: torch.Tensor
    shapes: torch.Tensor
    first: torch.Tensor
    sentence: torch.Tensor
    labels: dict[str, torch.Tensor]


def batches(found: list[Sample], budget: int, chance: random.Random | None) -> Iterator[Batch]:
    """Batches of at most ``budget`` pieces, padding included; their order is shuffled where there is ``chance``."""
    order = sorted(found, key=lambda s: len(s.pieces) + (chance.random() * 24 if chance else 0))
    groups: list[list[Sample]] = [[]]
    longest = 0
    for sample in order:
        longest = max(longest, len(sample.pieces))
        if groups[-1] and longest * (len(groups[-1]) + 1) > budget:
            groups.append([])
            longest = len(sample.pieces)
        groups[-1].append(sample)
    if chance is not None:
        chance.shuffle(groups)
    return map(_batch, filter(None, groups))


def _batch(group: list[Sample]) -> Batch:
    labels = {
        head: _padded([sample.labels.get(head, [IGNORE] * len(sample.first)) for sample in group], IGNORE)
        for head in HEADS
    }
    return Batch(
        pieces=_padded([s.pieces for s in group], 0),
        shapes=_padded([s.shapes for s in group], 0),
        first=_padded([s.first for s in group], 0),
        sentence=_padded([s.sentence for s in group], -1),
        labels=labels,
    )


def _padded(rows: list[list[int]], fill: int) -> torch.Tensor:
    table = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return torch.from_numpy(table)
