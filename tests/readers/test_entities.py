"""People, organizations, places and groups, their names joined and their offices read, each by an example."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.language import analyse
from accordingto.readers import entities, names
from accordingto.readers.cast import Cast
from accordingto.reading import Entity, Reading
from accordingto.report import Report
from tests.readers.lexicons import reading

PIECES = st.sampled_from(
    "Ida Holm|Mayor Ida Holm|Holm's|Mr. Berg|Ole Berg, 42,|the mayor of Oslo|who heads the Oslo Union|the|The agency|"
    "said|National Relief Agency|(NRA)|NRA|Norway's|Norwegian|Health Ministry|NORWAY|MAYOR IDA HOLM|Palestinians|"
    "Red Sea|she|its|they|was appointed as|president and chief executive|of|in|and|,|.|:|“|”|’|(|)|—|12|@|سلام|🌊|"
    "Springfield, Ill.|U.S.|\n\n".split("|")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))


def entity(found: Reading, name: str) -> Entity:
    (one,) = [e for e in found.entities if e.name == name]
    return one


def words(found: Reading, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [found.text[start:end] for start, end in spans]


def test_a_surname_joins_the_full_name() -> None:
    found = reading("Ida Holm spoke in Oslo. Mr. Berg listened. Holm later left.")
    holm = entity(found, "Ida Holm")
    assert (holm.type, holm.aliases) == ("person", ("Holm",))
    assert words(found, holm.mentions) == ["Ida Holm", "Holm"]


def test_a_surname_that_two_people_bear_joins_neither() -> None:
    found = reading("Minister Bill Carter and Governor Mary Carter spoke in Paris. Carter said the talks had failed.")
    assert words(found, entity(found, "Bill Carter").mentions) == ["Bill Carter"]
    assert words(found, entity(found, "Mary Carter").mentions) == ["Mary Carter"]


def test_a_possessive_is_no_part_of_a_name() -> None:
    found = reading("Ole Berg's speech was long. Norway's parliament met. Ole Berg’s wife left.")
    assert words(found, entity(found, "Ole Berg").mentions) == ["Ole Berg", "Ole Berg"]
    assert words(found, entity(found, "Norway").mentions) == ["Norway"]


def test_an_acronym_in_brackets_joins_its_organization() -> None:
    found = reading("The National Relief Agency (NRA) sent tents. NRA trucks arrived. Nobody paid the NRA.")
    agency = entity(found, "National Relief Agency")
    assert agency.type == "organization"
    assert agency.aliases == ("NRA",)
    assert words(found, agency.mentions) == ["National Relief Agency", "NRA", "NRA", "NRA"]


def test_an_acronym_joins_what_it_abbreviates_in_another_language() -> None:
    found = reading("The Orsa Farmers Union [FUO] left Oslo. Trucks of the FUO stayed in Lima.")
    assert entity(found, "Orsa Farmers Union").aliases == ("FUO",)


def test_a_body_without_a_name_is_an_organization() -> None:
    found = reading("Police arrested the editor. The army shelled the town of Orsa.")
    assert {(e.type, e.name) for e in found.entities} >= {("organization", "Police"), ("organization", "army")}


def test_a_body_is_the_same_whatever_the_order_of_its_words() -> None:
    found = reading("The Ministry of Health gave no figure. The Health Ministry in Oslo declined to comment.")
    assert len([e for e in found.entities if e.type == "organization"]) == 1


def test_a_country_is_one_place_under_all_its_names() -> None:
    found = reading("Voters in the United Kingdom stayed at home. The UK has rarely seen this. Britain is quiet.")
    (kingdom,) = [e for e in found.entities if e.country == "GBR"]
    assert kingdom.name == "United Kingdom"
    assert set(kingdom.aliases) == {"UK", "Britain"}


def test_peoples_are_groups_with_their_country() -> None:
    found = reading("Thousands of Palestinians and Norwegians marched through Oslo, and many Muslims and Kurds joined.")
    groups = {e.name: e.country for e in found.entities if e.type == "group"}
    assert groups == {"Palestinians": "PSE", "Norwegians": "NOR", "Muslims": None, "Kurds": None}


def test_the_adjective_of_a_country_names_nobody_but_its_people() -> None:
    found = reading("Norwegian trawlers left the port. The British stayed.")
    assert [(e.type, e.name, e.country) for e in found.entities] == [("group", "British", "GBR")]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Norwegian Health Ministry gave a figure.", "Norwegian Health Ministry", "NOR"),
        ("Norway's Health Ministry gave a figure.", "Norway's Health Ministry", "NOR"),
    ],
)
def test_a_body_has_the_country_that_it_is_of(text: str, name: str, country: str) -> None:
    (body,) = [e for e in reading(text).entities if e.type == "organization"]
    assert (body.name, body.country) == (name, country)


def test_whoever_holds_an_office_of_a_country_is_of_it() -> None:
    assert entity(reading("Norway's Prime Minister Ole Berg said so on Monday."), "Ole Berg").country == "NOR"


def test_a_capital_that_speaks_is_its_government() -> None:
    found = reading("The talks were over, Moscow said on Monday. Russia had asked for them.")
    country = entity(found, "Russia")
    assert found.attributions[0].speaker == country.id
    assert country.country == "RUS"
    assert "Moscow" in country.aliases


def test_a_letter_speaks_for_whoever_wrote_it() -> None:
    found = reading(
        "In a letter to the council, Mayor Ida Holm thanked the crews.\n\n“The dam has held,” the letter read."
    )
    (quoted,) = [a for a in found.attributions if a.kind == "direct"]
    assert quoted.medium == "letter"
    assert quoted.speaker == entity(found, "Ida Holm").id


def test_an_empty_report_names_nobody() -> None:
    assert reading("").entities == ()


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_whatever_the_text_names_are_whole_and_apart(text: str) -> None:
    analysis = analyse(Report(id="r", text=text))
    cast = Cast(analysis, entities.read(analysis, names.read(analysis)))
    found = entities.finish(analysis, cast.drafts)
    mentions = sorted(span for e in found for span in e.mentions)
    assert all(end <= start for (_, end), (start, _) in pairwise(mentions))
    references = [span for e in found for span in e.references]
    assert len(references) == len(set(references))
    for one in found:
        assert one.name not in one.aliases
        for start, end in one.mentions:
            assert names.plain(text[start:end]) in {one.name, *one.aliases}
            assert not text[start:end].endswith(("'s", "’s"))
        for role in one.roles:
            assert role.title is None or role.title in text[role.start : role.end]
            assert role.organization is None or role.organization in text[role.start : role.end]
            assert (role.title, role.organization) != (None, None)
