"""Quotation marks paired into quotations, paragraph by paragraph.

A double mark left open runs to the end of its paragraph when the next paragraph opens with a mark too (the newspaper
convention for a quotation of several paragraphs) or when nothing but the mark is missing; a stray mark therefore costs
one quotation, never the report. Single marks count only where they look like a pair and stand in no double quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from accordingto.report import Span

_DOUBLE = re.compile(r"''|``|[\"“”„«»]")
_SINGLE = re.compile(
    r"(?<![\w.,!?;:])['‘`](?=\w)[^'‘’`\n]{1,400}?(?:(?<=\w)['’]\w[^'‘’`\n]{0,400}?){0,8}(?<=[\w.,!?…])['’](?!\w)"
)
_OPENING = frozenset(["“", "„", "«", "``"])
_CLOSING = frozenset(["”", "»"])


class Quotation(NamedTuple):
    """A quotation: ``start`` and ``end`` with its marks, ``inner`` without them.

    ``closed`` is false when the closing mark is missing; ``single`` marks are weaker evidence than double ones.
    """

    start: int
    end: int
    inner: Span
    closed: bool
    single: bool


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """All outermost quotations of the paragraphs, in order."""
    found: list[Quotation] = []
    for start, end in paragraphs:
        doubles = _doubles(text, start, end)
        found += sorted(doubles + _singles(text, start, end, doubles))
    return tuple(found)


def _doubles(text: str, start: int, end: int) -> list[Quotation]:
    found = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        if opened is None:
            if mark.group() not in _CLOSING or _opens(text, mark.start(), mark.end(), start):
                opened = mark
        elif mark.group() not in _OPENING:
            found.append(_quotation(text, opened.start(), opened.end(), mark.start(), mark.end()))
            opened = None
    if opened is not None:
        stop = end - (len(text[start:end]) - len(text[start:end].rstrip()))
        if stop > opened.end():
            found.append(Quotation(opened.start(), stop, _trim(text, opened.end(), stop), closed=False, single=False))
    return [q for q in found if q.inner[0] < q.inner[1]]


def _opens(text: str, start: int, end: int, floor: int) -> bool:
    """Whether a mark typed as a closing one stands where an opening one would."""
    return (start == floor or text[start - 1].isspace()) and text[end : end + 1].isalnum()


def _singles(text: str, start: int, end: int, doubles: Sequence[Quotation]) -> list[Quotation]:
    found = []
    for match in _SINGLE.finditer(text, start, end):
        if not any(q.start < match.end() and match.start() < q.end for q in doubles):
            inner = _trim(text, match.start() + 1, match.end() - 1)
            found.append(Quotation(match.start(), match.end(), inner, closed=True, single=True))
    return found


def _quotation(text: str, start: int, inner_start: int, inner_end: int, end: int) -> Quotation:
    return Quotation(start, end, _trim(text, inner_start, inner_end), closed=True, single=False)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
