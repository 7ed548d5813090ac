"""Actors of a user's own: names that are theirs wherever a report has them, with a type, a country and a sector."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import msgspec

from accordingto.language import Analysis
from accordingto.readers.entities import Draft
from accordingto.readers.names import Name
from accordingto.reading import EntityType, Sector
from accordingto.report import Span


class Actor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An actor as a file gives it.

    Attributes:
        name: the name to show.
        aliases: other names that reports call it by; names are found in just these letters.
        type: what it is.
        country: ISO 3166-1 alpha-3 code.
        sector: the part it plays in public life.
    """

    name: str
    aliases: tuple[str, ...] = ()
    type: EntityType = "organization"
    country: str | None = None
    sector: Sector | None = None


@dataclass(frozen=True, slots=True)
class Actors:
    """Actors by their names, with the pattern that finds any of these, the longest first."""

    by_name: Mapping[str, Actor]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, listed: Sequence[Actor]) -> Actors:
        """Actors ready to be found."""
        names = {" ".join(name.split()): actor for actor in listed for name in (actor.name, *actor.aliases)}
        longest = sorted(names, key=lambda name: (-len(name), name))
        found = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
        return cls(names, re.compile(rf"(?<!\w)(?:{found})(?!\w)"))

    def find(self, analysis: Analysis) -> dict[Span, Actor]:
        """Where a report names them."""
        return {
            match.span(): self.by_name[" ".join(match[0].split())] for match in self.pattern.finditer(analysis.text)
        }


def named(analysis: Analysis, found: Sequence[Name], actors: Mapping[Span, Actor]) -> tuple[Name, ...]:
    """The names of a report with those of the actors in the place of what overlaps them."""
    if not actors:
        return tuple(found)
    own = [_name(analysis, span, actor) for span, actor in actors.items()]
    rest = [name for name in found if not any(_overlap(name.span, one.span) for one in own)]
    return tuple(sorted([*rest, *own], key=lambda name: name.span))


def _name(analysis: Analysis, span: Span, actor: Actor) -> Name:
    """A name of an actor; all its names are read as the one to show, so that they are one entity's."""
    first = max(0, bisect_right(analysis.tokens, span[0], key=attrgetter("start")) - 1)
    last = max(first + 1, bisect_left(analysis.tokens, span[1], key=attrgetter("start")))
    sentence = max(0, bisect_right(analysis.sentences, span[0], key=attrgetter("start")) - 1)
    return Name(span, actor.name, actor.type, actor.country, first, last, sentence, span)


def known(analysis: Analysis, drafts: list[Draft], actors: Mapping[Span, Actor]) -> list[Draft]:
    """Give the drafts that are actors the name, country and sector of these, and as aliases what reports call them."""
    for draft in drafts:
        spans = [span for span in draft.mentions if span in actors]
        if spans:
            actor = actors[spans[0]]
            draft.name, draft.type, draft.sector = actor.name, actor.type, actor.sector
            draft.country = actor.country or draft.country
            called = Counter(" ".join(analysis.text[slice(*span)].split()) for span in spans)
            draft.aliases = Counter({words: n for words, n in (draft.aliases | called).items() if words != actor.name})
    return drafts


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
