import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra `training`")
pytest.importorskip("onnx", reason="needs the extra `training`")

from training.dealings import DEALINGS  # noqa: E402
from training.events import ROWS, Pairs, chances, crossed, fit, graph, pairs, scores  # noqa: E402


def clear_pairs(count: int) -> Pairs:
    """Pairs of two categories whose vectors differ plainly."""
    generator = torch.Generator().manual_seed(1)
    category = torch.arange(count) % 2
    vectors = torch.randn(count, ROWS, 384, generator=generator) + 2 * category[:, None, None]
    return Pairs([str(number) for number in range(count)], vectors, category)


def test_the_exported_classifier_tells_what_it_has_learnt() -> None:
    coded = clear_pairs(60)
    found = chances(graph(fit(coded)), coded.vectors)
    assert found.sum(1).numpy() == pytest.approx(np.ones(60), abs=1e-4)
    assert torch.equal(found.argmax(1), coded.category)


def test_folds_tell_nothing_of_labels_drawn_by_chance() -> None:
    coded = clear_pairs(60)._replace(vectors=torch.randn(60, ROWS, 384, generator=torch.Generator().manual_seed(2)))
    right = (crossed(coded).argmax(1) == coded.category).float().mean()
    assert right < 0.85


def test_scores_are_means_over_categories() -> None:
    gold, ours = torch.tensor([0, 0, 0, 1]), torch.tensor([0, 0, 0, 0])
    macro, accuracy, quad = (score.score for score in scores(gold, ours))
    assert accuracy == 75
    assert macro == pytest.approx(100 * (6 / 7 + 0) / 2)
    assert quad == 100


def test_pairs_are_read_from_a_file(tmp_path: Path) -> None:
    record = {"id": "a", "text": "Velmark accused Ostrania.", "event": "ACCUSE"}
    spans = {"source_spans": [[0, 7]], "target_spans": [[16, 24]]}
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps(record | spans) + "\n" + json.dumps(record | spans | {"target_spans": None}), "utf-8")
    found = pairs(path)
    assert found.vectors.shape == (2, ROWS, 384)
    assert found.category.tolist() == [DEALINGS.index("ACCUSE")] * 2
