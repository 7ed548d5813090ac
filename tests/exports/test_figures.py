import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.exports.figures import figure


@pytest.mark.parametrize(
    ("bound", "count", "low", "high", "written"),
    [
        ("exact", 40, 40, 40, "40"),
        ("exact", 0, 0, 0, "0"),
        ("exact", 12500, 12500, 12500, "12,500"),
        ("at_least", 40, 40, None, "≥ 40"),
        ("more_than", 4000, 4001, None, "> 4,000"),
        ("at_most", 50, None, 50, "≤ 50"),
        ("less_than", 50, None, 49, "< 50"),
        ("about", 300, 270, 330, "about 300"),
        ("range", None, 20, 30, "20–30"),
        ("range", None, 20, None, "≥ 20"),
        ("vague", None, 3, None, "several"),
        ("vague", None, 24, None, "dozens"),
        ("vague", None, 200, None, "hundreds"),
        ("vague", None, 2_000, None, "thousands"),
        ("vague", 100, 50, 150, "about 100"),
        ("vague", None, 31, None, "≥ 31"),
        ("vague", None, None, None, "some"),
    ],
)
def test_a_figure_is_written_with_what_the_words_leave_open(
    bound: str, count: int | None, low: int | None, high: int | None, written: str
) -> None:
    assert figure(bound, count, low, high) == written


@given(st.integers(0), st.integers(0))
def test_a_range_names_both_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    written = figure("range", None, low, high)
    assert {int(part.replace(",", "")) for part in written.split("–")} == {low, high}
