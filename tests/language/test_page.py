"""The word lists of the zones, each by its example, and what a piece says of itself."""

import pytest

from accordingto.language.lexicon import data
from accordingto.language.page import folded, forms, is_finite, piece

LISTS = sorted(name for name, entry in data("zones").items() if isinstance(entry, dict))


@pytest.mark.parametrize("name", LISTS)
def test_the_example_of_a_word_list_holds_one_of_its_words(name: str) -> None:
    assert not forms(name).isdisjoint(
        [*folded(data("zones")[name]["example"]), *lemmas(data("zones")[name]["example"])]
    )


def lemmas(words: str) -> list[str]:
    """The words without the ending of the third person, which is enough for the examples."""
    return [word.removesuffix("s") for word in folded(words)]


@pytest.mark.parametrize(
    "words", ["The dam was old", "They're gone", "Nobody didn't know", "It’s over", "The governor fled"]
)
def test_finite(words: str) -> None:
    assert is_finite(words)


@pytest.mark.parametrize("words", ["The old dam of Velm", "Oda Marl's house in Velm", "Soldiers carrying sandbags"])
def test_not_finite(words: str) -> None:
    assert not is_finite(words)


@pytest.mark.parametrize(
    "words", ["It broke.", 'It broke."', "It broke. (Tarn News) (VRT)", "It broke. [End]", "It broke.’ ”", "The dead:"]
)
def test_stopped(words: str) -> None:
    assert piece(words, 0, len(words), None).stopped


@pytest.mark.parametrize("words", ["It broke", "Velm (Tarn)", "5.30 a.m", "Oda Marl, 34"])
def test_not_stopped(words: str) -> None:
    assert not piece(words, 0, len(words), None).stopped


def test_a_piece_has_no_white_space_around_it_and_single_blanks_inside() -> None:
    text = "x \n The wall\n broke. \n"
    found = piece(text, 1, len(text), "body")
    assert (text[found.start : found.end], found.words) == ("The wall\n broke.", "The wall broke.")
