"""Quotation marks paired into quotations, paragraph by paragraph.

What a mark does is told by where it stands as much as by its shape: wrong-way marks are common, and straight marks have
no way. A mark that can only close is skipped where nothing is open (inches, the last paragraph of a long quotation). A
double mark left open runs to the end of its paragraph: by newspaper convention the next paragraph opens with a mark
again, and otherwise nothing but the mark is missing. A stray mark thus costs one quotation, never the report. Single
marks count only where they look like a pair and stand in no double quotation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from accordingto.report import Span

_DOUBLE = re.compile(r"''|``|[\"“”„«»]")
_SINGLE = re.compile(
    r"(?<![\w.,!?;:])['‘`](?=\w)[^'‘’`]{1,400}?(?:(?<=\w)['’]\w[^'‘’`]{0,400}?){0,8}(?<=[\w.,!?…])['’](?!\w)"
)
_OPENING = frozenset(["“", "„", "«", "``"])
_CLOSING = frozenset(["”", "»"])
_BEFORE_OPENING = frozenset("([{—–-‘'“")


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
        can_open, can_close = _can_open(text, mark, start), _can_close(text, mark)
        if opened is None:
            if mark.group() in _OPENING or can_open or (mark.group() not in _CLOSING and not can_close):
                opened = mark
        elif mark.group() not in _OPENING or (can_close and not can_open):
            found.append(_quotation(text, opened.start(), opened.end(), mark.start(), mark.end()))
            opened = None
    if opened is not None:
        inner = _trim(text, opened.end(), end)
        found.append(Quotation(opened.start(), inner[1], inner, closed=False, single=False))
    return [q for q in found if q.inner[0] < q.inner[1]]


def _can_open(text: str, mark: re.Match[str], floor: int) -> bool:
    """Whether a mark stands where an opening one would: before a word, or first in its paragraph."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.start() == floor or unicodedata.category(before) == "Cf":
        return True
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _can_close(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands where a closing one would: behind a word or its stop, and not before a word."""
    return not text[mark.start() - 1 : mark.start()].isspace() and not text[mark.end() : mark.end() + 1].isalnum()


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
