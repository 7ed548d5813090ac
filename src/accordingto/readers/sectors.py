"""The sector of each entity, by its own words and those that the report puts beside its names.

1. A person's sector is that of the first office that says one.
2. A body's name says it: "Interior Ministry", "Velm Police".
3. Else the words beside its names do: "the rebel group Velm Front", "Velm Front rebels", "Velm Front, a rebel group,".
   Where they say different things, nothing is decided: whose words are right is not for the record to say.
4. Places have none: a capital that acts stands for its government, but the entity is the country.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from accordingto.language import Analysis, sectors
from accordingto.reading import Sector
from accordingto.report import Span

if TYPE_CHECKING:
    from accordingto.readers.entities import Draft

_DESCRIBING = frozenset({"NOUN", "ADJ", "PROPN"})
_LONGEST = 5
"""Tokens of a description that are looked at."""


def read(analysis: Analysis, draft: Draft) -> Sector | None:
    """The sector of an entity, null where no words say it."""
    if draft.type == "place" or draft.sector is not None:
        return draft.sector
    if draft.type == "person":
        held = (sectors.of_office(role.title, role.organization) for role in draft.roles)
        return next((sector for sector in held if sector is not None), None)
    names = (draft.name, *draft.aliases)
    own = next((sector for sector in map(sectors.of_body, names) if sector is not None), None)
    return own or _described(analysis, draft)


def _described(analysis: Analysis, draft: Draft) -> Sector | None:
    """The one sector that the words beside the names say."""
    said = {sectors.of_words(words) for span in draft.mentions for words in _descriptions(analysis, span)} - {None}
    return said.pop() if len(said) == 1 else None


def _descriptions(analysis: Analysis, span: Span) -> Iterator[str]:
    tokens, upos = analysis.tokens, analysis.syntax.upos
    first, last = (bisect_left(tokens, at, key=attrgetter("start")) for at in span)
    before = first
    while before > max(0, first - _LONGEST) and upos[before - 1] in _DESCRIBING and tokens[before - 1].text.islower():
        before -= 1
    if before < first:
        yield analysis.text[tokens[before].start : tokens[first - 1].end]
    if last < len(tokens) and sectors.is_member(tokens[last].lower):
        yield tokens[last].lower
    if last + 2 < len(tokens) and tokens[last].text == "," and upos[last + 1] == "DET":
        end = last + 2
        while end < min(len(tokens), last + 2 + _LONGEST) and upos[end] in _DESCRIBING:
            end += 1
        yield analysis.text[tokens[last + 2].start : tokens[end - 1].end]
