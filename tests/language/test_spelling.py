from hypothesis import given

from accordingto.language.spelling import PARTS, ROWS, spelled
from tests.strategies import texts


def test_letter_case_and_digits_make_no_difference() -> None:
    assert spelled("Velmark") == spelled("VELMARK") == spelled("velmark")
    assert spelled("3rd") == spelled("7RD")


def test_words_that_begin_or_end_alike_share_rows() -> None:
    assert len(set(spelled("Korsk")) & set(spelled("Korsa"))) == 3
    assert len(set(spelled("Orsk")) & set(spelled("Arsk"))) == 2


def test_a_short_word_has_fewer_parts_and_no_part_is_row_0() -> None:
    assert spelled("U") == (spelled("U")[0], *[0] * (PARTS - 1))
    assert 0 not in spelled("Korsk")


@given(texts(any_character=True).filter(bool))
def test_every_word_has_all_its_rows_in_the_table(word: str) -> None:
    found = spelled(word)
    assert len(found) == PARTS
    assert found[0] > 0
    assert all(0 <= row < ROWS for row in found)
