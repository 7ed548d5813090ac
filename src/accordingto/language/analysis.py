"""The analysis of one report, which every reader starts from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from accordingto.language.attribution import Statement, statements
from accordingto.language.layout import paragraphs
from accordingto.language.lemmas import lemma
from accordingto.language.phrases import letters
from accordingto.language.quotations import Quotation, quotations
from accordingto.language.sentences import sentences
from accordingto.language.syntax import Syntax, syntax
from accordingto.language.tokens import Token, tokens
from accordingto.language.zones import zones
from accordingto.report import Report, Span, Zone, ZoneKind

if TYPE_CHECKING:
    from accordingto.language.dependencies import Dependencies


class Sentence(NamedTuple):
    """A sentence: its span, its tokens (``analysis.tokens[first:last]``), its zone and the number of its paragraph.

    ``letters`` holds the word class of each token, one letter each (see ``language.phrases``); it is
    empty until the syntax is known.
    """

    start: int
    end: int
    first: int
    last: int
    zone: ZoneKind
    paragraph: int
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of a report before any claim is read.

    Sentences never cross a paragraph or a zone. ``quotations`` are the outermost pairs of quotation marks;
    ``trees`` keeps the sentences' trees once ``dependencies`` has made them, by their tokens.
    ``statements`` say who says what, as the encoder's tags, quotation marks and trees have it.
    ``quoted`` has a byte for each character: 2 inside double marks, 1 inside single ones, 0 outside. ``syntax`` holds
    parts of speech, trees, names and scores of attribution.
    """

    report: Report
    paragraphs: tuple[Span, ...]
    zones: tuple[Zone, ...]
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    quoted: bytes
    syntax: Syntax
    statements: tuple[Statement, ...]
    trees: dict[Span, Dependencies] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.report.text

    def lemma(self, number: int) -> str:
        """The lemma of the token with this number."""
        return lemma(self.tokens[number].text, self.syntax.upos[number])

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def claims(self) -> Iterator[Sentence]:
        """The sentences that claims are read from: those of the title and the body."""
        return (s for s in self.sentences if s.zone in {"title", "body"})


def analyse(report: Report, threads: int = 1) -> Analysis:
    """Paragraphs, zones, tokens, sentences, quotations and syntax of a report.

    ``threads`` is how many windows of a long report are read at a time; the outcome is the same for any number.
    """
    text = report.text
    parts = paragraphs(text)
    areas = zones(report, parts)
    words = tuple(tokens(text))
    quotes = quotations(text, parts)
    found = tuple(_sentences(text, parts, areas, words))
    parsed = syntax(words, [(s.first, s.last) for s in found], _breaks(found), threads)
    return Analysis(
        report=report,
        paragraphs=parts,
        zones=areas,
        tokens=words,
        sentences=tuple(_lettered(s, words, parsed) for s in found),
        quotations=quotes,
        quoted=_quoted(text, quotes),
        syntax=parsed,
        statements=statements(text, parsed, _worded(found, parsed), quotes),
    )


def _lettered(sentence: Sentence, words: tuple[Token, ...], parsed: Syntax) -> Sentence:
    own = slice(sentence.first, sentence.last)
    return sentence._replace(letters=letters(words[own], parsed.upos[own], parsed.relations[own]))


def _worded(found: tuple[Sentence, ...], parsed: Syntax) -> list[Span]:
    """The ranges of syntactic words of paragraphs and zones: a statement's pieces do not run from one into another."""
    ranges: list[Span] = []
    before = None
    for sentence, (first, last) in zip(found, parsed.sentences, strict=True):
        part = sentence.paragraph, sentence.zone
        ranges.append((ranges.pop()[0], last) if part == before else (first, last))
        before = part
    return ranges


def _breaks(found: tuple[Sentence, ...]) -> frozenset[int]:
    """The tokens that begin a paragraph."""
    return frozenset(s.first for before, s in pairwise(found) if s.paragraph != before.paragraph)


def _quoted(text: str, quotes: tuple[Quotation, ...]) -> bytes:
    mask = bytearray(len(text))
    for quote in quotes:
        start, end = quote.inner
        mask[start:end] = (b"\1" if quote.single else b"\2") * (end - start)
    return bytes(mask)


def _sentences(
    text: str, parts: tuple[Span, ...], areas: tuple[Zone, ...], words: tuple[Token, ...]
) -> Iterator[Sentence]:
    starts = [word.start for word in words]
    first_area = 0
    for number, (start, end) in enumerate(parts):
        while first_area < len(areas) and areas[first_area].end <= start:
            first_area += 1
        for area in areas[first_area:]:
            if area.start >= end:
                break
            for s, e in sentences(text, max(start, area.start), min(end, area.end)):
                first, last = bisect_left(starts, s), bisect_left(starts, e)
                yield Sentence(s, e, first, last, area.kind, number)
