"""Counts of people and things that something happened to, each by an example."""

from __future__ import annotations

from typing import Any

import pytest

from accordingto.language.lexicon import data
from accordingto.reading import Toll
from tests.readers.lexicons import reading, verb_examples


def tolls(text: str, **known: Any) -> tuple[Toll, ...]:
    return reading(text, **known).tolls


def figures(text: str) -> list[tuple[str, int | None]]:
    return [(t.effect, t.count) for t in tolls(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 12 people and injured 30.", [("killed", 12), ("injured", 30)]),
        ("12 people were killed and 30 injured.", [("killed", 12), ("injured", 30)]),
        ("Twelve people died.", [("killed", 12)]),
        ("Floods left 12 people dead.", [("killed", 12)]),
        ("Three hikers were found dead.", [("killed", 3)]),
        ("The death toll rose to 48.", [("killed", 48)]),
        ("The number of deaths rises to 16.", [("killed", 16)]),
        ("The storm caused the deaths of 12 people.", [("killed", 12)]),
        ("A soldier was killed.", [("killed", 1)]),
        ("A corporal and a guard have been killed.", [("killed", 1), ("killed", 1)]),
        ("No one was hurt.", [("injured", 0)]),
        ("No casualties were reported.", [("casualties", 0)]),
        ("The rebels fired more than 4,000 rockets and mortars.", [("fired", 4000)]),
        ("The storm destroyed 300 houses.", [("destroyed", 300)]),
        ("Nine of the 12 passengers died.", [("killed", 9)]),
        ("At least 11 people are killed and 15 others are missing.", [("killed", 11), ("missing", 15)]),
        ("Ida Holm, a nurse, was killed.", [("killed", 1)]),
        ("A ship carrying 40 cars sank after three days.", []),
        ("The talks killed time for two hours.", []),
        ("The bridge cost $12 million and two years.", []),
        ("The army launched 12 attacks.", []),
    ],
)
def test_counts_and_their_effects(text: str, expected: list[tuple[str, int]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE REBELS KILLED THREE SOLDIERS AND WOUNDED 12 OTHERS.", [("killed", 3), ("injured", 12)]),
        ("A SECURITY GUARD, WHO WAS INSIDE THE BUILDING, WAS INJURED.", [("injured", 1)]),
        ("Rebels stormed a school, killing 12 pupils and a teacher.", [("killed", 12), ("killed", 1)]),
        ("The storm left 12 people dead and 30 injured.", [("killed", 12), ("injured", 30)]),
        ("Six children and two adults were fatally shot.", [("killed", 6), ("killed", 2)]),
        ("Police mourned the death of Ida Holm.", [("killed", 1)]),
        ("They saw 12 wounded soldiers.", [("injured", 12)]),
        ("One of the guards was wounded.", [("injured", 1)]),
        ("A total of 50 people were killed.", [("killed", 50)]),
        ("A watchman was injured.", [("injured", 1)]),
        ("The villagers who were evacuated on Monday returned.", []),
        ("Some people were injured.", []),
    ],
)
def test_the_tree_tells_whom_it_befell(text: str, expected: list[tuple[str, int]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "actor", "cause"),
    [
        ("Gunmen killed 12 people.", "Gunmen", None),
        ("12 people were killed by gunmen.", "gunmen", None),
        ("12 people were killed by a bomb.", None, "bomb"),
        ("12 people were killed in a stampede.", None, "stampede"),
        ("The storm left 12 people dead.", None, "storm"),
        ("12 people were killed in a rebel attack.", "rebel", "rebel attack"),
        ("Rebels stormed a school, killing 12 pupils.", "Rebels", None),
    ],
)
def test_who_or_what_did_it(text: str, actor: str | None, cause: str | None) -> None:
    (toll,) = tolls(text)
    assert (toll.actor, toll.cause) == (actor, cause)


def test_parts_belong_to_their_whole_and_share_its_fate() -> None:
    whole, children, women = tolls("In the raid 260 villagers were killed, including 66 children and 40 women.")
    assert (whole.count, whole.of) == (260, None)
    assert (children.count, children.who, children.of) == (66, "children", whole.id)
    assert (women.count, women.who, women.of) == (40, "women", whole.id)


def test_a_part_in_the_middle_of_the_subject() -> None:
    people, guards = tolls("Twenty-six people, four of whom are guards, were injured in an explosion.")
    assert (people.count, guards.count, guards.of) == (26, 4, people.id)


def test_a_comma_closes_the_parts() -> None:
    first, second, third = tolls("At least 120 people are injured, including 100 officers, and 20 others are arrested.")
    assert [(t.effect, t.count, t.of) for t in (first, second, third)] == [
        ("injured", 120, None),
        ("injured", 100, first.id),
        ("detained", 20, None),
    ]


def test_a_bound_covers_only_its_own_number() -> None:
    killed, wounded = tolls("At least two people were killed and four wounded.")
    assert (killed.bound, killed.low, killed.high) == ("at_least", 2, None)
    assert (wounded.bound, wounded.low, wounded.high) == ("exact", 4, 4)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Three more people died.", "increment"),
        ("The death toll rose to 48.", "total"),
        ("Some 50 people are feared dead.", "expected"),
        ("Without the wall 1,000 people would have died.", "hypothetical"),
        ("The governor denied that 12 people had died.", "denied"),
        ("The raid did not injure 12 people.", "denied"),
        ("The rebels threatened to kill 12 hostages.", "expected"),
        ("Twelve people died.", "plain"),
    ],
)
def test_what_kind_of_figure_it_is(text: str, status: str) -> None:
    (toll,) = tolls(text)
    assert toll.status == status


def test_a_denied_figure_names_who_denies_it_and_no_source() -> None:
    (toll,) = tolls("The governor denied that 12 people had died.")
    assert (toll.denied_by, toll.according_to) == ("governor", None)


def test_the_source_is_the_one_that_governs_the_clause() -> None:
    first, second = tolls(
        "The army said 14 people had died.\n\nAccording to the Velm Relief Society, 20 people had died."
    )
    assert (first.according_to, first.voice) == ("army", "attributed")
    assert second.voice == "attributed"
    found = reading("According to the Velm Relief Society, 20 people had died.")
    assert [e.name for e in found.entities if e.id == found.tolls[0].according_to] == ["Velm Relief Society"]


def test_hearsay_has_no_source_but_keeps_its_cue() -> None:
    text = "Reportedly 12 people died."
    (toll,) = tolls(text)
    assert toll.according_to is None
    assert toll.voice == "attributed"
    assert toll.cue is not None
    assert text[slice(*toll.cue)] == "Reportedly"


def test_figures_in_quotation_marks_are_quoted_and_in_the_title_headline() -> None:
    (quoted,) = tolls("“We buried 12 people who died,” said Ida Holm.")
    assert quoted.voice == "quoted"
    (headline,) = tolls(
        "Flood kills 12 people\n\nThe rain began on Monday and went on all night.", title="Flood kills 12 people"
    )
    assert headline.voice == "headline"


def test_the_number_is_the_numeral_and_the_evidence_holds_it() -> None:
    text = "More than 4,000 people fled. At least two dozen people were killed in the raid."
    (toll,) = tolls(text)
    assert text[slice(*toll.number)] == "two dozen"
    assert text[slice(*toll.evidence)] == "At least two dozen people were killed in the raid."


_VERBS = list(verb_examples("effects"))


@pytest.mark.parametrize(("text", "entry"), _VERBS, ids=[text for text, _ in _VERBS])
def test_every_verb_of_the_lexicon_counts_in_its_example(text: str, entry: dict[str, Any]) -> None:
    assert [(t.effect, t.count) for t in tolls(text)] == [(entry["effect"], 12)]


_OTHERS = [entry for entry in data("effects")["entry"] if "verb" not in entry]


@pytest.mark.parametrize("entry", _OTHERS, ids=[entry["example"] for entry in _OTHERS])
def test_every_other_entry_counts_in_its_example(entry: dict[str, Any]) -> None:
    assert [(t.effect, t.count) for t in tolls(entry["example"])] == [(entry["effect"], 12)]


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    found = reading("The Velm Army crossed the river and fired more than 40 rockets into the town.")
    (toll,) = found.tolls
    assert [e.name for e in found.entities if e.id == toll.actor] == ["Velm Army"]


@pytest.mark.parametrize("text", ["A storm died out over the sea.", "The ferry disaster left dead and injured."])
def test_a_happening_is_no_victim(text: str) -> None:
    assert tolls(text) == ()
