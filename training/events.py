"""The classifier of what one party does to another, trained on pairs that political scientists have coded.

Few pairs are coded, so the encoder stays as it is: what the exported graph gives for each word is pooled
(``training.dealings``), brought down to the directions in which pairs differ most, and read by a few small
networks of two layers that vote. The pairs are PLV's: ``events/plv_train.jsonl``, sentences with the spans of a source
and a target and one of 15 PLOVER categories.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from onnx import TensorProto
from onnxruntime import InferenceSession
from torch import Tensor, nn
from torch.nn import functional

from accordingto.language import analyse
from accordingto.report import Report
from training.corpora import records
from training.dealings import DEALINGS, EARLY, GRAPH, GROUPS, WIDTH, pooled, seen, words_of
from training.evaluate import Score
from training.export import Graph

LOG = logging.getLogger("training")
CORPUS = "PLV, by 5 folds"
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Quad classes of the categories, as the corpora number them: verbal and material cooperation, then conflict."""
ROWS = len(GROUPS) * len(EARLY)
COMPONENTS = 500
SCALE = 20.0
"""What the components are multiplied by: they are small, as each mean vector was brought to length 1."""
INNER = 256
MEMBERS = 5
"""Networks that vote."""
FOLDS = 5
PASSES = 30
BATCH = 64
RATE = 3e-3
DECAY = 0.05
SMOOTHING = 0.1
DROPOUT = (0.1, 0.3)
SEED = 20210711


class Pairs(NamedTuple):
    """``n`` coded pairs: texts; mean vectors (n, ROWS, 384); numbers of categories (n)."""

    texts: list[str]
    vectors: Tensor
    category: Tensor

    def chosen(self, which: Tensor) -> Pairs:
        """The pairs where ``which`` (n) is true."""
        texts = [text for text, kept in zip(self.texts, which.tolist(), strict=True) if kept]
        return Pairs(texts, self.vectors[which], self.category[which])


class Model(NamedTuple):
    """A trained classifier: the mean of each row, the components (COMPONENTS, ROWS * 384), and the voters."""

    middle: Tensor
    components: Tensor
    voters: list[nn.Sequential]


def pairs(path: Path) -> Pairs:
    """The pairs of a file."""
    found = list(records(path))
    return Pairs(
        texts=[record["text"] for record in found],
        vectors=torch.from_numpy(np.stack([vectors_of(record) for record in found])),
        category=torch.tensor([DEALINGS.index(record["event"]) for record in found]),
    )


def vectors_of(record: dict[str, Any]) -> NDArray[np.float32]:
    """The mean vectors (ROWS, 384) of a record's pair."""
    text = record["text"]
    syntax = analyse(Report(id=record["id"], text=text)).syntax
    source, target = (words_of(syntax, record[f"{side}_spans"] or []) for side in ("source", "target"))
    return pooled(seen(text, syntax), (0, len(syntax.words)), source, target)


def fit(coded: Pairs) -> Model:
    """Train on pairs."""
    middle = coded.vectors.mean(0)
    flat = _flat(coded.vectors, middle)
    components = _components(flat)
    reduced = flat @ components.T * SCALE
    return Model(middle, components, [_voter(reduced, coded.category, SEED + n) for n in range(MEMBERS)])


def _flat(vectors: Tensor, middle: Tensor) -> Tensor:
    """Mean vectors less the middle, each brought to length 1, in one row for each pair."""
    return functional.normalize(vectors - middle, dim=2).flatten(1) / ROWS**0.5


def _components(flat: Tensor) -> Tensor:
    """The directions of most variance, by way of the products of pairs, which are fewer than the numbers of a row."""
    values, vectors = torch.linalg.eigh(flat @ flat.T)
    size = min(COMPONENTS, len(flat))
    return (vectors[:, -size:] / values[-size:].clamp(min=1e-6).sqrt()).T @ flat


def _voter(reduced: Tensor, category: Tensor, seed: int) -> nn.Sequential:
    torch.manual_seed(seed)
    voter = nn.Sequential(
        nn.Dropout(DROPOUT[0]),
        nn.Linear(reduced.shape[1], INNER),
        nn.GELU(),
        nn.Dropout(DROPOUT[1]),
        nn.Linear(INNER, len(DEALINGS)),
    ).train()
    optimizer = torch.optim.AdamW(voter.parameters(), lr=RATE, weight_decay=DECAY, fused=True)
    steps = PASSES * -(-len(reduced) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(PASSES):
        for picked in torch.randperm(len(reduced)).split(BATCH):
            loss = functional.cross_entropy(voter(reduced[picked]), category[picked], label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return voter.eval()


def graph(model: Model) -> bytes:
    """The classifier as ONNX: ``pooled`` (N, ROWS, 384) in, ``chances`` (N, categories) out, the mean of the voters'.

    The components are rounded to 8 bits by row, the rest stays in 32.
    """
    layers = [[layer for layer in voter if isinstance(layer, nn.Linear)] for voter in model.voters]
    made = Graph(
        {
            "inner.weight": torch.cat([inner.weight for inner, _ in layers]).detach().numpy(),
            "inner.bias": torch.cat([inner.bias for inner, _ in layers]).detach().numpy(),
            "outer.weight": torch.block_diag(*(outer.weight for _, outer in layers)).detach().numpy(),
            "outer.bias": torch.cat([outer.bias for _, outer in layers]).detach().numpy(),
        }
    )
    made.add("Sub", ["pooled", made.constant("middle", model.middle.numpy())], "differences")
    made.add("LpNormalization", ["differences"], "normal", axis=2, p=2)
    made.add("Flatten", ["normal"], "flat", axis=1)
    made.linear8("flat", model.components.numpy() * (SCALE / ROWS**0.5), None, "reduced")
    made.add("Gelu", [made.linear("reduced", "inner", "inner_plain")], "inner", "com.microsoft")
    made.linear("inner", "outer", "scores_flat")
    shape = made.constant("voters", np.array([-1, len(layers), len(DEALINGS)], np.int64))
    made.add("Softmax", [made.add("Reshape", ["scores_flat", shape], "scores")], "votes", axis=2)
    made.add("ReduceMean", ["votes"], "chances", axes=[1], keepdims=0)
    real = TensorProto.FLOAT
    return made.model("dealings", {"pooled": (real, ["N", ROWS, WIDTH])}, {"chances": (real, ["N", len(DEALINGS)])})


def chances(model: bytes, vectors: Tensor) -> Tensor:
    """What an exported classifier says of mean vectors (n, ROWS, 384): chances (n, categories), one pair at a time."""
    session = InferenceSession(model, providers=["CPUExecutionProvider"])
    return torch.cat([torch.from_numpy(session.run(["chances"], {"pooled": row[None].numpy()})[0]) for row in vectors])


def crossed(coded: Pairs) -> Tensor:
    """Chances (n, categories) of each pair by a classifier trained on the other folds; a text is in one fold."""
    known: dict[str, int] = {}
    fold = torch.tensor([known.setdefault(text.casefold(), len(known)) % FOLDS for text in coded.texts])
    found = torch.zeros(len(coded.texts), len(DEALINGS))
    for number in range(FOLDS):
        found[fold == number] = chances(graph(fit(coded.chosen(fold != number))), coded.vectors[fold == number])
        LOG.info("events: fold %d of %d", number + 1, FOLDS)
    return found


def scores(gold: Tensor, ours: Tensor) -> list[Score]:
    """Macro F1 and accuracy of categories, and macro F1 of the quad classes that these fall in."""
    classes = torch.tensor([QUADS[name] for name in DEALINGS])
    return [
        Score(CORPUS, "category of a given pair, macro F1", _macro(gold, ours)),
        Score(CORPUS, "category of a given pair, accuracy", 100 * float((gold == ours).float().mean())),
        Score(CORPUS, "quad class of a given pair, macro F1", _macro(classes[gold], classes[ours])),
    ]


def _macro(gold: Tensor, ours: Tensor) -> float:
    """Mean of the classes' F1 in per cent."""
    kinds = gold.unique()
    found = [2 * ((gold == k) & (ours == k)).sum() / ((gold == k).sum() + (ours == k).sum()) for k in kinds]
    return 100 * float(torch.stack(found).mean())


def fit_events(data: Path) -> list[Score]:
    """Train on the corpus in ``data``, write the classifier's graph, and return the scores by folds."""
    coded = pairs(data / "events/plv_train.jsonl")
    LOG.info("events: %d pairs", len(coded.texts))
    GRAPH.write_bytes(graph(fit(coded)))
    return scores(coded.category, crossed(coded).argmax(1))
