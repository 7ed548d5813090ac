"""Quotation marks: pairs, wrong-way marks, stray marks, quotations of several paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.language.layout import paragraphs
from accordingto.language.quotations import quotations


def read(text: str) -> list[str]:
    """The words inside each quotation."""
    return [text[slice(*quotation.inner)] for quotation in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"We ran," Marl said. "All of us."', ["We ran,", "All of us."]),
        ("“We ran,” Marl said. “All of us.”", ["We ran,", "All of us."]),
        ("``We ran,'' Marl said. ''All of us.''", ["We ran,", "All of us."]),
        ("«We ran», Marl said.", ["We ran"]),
        ('She spoke of an “era of mud that is over."', ["era of mud that is over."]),
        ("“We ran,“ Marl said. “All of us.“", ["We ran,", "All of us."]),
        ("”We ran,” Marl said.", ["We ran,"]),
        ('A " wall of mud " came down.', ["wall of mud"]),
        ('They call it "the wall".', ["the wall"]),
        ('He said: "We ran, “all of us”."', ["We ran, “all of us"]),
        ("The ‘wall of mud’ came down.", ["wall of mud"]),
        ("Marl's 'wall of mud' came down on the Brandts' house.", ["wall of mud"]),
        ("'We ran from Marl's house,' she said.", ["We ran from Marl's house,"]),
        ("The Brandts' and the Marls' houses fell.", []),
        ('A 6" pipe broke, and "the wall" with it.', ["the wall"]),
        ('and never came back." Nobody asked.', []),
        ('""', []),
    ],
)
def test_pairs(text: str, inner: list[str]) -> None:
    assert read(text) == inner


def test_single_marks_count_only_outside_double_ones() -> None:
    text = "\"They cried 'run' and we ran,\" she said."
    assert [quotation.single for quotation in quotations(text, paragraphs(text))] == [False]


def test_an_open_mark_runs_to_the_end_of_its_paragraph() -> None:
    text = '"We heard the wall.\n"Then we ran," Marl said.'
    first, second = quotations(text, paragraphs(text))
    assert (text[first.start : first.end], first.closed) == ('"We heard the wall.', False)
    assert (text[second.start : second.end], second.closed) == ('"Then we ran,"', True)


def test_a_stray_mark_costs_no_other_paragraph() -> None:
    assert read('A stray " mark.\n"We ran," Marl said.')[-1] == "We ran,"


def test_a_quotation_goes_on_over_wrapped_lines() -> None:
    text = """\
The mayor of the town said that a 'wall of mud and of
broken trees' had come down the river in the night, and
that "nobody was
warned" of it."""
    assert [" ".join(inner.split()) for inner in read(text)] == ["wall of mud and of broken trees", "nobody was warned"]


@given(st.text(st.sampled_from("aB \"'“”‘’«»„`.,\n"), max_size=120) | st.text(max_size=120))
def test_quotations_are_in_order_apart_and_hold_their_words(text: str) -> None:
    held = 0
    for quotation in quotations(text, paragraphs(text)):
        assert held <= quotation.start < quotation.inner[0] < quotation.inner[1] <= quotation.end <= len(text)
        assert text[slice(*quotation.inner)] == text[slice(*quotation.inner)].strip()
        held = quotation.end
