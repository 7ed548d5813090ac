"""Statements of a report: who (source), by which words (cue), what (content), before speakers are known as entities.

Each pattern is one function over one sentence, tried at each cue:

1. "According to the ministry, 12 people died" / "12 people died, according to the ministry"
2. "The mayor said (that) ..." / "The mayor told reporters: '...'"
3. "'...', said the mayor" / "..., the mayor said"
4. "The mayor: '...'"
5. "12 people reportedly died"
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from accordingto.language import Analysis, Quotation, Sentence, Token
from accordingto.language.phrases import NOUNISH, phrase_after, phrase_before
from accordingto.readers import cues
from accordingto.reading import Piece
from accordingto.report import Span, ZoneKind

READ_ZONES: frozenset[ZoneKind] = frozenset({"title", "body", "caption", "teaser", "heading"})

SHORT_QUOTE_WORDS = 3
"""A quotation of fewer words is a quoted term rather than a statement, unless a cue stands beside it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution before its speaker is resolved; ``addressee`` is a span too. ``sentence`` is its index."""

    source: Piece
    cue: Piece
    content: Piece
    sentence: int
    addressee: Span | None = None


@dataclass(frozen=True, slots=True)
class _View:
    """A sentence with what the patterns look at."""

    analysis: Analysis
    number: int
    sentence: Sentence
    words: tuple[Token, ...]
    kinds: str
    quotes: tuple[Quotation, ...]

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens ``first`` to ``last`` (exclusive)."""
        return self.words[first].start, self.words[last - 1].end

    def quote_from(self, token: int) -> Quotation | None:
        """The quotation that opens at the token."""
        if token >= len(self.words):
            return None
        start = self.words[token].start
        return next((q for q in self.quotes if q.start == start), None)

    def quote_below(self) -> Quotation | None:
        """The quotation that opens the next paragraph, for a sentence that ends in a colon."""
        quotes = self.analysis.quotations
        at = bisect_right(quotes, self.sentence.end, key=lambda q: q.start)
        if at >= len(quotes) or self.analysis.text[self.sentence.end : quotes[at].start].strip():
            return None
        return quotes[at]

    def quote_until(self, token: int) -> Quotation | None:
        """The quotation whose closing mark is the token."""
        if token < 0:
            return None
        end = self.words[token].end
        return next((q for q in self.quotes if q.end == end and q.closed), None)

    def quote_around(self, token: int) -> Quotation | None:
        """The quotation that the token stands in."""
        start = self.words[token].start
        return next((q for q in self.quotes if q.inner[0] <= start < q.inner[1]), None)


def read(analysis: Analysis) -> tuple[Statement, ...]:
    """The statements of a report, in the order of their first span."""
    found: list[Statement] = []
    for view in _views(analysis):
        found += _in_sentence(view)
    found = _continued(analysis, found)
    return tuple(sorted(_distinct(analysis.text, found), key=lambda s: min((*s.source, *s.cue, *s.content))))


def _views(analysis: Analysis) -> Iterator[_View]:
    starts = [q.start for q in analysis.quotations]
    for number, sentence in enumerate(analysis.sentences):
        if sentence.zone not in READ_ZONES:
            continue
        upto = bisect_right(starts, sentence.end)
        near = tuple(q for q in analysis.quotations[max(0, upto - 40) : upto] if q.end > sentence.start)
        tokens = analysis.words(sentence)
        yield _View(analysis, number, sentence, tokens, sentence.letters, near)


def _in_sentence(view: _View) -> list[Statement]:
    found: list[Statement] = []
    taken: set[int] = set()
    for i in range(len(view.words)):
        if i in taken:
            continue
        statement = _according_to(view, i) or _reporting_verb(view, i, found) or _colon(view, i) or _dash(view, i)
        if statement is not None:
            found.append(statement)
            taken |= {j for j, w in enumerate(view.words) if any(s <= w.start < e for s, e in statement.cue)}
    covered = any(w.lower in cues.adverbs() for w in view.words)
    return found + (list(_reportedly(view)) if covered else [])


# ------------------------------------------------------------------------------------------------------ according to


def _according_to(view: _View, i: int) -> Statement | None:
    words = view.words
    if words[i].lower != "according" or i + 2 >= len(words) or words[i + 1].lower != "to":
        return None
    first, last = _source_after(view, i + 2)
    if last <= first:
        return None
    cue = view.span(i, i + 2)
    before = _trim_left(view, 0, i)
    leads = i <= 1 or view.kinds[i - 1] in {";", "C", "S"}
    content = _rest(view, last) if leads else _clause_before(view, before, i)
    if content is None:
        return None
    return Statement((view.span(first, last),), (cue,), content, view.number)


def _source_after(view: _View, first: int) -> tuple[int, int]:
    """The noun phrase after a cue with its appositions, as a token range; empty when there is none."""
    phrase = phrase_after(view.kinds, first)
    if phrase is None:
        return first, first
    start, last = phrase
    while last < len(view.kinds) and view.kinds[last] == "C" and _is_noun_start(view, last + 1):
        further = phrase_after(view.kinds, last + 1)
        if further is None or further[1] >= len(view.kinds) or view.kinds[further[1]] in "VX":
            break
        last = further[1]
    last = _not_into_figure(view, start, last)
    return start, _with_insertion(view, last)


def _not_into_figure(view: _View, first: int, last: int) -> int:
    """Stop a source before a numeral: "According to the ministry over 300 people ..."."""
    for j in range(first + 1, last):
        if view.kinds[j] == "M" and not view.words[j].text[-1].isalpha() and view.kinds[j - 1] in NOUNISH | {"P", "D"}:
            return j - 1 if view.kinds[j - 1] in "PD" else j
    return last


def _is_noun_start(view: _View, i: int) -> bool:
    return i < len(view.kinds) and view.kinds[i] in "DUWR"


def _with_insertion(view: _View, last: int) -> int:
    """Take in ", a physicist who ...," after a name when more of the sentence follows or the sentence ends there."""
    kinds = view.kinds
    if last + 1 >= len(kinds) or kinds[last] != "," or kinds[last + 1] not in "DWS":
        return last
    closing = next((j for j in range(last + 1, min(len(kinds), last + 30)) if kinds[j] in ",.Q;"), len(kinds))
    inside = kinds[last + 1 : closing]
    if inside[0] == "S" and view.words[last + 1].lower in {"who", "which", "whose"}:
        return closing
    if inside[0] in "DW" and not any(k in "VX" for k in inside.partition("S")[0]):
        return closing
    return last


# ---------------------------------------------------------------------------------------------------- reporting verbs


def _reporting_verb(view: _View, i: int, earlier: Sequence[Statement]) -> Statement | None:
    options = cues.verbs().get(view.words[i].lower)
    if options is None or not _acts(view, i, options):
        return None
    for cue in options:
        if cue.particles and (i + 1 >= len(view.words) or view.words[i + 1].lower not in cue.particles):
            continue
        statement = _with_frame(view, i, cue, earlier)
        if statement is not None:
            return statement
    return None


def _acts(view: _View, i: int, options: Sequence[cues.Cue]) -> bool:
    """Whether the form at ``i`` is a verb in an active clause."""
    before = view.kinds[i - 1] if i else ""
    word = view.words[i].lower
    if view.kinds[i] == "U" and i > 0 and view.sentence.zone != "title":
        return False
    if before in {"D", "G", "P"} and word not in {"said", "says"}:
        return False
    if before == "I" or (before == "P" and view.words[i - 1].lower == "to"):
        return False
    if any(option.base for option in options) and view.kinds[i] != "V":
        return before in {"R", "U", "X"} and view.sentence.zone != "title"
    be = _passive(view, i)
    return not (be and not options[0].gerund)


def _passive(view: _View, i: int) -> bool:
    j = i - 1
    while j >= 0 and view.kinds[j] in "AN":
        j -= 1
    return (
        j >= 0
        and view.words[j].lower in {"is", "are", "was", "were", "be", "been", "being", "'s", "'re"}
        and (view.words[i].lower.endswith(("ed", "n", "id", "old")))
    )


def _with_frame(view: _View, i: int, cue: cues.Cue, earlier: Sequence[Statement]) -> Statement | None:
    after = i + 2 if cue.particles else i + 1
    begin = _cue_start(view, i)
    inverted = _inverted(view, i, begin, after) if "quote" in cue.frames or not cue.that else None
    if inverted is not None and cue.frames & {"quote", "clause"}:
        return inverted
    phrase = phrase_before(view.kinds, begin)
    shared = _shared_source(view, begin, cue, earlier)
    source = shared if shared is not None else (view.span(*phrase),) if phrase is not None else None
    if source is None or (phrase is not None and shared is None and _is_time(view, phrase)):
        return None
    if view.quote_around(i) is not None and _wording(view, source) in _SELVES:
        return None
    start = phrase[0] if phrase is not None and shared is None else begin
    cue_span = view.span(begin, after)
    addressee, at = _addressee(view, after) if cue.addressee else (None, after)
    content = _content_after(view, at, cue)
    lead = _content_before(view, start) if "quote" in cue.frames or not cue.that else None
    if content is None and lead is None:
        return None
    if lead is not None and "clause" in cue.frames and (content is None or _quoted_lead(view, start)):
        pieces = lead + (content if content is not None and _resumes(view, at) else ())
        return Statement(source, (cue_span,), pieces, view.number, addressee)
    if content is None:
        return None
    return Statement(source, (cue_span,), content, view.number, addressee)


_SELVES = frozenset({"i", "we", "you"})
"""Inside a quotation these are the speaker and the hearer: no source of a further statement."""


def _wording(view: _View, source: Piece) -> str:
    """The words of a source, case-folded."""
    return " ".join(view.analysis.text[s:e] for s, e in source).lower()


def _cue_start(view: _View, i: int) -> int:
    """First token of the verb group: "has also said" starts at "has"."""
    begin = i
    while (begin > 0 and view.kinds[begin - 1] in "XN") or (begin > 1 and view.kinds[begin - 1] == "A"):
        begin -= 1
    return begin


def _is_time(view: _View, phrase: tuple[int, int]) -> bool:
    return all(k in "TMD" for k in view.kinds[phrase[0] : phrase[1]])


def _shared_source(view: _View, begin: int, cue: cues.Cue, earlier: Sequence[Statement]) -> Piece | None:
    """The source of the verb before it: "..., she said, adding that ..." and "she said ... and warned that ..."."""
    if not earlier or begin == 0:
        return None
    before = view.kinds[begin - 1]
    if cue.gerund or before == "C" or (before == "," and begin > 1 and view.kinds[begin - 2] != "C" and cue.gerund):
        return earlier[-1].source
    return None


def _inverted(view: _View, i: int, begin: int, after: int) -> Statement | None:
    """Pattern 3 with the verb first: "'...', said Ann Lee, the mayor"."""
    if begin == 0 or begin != i:
        return None
    before = view.kinds[begin - 1]
    quoted = view.quote_until(begin - 1) or (view.quote_until(begin - 2) if before == "," else None)
    if quoted is None and phrase_before(view.kinds, begin) is not None:
        return None
    if quoted is None and not (before == "," and view.words[i].lower in {"said", "says", "reported", "added"}):
        return None
    first, last = _source_after(view, after)
    if last <= first or view.kinds[first] == "S" or (quoted is None and view.kinds[last : last + 1] in {"V", "X"}):
        return None
    content = _content_before(view, begin)
    if content is None:
        return None
    again = view.quote_from(last + 1) if last < len(view.kinds) and view.kinds[last] == "," else None
    pieces = (*content, again.inner) if again is not None else content
    return Statement((view.span(first, last),), (view.span(i, after),), pieces, view.number)


def _addressee(view: _View, at: int) -> tuple[Span | None, int]:
    """The hearer after "told", and the token after it."""
    phrase = phrase_after(view.kinds, at)
    if phrase is None:
        return None, at
    first, last = phrase
    if last < len(view.kinds) and view.kinds[last] in "VX":
        return None, at
    for j in range(first, last):
        if view.kinds[j] == "T" or (view.kinds[j] == "P" and view.words[j].lower in {"in", "on", "at", "during"}):
            return (view.span(first, j) if j > first else None), max(j, at)
    return view.span(first, last), last


# ------------------------------------------------------------------------------------------------------------ content


def _content_after(view: _View, at: int, cue: cues.Cue) -> Piece | None:
    """What follows the cue: a quotation, a clause with or without "that", an infinitive or an object."""
    j = _past_circumstances(view, at)
    if j >= len(view.words):
        return None
    quote = _quote_ahead(view, j)
    if quote is not None and cue.frames & {"quote", "clause"}:
        return (quote.inner,)
    kind, word = view.kinds[j], view.words[j].lower
    if kind in ",;:.)Q" and not (kind == "Q" and view.quote_from(j)):
        return None
    if "clause" in cue.frames and (word == "that" or (not cue.that and _is_clause(view, j))):
        return _rest(view, j)
    if "clause" in cue.frames and word in {"if", "whether", "how", "why", "what", "who", "where"} and not cue.gerund:
        return _rest(view, j)
    if "infinitive" in cue.frames and kind == "I":
        return _rest(view, j)
    if "object" in cue.frames and kind in "DUWRMG(" and j == at:
        aside = view.kinds.find(",S", j)
        return _rest(view, j) if aside < 0 else _clause_before(view, j, aside)
    return None


def _quote_ahead(view: _View, j: int) -> Quotation | None:
    """A quotation that opens at ``j``, or after a colon, comma or "that" there."""
    ahead = view.quote_from(j)
    if ahead is None and view.kinds[j] in {":", ","}:
        ahead = view.quote_from(j + 1)
    if ahead is None and view.kinds[j:] == ":":
        ahead = view.quote_below()
    if ahead is None or ahead.single or _runs_on(view, ahead):
        return None
    return ahead


def _runs_on(view: _View, quote: Quotation) -> bool:
    """Whether unquoted words of the same clause go on after the quotation, so that the content is mixed."""
    if quote.end >= view.sentence.end:
        return False
    nxt = next((k for k, w in enumerate(view.words) if w.start >= quote.end), None)
    return nxt is not None and view.kinds[nxt] not in ",.;:)-"


def _past_circumstances(view: _View, at: int) -> int:
    """Skip "on Tuesday", "in a statement", "at a news conference" between the cue and what it reports."""
    j = at
    while j < len(view.kinds):
        if view.kinds[j] in "TA":
            j += 1
        elif view.kinds[j] == "P" and view.words[j].lower in {
            "on",
            "in",
            "at",
            "during",
            "to",
            "by",
            "of",
            "from",
            "via",
        }:
            phrase = phrase_after(view.kinds, j + 1)
            if phrase is None:
                return j
            j = _split_time(view, *phrase)
        else:
            break
    if j > at and j < len(view.kinds) and view.kinds[j] == "," and view.quote_from(j + 1) is None:
        return j + 1 if j + 1 < len(view.kinds) and view.words[j + 1].lower == "that" else j
    return j


def _split_time(view: _View, first: int, last: int) -> int:
    """End of a circumstance: a weekday closes it ("on Tuesday / the army ...")."""
    for j in range(first, last):
        if view.kinds[j] == "T":
            return j + 1
        if j > first and view.kinds[j] == "D":
            return j
    return last


def _is_clause(view: _View, j: int) -> bool:
    """Whether a subject and a verb follow, so that the words report without "that"."""
    for k in range(j, min(len(view.kinds), j + 25)):
        if view.kinds[k] in "VX" and k > j:
            return True
        if view.kinds[k] in ".;:":
            return False
    return len(view.kinds) - j > 6 and view.kinds[j] in "DRUWM"


def _rest(view: _View, at: int) -> Piece | None:
    """From token ``at`` to the end of what the cue governs: the next coordinated cue, the quotation around, the end."""
    first = _trim_left(view, at, len(view.words))
    around = view.quote_around(first) if first < len(view.words) else None
    last = len(view.words)
    if around is not None and around.inner[0] < view.words[max(0, at - 1)].start:
        last = sum(w.end <= around.inner[1] for w in view.words)
    for j in range(first + 3, last):
        if _ends_content(view, j):
            last = j
            break
    while last > first and view.kinds[last - 1] in ",.;:-C" and view.words[last - 1].text != "%":
        last -= 1
    last = _outside_quote(view, first, last)
    return (view.span(first, last),) if last > first else None


def _outside_quote(view: _View, first: int, last: int) -> int:
    """Drop a closing mark at the very end, and the stop before it."""
    while last > first and view.kinds[last - 1] in "Q.,":
        last -= 1
    return last


def _ends_content(view: _View, j: int) -> bool:
    """Whether a coordinated cue of the same speaker begins at token ``j``: "and warned that", ", adding"."""
    if view.kinds[j] not in {"C", ","} or j + 1 >= len(view.words):
        return False
    k = j + 1
    while k < len(view.kinds) and view.kinds[k] in "AXC":
        k += 1
    if k >= len(view.words) or view.quote_around(j) is not None:
        return False
    options = cues.verbs().get(view.words[k].lower)
    if options is None or "clause" not in options[0].frames or options[0].that:
        return view.words[k].lower == "according" and view.kinds[j] == ","
    if view.kinds[j] == ",":
        return options[0].gerund
    return view.kinds[k] == "V" and k + 1 < len(view.words) and view.words[k + 1].lower == "that"


def _trim_left(view: _View, first: int, limit: int) -> int:
    while first < limit and view.kinds[first] in ",;:.-":
        first += 1
    return first


def _content_before(view: _View, start: int) -> Piece | None:
    """What stands before the cue's subject: a quotation or a clause set off by a comma."""
    quote = view.quote_until(start - 1) or (
        view.quote_until(start - 2) if start > 1 and view.kinds[start - 1] == "," else None
    )
    if quote is not None and not quote.single:
        opening = next((k for k, w in enumerate(view.words) if w.start >= quote.start), 0)
        lead = view.kinds[:opening]
        if quote.start <= view.sentence.start or not any(k in "VXUWM" for k in lead[lead.rfind(":") + 1 :]):
            return (quote.inner,)
    if start < 3 or view.kinds[start - 1] not in {",", "Q"}:
        return None
    return _clause_before(view, 0, start)


def _clause_before(view: _View, first: int, stop: int) -> Piece | None:
    last = stop
    while last > first and view.kinds[last - 1] in ",.-Q":
        last -= 1
    while first < last and view.kinds[first] in "CQ,":
        first += 1
    if last - first < 3:
        return None
    return (view.span(first, last),)


def _quoted_lead(view: _View, start: int) -> bool:
    return view.quote_until(start - 1) is not None or (start > 1 and view.quote_until(start - 2) is not None)


def _resumes(view: _View, at: int) -> bool:
    """Whether a quotation goes on after the cue: "'We won,' he said, 'and will again'"."""
    return any(view.quote_from(j) is not None for j in (at, at + 1, at + 2))


# ------------------------------------------------------------------------------------------- colons, reportedly, rest


def _colon(view: _View, i: int) -> Statement | None:
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
        content = _rest(view, i + 1) if view.sentence.zone == "title" and phrase[1] <= 4 else None
    if content is None:
        return None
    return Statement((view.span(*phrase),), (view.span(i, i + 1),), content, view.number)


def _introduced(view: _View, i: int, quote: Quotation) -> Statement | None:
    """ "The mayor listed her reasons: '...'": any sentence whose subject stands before its first verb."""
    verb = next((j for j, k in enumerate(view.kinds[:i]) if k == "V"), None)
    phrase = None if verb is None else phrase_before(view.kinds, verb)
    if verb is None or phrase is None or _is_time(view, phrase) or view.quote_around(verb) is not None:
        return None
    return Statement((view.span(*phrase),), (view.span(verb, i),), (quote.inner,), view.number)


def _dash(view: _View, i: int) -> Statement | None:
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


def _reportedly(view: _View) -> Iterator[Statement]:
    """Pattern 5: the clause around an adverb of hearsay, whose source is not named."""
    for i, word in enumerate(view.words):
        if word.lower in cues.adverbs() and view.quote_around(i) is None:
            first = max((view.kinds.rfind(k, 0, i) for k in ";,C"), default=-1) + 1
            last = next((j for j in range(i + 1, len(view.words)) if view.kinds[j] in ";,."), len(view.words))
            pieces = [view.span(a, b) for a, b in ((first, i), (i + 1, last)) if b > a]
            if pieces:
                yield Statement((), (view.span(i, i + 1),), tuple(pieces), view.number)


def _continued(analysis: Analysis, found: list[Statement]) -> list[Statement]:
    """Give quotations that follow a statement in its paragraph, or run over into the next, to that statement."""
    result = list(found)
    taken = bytearray(len(analysis.text))
    for start, end in (span for st in found for span in (*st.content, *st.source, *st.cue)):
        taken[start:end] = b"\1" * (end - start)
    ends = sorted((_end(st), k) for k, st in enumerate(found) if _is_quoted(analysis, st))
    for quote in analysis.quotations:
        start, end = quote.inner
        if quote.single or _word_count(analysis.text, quote.inner) < SHORT_QUOTE_WORDS or 1 in taken[start:end]:
            continue
        owner = _owner(analysis.text, ends, quote)
        if owner is not None:
            result[owner] = replace(result[owner], content=(*result[owner].content, quote.inner))
            insort(ends, (end, owner))
    return result


def _end(statement: Statement) -> int:
    return max(e for _, e in (*statement.content, *statement.cue, *statement.source))


CONTINUATION_GAP = 60
"""Characters that may stand between a statement's end and a quotation that goes on with it."""


def _owner(text: str, ends: Sequence[tuple[int, int]], quote: Quotation) -> int | None:
    """The statement with a quotation that goes on in ``quote``: it ends just before it."""
    for i in range(bisect_right(ends, (quote.start, len(ends))) - 1, -1, -1):
        end, owner = ends[i]
        gap = text[end : quote.start]
        if len(gap) > CONTINUATION_GAP:
            return None
        if "\n" not in gap.strip(' \n"”“.,') and not any(c.isalnum() for c in _after_stop(gap)):
            return owner
    return None


def _after_stop(gap: str) -> str:
    """The part of the gap behind the first sentence end: words there break the chain."""
    return gap.partition(".")[2] if "." in gap else ""


def _is_quoted(analysis: Analysis, statement: Statement) -> bool:
    return any(analysis.quoted[start] > 1 for start, _ in statement.content)


def _without_comma(text: str, piece: Span) -> Span:
    """A quotation without the comma that its cue asks for: "We won," he said."""
    start, end = piece
    return (start, end - 1) if end - start > 1 and text[end - 1] == "," else piece


def _word_count(text: str, span: Span) -> int:
    return len(text[span[0] : span[1]].split())


def _distinct(text: str, found: Sequence[Statement]) -> Iterator[Statement]:
    """Drop statements whose source and content repeat an earlier one's, and orphans without content."""
    seen: set[tuple[Piece, Piece]] = set()
    for raw in found:
        statement = replace(raw, content=tuple(_without_comma(text, piece) for piece in raw.content))
        key = (statement.source, statement.content)
        if statement.content and key not in seen:
            seen.add(key)
            yield statement
