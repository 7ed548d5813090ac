"""The words that report speech, thought and intention, from ``data/cues.toml``."""

from __future__ import annotations

from functools import cache

from accordingto.language.inflection import forms
from accordingto.language.lexicon import data


@cache
def reporting() -> frozenset[str]:
    """Forms of the verbs that take a clause for what was said."""
    return _forms("reporting")


@cache
def hearing() -> frozenset[str]:
    """Forms of the verbs that name the hearer as their object."""
    return _forms("hearing")


@cache
def counting() -> frozenset[str]:
    """Forms of the verbs that put a figure at a number."""
    return _forms("counting")


@cache
def counts() -> frozenset[str]:
    """Words for the figure that is put at a number."""
    return frozenset(data("cues")["counting"]["figures"].split())


def _forms(group: str) -> frozenset[str]:
    return frozenset(form for verb in data("cues")[group]["verbs"].split() for form in forms(verb))


@cache
def adverbs() -> frozenset[str]:
    """Adverbs that say somebody reports it without saying who."""
    return frozenset(data("cues")["adverbs"]["words"].split())


@cache
def media() -> dict[str, str]:
    """Word of the text -> name of the medium it stands for."""
    return {word: medium for medium, text in data("cues")["media"].items() for word in text.split()}
