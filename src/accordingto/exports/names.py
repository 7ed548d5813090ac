"""The names behind the ids of a reading."""

from __future__ import annotations

from accordingto.chains import Chains
from accordingto.reading import Piece, Reading


class Names:
    """Looks up the entities of one reading.

    Fields such as ``according_to``, ``actor`` and ``place`` hold an entity id or the words of the text.
    """

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._names = {entity.id: entity.name for entity in reading.entities}
        self._chains = Chains(reading.attributions)

    def of(self, value: str | tuple[str, ...] | None) -> str | None:
        """The name of an id, words as they are, a list joined by commas; null stays null."""
        if value is None:
            return None
        values = (value,) if isinstance(value, str) else value
        return ", ".join(self._names.get(one, one) for one in values if one is not None)

    def through(self, attribution: str | None) -> str | None:
        """Who passes on what an attribution governs, the nearest first: "quoted by the mayor"; null without any."""
        return self._chains.through(attribution, lambda a: self.of(a.speaker) or self.words(a.source))

    def words(self, piece: Piece) -> str:
        """The words of the text in some spans, joined by an ellipsis where they are apart."""
        return " … ".join(self._text[start:end] for start, end in piece)
