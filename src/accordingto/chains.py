"""Statements inside statements: who quotes whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from accordingto.reading import Attribution, Polarity

PASSED_ON: dict[Polarity, str] = {
    "affirmed": "quoted by",
    "denied": "denied by",
    "negated": "not confirmed by",
    "doubted": "doubted by",
}
"""What a statement does with the one that is nested in it, in words."""


class Chains:
    """The attributions of a reading by the attribution that each is nested in."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self._found = {attribution.id: attribution for attribution in attributions}

    def above(self, id_: str | None) -> Iterator[Attribution]:
        """The attributions that one is nested in, the nearest first; a circle ends where it closes."""
        seen = {id_}
        attribution = None if id_ is None else self._found.get(id_)
        while attribution is not None and attribution.parent not in seen and attribution.parent in self._found:
            attribution = self._found[attribution.parent]
            seen.add(attribution.id)
            yield attribution

    def through(self, id_: str | None, name: Callable[[Attribution], str | None]) -> str | None:
        """Who passes on what an attribution governs, the nearest first: "quoted by the mayor"; null without any.

        Args:
            id_: of the attribution.
            name: what to call the speaker of one; those without a name are left out.
        """
        named = ((above, name(above)) for above in self.above(id_))
        return ", ".join(f"{PASSED_ON[above.polarity]} {speaker}" for above, speaker in named if speaker) or None
