"""Quotations that run on after their cue, into the next sentence or paragraph."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accordingto.language import Analysis, Quotation
from accordingto.readers.clauses import Statement
from accordingto.reading import Piece
from accordingto.report import Span

SHORT_QUOTE_WORDS = 3
"""A quotation of fewer words is a quoted term rather than a statement, unless a cue stands beside it."""


def continued(analysis: Analysis, found: list[Statement]) -> list[Statement]:
    """Give quotations that follow a statement in its paragraph, or run over into the next, to that statement."""
    result = list(found)
    taken = bytearray(len(analysis.text))
    for start, end in (span for st in found for span in (*st.content, *st.source, *st.cue)):
        taken[start:end] = b"\1" * (end - start)
    ends = sorted((_end(st), k) for k, st in enumerate(found) if _is_quoted(analysis, st))
    for quote in analysis.quotations:
        start, end = quote.inner
        if quote.single or _word_count(analysis.text, quote.inner) < SHORT_QUOTE_WORDS or 1 in taken[start:end]:
            continue
        owner = _owner(analysis.text, ends, quote)
        if owner is not None:
            result[owner] = replace(result[owner], content=(*result[owner].content, quote.inner))
            insort(ends, (end, owner))
    return result


def _end(statement: Statement) -> int:
    return max(e for _, e in (*statement.content, *statement.cue, *statement.source))


CONTINUATION_GAP = 60
"""Characters that may stand between a statement's end and a quotation that goes on with it."""


def _owner(text: str, ends: Sequence[tuple[int, int]], quote: Quotation) -> int | None:
    """The statement with a quotation that goes on in ``quote``: it ends just before it."""
    for i in range(bisect_right(ends, (quote.start, len(ends))) - 1, -1, -1):
        end, owner = ends[i]
        gap = text[end : quote.start]
        if len(gap) > CONTINUATION_GAP:
            return None
        if "\n" not in gap.strip(' \n"”“.,') and not any(c.isalnum() for c in _after_stop(gap)):
            return owner
    return None


def _after_stop(gap: str) -> str:
    """The part of the gap behind the first sentence end: words there break the chain."""
    return gap.partition(".")[2] if "." in gap else ""


def _is_quoted(analysis: Analysis, statement: Statement) -> bool:
    return any(analysis.quoted[start] > 1 for start, _ in statement.content)


def _word_count(text: str, span: Span) -> int:
    return len(text[span[0] : span[1]].split())


def _without_comma(text: str, piece: Span) -> Span:
    """A quotation without the comma that its cue asks for: "We won," he said."""
    start, end = piece
    return (start, end - 1) if end - start > 1 and text[end - 1] == "," else piece


def distinct(text: str, found: Sequence[Statement]) -> Iterator[Statement]:
    """Drop statements whose source and content repeat an earlier one's, and orphans without content."""
    seen: set[tuple[Piece, Piece]] = set()
    for raw in found:
        statement = replace(raw, content=tuple(_without_comma(text, piece) for piece in raw.content))
        key = (statement.source, statement.content)
        if statement.content and key not in seen:
            seen.add(key)
            yield statement
