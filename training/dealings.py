"""What one party does to another in a sentence, as a classifier has learnt it from coded pairs.

It sees no more than means of word vectors: of the words on the tree's path between the two parties, of the verb there,
of what modifies these, of the words between the two in the text, and so on (``GROUPS``). The vectors are those of the
encoder's lower layers, which tell meanings better than the last does. No event of the program's is coded by it: where
the rules find both parties themselves, it mends as many categories as it spoils (``training/README.md``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession

from accordingto.language.encoder import session
from accordingto.language.pieces import Coded, coded, mark
from accordingto.language.syntax import Syntax
from accordingto.language.tagset import UPOS
from accordingto.language.windows import SIZE
from accordingto.report import Span

GRAPH = Path(__file__).with_name("dealings.onnx")
"""The trained classifier."""
DEALINGS: Final = tuple(
    """AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE
    ASSAULT""".split()
)
"""What one party may do to another: PLOVER's categories, CONCEDE and RETREAT taken together as YIELD."""
WIDTH = 384
"""Numbers in a word's vector."""
EARLY = (1, 3)
"""The layers that the encoder's graph gives as ``early``, counted from 1; the names head sees them too."""
GROUPS = ("path", "verb", "near", "between", "above source", "above target", "sentence", "verbs")
"""The groups of words whose mean vectors tell what one party does to the other, as ``_groups`` finds them."""
_CONTENT = frozenset({UPOS.index("VERB"), UPOS.index("NOUN"), UPOS.index("ADJ")})
_VERB = UPOS.index("VERB")


class Seen(NamedTuple):
    """Words as the encoder sees them: governors (-1 at a root), parts of speech, vectors (n, layers, 384)."""

    head: NDArray[np.int64]
    upos: NDArray[np.int64]
    early: NDArray[np.float32]


class _Tree(NamedTuple):
    """The words of a sentence, counted from its first: their governors (-1 at a root) and parts of speech."""

    heads: Sequence[int]
    upos: Sequence[int]


def seen(text: str, syntax: Syntax) -> Seen:
    """The words of a text, with their early vectors."""
    pieces = [coded(text[word.start : word.end]) for word in syntax.words]
    vectors = [_early(pieces[first:last]) for first, last in _parts(pieces)]
    early = np.concatenate(vectors) if vectors else np.zeros((0, len(EARLY), WIDTH), np.float32)
    return Seen(syntax.encoded.head, syntax.encoded.upos, early)


def _parts(pieces: Sequence[Coded]) -> Iterator[Span]:
    """Ranges of words that the encoder reads at a time: as many as go into a window."""
    first, size = 0, 0
    for number, word in enumerate(pieces):
        if size + len(word.pieces) > SIZE:
            yield first, number
            first, size = number, 0
        size += len(word.pieces)
    if first < len(pieces):
        yield first, len(pieces)


def _early(pieces: Sequence[Coded]) -> NDArray[np.float32]:
    """The early vectors (n, layers, 384) of words that are read together."""
    ids, shapes, first = [mark("[CLS]")], [0], []
    for word in pieces:
        first.append(len(ids))
        ids += word.pieces
        shapes += [word.shape] * len(word.pieces)
    given = {"pieces": [*ids, mark("[SEP]")], "shapes": [*shapes, 0], "first": first}
    (early,) = session("encoder").run(["early"], {name: np.array(values) for name, values in given.items()})
    return np.asarray(early, np.float32)


@cache
def _classifier() -> InferenceSession:
    return InferenceSession(GRAPH, providers=["CPUExecutionProvider"])


def dealings(words: Seen, sentence: Span, source: Collection[int], target: Collection[int]) -> dict[str, float]:
    """How probable each category is of what ``source`` does to ``target``, given that it does something.

    Arguments are those of ``pooled``; the chances sum to 1.
    """
    (chances,) = _classifier().run(["chances"], {"pooled": pooled(words, sentence, source, target)[None]})
    return dict(zip(DEALINGS, chances[0].tolist(), strict=True))


def words_of(syntax: Syntax, spans: Collection[Sequence[int]]) -> list[int]:
    """The words of a text that share characters with any of the spans."""
    return [
        number
        for number, word in enumerate(syntax.words)
        if any(word.start < end and start < word.end for start, end in spans)
    ]


def pooled(words: Seen, sentence: Span, source: Collection[int], target: Collection[int]) -> NDArray[np.float32]:
    """Mean vectors (groups x layers, 384) of the words that tell what one party does to another.

    Args:
        words: those of the text.
        sentence: a range of words whose trees do not leave it.
        source: words of the one party; the sentence's root stands in where there are none.
        target: words of the other, likewise.
    """
    first, last = sentence
    heads = [max(-1, head - first) for head in words.head[first:last].tolist()]
    tree = _Tree(heads, words.upos[first:last].tolist())
    groups = _groups(tree, {word - first for word in source}, {word - first for word in target})
    shares = np.zeros((len(groups), last - first), np.float32)
    for row, group in zip(shares, groups, strict=True):
        row[group] = 1 / max(1, len(group))
    vectors = words.early[first:last].reshape(last - first, -1)
    return (shares @ vectors).reshape(len(groups) * len(EARLY), WIDTH)


def _groups(tree: _Tree, source: set[int], target: set[int]) -> list[list[int]]:
    """The words of each of ``GROUPS``; words of the parties themselves are in few of them."""
    heads, upos = tree
    parties = source | target
    others = [word for word in range(len(heads)) if word not in parties]
    doer, other = _top(tree, source), _top(tree, target)
    above = _between(tree, doer, other)
    path = [word for word in above if word not in parties] or above[:1] or [doer]
    low, high = min(doer, other), max(doer, other)
    return [
        path,
        [next((word for word in above if upos[word] == _VERB), path[0])],
        [word for word in others if heads[word] in path and upos[word] in _CONTENT],
        [word for word in others if low < word < high] or path,
        [heads[doer] if heads[doer] >= 0 else doer],
        [heads[other] if heads[other] >= 0 else other],
        list(range(len(heads))),
        [word for word in others if upos[word] == _VERB],
    ]


def _top(tree: _Tree, party: set[int]) -> int:
    """The first word of a party that is governed from outside it; the sentence's root where there is no party."""
    return next((word for word in sorted(party) if tree.heads[word] not in party), tree.heads.index(-1))


def _between(tree: _Tree, one: int, other: int) -> list[int]:
    """The words on the tree's path between two: the topmost first, then those above the one, then above the other."""
    first, second = _upwards(tree, one), _upwards(tree, other)
    common = next((word for word in first if word in second), None)
    if common is None:
        return [*first[1:], *second[1:]]
    return [common, *first[1 : first.index(common)], *second[1 : second.index(common)]]


def _upwards(tree: _Tree, word: int) -> list[int]:
    """A word and all that govern it, up to the root."""
    found = []
    while word >= 0:
        found.append(word)
        word = tree.heads[word]
    return found
