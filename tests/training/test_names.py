import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra `training`")
pytest.importorskip("onnx", reason="needs the extra `training`")

from onnxruntime import InferenceSession  # noqa: E402
from training.dealings import EARLY, WIDTH  # noqa: E402
from training.names import Head, Window, fit, graph  # noqa: E402

from accordingto.language.spelling import spelled  # noqa: E402
from accordingto.language.tagset import NAME_TAGS  # noqa: E402


def windows(count: int, seed: int) -> list[Window]:
    """Windows in which a word begins a name where the encoder's numbers for it are high."""
    made = []
    for number in range(count):
        chance = torch.Generator().manual_seed(1000 * seed + number)
        named = torch.rand(6 + number % 4, generator=chance) < 0.3
        length = len(named)
        spelling = [spelled(f"word{number}")] * length
        words = torch.randn(length, WIDTH, generator=chance) + named[:, None]
        early = torch.randn(length, len(EARLY), WIDTH, generator=chance).half()
        made.append(Window(words, early, torch.full((length,), 3), torch.tensor(spelling), named.long()))
    return made


def scores(model: bytes, one: Window) -> np.ndarray:
    inputs = {name: getattr(one, name).numpy() for name in ("words", "early", "shapes", "spelled")}
    return np.asarray(InferenceSession(model).run(["names"], inputs)[0])


def test_the_exported_head_tells_what_it_has_learnt() -> None:
    model = graph(fit(windows(300, 1), windows(300, 1)))
    right = np.concatenate([scores(model, one).argmax(1) == one.labels.numpy() for one in windows(20, 2)])
    assert right.mean() > 0.95


def test_the_exported_head_gives_what_the_trained_one_does_but_for_rounding() -> None:
    torch.manual_seed(3)
    head = Head().eval()
    (one,) = windows(1, 4)
    with torch.no_grad():
        scores_of = head(Window(*(value[None] for value in one)))
        ours = torch.stack([torch.log_softmax(s[0], 1) for s in scores_of]).mean(0).numpy()
    assert ours.shape == (len(one.labels), len(NAME_TAGS))
    assert scores(graph(head), one) == pytest.approx(ours, abs=0.05)


def test_what_stands_behind_a_window_in_a_batch_changes_nothing() -> None:
    head = Head().eval()
    short, long = sorted(windows(4, 5), key=lambda one: len(one.labels))[::3]
    padded = [torch.nn.utils.rnn.pad_sequence([a, b], batch_first=True) for a, b in zip(short, long, strict=True)]
    with torch.no_grad():
        alone = head(Window(*(value[None] for value in short)))
        together = head(Window(*padded))
    for one, other in zip(alone, together, strict=True):
        assert torch.allclose(one[0], other[0, : len(short.labels)], atol=1e-5)
