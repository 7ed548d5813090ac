"""The language of search queries, understood here so that a mistake in one can be pointed at.

Words, ``"phrases"``, beginnings (``bomb*``), ``AND``, ``OR``, ``NOT`` and parentheses, as in SQLite's FTS5 and with
its precedence: words side by side bind strongest, then ``NOT``, ``AND``, ``OR``. A word may hold what FTS5 itself
would trip over (``air-strike``, ``ministry's``, ``4,000``): it is looked for as the phrase of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from accordingto.ledger.characters import storable_words
from accordingto.ledger.errors import BadQuery

DEEPEST = 20
"""Parentheses within parentheses."""
LONGEST = 10_000
"""Characters of a query; one of so many words takes about a second in a ledger of some thousand reports."""

_OPERATORS = {"AND", "OR", "NOT"}
_TOKEN = re.compile(
    r"""(?P<bracket>[()])
      | ["“](?P<phrase>[^"“”]*)["”](?P<open>\*?)
      | (?P<unclosed>["“”])
      | (?P<word>[^\s()"“”]+)""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A part of the query: an operator, a parenthesis, or a term as FTS5 writes it."""

    position: int
    text: str
    is_term: bool


def fts5(query: str) -> str:
    """The query as FTS5 has it, every term in quotation marks.

    Raises:
        BadQuery: naming the place that cannot be understood.
    """
    if len(query) > LONGEST:
        raise BadQuery(query, LONGEST, f"a query has at most {LONGEST} characters")
    return _Parser(query).parsed()


class _Parser:
    """Recursive descent: each method takes the tokens of what it is named for."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._tokens = _tokens(query)
        self._next = 0
        self._depth = 0

    def parsed(self) -> str:
        if not self._tokens:
            raise BadQuery(self._query, 0, "there is nothing to look for")
        found = self._alternatives()
        if self._next < len(self._tokens):
            raise BadQuery(self._query, self._here.position, "this parenthesis was never opened")
        return found

    def _alternatives(self) -> str:
        return _joined(" OR ", self._separated("OR", self._conditions))

    def _conditions(self) -> str:
        return _joined(" AND ", self._separated("AND", self._difference))

    def _difference(self) -> str:
        first, *unwanted = self._separated("NOT", self._neighbours)
        return f"({first} NOT {_joined(' OR ', unwanted)})" if unwanted else first

    def _separated(self, operator: str, part: Callable[[], str]) -> list[str]:
        parts = [part()]
        while self._take(operator):
            parts.append(part())
        return parts

    def _neighbours(self) -> str:
        parts = [self._term()]
        while self._next < len(self._tokens) and (self._here.is_term or self._here.text == "("):
            parts.append(self._term())
        return _joined(" AND ", parts)

    def _term(self) -> str:
        if self._next == len(self._tokens):
            raise BadQuery(self._query, len(self._query), "something to look for is missing at the end")
        if self._take("("):
            return self._group()
        if not self._here.is_term:
            what = f"something to look for is missing before {self._here.text}"
            raise BadQuery(self._query, self._here.position, what)
        self._next += 1
        return self._tokens[self._next - 1].text

    def _group(self) -> str:
        opened = self._tokens[self._next - 1].position
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadQuery(self._query, opened, f"parentheses are more than {DEEPEST} deep")
        found = self._alternatives()
        if not self._take(")"):
            raise BadQuery(self._query, opened, "this parenthesis is never closed")
        self._depth -= 1
        return found

    @property
    def _here(self) -> Token:
        return self._tokens[self._next]

    def _take(self, text: str) -> bool:
        there = self._next < len(self._tokens) and not self._here.is_term and self._here.text == text
        self._next += there
        return there


def _joined(operator: str, parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({operator.join(parts)})"


def _tokens(query: str) -> list[Token]:
    return [_token(query, match) for match in _TOKEN.finditer(query)]


def _token(query: str, match: re.Match[str]) -> Token:
    position = match.start()
    if match["unclosed"] is not None:
        raise BadQuery(query, position, "this quotation mark has no partner")
    if match["bracket"] is not None or match["word"] in _OPERATORS:
        return Token(position, match[0], is_term=False)
    if match["phrase"] is not None:
        return _term(query, position, match["phrase"], open_ended=bool(match["open"]))
    word = match["word"]
    return _term(query, position, word.removesuffix("*"), open_ended=word.endswith("*"))


def _term(query: str, position: int, words: str, *, open_ended: bool) -> Token:
    if not any(character.isalnum() for character in words):
        raise BadQuery(query, position, "there is no letter and no digit here to look for")
    return Token(position, f'"{storable_words(words)}"' + (" *" if open_ended else ""), is_term=True)
