"""A text made ready for the rules of the times: its atoms, and its numerals by where they start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from accordingto.readers.atoms import Atoms
from accordingto.readers.numbers.kinds import context
from accordingto.readers.numbers.numeral import Numeral
from accordingto.readers.numbers.numerals import numerals
from accordingto.readers.times.meanings import Meaning
from accordingto.reading import TimeMod


class Found(NamedTuple):
    """An expression that ends before atom ``last``, what it means, and how it bends its value."""

    last: int
    meaning: Meaning
    mod: TimeMod | None = None


class Mention(NamedTuple):
    """Atoms ``first`` to ``last``, exclusive, that are one time expression, and the name of the rule that found it."""

    first: int
    last: int
    meaning: Meaning
    mod: TimeMod | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """The atoms of a text, and its numerals by the index of their first atom."""

    pieces: Atoms
    numerals: dict[int, Numeral]

    def word(self, index: int) -> str:
        """The atom at ``index`` in lower case; empty outside the text."""
        lower = self.pieces.lower
        return lower[index] if 0 <= index < len(lower) else ""

    def capital(self, index: int) -> bool:
        """Whether the atom at ``index`` opens with a capital."""
        return self.pieces.capital(index)

    def small(self, index: int, most: int) -> int | None:
        """The bare number at ``index`` if it lies between 1 and ``most``."""
        word = self.word(index)
        if not (word.isascii() and word.isdigit()) or len(word) > 2 or self._glued(index):
            return None
        return int(word) if 1 <= int(word) <= most else None

    def year(self, index: int) -> int | None:
        """The year that four bare digits at ``index`` are; what they count is not asked."""
        word = self.word(index)
        if not (word.isascii() and word.isdigit()) or len(word) != 4 or self._glued(index):
            return None
        return int(word) if 1000 <= int(word) < 2200 else None

    def bare_year(self, index: int) -> int | None:
        """The year at ``index`` where nothing tells that the digits count or name something."""
        numeral, year = self.numerals.get(index), self.year(index)
        if year is None or numeral is None or numeral.last != index + 1:
            return None
        return year if context(self.pieces, numeral).kind == "date" else None

    def _glued(self, index: int) -> bool:
        """Whether letters touch the digits (``12m``)."""
        return self.pieces.touches(index + 1) and self.word(index + 1)[0].isalpha()


Rule = Callable[[Scan, int], Found | None]


def scan(pieces: Atoms) -> Scan:
    """The atoms with their numerals."""
    return Scan(pieces, {numeral.first: numeral for numeral in numerals(pieces)})
