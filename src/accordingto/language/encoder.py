"""The shipped encoder: words in, tags and scores out, one window of sentences at a time.

A window is run by itself, never padded into a batch, so what is found in a report hangs on nothing but the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import as_file, files
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.language.pieces import Coded, coded, mark
from accordingto.language.tagset import ATTRIBUTION_TAGS, NAME_TAGS
from accordingto.language.tree import tree
from accordingto.language.windows import SIZE, Window, windows
from accordingto.report import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder says of ``n`` words in order.

    ``upos`` and ``relation`` (n) are numbers of labels; ``head`` (n) the number of the governing word, -1 at a root;
    ``end`` (n) the log-odds that a sentence ends there; ``tags`` (n, 7) and ``names`` (n, 9) scores of labels;
    ``links`` the windows' scores of word pairs, as (first word, last word, scores), every word in at least one.
    """

    upos: Whole
    head: Whole
    relation: Whole
    end: Floats
    tags: Floats
    names: Floats
    links: tuple[tuple[int, int, Floats], ...]


class _Input(NamedTuple):
    """Words in pieces, how many pieces stand before each, the parts that windows are made of, and paragraph starts.

    Parts are ranges of words: sentences, and pieces of those that are longer than a window.
    """

    words: list[Coded]
    before: list[int]
    parts: list[Span]
    breaks: frozenset[int]


class _Decided(NamedTuple):
    """What a window decides of words ``first`` to ``last``, named as in ``Encoded``, and all its scores of pairs."""

    first: int
    last: int
    values: dict[str, Any]
    links: tuple[int, int, Floats]


def encode(words: Sequence[str], sentences: Sequence[Span], breaks: frozenset[int], threads: int = 1) -> Encoded:
    """Tags, trees and scores of words.

    Args:
        words: the syntactic words of a text, in order.
        sentences: ranges of words, in order and without gaps; trees never cross them.
        breaks: the words that begin a paragraph.
        threads: how many windows are run at a time; the outcome is the same for any number.
    """
    seen = [coded(word) for word in words]
    before = list(accumulate((len(word.pieces) for word in seen), initial=0))
    parts = [part for sentence in sentences for part in _parts(before, breaks, *sentence)]
    given = _Input(seen, before, parts, breaks)
    areas = windows([_length(before, breaks, first, last) for first, last in parts])
    if threads == 1 or len(areas) < 2:
        return _joined(len(words), [_decided(given, area) for area in areas])
    with ThreadPoolExecutor(threads) as pool:
        return _joined(len(words), list(pool.map(partial(_decided, given), areas)))


def _joined(count: int, found: list[_Decided]) -> Encoded:
    whole = Encoded(
        upos=np.zeros(count, np.int64),
        head=np.full(count, -1, np.int64),
        relation=np.zeros(count, np.int64),
        end=np.zeros(count, np.float32),
        tags=np.zeros((count, len(ATTRIBUTION_TAGS)), np.float32),
        names=np.zeros((count, len(NAME_TAGS)), np.float32),
        links=tuple(decided.links for decided in found),
    )
    for decided in found:
        for name, value in decided.values.items():
            getattr(whole, name)[decided.first : decided.last] = value
    return whole


def _length(before: list[int], breaks: frozenset[int], first: int, last: int) -> int:
    """Pieces of words first to last, the mark before a paragraph counted."""
    return before[last] - before[first] + (first in breaks)


def _parts(before: list[int], breaks: frozenset[int], first: int, last: int) -> Iterator[Span]:
    """A sentence whole, or cut where it is longer than a window."""
    while _length(before, breaks, first, last) > SIZE:
        end = first + 1
        while _length(before, breaks, first, end + 1) <= SIZE:
            end += 1
        yield first, end
        first = end
    if first < last:
        yield first, last


def _decided(given: _Input, area: Window) -> _Decided:
    """Run a window, and find the best tree of each sentence that it decides and the relations in it."""
    outputs = ("words", "upos", "arcs", "ends", "tags", "links", "early")
    scores = dict(zip(outputs, session("encoder").run(outputs, _inputs(given, area)), strict=True))
    begin, end = given.parts[area.first][0], given.parts[area.last - 1][1]
    seen = given.words[begin:end]
    (names,) = session("names").run(
        ["names"],
        {
            "words": scores["words"],
            "early": scores["early"],
            "shapes": np.array([word.shape for word in seen]),
            "spelled": np.array([word.spelled for word in seen]),
        },
    )
    decided = given.parts[area.keep_first : area.keep_last]
    first, last = (decided[0][0], decided[-1][1]) if decided else (begin, begin)
    here = slice(first - begin, last - begin)
    # 0 the root, else 1 + the number of the governor among the words decided here: no tree leaves them
    governors = np.zeros(last - first, np.int64)
    for start, stop in decided:
        found = _governors(scores["arcs"], start - begin, stop - begin)
        governors[start - first : stop - first] = np.where(found > 0, found + start - first, 0)
    (relation,) = session("relations").run(["relation"], {"words": scores["words"][here], "heads": governors})
    values = {
        "upos": scores["upos"][here],
        "head": np.where(governors > 0, governors - 1 + first, -1),
        "relation": relation,
        "end": scores["ends"][here],
        "tags": scores["tags"][here],
        "names": names[here],
    }
    return _Decided(first, last, values, (begin, end, scores["links"]))


def _governors(arcs: Floats, first: int, last: int) -> Whole:
    """The tree of the words ``first`` to ``last`` of a window, counted from the first of them."""
    return tree(np.concatenate([arcs[first:last, :1], arcs[first:last, 1 + first : 1 + last]], axis=1))


def _inputs(given: _Input, area: Window) -> dict[str, Whole]:
    """The pieces of a window with the marks at both ends and between paragraphs."""
    separator = mark("[SEP]")
    begin, end = given.parts[area.first][0], given.parts[area.last - 1][1]
    ids, shapes, first = [mark("[CLS]")], [0], []
    for number, word in enumerate(given.words[begin:end], begin):
        if number in given.breaks and number > begin:
            ids.append(separator)
            shapes.append(0)
        first.append(len(ids))
        ids += word.pieces
        shapes += [word.shape] * len(word.pieces)
    ids.append(separator)
    shapes.append(0)
    return {"pieces": np.array(ids), "shapes": np.array(shapes), "first": np.array(first)}


@cache
def session(name: str) -> InferenceSession:
    """A shipped graph, loaded once; windows are spread over threads, so that a single one needs none of its own."""
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415  # a fifth of a second that most commands need not pay

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    with as_file(files("accordingto").joinpath(f"data/encoder/{name}.onnx")) as path:
        return InferenceSession(path, options, providers=["CPUExecutionProvider"])
