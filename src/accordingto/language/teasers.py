"""References to other stories in the middle of a report.

A labelled one ("Read more: ...") is known by its label. One without a label is a single sentence in the manner of a
headline: present tense where the report tells in the past, and a subject named in full that the report has named
before. The paragraph after it goes on as if it were not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accordingto.language.page import Page, Piece, folded, forms
from accordingto.report import ZoneKind

LONGEST = 30
"""Most words of a headline of one sentence."""

PAST = 2
"""Least number of past forms of reporting verbs outside quotations that show a report to tell in the past."""

_QUOTE = re.compile(r"[\"“”«»]")
_THE = re.compile(r"(?:the|this|that|these|his|her|its|their)\s+([^\W\d_]+)", re.IGNORECASE)
_SUBJECT = re.compile(r"[A-Z][\w'’-]*")


def unlabelled(page: Page) -> dict[int, ZoneKind]:
    """The one-sentence references to other stories that stand between paragraphs of the body."""
    pieces = list(page.undecided())
    told = [piece for _, piece in pieces]
    if sum(_tells_in_past(piece) for piece in told) < PAST or sum(_is_headline(piece) for piece in told) > 1:
        return {}
    return {
        i: "teaser"
        for place, (i, piece) in enumerate(pieces)
        if 0 < place < len(pieces) - 1 and _is_headline(piece) and _stands_apart(told, place)
    }


def _tells_in_past(piece: Piece) -> bool:
    return not forms("reporting").isdisjoint(folded(piece.words))


def _is_headline(piece: Piece) -> bool:
    """Whether a piece is one sentence with a reporting verb in the present tense and neither quotation nor past."""
    words = folded(piece.words)
    return (
        piece.single
        and 0 < len(words) <= LONGEST
        and _QUOTE.search(piece.words) is None
        and words[0] not in forms("ties")
        and not forms("headline").isdisjoint(words[1:])
        and forms("reporting").isdisjoint(words)
    )


def _stands_apart(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the next piece takes up the one before, and the subject here was named before."""
    before, piece, after = pieces[place - 1 : place + 2]
    taken_up = {noun.lower() for noun in _THE.findall(" ".join(after.words.split()[:12]))}
    over = taken_up & set(folded(before.words)) - set(folded(piece.words))
    subject = _subject(piece)
    earlier = {name for other in pieces[:place] for name in _SUBJECT.findall(other.words)}
    return bool(over) and bool(subject) and 2 * len(subject & earlier) >= len(subject)


def _subject(piece: Piece) -> set[str]:
    """The names before the verb of a headline, without an article."""
    words = piece.words.split()
    verb = next((k for k, word in enumerate(words) if k and word.lower() in forms("headline")), 0)
    names = _SUBJECT.findall(" ".join(words[:verb]))
    return {name for name in names if name.lower() not in {"the", "a", "an"}}
