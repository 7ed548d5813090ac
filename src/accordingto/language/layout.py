"""Paragraphs of a text: one a line, set apart by empty lines, or wrapped by hand.

Old wire copy, mail and text cut from PDF break their lines at 60 to 80 characters. Whether a single line break is such
a wrap or the end of a paragraph is decided from the text as a whole: wrapped lines are filled about as far as the next
word allows, break in the middle of sentences, and go on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from accordingto.report import Span

WIDEST_WRAP = 100
"""Longest line, in characters, that is taken for one cut by hand; mail and wire copy are cut at 60 to 80."""

NARROWEST_WRAP = 40
"""Shortest width of wrapped text: lists, verse and captions are often narrower, newspaper copy is not."""

NEARLY = 0.8
"""A line of this share of the width counts as filled: text cut to a typesetter's measure is not even to the letter."""

FILLED_SHARE = 0.6
"""Least share of wrapped lines that are filled; the others are last lines of paragraphs and lines before long words."""

EVEN_SHARE = 0.85
"""Least share of lines filled to the letter, that is until the next word does not fit, in text wrapped by a program."""

MIDDLE_SHARE = 0.5
"""Least share of wrapped lines that end without a stop."""

LOWER_SHARE = 0.4
"""Least share of wrapped lines followed by a lower-case word. Wrapped English has 0.7 and more, lines that are
paragraphs have next to none. Texts in capitals, which are spared this test, must be filled to the letter."""

RUN_ON = 50
"""Characters of a line that, ending without a stop before a lower-case line, is broken off in any text: it is too long
for a heading or a date, and no paragraph starts in lower case."""

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_APART = frozenset("\f\u2029")
_STOP = re.compile(r"[.!?:;…][\"'’”»)\]]*$")
_WORD = re.compile(r"\S+")


class _Line(NamedTuple):
    """A line with something on it, without the white space around it.

    ``apart`` is true if an empty line or a page break stands before it.
    """

    start: int
    end: int
    indent: int
    apart: bool

    @property
    def length(self) -> int:
        """Characters from the margin to the last word."""
        return self.indent + self.end - self.start


class _Joint(NamedTuple):
    """What the break between two lines looks like.

    Attributes:
        length: length of the first line.
        needed: the length it would have with the first word of the second line.
        stop: whether the first line ends in a stop.
        lower: whether the second line starts in lower case.
    """

    length: int
    needed: int
    stop: bool
    lower: bool


class _Style(NamedTuple):
    """How a text is wrapped.

    Attributes:
        width: characters that a line holds.
        even: whether the lines are filled to the letter: the next word would not have fitted.
        spaced: whether empty lines stand between paragraphs.
        indented: whether first lines of paragraphs are indented.
    """

    width: int
    even: bool
    spaced: bool
    indented: bool


def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the paragraphs, in order, without the white space around them.

    Together they hold every character that is not white space. Lines end at any line break of Unicode. An empty line, a
    page break and a paragraph separator end a paragraph; so does every other line break, unless lines are wrapped or a
    line below the first breaks off in the middle of a sentence.
    """
    lines = list(_lines(text))
    style = _style(text, lines)
    found: list[list[_Line]] = []
    for line in lines:
        wrapped = style is not None and bool(found) and _goes_on(text, found[-1], line, style)
        if wrapped or (len(found) > 1 and _breaks_off(text, found[-1][-1], line)):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple((group[0].start, group[-1].end) for group in found)


def _lines(text: str) -> Iterator[_Line]:
    apart = True
    for start, end, mark in _raw_lines(text):
        raw = text[start:end]
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            yield _Line(start + indent, start + indent + len(words), indent, apart)
        apart = mark in _APART or not words


def _raw_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and line break of each line; the last line's break is empty."""
    start = 0
    for mark in _BREAK.finditer(text):
        yield start, mark.start(), mark.group()
        start = mark.end()
    yield start, len(text), ""


def _style(text: str, lines: Sequence[_Line]) -> _Style | None:
    """How the lines are wrapped, or None where they are not."""
    pairs = [pair for pair in pairwise(lines) if _joinable(*pair)]
    joints = [_joint(text, *pair) for pair in pairs]
    if len(joints) < 2:
        return None
    width = sorted(joint.length for joint in joints)[int(0.9 * len(joints))]
    middle = [joint for joint in joints if not joint.stop]
    if width < NARROWEST_WRAP or len(middle) < MIDDLE_SHARE * len(joints):
        return None
    even = _share(joint.needed > width for joint in middle) >= EVEN_SHARE
    filled = _share(joint.length >= NEARLY * width for joint in middle) >= FILLED_SHARE
    lower = _share(joint.lower for joint in middle) >= LOWER_SHARE
    if not (filled and lower if _cased(text, lines) else even):
        return None
    spaced = sum(line.apart for line in lines) > 1
    return _Style(width, even, spaced, any(a.indent >= b.indent + 2 for a, b in pairs))


def _share(facts: Iterable[bool]) -> float:
    known = list(facts)
    return sum(known) / len(known)


def _cased(text: str, lines: Iterable[_Line]) -> bool:
    return any(char.islower() for line in lines for char in text[line.start : line.end])


def _joinable(first: _Line, second: _Line) -> bool:
    """Whether nothing but the words can tell if the second line starts a paragraph."""
    return not second.apart and second.indent < first.indent + 2 and max(first.length, second.length) <= WIDEST_WRAP


def _joint(text: str, first: _Line, second: _Line) -> _Joint:
    word = _WORD.match(text, second.start, second.end)
    return _Joint(
        length=first.length,
        needed=first.length + 1 + (len(word.group()) if word else 0),
        stop=_STOP.search(text, max(first.start, first.end - 8), first.end) is not None,
        lower=text[second.start].islower(),
    )


def _goes_on(text: str, group: Sequence[_Line], line: _Line, style: _Style) -> bool:
    """Whether a line of wrapped text belongs to the paragraph that the lines of ``group`` make."""
    last = group[-1]
    if not _joinable(last, line) or _leaves_block(group, line):
        return False
    joint = _joint(text, last, line)
    if not joint.stop or joint.lower:
        return max(joint.length / NEARLY, joint.needed - 1) >= style.width or (joint.lower and not joint.stop)
    if style.indented and line.indent >= max(2, last.indent):
        return False
    return joint.needed > style.width if style.even else style.spaced and joint.length >= NEARLY * style.width


def _breaks_off(text: str, first: _Line, second: _Line) -> bool:
    """Whether a line ends in the middle of a sentence that the next one takes up, however the text is laid out."""
    if second.apart or first.length < RUN_ON:
        return False
    joint = _joint(text, first, second)
    return joint.lower and not joint.stop


def _leaves_block(group: Sequence[_Line], line: _Line) -> bool:
    """Whether a line goes back to the margin after several lines indented alike."""
    return len(group) > 1 and group[-2].indent == group[-1].indent >= line.indent + 2
