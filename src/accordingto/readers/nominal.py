"""Statements that nouns and prepositions report: "the claim that the dam had burst", "per the ministry".

Spans are ranges of tokens of one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from accordingto.language.dependencies import CIRCUMSTANCES, SUBJECTS, Dependencies
from accordingto.readers import cues

_KNOWN = frozenset({"known", "clear"})

Range = tuple[int, int]


class Nominal(NamedTuple):
    """Who says (null when nobody is named), by which words, what."""

    source: Range | None
    cue: Range
    content: Range


def claimed(tree: Dependencies) -> Iterator[Nominal]:
    """A noun for a claim with a clause, and the one who is told to deny it: "was denied by the governor"."""
    for noun, word in enumerate(tree.words):
        clause = tree.dependent(noun, "acl", "ccomp") if word.lower in cues.claiming() else None
        if clause is None or clause < noun or not tree.has(clause, "mark", "that"):
            continue
        owner = tree.dependent(noun, "nmod:poss")
        source = None if owner is None else (tree.edges[owner][0], owner + 1)
        yield Nominal(source, (noun, noun + 1), tree.edges[clause])
        verb = tree.governors[noun]
        if verb >= 0 and tree.relations[noun] in SUBJECTS and tree.passive(verb):
            agent = tree.agent(verb)
            if agent is not None and tree.words[verb].lower in cues.denying() | cues.rejecting():
                yield Nominal(tree.phrase(agent), (verb, verb + 1), tree.edges[noun])


def open_questions(tree: Dependencies) -> Iterator[Nominal]:
    """ "It is not known whether the dam had burst", "it was unclear if": nobody says so."""
    known = _KNOWN | cues.doubting() | cues.certain()
    for at, word in enumerate(tree.words):
        if word.lower not in known:
            continue
        clause = next((i for i in tree.dependents(at, "csubj", "ccomp", "advcl") if i > at), None)
        subject = next((i for i in tree.dependents(at, "expl", *SUBJECTS) if tree.words[i].lower == "it"), None)
        if clause is None or subject is None or not tree.has(clause, "mark", "whether", "if"):
            continue
        yield Nominal(None, (subject + 1, at + 1), (max(at + 1, tree.edges[clause][0]), tree.edges[clause][1]))


def per(tree: Dependencies) -> Iterator[Nominal]:
    """ "Per the ministry, 12 people died": what stands beside the phrase; "per day" has no article and names nobody."""
    for noun in range(len(tree.words)):
        if tree.relations[noun] not in CIRCUMSTANCES or tree.case(noun) != "per":
            continue
        if tree.upos[noun] != "PROPN" and tree.dependent(noun, "det", "nmod:poss") is None:
            continue
        at = next(tree.dependents(noun, "case"))
        first, last = tree.phrase(noun)
        if at == 0 and last < len(tree.words) and tree.words[last].text == ",":
            yield Nominal((first, last), (at, at + 1), (last + 1, len(tree.words)))
        elif at > 1 and tree.words[at - 1].text == ",":
            yield Nominal((first, last), (at, at + 1), (0, at - 1))
