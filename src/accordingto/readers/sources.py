"""According to whom: the attribution that governs a claim's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accordingto.chains import Chains
from accordingto.language import Analysis, Sentence, lexicon
from accordingto.readers import cues
from accordingto.readers.cast import Cast
from accordingto.readers.stretches import Stretches
from accordingto.reading import Attribution, Voice
from accordingto.report import Span


class Origin(NamedTuple):
    """Who a claim is attributed to, in whose voice, and by which words.

    ``attribution`` is the id of the attribution that governs it, null in the report's own voice. ``certain`` is false
    where nobody vouches for the claim: its source leaves it unsaid or doubts it, or is itself said to have said no
    such thing.
    """

    according_to: str | None
    denied_by: str | None
    voice: Voice
    cue: Span | None
    attribution: str | None = None
    certain: bool = True


class Sourced:
    """The attributions of a report, found by the words they govern."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._contents = Stretches((span, a) for a in attributions for span in a.content)
        self._chains = Chains(attributions)

    def governing(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds the span, one with a named source first."""
        holders = [a for _, a in self._contents.around(span)]
        named = [a for a in holders if a.source]
        return min(named or holders, key=_length, default=None)

    def above(self, attribution: Attribution) -> Iterator[Attribution]:
        """The attributions that one is nested in, the nearest first."""
        return self._chains.above(attribution.id)


def of(span: Span, analysis: Analysis, sentence: Sentence, said: Sourced, cast: Cast) -> Origin:
    """The nearest source of the words at ``span``; the report's own voice when none governs them."""
    holder = said.governing(span)
    while holder is not None and _presupposes(holder, analysis):
        holder = next(said.above(holder), None)
    if holder is None:
        return Origin(None, None, "headline" if sentence.zone == "title" else "narrator", None)
    cue = holder.cue[0] if holder.cue else None
    words = "" if cue is None else analysis.text[slice(*cue)].lower()
    voice: Voice = "attributed" if analysis.quoted[span[0]] < 2 or words in cues.adverbs() else "quoted"
    who = source(holder, cast)
    if holder.polarity == "denied":
        return Origin(None, who, voice, cue, holder.id)
    above = next(said.above(holder), None)
    if above is not None and above.polarity == "denied" and words in cues.claiming():
        return Origin(who, source(above, cast), voice, cue, holder.id)
    certain = all(a.polarity == "affirmed" for a in (holder, *said.above(holder)))
    return Origin(who if certain else None, None, voice, cue, holder.id, certain)


def _presupposes(holder: Attribution, analysis: Analysis) -> bool:
    """Whether what is left unsaid is told as true: "never told the council that the dam had burst"."""
    if holder.polarity != "negated" or analysis.text[slice(*holder.content[0])].lower().startswith(_QUESTIONS):
        return False
    words = {word for span in holder.cue for word in analysis.text[slice(*span)].lower().split()}
    return not words.isdisjoint(cues.presupposing())


_QUESTIONS = ("whether ", "if ")


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
