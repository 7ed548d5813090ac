"""A counted noun phrase of a sentence, and the words that make it a part of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.language import Token
from accordingto.reading import Bound
from accordingto.report import Span

WHOM = frozenset({"whom", "them", "which", "those", "these", "us"})
"""Pronouns for the whole that a part is taken from."""
OPENERS_OF_PARTS = frozenset({"including", "includes", "include", "included", "among", "amongst", "comprising"})
"""Words that a part of a count follows."""

SETS = frozenset({"family", "crew"})
"""Nouns for several people, whose number may follow after "of": "a family of five"."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase: tokens ``first`` to ``last`` of its sentence, and what its number says.

    ``head`` is the lower-case noun that is counted, empty when only the numeral stands; ``part`` says that the words
    make it a part of the count before it, and ``share`` which share of it ("half of them"), where they give no number;
    ``among`` says that the noun stands for all of whom the number is some ("nine of the 12 men"), ``named``
    that it is a person's name.
    """

    first: int
    last: int
    number: Span
    count: int | None
    low: int | None
    high: int | None
    bound: Bound
    head: str
    who: str | None
    part: bool = False
    share: float | None = None
    among: bool = False
    named: bool = False

    @property
    def is_told(self) -> bool:
        """Whether the words give a figure, if a vague one; a share of no known count does not."""
        return self.bound == "vague" or (self.count, self.low, self.high) != (None, None, None)


def is_part(words: Sequence[Token], kinds: str, first: int, after: int) -> bool:
    """Whether the words make it a part: "including 66", "four of whom", "of whom 12", "among them 3".

    Args:
        words: tokens of the sentence.
        kinds: their letters.
        first: first token of the counted phrase.
        after: the token after its numeral.
    """
    if of_whom(words, after):
        return True
    i = first - 1
    while i >= 0 and kinds[i] in "AXD":
        i -= 1
    if i < 0:
        return False
    word = words[i].lower
    if word in {"among", "amongst"} and kinds[i - 1] in "WUM":  # "600 deaths among 15,000 soldiers"
        return False
    if word in OPENERS_OF_PARTS:
        return True
    return word in WHOM and i > 0 and words[i - 1].lower in {"of", "among", "amongst"}


def of_whom(words: Sequence[Token], at: int) -> bool:
    """Whether "of whom" or "of them" stands at a token."""
    return at + 1 < len(words) and words[at].lower == "of" and words[at + 1].lower in WHOM


def one_line(words: str | None) -> str | None:
    """Words with white space as one blank."""
    return None if words is None else " ".join(words.split())
