from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from accordingto.language.tagged import Run, best_labels, runs

Floats = NDArray[np.float32]


def matrices(most: int, kinds: int) -> st.SearchStrategy[Floats]:
    row = st.lists(st.integers(-4, 4), min_size=1 + 2 * kinds, max_size=1 + 2 * kinds)
    return st.lists(row, min_size=1, max_size=most).map(lambda rows: np.array(rows, np.float32))


def one_hot(labels: list[int], kinds: int) -> Floats:
    return np.eye(1 + 2 * kinds, dtype=np.float32)[labels]


def allowed(labels: list[int]) -> bool:
    """Whether every label that goes on (an even one) follows its beginning or itself."""
    return all(after == 0 or after % 2 or before in (after, after - 1) for before, after in pairwise([0, *labels]))


def test_runs_are_read_from_beginnings_and_what_goes_on() -> None:
    found = list(runs(one_hot([0, 1, 2, 2, 0, 3, 1, 3, 4], 2), [(0, 9)]))
    assert found == [Run(1, 4, 0), Run(5, 6, 1), Run(6, 7, 0), Run(7, 9, 1)]


def test_no_run_crosses_from_one_range_into_another() -> None:
    scores = one_hot([1, 2, 2, 2, 2], 1)
    assert list(runs(scores, [(0, 3), (3, 5)])) == [Run(0, 3, 0), Run(3, 5, 0)]


def test_a_run_without_a_beginning_takes_the_next_best_labels() -> None:
    scores = np.array([[0, 4, 5], [0, 0, 6]], np.float32)  # I I: as B I it loses least
    assert list(runs(scores, [(0, 2)])) == [Run(0, 2, 0)]


@given(matrices(4, 2))
def test_no_allowed_sequence_is_better(scores: Floats) -> None:
    found = best_labels(scores).tolist()
    assert allowed(found)
    every = (list(labels) for labels in product(range(scores.shape[1]), repeat=len(scores)))
    best = max(scores[range(len(labels)), labels].sum() for labels in every if allowed(labels))
    assert scores[range(len(found)), found].sum() == best


@given(matrices(30, 3), st.integers(0, 30))
def test_runs_are_in_order_and_apart(scores: Floats, cut: int) -> None:
    cut = min(cut, len(scores))
    found = list(runs(scores, [(0, cut), (cut, len(scores))]))
    assert all(0 <= run.first < run.last <= len(scores) for run in found)
    assert all(before.last <= after.first for before, after in pairwise(found))
    assert all(0 <= run.kind < 3 for run in found)
    assert not any(run.first < cut < run.last for run in found)
