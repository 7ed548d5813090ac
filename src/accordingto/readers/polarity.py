"""What a statement's cue does with its content: affirms it, denies it, leaves it unsaid, or doubts it.

1. A cue is negated by its tree ("did not say", "nobody said", "without saying"), or stands under a verb of leaving
   something unsaid ("refused to say", "declined to comment").
2. Words of doubt leave the content open, and so do words of certainty under a negation ("is not sure that"); a doubt
   that is negated affirms ("never doubted that").
3. Verbs of denial say that the content is false; verbs of rejection say so of claims ("rejected reports that"), while
   of a plan they say no such thing.
"""

from __future__ import annotations

from accordingto.language.dependencies import Dependencies
from accordingto.readers import cues
from accordingto.reading import Polarity

_NEGATIONS = frozenset({"not", "never", "neither", "nor", "cannot"})
_NO = frozenset({"no", "neither", "none", "nobody"})
_ADDING = frozenset({"only", "just", "merely", "simply"})


def polarity(tree: Dependencies, cue: tuple[int, int], content: tuple[str, ...]) -> Polarity:
    """What a cue does with its content.

    Args:
        tree: of the cue's sentence.
        cue: its first and last (exclusive) token.
        content: the first words of the content, lower-case.
    """
    words = {tree.words[i].lower for i in range(*cue)}
    negated = any(_negated(tree, i, cue) or _withheld(tree, i, cue[1], content) or _yet(tree, i) for i in range(*cue))
    lent = set(content[:1]) if words & cues.lent() else set()
    if not cues.doubting().isdisjoint(words | lent):
        return "affirmed" if negated else "doubted"
    if negated:
        return "doubted" if words & cues.certain() else "negated"
    if not words.isdisjoint(cues.denying()) or (words & {"rule", "ruled", "rules", "ruling"} and "out" in words):
        return "denied"
    if not words.isdisjoint(cues.rejecting()) and _claim(words, content):
        return "denied"
    return "affirmed"


def _claim(words: set[str], content: tuple[str, ...]) -> bool:
    """Whether what is rejected is a claim, and no plan."""
    return content[:1] == ("that",) or not (words | set(content)).isdisjoint(cues.claims())


def _negated(tree: Dependencies, at: int, cue: tuple[int, int]) -> bool:
    """Whether a word of the cue is negated, or nobody does what it says."""
    if tree.upos[at] not in {"VERB", "AUX", "ADJ", "NOUN"}:
        return False
    own = [i for i in tree.children[at] if i < at]
    if any(_negates(tree, i) for i in own) or tree.has(at, "mark", "without"):
        return True
    if any(tree.words[i].lower in _NO or tree.has(i, "det", *_NO) for i in tree.dependents(at, "nsubj", "nsubj:pass")):
        return True
    governor = tree.governors[at]
    if governor < 0 or cue[0] <= governor < cue[1] or tree.relations[at] not in {"xcomp", "advcl", "ccomp", "conj"}:
        return False
    if tree.relations[at] == "conj":
        return tree.has(at, "cc", "nor")
    return tree.words[governor].lower in cues.withholding()


def _withheld(tree: Dependencies, at: int, end: int, content: tuple[str, ...]) -> bool:
    """Whether a word of the cue leaves something unsaid: "declined to comment on", or "declined" before "to comment".

    Who refuses to leave or to pay leaves nothing unsaid.
    """
    if tree.words[at].lower not in cues.withholding():
        return False
    after = [word.lower for word in tree.words[at + 1 : end]]
    return not cues.saying().isdisjoint((*after, *content[:2]))


def _negates(tree: Dependencies, at: int) -> bool:
    """Whether a word negates what governs it; "not only" does not."""
    word = tree.words[at].lower.replace("’", "'")
    following = tree.words[at + 1].lower if at + 1 < len(tree.words) else ""
    return (word in _NEGATIONS or word.endswith("n't")) and following not in _ADDING


def _yet(tree: Dependencies, at: int) -> bool:
    """ "has yet to say": what is still to be said."""
    return [word.lower for word in tree.words[at : at + 2]] == ["yet", "to"]
