"""Runs of tokens that are names, before it is decided what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.language import Analysis, Token


class Run(NamedTuple):
    """Characters ``start`` to ``end``, in tokens ``first`` to ``last``, of one of the encoder's kinds."""

    start: int
    end: int
    first: int
    last: int
    kind: str


def of_tokens(tokens: Sequence[Token], first: int, last: int, kind: str) -> Run:
    """The run of the tokens ``first`` to ``last``, exclusive."""
    return Run(tokens[first].start, tokens[last - 1].end, first, last, kind)


def placed(found: Sequence[Run], new: Sequence[Run]) -> list[Run]:
    """The runs in order, new ones in the place of those that they meet."""
    if not new:
        return list(found)
    covered = {i for run in new for i in range(run.first, run.last)}
    return sorted([*(run for run in found if covered.isdisjoint(range(run.first, run.last))), *new])


def words(analysis: Analysis, run: Run) -> tuple[str, ...]:
    """The lower-case words of a run without its article."""
    found = tuple(token.lower for token in analysis.tokens[run.first : run.last])
    return found[1:] if found[0] == "the" and len(found) > 1 else found
