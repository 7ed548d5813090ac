"""Quoted wording that is no statement: single terms in quotation marks, and the titles of works.

1. A quotation right behind a noun for a work ("her novel “The Long Road”"), or behind "titled", is a title.
2. A short quotation without a verb of its own and without a stop, in nobody's statement, is a term; written like a name
   throughout, it is a title.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from accordingto.language import Analysis
from accordingto.language.quotations import Quotation
from accordingto.readers import cues
from accordingto.readers.stretches import Stretches
from accordingto.reading import Attribution, Wording, WordingKind

LONGEST_TERM = 4
"""Most words of a term."""
LONGEST_TITLE = 12
"""Most words of a title."""
_SMALL = 4
"""Letters from which a word of a title is written with a capital; shorter ones may be small: "of", "the", "from"."""
_STOPS = (".", "!", "?", "…")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})


def read(analysis: Analysis, said: Sequence[Attribution]) -> tuple[Wording, ...]:
    """The quoted wordings of a report, in text order, without their marks."""
    contents = Stretches((span, None) for attribution in said for span in attribution.content)
    starts = [token.start for token in analysis.tokens]
    found = (_wording(analysis, quotation, starts, contents) for quotation in analysis.quotations)
    return tuple(wording for wording in found if wording is not None)


def _wording(
    analysis: Analysis, quotation: Quotation, starts: Sequence[int], contents: Stretches[None]
) -> Wording | None:
    start, end = quotation.inner
    end -= analysis.text.endswith(",", start, end)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    kind = _kind(analysis, first, last, stated=next(contents.around((start, end)), None) is not None)
    return None if kind is None or not quotation.closed else Wording(start=start, end=end, kind=kind)


def _kind(analysis: Analysis, first: int, last: int, *, stated: bool) -> WordingKind | None:
    """What the tokens of a quotation are, null for a statement or a part of one."""
    words = [token.text for token in analysis.tokens[first:last] if token.text[0].isalnum()]
    if not words or len(words) > LONGEST_TITLE:
        return None
    named = all(_title_case(word, leading=place == 0) for place, word in enumerate(words))
    if named and (_work_before(analysis, first) or (len(words) > 1 and not stated and not _stopped(analysis, last))):
        return "title"
    inside = range(first, last)
    verbal = any(analysis.syntax.relations[i] in _SUBJECTS and analysis.syntax.heads[i] in inside for i in inside)
    if stated or verbal or len(words) > LONGEST_TERM or _stopped(analysis, last):
        return None
    return "term"


def _title_case(word: str, *, leading: bool) -> bool:
    return not word[0].islower() or (not leading and len(word) < _SMALL)


def _stopped(analysis: Analysis, last: int) -> bool:
    """Whether the last token is a stop; a comma is that of the sentence around."""
    return analysis.tokens[last - 1].text.endswith(_STOPS)


def _work_before(analysis: Analysis, first: int) -> bool:
    """Whether a noun for a work, or a word that gives a title, stands right before the marks."""
    words = (token.lower for token in reversed(analysis.tokens[max(0, first - 3) : first]) if token.text[0].isalnum())
    return next(words, "") in cues.works()
