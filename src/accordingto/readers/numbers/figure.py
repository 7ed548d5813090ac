"""A number of a text: what it says, where it stands, and what it is a number of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from accordingto.reading import Bound
from accordingto.report import Span

Kind = Literal[
    "cardinal", "vague", "none", "fraction", "percent", "money", "ordinal", "age", "date", "clock", "measure",
    "compound", "score", "identifier",
]  # fmt: skip

COUNTING: Final = frozenset[Kind](["cardinal", "vague", "none", "fraction"])
"""The kinds that may count people or things; only these have ``count``, ``low`` and ``high``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its bound words.

    Attributes:
        start: first character of the number with its bound words and money signs.
        end: end of the same, exclusive.
        number: span of the numeral alone (``two dozen`` in ``at least two dozen``; ``20 to 30`` in a range).
        kind: what the number is.
        value: the number that is written, null for ranges, vague words, dates, results and names; may be a fraction.
        count: the reported whole number, for the counting kinds; null for ranges, vague words and broken numbers.
        low: least whole number that the words allow, null when they set none.
        high: greatest whole number that the words allow, null when they set none.
        bound: how the words bound the number.
        whole: count of the figure that this one is said to be a part of (12 in ``nine of the 12``).
    """

    start: int
    end: int
    number: Span
    kind: Kind
    value: float | int | None
    count: int | None
    low: int | None
    high: int | None
    bound: Bound
    whole: int | None = None
