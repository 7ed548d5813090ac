"""A numeral: a number as it is written, before anything around it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accordingto.reading import Bound

Shape = Literal["count", "vague", "none", "fraction", "ordinal", "clock", "date", "score", "identifier", "range"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """Atoms ``first`` to ``last``, exclusive, that write one number, or a range or result of two.

    Attributes:
        shape: what the numeral is by its form alone.
        value: the number, null for vague words, ranges, results, chains of digits.
        low: least number that a vague word or a range allows.
        high: greatest number that a range allows.
        scale: the last scale word's value (1000000 in ``1.2 million``), 1 without one.
        plain: whether it is bare digits, as years, ages and house numbers are.
        bound: what the numeral alone says: ``about`` (``a couple of hundred``), ``vague``, ``range``, else ``exact``.
    """

    first: int
    last: int
    shape: Shape
    value: float | int | None = None
    low: int | None = None
    high: int | None = None
    scale: int = 1
    plain: bool = False
    bound: Bound = "exact"


def whole(value: float) -> float | int:
    """The value as an integer where it is one, up to the noise of decimal fractions (``1.1`` million)."""
    nearest = round(value)
    return nearest if abs(value - nearest) <= 1e-9 * max(1.0, abs(value)) else value
