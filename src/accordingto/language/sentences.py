"""Sentence ends by punctuation, with the abbreviations of news English (``data/sentences.toml``).

White space is white space: a line break inside a paragraph, where lines are wrapped by hand, ends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from accordingto.language.lexicon import data
from accordingto.report import Span

_STOP = re.compile(r"[.!?…]++['’\"”»)\]]*+")
_SPACE = re.compile(r"\s+")
_START = re.compile(r"['‘\"“«(\[]*+([^\W_][\w'’]*+)?")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘'«—–-]*$")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_NUMBERING = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])")
_GLUED = re.compile(r"[A-Z][a-z]++")
_REPORTED = re.compile(
    r"(?:[A-Z][\w’'.-]*+\s++){1,4}(?:said|says|asked|asks|added|told|wrote|tweeted|shouted|wondered|cried|replied)\b"
)
_LONGEST_WORD = 16
"""Most characters of the word before a stop that are looked at; abbreviations are shorter."""

LONGEST = 2_000
"""Most characters of a sentence. What is longer is no sentence but a table or damaged text, and is cut at white space:
the longest of 100,000 sentences of news has 1,284 characters."""


class _Words(NamedTuple):
    """The groups of ``data/sentences.toml``; words in capitals stand beside their usual form."""

    titles: frozenset[str]
    short: frozenset[str]
    clock: frozenset[str]
    zones: frozenset[str]
    starters: frozenset[str]


@cache
def _words() -> _Words:
    groups = {name: str(group["words"]).split() for name, group in data("sentences").items()}
    return _Words(**{name: frozenset([*words, *(word.upper() for word in words)]) for name, words in groups.items()})


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of ``text[start:end]``, without the white space around them."""
    begin = start
    small = text[start:end].islower()
    for match in _STOP.finditer(text, start, end):
        after = _skip_space(text, match.end(), end)
        if after == end or (_glued if after == match.end() else _spaced)(text, begin, match, end, small=small):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _spaced(text: str, begin: int, match: re.Match[str], limit: int, *, small: bool) -> bool:
    """Whether a stop before white space ends a sentence; ``small`` is true where the text has no capitals."""
    after = _skip_space(text, match.end(), limit)
    mark = match.group()
    if text[after] in ".…-–—":
        return False
    start = _START.match(text, after, limit)
    first = start.group(1) if start else None
    if first is None:
        return not mark.startswith("..")
    if first[0].islower() and not small:
        return False
    if mark == ".":
        at = _word_start(text, begin, match.start())
        word = text[at : match.start()]
        if small:
            word, first = word.capitalize(), first.capitalize()
        numbering = _NUMBERING.fullmatch(word) and at == _skip_space(text, begin, at)
        return not numbering and _full_stop_ends(word, first)
    asked = mark[0] in "!?" and mark[-1] in "'’\"”»"
    return not (asked and (small or _REPORTED.match(text, after, limit)))


def _full_stop_ends(word: str, first: str) -> bool:
    """Whether a full stop between these two words ends a sentence."""
    words = _words()
    if word.lower() in words.clock:
        return first not in words.zones
    if word in words.titles:
        return False
    if word in words.short or _DOTTED.fullmatch(word) or (len(word) == 1 and word.isupper()):
        return first in words.starters
    return True


def _glued(text: str, begin: int, match: re.Match[str], limit: int, *, small: bool) -> bool:
    """Whether a stop without white space after it ends a sentence, as where a page lost its line breaks."""
    first = None if small else _GLUED.match(text, match.end(), limit)
    at = _word_start(text, begin, match.start())
    word = text[at : match.start()]
    if first is None or len(word) < 3 or not word.isalpha() or (at > begin and not text[at - 1].isspace()):
        return False
    return word.islower() or first.group() in _words().starters


def _word_start(text: str, begin: int, end: int) -> int:
    """Where the word before ``end`` starts; words longer than any abbreviation are cut."""
    found = _LAST_WORD.search(text, max(begin, end - _LONGEST_WORD), end)
    return end if found is None else found.start()


def _skip_space(text: str, start: int, limit: int) -> int:
    while start < limit and text[start].isspace():
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence without the white space around it, in parts where it is too long."""
    start = _skip_space(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST and (gap := _SPACE.search(text, start + LONGEST, end)) is not None:
        yield start, gap.start()
        start = gap.end()
    if start < end:
        yield start, end
