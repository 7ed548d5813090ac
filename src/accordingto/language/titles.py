"""The title line of a report: the one it is known by, else the line at its head that looks like one."""

from __future__ import annotations

import re

from accordingto.language.datelines import header_end
from accordingto.language.page import Page, Piece, folded
from accordingto.report import ZoneKind

HEAD = 5
"""Number of pieces at the head of a text among which its title is looked for."""

TITLE_LINES = 3
"""Most lines that a title is set in."""

LONGEST = 180
"""Most characters of a line that is taken for a title because of its looks; newspaper headlines seldom pass 120."""

_ENDS_OTHERWISE = re.compile(r"[.:;,…][\"'”’»)\]]*\Z")


def head(page: Page) -> Page:
    """The page with the header `` date 2031-05-04 Title`` cut into date and title."""
    end = header_end(page.text)
    if not end or not page.pieces or page.pieces[0].kind is not None:
        return page
    first = page.pieces[0]
    return page.split({0: [(first.start, min(end, first.end), "dateline"), (end, first.end, "title")]})


def known_title(page: Page) -> dict[int, ZoneKind]:
    """The line near the head that is the title the report is known by, or the lines that it is set in."""
    if page.title is None or _has_title(page):
        return {}
    wanted = folded(page.title)
    candidates = [(i, folded(piece.words)) for i, piece in page.undecided() if i < HEAD]
    for number in range(1, TITLE_LINES + 1):
        for first in range(len(candidates) - number + 1):
            group = candidates[first : first + number]
            if _same([word for _, line in group for word in line], wanted):
                return {i: "title" for i, _ in group}
    return {}


def likely_title(page: Page) -> dict[int, ZoneKind]:
    """The first piece, where no title is known, if it is short, has no full stop, and longer text follows."""
    if page.title is not None or _has_title(page):
        return {}
    first = next(page.undecided(), None)
    if first is None or not _looks_like_title(first[1]):
        return {}
    rest = [piece for i, piece in page.undecided() if i > first[0]][:HEAD]
    longer = any(piece.stopped and len(piece.words) > len(first[1].words) for piece in rest)
    return {first[0]: "title"} if longer else {}


def _has_title(page: Page) -> bool:
    return any(piece.kind == "title" for piece in page.pieces)


def _same(words: list[str], title: list[str]) -> bool:
    """Whether a line is the title; sites add their name to one or the other, hence half as much again is let pass."""
    short, long = sorted((words, title), key=len)
    return len(short) > 0 and long[: len(short)] == short and 2 * len(long) <= 3 * len(short)


def _looks_like_title(piece: Piece) -> bool:
    return len(piece.words) <= LONGEST and _ENDS_OTHERWISE.search(piece.words) is None and piece.single
