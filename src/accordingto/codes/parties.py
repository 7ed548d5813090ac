"""What is known of those who act in an event, or are acted upon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from accordingto.language import gazetteer, sectors
from accordingto.language.lexicon import data
from accordingto.reading import Entity, EntityType, Sector

Side = Literal["state", "armed", "unarmed", "unknown"]


class Party(NamedTuple):
    """An actor or a recipient.

    Attributes:
        name: its name, or the words of the text.
        sector: null where no words say it.
        is_country: whether it is a country, which stands for its state.
    """

    name: str
    sector: Sector | None
    is_country: bool

    @classmethod
    def of(cls, name: str, kind: EntityType | None, sector: Sector | None) -> Party:
        """A party of an event.

        Args:
            name: its name, or the words of the text.
            kind: the entity's type; null where it is no entity, whose sector its words say.
            sector: the entity's.
        """
        if kind is None:
            return cls(name, sectors.of_words(name), is_country=False)
        return cls(name, sector, is_country=kind == "place" and name.casefold() in gazetteer.countries())

    @property
    def side(self) -> Side:
        """What it can be in a conflict: a state, armed people who are not a state's, or people without arms."""
        if self.is_country or self.sector in _listed("state"):
            return "state"
        if self.sector in _listed("armed"):
            return "armed"
        return "unknown" if self.sector is None else "unarmed"

    def __str__(self) -> str:
        """The name with the sector: ``gunmen (UAF)``."""
        said = "country" if self.is_country else self.sector
        return self.name if said is None else f"{self.name} ({said})"


def parties(references: str | tuple[str, ...] | None, entities: Mapping[str, Entity]) -> tuple[Party, ...]:
    """The parties that an event refers to, by the entities of its reading with their ids."""
    if references is None:
        return ()
    listed = (references,) if isinstance(references, str) else references
    found = ((reference, entities.get(reference)) for reference in listed)
    return tuple(
        Party.of(words, None, None) if entity is None else Party.of(entity.name, entity.type, entity.sector)
        for words, entity in found
    )


def sectors_of(found: Iterable[Party]) -> str | None:
    """The sectors of several parties in a few letters, ``MIL; REB``; null where none is known."""
    return "; ".join(dict.fromkeys(party.sector for party in found if party.sector is not None)) or None


@cache
def _listed(side: str) -> frozenset[str]:
    return frozenset(data("codes")["sides"][side].split())
