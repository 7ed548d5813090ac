import pytest
from hypothesis import given

from accordingto.language.pieces import LONGEST_WORD, SHAPES, coded, mark, shape, tokenizer
from tests.strategies import texts


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("blast", "lower"),
        ("Marl", "title"),
        ("U", "initial"),
        ("NATO", "upper"),
        ("McAllen", "mixed"),
        ("12,000", "number"),
        ("3rd", "alphanumeric"),
        (",", "mark"),
        ("—", "mark"),
        ("🦊", "mark"),
        ("Ärven", "title"),
        ("سلام", "mixed"),
    ],
)
def test_shapes_keep_what_an_uncased_vocabulary_loses(word: str, expected: str) -> None:
    assert SHAPES[shape(word)] == expected


def test_case_changes_the_shape_and_not_the_pieces() -> None:
    assert coded("Blast").pieces == coded("BLAST").pieces == coded("blast").pieces
    assert len({coded("Blast").shape, coded("BLAST").shape, coded("blast").shape}) == 3


def test_rare_words_have_several_pieces_of_the_vocabulary() -> None:
    found = [tokenizer().id_to_token(piece) for piece in coded("Arvenford").pieces]
    assert len(found) > 1
    assert "".join(piece.removeprefix("##") for piece in found if piece) == "arvenford"


@pytest.mark.parametrize("word", ["\ufe0f", "\u200d", "\x00", "\u0301"])
def test_what_the_vocabulary_drops_is_one_unknown_piece(word: str) -> None:
    assert coded(word).pieces == (mark("[UNK]"),)


@pytest.mark.parametrize("name", ["[CLS]", "[SEP]", "[UNK]"])
def test_words_that_look_like_marks_are_no_marks(name: str) -> None:
    assert coded(name.strip("[]")).pieces != (mark(name),)


def test_an_unknown_mark_is_an_error_that_names_the_file() -> None:
    with pytest.raises(LookupError, match=r"tokenizer\.json has no mark \[NO\]"):
        mark("[NO]")


def test_of_an_endless_word_only_the_beginning_is_seen() -> None:
    assert coded("ab" * 100_000).pieces == coded("ab" * (LONGEST_WORD // 2)).pieces


@given(texts(any_character=True).filter(bool))
def test_every_word_has_a_piece_of_the_vocabulary(word: str) -> None:
    found = coded(word)
    assert found.pieces
    assert all(0 <= piece < tokenizer().get_vocab_size() for piece in found.pieces)
    assert 0 <= found.shape < len(SHAPES)
