"""Where names begin and end, and the examples that stand in their lexicon."""

from __future__ import annotations

import pytest

from accordingto.language import analyse
from accordingto.language.lexicon import data
from accordingto.readers import names, offices, read
from accordingto.reading import Reading
from accordingto.report import Report
from tests.readers.lexicons import reading


def test_a_dateline_begins_with_a_place_and_has_the_agency_in_brackets() -> None:
    text = "ENNIS FORD, Orvenia, March 18 (Meridian Wire) -- The army lost five soldiers at a bridge, it said."
    assert named(text)[0] == ("place", "ENNIS FORD")
    assert ("organization", "Meridian Wire") in named(text)


def example(group: str) -> Reading:
    return reading(data("names")[group]["example"])


def named(text: str) -> list[tuple[str | None, str]]:
    found = names.read(analyse(Report(id="r", text=text)))
    assert all(names.plain(text[slice(*name.span)]) == name.text for name in found)
    return [(name.type, name.text) for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Foreign Minister Ana Ruiz left.", [("person", "Ana Ruiz")]),
        ("Ana Ruiz, the Secretary of State, left on Monday.", [("person", "Ana Ruiz")]),
        ("Mr. Ruiz left on Monday.", [("person", "Ruiz")]),
        ("Ana Ruiz's car was found.", [("person", "Ana Ruiz")]),
        ("Ana Ruiz’s car was found.", [("person", "Ana Ruiz")]),
        ("Ana Ruiz’ sister was found.", [("person", "Ana Ruiz")]),
        ("“Ana Ruiz,” they shouted in Oslo.", [("person", "Ana Ruiz"), ("place", "Oslo")]),
        ("PRESIDENT ANA RUIZ SAID ON MONDAY THAT RAIN REACHED NORWAY.", [("person", "ANA RUIZ"), ("place", "NORWAY")]),
        ("POLICE SAID ON MONDAY THAT ORSA LIBERATION FRONT URBAN GUERRILLAS ATTACKED THE NORWAY BRIDGE.",
         [("organization", "ORSA LIBERATION FRONT"), ("place", "NORWAY BRIDGE")]),
        ("They met the Norwegian ambassador in Lima.", [(None, "Norwegian"), ("place", "Lima")]),
        ("The ship sailed from the Red Sea to the Strait of Hormuz.",
         [("place", "Red Sea"), ("place", "Strait of Hormuz")]),
        ("Ana Ruiz of the Norwegian Fishing Association won the Holm Literature Prize in Lima.",
         [("person", "Ana Ruiz"), ("organization", "Norwegian Fishing Association"), (None, "Holm Literature Prize"),
          ("place", "Lima")]),
    ],
)  # fmt: skip
def test_where_names_begin_and_end(text: str, found: list[tuple[str | None, str]]) -> None:
    assert named(text) == found


def test_an_acronym_is_known_from_its_brackets_on() -> None:
    text = "The National Relief Agency (NRA) left. Trucks of the NRA stayed."
    assert named(text) == [("organization", name) for name in ("National Relief Agency", "NRA", "NRA")]


def test_a_bracket_that_abbreviates_nothing_is_no_acronym() -> None:
    text = "The National Relief Agency (FAQ) left Oslo."
    (agency, *_) = names.read(analyse(Report(id="r", text=text)))
    assert agency.text == "National Relief Agency"


def test_what_is_boilerplate_names_nobody() -> None:
    text = "Mayor Ida Holm opened the dam on Monday.\n\nAll rights reserved. Copyright 2021 Ole Berg"
    analysis = analyse(Report(id="r", text=text))
    assert [zone.kind for zone in analysis.zones][-1] == "boilerplate"
    assert [name.text for name in names.read(analysis)] == ["Ida Holm"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mayor Ida Holm of Lima opened the Velm Film Festival on Friday.",
            [("person", "Ida Holm"), ("place", "Lima"), ("misc", "Velm Film Festival")],
        ),
        (
            "Doctors of the National Relief Agency left the Norwegian coast.",
            [("organization", "National Relief Agency"), ("misc", "Norwegian")],
        ),
        (
            "Ana Ruiz won the Holm Literature Prize on Friday.",
            [("person", "Ana Ruiz"), ("misc", "Holm Literature Prize")],
        ),
    ],
)
def test_a_reading_lists_every_name_also_of_no_entity(text: str, found: list[tuple[str, str]]) -> None:
    told = read(Report(id="r", text=text))
    assert [(name.type, text[name.start : name.end]) for name in told.names] == found
    assert [(e.type, e.name) for e in told.entities] == [name for name in found if name[0] != "misc"]


def test_a_people_is_listed_as_misc() -> None:
    text = "The Norwegians met Ana Ruiz in Lima."
    found = read(Report(id="r", text=text))
    assert ("group", "Norwegians") in [(e.type, e.name) for e in found.entities]
    assert [name.type for name in found.names] == ["misc", "person", "place"]


@pytest.mark.parametrize(
    ("word", "kind"), [("Mr.", "male"), ("spokeswoman", "female"), ("minister", None), ("wife", "female")]
)
def test_what_a_title_tells_of_its_holder(word: str, kind: str | None) -> None:
    assert offices.gender(word) == kind


@pytest.mark.parametrize("word", ["minister", "Spokeswoman", "Gen.", "president-elect", "vice-president"])
def test_words_for_offices(word: str) -> None:
    assert offices.is_office(word)


@pytest.mark.parametrize(
    ("group", "titles"),
    [("titles", ["Minister", "minister"]), ("leading", ["head"]), ("appointing", ["director"]), ("honorifics", [])],
)
def test_the_examples_of_offices(group: str, titles: list[str]) -> None:
    (lee,) = [e for e in example(group).entities if e.type == "person"]
    assert lee.name.endswith("Lee")
    assert [role.title for role in lee.roles] == titles


def test_the_example_of_genders() -> None:
    found = example("genders")
    assert [e.name for e in found.entities if e.references] == ["Holm"]


@pytest.mark.parametrize(
    ("group", "type_", "name"),
    [
        ("organizations", "organization", "Health Ministry"),
        ("descriptions", "organization", "National Relief Agency"),
        ("places", "place", "Hordaland Province"),
    ],
)
def test_the_examples_of_bodies_and_places(group: str, type_: str, name: str) -> None:
    (found,) = example(group).entities
    assert (found.type, found.name) == (type_, name)


def test_the_example_of_descriptions_is_one_reference() -> None:
    found = example("descriptions")
    assert [found.text[s:e] for s, e in found.entities[0].references] == ["The agency"]


def test_communities_are_groups() -> None:
    assert [(e.type, e.name) for e in example("communities").entities] == [
        ("group", "Muslims"),
        ("group", "Christians"),
    ]


@pytest.mark.parametrize(
    ("text", "names_"),
    [
        ("The Orsa Farmers Union [FUO] left. Trucks of the FUO stayed.", ["Orsa Farmers Union", "FUO", "FUO"]),
        ("The NRA [National Relief Agency] left. Trucks of the NRA stayed.", ["NRA", "National Relief Agency", "NRA"]),
    ],
)
def test_an_acronym_in_any_order_and_on_either_side_of_the_bracket(text: str, names_: list[str]) -> None:
    assert named(text) == [("organization", name) for name in names_]


def test_a_name_found_once_holds_at_its_other_mentions() -> None:
    text = "THE ORSA LIBERATION FRONT [FLO] CLAIMED THE ATTACK. POLICE SAID THAT MEN OF THE FLO ALSO BURNED A BUS."
    assert [name for name in named(text) if name[0] == "organization"][-1] == ("organization", "FLO")
    assert ("organization", "ORSA LIBERATION FRONT") in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "TWO MEN WERE SHOT ON THE ROAD TO LIMA BY BURNING RIVER GUERRILLAS, POLICE SAID ON MONDAY.",
        'TWO MEN WERE SHOT ON THE ROAD TO LIMA BY A "BURNING RIVER" COLUMN, POLICE SAID ON MONDAY.',
    ],
)
def test_a_body_is_named_before_the_word_for_its_men(text: str) -> None:
    assert ("organization", "BURNING RIVER") in named(text)


def test_urban_guerrillas_are_no_name() -> None:
    text = "TWO MEN WERE SHOT ON THE ROAD TO LIMA BY ARMED CITY GUERRILLAS, POLICE SAID ON MONDAY."
    assert "organization" not in [kind for kind, _ in named(text)]


def test_a_name_before_an_age_is_a_persons() -> None:
    text = "OLE BERG, 25, WAS SHOT ON MONDAY IN LIMA, SAID POLICE OF THE NORTHERN PROVINCE."
    assert ("person", "OLE BERG") in named(text)


def test_the_example_of_outfits() -> None:
    assert ("organization", "ORSA DAWN") in [(e.type, e.name) for e in example("outfits").entities]


def test_a_house_is_a_body_where_it_does_something() -> None:
    assert named("Velm Hospital treated the driver.") == [("organization", "Velm Hospital")]
