from typing import get_args

import pytest

from accordingto.codes.tables import cameo_codes, coded
from accordingto.language.lexicon import data
from accordingto.reading import Category


@pytest.mark.parametrize("category", get_args(Category))
def test_every_category_has_a_meaning_and_a_source(category: str) -> None:
    (code,) = coded(category, None)
    assert code.code == category
    assert code.label
    assert code.source


def test_plover_is_told_from_what_the_codebook_adds() -> None:
    schemes = [coded(category, None)[0].scheme for category in ("ASSAULT", "HAZARD")]
    assert schemes == ["PLOVER", "own"]


def test_a_code_of_cameo_comes_with_its_name() -> None:
    plover, cameo = coded("COERCE", "173")
    assert (plover.label, plover.suggested) == ("Arrest, seize, restrict, deport, blockade (material conflict)", False)
    assert (cameo.scheme, cameo.code, cameo.label) == ("CAMEO", "173", "Arrest, detain")


def test_a_code_deeper_than_the_table_is_shown_by_its_beginning() -> None:
    assert coded("COERCE", "1739")[1].label == "Arrest, detain"
    assert coded("COERCE", "99")[1].label is None


def test_every_code_of_the_lexicon_of_events_is_in_the_table() -> None:
    assert {entry["cameo"] for entry in data("events")["entry"]} - {""} <= cameo_codes()


def test_each_code_of_cameo_begins_with_one_of_two_digits() -> None:
    assert all(code[:2] in cameo_codes() and len(code) in {2, 3, 4} for code in cameo_codes())
