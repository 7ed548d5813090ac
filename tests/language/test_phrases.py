"""One letter a word, by examples."""

from __future__ import annotations

import pytest

from accordingto.language import analyse
from accordingto.language.phrases import phrase_before
from accordingto.report import Report


def letters(text: str) -> str:
    return analyse(Report(id="r", text=text)).sentences[0].letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested the editor in Velm on Monday.", "WVDWPUPT."),
        ("They did not attack the town.", "RXNVDW."),
        ("The rebels threatened to attack the town.", "DWVIVDW."),
        ("The mayor said that the dam would hold.", "DWVSDWXV."),
        ("The army's attack killed 12 people.", "DWGWVMW."),
        ("It has been seen by the villagers.", "RXXVPDW."),
    ],
)
def test_letters_of_clear_sentences(text: str, expected: str) -> None:
    assert letters(text) == expected


def test_a_word_is_a_verb_or_a_noun_by_its_place() -> None:
    assert letters("The attack began.")[1] == "W"
    assert letters("They attack the town.")[1] == "V"


def test_a_participle_before_its_noun_is_part_of_the_phrase() -> None:
    assert letters("The wounded soldiers fled.") == "DWWV."


def test_capitals_tell_nothing_in_upper_case_copy() -> None:
    assert letters("THE SOLDIERS KILLED THREE WOMEN IN THE VILLAGE.") == "DWVMWPDW."


def test_the_phrase_before_a_token_takes_in_what_stands_between_commas() -> None:
    kinds = letters("Ida Holm, the mayor of Velm, said nothing.")
    assert phrase_before(kinds, kinds.index("V")) == (0, kinds.index("V") - 1)
