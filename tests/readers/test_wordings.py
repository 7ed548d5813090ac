"""Quoted wording that is no statement: terms and titles, each by an example."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.language import analyse
from accordingto.language.lexicon import data
from accordingto.readers import read, wordings
from accordingto.report import Report


def found(text: str) -> list[tuple[str, str]]:
    """The words and the kind of each wording."""
    return [(text[w.start : w.end], w.kind) for w in read(Report(id="r", text=text)).wordings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council built a so-called 'green corridor' along the river.", [("green corridor", "term")]),
        ("The “experts” of the ministry arrived on Monday.", [("experts", "term")]),
        ("The 'safe' houses were flooded on Monday, and the army's boats were late.", [("safe", "term")]),
        ('The film "Harbour Lights" opened in Velm on Monday.', [("Harbour Lights", "title")]),
        ("Her book, “Salt and Stone,” sold well in Velm.", [("Salt and Stone", "title")]),
        ("The band played “Rivers of Velm” at the fair.", [("Rivers of Velm", "title")]),
        ("A song called «Rain» was heard in Velm.", [("Rain", "title")]),
        ("The mayor said the film “Harbour Lights” had cost too much.", [("Harbour Lights", "title")]),
    ],
)
def test_terms_and_titles(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We are safe,” the mayor said.",
        "“Yes,” the mayor said.",
        "The mayor said the town was “deeply worried” by the flood.",
        "The mayor called the plan “a disgrace.”",
        "The mayor's boat and the army's boats were late.",
        "The dam held.",
    ],
)
def test_statements_and_apostrophes_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("noun", data("cues")["works"]["nouns"].split())
def test_every_noun_for_a_work_has_a_title_behind_it(noun: str) -> None:
    assert found(data("cues")["works"]["example"].format(noun=noun)) == [("The Long Road Home", "title")]


@settings(max_examples=25)
@given(st.text(alphabet=st.sampled_from("film the “”\"'‘’«»., Aa\n"), max_size=120))
def test_spans_of_any_text_lie_in_it_and_are_never_empty(text: str) -> None:
    for wording in wordings.read(analyse(Report(id="r", text=text)), ()):
        assert 0 <= wording.start < wording.end <= len(text)
        assert text[wording.start : wording.end].strip()
