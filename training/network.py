"""The encoder and its heads, in torch: what is trained, and what ``training.export`` writes as ONNX."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from accordingto.language.pieces import SHAPES
from accordingto.language.tagset import ATTRIBUTION_TAGS, NAME_TAGS, RELATIONS, UPOS

WIDTH = 384
LAYERS = 6
ATTENTION_HEADS = 12
INNER = 1536
ARC, RELATION, LINK = 256, 96, 128
"""Widths of the biaffine heads' inputs."""
NAMES_INNER, NAMES_DROPOUT = 384, 0.15
NORM_EPSILON = 1e-12


class Linear8(nn.Linear):
    """A linear layer that can compute as the exported one does, so that training ends used to eight bits.

    Weights are rounded to 8 bits by output channel, inputs to 8 bits by window; gradients pass as if nothing was.
    """

    rounded = False

    def forward(self, x: Tensor) -> Tensor:
        """``x`` (B, L, in) -> (B, L, out)."""
        if not self.rounded:
            return super().forward(x)
        return functional.linear(_rounded_inputs(x), _rounded_weights(self.weight), self.bias)


def _rounded_weights(weight: Tensor) -> Tensor:
    with torch.no_grad():
        scale = weight.abs().amax(dim=1, keepdim=True) / 127
        change = (weight / scale).round() * scale - weight
    return weight + change


def _rounded_inputs(x: Tensor) -> Tensor:
    with torch.no_grad():
        low = x.amin(dim=(1, 2), keepdim=True).clamp(max=0)
        scale = (x.amax(dim=(1, 2), keepdim=True).clamp(min=0) - low) / 255
        zero = (-low / scale).round()
        change = ((x / scale).round() + zero).clamp(0, 255).sub(zero).mul(scale).sub(x)
    return x + change


class PooledDropout(nn.Module):
    """Dropout with masks cut at random places from one pool: drawing them anew takes a tenth of a step on a CPU."""

    def __init__(self, share: float, size: int = 1 << 23) -> None:
        super().__init__()
        self.share = share
        kept = torch.rand(size) >= share
        self.register_buffer("pool", kept.float() / (1 - share), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """``x`` of any shape with fewer elements than the pool."""
        if not self.training or not self.share:
            return x
        pool: Tensor = self.pool
        start = int(torch.randint(len(pool) - x.numel(), ()))
        return x * pool[start : start + x.numel()].view(x.shape)


class Block(nn.Module):
    """One transformer layer with normalisation after each half, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = Linear8(WIDTH, 3 * WIDTH)
        self.out = Linear8(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, NORM_EPSILON)
        self.up = Linear8(WIDTH, INNER)
        self.down = Linear8(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, NORM_EPSILON)
        self.drop = PooledDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """``x`` (B, L, 384); ``mask`` (B, 1, 1, L) is true where a piece may be looked at."""
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm_attention(x + self.drop(self.out(seen.transpose(1, 2).reshape(rows, length, WIDTH))))
        return self.norm(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Biaffine(nn.Module):
    """Scores of every (dependent, head) pair of words: one matrix for each label, a one appended to both sides."""

    def __init__(self, width: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.dependent = nn.Linear(WIDTH, width)
        self.head = nn.Linear(WIDTH, width)
        self.weight = nn.Parameter(torch.zeros(labels, width + 1, width + 1))
        nn.init.normal_(self.weight, std=width**-1)
        self.drop = PooledDropout(dropout)

    def sides(self, dependents: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        """Both sides after their layer, with the one appended."""
        left = self.drop(functional.gelu(self.dependent(dependents)))
        right = self.drop(functional.gelu(self.head(heads)))
        return functional.pad(left, (0, 1), value=1.0), functional.pad(right, (0, 1), value=1.0)

    def pairs(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(B, W, H) scores of all pairs under the only label."""
        left, right = self.sides(dependents, heads)
        return (left @ self.weight[0]) @ right.transpose(1, 2)

    def chosen(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(N, labels) scores of N pairs under every label."""
        left, right = self.sides(dependents, heads)
        return torch.einsum("ni,rij,nj->nr", left, self.weight, right)


def names_head() -> nn.Sequential:
    """Two layers: the head by which names bend the encoder, and one of the two that tell names (``training.names``)."""
    return nn.Sequential(
        nn.Dropout(NAMES_DROPOUT),
        nn.Linear(WIDTH, NAMES_INNER),
        nn.GELU(),
        nn.Dropout(NAMES_DROPOUT),
        nn.Linear(NAMES_INNER, len(NAME_TAGS)),
    )


class Scores(NamedTuple):
    """What the heads say of each word of a batch.

    ``words`` (B, W, 384); ``upos`` (B, W, 17); ``arcs`` (B, W, W + 1), column 0 the root; ``ends`` (B, W);
    ``tags`` (B, W, 7); ``links`` (B, W, W); ``names`` (B, W, 9).
    """

    words: Tensor
    upos: Tensor
    arcs: Tensor
    ends: Tensor
    tags: Tensor
    links: Tensor
    names: Tensor


class Network(nn.Module):
    """MiniLM with an embedding of word shapes and seven heads on the first piece of each word."""

    def __init__(
        self, vocabulary: int = 30522, positions: int = 512, dropout: float = 0.1, head_dropout: float = 0.25
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(positions, WIDTH)
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, NORM_EPSILON)
        self.blocks = nn.ModuleList(Block(dropout) for _ in range(LAYERS))
        self.drop = PooledDropout(dropout)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.end = nn.Linear(WIDTH, 1)
        self.tag = nn.Linear(WIDTH, len(ATTRIBUTION_TAGS))
        self.name = names_head()
        self.arc = Biaffine(ARC, 1, head_dropout)
        self.relation = Biaffine(RELATION, len(RELATIONS), head_dropout)
        self.link = Biaffine(LINK, 1, head_dropout)
        for frozen in (self.word.weight, self.position.weight, self.segment):
            frozen.requires_grad = False

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> Scores:
        """Scores for ``pieces`` and ``shapes`` (B, L), the words of which begin at the pieces ``first`` (B, W)."""
        length = pieces.shape[1]
        x = self.word(pieces) + self.position.weight[:length] + self.segment + self.shape(shapes)
        x = self.drop(self.norm(x))
        mask = (pieces != 0)[:, None, None, :]
        for block in self.blocks:
            x = block(x, None if bool(mask.all()) else mask)
        x = self.drop(x.gather(1, first[:, :, None].expand(-1, -1, WIDTH)))
        return Scores(
            words=x,
            upos=self.upos(x),
            arcs=self.arc.pairs(x, self.rooted(x)),
            ends=self.end(x)[:, :, 0],
            tags=self.tag(x),
            links=self.link.pairs(x, x),
            names=self.name(x),
        )

    def round(self) -> None:
        """Compute in eight bits from now on."""
        for layer in self.modules():
            if isinstance(layer, Linear8):
                layer.rounded = True

    def rooted(self, words: Tensor) -> Tensor:
        """(B, 1 + W, 384): the root before the words."""
        return torch.cat([self.root.expand(len(words), 1, -1), words], dim=1)
