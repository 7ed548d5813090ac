"""The language of search queries, understood here so that a mistake in one can be pointed at.

Words, ``"phrases"``, beginnings (``bomb*``), ``AND``, ``OR``, ``NOT`` and parentheses, as in SQLite's FTS5 and with
its precedence: words side by side bind strongest, then ``NOT``, ``AND``, ``OR``. A word may hold what FTS5 itself
would trip over (``air-strike``, ``ministry's``, ``4,000``): it is looked for as the phrase of its parts.

Fields narrow claims down, and stand wherever a word may: ``source:ministry``, ``place:"Port Elsin"``,
``day:2031-05``, ``day>=2031-05-03``, ``killed>=10``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, get_args

from accordingto.ledger.characters import storable_words
from accordingto.ledger.days import days
from accordingto.ledger.errors import BadQuery
from accordingto.reading import Category, Effect, Voice

DEEPEST = 20
"""Parentheses within parentheses."""
LONGEST = 10_000
"""Characters of a query; one of so many words takes about a second in a ledger of some thousand reports."""

FIELDS: dict[str, str] = {
    "source": "words in the name of the source",
    "says": "words in a statement",
    "who": "words in the name of anybody who does, undergoes, says or is told something",
    "place": "words in the name of the place",
    "day": "a day, week, month or year, also with >=, <=, > or <",
    "effect": "what tolls count: killed, injured, …",
    "category": "what events are: ASSAULT, AID, …",
    "outlet": "words in the name of the outlet",
    "voice": "attributed, quoted, narrator or headline",
    "kind": "toll, event or statement",
}
"""The fields and what their values are; each effect is one too, with a number: ``killed>=10``."""

EFFECTS: tuple[str, ...] = get_args(Effect)
_CHOICES: dict[str, tuple[str, ...]] = {
    "effect": EFFECTS,
    "category": get_args(Category),
    "voice": get_args(Voice),
    "kind": ("toll", "event", "statement"),
}
_COMPARED = {"day", *EFFECTS}
_NUMBER = re.compile(r"\d{1,12}")

_OPERATORS = {"AND", "OR", "NOT"}
_TOKEN = re.compile(
    rf"""(?P<field>{"|".join(FIELDS)})(?P<with>:|[<>]=?|=)(?:["“](?P<quoted>[^"“”]*)["”]|(?P<plain>[^\s()"“”]*))
      | (?P<effect>{"|".join(EFFECTS)})(?P<than>[<>]=?|=)(?P<number>[^\s()"“”]*)
      | (?P<bracket>[()])
      | ["“](?P<phrase>[^"“”]*)["”](?P<open>\*?)
      | (?P<unclosed>["“”])
      | (?P<word>[^\s()"“”]+)""",
    re.VERBOSE,
)


class Words(NamedTuple):
    """A word, phrase or beginning, as FTS5 writes it."""

    fts5: str


class Field(NamedTuple):
    """A condition on claims.

    Attributes:
        name: one of ``FIELDS``, or an effect.
        operator: ``:`` or a comparison.
        value: as written; a number for an effect.
    """

    name: str
    operator: str
    value: str


class Both(NamedTuple):
    """All of these must hold."""

    parts: tuple[Query, ...]


class Either(NamedTuple):
    """One of these must hold."""

    parts: tuple[Query, ...]


class Without(NamedTuple):
    """The first must hold and the other must not."""

    wanted: Query
    unwanted: Query


Query: TypeAlias = Words | Field | Both | Either | Without


class Token(NamedTuple):
    """A part of the query: an operator or a parenthesis in ``text``, or a term."""

    position: int
    text: str
    term: Words | Field | None = None


def fts5(query: str) -> str:
    """The query as FTS5 has it, every term in quotation marks.

    Raises:
        BadQuery: naming the place that cannot be understood, or that there is a field in it.
    """
    words = as_fts5(parsed(query))
    if words is None:
        raise BadQuery(query, 0, "there is a field in it, which full text has not")
    return words


def parsed(query: str) -> Query:
    """The query as a tree.

    Raises:
        BadQuery: naming the place that cannot be understood.
    """
    if len(query) > LONGEST:
        raise BadQuery(query, LONGEST, f"a query has at most {LONGEST} characters")
    return _Parser(query).parsed()


def as_fts5(query: Query) -> str | None:
    """A query of words alone as FTS5 has it; null where there is a field in it."""
    match query:
        case Words(fts5=words):
            return words
        case Both(parts=parts) | Either(parts=parts):
            each = [as_fts5(part) for part in parts]
            known = [part for part in each if part is not None]
            operator = " AND " if isinstance(query, Both) else " OR "
            return f"({operator.join(known)})" if len(known) == len(each) else None
        case Without(wanted=wanted, unwanted=unwanted):
            first, other = as_fts5(wanted), as_fts5(unwanted)
            return None if first is None or other is None else f"({first} NOT {other})"
        case _:
            return None


def sought_words(query: Query) -> re.Pattern[str]:
    """The words that a query looks for, in a text; for queries that the full text cannot answer and mark alone."""
    patterns = list(dict.fromkeys(_patterns(query)))
    return re.compile("|".join(patterns) if patterns else r"(?!)", re.IGNORECASE)


def _patterns(query: Query) -> Iterator[str]:
    match query:
        case Words(fts5=words):
            end = r"\w*" if words.endswith("*") else r"\b"
            yield r"\b" + r"\W+".join(re.escape(word) for word in re.findall(r"\w+", words)) + end
        case Both(parts=parts) | Either(parts=parts):
            for part in parts:
                yield from _patterns(part)
        case Without(wanted=wanted):
            yield from _patterns(wanted)
        case Field(name="says", value=value):
            yield re.escape(value)


class _Parser:
    """Recursive descent: each method takes the tokens of what it is named for."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._tokens = _tokens(query)
        self._next = 0
        self._depth = 0

    def parsed(self) -> Query:
        if not self._tokens:
            raise BadQuery(self._query, 0, "there is nothing to look for")
        found = self._alternatives()
        if self._next < len(self._tokens):
            raise BadQuery(self._query, self._here.position, "this parenthesis was never opened")
        return found

    def _alternatives(self) -> Query:
        return _joined(Either, self._separated("OR", self._conditions))

    def _conditions(self) -> Query:
        return _joined(Both, self._separated("AND", self._difference))

    def _difference(self) -> Query:
        first, *unwanted = self._separated("NOT", self._neighbours)
        return Without(first, _joined(Either, unwanted)) if unwanted else first

    def _separated(self, operator: str, part: Callable[[], Query]) -> list[Query]:
        parts = [part()]
        while self._take(operator):
            parts.append(part())
        return parts

    def _neighbours(self) -> Query:
        parts = [self._term()]
        while self._next < len(self._tokens) and (self._here.term is not None or self._here.text == "("):
            parts.append(self._term())
        return _joined(Both, parts)

    def _term(self) -> Query:
        if self._next == len(self._tokens):
            raise BadQuery(self._query, len(self._query), "something to look for is missing at the end")
        if self._take("("):
            return self._group()
        term = self._here.term
        if term is None:
            what = f"something to look for is missing before {self._here.text}"
            raise BadQuery(self._query, self._here.position, what)
        self._next += 1
        return term

    def _group(self) -> Query:
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
        there = self._next < len(self._tokens) and self._here.term is None and self._here.text == text
        self._next += there
        return there


def _joined(kind: type[Both | Either], parts: Sequence[Query]) -> Query:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def _tokens(query: str) -> list[Token]:
    return [_token(query, match) for match in _TOKEN.finditer(query)]


def _token(query: str, match: re.Match[str]) -> Token:
    position = match.start()
    if match["unclosed"] is not None:
        raise BadQuery(query, position, "this quotation mark has no partner")
    if match["field"] is not None or match["effect"] is not None:
        return Token(position, match[0], _field(query, match))
    if match["bracket"] is not None or match["word"] in _OPERATORS:
        return Token(position, match[0])
    if match["phrase"] is not None:
        return _words(query, position, match["phrase"], open_ended=bool(match["open"]))
    word = match["word"]
    return _words(query, position, word.removesuffix("*"), open_ended=word.endswith("*"))


def _words(query: str, position: int, words: str, *, open_ended: bool) -> Token:
    if not any(character.isalnum() for character in words):
        raise BadQuery(query, position, "there is no letter and no digit here to look for")
    return Token(position, words, Words(f'"{storable_words(words)}"' + (" *" if open_ended else "")))


def _field(query: str, match: re.Match[str]) -> Field:
    name, operator = match["field"] or match["effect"], match["with"] or match["than"]
    value = next(part for part in (match["quoted"], match["plain"], match["number"]) if part is not None).strip()
    place = match.end() - len(match[0]) + len(name) + len(operator)
    if operator != ":" and name not in _COMPARED:
        raise BadQuery(query, match.start() + len(name), f"{name} is followed by a colon: {name}:WORDS")
    if not value:
        raise BadQuery(query, place, f"a value is missing after {name}{operator} ({FIELDS.get(name, 'a number')})")
    if name in EFFECTS and _NUMBER.fullmatch(value) is None:
        raise BadQuery(query, place, f"{name}{operator} is followed by a number")
    if name == "day" and days(value) is None:
        raise BadQuery(query, place, "day is followed by a day, week, month or year: 2031-05-04, 2031-W18, 2031-05")
    return Field(name, operator, _chosen(query, place, name, value))


def _chosen(query: str, place: int, name: str, value: str) -> str:
    """The value, of fields that have a few, in the letters in which they are kept."""
    choices = {choice.casefold(): choice for choice in _CHOICES.get(name, ())}
    if choices and value.casefold() not in choices:
        raise BadQuery(query, place, f"{name} is one of {', '.join(choices.values())}")
    return choices.get(value.casefold(), value)
