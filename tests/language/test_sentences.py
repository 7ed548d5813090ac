"""Sentence ends: abbreviations, quotations, wrapped lines, glued lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.language.lexicon import data
from accordingto.language.sentences import sentences


def read(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize("group", sorted(data("sentences")))
def test_the_example_of_each_group_of_words(group: str) -> None:
    expected = data("sentences")[group]["example"].split(" | ")
    assert read(" ".join(expected)) == expected


@pytest.mark.parametrize("group", ["titles", "short"])
def test_no_abbreviation_ends_a_sentence_before_a_name(group: str) -> None:
    for word in data("sentences")[group]["words"].split():
        assert len(read(f"They met {word}. Brandt at noon.")) == 1, word
        assert len(read(f"THEY MET {word.upper()}. BRANDT AT NOON.")) == 1, word


@pytest.mark.parametrize(
    "text",
    [
        # figures and dates
        "The toll rose to 4.5 per 1,000. | Nobody expected it.",
        "It broke on Nov. 5 at the No. 2 gate. | The gate was new.",
        # dotted names
        "The U.N. Security Council met in the U.S. | The envoy had left.",
        # quotations
        '"We ran. | We left everything," she said. | "There was no warning."',
        '"Who opened the gates?" the minister asked.',
        '"Who opened the gates?" Oda Marl asked. | Nobody knew.',
        "“Leave now!” Captain Brandt shouted. | They left.",
        "'It is over.' | The rebels had gone.",
        # dots
        'He said: "We waited ... and then it came." | The line went dead.',
        "The list goes on… | Nobody reads it.",
        # questions
        "Where is the mayor? | He has not been seen.",
        # brackets
        "The bridge fell (see map). | It was old.",
        # numbering
        "1. The gates were shut. | 2. Nobody was told.",
        # a dash after the stop
        '"It was a long night." - Oda Marl',
        # no capitals
        "the water rose in the night. | mr. brandt was told at 4 a.m. monday.",
    ],
)
def test_sentences(text: str) -> None:
    expected = text.split(" | ")
    assert read(" ".join(expected)) == expected


def test_a_lost_line_break_between_sentences() -> None:
    text = "The water rose in the night.The army came on Tuesday.Officials fled."
    assert read(text) == ["The water rose in the night.", "The army came on Tuesday.", "Officials fled."]


def test_a_line_break_inside_a_paragraph_ends_nothing() -> None:
    text = "The wall gave way before Gen.\nMarl was told.  The water\nreached Velm at 4 a.m.\nTuesday. It rose\nfast."
    flat = [" ".join(sentence.split()) for sentence in read(text)]
    assert flat == [
        "The wall gave way before Gen. Marl was told.",
        "The water reached Velm at 4 a.m. Tuesday.",
        "It rose fast.",
    ]


def test_addresses_are_not_cut() -> None:
    assert len(read("Write to Velm.Info or desk@tarn.Example for details.")) == 1


@pytest.mark.parametrize(
    "text", ["!" * 200_000, "a" + " " * 200_000 + "b", ". " * 100_000, "A. " * 100_000, "\n" * 200_000, "''" * 100_000]
)
def test_hostile_runs_take_no_time(text: str) -> None:
    assert sum(end - start for start, end in sentences(text, 0, len(text))) <= len(text)


@given(
    st.text(st.sampled_from("aAB.!?…\"”’') \n\t1-"), max_size=200) | st.text(max_size=200),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_sentences_are_in_order_apart_and_hold_every_visible_character(text: str, skip: int, drop: int) -> None:
    start, end = min(skip, len(text)), max(min(skip, len(text)), len(text) - drop)
    held = start
    for first, last in sentences(text, start, end):
        assert held <= first < last <= end
        assert not text[held:first].strip()
        assert text[first:last] == text[first:last].strip()
        held = last
    assert not text[held:end].strip()
