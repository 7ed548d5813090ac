"""A report's text as pieces whose part on the page is found step by step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from accordingto.language.lexicon import data
from accordingto.report import Report, Span, Zone, ZoneKind

_STOPPED = re.compile(r"[.!?…:;,][\"'”’»)\]\s]*(?:\s*(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\]))*\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CONTRACTED = re.compile(r"'(?:m|re|ll|ve|d)\Z|n't\Z|\A(?:it|he|she|that|there|here|what|who|let|where|how)'s\Z")
_TAIL = 200
"""Characters at the end of a piece that are searched for its last stop."""


class Piece(NamedTuple):
    """A paragraph or a part of one.

    ``kind`` is None until it is known; ``words`` is ``text[start:end]`` with single blanks between words.
    """

    start: int
    end: int
    kind: ZoneKind | None
    words: str

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does, before sources or notes in brackets at most."""
        return _STOPPED.search(self.words, max(0, len(self.words) - _TAIL)) is not None

    @property
    def finite(self) -> bool:
        """Whether some word is certain to be a finite verb, as in every full sentence."""
        return is_finite(self.words)

    @property
    def single(self) -> bool:
        """Whether no stop inside it ends a sentence."""
        return _SENTENCE_END.search(self.words) is None


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces of a text in order, and what is known of the report from elsewhere."""

    text: str
    title: str | None
    byline: str | None
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, report: Report, paragraphs: Sequence[Span]) -> Page:
        """The paragraphs of a report, less those parts whose kind the report already knows."""
        pieces = [piece(report.text, *part) for part in sorted(_parts(report, paragraphs))]
        return cls(report.text, report.title, report.byline, tuple(part for part in pieces if part.start < part.end))

    def undecided(self) -> Iterator[tuple[int, Piece]]:
        """Number and piece of all that is not known yet, in order."""
        return ((i, piece) for i, piece in enumerate(self.pieces) if piece.kind is None)

    def decide(self, kinds: Mapping[int, ZoneKind]) -> Page:
        """The page with the kinds of some pieces, by number."""
        pieces = (piece._replace(kind=kinds[i]) if i in kinds else piece for i, piece in enumerate(self.pieces))
        return replace(self, pieces=tuple(pieces))

    def split(self, parts: Mapping[int, Iterable[tuple[int, int, ZoneKind | None]]]) -> Page:
        """The page with some pieces, by number, replaced by their parts."""
        pieces: list[Piece] = []
        for i, whole in enumerate(self.pieces):
            pieces += [piece(self.text, *part) for part in parts[i]] if i in parts else [whole]
        return replace(self, pieces=tuple(part for part in pieces if part.start < part.end))


def piece(text: str, start: int, end: int, kind: ZoneKind | None) -> Piece:
    """The piece ``text[start:end]`` without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Piece(start, end, kind, " ".join(text[start:end].split()))


def is_finite(words: str) -> bool:
    """Whether some word is certain to be a finite verb or holds one (``they're``)."""
    return any(word in forms("finite") or _CONTRACTED.search(word) for word in folded(words))


@cache
def forms(name: str) -> frozenset[str]:
    """A word list of ``data/zones.toml``."""
    return frozenset(data("zones")[name]["words"].split())


def folded(words: str) -> list[str]:
    """The words in lower case, without the marks between them."""
    return _WORD.findall(words.lower().replace("’", "'"))


def _parts(report: Report, paragraphs: Sequence[Span]) -> Iterator[tuple[int, int, ZoneKind | None]]:
    """Known zones, of which the first counts where they overlap, and what they leave of the paragraphs."""
    known: list[Zone] = []
    for zone in sorted(report.zones, key=lambda zone: zone.start):
        start = max(zone.start, known[-1].end if known else 0)
        if start < zone.end:
            known.append(Zone(zone.kind, start, zone.end))
            yield start, zone.end, zone.kind
    for start, end in paragraphs:
        inside = [zone for zone in known if zone.start < end and start < zone.end]
        edges = [start, *(edge for zone in inside for edge in (zone.start, zone.end)), end]
        yield from ((a, b, None) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)
