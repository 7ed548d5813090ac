"""Syntax, names and attribution scores of a text's sentences, from the encoder, by word and by token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from accordingto.language.encoder import Encoded, encode
from accordingto.language.tagged import runs
from accordingto.language.tagset import NAMES, RELATIONS, UPOS
from accordingto.language.tokens import Token
from accordingto.language.words import Word, words
from accordingto.report import Span


class Name(NamedTuple):
    """A name ``text[start:end]``: a person, organization, place or other (a people, an event, a work)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Syntax:
    """The syntactic words of a text with what the encoder says of them, and the same for its tokens.

    For token ``i``: ``upos[i]`` its part of speech, ``heads[i]`` the number of the token that governs it (-1 at a
    root), ``relations[i]`` its relation to that token, both of Universal Dependencies. A token of several words stands
    as the word of it that is governed from outside.
    """

    words: tuple[Word, ...]
    encoded: Encoded
    sentences: tuple[Span, ...]
    names: tuple[Name, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def syntax(tokens: Sequence[Token], sentences: Sequence[Span], breaks: frozenset[int], threads: int = 1) -> Syntax:
    """The syntax of tokens.

    Args:
        tokens: of the whole text.
        sentences: ranges of tokens, in order and without gaps.
        breaks: the tokens that begin a paragraph.
        threads: how many windows of the text are read at a time.
    """
    cut = tuple(words(tokens))
    starts: list[int] = []
    for number, word in enumerate(cut):
        if word.token == len(starts):
            starts.append(number)
    starts.append(len(cut))
    ranges = tuple((starts[first], starts[last]) for first, last in sentences)
    forms = [tokens[w.token].text[w.start - tokens[w.token].start : w.end - tokens[w.token].start] for w in cut]
    encoded = encode(forms, ranges, frozenset(starts[token] for token in breaks), threads)
    heads: list[int] = encoded.head.tolist()  # single numbers come faster from a list than from an array
    tops = _tops(heads, starts)
    return Syntax(
        words=cut,
        encoded=encoded,
        sentences=ranges,
        names=tuple(_names(cut, encoded, ranges)),
        upos=tuple(UPOS[label] for label in encoded.upos[tops].tolist()),
        heads=tuple(-1 if heads[word] < 0 else cut[heads[word]].token for word in tops),
        relations=tuple(RELATIONS[label] for label in encoded.relation[tops].tolist()),
    )


def _tops(heads: Sequence[int], starts: Sequence[int]) -> list[int]:
    """For each token, its word that is governed from outside the token."""
    return [
        first if last - first == 1 else next((w for w in range(first, last) if not first <= heads[w] < last), first)
        for first, last in pairwise(starts)
    ]


def _names(cut: Sequence[Word], encoded: Encoded, ranges: Sequence[Span]) -> list[Name]:
    found = runs(encoded.names, ranges) if cut else ()
    return [Name(cut[run.first].start, cut[run.last - 1].end, NAMES[run.kind]) for run in found]
