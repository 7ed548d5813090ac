"""From a stretch of text to its figures."""

from __future__ import annotations

from accordingto.readers.atoms import Atoms, atoms
from accordingto.readers.numbers.bounds import Bounded, Limits, bounded, limits
from accordingto.readers.numbers.figure import COUNTING, Figure, Kind
from accordingto.readers.numbers.kinds import Context, context
from accordingto.readers.numbers.numeral import Numeral
from accordingto.readers.numbers.numerals import numerals
from accordingto.readers.numbers.ranges import join_ranges
from accordingto.readers.numbers.wholes import with_wholes


def figures(text: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """The numbers of ``text[start:end]``, in order, not overlapping, with offsets into ``text``.

    Words outside the stretch are not looked at. Text of any kind is fine; the cost is linear in the stretch.
    """
    pieces = atoms(text, start, end)
    found = join_ranges(pieces, numerals(pieces))
    read = [(numeral, *_read(pieces, numeral)) for numeral in found]
    spans = _disjoint(read)
    drafts = [
        _figure(pieces, numeral, around.kind, bound, span)
        for (numeral, around, bound), span in zip(read, spans, strict=True)
    ]
    return tuple(with_wholes(pieces, spans, drafts))


def _read(pieces: Atoms, numeral: Numeral) -> tuple[Context, Bounded]:
    around = context(pieces, numeral)
    return around, bounded(pieces, numeral, around)


def _disjoint(read: list[tuple[Numeral, Context, Bounded]]) -> list[tuple[int, int]]:
    """First and last atoms of the figures; bound words between two numbers go to the later one."""
    spans: list[tuple[int, int]] = []
    floor = 0
    for index, (numeral, _, bound) in enumerate(read):
        ceiling = read[index + 1][2].first if index + 1 < len(read) else bound.last
        first = max(bound.first, floor)
        last = max(min(bound.last, max(ceiling, numeral.last)), numeral.last)
        spans.append((min(first, numeral.first), last))
        floor = last
    return spans


def _figure(pieces: Atoms, numeral: Numeral, kind: Kind, bound: Bounded, span: tuple[int, int]) -> Figure:
    start, end = pieces.span(*span)
    allowed = limits(bound.bound, numeral) if kind in COUNTING and kind != "fraction" else Limits(None, None, None)
    return Figure(
        start=start,
        end=end,
        number=pieces.span(numeral.first, numeral.last),
        kind=kind,
        value=numeral.value,
        count=allowed.count,
        low=allowed.low,
        high=allowed.high,
        bound=bound.bound,
    )
