from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from accordingto.language.tree import tree

Floats = NDArray[np.float32]


def matrices(least: int, most: int) -> st.SearchStrategy[Floats]:
    """Scores of arcs, small whole numbers so that many trees are equally good."""
    number = st.integers(-4, 4)

    def of_size(count: int) -> st.SearchStrategy[Floats]:
        row = st.lists(number, min_size=count + 1, max_size=count + 1)
        return st.lists(row, min_size=count, max_size=count).map(lambda rows: np.array(rows, np.float32))

    return st.integers(least, most).flatmap(of_size)


def is_tree(heads: list[int]) -> bool:
    """Whether one word is a root and every word leads to it."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        word, steps = start, 0
        while word and steps <= len(heads):
            word, steps = heads[word - 1], steps + 1
        if word:
            return False
    return True


def total(scores: Floats, heads: list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def test_no_word_has_no_tree() -> None:
    assert tree(np.zeros((0, 1), np.float32)).tolist() == []


def test_one_word_is_the_root() -> None:
    assert tree(np.array([[-3, 5]], np.float32)).tolist() == [0]


def test_a_ring_is_opened_where_it_costs_least() -> None:
    # the first and second word prefer each other; the second is the dearer one to hang from the root
    scores = np.array([[3, 0, 9, 0], [1, 9, 0, 0], [0, 8, 0, 0]], np.float32)
    assert tree(scores).tolist() == [0, 1, 1]


def test_of_two_roots_the_better_one_stays() -> None:
    scores = np.array([[9, 0, 2], [8, 1, 0]], np.float32)
    assert tree(scores).tolist() == [0, 1]


@given(matrices(1, 5))
def test_no_tree_is_better(scores: Floats) -> None:
    count = len(scores)
    found = tree(scores).tolist()
    every = (list(heads) for heads in product(range(count + 1), repeat=count))
    best = max(total(scores, heads) for heads in every if is_tree(heads))
    assert is_tree(found)
    assert total(scores, found) == best


@given(matrices(1, 30))
def test_every_sentence_has_one_root_and_no_ring(scores: Floats) -> None:
    assert is_tree(tree(scores).tolist())


@given(matrices(1, 12))
def test_the_scores_are_left_as_they_were(scores: Floats) -> None:
    before = scores.copy()
    tree(scores)
    assert np.array_equal(scores, before)
