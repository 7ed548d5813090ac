"""The word "one" where it counts nothing: ``one another``, ``this one``, ``one must wait``, ``Formula One``."""

from __future__ import annotations

from accordingto.readers.atoms import Atoms
from accordingto.readers.numbers.grammar import grammar

_RELATIVES = frozenset(["who", "that", "which", "in", "of", ",", ".", "?", "!", ""])


def is_pronoun(pieces: Atoms, index: int) -> bool:
    """Whether the "one" at ``index`` is a pronoun or part of a name."""
    known = grammar()
    if known.pronoun_before.before(pieces, index) or known.pronoun_after.after(pieces, index + 1):
        return True
    if pieces.word(index - 1) == "the":
        return pieces.word(index + 1) in _RELATIVES
    return pieces.capital(index) and pieces.capital(index - 1) and pieces.text[pieces.starts[index] + 1] == "n"
