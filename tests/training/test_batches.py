import random

import pytest

pytest.importorskip("torch", reason="torch comes with the extra `training` only")

from training.batches import batches, coded, recased, samples
from training.corpora import IGNORE, Passage

from accordingto.language.pieces import SHAPES

WORDS = "The mayor said that the bridge had fallen . Nobody was hurt .".split()


def passage() -> Passage:
    heads = [2, 3, 0, 8, 6, 8, 8, 3, 3, 12, 12, 0, 12]
    links = [2, 2, IGNORE, 2, 2, 2, 2, 2, IGNORE, IGNORE, IGNORE, IGNORE, IGNORE]
    return Passage("x", WORDS, [0, 9], frozenset({9}), {"head": heads, "link": links})


def test_a_short_text_is_one_window_with_a_mark_before_the_paragraph() -> None:
    (sample,) = samples([coded(passage())], 60, None)
    assert len(sample.pieces) == len(sample.shapes) == len(WORDS) + 3
    assert sample.first[9] == 11
    assert sample.sentence == [0] * 9 + [1] * 4
    assert sample.labels["head"] == passage().labels["head"]


def test_labels_that_point_out_of_the_window_are_ignored() -> None:
    first, second = samples([coded(passage())], 9, None)
    assert len(first.first) == 9
    assert second.labels["head"] == [3, 3, 0, 3]
    assert second.labels["link"] == [IGNORE] * 4


def test_batches_hold_every_sample_once_within_the_budget() -> None:
    found = [sample for _ in range(7) for sample in samples([coded(passage())], 60, None)]
    made = list(batches(found, 40, random.Random(1)))
    assert sum(len(batch.pieces) for batch in made) == 7
    assert all(batch.pieces.numel() <= 40 for batch in made)


def test_recased_changes_letters_alone() -> None:
    (sample,) = samples([coded(passage())], 60, None)
    shown = [recased(sample, random.Random(seed)) for seed in range(200)]
    assert {tuple(other.pieces) for other in shown} == {tuple(sample.pieces)}
    seen = {SHAPES[other.shapes[1]] for other in shown}
    assert seen == {"title", "upper", "lower"}
    assert all(other.shapes[9] == sample.shapes[9] for other in shown)
