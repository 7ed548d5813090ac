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
    return _words("counting", "figures")


@cache
def denying() -> frozenset[str]:
    """Forms of the verbs and nouns that say something is false."""
    return _forms("denying") | _words("denying", "nouns")


@cache
def rejecting() -> frozenset[str]:
    """Forms of the verbs that say so of a claim."""
    return _forms("rejecting")


@cache
def claims() -> frozenset[str]:
    """Nouns for claims."""
    return _words("rejecting", "claims")


@cache
def doubting() -> frozenset[str]:
    """Forms of verbs, adjectives and nouns that leave open whether something is true."""
    return _forms("doubting") | _words("doubting", "words")


@cache
def lent() -> frozenset[str]:
    """Forms of the verbs that a noun of doubt lends its sense to: cast doubt, raise doubts."""
    return _forms("doubting", "lent")


@cache
def certain() -> frozenset[str]:
    """Adjectives that leave it open under a negation."""
    return _words("certain", "words")


@cache
def withholding() -> frozenset[str]:
    """Forms of the verbs that say that something is left unsaid."""
    return _forms("withholding")


@cache
def saying() -> frozenset[str]:
    """Forms of what is left unsaid: to say, to comment, to answer."""
    return reporting() | _forms("withholding", "said")


@cache
def presupposing() -> frozenset[str]:
    """Forms of the verbs that, negated, still tell what is left unsaid as true."""
    return _forms("presupposing")


def _words(group: str, key: str) -> frozenset[str]:
    return frozenset(data("cues")[group][key].split())


def _forms(group: str, key: str = "verbs") -> frozenset[str]:
    return frozenset(form for verb in data("cues")[group][key].split() for form in forms(verb))


@cache
def adverbs() -> frozenset[str]:
    """Adverbs that say somebody reports it without saying who."""
    return _words("adverbs", "words")


@cache
def quoting() -> frozenset[str]:
    """Forms of the verbs that pass on what another says."""
    return _forms("quoting")


@cache
def claiming() -> frozenset[str]:
    """Nouns that take a clause for what is claimed."""
    return _words("claiming", "nouns")


@cache
def works() -> frozenset[str]:
    """Nouns for works, and the words that give a title."""
    return _words("works", "nouns") | _words("works", "named")


@cache
def media() -> dict[str, str]:
    """Word or two words of the text -> name of the medium they stand for."""
    listed = ((medium, text) for medium, text in data("cues")["media"].items() if medium != "example")
    return {word.replace("_", " "): medium for medium, text in listed for word in text.split()}


@cache
def media_verbs() -> dict[str, str]:
    """Form of a verb -> name of the medium that it names."""
    listed = ((medium, text) for medium, text in data("cues")["media_verbs"].items() if medium != "example")
    return {form: medium for medium, text in listed for verb in text.split() for form in forms(verb)}


@cache
def platforms() -> frozenset[str]:
    """Media that are names."""
    return _words("platforms", "words")
