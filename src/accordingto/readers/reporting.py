"""Statements by a reporting verb: "the mayor said ...", "'...', said the mayor", and who their source is."""

from __future__ import annotations

from collections.abc import Sequence

from accordingto.language.phrases import NOUNISH, phrase_after, phrase_before
from accordingto.readers import cues
from accordingto.readers.clauses import Clause, Statement
from accordingto.readers.contents import content_after, content_before
from accordingto.reading import Piece
from accordingto.report import Span

OBJECT_REACH = 6
"""Tokens after a verb among which the noun stands that makes it report: "put the official death toll at"."""


def reporting_verb(view: Clause, i: int, earlier: Sequence[Statement]) -> Statement | None:
    """The statement whose cue is the verb at token ``i``; ``earlier`` are those of the sentence so far."""
    options = cues.verbs().get(view.words[i].lower)
    if options is None or not _acts(view, i, options):
        return None
    for cue in options:
        if cue.objects and cue.objects.isdisjoint(w.lower for w in view.words[i + 1 : i + OBJECT_REACH]):
            continue
        if cue.particles and (i + 1 >= len(view.words) or view.words[i + 1].lower not in cue.particles):
            continue
        statement = _with_frame(view, i, cue, earlier)
        if statement is not None:
            return statement
    return None


def _acts(view: Clause, i: int, options: Sequence[cues.Cue]) -> bool:
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


def _passive(view: Clause, i: int) -> bool:
    j = i - 1
    while j >= 0 and view.kinds[j] in "AN":
        j -= 1
    return (
        j >= 0
        and view.words[j].lower in {"is", "are", "was", "were", "be", "been", "being", "'s", "'re"}
        and (view.words[i].lower.endswith(("ed", "n", "id", "old")))
    )


def _with_frame(view: Clause, i: int, cue: cues.Cue, earlier: Sequence[Statement]) -> Statement | None:
    after = i + 2 if cue.particles else i + 1
    begin = _cue_start(view, i)
    inverted = _inverted(view, i, begin, after) if "quote" in cue.frames or not cue.that else None
    if inverted is not None and cue.frames & {"quote", "clause"}:
        return inverted
    phrase = _subject(view, begin)
    shared = _shared_source(view, begin, cue, earlier)
    source = shared if shared is not None else (view.span(*phrase),) if phrase is not None else None
    if source is None or (phrase is not None and shared is None and is_time(view, phrase)):
        return None
    if view.quote_around(i) is not None and _wording(view, source) in _SELVES:
        return None
    start = phrase[0] if phrase is not None and shared is None else begin
    cue_span = view.span(begin, after)
    addressee, at = _addressee(view, after) if cue.addressee else (None, after)
    content = content_after(view, at, cue)
    lead = content_before(view, start) if "quote" in cue.frames or not cue.that else None
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


def _wording(view: Clause, source: Piece) -> str:
    """The words of a source, case-folded."""
    return " ".join(view.analysis.text[s:e] for s, e in source).lower()


def _subject(view: Clause, begin: int) -> tuple[int, int] | None:
    """The noun phrase before a verb group, with its relative clause and without a date at its end."""
    phrase = phrase_before(view.kinds, begin)
    if phrase is None:
        return None
    first, last = _with_relative(view, *phrase)
    while last - first > 1 and view.kinds[last - 1] == "T":
        last -= 2 if view.kinds[last - 2] == "P" else 1
    return (first, last) if last > first else None


def _with_relative(view: Clause, first: int, last: int) -> tuple[int, int]:
    """Take "the hospital that took in the victims" for what spoke, not "the victims"."""
    opening = view.kinds.rfind("S", 0, first)
    if opening < 1 or view.words[opening].lower not in {"who", "that", "which"}:
        return first, last
    inside, before = view.kinds[opening:first], view.kinds[:opening]
    head = phrase_before(view.kinds, opening)
    if head is None or "," in inside or not set(inside) & {"V", "X"} or set(before) & {"V", "X"}:
        return first, last
    return head[0], last


def _cue_start(view: Clause, i: int) -> int:
    """First token of the verb group: "has also said" starts at "has"."""
    begin = i
    while (begin > 0 and view.kinds[begin - 1] in "XN") or (begin > 1 and view.kinds[begin - 1] == "A"):
        begin -= 1
    return begin


def is_time(view: Clause, phrase: tuple[int, int]) -> bool:
    """Whether a phrase is nothing but a date."""
    return all(k in "TMD" for k in view.kinds[phrase[0] : phrase[1]])


def _shared_source(view: Clause, begin: int, cue: cues.Cue, earlier: Sequence[Statement]) -> Piece | None:
    """The source of the verb before it: "..., she said, adding that ..." and "she said ... and warned that ..."."""
    if not earlier or begin == 0:
        return None
    before = view.kinds[begin - 1]
    if cue.gerund or before == "C" or (before == "," and begin > 1 and view.kinds[begin - 2] != "C" and cue.gerund):
        return earlier[-1].source
    return None


def _inverted(view: Clause, i: int, begin: int, after: int) -> Statement | None:
    """Pattern 3 with the verb first: "'...', said Ann Lee, the mayor"."""
    if begin == 0 or begin != i:
        return None
    before = view.kinds[begin - 1]
    quoted = view.quote_until(begin - 1) or (view.quote_until(begin - 2) if before == "," else None)
    if quoted is None and phrase_before(view.kinds, begin) is not None:
        return None
    if quoted is None and not (before == "," and view.words[i].lower in {"said", "says", "reported", "added"}):
        return None
    first, last = source_after(view, after)
    if last <= first or view.kinds[first] == "S" or (quoted is None and view.kinds[last : last + 1] in {"V", "X"}):
        return None
    content = content_before(view, begin)
    if content is None:
        return None
    again = view.quote_from(last + 1) if last < len(view.kinds) and view.kinds[last] == "," else None
    pieces = (*content, again.inner) if again is not None else content
    return Statement((view.span(first, last),), (view.span(i, after),), pieces, view.number)


def _addressee(view: Clause, at: int) -> tuple[Span | None, int]:
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


def _quoted_lead(view: Clause, start: int) -> bool:
    return view.quote_until(start - 1) is not None or (start > 1 and view.quote_until(start - 2) is not None)


def _resumes(view: Clause, at: int) -> bool:
    """Whether a quotation goes on after the cue: "'We won,' he said, 'and will again'"."""
    return any(view.quote_from(j) is not None for j in (at, at + 1, at + 2))


def source_after(view: Clause, first: int) -> tuple[int, int]:
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


def _not_into_figure(view: Clause, first: int, last: int) -> int:
    """Stop a source before a numeral: "According to the ministry over 300 people ..."."""
    for j in range(first + 1, last):
        if view.kinds[j] == "M" and not view.words[j].text[-1].isalpha() and view.kinds[j - 1] in NOUNISH | {"P", "D"}:
            return j - 1 if view.kinds[j - 1] in "PD" else j
    return last


def _is_noun_start(view: Clause, i: int) -> bool:
    return i < len(view.kinds) and view.kinds[i] in "DUWR"


def _with_insertion(view: Clause, last: int) -> int:
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
