"""Sentences that the lexicons promise to read, made from their own examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from accordingto.language.inflection import forms
from accordingto.language.lexicon import data
from accordingto.readers import read
from accordingto.reading import Reading
from accordingto.report import Report


def reading(text: str, **known: Any) -> Reading:
    """The reading of a text without a title."""
    return read(Report(id="r", text=text, **known))


def verb_examples(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(sentence, entry) for each verb of a lexicon, the example of its entry filled with its past tense."""
    for entry in data(name)["entry"]:
        for verb in entry.get("verb", "").split():
            head, _, particle = verb.partition("_")
            past = forms(head).past + (f" {particle}" if particle else "")
            yield entry["example"].replace("{past}", past), entry


def noun_examples(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(sentence, entry) for each noun of a lexicon whose example has a place for it."""
    for entry in data(name)["entry"]:
        for noun in entry.get("noun", "").split():
            if "{noun}" in entry["example"]:
                yield entry["example"].replace("{noun}", _article(noun) + noun.replace("_", " ")), entry


def _article(noun: str) -> str:
    if noun.endswith("s") or noun in {"fighting", "firing", "mediation", "flooding", "shelling"}:
        return ""
    return "an " if noun[0] in "aeiou" else "a "
