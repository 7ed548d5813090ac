"""Claim keys: names for claims that come from the text alone.

``3f9c01d2ab47e815:toll:161-164:killed`` is the claim that the text whose SHA-256 begins with those 16 digits makes of
a figure at 161-164. Every reader version and every ledger that finds the claim gives it the same key, and so do wire
copies of one text: a key names the claim, not the report. Claims that agree in all this are told apart by their order
(``...:killed:2``).
"""

from __future__ import annotations

from collections import Counter

from accordingto.reading import Attribution, Event, Reading, Toll
from accordingto.report import Span, text_hash

HASH_DIGITS = 16
"""As many as ``report.content_id`` has, so that a key begins with the id of a report whose input carries none."""


class Keys:
    """Gives each claim of one text its key, in the order of the reading."""

    def __init__(self, text_sha256: str) -> None:
        self._text = text_sha256[:HASH_DIGITS]
        self._given: Counter[str] = Counter()

    def of_toll(self, toll: Toll) -> str:
        """By the span of the number, and the effect."""
        return self._key("toll", toll.number, f":{toll.effect}")

    def of_event(self, event: Event) -> str:
        """By the span of the trigger, and the category."""
        return self._key("event", event.trigger, f":{event.category}")

    def of_attribution(self, attribution: Attribution) -> str:
        """By the span that reaches over the content; without content, over the cue or else the source."""
        return self._key("attribution", hull(attribution.content or attribution.cue or attribution.source), "")

    def _key(self, kind: str, span: Span, more: str) -> str:
        key = f"{self._text}:{kind}:{span[0]}-{span[1]}{more}"
        self._given[key] += 1
        same = self._given[key]
        return key if same == 1 else f"{key}:{same}"


def keys_of(reading: Reading) -> dict[tuple[str, str], str]:
    """The key of each claim of a reading, by its kind (``toll``, ``event``, ``attribution``) and its id."""
    keys = Keys(text_hash(reading.text))
    return {
        **{("attribution", part.id): keys.of_attribution(part) for part in reading.attributions},
        **{("toll", part.id): keys.of_toll(part) for part in reading.tolls},
        **{("event", part.id): keys.of_event(part) for part in reading.events},
    }


def hull(piece: tuple[Span, ...]) -> Span:
    """The span that reaches from the first to the last of a piece's spans."""
    return min(start for start, _ in piece), max(end for _, end in piece)
