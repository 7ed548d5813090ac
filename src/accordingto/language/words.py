"""Syntactic words: tokens cut as Universal Dependencies cuts them, which is what the encoder was trained on.

Tokens are what readers match; a hyphenated compound or a negated auxiliary is one of them. The tree bank's words are
finer: "cease-fire" is three, "don't" is two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from accordingto.language.tokens import Token

_CLITIC = re.compile(r"(?<=[^\W\d_])(?:n['’]t|['’](?:s|d|ll|m|re|ve|t))$", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_AFFIX = re.compile(
    r"(?:anti|bi|co|counter|de|e|ex|inter|intra|mega|mid|micro|mini|multi|neo|non|pan|para|post|pre|pro|re|semi|sub|super|"
    r"trans|tri|ultra|un|under|uni)$",
    re.IGNORECASE,
)
"""Prefixes that stay with their word, after the Penn Treebank's guidelines for the English Web Treebank."""


class Word(NamedTuple):
    """A syntactic word ``text[start:end]`` of the token with number ``token``."""

    start: int
    end: int
    token: int


def words(tokens: Iterable[Token]) -> Iterator[Word]:
    """The syntactic words of tokens, in order; together they cover the tokens' characters exactly."""
    for number, token in enumerate(tokens):
        at = 0
        for cut in _cuts(token.text):
            yield Word(token.start + at, token.start + cut, number)
            at = cut
        yield Word(token.start + at, token.end, number)


def _cuts(text: str) -> Iterator[int]:
    """Where a token is cut, in rising order, neither end included."""
    if text.isascii() and text.isalpha():
        if text.lower() == "cannot":
            yield 3
        return
    if text.startswith(("http", "www.")):
        return
    start = 0
    for mark in _HYPHEN.finditer(text):
        if not _AFFIX.fullmatch(text, start, mark.start()):
            yield mark.start()
            yield mark.end()
            start = mark.end()
    clitic = _CLITIC.search(text, start)
    if clitic is not None:
        yield clitic.start()
