"""Names that stand in a report again: what is a name at one place is one at the others, though the encoder passes over.

A name of several words, and an acronym, hold in the same letters; in upper-case copy also a single word that is tagged
as a proper noun or that was found twice, and the last word of a person's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from accordingto.language import Analysis, Sentence
from accordingto.language.phrases import shouts
from accordingto.readers import happenings
from accordingto.readers.runs import Run, of_tokens, placed, words

_KINDS = frozenset({"organization", "person"})
_SHORTEST = 3
"""Letters of the shortest single word that is looked for."""


class _Held(NamedTuple):
    """What is known of a name: its words, what most mentions are, and whether several of them say so."""

    words: tuple[str, ...]
    kind: str
    sure: bool


_Known = Mapping[str, Sequence[_Held]]


def found_again(analysis: Analysis, found: Sequence[Run]) -> list[Run]:
    """The names of a report with those that recur where none was found, in order."""
    known = _known(analysis, found)
    if not known:
        return list(found)
    taken = {i: run for run in found for i in range(run.first, run.last)}
    new = [run for sentence in analysis.claims() for run in _recurring(analysis, sentence, known, taken)]
    return placed(found, new)


def _known(analysis: Analysis, found: Sequence[Run]) -> _Known:
    """First word of a name -> the names that begin with it, the longest first, and what most mentions of each are."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for run in found:
        name = words(analysis, run)
        for form in {name, name[-1:]} if run.kind == "person" else {name}:
            votes.setdefault(form, Counter())[run.kind] += 1
    known: dict[str, list[_Held]] = {}
    for name, counted in sorted(votes.items(), key=lambda item: -len(item[0])):
        ((kind, times),) = counted.most_common(1)
        if kind in _KINDS and (len(name) > 1 or len(name[0]) >= _SHORTEST):
            known.setdefault(name[0], []).append(_Held(name, kind, times > 1))
    return known


def _recurring(analysis: Analysis, sentence: Sentence, known: _Known, taken: Mapping[int, Run]) -> Iterator[Run]:
    """The names in a sentence that were found elsewhere in the report."""
    tokens = analysis.tokens
    starts = [
        i for i in range(sentence.first, sentence.last) if tokens[i].lower in known and tokens[i].text[0].isupper()
    ]
    if not starts:
        return
    loud = shouts(analysis.words(sentence))
    end = 0
    for i in (i for i in starts if i >= end):
        for held in known[tokens[i].lower]:
            last = i + len(held.words)
            if last <= sentence.last and tuple(t.lower for t in tokens[i:last]) == held.words:
                if _is_free(taken, i, last) and _is_name(analysis, i, last, loud=loud, sure=held.sure):
                    yield of_tokens(tokens, i, last, held.kind)
                end = last
                break


def _is_free(taken: Mapping[int, Run], first: int, last: int) -> bool:
    """Whether tokens hold no name, or only shorter ones that lie inside."""
    over = {taken[i] for i in range(first, last) if i in taken}
    return all(first <= run.first and run.last <= last and run.last - run.first < last - first for run in over)


def _is_name(analysis: Analysis, first: int, last: int, *, loud: bool, sure: bool) -> bool:
    """Whether the letters make a name of what is called like one."""
    if last - first > 1:
        return loud or analysis.tokens[last - 1].text[0].isupper()
    if loud:
        upos = analysis.syntax.upos[first]
        return upos == "PROPN" or (upos == "NOUN" and sure and not happenings.people(analysis.tokens[first].lower))
    return analysis.tokens[first].text.isupper()
