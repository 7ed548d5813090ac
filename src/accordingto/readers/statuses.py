"""What the words make of a figure: a total, a new one, a superseded one, one that is feared, supposed or denied."""

from __future__ import annotations

from itertools import pairwise

from accordingto.language.lemmas import lemma
from accordingto.readers import cues, effects
from accordingto.readers.counted import Counted
from accordingto.readers.counts import View
from accordingto.readers.effects import Trigger
from accordingto.readers.modality import governed
from accordingto.reading import Status
from accordingto.report import Span

_AHEAD = frozenset({"planned", "threatened", "requested"})
_GRANTED = frozenset({"released", "rescued", "evacuated", "detained"})
"""Effects that a noun tells of before they come about: "they agreed on the release of 12"."""


def status(seen: View, counted: Counted, trigger: Trigger, at: int, *, denied: bool) -> Status:
    """The status of a figure; the first rule that fits decides.

    Args:
        seen: the sentence.
        counted: the counted phrase.
        trigger: the word of effect that takes it.
        at: its token.
        denied: whether a source denies it.
    """
    if denied or (counted.count != 0 and seen.tree.negated(at)):
        return "denied"
    helpers = _helpers(seen, at)
    near, between = _near(seen, counted), _between(seen, counted, at)
    if _supposed(seen, at, helpers | between):
        return "hypothetical"
    if trigger.frame == "toll" and _is_superseded(seen, counted, at):
        return "revised_from"
    before = {w.lower for w in seen.words[max(0, counted.first - 2) : counted.first]}
    if (before | between) & effects.status_words("expected") or helpers & effects.status_words("ahead"):
        return "expected"
    if _is_ahead(seen, trigger, at) or _is_suspected(seen, at):
        return "expected"
    added = trigger.frame == "toll" and seen.words[counted.first - 1].lower == "by"
    if (added or near & effects.status_words("increment")) and counted.count != 0:
        return "increment"
    if trigger.frame == "toll" or near & effects.status_words("total"):
        return "total"
    return "plain"


def _helpers(seen: View, at: int) -> frozenset[str]:
    """The auxiliaries of a word of effect, and of the verb that it completes: "could reach", "may be dead"."""
    governor = seen.tree.governors[at]
    beside = [at]
    if governor >= 0 and seen.tree.relations[at] in {"xcomp", "nsubj", "obj", "obl", "conj"}:
        beside.append(governor)
    return frozenset(word for i in beside for word in seen.tree.auxiliaries(i))


def _near(seen: View, counted: Counted) -> frozenset[str]:
    """The words beside the figure, without a "more" that compares and an "another" that stands alone."""
    window = [w.lower for w in seen.words[max(0, counted.first - 2) : counted.last + 3]]
    pairs = list(pairwise([*window, ""]))[: counted.last - max(0, counted.first - 2) + 2]
    alone = {"another"} if not counted.head and counted.count == 1 else set()
    alone |= {"more"} if ("or", "more") in pairs else set()  # "twelve people or more"
    return frozenset(word for word, following in pairs if following != "than") - alone


def _between(seen: View, counted: Counted, at: int) -> frozenset[str]:
    """The words from the figure to the word of effect, and up to three before the latter."""
    first, last = min(counted.last, at), max(counted.first, at + 1)
    before = (seen.words[i].lower for i in range(max(0, at - 3), at) if seen.kinds[i] in "VAX")
    return frozenset(w.lower for w in seen.words[max(0, first - 1, last - 9) : last]) | frozenset(before)


def _supposed(seen: View, at: int, words: frozenset[str]) -> bool:
    """Whether it only would have happened, or would on a condition."""
    if not words & effects.status_words("hypothetical"):
        return seen.tree.relations[at] == "advcl" and seen.tree.has(at, "mark", "if", "unless")
    return "have" in words or any(seen.tree.has(i, "mark", "if", "unless") for i in seen.tree.dependents(at, "advcl"))


def _is_superseded(seen: View, counted: Counted, at: int) -> bool:
    """Whether a newer figure takes its place: "from 40 to 48", "an earlier toll of 15", "initially put the toll at"."""
    if seen.words[counted.first - 1].lower == "from":
        return True
    tree = seen.tree
    verb = tree.governors[at] if tree.relations[at] in {"obj", "nsubj", "nsubj:pass"} else at
    marks = [tree.words[i].lower for holder in {at, verb} for i in tree.dependents(holder, "amod", "advmod")]
    return not effects.status_words("earlier").isdisjoint(marks)


def _is_suspected(seen: View, at: int) -> bool:
    """Whether a verb of belief governs the effect: "are suspected to be dead"."""
    governor = seen.tree.governors[at]
    suspected = governor >= 0 and seen.words[governor].lower in {"suspected", "thought", "assumed"}
    return suspected and seen.tree.relations[at] == "xcomp"


def _is_ahead(seen: View, trigger: Trigger, at: int) -> bool:
    """Whether it is only planned, threatened or asked for: "threatened to kill 10", "demanded the release of 10"."""
    if trigger.frame == "of":
        return trigger.effect in _GRANTED and not _AHEAD.isdisjoint(governed(seen.tree, at))
    asked = seen.tree.has(at, "mark", "that") and lemma(seen.words[at].lower, "VERB") == seen.words[at].lower
    open_ = asked or seen.tree.has(at, "mark", "to")  # "demanded that the police arrest him"
    return bool(trigger.form and open_ and not _AHEAD.isdisjoint(governed(seen.tree, at)))


_PRESUPPOSING = frozenset({"obl", "obl:agent", "nmod", "nmod:poss", "acl", "acl:relcl", "appos", "amod"})


def denies(seen: View, at: int, cue: Span | None) -> bool:
    """Whether a denial or doubt is of the effect itself, and not of something that takes it as given.

    "Denied that 12 had died" and "denied claims that 12 had died" deny it; "denied a part in the murder of two priests"
    does not.
    """
    tree = seen.tree
    while tree.governors[at] >= 0 and (cue is None or not cue[0] <= tree.words[at].start < cue[1]):
        claimed = {tree.words[at].lower, tree.words[tree.governors[at]].lower} & cues.claims()
        if tree.relations[at] in _PRESUPPOSING and not claimed:
            return False
        at = tree.governors[at]
    return True
