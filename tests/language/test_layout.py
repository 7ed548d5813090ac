"""Paragraphs: one a line, set apart by empty lines, or wrapped by hand."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.language.layout import paragraphs

STORY = """\
The wall of the Orsk Lake dam gave way shortly before four in the morning, and the water reached the first houses of \
Velm within twenty minutes, the interior ministry of Lower Tarn said on Tuesday.
At least 31 people died. The hospital in Velm, which lost power during the night, said it had counted 44 bodies by \
noon and expected more.
Engineers had warned of cracks. Nobody answered their letters.""".splitlines()
"""Three paragraphs in which no line of 60 to 80 characters that ends in a stop is full by chance."""


def read(text: str) -> list[str]:
    """The words of each paragraph, whatever white space stands between them."""
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text)]


def wrapped(width: int, *, indent: str = "") -> list[str]:
    return [textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in STORY]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n \t\n", "\f", "\u2028", "\u2029", "\x85"])
def test_a_paragraph_a_line(end: str) -> None:
    assert read(end.join(STORY) + end) == STORY


@pytest.mark.parametrize("width", [60, 66, 72, 80])
@pytest.mark.parametrize(("between", "indent"), [("\n\n", ""), ("\n", "   "), ("\n\n", "   "), ("\f", "")])
def test_lines_wrapped_by_hand(width: int, between: str, indent: str) -> None:
    assert read(between.join(wrapped(width, indent=indent))) == STORY


def test_wrapped_lines_with_carriage_returns() -> None:
    assert read("\n\n".join(wrapped(70)).replace("\n", "\r\n")) == STORY


def test_wrapped_lines_in_capitals() -> None:
    text = "\n\n".join(wrapped(70)).upper()
    assert read(text) == [paragraph.upper() for paragraph in STORY]


def test_wrapped_paragraphs_that_only_a_short_last_line_sets_apart() -> None:
    assert read("\n".join(wrapped(64))) == STORY


def test_a_heading_above_wrapped_lines_stands_alone() -> None:
    assert read("Dam failure\n" + "\n\n".join(wrapped(70))) == ["Dam failure", *STORY]


def test_an_indented_block_ends_where_the_margin_comes_back() -> None:
    letter = textwrap.indent(textwrap.fill(STORY[0], 60), "      ")
    text = "\n".join([wrapped(70)[1], letter, wrapped(70)[2]])
    assert read(text) == [STORY[1], STORY[0], STORY[2]]


def test_short_lines_that_are_no_wrapped_text_stay_apart() -> None:
    lines = ["Dead in Velm", "Oda Marl, 34", "Ilko Brandt, 61", "Sera Tolvaj, 8", "a boy of about ten"]
    assert read("\n".join(lines)) == lines


def test_short_sentences_one_a_line_stay_apart() -> None:
    lines = [
        "The dam broke at four in the morning on Tuesday.",
        "The water reached Velm twenty minutes later.",
        "Nobody had been warned.",
    ]
    assert read("\n".join(lines)) == lines


def test_a_mixed_text_keeps_its_long_lines_as_paragraphs() -> None:
    text = STORY[0] + "\n" + "\n\n".join(wrapped(70)) + "\n" + STORY[1]
    assert read(text) == [STORY[0], *STORY, STORY[1]]


def test_a_line_broken_off_in_mid_sentence_is_joined_in_any_text() -> None:
    before, after = STORY[0].split("water reached ")
    assert read("\n".join(["Dam breaks", before + "water reached", after, STORY[1]])) == ["Dam breaks", *STORY[:2]]


def test_a_line_in_lower_case_below_the_title_is_no_part_of_it() -> None:
    lines = [
        "Dam breaks above the town of Velm after nine days of heavy rain",
        "soldiers in the market square",
        STORY[0],
    ]
    assert read("\n".join(lines)) == lines


def test_a_megabyte_in_one_line() -> None:
    text = "The water rose. " * 65_536
    assert paragraphs(text) == ((0, len(text) - 1),)


def test_a_megabyte_of_line_breaks() -> None:
    assert paragraphs("\n" * 2**20) == ()


def test_no_text() -> None:
    assert paragraphs("") == ()


TEXTS = st.text(st.sampled_from("aB.\"' \t\n\r\f\v\x1c\x85\u2028\u2029\u00a0é漢"), max_size=300) | st.text(max_size=200)


@given(TEXTS)
def test_paragraphs_are_in_order_apart_and_hold_every_visible_character(text: str) -> None:
    spans = paragraphs(text)
    held = 0
    for start, end in spans:
        assert start < end
        assert not text[held:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        held = end
    assert not text[held:].strip()


@given(st.lists(st.sampled_from(["a", "by", "the", "rose", "water", "bridges"]), min_size=80, max_size=120))
def test_wrapping_never_changes_what_a_paragraph_says(words: list[str]) -> None:
    sentence = "The " + " ".join(words) + "."
    assert read("\n\n".join([textwrap.fill(sentence, 72), textwrap.fill(sentence, 72)])) == [sentence, sentence]
