"""The training loop: seeded, logged, resumable at the last checkpoint."""

from __future__ import annotations

import json
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, Coded, batches, recased, samples
from training.corpora import IGNORE
from training.network import Network

LOG = logging.getLogger("training")
WEIGHTS = {"tag": 1.0, "head": 1.0, "relation": 1.0, "upos": 0.5, "link": 0.5, "name": 1.0, "end": 0.25}
"""Of the losses in their sum."""


@dataclass(frozen=True)
class Recipe:
    """What decides the weights, beside the corpora."""

    epochs: float = 4
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    rounded_from: float = 0.85
    """Share of the steps after which the encoder computes in eight bits."""
    average: float = 0.998
    """How much of the running average of the weights each step keeps; the average is what is exported."""
    budget: int = 2048
    """Word pieces in a batch."""
    window: int = 380
    seed: int = 20210711


@dataclass
class State:
    """Where the training stands."""

    step: int
    network: Network
    optimizer: torch.optim.Optimizer
    average: dict[str, Tensor]


def train(corpora: dict[str, tuple[list[Coded], int]], recipe: Recipe, folder: Path, start: Path) -> Path:
    """Train on corpora (each with how often an epoch shows it) and return the file of the averaged weights.

    ``folder`` holds the checkpoint, which a second call goes on from; ``start`` the weights to begin with.
    """
    torch.manual_seed(recipe.seed)
    folder.mkdir(parents=True, exist_ok=True)
    state = _state(recipe, start)
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        _restore(state, checkpoint)
    total = int(recipe.epochs * _epoch_length(corpora, recipe))
    (folder / "recipe.json").write_text(json.dumps(asdict(recipe) | {"steps": total}, indent=1))
    LOG.info("%d steps, from step %d", total, state.step)
    _run(state, corpora, recipe, total, checkpoint)
    final = folder / "weights.safetensors"
    save_file({name: value.contiguous() for name, value in state.average.items()}, final)
    return final


def _state(recipe: Recipe, start: Path) -> State:
    network = Network()
    network.load_state_dict(load_file(start))
    heads = ("upos", "end", "tag", "name", "arc", "relation", "link", "root")
    groups: dict[bool, list[Tensor]] = {True: [], False: []}
    for name, value in network.named_parameters():
        if value.requires_grad:
            groups[name.startswith(heads)].append(value)
    optimizer = torch.optim.AdamW(
        [
            {"params": groups[False], "lr": recipe.encoder_rate, "peak": recipe.encoder_rate},
            {"params": groups[True], "lr": recipe.head_rate, "peak": recipe.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    return State(0, network, optimizer, {k: v.clone() for k, v in network.state_dict().items()})


def _restore(state: State, checkpoint: Path) -> None:
    kept: dict[str, Any] = torch.load(checkpoint)
    state.network.load_state_dict(kept["network"])
    state.optimizer.load_state_dict(kept["optimizer"])
    state.average, state.step = kept["average"], kept["step"]


def _keep(state: State, checkpoint: Path) -> None:
    """Write the checkpoint beside the old one and then in its place: a kill leaves one or the other."""
    part = checkpoint.with_suffix(".part")
    torch.save(
        {
            "network": state.network.state_dict(),
            "optimizer": state.optimizer.state_dict(),
            "average": state.average,
            "step": state.step,
        },
        part,
    )
    part.replace(checkpoint)


def _epoch(corpora: dict[str, tuple[list[Coded], int]], recipe: Recipe, number: int) -> Iterator[Batch]:
    """The batches of an epoch, the same whenever they are asked for."""
    chance = random.Random(f"{recipe.seed} {number}")  # noqa: S311  # nothing secret: batches that can be drawn again
    found = []
    for texts, times in corpora.values():
        for _ in range(times):
            found += [recased(sample, chance) for sample in samples(texts, recipe.window, chance)]
    return batches(found, recipe.budget, chance)


def _epoch_length(corpora: dict[str, tuple[list[Coded], int]], recipe: Recipe) -> int:
    return sum(1 for _ in _epoch(corpora, recipe, 0))


def _run(
    state: State, corpora: dict[str, tuple[list[Coded], int]], recipe: Recipe, total: int, checkpoint: Path
) -> None:
    state.network.train()
    done, number = 0, 0
    began, shown = time.monotonic(), state.step
    sums: dict[str, float] = {}
    while state.step < total:
        for batch in _epoch(corpora, recipe, number):
            done += 1
            if done <= state.step:
                continue
            _step(state, batch, recipe, total, sums)
            if state.step % 50 == 0:
                rate = (state.step - shown) / (time.monotonic() - began)
                told = "  ".join(f"{name} {value / 50:.3f}" for name, value in sums.items())
                LOG.info("step %d of %d  %.2f steps/s  %s", state.step, total, rate, told)
                sums.clear()
            if state.step % 400 == 0:
                _keep(state, checkpoint)
            if state.step >= total:
                break
        number += 1


def _step(state: State, batch: Batch, recipe: Recipe, total: int, sums: dict[str, float]) -> None:
    share = state.step / total
    if share >= recipe.rounded_from:
        state.network.round()
    pace = min(1.0, share / recipe.warm_up) if share < recipe.warm_up else (1 - share) / (1 - recipe.warm_up)
    for group in state.optimizer.param_groups:
        group["lr"] = group["peak"] * max(pace, 0.002)
    found = losses(state.network, batch)
    loss = torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()
    state.optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(state.network.parameters(), 1.0)
    state.optimizer.step()
    state.step += 1
    keep = min(recipe.average, state.step / (state.step + 20))
    with torch.no_grad():
        for name, value in state.network.named_parameters():
            if value.requires_grad:
                state.average[name].lerp_(value, 1 - keep)
    for name, value in found.items():
        sums[name] = sums.get(name, 0.0) + value.item()


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The mean loss of each head that has labels in the batch."""
    scores = network(batch.pieces, batch.shapes, batch.first)
    found: dict[str, Tensor] = {}
    for head, values in (("upos", scores.upos), ("tag", scores.tags), ("name", scores.names)):
        _add(found, head, values.flatten(0, 1), batch.labels[head].flatten())
    ends = batch.labels["end"]
    if bool((ends != IGNORE).any()):
        known = ends != IGNORE
        found["end"] = functional.binary_cross_entropy_with_logits(scores.ends[known], ends[known].float())
    heads = batch.labels["head"]
    together = batch.sentence[:, :, None] == batch.sentence[:, None, :]
    arcs = scores.arcs.masked_fill(~functional.pad(together, (1, 0), value=True), -1e9)
    _add(found, "head", arcs.flatten(0, 1), heads.flatten())
    words = batch.sentence >= 0
    links = scores.links.masked_fill(~words[:, None, :], -1e9)
    _add(found, "link", links.flatten(0, 1), batch.labels["link"].flatten())
    known = (heads != IGNORE) & (batch.labels["relation"] != IGNORE)
    if bool(known.any()):
        row, word = known.nonzero(as_tuple=True)
        governors = network.rooted(scores.words)[row, heads[row, word]]
        chosen = network.relation.chosen(scores.words[row, word], governors)
        found["relation"] = functional.cross_entropy(chosen, batch.labels["relation"][row, word])
    return found


def _add(found: dict[str, Tensor], head: str, values: Tensor, labels: Tensor) -> None:
    known = labels != IGNORE
    if bool(known.any()):
        found[head] = functional.cross_entropy(values[known], labels[known])
