"""Windows of whole sentences: what the encoder sees at once of a long report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SIZE = 252
"""Most word pieces in a window, the two that mark its ends left out: the length the encoder was trained on."""
OVERLAP = 56
"""Word pieces that two neighbouring windows share at least, where sentences allow, so that each is read in context."""


class Window(NamedTuple):
    """Sentences ``first`` to ``last`` (exclusive), of which ``keep_first`` to ``keep_last`` are decided here."""

    first: int
    last: int
    keep_first: int
    keep_last: int


def windows(lengths: Sequence[int], size: int = SIZE, overlap: int = OVERLAP) -> list[Window]:
    """Windows over sentences of so many pieces each; each sentence is decided in the one where it has most context.

    A sentence longer than ``size`` has a window of its own: cut such sentences before.
    """
    spans = _spans(lengths, size, overlap)
    found = []
    keep = 0
    for number, (first, last) in enumerate(spans):
        until = _handover(lengths, last, spans[number + 1][0]) if number + 1 < len(spans) else last
        found.append(Window(first, last, keep, until))
        keep = until
    return found


def _spans(lengths: Sequence[int], size: int, overlap: int) -> list[tuple[int, int]]:
    spans = []
    first = 0
    while first < len(lengths):
        last, total = first, 0
        while last < len(lengths) and (last == first or total + lengths[last] <= size):
            total += lengths[last]
            last += 1
        spans.append((first, last))
        if last == len(lengths):
            break
        after, shared = last, 0
        while after - 1 > first and shared < overlap and shared + lengths[after - 1] + lengths[last] <= size:
            after -= 1
            shared += lengths[after]
        first = after
    return spans


def _handover(lengths: Sequence[int], last: int, shared: int) -> int:
    """The first sentence, of those from ``shared`` to ``last``, with more context in the following window than here."""
    after = sum(lengths[shared:last])
    before = 0
    while shared < last:
        after -= lengths[shared]
        if before >= after:
            break
        before += lengths[shared]
        shared += 1
    return shared
