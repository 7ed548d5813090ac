"""Captions, pull quotes and headings, by what they look like beside the paragraphs of the report.

None of them is read for claims, so that a paragraph is taken for one only where several things agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from accordingto.language.inflection import forms as inflected
from accordingto.language.lexicon import words
from accordingto.language.page import Page, Piece, folded, forms, is_finite
from accordingto.language.sentences import sentences
from accordingto.report import ZoneKind

LONG = 100
"""Characters of a paragraph that counts as running text when the habits of a report are looked at."""

HABIT = 0.75
"""Share of the running paragraphs that must end in a stop for a line without one to mean something."""

PARAGRAPH = 40
"""Least characters of what stands below a heading or caption; items of lists and names are shorter."""

LONGEST_LINE = 130
"""Most characters of a heading or caption without a full stop."""

LONGEST_PHRASE = 15
"""Most words of a caption that is a phrase with a full stop; in longer ones a verb may hide that no list knows."""

LONGEST_NAME = 14
"""Most words of a name and office below a pull quote."""

RUN = 5
"""Words in a row that count as repeated."""

REPEATED = 0.7
"""Share of such runs that a pull quote has in common with a longer paragraph."""

MANY = 20
"""Most paragraphs that hold a run which still says something; more of them make it a formula."""

TITLE_CASE = 0.7
"""Share of capitalised words in a line set like a headline; function words keep it under 1."""

_DASHED_NAME = re.compile(r"(?:\s(?:--|[-–—―])\s?|[\"”’](?:--|[-–—―]))\s*(?P<name>[A-Z][^\"“”]*)\Z")
_QUOTE_MARK = re.compile(r"[\"“”«»]")
_IN_QUOTES = re.compile(r"[\"“][^\"“”]*[\"”]")
_TWO_NAMES = re.compile(r"(?<!\S)(?=([A-Z][\w.'’-]*[^\W\d_]\.? [A-Z][\w'’-]*[a-z]\b))")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|[Yy]ou)\b")
_EMBEDDED = re.compile(r"@\w|pic\.twitter|https?://|#\w|\A\[")
"""Addresses and speaker marks (``[Reporter] ...``), which headings and captions do not have."""
_FIELD = re.compile(r"[A-Z][\w ]{2,25}:\s|\S*\d\S*\s(?:.*\s)?\S*\d")
"""A line of a form or of a table: ``Case number: 12``, or one with several figures."""


def pull_quotes(page: Page) -> dict[int, ZoneKind]:
    """Quotations set apart with the speaker's name below, and those that repeat quoted words of a longer paragraph.

    Several quotations with names in a row are not set apart from anything: they are the report.
    """
    pieces = list(page.undecided())
    named = [_has_name_below(piece) for _, piece in pieces]
    found: dict[int, ZoneKind] = {}
    for place, (i, _) in enumerate(pieces):
        if named[place] and not any(named[max(0, place - 1) : place] + named[place + 1 : place + 2]):
            found[i] = "caption"
    return found | dict.fromkeys(_repeating([(i, piece) for i, piece in pieces if i not in found]), "caption")


def lines(page: Page) -> dict[int, ZoneKind]:
    """Captions, headings and teasers without a full stop, in reports whose paragraphs have one."""
    pieces = list(page.undecided())
    running = [piece for _, piece in pieces if len(piece.words) >= LONG]
    if len(running) < 2 or sum(piece.stopped for piece in running) < HABIT * len(running):
        return {}
    found = list(_set_apart(page, pieces))
    names = Counter(name for piece in page.pieces if found for name in _TWO_NAMES.findall(piece.words))
    return {i: _line_kind(piece, names, first=i == pieces[0][0]) for i, piece in found}


def phrases(page: Page) -> dict[int, ZoneKind]:
    """Captions and headings that end in a full stop but are no sentence, before a paragraph that is one."""
    pieces = list(page.undecided())
    return {
        i: "heading" if _title_case(piece) else "caption"
        for place, (i, piece) in enumerate(pieces[:-1])
        if _is_phrase(piece) and len(pieces[place + 1][1].words) >= LONG and pieces[place + 1][1].stopped
    }


def _has_name_below(piece: Piece) -> bool:
    """Whether a piece is words of somebody and then, without a full stop, a name: ``We ran. Oda Marl, miller``."""
    if piece.stopped or piece.words.isupper() or _EMBEDDED.search(piece.words):
        return False
    dashed = _DASHED_NAME.search(piece.words)
    start = dashed.start("name") if dashed else list(sentences(piece.words, 0, len(piece.words)))[-1][0]
    said, name = piece.words[:start], piece.words[start:]
    if len(said.split()) < 4 or not 0 < len(name.split()) <= LONGEST_NAME or is_finite(_IN_QUOTES.sub("", name)):
        return False
    quoted = said[:1] in "\"“‘'" and said.rstrip(" -–—―")[-1:] in "\"”’'"
    return quoted or (_TWO_NAMES.match(name) is not None and _FIRST_PERSON.search(said) is not None)


def _repeating(pieces: Sequence[tuple[int, Piece]]) -> Iterator[int]:
    """Numbers of the pieces most of which stands, quoted, in a longer one too."""
    holders: dict[tuple[str, ...], set[int]] = {}
    quoted = {i: len(piece.words) for i, piece in pieces if _QUOTE_MARK.search(piece.words)}
    runs = {i: _runs(piece) for i, piece in pieces} if quoted else {}
    for i in quoted:
        for run in runs[i]:
            holders.setdefault(run, set()).add(i)
    for i, piece in pieces if quoted else ():
        shared: Counter[int] = Counter()
        for run in runs[i] & holders.keys():
            if len(holders[run]) <= MANY:
                shared.update(other for other in holders[run] if quoted[other] > len(piece.words))
        if max(shared.values(), default=0) >= max(4, REPEATED * len(runs[i])) and not _tells(piece):
            yield i


def _tells(piece: Piece) -> bool:
    """Whether a piece reports speech in its own words, so that it is more than the speech."""
    told = folded(_IN_QUOTES.sub("", piece.words))
    return not (forms("reporting").isdisjoint(told) and forms("headline").isdisjoint(told))


def _runs(piece: Piece) -> set[tuple[str, ...]]:
    spoken = folded(piece.words)
    return set(zip(*(spoken[i:] for i in range(RUN)), strict=False))


def _is_line(piece: Piece) -> bool:
    """Whether a piece is set like a heading or caption: short, no full stop, and no sentence that lacks its stop."""
    if piece.stopped or len(piece.words) > LONGEST_LINE or _EMBEDDED.search(piece.words):
        return False
    if piece.words[0] in "\"“‘'":
        return len(piece.words.split()) <= 5
    headline = _title_case(piece) or _has_headline_verb(piece)
    return (headline or not piece.finite) and _FIELD.match(piece.words) is None


def _set_apart(page: Page, pieces: Sequence[tuple[int, Piece]]) -> Iterator[tuple[int, Piece]]:
    """Lines above a caption or, alone or with other lines, above a longer paragraph, less the items of a list."""
    marks = [_is_line(piece) for _, piece in pieces]
    listed = False
    for (i, piece), line, below in zip(pieces, marks, _lengths_below(pieces, marks), strict=True):
        if not line:
            listed = piece.words.endswith(":")
        elif not listed and (below >= max(PARAGRAPH, len(piece.words)) or _over_caption(page, i)):
            yield i, piece


def _lengths_below(pieces: Sequence[tuple[int, Piece]], marks: Sequence[bool]) -> list[int]:
    """For each piece the length of the next one that is no line, 0 where there is none."""
    lengths, below = [], 0
    for (_, piece), line in zip(reversed(pieces), reversed(marks), strict=True):
        lengths.append(below)
        below = below if line else len(piece.words)
    return lengths[::-1]


def _over_caption(page: Page, i: int) -> bool:
    return i + 1 < len(page.pieces) and page.pieces[i + 1].kind == "caption"


def _line_kind(line: Piece, names: Counter[str], *, first: bool) -> ZoneKind:
    """Captions name somebody of whom the text speaks; the first line below the title may name anything."""
    if line.finite:
        return "teaser" if _has_headline_verb(line) and not first else "heading"
    named = any(names[name] > 1 for name in _TWO_NAMES.findall(line.words))
    something = any(word[0].isupper() for word in line.words.split()[1:]) and not _title_case(line)
    return "caption" if named or (first and something) else "heading"


def _title_case(piece: Piece) -> bool:
    initials = [word[0] for word in piece.words.split() if word[0].isalpha()]
    return len(initials) > 1 and sum(initial.isupper() for initial in initials) >= TITLE_CASE * len(initials)


def _has_headline_verb(piece: Piece) -> bool:
    spoken = folded(piece.words)
    return not forms("headline").isdisjoint(spoken[1:]) and forms("reporting").isdisjoint(spoken)


def _is_phrase(piece: Piece) -> bool:
    if not piece.words.endswith(".") or not 4 <= len(piece.words.split()) <= LONGEST_PHRASE or ":" in piece.words:
        return False
    first = folded(piece.words)[:1]
    return (
        piece.single
        and not piece.words.isupper()
        and _openers().isdisjoint(first)
        and not piece.finite
        and not _may_have_verb(piece)
    )


def _may_have_verb(piece: Piece) -> bool:
    """Whether some word without a capital may be a finite verb: a past tense, or a form of a common verb."""
    small = folded(" ".join(word for word in piece.words.split()[1:] if word[0].islower()))
    return any(word.endswith("ed") or word in _verbs() for word in small)


@cache
def _openers() -> frozenset[str]:
    """Words that a caption does not begin with."""
    return forms("ties") | words().prepositions | words().adverbs | _verbs()


@cache
def _verbs() -> frozenset[str]:
    """Finite forms of common verbs."""
    listed = frozenset(form for verb in forms("verbs") for form in inflected(verb)[:3])
    return listed | words().verbs
