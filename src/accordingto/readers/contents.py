"""What is said: the words that a cue governs, before or after it."""

from __future__ import annotations

from accordingto.language import Quotation
from accordingto.language.phrases import phrase_after
from accordingto.readers import cues
from accordingto.readers.clauses import Clause
from accordingto.reading import Piece


def content_after(view: Clause, at: int, cue: cues.Cue) -> Piece | None:
    """What follows the cue: a quotation, a clause with or without "that", an infinitive or an object."""
    j = past_circumstances(view, at)
    if j >= len(view.words):
        return None
    quote = _quote_ahead(view, j)
    if quote is not None and cue.frames & {"quote", "clause"}:
        return (quote.inner,)
    kind, word = view.kinds[j], view.words[j].lower
    if kind in ",;:.)Q" and not (kind == "Q" and view.quote_from(j)):
        return None
    if "clause" in cue.frames and (word == "that" or (not cue.that and _is_clause(view, j))):
        return rest(view, j)
    if "clause" in cue.frames and word in {"if", "whether", "how", "why", "what", "who", "where"} and not cue.gerund:
        return rest(view, j)
    if "infinitive" in cue.frames and kind == "I":
        return rest(view, j)
    if "object" in cue.frames and kind in "DUWRMG(" and j == at:
        aside = view.kinds.find(",S", j)
        return rest(view, j) if aside < 0 else clause_before(view, j, aside)
    return None


def _quote_ahead(view: Clause, j: int) -> Quotation | None:
    """A quotation that opens at ``j``, or after a colon, comma or "that" there."""
    ahead = view.quote_from(j)
    if ahead is None and view.kinds[j] in {":", ","}:
        ahead = view.quote_from(j + 1)
    if ahead is None and view.kinds[j:] == ":":
        ahead = view.quote_below()
    if ahead is None or ahead.single or _runs_on(view, ahead):
        return None
    return ahead


def _runs_on(view: Clause, quote: Quotation) -> bool:
    """Whether unquoted words of the same clause go on after the quotation, so that the content is mixed."""
    if quote.end >= view.sentence.end:
        return False
    nxt = next((k for k, w in enumerate(view.words) if w.start >= quote.end), None)
    return nxt is not None and view.kinds[nxt] not in ",.;:)-"


def past_circumstances(view: Clause, at: int) -> int:
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


def _split_time(view: Clause, first: int, last: int) -> int:
    """End of a circumstance: a weekday closes it ("on Tuesday / the army ...")."""
    for j in range(first, last):
        if view.kinds[j] == "T":
            return j + 1
        if j > first and view.kinds[j] == "D":
            return j
    return last


def _is_clause(view: Clause, j: int) -> bool:
    """Whether a subject and a verb follow, so that the words report without "that"."""
    for k in range(j, min(len(view.kinds), j + 25)):
        if view.kinds[k] in "VX" and k > j:
            return True
        if view.kinds[k] in ".;:" or view.kinds[k : k + 2] == ",S":
            return False
    return len(view.kinds) - j > 6 and view.kinds[j] in "DRUWM"


def rest(view: Clause, at: int) -> Piece | None:
    """From token ``at`` to the end of what the cue governs: the next coordinated cue, the quotation around, the end."""
    first = trim_left(view, at, len(view.words))
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


def _outside_quote(view: Clause, first: int, last: int) -> int:
    """Drop a closing mark at the very end, and the stop before it."""
    while last > first and view.kinds[last - 1] in "Q.,":
        last -= 1
    return last


def _ends_content(view: Clause, j: int) -> bool:
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


def trim_left(view: Clause, first: int, limit: int) -> int:
    """The first token from ``first`` on that is no mark between phrases."""
    while first < limit and view.kinds[first] in ",;:.-":
        first += 1
    return first


def content_before(view: Clause, start: int) -> Piece | None:
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
    return clause_before(view, 0, start)


def clause_before(view: Clause, first: int, stop: int) -> Piece | None:
    """The words from token ``first`` to ``stop`` without marks and conjunctions at their edges; null when too few."""
    last = stop
    while last > first and view.kinds[last - 1] in ",.-Q":
        last -= 1
    while first < last and view.kinds[first] in "CQ,":
        first += 1
    if last - first < 3:
        return None
    return (view.span(first, last),)
