"""Where the places of a report are.

A place that is no city is looked up as it is; a country is where its people live, on the mean. A city is sought, in
this order: in the country or state named behind it ("Bergen, Norway"), in the countries that the report names, and by
its inhabitants where it is far larger than its namesakes. A small town or village is taken in the first two ways alone,
and where it is the only one of its name there. What none of these decides has no coordinates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from accordingto.language import Analysis, gazetteer
from accordingto.reading import EntityType, Location, PlaceBasis
from accordingto.report import Span


class Placed(Protocol):
    """What has to be known of a place."""

    type: EntityType
    name: str
    country: str | None
    mentions: list[Span]


class Where:
    """A place's country and coordinates, each null where it is in doubt."""

    __slots__ = ("country", "location")

    def __init__(self, country: str | None = None, location: Location | None = None) -> None:
        self.country = country
        self.location = location


_Land = tuple[str, str | None]
"""A country and, of the USA, a state."""
CLEAR_LEAD = 5
"""A city is taken by its size when it has this many times the inhabitants of its next namesake."""
WELL_KNOWN = 200_000
"""Inhabitants from which a city is taken without its country in a report that names other countries."""
_BEHIND = re.compile(r",\s+([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2})")


def read(analysis: Analysis, drafts: Sequence[Placed]) -> list[Where]:
    """The country and coordinates of each draft; those that are no places have none."""
    named = _countries(drafts)
    return [_where(analysis, draft, named) if draft.type == "place" else Where() for draft in drafts]


def _countries(drafts: Iterable[Placed]) -> Counter[str]:
    """How often the report names each country or what is of it; "Georgia", a country and a state, counts for none."""
    counted: Counter[str] = Counter()
    for draft in drafts:
        key = draft.name.casefold()
        state = key in gazetteer.states()
        if not (state and key in gazetteer.countries()):
            counted["USA" if state else draft.country or ""] += len(draft.mentions)
    return Counter({code: n for code, n in counted.items() if code and n})


def _where(analysis: Analysis, draft: Placed, named: Mapping[str, int]) -> Where:
    key = draft.name.casefold().replace("’", "'")
    region = gazetteer.regions().get(key)
    if key in gazetteer.countries() and (region is None or named.get("USA", 0) == 0):
        return _country(gazetteer.countries()[key])
    if region is not None:
        place = Location(lat=region.lat, lon=region.lon, kind=region.kind, geonames_id=None, basis="listed")
        return Where(region.country, place)
    city, basis = _city(key, _behind(analysis, draft), named)
    if city is None:
        return Where()
    place = Location(lat=city.lat, lon=city.lon, kind="city", geonames_id=city.geonames_id, basis=basis)
    return Where(city.country, place)


def _country(code: str) -> Where:
    centre = gazetteer.centres().get(code)
    if centre is None:
        return Where(code)
    lat, lon, number = centre
    return Where(code, Location(lat=lat, lon=lon, kind="country", geonames_id=number, basis="listed"))


def _behind(analysis: Analysis, draft: Placed) -> _Land | None:
    """The country or state named straight behind a mention: "Bergen, Norway", "Springfield, Ill."."""
    for _, end in draft.mentions:
        match = _BEHIND.match(analysis.text, end)
        words = match.group(1).casefold().split() if match is not None else []
        for name in (" ".join(words[:n]).rstrip(dot) for n in range(len(words), 0, -1) for dot in ("", ".")):
            if name in gazetteer.states():
                return "USA", gazetteer.states()[name]
            if name in gazetteer.countries():
                return gazetteer.countries()[name], None
    return None


def _city(key: str, behind: _Land | None, named: Mapping[str, int]) -> tuple[gazetteer.City | None, PlaceBasis]:
    """The city that a name means, null in doubt, and what tells."""
    called, also = gazetteer.cities(key), gazetteer.other_cities(key)
    if key in gazetteer.seats() and not called:
        return None, "population"
    if behind is not None:
        land, part = behind
        there = [c for c in (*called, *also) if c.country == land and part in {None, c.part}]
        return _largest(there) if there else _only_small(key, {land: 1}, part), "adjacent"
    near = [c for c in (*called, *also) if c.country in named]
    if near:
        most = max(named[c.country] for c in near)
        leading = [c for c in near if named[c.country] == most]
        return _largest(leading if len({c.country for c in leading}) == 1 else near), "context"
    if not called and not also:
        return _only_small(key, named, None), "context"
    largest = _largest(called or [c for c in also if c.population >= gazetteer.LARGE])
    clear = largest is not None and (not named or largest.population >= WELL_KNOWN)
    return largest if clear else None, "population"


def _only_small(key: str, lands: Mapping[str, int], part: str | None) -> gazetteer.City | None:
    """The small town or village of that name in the lands, where there is one alone."""
    if not lands:
        return None
    found = [c for c in gazetteer.small_cities(key) if c.country in lands and part in {None, c.part}]
    return found[0] if len(found) == 1 else None


def _largest(found: Sequence[gazetteer.City]) -> gazetteer.City | None:
    """The city with far more inhabitants than the next, or the only one."""
    ranked = sorted(found, key=lambda c: -c.population)
    if len(ranked) > 1 and ranked[0].population < CLEAR_LEAD * ranked[1].population:
        return None
    return ranked[0] if ranked else None
