"""Parts and their wholes: ``nine of the 12``, ``two thirds of its 30``, ``half the 40``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil, floor

from accordingto.readers.atoms import Atoms
from accordingto.readers.numbers.bounds import Limits, around
from accordingto.readers.numbers.figure import Figure
from accordingto.readers.numbers.grammar import grammar
from accordingto.reading import Bound

_EVEN = 1e-6
"""How far from a whole number a share may be by the noise of fractions."""
_PARTS = frozenset(["cardinal", "vague", "none", "fraction"])


def with_wholes(pieces: Atoms, spans: Sequence[tuple[int, int]], drafts: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, each part with the count of its whole, and each share of a count worked out.

    Args:
        pieces: the atoms of the text.
        spans: first and last atom of each figure.
        drafts: the figures.
    """
    for index, draft in enumerate(drafts):
        linked = index + 1 < len(drafts) and _linked(pieces, spans[index][1], spans[index + 1][0], draft)
        yield _part(draft, drafts[index + 1]) if linked else draft


def _linked(pieces: Atoms, last: int, first: int, draft: Figure) -> bool:
    link = grammar().links.after(pieces, last)
    return link is not None and link[0] == first and (draft.kind == "fraction" or pieces.word(last) != "the")


def _part(part: Figure, total: Figure) -> Figure:
    if total.kind != "cardinal" or total.count is None or part.kind not in _PARTS:
        return part
    if part.kind == "fraction" and part.value is not None:
        return _share(part, total.count)
    if part.count is not None and part.count > total.count:
        return part
    return replace(part, whole=total.count)


def _share(part: Figure, total: int) -> Figure:
    exact = (part.value or 0) * total
    bound = part.bound if abs(exact - round(exact)) < _EVEN or part.bound != "exact" else "about"
    limits = share(part.value or 0, part.bound, total)
    return replace(part, whole=total, count=limits.count, low=limits.low, high=limits.high, bound=bound)


def share(value: float, bound: Bound, total: int) -> Limits:
    """A share of a count in whole numbers; one that does not come out even lies between its two neighbours.

    Args:
        value: the share, between 0 and 1.
        bound: of the share; ``vague`` is more than it ("most of them").
        total: the count.
    """
    exact = value * total
    if bound == "vague":
        return Limits(None, floor(exact) + 1, total)
    count = round(exact)
    if bound == "exact" and abs(exact - count) >= _EVEN:
        return Limits(count, floor(exact), ceil(exact))
    return around(bound, count)
