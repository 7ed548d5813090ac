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
    found = list(runs(one_hot([0, 1, 2, 2, 0, 3, 1, 3, 4], 2), first=10))
    assert found == [Run(11, 14, 0), Run(15, 16, 1), Run(16, 17, 0), Run(17, 19, 1)]


def test_a_run_without_a_beginning_takes_the_next_best_labels() -> None:
    scores = np.array([[0, 4, 5], [0, 0, 6]], np.float32)  # I I: as B I it loses least
    assert list(runs(scores)) == [Run(0, 2, 0)]


@given(matrices(4, 2))
def test_no_allowed_sequence_is_better(scores: Floats) -> None:
    found = best_labels(scores).tolist()
    assert allowed(found)
    every = (list(labels) for labels in product(range(scores.shape[1]), repeat=len(scores)))
    best = max(scores[range(len(labels)), labels].sum() for labels in every if allowed(labels))
    assert scores[range(len(found)), found].sum() == best


@given(matrices(30, 3), st.integers(0, 100))
def test_runs_are_in_order_and_apart(scores: Floats, first: int) -> None:
    found = list(runs(scores, first))
    assert all(first <= run.first < run.last <= first + len(scores) for run in found)
    assert all(before.last <= after.first for before, after in pairwise(found))
    assert all(0 <= run.kind < 3 for run in found)
