"""Whether the clause around a date speaks of what is ahead or of what is behind."""

from __future__ import annotations

from typing import Final

from accordingto.readers.atoms import BREAK, Atoms
from accordingto.readers.times.grammar import grammar

_REACH: Final = 12
_PAST_VERBS: Final = frozenset(["had", "been"])
_ARTICLES: Final = frozenset(["a", "an", "the", "its", "his", "her", "their", "this", "that", "some", "any", "no"])
"""Words after which one in -ed is an adjective."""

_ENDS: Final = frozenset([".", ";", "!", "?", ":", "“", "”", '"', "`", BREAK])


def looks_ahead(pieces: Atoms, first: int, last: int) -> bool | None:
    """What the nearest verb or word of time tells, first those before the date, then those after it; null if none."""
    for index in range(first - 1, max(first - _REACH, 0) - 1, -1):
        if pieces.lower[index] in _ENDS:
            break
        told = _told(pieces, index)
        if told is not None:
            return told
    for index in range(last, min(last + _REACH, len(pieces))):
        if pieces.lower[index] in _ENDS:
            break
        told = _told(pieces, index)
        if told is not None:
            return told
    return None


def _told(pieces: Atoms, index: int) -> bool | None:
    """What one word tells; after "was", "had" and the like also words of the future tell of the past."""
    word, before = pieces.lower[index], pieces.word(index - 1)
    if grammar().ahead.after(pieces, index) is not None:
        return before not in _PAST_VERBS and "had" not in pieces.words(max(index - 5, 0), index)
    if word in grammar().words.behind:
        return before == "be"
    if len(word) > 4 and word.endswith("ed"):
        return None if before in _ARTICLES or word.startswith("un") else before == "be"
    return None
