"""What police do, told without saying that they did it."""

from __future__ import annotations

import pytest

from accordingto.readers import policing
from accordingto.reading import Event, Reading
from tests.readers.lexicons import reading


def told(found: Reading, trigger: str) -> Event:
    """The event with a trigger."""
    (event,) = (e for e in found.events if found.text[slice(*e.trigger)] == trigger)
    return event


def doer(found: Reading, trigger: str) -> str | None:
    """Who did it, in lower case."""
    names = {e.id: e.name.lower() for e in found.entities}
    actor = told(found, trigger).actor
    return None if actor is None else names.get(str(actor), str(actor).lower())


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police raided the office on Monday. Eight people were arrested.", "arrested"),
        ("Police said on Monday that eight people were arrested.", "arrested"),
        ("The police entered the office and eight people were arrested.", "arrested"),
        ("Eight people were arrested on Monday. Police raided the office.", "arrested"),
        ("According to the police, eight people were arrested.", "arrested"),
        ("Eight people were arrested and taken to the police station.", "arrested"),
        ("Police raided the office on Monday.\n\nA case was registered against the owner.", "registered"),
    ],
)
def test_what_police_do_is_theirs_where_they_act_near_by_and_the_rule_says_so(text: str, trigger: str) -> None:
    found = reading(text)
    assert doer(found, trigger) == "police"
    assert str(told(found, trigger).rule).endswith(policing.RULE)


def test_the_police_of_an_arrest_are_the_police_of_the_report() -> None:
    found = reading("Police raided the office on Monday. Eight people were arrested.")
    assert told(found, "arrested").actor == told(found, "raided").actor


def test_an_officer_who_speaks_by_name_stands_for_no_arrest_of_their_own() -> None:
    found = reading("Police Inspector Ida Holm said eight people were arrested.")
    assert doer(found, "arrested") == "police"


@pytest.mark.parametrize(
    "text",
    [
        "Eight people were arrested on Monday.",
        "Fishermen stormed the office on Monday. Eight people were arrested.",
        "Police raided the office on Monday. Soldiers entered the town on Tuesday. Eight people were arrested.",
        "Police raided the office. " + "Rain fell on the town. " * policing.REACH + "Eight people were arrested.",
    ],
)
def test_an_arrest_by_nobody_stays_open(text: str) -> None:
    assert doer(reading(text), "arrested") is None


def test_whoever_did_it_is_not_left_out_where_a_pronoun_stands() -> None:
    found = reading("Police closed the road on Monday. They arrested eight people.")
    assert policing.RULE not in str(told(found, "arrested").rule)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police rushed to the mill on Monday.", "rushed"),
        ("A police team searched the mill.", "searched"),
        ("Police escorted the pilgrims to the shrine.", "escorted"),
        ("Officers stopped the crowd at the bridge.", "stopped"),
        ("The police recovered 12 rifles.", "recovered"),
        ("The villagers left with the help of the police.", "help"),
        ("Eight drivers were stopped and questioned by police.", "questioned"),
        ("Eight drivers were stopped by police and questioned.", "questioned"),
        ("The road was closed after a meeting of police officers.", "meeting"),
        ("Police took out a flag march in the bazaar.", "took"),
        ("Police lobbed teargas shells at the mob.", "lobbed"),
        ("Police caught the robber near the bridge.", "caught"),
        ("The mayor praised the police action against the smugglers.", "action"),
        ("The shops opened amid a heavy police presence.", "presence"),
        ("Police set up checkpoints on the road.", "set"),
        ("A police team has been sent to the village.", "sent"),
    ],
)
def test_deeds_that_are_events_where_forces_of_order_do_them(text: str, trigger: str) -> None:
    assert doer(reading(text), trigger) in {"police", "police team", "officers", "police officers"}


@pytest.mark.parametrize(
    "text",
    [
        "Shoppers rushed to the mill on Monday.",
        "The farmer searched the barn.",
        "Market forces stopped the trade.",
        "The goalkeeper caught the ball.",
    ],
)
def test_the_same_words_of_anybody_else_are_none(text: str) -> None:
    assert reading(text).events == ()


def test_those_told_what_to_do_are_asked() -> None:
    found = reading("The police told the drivers to turn back.")
    assert (told(found, "told").category, doer(found, "told")) == ("REQUEST", "police")
    assert reading("The police told the drivers a story.").events == ()


def test_forces_withdrawn_are_those_who_go() -> None:
    assert doer(reading("The policemen were withdrawn from the town."), "withdrawn") == "policemen"


def test_a_deployment_to_come_is_planned_and_no_threat() -> None:
    event = told(reading("Around 300 policemen will be deployed on Friday."), "deployed")
    assert (event.category, event.modality) == ("MOBILIZE", "planned")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Eight people were arrested on Monday, the officer told reporters.", "asserted"),
        ("The police would often arrest the fishermen.", "asserted"),
        ("The police would arrest the fishermen if they came back.", "conditional"),
        ("Not a single driver was arrested.", "denied"),
    ],
)
def test_how_real_an_arrest_is(text: str, modality: str) -> None:
    assert [e.modality for e in reading(text).events if e.cameo == "173"] == [modality]


def test_what_is_not_allowed_is_refused() -> None:
    event = told(reading("The police did not allow the marchers to proceed."), "allow")
    assert (event.category, event.modality) == ("REJECT", "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "The police firing left two people dead.",
        "Two people died of burns in the police firing.",
        "Two rebels were killed in an encounter with the police.",
        "Two people succumbed to wounds sustained in the police firing.",
    ],
)
def test_deaths_are_by_those_whose_firing_or_fight_it_was(text: str) -> None:
    found = reading(text)
    (toll,) = (t for t in found.tolls if t.effect == "killed")
    names = {e.id: e.name.lower() for e in found.entities}
    assert "police" in names.get(str(toll.actor), str(toll.actor))


@pytest.mark.parametrize(
    ("text", "count", "status"),
    [
        ("Soldiers rounded up 40 villagers.", 40, "plain"),
        ("Police placed 12 rebels under house arrest.", 12, "plain"),
        ("Twelve rebels are behind bars.", 12, "plain"),
        ("The union demanded that the police arrest 12 men.", 12, "expected"),
    ],
)
def test_those_held_are_counted(text: str, count: int, status: str) -> None:
    assert [(t.count, t.status) for t in reading(text).tolls if t.effect == "detained"] == [(count, status)]


@pytest.mark.parametrize(
    ("text", "trigger", "category"),
    [
        ("Four men are being held in connection with the theft.", "held", "COERCE"),
        ("Ten men were led away in handcuffs by police.", "led", "COERCE"),
        ("Twelve rebels gave themselves up.", "gave", "RETREAT"),
        ("The suspect turned himself in to the police.", "turned", "RETREAT"),
        ("The mob threw stones at the police, who retaliated with a baton charge.", "retaliated", "COERCE"),
    ],
)
def test_words_for_being_held_and_giving_oneself_up(text: str, trigger: str, category: str) -> None:
    assert told(reading(text), trigger).category == category
