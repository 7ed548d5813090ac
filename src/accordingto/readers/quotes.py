"""Quotations whose speaker their marks and the words beside them show for certain.

1. A paragraph that is a quotation, then a dash and a name: "We won." — Ann Lee.
2. A quotation with a verb of saying and its subject right behind or before it: "We won," Lee said; Lee said: "We won."
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from accordingto.language import Analysis
from accordingto.language.dependencies import Dependencies, dependencies
from accordingto.language.quotations import Quotation
from accordingto.readers import cues
from accordingto.report import Span

LONGEST_SIGNATURE = 80
"""Most characters of a signature."""
_SIGNATURE = re.compile(r"\s*(?P<dash>--|[-–—―])\s*(?P<name>[^\W\d_a-z][^\n\"“”«»„]*?)[\s.]*")
_BEFORE_TAG = frozenset(",!?—–-…")
"""Marks at a quotation's end that its verb of saying may follow; a full stop ends the sentence."""
_SPEECH = re.compile(r"(?<!\w)[a-z]{4}|[.!?]$")
"""What speech behind its verb has and the title of a show does not: a small-lettered word, or a stop."""
_LEADING = frozenset({",", ":", "that"})


class Quoted(NamedTuple):
    """Who (source) says, by which words (cue), what (content), each a span; and the number of the cue's sentence."""

    source: Span
    cue: Span
    content: Span
    sentence: int


def signed(analysis: Analysis) -> Iterator[Quoted]:
    """Paragraphs that are quotations with a signature behind a dash."""
    for start, end in analysis.paragraphs:
        own = _quotations(analysis, start, end)
        if not own or analysis.text[start : own[0].start].strip() or end - own[-1].end > LONGEST_SIGNATURE:
            continue
        found = _SIGNATURE.fullmatch(analysis.text, own[-1].end, end)
        if found is not None and own[-1].closed:
            content = own[0].inner[0], own[-1].inner[1]
            yield Quoted(found.span("name"), found.span("dash"), content, _sentence(analysis, found.start("dash")))


def _quotations(analysis: Analysis, start: int, end: int) -> list[Quotation]:
    first = bisect_left(analysis.quotations, start, key=lambda q: q.start)
    last = bisect_left(analysis.quotations, end, key=lambda q: q.start)
    return [quotation for quotation in analysis.quotations[first:last] if not quotation.single]


def _sentence(analysis: Analysis, at: int) -> int:
    """The number of the sentence that holds a character."""
    return max(0, bisect_left(analysis.sentences, at + 1, key=lambda s: s.start) - 1)


def tagged(analysis: Analysis, quotation: Quotation, *, behind: bool) -> Quoted | None:
    """The verb of saying with its subject right behind a quotation, or, unless only ``behind``, right before it."""
    found = _behind(analysis, quotation, _sentence(analysis, quotation.end - 1))
    if found is None and not behind:
        return _before(analysis, quotation, _sentence(analysis, quotation.start))
    return found


def _behind(analysis: Analysis, quotation: Quotation, number: int) -> Quoted | None:
    sentence = analysis.sentences[number]
    tree = dependencies(analysis, sentence)
    first = bisect_left(tree.words, quotation.end, key=lambda word: word.start)
    first += tree.words[first].text == "," if first < len(tree.words) else 0
    if (
        analysis.text[quotation.inner[1] - 1] not in _BEFORE_TAG
        and analysis.text[quotation.end : quotation.end + 1] != ","
    ):
        return None
    verb = next(_verbs(tree, first, len(tree.words)), None)
    subject = None if verb is None else tree.dependent(verb, "nsubj")
    if verb is None or subject is None or subject < first:
        return None
    start, end = tree.phrase(subject)
    beside = (start == first and end <= verb) or (verb == first and start == verb + 1)
    return _quoted(tree, subject, verb, quotation, number) if beside else None


def _before(analysis: Analysis, quotation: Quotation, number: int) -> Quoted | None:
    if _SPEECH.search(analysis.text[slice(*quotation.inner)]) is None:
        return None
    tree = dependencies(analysis, analysis.sentences[number])
    last = bisect_left(tree.words, quotation.start, key=lambda word: word.start)
    while last > 0 and tree.words[last - 1].lower in _LEADING:
        last -= 1
    for verb in _verbs(tree, last - 1, last):
        subject = tree.dependent(verb, "nsubj")
        if subject is not None and subject < verb:
            return _quoted(tree, subject, verb, quotation, number)
    return None


def _verbs(tree: Dependencies, first: int, last: int) -> Iterator[int]:
    """The verbs of saying among some tokens."""
    return (i for i in range(max(0, first), last) if tree.upos[i] == "VERB" and tree.words[i].lower in cues.reporting())


def _quoted(tree: Dependencies, subject: int, verb: int, quotation: Quotation, number: int) -> Quoted:
    first, last = tree.phrase(subject)
    source = tree.words[first].start, tree.words[last - 1].end
    return Quoted(source, (tree.words[verb].start, tree.words[verb].end), quotation.inner, number)
