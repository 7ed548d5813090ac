"""Characters that no database text can hold, taken out on the way in and put back on the way out.

NUL ends a text in SQLite's functions and is refused by PostgreSQL; lone surrogates have no UTF-8; the noncharacters
``MARK_OPEN`` and ``MARK_CLOSE`` are kept for marking search results. Each stands in the ledger as U+FFFD, so that
every offset still holds, and the table ``replaced_character`` keeps what was there. News text has almost never any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from accordingto.reading import Reading
from accordingto.report import Report

MARK_OPEN, MARK_CLOSE = "\ufdd0", "\ufdd1"
REPLACEMENT = "\ufffd"

_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufdd0\ufdd1]")
_SIGNS = (rb"\u0000", MARK_OPEN.encode(), MARK_CLOSE.encode())

Record = TypeVar("Record", Report, Reading)


class Replaced(NamedTuple):
    """A character that was taken out: the field's path (``tolls.2.who``), the place in its value, and the character."""

    field: str
    position: int
    codepoint: int


def storable(record: Record) -> tuple[Record, list[Replaced]]:
    """The record as a database can hold it, and what was replaced in it."""
    if _is_storable(record):
        return record, []
    replaced: list[Replaced] = []
    clean = _without(msgspec.to_builtins(record), "", replaced)
    return msgspec.convert(clean, type(record)), replaced


def storable_words(words: str) -> str:
    """Words to be compared with what the ledger holds."""
    return _UNSTORABLE.sub(REPLACEMENT, words)


def restored(record: Record, replaced: Iterable[Replaced]) -> Record:
    """The record as it was before ``storable``."""
    by_field: dict[str, list[Replaced]] = {}
    for character in replaced:
        by_field.setdefault(character.field, []).append(character)
    if not by_field:
        return record
    return msgspec.convert(_with(msgspec.to_builtins(record), "", by_field), type(record))


def _is_storable(record: Report | Reading) -> bool:
    # One fast pass over everything, by way of JSON: three times quicker than looking at each string in Python.
    try:
        line = msgspec.json.encode(record)
    except UnicodeEncodeError:
        return False
    return not any(sign in line for sign in _SIGNS)


def _without(value: object, path: str, replaced: list[Replaced]) -> object:
    if isinstance(value, str):
        found = _UNSTORABLE.finditer(value)
        replaced += [Replaced(path, character.start(), ord(character[0])) for character in found]
        return storable_words(value)
    if isinstance(value, dict):
        return {key: _without(part, _inside(path, key), replaced) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_without(part, _inside(path, number), replaced) for number, part in enumerate(value)]
    return value


def _with(value: object, path: str, replaced: Mapping[str, Sequence[Replaced]]) -> object:
    if isinstance(value, str):
        letters = list(value)
        for character in replaced.get(path, ()):
            letters[character.position] = chr(character.codepoint)
        return "".join(letters)
    if isinstance(value, dict):
        return {key: _with(part, _inside(path, key), replaced) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_with(part, _inside(path, number), replaced) for number, part in enumerate(value)]
    return value


def _inside(path: str, part: str | int) -> str:
    return f"{path}.{part}" if path else str(part)
