"""The words that report speech, thought and intention, from ``data/cues.toml``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from accordingto.language.inflection import forms
from accordingto.language.lexicon import data


class Cue(NamedTuple):
    """How one verb form reports.

    Attributes:
        frames: what may follow: ``clause``, ``quote``, ``infinitive``, ``object``.
        that: whether a clause after it needs "that".
        addressee: whether the hearer may stand before the content.
        objects: nouns of which one must be the verb's object; empty when any may be.
        particles: words that must follow the verb; empty when none must.
        gerund: whether the form is the -ing form.
        base: whether the form is the bare base form.
    """

    frames: frozenset[str]
    that: bool
    addressee: bool
    objects: frozenset[str]
    particles: frozenset[str]
    gerund: bool
    base: bool


@cache
def verbs() -> dict[str, tuple[Cue, ...]]:
    """Lower-case verb form -> the ways in which it reports, those of the first groups first."""
    table: dict[str, tuple[Cue, ...]] = {}
    for group in data("cues")["verbs"]:
        for verb in group["verbs"].split():
            head, _, particle = verb.partition("_")
            particles = frozenset(group.get("particles", [])) | ({particle} if particle else set())
            for name, form in forms(head)._asdict().items():
                cue = Cue(
                    frames=frozenset(group["frames"]),
                    that=group.get("that", False),
                    addressee=group.get("addressee", False),
                    objects=frozenset(group.get("objects", "").split()),
                    particles=particles,
                    gerund=name == "gerund",
                    base=name == "base",
                )
                table[form] = (*table.get(form, ()), cue)
    return table


@cache
def nouns() -> frozenset[str]:
    """Nouns for what was said."""
    return frozenset(data("cues")["nouns"]["words"].split())


@cache
def adverbs() -> frozenset[str]:
    """Adverbs that say somebody reports it without saying who."""
    return frozenset(data("cues")["adverbs"]["words"].split())


@cache
def media() -> dict[str, str]:
    """Word of the text -> name of the medium it stands for."""
    return {word: medium for medium, text in data("cues")["media"].items() for word in text.split()}
