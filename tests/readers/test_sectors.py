"""Which part an actor plays, by the words for it."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from accordingto.language import sectors
from accordingto.language.lexicon import data
from accordingto.reading import Entity, Sector
from tests.readers.lexicons import reading

ENTRIES: list[dict[str, Any]] = data("sectors")["sector"]


def entities(text: str) -> list[Entity]:
    return [entity for entity in reading(text).entities if entity.type != "place"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["code"]))
def test_the_example_of_each_sector_is_read_so(entry: dict[str, Any]) -> None:
    if "words" in entry:
        assert sectors.of_words(entry["words"]) == entry["code"]
    else:
        assert entry["code"] in {entity.sector for entity in entities(entry["example"])}


@pytest.mark.parametrize("entry", [e for e in ENTRIES if "office" in e], ids=lambda entry: str(entry["code"]))
def test_the_office_of_each_sector_is_read_so(entry: dict[str, Any]) -> None:
    assert [e.sector for e in entities(entry["office"]) if e.name == "Ida Holm"] == [entry["code"]]


def test_every_sector_has_words_and_a_label() -> None:
    assert set(sectors.labels()) == set(get_args(Sector))


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("police", "COP"),
        ("three policemen", "COP"),
        ("the police commander", "COP"),
        ("army spokesman", "MIL"),
        ("a spokesman for the interior ministry", "GOV"),
        ("rebel forces", "REB"),
        ("government forces", "MIL"),
        ("opposition lawmakers", "OPP"),
        ("lawmakers", "LEG"),
        ("hospital officials", "HLH"),
        ("officials", "GOV"),
        ("gunmen", "UAF"),
        ("fighters", "UAF"),
        ("UN peacekeepers", "IGO"),
        ("the head of the court", "JUD"),
        ("villagers", "CVL"),
        ("state television", "MED"),
    ],
)
def test_a_phrase_says_the_sector(words: str, sector: str) -> None:
    assert sectors.of_words(words) == sector


@pytest.mark.parametrize("words", ["terrorists", "the movement", "extremists", "the group", "the front", "it", "", "!"])
def test_labels_and_bare_words_say_none(words: str) -> None:
    assert sectors.of_words(words) is None


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Velm Army", "MIL"),
        ("Velm Liberation Army", None),
        ("Free Velm Government", None),
        ("Velm Resistance Movement", None),
        ("Velm People's Party", "PTY"),
        ("Ministry of Health", "GOV"),
        ("Velm Kings", None),
    ],
)
def test_how_a_body_sees_itself_makes_no_state_of_it(name: str, sector: str | None) -> None:
    assert sectors.of_body(name) == sector


@pytest.mark.parametrize(
    ("title", "organization", "sector"),
    [
        ("spokesman", "Interior Ministry", "GOV"),
        ("president", "Velm University", "EDU"),
        ("president", "Velm Steel", None),
        ("president", "Norway", "GOV"),
        ("president", "Norwegian", "GOV"),
        ("mayor", "Velm", "GOV"),
        ("prime minister", None, "GOV"),
        ("former general", None, None),
        ("retired judge", None, None),
        ("police chief", None, "COP"),
        ("chief", "Velm Police", "COP"),
        ("leader", "Velm Front", None),
        (None, "The Velm Bell", None),
    ],
)
def test_an_office_says_the_sector(title: str | None, organization: str | None, sector: str | None) -> None:
    assert sectors.of_office(title, organization) == sector


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("The rebel group National Front attacked the town.", "REB"),
        ("National Front rebels attacked the town.", "REB"),
        ("The National Front, a rebel group, attacked the town.", "REB"),
        ("The National Front attacked the town.", None),
        ("The rebel group National Front attacked the town. The opposition party National Front denied it.", None),
    ],
)
def test_the_words_beside_a_name_say_what_the_name_does_not(text: str, sector: str | None) -> None:
    assert [e.sector for e in entities(text) if e.name == "National Front"] == [sector]


def test_a_place_has_no_sector_even_where_it_acts() -> None:
    assert {entity.sector for entity in reading("Norway and Sweden signed a treaty in Oslo.").entities} == {None}
