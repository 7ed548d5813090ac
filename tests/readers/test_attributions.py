"""Attributions: what a cue does with its content, who is spoken to, in which medium, and what is nested in what."""

from __future__ import annotations

import pytest

from accordingto.language.inflection import forms
from accordingto.language.lexicon import data
from accordingto.readers import read
from accordingto.reading import Attribution, Reading
from accordingto.report import Report


def reading(text: str) -> Reading:
    return read(Report(id="r", text=text))


def attributions(text: str) -> tuple[Attribution, ...]:
    return reading(text).attributions


def words(text: str, name: str | None) -> str | None:
    """The name of an entity, or words that name none."""
    return {entity.id: entity.name for entity in reading(text).entities}.get(name or "", name)


# ------------------------------------------------------------------------------------------------------------ polarity


def examples(group: str) -> list[tuple[str, str]]:
    """Each verb of a group of the lexicon, with the group's example."""
    entry = data("cues")[group]
    verbs = [(verb, forms(verb)) for verb in entry.get("verbs", "").split()]
    return [(verb, entry["example"].format(past=f.past, base=f.base, word="")) for verb, f in verbs]


@pytest.mark.parametrize(("verb", "example"), examples("denying"), ids=lambda word: word.split()[0])
def test_every_denying_verb_denies(verb: str, example: str) -> None:
    assert [a.polarity for a in attributions(example)] == ["denied"], verb


@pytest.mark.parametrize(("verb", "example"), examples("rejecting"), ids=lambda word: word.split()[0])
def test_every_rejecting_verb_denies_claims(verb: str, example: str) -> None:
    assert "denied" in [a.polarity for a in attributions(example)], verb


@pytest.mark.parametrize(("verb", "example"), examples("doubting"), ids=lambda word: word.split()[0])
def test_every_doubting_verb_leaves_open(verb: str, example: str) -> None:
    assert [a.polarity for a in attributions(example)] == ["doubted"], verb


@pytest.mark.parametrize(("verb", "example"), examples("withholding"), ids=lambda word: word.split()[0])
def test_every_withholding_verb_leaves_unsaid(verb: str, example: str) -> None:
    assert {a.polarity for a in attributions(example)} == {"negated"}, verb


@pytest.mark.parametrize("word", data("cues")["certain"]["words"].split())
def test_every_word_of_certainty_is_a_doubt_under_a_negation(word: str) -> None:
    example = data("cues")["certain"]["example"].format(word=word)
    assert [a.polarity for a in attributions(example)] == ["doubted"]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The governor said that the dam had burst.", "affirmed"),
        ("The governor did not say whether the dam had burst.", "negated"),
        ("The governor never told the council that the dam had burst.", "negated"),
        ("The governor could not confirm that the dam had burst.", "negated"),
        ("The governor has yet to say whether the dam has burst.", "negated"),
        ("The governor left without saying whether the dam had burst.", "negated"),
        ("The governor did not deny that the dam had burst.", "negated"),
        ("Nobody said that the dam had burst.", "negated"),
        ("No official confirmed that the dam had burst.", "negated"),
        ("The governor declined to comment on the report.", "negated"),
        ("The governor never doubted that the dam would hold.", "affirmed"),
        ("The governor expressed doubt that the dam had burst.", "doubted"),
        ("The governor ruled out that the dam had burst.", "denied"),
        ("The governor rejected the plan for the dam.", "affirmed"),
    ],
)
def test_polarity(text: str, polarity: str) -> None:
    (found,) = attributions(text)
    assert found.polarity == polarity


def test_what_is_denied_is_nobodys_statement() -> None:
    (toll,) = reading("The governor denied that 12 people had died.").tolls
    assert (toll.according_to, toll.denied_by, toll.status) == (None, "governor", "denied")


@pytest.mark.parametrize(
    "text",
    [
        "The governor did not say whether 12 people had died.",
        "The governor doubted whether 12 people had died.",
        "The governor could not confirm that 12 people had died.",
        "The governor refused to believe that 12 people had died.",
        "It is not known whether 12 people died.",
        "It was unclear whether 12 people had died.",
        "The mayor denied that the governor had said that 12 people had died.",
    ],
)
def test_what_is_unsaid_or_doubted_is_according_to_nobody(text: str) -> None:
    (toll,) = reading(text).tolls
    assert (toll.according_to, toll.denied_by, toll.status) == (None, None, "hypothetical")


def test_a_claim_that_another_denies_has_both() -> None:
    (toll,) = reading("Ida Holm's claim that 12 people had died was denied by the governor.").tolls
    assert (toll.denied_by, toll.status) == ("governor", "denied")


def test_an_event_that_is_doubted_is_alleged() -> None:
    found = reading("The governor questioned whether the army had shelled the port.").events
    assert [(event.modality, event.according_to) for event in found if event.category == "ASSAULT"] == [
        ("alleged", None)
    ]


@pytest.mark.parametrize(("verb", "example"), examples("presupposing"), ids=lambda word: word.split()[0])
def test_what_is_kept_from_others_is_told_by_the_report(verb: str, example: str) -> None:
    (toll,) = reading(example).tolls
    assert (toll.according_to, toll.voice, toll.status) == (None, "narrator", "plain"), verb


# ------------------------------------------------------------------------------------------------------------- nesting


def test_a_statement_inside_another_has_it_as_parent_and_gives_the_source() -> None:
    found = reading("The mayor told reporters that the governor had said that 12 people had died.")
    outer, inner = found.attributions
    assert (outer.parent, inner.parent) == (None, outer.id)
    (toll,) = found.tolls
    assert (toll.according_to, toll.attribution) == ("governor", inner.id)


@pytest.mark.parametrize(("verb", "example"), examples("quoting"), ids=lambda word: word.split()[0])
def test_every_verb_of_quoting_shows_who_is_quoted(verb: str, example: str) -> None:
    outer, inner = attributions(example)
    assert (inner.parent, example[slice(*inner.source[0])]) == (outer.id, "the governor"), verb


def test_three_statements_inside_each_other_form_a_chain() -> None:
    text = "The mayor said the governor had told him that the doctor had put the toll at 12."
    found = attributions(text)
    assert [a.parent for a in found] == [None, "a1", "a2"]


def test_statements_side_by_side_are_not_nested() -> None:
    found = attributions("The mayor said the dam had held. The bishop said the bells had rung.")
    assert [a.parent for a in found] == [None, None]


# ----------------------------------------------------------------------------------------------------------- addressee


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("The mayor said in a letter to the council that the dam had held.", "council"),
        ("In an interview with Radio Elsin, the mayor said the dam had held.", "Radio Elsin"),
        ("“We are safe,” the mayor told Radio Elsin.", "Radio Elsin"),
        ("The mayor wrote to the council that the dam had held.", "council"),
        ("The mayor told reporters that the dam had held.", "reporters"),
        ("The mayor said to the council that the dam had held.", "council"),
    ],
)
def test_whom_it_is_said_to_stays_in_its_words(text: str, addressee: str) -> None:
    (found,) = attributions(text)
    assert words(text, found.addressee) == addressee


def test_a_press_conference_is_a_medium_and_no_addressee() -> None:
    (found,) = attributions("The mayor told a press conference on Monday that the dam had held.")
    assert (found.addressee, found.medium) == (None, "press conference")


# -------------------------------------------------------------------------------------------------------------- medium


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("The mayor said in a letter that the dam had held.", "letter"),
        ("In an interview on Monday, the mayor said the dam had held.", "interview"),
        ("In a televised address, the governor said the dam had held.", "speech"),
        ("“We are safe,” the mayor told Radio Elsin in an interview on Monday.", "interview"),
        ("The army said in a statement on Monday that the dam had held.", "statement"),
        ("Court papers said the dam had been damaged.", "court papers"),
        ("According to court documents, the dam had been damaged.", "court papers"),
        ("The mayor told reporters at a news conference that the dam had held.", "press conference"),
        ("The letter read: “The dam has held.”", "letter"),
        ("State television reported that the dam had held.", "television"),
        ("The mayor wrote on Facebook that the dam had held.", "post"),
        ("The mayor said the dam had held.", None),
        ("The mayor told the Velm Post that the dam had held.", None),
    ],
)
def test_medium(text: str, medium: str | None) -> None:
    (found,) = attributions(text)
    assert found.medium == medium


@pytest.mark.parametrize(
    ("word", "medium"),
    [
        (word.replace("_", " "), medium)
        for medium, listed in data("cues")["media"].items()
        if medium != "example"
        for word in listed.split()
    ],
)
def test_every_word_for_a_medium_names_it_as_a_source(word: str, medium: str) -> None:
    example = data("cues")["media"]["example"].format(word=word)
    assert medium in {found.medium for found in attributions(example)}


def test_what_a_document_says_is_said_by_whose_it_is() -> None:
    (found,) = reading("A statement by the Velm Health Ministry said the dam had held.").attributions
    assert words("A statement by the Velm Health Ministry said the dam had held.", found.speaker) == (
        "Velm Health Ministry"
    )


# ---------------------------------------------------------------------------------------------------------------- rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The mayor said the dam had held.", "encoder: source, cue and content"),
        ("“The dam has held.” — Ida Holm", "quotation: signature"),
        ("Per the Velm Health Ministry, 12 people died.", "preposition: per"),
        ("12 people reportedly died in Velm.", "cues.toml: adverbs"),
        ("The hospital put the toll at 44.", "cues.toml: counting"),
    ],
)
def test_each_statement_says_what_shows_it(text: str, rule: str) -> None:
    assert [found.rule for found in attributions(text)] == [rule]
