"""Spans from the scores of B- and I- labels: the best sequence in which every I- follows its own kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.report import Span

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]

_NEVER = -1e9
"""The score of a label that cannot be."""


class Run(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of one kind, numbered as the kinds were given."""

    first: int
    last: int
    kind: int


def runs(scores: Floats, ranges: Iterable[Span]) -> Iterator[Run]:
    """The runs of the best sequence of labels of each range, in order.

    Args:
        scores: (n, 1 + 2 kinds).
        ranges: of rows, in order and without overlaps; no run crosses from one into another.
    """
    labels: Whole = scores.argmax(axis=1)
    before = np.concatenate([[0], labels[:-1]])
    ranges = [(first, last) for first, last in ranges if first < last]
    before[[first for first, _ in ranges]] = 0
    torn: list[int] = np.flatnonzero(_torn(labels, before)).tolist()
    for first, last in ranges:
        if bisect_left(torn, first) < bisect_left(torn, last):
            labels[first:last] = _viterbi(scores[first:last])
        yield from _runs(labels[first:last].tolist(), first)


def _runs(labels: Sequence[int], first: int) -> Iterator[Run]:
    begin, kind = None, -1
    for number, label in enumerate(labels, first):
        if begin is not None and (label == 0 or label % 2):
            yield Run(begin, number, kind)
            begin = None
        if label % 2:
            begin, kind = number, label // 2
    if begin is not None:
        yield Run(begin, first + len(labels), kind)


def best_labels(scores: Floats) -> Whole:
    """The (n) labels of the best allowed sequence: 0 outside, odd ones begin, the even one after each goes on."""
    labels: Whole = scores.argmax(axis=1)
    before = np.concatenate([[0], labels[:-1]])
    return _viterbi(scores) if _torn(labels, before).any() else labels


def _torn(labels: Whole, before: Whole) -> NDArray[np.bool_]:
    """Where a label goes on that neither began nor went on before."""
    torn: NDArray[np.bool_] = (labels > 0) & (labels % 2 == 0) & (before != labels) & (before != labels - 1)
    return torn


def _viterbi(scores: Floats) -> Whole:
    """The best sequence, on plain numbers: for a handful of labels that is faster than on arrays."""
    first, *rows = scores.tolist()
    total = [_NEVER if label and label % 2 == 0 else score for label, score in enumerate(first)]
    goes_on = range(2, len(total), 2)
    back = []
    for row in rows:
        best = max(total)
        pointers = [total.index(best)] * len(row)
        after = [best + score for score in row]
        for label in goes_on:
            pointers[label] = label - 1 if total[label - 1] >= total[label] else label
            after[label] = total[pointers[label]] + row[label]
        back.append(pointers)
        total = after
    label = total.index(max(total))
    labels = [label]
    for pointers in reversed(back):
        label = pointers[label]
        labels.append(label)
    return np.array(labels[::-1], np.int64)
