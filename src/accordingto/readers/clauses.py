"""A sentence as the patterns of reported speech look at it, and what they find: statements."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from accordingto.language import Analysis, Quotation, Sentence, Token
from accordingto.reading import Piece
from accordingto.report import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution before its speaker is resolved; ``addressee`` is a span too. ``sentence`` is its index."""

    source: Piece
    cue: Piece
    content: Piece
    sentence: int
    addressee: Span | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with what the patterns look at."""

    analysis: Analysis
    number: int
    sentence: Sentence
    words: tuple[Token, ...]
    kinds: str
    quotes: tuple[Quotation, ...]

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens ``first`` to ``last`` (exclusive)."""
        return self.words[first].start, self.words[last - 1].end

    def quote_from(self, token: int) -> Quotation | None:
        """The quotation that opens at the token."""
        if token >= len(self.words):
            return None
        start = self.words[token].start
        return next((q for q in self.quotes if q.start == start), None)

    def quote_below(self) -> Quotation | None:
        """The quotation that opens the next paragraph, for a sentence that ends in a colon."""
        quotes = self.analysis.quotations
        at = bisect_right(quotes, self.sentence.end, key=lambda q: q.start)
        if at >= len(quotes) or self.analysis.text[self.sentence.end : quotes[at].start].strip():
            return None
        return quotes[at]

    def quote_until(self, token: int) -> Quotation | None:
        """The quotation whose closing mark is the token."""
        if token < 0:
            return None
        end = self.words[token].end
        return next((q for q in self.quotes if q.end == end and q.closed), None)

    def quote_around(self, token: int) -> Quotation | None:
        """The quotation that the token stands in."""
        start = self.words[token].start
        return next((q for q in self.quotes if q.inner[0] <= start < q.inner[1]), None)
