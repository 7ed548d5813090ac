"""A report's text in paragraphs, and a long one in parts that a page can bear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accordingto.report import Span

PART_CHARACTERS = 9_000
"""A part ends with the paragraph that fills it; with the marks and cards of dense news a page stays under 200 kB."""
LONGEST_PARAGRAPH = 4_000
"""Characters after which a paragraph is cut at a space, or where there is none, anywhere."""

_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")
_LINE_END = re.compile(r"\r?\n")


class Part(NamedTuple):
    """Paragraphs that make one page."""

    number: int
    paragraphs: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        return self.paragraphs[0][0], self.paragraphs[-1][1]


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs: what blank lines part, or single line ends in a text without blank lines."""
    between = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END
    start = 0
    for gap in between.finditer(text):
        yield from _cut(text, start, gap.start())
        start = gap.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """A paragraph without the white space around it, in pieces that are not too long."""
    words = text[start:end]
    start, end = end - len(words.lstrip()), start + len(words.rstrip())
    while end - start > LONGEST_PARAGRAPH:
        space = text.rfind(" ", start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH)
        stop = start + LONGEST_PARAGRAPH if space < 0 else space + 1
        yield start, stop
        start = stop
    if start < end:
        yield start, end


def parts(text: str) -> list[Part]:
    """The text in parts; there is always one."""
    found: list[list[Span]] = [[]]
    size = 0
    for paragraph in paragraphs(text):
        length = paragraph[1] - paragraph[0]
        if size + length > PART_CHARACTERS and found[-1]:
            found.append([])
            size = 0
        found[-1].append(paragraph)
        size += length
    return [Part(number, tuple(spans) or ((0, len(text)),)) for number, spans in enumerate(found, 1)]


def part_at(found: Sequence[Part], place: int) -> Part:
    """The part that holds a place in the text, or the last one that begins before it."""
    return next((part for part in reversed(found) if part.paragraphs[0][0] <= place), found[0])
