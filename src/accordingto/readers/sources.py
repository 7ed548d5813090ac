"""According to whom: the attribution that governs a claim's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.language import Analysis, Sentence
from accordingto.readers import cues
from accordingto.readers.cast import Cast
from accordingto.reading import Attribution, Piece, Voice
from accordingto.report import Span


class Origin(NamedTuple):
    """Who a claim is attributed to, in whose voice, and by which words."""

    according_to: str | None
    denied_by: str | None
    voice: Voice
    cue: Span | None


_DENIALS = frozenset(
    {"denied", "denies", "deny", "denying", "rejected", "rejects", "reject", "rejecting", "dismissed", "dismisses"}
)


def of(span: Span, analysis: Analysis, sentence: Sentence, attributions: Sequence[Attribution], cast: Cast) -> Origin:
    """The nearest source of the words at ``span``; the report's own voice when none governs them."""
    holders = [a for a in attributions if _holds(a.content, span)]
    named = [a for a in holders if a.source]
    holder = min(named or holders, key=_length, default=None)
    if holder is None:
        return Origin(None, None, "headline" if sentence.zone == "title" else "narrator", None)
    quoted = any(q.inner[0] <= span[0] < q.inner[1] and not q.single for q in analysis.quotations)
    cue = holder.cue[0] if holder.cue else None
    who = source(holder, cast)
    denies = cue is not None and analysis.text[slice(*cue)].lower().split()[-1] in _DENIALS
    voice: Voice = "quoted" if quoted else "attributed"
    if cue is not None and analysis.text[slice(*cue)].lower() in cues.adverbs():
        voice = "attributed"
    return Origin(None if denies else who, who if denies else None, voice, cue)


def source(attribution: Attribution, cast: Cast) -> str | None:
    """The speaker's entity id, or the words of the source."""
    if attribution.speaker is not None:
        return attribution.speaker
    return cast.words(attribution.source[0]) if attribution.source else None


def _holds(content: Piece, span: Span) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in content)


def _length(attribution: Attribution) -> int:
    return sum(e - s for s, e in attribution.content)
