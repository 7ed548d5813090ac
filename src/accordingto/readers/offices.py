"""Words for offices, occupations and forms of address (``data/names.toml``)."""

from __future__ import annotations

import re
from functools import cache

from accordingto.language.lexicon import data

_OCCUPATION = re.compile(
    r"(?:ist|path|ian|grapher|smith|maker|monger|keeper|worker|fighter|writer|cleric|nurse|monk|nun|[a-z]logist)$"
)


@cache
def listed(group: str, field: str) -> frozenset[str]:
    """The lower-case words of a field of a group of ``data/names.toml``."""
    return frozenset(str(data("names")[group].get(field, "")).split())


@cache
def paired(group: str, field: str) -> dict[str, str]:
    """The ``word=word`` pairs of a field of a group of ``data/names.toml``."""
    pairs = (pair.partition("=") for pair in str(data("names")[group][field]).split())
    return {left: right for left, _, right in pairs}


def bare(word: str) -> str:
    """A word in lower case without its abbreviation stop."""
    return word.lower().rstrip(".")


def is_office(word: str) -> bool:
    """Whether a word names an office, rank or occupation by itself: "minister", "spokeswoman", "president-elect"."""
    word = bare(word)
    heads = listed("titles", "heads")
    return word in heads or word.partition("-")[0] in heads or word.rpartition("-")[2] in heads


def is_occupation(word: str) -> bool:
    """Whether a word has an occupation's ending; of use only where the grammar says that it stands for a person."""
    return len(word) > 4 and _OCCUPATION.search(bare(word)) is not None


def is_modifier(word: str) -> bool:
    """Whether a word before an office belongs to it: "deputy", "foreign", "former"."""
    word = bare(word)
    return word in listed("titles", "modifiers") or word.partition("-")[0] in {"vice", "ex", "then", "co"}


def is_honorific(word: str) -> bool:
    """Whether a word is a form of address, which is no office."""
    return bare(word) in listed("honorifics", "words")


def is_somebody(word: str) -> bool:
    """Whether a noun, in lower case, stands for one person: "girl", "uncle", "officer"."""
    return word in _somebodies()


@cache
def _somebodies() -> frozenset[str]:
    named = (listed("genders", kind) for kind in ("male", "female", "either"))
    return listed("titles", "heads").union(*named)


def gender(word: str) -> str | None:
    """ "male" or "female" where an office, form of address or word of kin tells; else null."""
    word = bare(word)
    return next((kind for kind in ("male", "female") if word in listed("genders", kind)), None)
