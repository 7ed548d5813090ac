"""The smallest pieces of a text that the grammars of numbers and of dates are written over.

Finer than the tokens of the language analysis: ``twenty-six`` is three atoms and ``12m`` two, while a number with its
grouping marks (``4,000``), a clock time (``14:37``), a chain of digits (``2021-05-10``, ``555-123-4567``) and an
address are one each. A blank line is an atom too, so that no expression runs across it. Every part of the pattern
either cannot fail once it has read a long stretch, or reads a bounded one: the cost is linear in the text. Parts that
open with a letter or a set of letters, not with a choice or a repetition, are passed over at their first character.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from accordingto.report import Span

BREAK: Final = "\n"
"""The atom that stands for a blank line, or between paragraphs."""

_ATOM: Final = re.compile(
    r"""
    https?://[^\s<>"“”]+                                                    # an address
  | www\.[^\s<>"“”]+
  | [A-Za-z]\.(?:[A-Za-z]\.){1,7}                                           # U.S., a.m.
  | [^\W\d_]+(?:\d\w*)?                                                     # a word, or a code such as A4
  | \d{4}-\d\d-\d\dT\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?  # 2021-05-10T14:37:00Z
  | \d+(?:/\d+){2,}|\d+(?:-\d+){2,}|\d+(?:\.\d+){2,}                        # 10/5/21, 2021-05-10, 10.05.2021
  | \d{1,2}:\d{2}(?::\d{2})?(?![\d:])                                       # 14:37
  | \d{1,3}(?:,\d{3}){1,9}(?!,?\d)(?:\.\d+)?                                # 4,000  1,234.5
  | \d{1,2}(?:,\d{2}){1,5},\d{3}(?!\d)                                      # 1,00,000
  | \d{1,3}(?P<gap>['’\u00a0\u202f\u2009])\d{3}(?:(?P=gap)\d{3}){0,8}(?!\d)   # 5'000
  | \d+(?:\.\d+)?
  | \n\s*\n
  | [^\w\s]|_
    """,
    re.VERBOSE,
)

_TOUCHING: Final = frozenset(["-", "+"])

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Atoms:
    """Atoms of a stretch of text, as parallel tuples; offsets are into the whole text.

    Attributes:
        text: the whole text.
        lower: the atoms in lower case; ``BREAK`` for a blank line or between paragraphs.
        starts: where each atom starts.
        ends: where each atom ends, exclusive.
    """

    text: str
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.lower)

    def word(self, index: int) -> str:
        """The atom at ``index`` in lower case; empty before the first and after the last."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def words(self, first: int, last: int) -> tuple[str, ...]:
        """The atoms from ``first`` to ``last``, exclusive, in lower case."""
        return self.lower[max(first, 0) : max(last, 0)]

    def touches(self, index: int) -> bool:
        """Whether the atom at ``index`` follows the one before it without a gap."""
        return 0 < index < len(self.lower) and self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        """Whether the atom at ``index`` opens with a capital letter."""
        return 0 <= index < len(self.lower) and self.text[self.starts[index]].isupper()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the atoms from ``first`` to ``last``, exclusive, stand in the text; at least one atom."""
        return self.starts[first], self.ends[last - 1]


def atoms(text: str, start: int = 0, end: int | None = None) -> Atoms:
    """The atoms of ``text[start:end]``."""
    return paragraph_atoms(text, [(start, len(text) if end is None else end)])


def paragraph_atoms(text: str, paragraphs: Sequence[Span]) -> Atoms:
    """The atoms of the paragraphs, with a ``BREAK`` of no length after each but the last."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in paragraphs:
        if words:
            words.append(BREAK)
            starts.append(start)
            ends.append(start)
        found = list(_ATOM.finditer(text, start, end))
        words += [match.group() for match in found]
        starts += [match.start() for match in found]
        ends += [match.end() for match in found]
    lower = tuple([BREAK if word[0] == BREAK else word.lower() for word in words])
    return Atoms(text, lower, tuple(starts), tuple(ends))


class Phrases(Generic[Entry]):
    """Phrases of one atom or more, looked up from either end; the longest one wins.

    A phrase is written with a space between its atoms (``"- year - old"``). A dash or a plus sign counts as part of a
    phrase only where it touches what stands before it.
    """

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for phrase in sorted(entries, key=lambda words: -len(words.split())):
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, entries[phrase]))
            self._by_last.setdefault(words[-1], []).append((words, entries[phrase]))

    def after(self, pieces: Atoms, index: int) -> tuple[int, Entry] | None:
        """The phrase that starts at ``index``: the index after it, and its entry."""
        word = pieces.lower[index] if 0 <= index < len(pieces.lower) else ""
        for words, entry in self._by_first.get(word, ()):
            last = index + len(words)
            if pieces.lower[index:last] == words and (word not in _TOUCHING or pieces.touches(index)):
                return last, entry
        return None

    def before(self, pieces: Atoms, index: int) -> tuple[int, Entry] | None:
        """The phrase that ends before ``index``: its first index, and its entry."""
        for words, entry in self._by_last.get(pieces.word(index - 1), ()):
            first = index - len(words)
            if first >= 0 and pieces.lower[first:index] == words:
                return first, entry
        return None
