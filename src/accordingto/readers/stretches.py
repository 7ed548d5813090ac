"""Spans with something attached, found by position without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from accordingto.report import Span

T = TypeVar("T")


class Stretches(Generic[T]):
    """An index of spans: each look-up costs the logarithm of their number and the neighbours it has to pass."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: item[0])
        self._starts = [span[0] for span, _ in self._items]
        self._longest = max((end - start for (start, end), _ in self._items), default=0)

    def inside(self, start: int, end: int) -> Iterator[tuple[Span, T]]:
        """The spans that lie within ``start`` to ``end``, in order of their start."""
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            if self._items[i][0][1] <= end:
                yield self._items[i]

    def around(self, span: Span) -> Iterator[tuple[Span, T]]:
        """The spans that hold all of ``span``, the nearest start first."""
        for i in range(bisect_right(self._starts, span[0]) - 1, -1, -1):
            (start, end), _ = self._items[i]
            if start < span[1] - self._longest:
                return
            if span[1] <= end:
                yield self._items[i]

    def meeting(self, start: int, end: int) -> Iterator[tuple[Span, T]]:
        """The spans that share a place with ``start`` to ``end``, the last first."""
        for i in range(bisect_left(self._starts, end) - 1, -1, -1):
            if self._items[i][0][0] < start - self._longest:
                return
            if start < self._items[i][0][1]:
                yield self._items[i]
