import pytest
from hypothesis import given

from accordingto.language.tokens import tokens
from accordingto.language.words import words
from tests.strategies import texts


def cut(text: str) -> list[str]:
    return [text[word.start : word.end] for word in words(tokens(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cease-fire held.", ["The", "cease", "-", "fire", "held", "."]),
        ("Korsk-based", ["Korsk", "-", "based"]),
        ("co-operate with anti-war pre-emption", ["co-operate", "with", "anti-war", "pre-emption"]),
        ("a state-of-the-art mine", ["a", "state", "-", "of", "-", "the", "-", "art", "mine"]),
        ("They don't.", ["They", "do", "n't", "."]),
        ("They DON’T.", ["They", "DO", "N’T", "."]),
        ("we've, she'll, it's", ["we", "'ve", ",", "she", "'ll", ",", "it", "'s"]),
        ("Marl's and the rebels'", ["Marl", "'s", "and", "the", "rebels", "'"]),
        ("They cannot.", ["They", "can", "not", "."]),
        ("O'Neil of al-Harat", ["O'Neil", "of", "al", "-", "Harat"]),
        ("https://a-b.example/it's-not", ["https://a-b.example/it's-not"]),
        ("U.S. on 3.5 km", ["U.S.", "on", "3.5", "km"]),
        ("", []),
    ],
)
def test_words_are_cut_as_tree_banks_cut_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(texts(any_character=True))
def test_words_cover_the_characters_of_tokens_in_order(text: str) -> None:
    found = list(tokens(text))
    covered: dict[int, list[tuple[int, int]]] = {number: [] for number in range(len(found))}
    for word in words(found):
        covered[word.token].append((word.start, word.end))
    for number, token in enumerate(found):
        parts = covered[number]
        assert all(start < end for start, end in parts)
        edges = [token.start, *(end for _, end in parts)]
        assert edges[-1] == token.end
        assert [start for start, _ in parts] == edges[:-1]
