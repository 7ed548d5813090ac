"""The card of the shipped encoder: what it was learnt from, how, under which licence, and how well it does."""

from __future__ import annotations

from importlib.resources import files

import msgspec


class Base(msgspec.Struct, frozen=True, kw_only=True):
    """The public weights that the encoder goes back to."""

    name: str
    licence: str
    file: str
    sha256: str


class Corpus(msgspec.Struct, frozen=True, kw_only=True):
    """A corpus that the encoder was trained on."""

    name: str
    source: str
    licence: str
    teaches: str
    left_out: str


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in per cent, of a measure on a corpus that the encoder was not trained on."""

    corpus: str
    measure: str
    score: float


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the encoder."""

    name: str
    bytes: int
    sha256: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """All that the card says; ``recipe`` are the settings of the training."""

    name: str
    task: str
    licence: str
    licence_why: str
    parameters: str
    rounding: str
    started_from: str
    limits: tuple[str, ...]
    base: Base
    corpora: tuple[Corpus, ...]
    recipe: dict[str, int | float]
    scores: tuple[Score, ...]
    files: tuple[File, ...]


def card_json() -> bytes:
    """The card as it is shipped."""
    return files("accordingto").joinpath("data/encoder/card.json").read_bytes()


def card() -> Card:
    """The card of the shipped encoder."""
    return msgspec.json.decode(card_json(), type=Card)
