from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from accordingto.language.windows import OVERLAP, SIZE, windows

LENGTHS = st.lists(st.integers(1, SIZE), max_size=60)


def test_a_short_report_is_one_window() -> None:
    (only,) = windows([30, 40, 50])
    assert only == (0, 3, 0, 3)


def test_no_sentence_needs_no_window() -> None:
    assert windows([]) == []


def test_a_sentence_in_two_windows_is_decided_where_it_has_more_context() -> None:
    first, second = windows([100, 100, 20, 20, 100], size=240, overlap=40)
    assert (first.first, first.last) == (0, 4)
    assert (second.first, second.last) == (2, 5)
    # 20 pieces follow the third sentence in the first window, none stand before it in the second
    assert first.keep_last == second.keep_first == 3


@given(LENGTHS)
def test_every_sentence_is_decided_in_exactly_one_window_that_holds_it(lengths: list[int]) -> None:
    found = windows(lengths)
    decided = [sentence for window in found for sentence in range(window.keep_first, window.keep_last)]
    assert decided == list(range(len(lengths)))
    assert all(w.first <= w.keep_first <= w.keep_last <= w.last for w in found)


@given(LENGTHS)
def test_windows_are_no_longer_than_the_encoder_was_trained_on(lengths: list[int]) -> None:
    assert all(sum(lengths[w.first : w.last]) <= SIZE for w in windows(lengths))


@given(LENGTHS)
def test_all_windows_together_are_at_most_a_few_times_the_text(lengths: list[int]) -> None:
    found = windows(lengths)
    assert all(after.first > before.first for before, after in pairwise(found))
    shared = sum(sum(lengths[w.first : w.last]) for w in found) - sum(lengths)
    assert shared <= max(0, len(found) - 1) * (OVERLAP + max(lengths, default=0))
