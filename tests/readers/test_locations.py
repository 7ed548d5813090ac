"""Where the places of a report are: by what stands behind them, by the report's countries, by their size."""

from __future__ import annotations

import pytest

from accordingto.language import analyse, gazetteer
from accordingto.language.lexicon import data
from accordingto.readers import locations
from accordingto.readers.entities import Draft
from accordingto.reading import Entity
from accordingto.report import Report
from tests.readers.lexicons import reading


def place(text: str, name: str) -> Entity:
    (found,) = [e for e in reading(text).entities if e.name == name]
    assert found.type == "place"
    return found


def located(name: str, *others: Draft, text: str = "") -> locations.Where:
    """Where a place is in a report that names others beside it."""
    at = text.find(name)
    draft = Draft("place", name, None, [(at, at + len(name))] if at >= 0 else [])
    return locations.read(analyse(Report(id="r", text=text)), [draft, *others])[0]


def country(code: str, times: int = 1) -> Draft:
    return Draft("place", gazetteer.country_names()[code], code, [(0, 1)] * times)


def test_a_city_has_its_coordinates_and_its_country() -> None:
    bergen = place("The train left Bergen, Norway, on Monday.", "Bergen")
    assert bergen.country == "NOR"
    assert bergen.place is not None
    assert (bergen.place.kind, round(bergen.place.lat), round(bergen.place.lon)) == ("city", 60, 5)
    assert (bergen.place.geonames_id, bergen.place.basis) == (3161732, "adjacent")


def test_the_country_behind_a_name_decides() -> None:
    assert located("Tripoli", text="It happened in Tripoli, Lebanon.").country == "LBN"
    assert located("Tripoli", text="It happened in Tripoli, Libya.").country == "LBY"


def test_the_countries_of_the_report_come_before_size() -> None:
    lebanese = located("Tripoli", country("LBN"))
    assert lebanese.country == "LBN"
    assert lebanese.location is not None
    assert lebanese.location.basis == "context"
    assert located("Tripoli", country("LBY")).country == "LBY"


def test_the_country_named_most_decides_between_two() -> None:
    assert located("Tripoli", country("LBN", 3), country("LBY")).country == "LBN"


def test_a_namesake_of_like_size_stays_in_doubt() -> None:
    assert located("Springfield").location is None


def test_a_small_city_far_from_the_countries_of_the_report_stays_in_doubt() -> None:
    assert located("Drammen", country("JPN")).location is None
    assert located("Drammen", country("NOR")).country == "NOR"


def test_what_is_no_place_has_no_coordinates() -> None:
    named = Draft("organization", "Bergen", None)
    assert locations.read(analyse(Report(id="r", text="")), [named])[0].location is None


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("Red Sea", "sea", None),
        ("Strait of Hormuz", "strait", None),
        ("Darfur", "region", "SDN"),
        ("Kashmir", "territory", None),
    ],
)
def test_seas_regions_and_disputed_territories(name: str, kind: str, code: str | None) -> None:
    where = located(name)
    assert where.location is not None
    assert (where.location.kind, where.country) == (kind, code)


def test_every_listed_place_is_on_the_globe_and_in_a_country_that_exists() -> None:
    assert {place.kind for place in gazetteer.regions().values()} == {k for k in data("places") if k != "example"}
    for listed in gazetteer.regions().values():
        assert -90 <= listed.lat <= 90
        assert -180 <= listed.lon <= 180
        assert listed.country is None or listed.country in gazetteer.country_names()


def test_the_examples_of_the_lexicon_name_places_that_it_lists() -> None:
    example = data("places")["example"]
    named = {name for name in gazetteer.regions() if name in example.casefold()}
    assert named == {"red sea", "darfur", "strait of hormuz"}


def test_a_state_behind_a_name_decides() -> None:
    text = "Two people died in Springfield, Ill., on Monday, and one in Columbus, Georgia."
    assert located("Springfield", text=text).country == "USA"
    columbus = located("Columbus", text=text).location
    assert columbus is not None
    assert (round(columbus.lat), round(columbus.lon)) == (32, -85)


def test_a_name_of_a_country_and_a_state_hangs_on_the_report() -> None:
    assert located("Georgia").country == "GEO"
    assert located("Georgia", country("USA")).country == "USA"
    assert located("Georgia", Draft("place", "Texas", None, [(0, 1)])).country == "USA"


def test_a_building_that_stands_for_a_government_is_no_city() -> None:
    assert located("White House").location is None


def test_a_country_is_where_its_people_live_on_the_mean() -> None:
    where = located("Norway")
    assert where.location is not None
    assert (where.country, where.location.kind, where.location.geonames_id) == ("NOR", "country", 3144096)
    assert 58 < where.location.lat < 66
    assert 5 < where.location.lon < 13


def test_a_country_on_both_sides_of_the_date_line_has_its_centre_where_its_people_are() -> None:
    where = located("Fiji")
    assert where.location is not None
    assert 176 < where.location.lon <= 180
    assert -19 < where.location.lat < -16


def test_a_village_is_found_in_the_country_that_the_report_names() -> None:
    assert located("Lom").location is not None  # a town of Bulgaria with many inhabitants
    assert located("Reine", country("NOR")).location is not None
    assert located("Reine").location is None


def test_a_village_with_a_namesake_in_its_country_is_not_chosen() -> None:
    assert located("Straumen", country("NOR")).location is None


@pytest.mark.parametrize("name", ["Jerusalem", "al-Quds", "Sevastopol", "Srinagar"])
def test_a_city_over_which_states_differ_is_of_no_country(name: str) -> None:
    where = located(name)
    assert where.location is not None
    assert (where.country, where.location.kind) == (None, "city")
