"""Spans from the scores of B- and I- labels: the best sequence in which every I- follows its own kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]


class Run(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of one kind, numbered as the kinds were given."""

    first: int
    last: int
    kind: int


def runs(scores: Floats, first: int = 0) -> Iterator[Run]:
    """The runs of the best sequence of labels; ``scores`` is (n, 1 + 2 kinds), its first row that of word ``first``."""
    labels = best_labels(scores)
    begin, kind = None, -1
    for number, label in enumerate(labels.tolist()):
        if begin is not None and (label == 0 or label % 2):
            yield Run(first + begin, first + number, kind)
            begin = None
        if label % 2:
            begin, kind = number, label // 2
    if begin is not None:
        yield Run(first + begin, first + len(labels), kind)


def best_labels(scores: Floats) -> Whole:
    """The (n) labels of the best allowed sequence: 0 outside, odd ones begin, the even one after each goes on."""
    labels: Whole = scores.argmax(axis=1)
    before = np.concatenate([[0], labels[:-1]])
    goes_on = (labels > 0) & (labels % 2 == 0)
    if np.all(~goes_on | (before == labels) | (before == labels - 1)):
        return labels
    return _viterbi(scores)


def _viterbi(scores: Floats) -> Whole:
    count, width = scores.shape
    allowed = np.zeros((width, width), np.float32)
    for after in range(2, width, 2):
        allowed[:, after] = -1e9
        allowed[[after - 1, after], after] = 0
    total = scores[0].copy()
    total[2::2] = -1e9
    back = np.zeros((count, width), np.int64)
    for number in range(1, count):
        table = total[:, None] + allowed
        back[number] = table.argmax(axis=0)
        total = table.max(axis=0) + scores[number]
    labels = np.zeros(count, np.int64)
    labels[-1] = total.argmax()
    for number in range(count - 1, 0, -1):
        labels[number - 1] = back[number, labels[number]]
    return labels
