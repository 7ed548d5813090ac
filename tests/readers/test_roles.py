"""Offices, occupations and memberships of people, each by an example."""

from __future__ import annotations

import pytest

from accordingto.reading import Entity
from tests.readers.lexicons import reading


def person(text: str, name: str = "Ida Holm") -> Entity:
    (found,) = [e for e in reading(text).entities if e.type == "person" and e.name == name]
    return found


def offices(text: str, name: str = "Ida Holm") -> list[tuple[str | None, str | None]]:
    return [(r.title, r.organization) for r in person(text, name).roles]


BEFORE = [
    ("Norway's Prime Minister Ida Holm said the dam had held.", ("Prime Minister", "Norway")),
    ("Foreign Minister Ida Holm arrived in Oslo on Monday.", ("Foreign Minister", None)),
    ("State Department spokesperson Ida Holm said so.", ("spokesperson", "State Department")),
    ("They wrote to the chairman of the Oslo Society Ida Holm.", ("chairman", "Oslo Society")),
    ("Corporal Ida Holm was killed near the bridge.", ("Corporal", None)),
    ("Major General Ida Holm spoke to reporters.", ("Major General", None)),
    ("Former police chief Ida Holm was there.", ("Former police chief", None)),
]
APPOSED = [
    ("Ida Holm, the mayor of Oslo, said the dam had held.", ("mayor", "Oslo")),
    ("Ida Holm, spokeswoman for the Norwegian army, said so.", ("spokeswoman", "Norwegian army")),
    ("Ida Holm, the State Department spokesperson, said so.", ("spokesperson", "State Department")),
    ("Ida Holm, 42, a practising homeopath, spoke.", ("practising homeopath", None)),
    ("The mayor of Oslo, Ida Holm, said the dam had held.", ("mayor", "Oslo")),
    (
        "The deputy head of the Mayor’s Office for public works, Ida Holm, wrote a letter.",
        ("deputy head", "Mayor’s Office for public works"),
    ),
]
CLAUSES = [
    ("Ida Holm is the mayor of Oslo.", ("mayor", "Oslo")),
    ("Ida Holm, who is the mayor of Oslo, said so.", ("mayor", "Oslo")),
    ("Ida Holm, who heads the Oslo Workers Union, said so.", ("head", "Oslo Workers Union")),
    ("Ida Holm was appointed as head of the National Relief Agency.", ("head", "National Relief Agency")),
    ("Ida Holm became mayor of Oslo in May.", ("mayor", "Oslo")),
    ("As president of the council, Ida Holm opened the talks.", ("president", "council")),
    ("Ida Holm resigned as chairwoman of the Oslo Workers Union.", ("chairwoman", "Oslo Workers Union")),
]


@pytest.mark.parametrize(("text", "role"), [*BEFORE, *APPOSED, *CLAUSES])
def test_a_person_with_an_office(text: str, role: tuple[str | None, str | None]) -> None:
    assert offices(text) == [role]


def test_two_offices_of_one_person() -> None:
    assert [title for title, _ in offices("Ida Holm, president and chief executive of Orsa Ltd, resigned.")] == [
        "president",
        "chief executive",
    ]


def test_whom_a_person_belongs_to_without_an_office() -> None:
    assert offices("Ida Holm of The Oslo Bell wrote the report.") == [(None, "The Oslo Bell")]


@pytest.mark.parametrize("text", ["Mr. Holm spoke on Monday.", "Holm spoke on Monday with her husband."])
def test_no_office_is_no_role(text: str) -> None:
    assert offices(text, "Holm") == []


def test_an_office_is_its_holders_alone() -> None:
    text = "Ole Berg, the chairman of the Oslo Society, and Ida Holm, spokeswoman for the army, left the room."
    assert offices(text, "Ole Berg") == [("chairman", "Oslo Society")]
    assert offices(text) == [("spokeswoman", "army")]


def test_the_span_of_a_role_holds_its_title_and_its_organization() -> None:
    text = "The talks were opened by Ida Holm, the mayor of Oslo, on Monday."
    (role,) = person(text).roles
    assert text[role.start : role.end] == "mayor of Oslo"
