"""People with their offices, organizations and places, each by an example."""

from __future__ import annotations

import pytest

from accordingto.reading import Entity
from tests.readers.lexicons import reading


def person(text: str) -> Entity:
    (found,) = [e for e in reading(text).entities if e.type == "person"]
    return found


def offices(text: str) -> list[tuple[str | None, str | None]]:
    return [(r.title, r.organization) for r in person(text).roles]


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("Velm's Prime Minister Ida Holm said the dam had held.", "Ida Holm", [("Prime Minister", "Velm")]),
        ("Ida Holm, the mayor of Velm, said the dam had held.", "Ida Holm", [("mayor", "Velm")]),
        ("Ida Holm, spokeswoman for the Velm Union, said so.", "Ida Holm", [("spokeswoman", "Velm Union")]),
        ("Ida Holm, the State Department spokesperson, said so.", "Ida Holm", [("spokesperson", "State Department")]),
        ("They wrote to the chairman of the Velm Society Ida Holm.", "Ida Holm", [("chairman", "Velm Society")]),
        ("The deputy head of the Mayor’s Office for public works, Ida Holm, wrote a letter.", "Ida Holm",
         [("deputy head", "Mayor’s Office for public works")]),
        ("Corporal Ida Holm was killed.", "Ida Holm", [("Corporal", None)]),
        ("Major general Ida Holm spoke.", "Ida Holm", [("Major general", None)]),
        ("Ida Holm, 42, a practising homeopath, spoke.", "Ida Holm", [("practising homeopath", None)]),
        ("Ida Holm of The Velm Bell wrote it.", "Ida Holm", [(None, "The Velm Bell")]),
        ("Mr. Holm spoke.", "Holm", []),
    ],
)  # fmt: skip
def test_a_person_with_an_office(text: str, name: str, roles: list[tuple[str | None, str | None]]) -> None:
    assert person(text).name == name
    assert offices(text) == roles


def test_a_surname_joins_the_full_name() -> None:
    text = "Ida Holm spoke in Velm. Mr Holm later left."
    found = person(text)
    assert found.aliases == ("Holm",)
    assert [text[s:e] for s, e in found.mentions] == ["Ida Holm", "Holm"]


def test_the_pronoun_of_the_only_person_is_a_reference() -> None:
    text = "Mayor Ida Holm visited the dam. She said it had held."
    found = person(text)
    assert [text[s:e] for s, e in found.references] == ["She"]
    assert reading(text).attributions[0].speaker == found.id


def test_a_pronoun_with_two_antecedents_stays_unresolved() -> None:
    text = "At the dam stood Mayor Ida Holm and Governor Ole Berg. She said it had held."
    assert reading(text).attributions[0].speaker is None


def test_a_capital_that_speaks_is_its_government() -> None:
    found = reading("Oslo said the talks had failed. Norway will reply.")
    (country,) = [e for e in found.entities if e.name == "Norway"]
    assert found.attributions[0].speaker == country.id
    assert country.country == "NOR"
    assert "Oslo" in country.aliases


def test_a_letter_speaks_for_whoever_wrote_it() -> None:
    text = "In a letter to the council, Mayor Ida Holm thanked the crews.\n\n“The dam has held,” the letter read."
    found = reading(text)
    (quoted,) = [a for a in found.attributions if a.kind == "direct"]
    assert quoted.medium == "letter"
    assert quoted.speaker == next(e.id for e in found.entities if e.name == "Ida Holm")


def test_an_acronym_in_brackets_joins_its_organization() -> None:
    (found,) = [
        e for e in reading("The Velm Workers Union (VWU) struck. VWU members marched.").entities if "Union" in e.name
    ]
    assert "VWU" in found.aliases
    assert len(found.mentions) == 3


def test_a_city_gets_its_coordinates_and_a_country_its_code() -> None:
    found = {e.name: e for e in reading("The train left Bergen in Norway.").entities}
    assert found["Norway"].country == "NOR"
    bergen = reading("The talks in Bergen, Norway, failed.").entities[0]
    assert bergen.place is not None
    assert (round(bergen.place.lat), round(bergen.place.lon)) == (60, 5)
