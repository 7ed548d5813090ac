"""The part that each stretch of a report plays on the page: title, dateline, caption, body and so on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from accordingto.language import captions, teasers, titles
from accordingto.language.datelines import dateline_end, is_place_alone, is_written_date, notes_end
from accordingto.language.labels import label
from accordingto.language.page import Page, Piece, folded
from accordingto.report import Report, Span, Zone, ZoneKind

OPENING = 60
"""Characters of a full sentence; a place alone makes a dateline no later than before the second such paragraph."""


def zones(report: Report, paragraphs: Sequence[Span]) -> tuple[Zone, ...]:
    """Zones that together cover the text of the report, in order, without overlap.

    What the report knows of its parts stays. The rest is found in this order, each step among what is left:
    1. the header line and the title that the report is known by;
    2. paragraphs that a label gives away, bylines and written dates;
    3. datelines at the head of paragraphs, and notes in brackets behind them;
    4. a title by its looks;
    5. pull quotes, captions and headings, and references to other stories, by their looks;
    6. what is left is body.
    White space belongs to the zone before it.
    """
    page = titles.head(Page.of(report, paragraphs))  # 1
    page = page.decide(titles.known_title(page))
    page = page.decide(_labelled(page))  # 2
    page = _datelined(page)  # 3
    page = page.decide(titles.likely_title(page))  # 4
    for step in (captions.pull_quotes, captions.lines, captions.phrases, teasers.unlabelled):  # 5
        page = page.decide(step(page))
    return tuple(_cover(page))  # 6


def _labelled(page: Page) -> dict[int, ZoneKind]:
    """Pieces that a label, a date or the name of the author gives away, and the lists below labels."""
    found: dict[int, ZoneKind] = {}
    listed: ZoneKind | None = None
    author = folded(page.byline or "")
    for i, piece in page.undecided():
        entry = label(piece.words)
        if is_written_date(piece.words) or is_place_alone(piece.words):
            found[i] = "dateline"
        elif author and folded(piece.words) in (author, ["by", *author]):
            found[i] = "byline"
        elif entry is not None:
            found[i] = entry.zone
            listed = entry.below
        elif listed is not None and not piece.stopped:
            found[i] = listed
        else:
            listed = None
    return found


def _datelined(page: Page) -> Page:
    """The page with the datelines at the head of paragraphs cut off."""
    parts: dict[int, list[tuple[int, int, ZoneKind | None]]] = {}
    sentences = 0
    for i, piece in page.undecided():
        end = dateline_end(page.text, piece.start, piece.end, opening=sentences < 2)
        notes = notes_end(page.text, end, piece.end) if end > piece.start else end
        if notes > piece.start:
            parts[i] = [(piece.start, end, "dateline"), (end, notes, "boilerplate"), (notes, piece.end, None)]
        sentences += piece.stopped and len(piece.words) >= OPENING
    return page.split(parts)


def _cover(page: Page) -> Iterator[Zone]:
    """Zones from the pieces: neighbours of one kind are one zone, and white space goes with what it follows."""
    runs: list[Piece] = []
    for piece in page.pieces:
        if not runs or (runs[-1].kind or "body") != (piece.kind or "body"):
            runs.append(piece)
    if not page.text:
        return
    starts = [0, *(run.start for run in runs[1:]), len(page.text)]
    kinds: list[ZoneKind] = [run.kind or "body" for run in runs] or ["body"]
    for kind, (start, end) in zip(kinds, pairwise(starts), strict=True):
        yield Zone(kind, start, end)
