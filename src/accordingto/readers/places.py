"""Where something happened: the places of a sentence that a preposition of place stands before."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.language import Sentence
from accordingto.readers.cast import Cast

_PLACING = frozenset("in at near off on outside around across inside".split())


def placed(cast: Cast, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Start of each place named after "in", "at", "near", and the number of its entity, in text order."""
    words, kinds = cast.analysis.words(sentence), sentence.letters
    for (start, _), number in cast.mentions(sentence.start, sentence.end, "place"):
        i = next(i for i, w in enumerate(words) if w.end > start) - 1
        while i >= 0 and kinds[i] in "DWU":
            i -= 1
        if i >= 0 and words[i].lower in _PLACING:
            yield start, number
