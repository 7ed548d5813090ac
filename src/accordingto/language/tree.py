"""The best dependency tree of a sentence from the scores of its arcs (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Whole = NDArray[np.int64]

_NEVER = -1e12
"""The score of an arc that cannot be."""
_FORBIDDING = 1e8
"""More than all arcs of a sentence together can make up for."""


def tree(scores: Floats) -> Whole:
    """The governor of each of ``n`` words under the best tree with one root.

    Taking the same amount from every arc of the root changes no choice among trees with one root, so an amount that
    leaves the root to one word gives that tree whenever it gives one root in the end (after Zmigrod, Vieira and
    Cotterell 2020); if it does not, a forbidding amount does.

    Args:
        scores: (n, n + 1); row the word, column its governor, column 0 the root.

    Returns:
        (n) governors: 0 the root, else 1 + the number of the word.
    """
    count = len(scores)
    if count < 2:
        return np.zeros(count, np.int64)
    arcs = scores.astype(np.float64)
    arcs[np.arange(count), np.arange(1, count + 1)] = _NEVER
    found: Whole = arcs[:, 1:].argmax(axis=1) + 1
    gains = arcs[:, 0] - arcs[np.arange(count), found]
    root = gains.argmax()
    found[root] = 0
    if _cycle(found) is None:
        return found
    second, first = np.partition(gains, -2)[-2:]
    arcs[:, 0] -= (first + second) / 2
    best = _spanning(arcs)
    if np.count_nonzero(best == 0) == 1:
        return best
    arcs[:, 0] -= _FORBIDDING
    return _spanning(arcs)


def _cycle(heads: Whole) -> list[int] | None:
    """Words (from 1) that govern each other in a ring, if any do."""
    governors: list[int] = [0, *heads.tolist()]
    seen = [0] * len(governors)
    for start in range(1, len(governors)):
        word = start
        while word and not seen[word]:
            seen[word] = start
            word = governors[word]
        if word and seen[word] == start:
            ring = [word]
            while governors[ring[-1]] != word:
                ring.append(governors[ring[-1]])
            return ring
    return None


def _spanning(arcs: Floats) -> Whole:
    """The best tree under the root, however many words hang from it.

    A ring of words is drawn together into one, what is left solved, and the ring opened where its governor enters.
    """
    heads: Whole = arcs.argmax(axis=1)
    ring = _cycle(heads)
    if ring is None:
        return heads
    inside = np.array(sorted(ring))
    free = np.ones(len(arcs) + 1, bool)
    free[[0, *ring]] = False
    outside = np.flatnonzero(free)
    kept = arcs[inside - 1, heads[inside - 1]]
    columns = np.concatenate([[0], outside])
    entering = arcs[np.ix_(inside - 1, columns)] - kept[:, None]
    leaving = arcs[np.ix_(outside - 1, inside)] if len(outside) else np.zeros((0, len(inside)))
    count = len(outside)
    smaller = np.full((count + 1, count + 2), _NEVER)
    smaller[:count, : count + 1] = arcs[np.ix_(outside - 1, columns)]
    if count:
        smaller[:count, count + 1] = leaving.max(axis=1)
    smaller[count, : count + 1] = entering.max(axis=0)
    solved = _spanning(smaller)
    found = heads.copy()
    for number, word in enumerate(outside):
        governor = int(solved[number])
        found[word - 1] = inside[leaving[number].argmax()] if governor == count + 1 else columns[governor]
    column = int(solved[count])
    broken = int(entering[:, column].argmax())
    found[inside[broken] - 1] = columns[column]
    return found
