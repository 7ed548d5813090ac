"""Word pieces: what the encoder reads in place of words, with the shape that an uncased vocabulary loses."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from accordingto.language.spelling import spelled

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHAPES = ("mark", "number", "lower", "title", "upper", "mixed", "initial", "alphanumeric")
"""Shapes of words, in the order of the encoder's shape embedding."""
LONGEST_WORD = 80
"""Characters of a word that the encoder sees; what follows in a longer one is a damaged text's."""


class Coded(NamedTuple):
    """A word as the encoder reads it: numbers of its pieces in the vocabulary (at least one), shape, and spelling."""

    pieces: tuple[int, ...]
    shape: int
    spelled: tuple[int, ...]


@cache
def tokenizer() -> Tokenizer:
    """The word-piece vocabulary of the shipped encoder."""
    from tokenizers import Tokenizer  # noqa: PLC0415  # costs import time that commands without texts need not pay

    found = Tokenizer.from_str(files("accordingto").joinpath("data/encoder/tokenizer.json").read_text("utf-8"))
    found.no_padding()
    found.no_truncation()
    return found


@cache
def mark(name: str) -> int:
    """The number of a mark of the vocabulary: ``[CLS]``, ``[SEP]`` or ``[UNK]``.

    Raises:
        LookupError: the vocabulary has no such mark.
    """
    found = tokenizer().token_to_id(name)
    if found is None:
        message = f"data/encoder/tokenizer.json has no mark {name}: take the file that belongs to the encoder's graphs"
        raise LookupError(message)
    return found


@lru_cache(maxsize=1 << 16)
def coded(word: str) -> Coded:
    """A word's pieces and shape, kept because the words of news repeat.

    A word that the vocabulary drops, as a variation selector alone, is one unknown piece; so is one of half a surrogate
    pair, which no UTF-8 holds.
    """
    seen = word[:LONGEST_WORD].encode("utf-8", "replace").decode("utf-8")
    found = tokenizer().encode(seen, add_special_tokens=False).ids
    return Coded(tuple(found) or (mark("[UNK]"),), shape(word), spelled(seen))


def shape(word: str) -> int:
    """The number of a word's shape in ``SHAPES``."""
    letters = any(map(str.isalpha, word))
    if any(map(str.isdigit, word)):
        return SHAPES.index("alphanumeric" if letters else "number")
    if not letters:
        return SHAPES.index("mark")
    if word.islower():
        return SHAPES.index("lower")
    if word.isupper():
        return SHAPES.index("initial" if len(word) == 1 else "upper")
    return SHAPES.index("title" if word[0].isupper() and word[1:].islower() else "mixed")
