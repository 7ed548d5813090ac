"""Offices, occupations and ranks beside a name: "Prime Minister John Key", "Ann Lee, the head of the clinic"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from accordingto.language import Analysis, Token
from accordingto.readers.names import Name, bare, honorifics, title_heads, title_modifiers
from accordingto.reading import Role
from accordingto.report import Span

_TAILS = {("secretary", "state"), ("minister", "state"), ("chief", "staff")}
"""Offices whose name goes on after "of"."""


def read(analysis: Analysis, name: Name) -> Iterator[Role]:
    """The roles that the words before and after a name give it."""
    sentence = analysis.sentences[name.sentence]
    tokens = analysis.words(sentence)
    kinds = sentence.letters
    first, last = name.first - sentence.first, name.last - sentence.first
    yield from _before(analysis, tokens, kinds, first)
    yield from _after(analysis, tokens, kinds, last)


def _before(analysis: Analysis, tokens: Sequence[Token], kinds: str, first: int) -> Iterator[Role]:
    """An office straight before the name, or before "of ORGANIZATION" and the name, or before a comma."""
    end = first
    while end > 0 and bare(tokens[end - 1].text) in honorifics() and bare(tokens[end - 1].text) not in title_heads():
        end -= 1
    if end > 0 and kinds[end - 1] == ",":
        end -= 1
    head = end - 1
    if head >= 0 and _is_head(tokens[head]):
        start = _office_start(tokens, head)
        organization = _owner(analysis, tokens, kinds, start)
        yield _role(analysis, tokens, start, end, organization, outer=_outer(tokens, kinds, start))
        return
    opening = _office_of(tokens, kinds, end)
    if opening is not None:
        start, of = opening
        yield _with_organization(analysis, tokens, kinds, start, of, end)


def _office_of(tokens: Sequence[Token], kinds: str, end: int) -> tuple[int, int] | None:
    """Start of an office and its "of" before token ``end``: "(the) deputy head | of the Office for relations"."""
    for j in range(end - 2, max(-1, end - 16), -1):
        if kinds[j] in "VXS.,;:Q" or (kinds[j] == "R"):
            return None
        if tokens[j].lower in {"of", "for", "at", "to"} and j > 0 and _is_head(tokens[j - 1]):
            if kinds[end - 1] == "G" or not any(k in "UW" for k in kinds[j + 1 : end]):
                return None
            start = _office_start(tokens, j - 1)
            if (start > 0 and kinds[start - 1] in "DC,P") or start == 0 or kinds[start - 1] in "WU":
                return start, j
    return None


def _after(analysis: Analysis, tokens: Sequence[Token], kinds: str, last: int) -> Iterator[Role]:
    """What stands behind a name: "of The Bell", or an apposition: ", (the) spokesman for the army,"."""
    if last + 1 < len(tokens) and tokens[last].lower == "of" and kinds[last + 1] in "UD":
        end = _phrase_end(kinds, last + 1)
        if kinds[end - 1] == "U" and not any(k in "PW" for k in kinds[last + 1 : end]):
            yield _membership(analysis, tokens, kinds, last, end)
        return
    comma = last + 2 if kinds[last : last + 3] == ",M," else last
    if comma + 1 < len(tokens) and kinds[comma] == ",":
        yield from _apposition(analysis, tokens, kinds, comma + 1)


def _apposition(analysis: Analysis, tokens: Sequence[Token], kinds: str, first: int) -> Iterator[Role]:
    """An office from token ``first``, just behind a comma, with what it is an office of."""
    start = first
    if tokens[start].lower in {"who", "which"} and start + 1 < len(tokens) and tokens[start + 1].lower in {"is", "was"}:
        start += 2
    while start < len(tokens) and kinds[start] in "DA":
        start += 1
    stop = start
    while stop < len(tokens) and stop - start < 8 and kinds[stop] in "WUGM" and not _is_head(tokens[stop]):
        stop += 1
    if stop >= len(tokens) or not _is_head(tokens[stop]) or _opens_name(kinds, stop):
        yield from _occupation(analysis, tokens, kinds, first)
        return
    while stop + 1 < len(tokens) and _is_head(tokens[stop + 1]):
        stop += 1
    yield from _office(analysis, tokens, kinds, start, stop)


def _office(analysis: Analysis, tokens: Sequence[Token], kinds: str, start: int, head: int) -> Iterator[Role]:
    """The office headed by token ``head``: "(State Department) spokesman", "head of the clinic"."""
    of = head + 1
    office = max(start, _office_start(tokens, head))
    if of >= len(tokens) or tokens[of].lower not in {"of", "for", "at", "to", "in", "with"}:
        owner = _trim_owner(analysis, tokens, start, office)
        yield _role(analysis, tokens, office, head + 1, owner, outer=start)
        return
    end = _phrase_end(kinds, of + 1)
    if not _leads_to_name(kinds, end):
        yield _with_organization(analysis, tokens, kinds, start, of, end)


_OCCUPATION = re.compile(
    r"(?:ist|path|ian|grapher|smith|maker|monger|keeper|worker|fighter|writer|cleric|nurse|monk|nun)$"
)


def _occupation(analysis: Analysis, tokens: Sequence[Token], kinds: str, first: int) -> Iterator[Role]:
    """ ", a practising homeopath," : an article, modifiers and a noun with an occupation's ending, then a mark."""
    if tokens[first].lower not in {"a", "an", "the"}:
        return
    last = first + 1
    while last < len(tokens) and kinds[last] in "WVU" and last - first <= 5:
        last += 1
    if last < len(tokens) and kinds[last] in ",.SP" and last - first > 1 and _OCCUPATION.search(tokens[last - 1].lower):
        yield _role(analysis, tokens, first + 1, last, None, outer=first + 1)


def _membership(analysis: Analysis, tokens: Sequence[Token], kinds: str, of: int, end: int) -> Role:
    """ "Ann Lee of The Daily Bell": whom she belongs to, without an office."""
    first = of + 2 if kinds[of + 1] == "D" and tokens[of + 1].text == "the" else of + 1
    organization = analysis.text[tokens[first].start : tokens[end - 1].end]
    return Role(title=None, organization=organization, start=tokens[of].start, end=tokens[end - 1].end)


def _opens_name(kinds: str, stop: int) -> bool:
    """Whether the office found after a comma belongs to a further name ("A, President B")."""
    return stop + 1 < len(kinds) and kinds[stop + 1] == "U"


def _leads_to_name(kinds: str, end: int) -> bool:
    """Whether a further name between commas follows the office and owns it ("..., the head of the clinic, B, said")."""
    if end + 1 >= len(kinds) or kinds[end] != "," or kinds[end + 1] != "U":
        return False
    stop = end + 1
    while stop < len(kinds) and kinds[stop] == "U":
        stop += 1
    return stop < len(kinds) and kinds[stop] == ","


def _is_head(token: Token) -> bool:
    return bare(token.text) in title_heads()


def _office_start(tokens: Sequence[Token], head: int) -> int:
    start = head
    while start > 0 and (bare(tokens[start - 1].text) in title_modifiers() or _is_head(tokens[start - 1])):
        start -= 1
    return start


def _phrase_end(kinds: str, start: int) -> int:
    end = start
    while end < len(kinds) and kinds[end] in "DWUGPM" and end - start < 12:
        end += 1
    while end > start and kinds[end - 1] in "PD":
        end -= 1
    return end


def _owner(analysis: Analysis, tokens: Sequence[Token], kinds: str, start: int) -> str | None:
    """Whose office it is, straight before it: "New Zealand's Prime Minister", "NASA Administrator"."""
    return _trim_owner(analysis, tokens, _outer(tokens, kinds, start), start)


def _outer(tokens: Sequence[Token], kinds: str, start: int) -> int:
    first = start
    while first > 0 and kinds[first - 1] in "UG" and bare(tokens[first - 1].text) not in honorifics():
        first -= 1
    return first


def _trim_owner(analysis: Analysis, tokens: Sequence[Token], first: int, last: int) -> str | None:
    while last > first and tokens[last - 1].lower in {"'s", "'"}:
        last -= 1
    return analysis.text[tokens[first].start : tokens[last - 1].end] if last > first else None


def _role(
    analysis: Analysis, tokens: Sequence[Token], start: int, end: int, organization: str | None, *, outer: int
) -> Role:
    title = analysis.text[tokens[start].start : tokens[end - 1].end]
    return Role(title=title, organization=organization, start=tokens[outer].start, end=tokens[end - 1].end)


def _with_organization(analysis: Analysis, tokens: Sequence[Token], kinds: str, start: int, of: int, end: int) -> Role:
    first = of + 1
    while first < end and kinds[first] == "D":
        first += 1
    span: Span = tokens[start].start, tokens[max(end, of + 1) - 1].end
    if end == of + 2 and (bare(tokens[of - 1].text), tokens[of + 1].lower) in _TAILS:
        return Role(title=analysis.text[slice(*span)], organization=None, start=span[0], end=span[1])
    organization = analysis.text[tokens[first].start : tokens[end - 1].end] if end > first else None
    title = analysis.text[tokens[start].start : tokens[of - 1].end]
    return Role(title=title, organization=organization, start=span[0], end=span[1])
