"""The medium of a statement: letter, interview, television, post ..., where its words name one.

1. The source is a document or a broadcaster: "the letter read", "state television reported".
2. The cue's verb is of a medium ("tweeted"), or the cue names it ("said in a statement").
3. A phrase beside the cue's verb names it: "in an interview with Radio Elsin", "told a press conference".
"""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.language.dependencies import CIRCUMSTANCES, Dependencies
from accordingto.readers import cues

_IN = frozenset({"in", "on", "during", "by", "via", "at", "through", "over", "from", "using", "within"})


def medium(tree: Dependencies, cue: tuple[int, int], source: tuple[int, int] | None) -> str | None:
    """The medium of a statement.

    Args:
        tree: of the cue's sentence.
        cue: its first and last (exclusive) token.
        source: likewise, null where it stands elsewhere or nobody is named.
    """
    found = (named(tree, i) for i in _nouns(tree, cue, source))
    return next((name for name in found if name is not None), None)


def _nouns(tree: Dependencies, cue: tuple[int, int], source: tuple[int, int] | None) -> Iterator[int]:
    """The tokens that may name the medium, the surest first."""
    if source is not None:
        yield from (i for i in range(*source) if not source[0] <= tree.governors[i] < source[1])
    yield from range(*cue)
    verbs = [i for i in range(*cue) if tree.upos[i] in {"VERB", "AUX"}]
    for verb in verbs:
        for i in tree.dependents(verb, "obj", "iobj"):
            yield i
            yield from (j for j in tree.dependents(i, "nmod") if _inside(tree, j))
        for i in tree.dependents(verb, *CIRCUMSTANCES):
            if _inside(tree, i):
                yield i
                yield from (j for j in tree.dependents(i, "nmod") if _inside(tree, j))


def _inside(tree: Dependencies, at: int) -> bool:
    """Whether a noun stands after a preposition of media, which the tree may give to another noun."""
    first = tree.phrase(at)[0]
    return tree.case(at) in _IN or (first > 0 and tree.words[first - 1].lower in _IN)


def named(tree: Dependencies, at: int) -> str | None:
    """The medium that a noun, with the noun before it if that makes a name of its own, or a verb stands for."""
    word = tree.words[at].lower
    if tree.upos[at] == "VERB":
        return cues.media_verbs().get(word)
    before = f"{tree.words[at - 1].lower} {word}" if at > 0 else word
    if tree.upos[at] == "PROPN" and word not in cues.platforms():
        return None
    return cues.media().get(before, cues.media().get(word))
