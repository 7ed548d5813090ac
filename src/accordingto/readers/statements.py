"""Statements of a report: who (source), by which words (cue), what (content), before speakers are known as entities.

Each pattern is one function over one sentence, tried at each cue:

1. "According to the ministry, 12 people died" / "12 people died, according to the ministry"
2. "The mayor said (that) ..." / "The mayor told reporters: '...'"
3. "'...', said the mayor" / "..., the mayor said"
4. "The mayor: '...'"
5. "12 people reportedly died"
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from accordingto.language import Analysis, Quotation
from accordingto.language.phrases import phrase_before
from accordingto.readers import cues
from accordingto.readers.clauses import Clause, Statement
from accordingto.readers.contents import clause_before, rest, trim_left
from accordingto.readers.continuations import continued, distinct
from accordingto.readers.reporting import is_time, reporting_verb, source_after
from accordingto.reading import Piece
from accordingto.report import ZoneKind

READ_ZONES: frozenset[ZoneKind] = frozenset({"title", "body", "caption", "teaser", "heading"})


def read(analysis: Analysis) -> tuple[Statement, ...]:
    """The statements of a report, in the order of their first span."""
    found: list[Statement] = []
    for view in _views(analysis):
        found += _in_sentence(view)
    found = continued(analysis, found)
    return tuple(sorted(distinct(analysis.text, found), key=lambda s: min((*s.source, *s.cue, *s.content))))


def _views(analysis: Analysis) -> Iterator[Clause]:
    starts = [q.start for q in analysis.quotations]
    for number, sentence in enumerate(analysis.sentences):
        if sentence.zone not in READ_ZONES:
            continue
        upto = bisect_right(starts, sentence.end)
        near = tuple(q for q in analysis.quotations[max(0, upto - 40) : upto] if q.end > sentence.start)
        tokens = analysis.words(sentence)
        yield Clause(analysis, number, sentence, tokens, sentence.letters, near)


def _in_sentence(view: Clause) -> list[Statement]:
    found: list[Statement] = []
    taken: set[int] = set()
    for i in range(len(view.words)):
        if i in taken:
            continue
        statement = _according_to(view, i) or reporting_verb(view, i, found) or _colon(view, i) or _dash(view, i)
        if statement is not None:
            found.append(statement)
            taken |= {j for j, w in enumerate(view.words) if any(s <= w.start < e for s, e in statement.cue)}
    covered = any(w.lower in cues.adverbs() for w in view.words)
    return found + (list(_reportedly(view)) if covered else [])


def _according_to(view: Clause, i: int) -> Statement | None:
    words = view.words
    if words[i].lower != "according" or i + 2 >= len(words) or words[i + 1].lower != "to":
        return None
    first, last = source_after(view, i + 2)
    if last <= first:
        return None
    cue = view.span(i, i + 2)
    before = trim_left(view, 0, i)
    leads = i <= 1 or view.kinds[i - 1] in {";", "C", "S"}
    content = rest(view, last) if leads else clause_before(view, before, i)
    if content is None:
        return None
    return Statement((view.span(first, last),), (cue,), content, view.number)


def _colon(view: Clause, i: int) -> Statement | None:
    """Pattern 4: a name, a colon and a quotation, or a headline "Mayor: dam will hold"."""
    if view.kinds[i] != ":" or i == 0 or view.words[i].text != ":":
        return None
    phrase = phrase_before(view.kinds, i)
    quote = view.quote_from(i + 1) or (view.quote_below() if i + 1 == len(view.words) else None)
    if phrase is None or phrase[0] != 0 or not any(k == "U" for k in view.kinds[: phrase[1]]):
        return None if quote is None or quote.single else _introduced(view, i, quote)
    if quote is not None and not quote.single:
        content: Piece | None = (quote.inner,)
    else:
        content = rest(view, i + 1) if view.sentence.zone == "title" and phrase[1] <= 4 else None
    if content is None:
        return None
    return Statement((view.span(*phrase),), (view.span(i, i + 1),), content, view.number)


def _introduced(view: Clause, i: int, quote: Quotation) -> Statement | None:
    """ "The mayor listed her reasons: '...'": any sentence whose subject stands before its first verb."""
    verb = next((j for j, k in enumerate(view.kinds[:i]) if k == "V"), None)
    phrase = None if verb is None else phrase_before(view.kinds, verb)
    if verb is None or phrase is None or is_time(view, phrase) or view.quote_around(verb) is not None:
        return None
    return Statement((view.span(*phrase),), (view.span(verb, i),), (quote.inner,), view.number)


def _dash(view: Clause, i: int) -> Statement | None:
    """Pattern 4 turned round, as under a pull quote: "'We won' - Ann Lee"."""
    quote = view.quote_until(i - 1)
    if quote is None or quote.single or (view.kinds[i] != "-" and view.words[i].text != "―"):
        return None
    last = len(view.kinds)
    while last > i + 1 and view.kinds[last - 1] == ".":
        last -= 1
    if (
        not 0 < last - i - 1 <= 8
        or "U" not in view.kinds[i + 1 : last]
        or any(k in "VX" for k in view.kinds[i + 1 : last])
    ):
        return None
    return Statement((view.span(i + 1, last),), (view.span(i, i + 1),), (quote.inner,), view.number)


def _reportedly(view: Clause) -> Iterator[Statement]:
    """Pattern 5: the clause around an adverb of hearsay, whose source is not named."""
    for i, word in enumerate(view.words):
        if word.lower in cues.adverbs() and view.quote_around(i) is None:
            first = max((view.kinds.rfind(k, 0, i) for k in ";,C"), default=-1) + 1
            last = next((j for j in range(i + 1, len(view.words)) if view.kinds[j] in ";,."), len(view.words))
            pieces = [view.span(a, b) for a, b in ((first, i), (i + 1, last)) if b > a]
            if pieces:
                yield Statement((), (view.span(i, i + 1),), tuple(pieces), view.number)
