"""Word lists read once from the package's data files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from accordingto.language.inflection import forms


@cache
def data(name: str) -> Mapping[str, Any]:
    """The contents of ``data/<name>.toml``."""
    return tomllib.loads(files("accordingto").joinpath("data", f"{name}.toml").read_text("utf-8"))


class Words(NamedTuple):
    """Closed classes of English and common verbs, each a set of lower-case words."""

    determiners: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    adverbs: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    verbs: frozenset[str]


@cache
def words() -> Words:
    """The closed classes of ``data/words.toml``, with every form of its verbs."""
    lists = {name: frozenset(str(text).split()) for name, text in data("words").items()}
    lists["verbs"] = frozenset(form for verb in lists["verbs"] for form in forms(verb))
    return Words(**lists)
