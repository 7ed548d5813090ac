"""According to whom: the attribution that governs a claim's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.language import Analysis, Sentence, lexicon
from accordingto.readers import cues
from accordingto.readers.cast import Cast
from accordingto.readers.stretches import Stretches
from accordingto.reading import Attribution, Voice
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


class Sourced:
    """The attributions of a report, found by the words they govern."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._contents = Stretches((span, a) for a in attributions for span in a.content)

    def governing(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds the span, one with a named source first."""
        holders = [a for _, a in self._contents.around(span)]
        named = [a for a in holders if a.source]
        return min(named or holders, key=_length, default=None)


def of(span: Span, analysis: Analysis, sentence: Sentence, said: Sourced, cast: Cast) -> Origin:
    """The nearest source of the words at ``span``; the report's own voice when none governs them."""
    holder = said.governing(span)
    if holder is None:
        return Origin(None, None, "headline" if sentence.zone == "title" else "narrator", None)
    cue = holder.cue[0] if holder.cue else None
    words = "" if cue is None else analysis.text[slice(*cue)].lower()
    voice: Voice = "attributed" if analysis.quoted[span[0]] < 2 or words in cues.adverbs() else "quoted"
    who = source(holder, cast)
    if words.split()[-1:] and words.split()[-1] in _DENIALS:
        return Origin(None, who, voice, cue)
    return Origin(who, None, voice, cue)


def source(attribution: Attribution, cast: Cast) -> str | None:
    """The speaker's entity id, or the words of the source; null for a pronoun or adverb of nobody named."""
    if attribution.speaker is not None:
        return attribution.speaker
    if not attribution.source:
        return None
    words = cast.words(attribution.source[0])
    lists = lexicon.words()
    return None if words.lower() in lists.pronouns | lists.adverbs else words


def _length(attribution: Attribution) -> int:
    return sum(e - s for s, e in attribution.content)
