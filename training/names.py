"""The names head, trained last and by itself, on what the exported encoder gives for each word.

The other heads learn together with the encoder. Names come from few and small corpora, each with its own idea of what a
name is; a head of its own, on the very numbers that the program will see, learns them without bending the rest. Beside
the encoder's last layer it sees two lower ones and how the word is spelled: on CoNLL-2003's dev set these took exact F1
from 88 to 91. What sees more also learns more by heart, so a second head that sees the last layer alone has half of the
say: together they do better on corpora that neither has learnt.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from onnx import TensorProto
from onnxruntime import InferenceSession
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from accordingto.language.pieces import SHAPES
from accordingto.language.spelling import PARTS, ROWS
from accordingto.language.tagset import NAME_TAGS
from accordingto.language.windows import SIZE
from training.batches import Sample, coded, samples, shouted
from training.corpora import IGNORE, Passage
from training.dealings import EARLY, WIDTH
from training.export import MICROSOFT, Graph, rounded
from training.network import names_head

LOG = logging.getLogger("training")
PASSES = 10
BATCH = 4096
"""Words in a batch, padding included."""
RATE, DECAY = 1e-3, 0.01
SHOUTED = 0.12
"""Share of the windows that a pass shows as upper-case wire copy."""
SHAPE_WIDTH, SPELLING_WIDTH, INNER, LAYERS = 8, 48, 256, 2
DROPOUT = 0.3
UNSPELLED = 0.3
"""Share of the words whose spelling is hidden in training, so that names do not hang on it alone."""
SEED = 20210711


class Window(NamedTuple):
    """What is known of ``W`` words.

    ``words`` (W, 384); ``early`` (W, layers, 384), 16 bits; ``shapes`` (W); ``spelled`` (W, parts); ``labels`` (W).
    """

    words: Tensor
    early: Tensor
    shapes: Tensor
    spelled: Tensor
    labels: Tensor


class Head(nn.Module):
    """Two heads that score name tags by word.

    One sees the layers that the encoder gives, the spelling, and the words on either side; one the last layer alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shape = nn.Embedding(len(SHAPES), SHAPE_WIDTH)
        self.spelling = nn.Embedding(ROWS, SPELLING_WIDTH, padding_idx=0)
        with torch.no_grad():
            self.spelling.weight.mul_(0.02)
        self.inner = nn.Linear(WIDTH * (1 + len(EARLY)) + SHAPE_WIDTH + SPELLING_WIDTH, INNER)
        self.beside = nn.ModuleList(nn.Linear(3 * INNER, INNER) for _ in range(LAYERS))
        self.out = nn.Linear(INNER, len(NAME_TAGS))
        self.drop = nn.Dropout(DROPOUT)
        self.plain = names_head()

    def forward(self, found: Window) -> tuple[Tensor, Tensor]:
        """Both heads' scores (B, W, tags) of padded windows (B, W, ...)."""
        known = (found.spelled[:, :, :1] > 0).float()
        spelling = self.spelling(found.spelled).sum(2)
        if self.training:
            spelling = spelling * (torch.rand(*spelling.shape[:2], 1) >= UNSPELLED)
        given = torch.cat([found.words, found.early.float().flatten(2), self.shape(found.shapes), spelling], 2)
        x = functional.gelu(self.inner(self.drop(given))) * known
        for layer in self.beside:
            padded = functional.pad(self.drop(x), (0, 0, 1, 1))
            near = torch.cat([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], 2)
            x = (x + functional.gelu(layer(near))) * known
        return self.out(self.drop(x)), self.plain(found.words)


def fit_names(passages: Iterable[Passage], folder: Path) -> None:
    """Train the head on passages with names, through the encoder in ``folder``, and write ``names.onnx`` beside it."""
    session = InferenceSession(folder / "encoder.onnx")
    plain = list(samples(map(coded, passages), SIZE, None))
    LOG.info("names: %d windows", len(plain))
    head = fit([window(sample, session) for sample in plain], [window(shouted(sample), session) for sample in plain])
    (folder / "names.onnx").write_bytes(graph(head))


def window(sample: Sample, session: InferenceSession) -> Window:
    """What the encoder and the spelling give for each word of a sample."""
    inputs = {"pieces": sample.pieces, "shapes": sample.shapes, "first": sample.first}
    found = session.run(["words", "early"], {name: np.array(values, np.int64) for name, values in inputs.items()})
    words, early = map(torch.from_numpy, found)
    shapes = torch.tensor([sample.shapes[first] for first in sample.first])
    return Window(words, early, shapes, torch.tensor(sample.spelled), torch.tensor(sample.labels["name"]))


def fit(plain: Sequence[Window], upper: Sequence[Window]) -> Head:
    """The head that has learnt windows, each shown as it is or, now and then, in upper case."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311  # nothing secret is drawn
    head = Head()
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, PASSES * len(list(_batches(plain, chance))))
    for number in range(PASSES):
        total, steps = 0.0, 0
        drawn = [shout if chance.random() < SHOUTED else quiet for quiet, shout in zip(plain, upper, strict=True)]
        for batch in _batches(drawn, chance):
            loss = _loss(head, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, steps = total + loss.item(), steps + 1
        LOG.info("names: pass %d of %d, loss %.4f", number + 1, PASSES, total / steps)
    head.eval()
    return head


def _loss(head: Head, batch: Window) -> Tensor:
    labels = batch.labels.flatten()
    rich, plain = (functional.cross_entropy(s.flatten(0, 1), labels, ignore_index=IGNORE) for s in head(batch))
    return rich + plain


def _batches(found: Sequence[Window], chance: random.Random) -> Iterator[Window]:
    """Padded batches of windows of much the same length, in any order."""
    groups: list[list[Window]] = [[]]
    for one in sorted(found, key=lambda w: len(w.labels) + 8 * chance.random()):
        if groups[-1] and max(len(w.labels) for w in [*groups[-1], one]) * (len(groups[-1]) + 1) > BATCH:
            groups.append([])
        groups[-1].append(one)
    chance.shuffle(groups)
    fills = Window(0, 0, 0, 0, IGNORE)
    for group in groups:
        columns = zip(zip(*group, strict=True), fills, strict=True)
        yield Window(*(pad_sequence(list(rows), batch_first=True, padding_value=fill) for rows, fill in columns))


def graph(head: Head) -> bytes:
    """The head as ONNX: ``words``, ``early``, ``shapes`` and ``spelled`` of a window in, ``names`` (W, tags) out.

    These are the mean of both heads' log chances. Spellings are rounded to 8 bits by row, the matrices by output; the
    last ones stay in 32.
    """
    made = Graph({name: value.detach().numpy() for name, value in head.state_dict().items()})
    whole, scale = rounded(made.weights["spelling.weight"])
    made.add("Gather", [made.constant("spelling_table", whole), "spelled"], "spelling_rows", axis=0)
    made.add("Cast", ["spelling_rows"], "spelling_values", to=TensorProto.FLOAT)
    made.add("Gather", [made.constant("spelling_scale", scale[:, None]), "spelled"], "spelling_scales", axis=0)
    made.add("Mul", ["spelling_values", "spelling_scales"], "spelling_parts")
    made.add("ReduceSum", ["spelling_parts", made.constant("axis1", np.array([1]))], "spelling", keepdims=0)
    made.add("Gather", [made.weight("shape.weight"), "shapes"], "shape", axis=0)
    made.add("Flatten", [made.add("Cast", ["early"], "early_values", to=TensorProto.FLOAT)], "early_flat", axis=1)
    made.add("Concat", ["words", "early_flat", "shape", "spelling"], "given", axis=1)
    x = _layer(made, "given", "inner")
    for number in range(LAYERS):
        near = _layer(made, _near(made, x), f"beside.{number}")
        x = made.add("Add", [x, near], f"beside.{number}.sum")
    rich = made.add("LogSoftmax", [made.linear(x, "out", "rich_scores")], "rich", axis=1)
    plain = made.linear(_layer(made, "words", "plain.1"), "plain.4", "plain_scores")
    votes = [rich, made.add("LogSoftmax", [plain], "plain", axis=1)]
    made.add("Mean", votes, "names")
    real, index = TensorProto.FLOAT, TensorProto.INT64
    given: dict[str, tuple[int, list[str | int]]] = {
        "words": (real, ["W", WIDTH]),
        "early": (TensorProto.FLOAT16, ["W", len(EARLY), WIDTH]),
        "shapes": (index, ["W"]),
        "spelled": (index, ["W", PARTS]),
    }
    return made.model("names", given, {"names": (real, ["W", len(NAME_TAGS)])})


def _layer(made: Graph, x: str, name: str) -> str:
    plain = made.linear8(x, made.weights[f"{name}.weight"], made.weights[f"{name}.bias"], f"{name}.plain")
    return made.add("Gelu", [plain], name, MICROSOFT)


def _near(made: Graph, x: str) -> str:
    """Of each word the numbers of the word before, its own, and those of the word behind."""
    padded = made.add("Pad", [x, made.constant("around", np.array([1, 0, 1, 0]))], f"{x}.padded")
    axis = made.constant("axis0", np.array([0]))
    end = made.constant("end", np.array([np.iinfo(np.int64).max]))
    before = [padded, made.constant("zero", np.array([0])), made.constant("minus_two", np.array([-2])), axis]
    behind = [padded, made.constant("two", np.array([2])), end, axis]
    parts = [made.add("Slice", before, f"{x}.before"), x, made.add("Slice", behind, f"{x}.behind")]
    return made.add("Concat", parts, f"{x}.near", axis=1)
