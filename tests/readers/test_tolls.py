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
        ("Some people were injured.", [("injured", None)]),
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
        ("Police shot dead 12 people.", "Police", None),
        ("12 people were killed when police opened fire.", "police", None),
        ("Police bullets killed 12 people.", "Police", "Police bullets"),
        ("12 people were killed in a rebel attack.", "rebel", "rebel attack"),
        ("Rebels stormed a school, killing 12 pupils.", "Rebels", None),
        ("The clinic was hit by a missile, injuring 12 people.", None, "missile"),
        ("12 people were killed by a bomb planted by rebels.", "rebels", "bomb"),
        ("An attack by gunmen killed 12 people.", "gunmen", "attack"),
        ("Nine people were injured as a result of an air strike.", None, "air strike"),
        ("12 people were found dead in their home.", None, None),
        ("The kidnapping of three engineers was condemned.", None, None),
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
        ("If the dam breaks, 10,000 people would be displaced.", "hypothetical"),
        ("Some 50 people are presumed dead.", "expected"),
        ("Three skiers are suspected to be dead.", "expected"),
        ("The presumed gunman killed 12 people.", "plain"),
        ("The governor demanded the release of 12 prisoners.", "expected"),
        ("The death toll could reach 100.", "expected"),
        ("Officials had earlier put the toll at 60.", "revised_from"),
        ("The governor denied that 12 people had died.", "denied"),
        ("The raid did not injure 12 people.", "denied"),
        ("The rebels threatened to kill 12 hostages.", "expected"),
        ("Twelve people died.", "plain"),
    ],
)
def test_what_kind_of_figure_it_is(text: str, status: str) -> None:
    (toll,) = tolls(text)
    assert toll.status == status


def test_a_new_total_supersedes_the_old_one() -> None:
    new, old = tolls("The ministry revised the death toll to 52, down from 60.")
    assert [(t.count, t.status) for t in (new, old)] == [(52, "total"), (60, "revised_from")]


def test_a_denied_figure_names_who_denies_it_and_no_source() -> None:
    (toll,) = tolls("The governor denied that 12 people had died.")
    assert (toll.denied_by, toll.according_to) == ("governor", None)


def test_what_a_denial_takes_as_given_is_not_denied() -> None:
    (toll,) = tolls("The general denied involvement in the murder of two priests.")
    assert (toll.count, toll.status, toll.denied_by) == (2, "plain", None)


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
    (quoted,) = tolls("“We buried 12 people who died in the flood,” said Ida Holm.")
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A family of five was killed in the fire.", [("killed", 5)]),
        ("All four, members of one family, were killed.", [("killed", 4)]),
        ("Both men were killed.", [("killed", 2)]),
        ("The 45-year-old was killed on Monday.", [("killed", 1)]),
        ("The boy, 14, was shot dead.", [("killed", 1)]),
        ("The suicide bomber killed himself and 12 others.", [("killed", 1), ("killed", 12)]),
        ("One person died and another was injured.", [("killed", 1), ("injured", 1)]),
        ("One of the two hostages was released.", [("released", 1)]),
        ("Dozens were killed and hundreds displaced.", [("killed", None), ("displaced", None)]),
        ("The bodies of 12 miners were recovered.", [("killed", 12)]),
        ("Twelve people were kidnapped and killed.", [("abducted", 12), ("killed", 12)]),
        ("Twelve people were killed or wounded.", [("casualties", 12)]),
        ("The raid left 12 dead or wounded.", [("casualties", 12)]),
        ("The fire left three dead and seven others injured.", [("killed", 3), ("injured", 7)]),
        ("The army said 12 men were hurt; the rebels put the number at 40.", [("injured", 12), ("injured", 40)]),
        ("The rebels put the number at 40.", []),
        ("Three of the injured had died by Monday.", [("killed", 3)]),
        ("It is not known how many people died.", []),
        ("The number of dead rose by 12 to 48.", [("killed", 12), ("killed", 48)]),
        ("Three soldiers wounded in the fighting have died.", [("killed", 3)]),
        ("Nine of the 12 wounded men died.", [("killed", 9)]),
        ("The final toll is 68 dead and nine missing.", [("killed", 68), ("missing", 9)]),
        ("He denounced the murder of a judge and the kidnapping of a mayor.", [("killed", 1), ("abducted", 1)]),
        ("In another action several men on Monday night wounded a watchman.", [("injured", 1)]),
        ("The mayor was killed along with two of his guards.", [("killed", 1), ("killed", 2)]),
        ("Nine students were arrested, along with four injured guards.", [("detained", 9), ("injured", 4)]),
        ("The flood claimed the lives of 14 people.", [("killed", 14)]),
        ("The flood endangered the lives of 14 people.", []),
        ("Nine of the 12 men who had been arrested were released.", [("released", 9)]),
        (
            "The navy shot down 34 of 67 missiles. It shot down 100 of 194 drones.",
            [("destroyed", 34), ("destroyed", 100)],
        ),
        ("The siege ended with 15 civilians and six attackers killed.", [("killed", 15), ("killed", 6)]),
        ("Two died and thousands were forced to evacuate.", [("killed", 2), ("evacuated", None)]),
        ("The death toll from an accident in a storm on the lake in the mountains rises to eight.", [("killed", 8)]),
        ("The judge received many death threats.", []),
        ("The road causes 12 deaths each year.", []),
        ("The Marlin 208B that went missing on Monday carried mail.", []),
        ("The ministry released 300 more pages.", []),
        ("No one was killed or injured.", [("killed", 0), ("injured", 0)]),
        ("There were no reports of casualties.", [("casualties", 0)]),
        ("The army shot down two drones.", [("destroyed", 2)]),
        ("The fire gutted 12 homes.", [("destroyed", 12)]),
        ("The attack brought to 30 the number of people killed.", [("killed", 30)]),
        ("We buried 12 men on Monday.", []),
        ("The attempted murder of two men shocked the town.", []),
        ("Trucks must pay at the toll road with 12 gates.", []),
    ],
)
def test_more_ways_to_tell_of_victims(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "who", "limits"),
    [
        ("Six people, two of them children, were killed.", "children", (2, 2, 2, "exact")),
        ("Forty people were injured, half of them students.", "students", (20, 20, 20, "exact")),
        ("Twelve soldiers were killed, most of them conscripts.", "conscripts", (None, 7, 12, "vague")),
        ("Twelve soldiers were killed, all of them conscripts.", "conscripts", (12, 12, 12, "exact")),
        ("A family of four, including two children, died.", "children", (2, 2, 2, "exact")),
    ],
)
def test_shares_of_a_whole_are_worked_out(text: str, who: str, limits: tuple[int | str | None, ...]) -> None:
    whole, part = tolls(text)
    assert part.of == whole.id
    assert part.who == who
    assert (part.count, part.low, part.high, part.bound) == limits


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Civilians were killed in the shelling.", "Civilians"),
        ("The shelling destroyed houses.", "houses"),
    ],
)
def test_victims_in_the_plural_without_a_number_are_vague(text: str, who: str) -> None:
    (toll,) = tolls(text)
    assert (toll.who, toll.bound, toll.count, toll.low, toll.high) == (who, "vague", None, None, None)


def test_a_list_of_parts_may_have_a_comma_before_its_last() -> None:
    whole, *parts = tolls("The raid killed 27 people, including 8 men, 14 women, and 5 children, at a school.")
    assert [(t.count, t.of) for t in parts] == [(8, whole.id), (14, whole.id), (5, whole.id)]


def test_the_whole_after_among_is_no_part() -> None:
    assert figures("The army lost 600 dead among 15,000 soldiers.") == [("killed", 600)]


def test_a_noun_that_says_who_is_meant_is_no_new_figure() -> None:
    assert tolls("The people killed in the raid were mourned.") == ()


def test_the_victim_of_a_relative_clause_is_named_without_the_pronoun() -> None:
    text = "The man whose wife was killed spoke to reporters."
    (toll,) = tolls(text)
    assert (toll.who, text[slice(*toll.number)]) == ("wife", "wife")


def test_a_figure_told_again_is_one_toll() -> None:
    text = (
        "The flood killed 12 people.\n\nThe mayor spoke to reporters.\n\nThe 12 people died in the flood on the coast."
    )
    (toll,) = tolls(text)
    assert [text[slice(*span)] for span in toll.also] == ["12"]


def test_an_event_bears_the_figure_that_its_sentence_tells_again() -> None:
    text = "Gunmen killed two priests on Monday.\n\nRebels murdered the two priests, the army said."
    found = reading(text)
    assert [event.tolls for event in found.events if text[slice(*event.trigger)] == "murdered"] == [("t1",)]


def test_a_death_by_name_is_told_once_and_two_unnamed_ones_are_two() -> None:
    text = "Ida Holm was killed on Monday.\n\nThe murder of Ida Holm shocked the town."
    (toll,) = tolls(text)
    assert [text[slice(*span)] for span in toll.also] == ["Ida Holm"]
    assert figures("A soldier was killed in Velm.\n\nA soldier was killed in Orm.") == [("killed", 1), ("killed", 1)]


def test_an_article_takes_up_a_figure_told_before() -> None:
    text = "Gunmen killed two priests on Monday.\n\nThe army said that the two priests were murdered by rebels."
    (toll,) = tolls(text)
    assert [text[slice(*span)] for span in toll.also] == ["two"]


def test_the_same_figure_of_another_source_stands_beside_it() -> None:
    first, second = tolls("The army said 14 people had died.\n\nThe rebels said 14 people had died.")
    assert (first.according_to, second.according_to) == ("army", "rebels")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Twelve people were killed.", "effects.toml: kill, passive subject"),
        ("The blast killed 12 people.", "effects.toml: kill, object"),
        ("Twelve people died.", "effects.toml: die, subject"),
        ("The mob beat 12 people to death.", "effects.toml: to death, object of its verb"),
        ("The flood caused 12 deaths.", "effects.toml: deaths, counted noun"),
        ("The death toll rose to 12.", "effects.toml: death toll, figure beside it"),
        ("The storm caused the deaths of 12 people.", "effects.toml: deaths, noun after of"),
    ],
)
def test_a_toll_says_which_entry_coded_it(text: str, rule: str) -> None:
    (toll,) = tolls(text)
    assert toll.rule == rule


@pytest.mark.parametrize(
    "text",
    [
        "He was jailed for 12 years.",
        "The siege lasted 12 days and killed time for all.",
        "The blast destroyed goods worth 12 million crowns.",
        "About 12 percent of the herd died.",
        "He was killed 12 km from the border.",
        "The law was killed by 12 votes to 9.",
        "Velm beat Orm 4-2 to wound their title hopes.",
        "Flight 712 is missing.",
        "The company released 12 reports.",
        "He saved 12 shots in the match.",
        "The rebels captured 12 towns.",
        "The plan was executed in 12 stages.",
        "A dog and 12 sheep were killed.",
        "The talks collapsed after 12 hours.",
        "He was arrested on 12 charges of fraud.",
        "The firm launched 12 products.",
        "Two men have been released from the hospital.",
        "The river wound its way through 12 villages.",
    ],
)
def test_other_figures_are_no_tolls(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("Up to 50 miners are trapped.", (50, None, 50, "at_most")),
        ("Between 20 and 30 villagers were abducted.", (None, 20, 30, "range")),
        ("Several passengers were hurt.", (None, 3, None, "vague")),
        ("Hundreds of people were arrested.", (None, 200, None, "vague")),
        ("A couple of hikers are missing.", (2, 2, 2, "exact")),
        ("Fewer than 12 people died.", (12, None, 11, "less_than")),
        ("No fewer than 12 people died.", (12, 12, None, "at_least")),
        ("Nearly 12,000 people died.", (12000, None, None, "about")),
        ("A third of the 90 passengers died.", (30, 30, 30, "exact")),
    ],
)
def test_bounds_say_what_the_words_allow(text: str, limits: tuple[int | str | None, ...]) -> None:
    (toll,) = tolls(text)
    assert (toll.count, toll.low, toll.high, toll.bound) == limits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TWELVE PERSONS, INCLUDING TWO CHILDREN, DIED WHEN A BUS FELL.", [("killed", 12), ("killed", 2)]),
        ("GUERRILLAS BLEW UP 12 POWER PYLONS.", [("destroyed", 12)]),
        ("THE BODY OF AN UNIDENTIFIED MAN WAS FOUND.", [("killed", 1)]),
        ("THE EXPLOSION CAUSED NO INJURIES.", [("injured", 0)]),
        ("A POLICEMAN WAS KILLED AND ANOTHER WAS SERIOUSLY WOUNDED.", [("killed", 1), ("injured", 1)]),
        ("THE BRIDGE WAS PARTIALLY DESTROYED.", [("damaged", 1)]),
    ],
)
def test_wire_copy_in_capitals(text: str, expected: list[tuple[str, int]]) -> None:
    assert figures(text) == expected


def test_the_figure_of_a_headline_stands_beside_another_of_the_body() -> None:
    title = "Title: Toll in dam failure climbs to 38, ministry says"
    headline, body = tolls(f"{title}\n\nAt least 38 people were killed on Monday, the interior ministry said.")
    assert (headline.bound, body.bound) == ("exact", "at_least")
