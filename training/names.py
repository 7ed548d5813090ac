"""The names head, trained last and by itself, on what the exported encoder gives for each word.

The other heads learn together with the encoder. Names come from few and small corpora, each with its own idea of what a
name is; a head of its own, on the very numbers that the program will see, learns them without bending the rest.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from onnxruntime import InferenceSession
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from accordingto.language.windows import SIZE
from training.batches import Sample, coded, recased, samples
from training.corpora import IGNORE, Passage
from training.network import names_head

LOG = logging.getLogger("training")
PASSES = 12
BATCH = 4096
RATE = 1e-3
SEED = 20210711


def fit_names(passages: Iterable[Passage], graph: Path, weights: Path) -> None:
    """Train the head on passages with names, through the graph, and write it into the file of weights."""
    torch.manual_seed(SEED)
    words, labels = _features(samples(map(coded, passages), SIZE, None), InferenceSession(graph))
    LOG.info("names: %d words", len(words))
    head = names_head().train()
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    steps = PASSES * (len(words) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, steps)
    for number in range(PASSES):
        total = 0.0
        for chosen in torch.randperm(len(words)).split(BATCH):
            loss = functional.cross_entropy(head(words[chosen]), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(chosen)
        LOG.info("names: pass %d of %d, loss %.4f", number + 1, PASSES, total / len(words))
    _write(head, weights)


def _features(found: Iterable[Sample], session: InferenceSession) -> tuple[Tensor, Tensor]:
    """What the encoder gives for each word with a label, and the labels."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret is drawn
    rows, labels = [], []
    for sample in found:
        given = recased(sample, chance)
        inputs = {"pieces": given.pieces, "shapes": given.shapes, "first": given.first}
        (words,) = session.run(["words"], {name: np.array(values, np.int64) for name, values in inputs.items()})
        label = np.array(given.labels["name"])
        rows.append(words[label != IGNORE])
        labels.append(label[label != IGNORE])
    return torch.from_numpy(np.concatenate(rows)), torch.from_numpy(np.concatenate(labels))


def _write(head: nn.Module, weights: Path) -> None:
    kept = {name: value for name, value in load_file(weights).items() if not name.startswith("name.")}
    kept.update({f"name.{name}": value.detach().contiguous() for name, value in head.state_dict().items()})
    save_file(kept, weights)
