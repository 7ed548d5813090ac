"""The examples that stand in the lexicon of names."""

from __future__ import annotations

import pytest

from accordingto.language.lexicon import data
from accordingto.reading import Reading
from tests.readers.lexicons import reading


def example(group: str) -> Reading:
    return reading(data("names")[group]["example"])


def test_an_office_stands_before_or_after_its_holder() -> None:
    (ann,) = example("titles").entities
    assert [role.title for role in ann.roles] == ["Minister", "minister"]


@pytest.mark.parametrize(
    ("group", "type_", "name"),
    [
        ("honorifics", "person", "Lee"),
        ("organizations", "organization", "Health Ministry"),
        ("places", "place", "Tarim River"),
        ("particles", "person", "Ana de la Cruz"),
    ],
)
def test_the_words_of_a_name_tell_what_it_is(group: str, type_: str, name: str) -> None:
    assert [(e.type, e.name) for e in example(group).entities] == [(type_, name)]


def test_communities_are_groups() -> None:
    assert [(e.type, e.name) for e in example("communities").entities] == [
        ("group", "Muslims"),
        ("group", "Christians"),
    ]


def test_what_is_capitalised_without_being_a_name_is_none() -> None:
    assert example("none").entities == ()
