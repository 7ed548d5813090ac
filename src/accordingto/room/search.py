"""Search: words and fields, hits with what was found marked, facets, and a form that writes the operators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from accordingto.exports.visible import visible
from accordingto.ledger import BadQuery, ClaimHit, Facets, Ledger, ReportHit
from accordingto.ledger.search_query import EFFECTS, FIELDS
from accordingto.report import Span
from accordingto.room.asked import Asked, Parameter
from accordingto.room.filtering import OFFSET, cut_by_offset, offset_of, size
from accordingto.room.pages import LIMIT, Content, Page, View

SHOWN_REPORTS = 8
"""Reports above the claims of the first page; JSON has as many as claims."""
_CONTEXT = 300
"""Characters of a hit that are shown around what was found."""
_GAP = Markup("…")
_FORM_FIELDS = ("source", "who", "place", "outlet", "day")


class SearchContent(Content, frozen=True, kw_only=True):
    """What a search finds.

    Attributes:
        query: as asked; with what the form adds to it.
        reports: that hold the words, best first.
        claims: that match, best first.
        facets: null for an empty query.
    """

    query: str
    reports: list[ReportHit]
    claims: list[ClaimHit]
    facets: Facets | None


class Hit(NamedTuple):
    """A claim with what was found marked in its words."""

    claim: ClaimHit
    words: Markup


class Narrower(NamedTuple):
    """A value that the query can be narrowed down to, and the query that does it."""

    value: str
    claims: int
    query: str


def answer(ledger: Ledger, asked: Asked) -> View:
    """What the query of the address finds; a mistake in it is shown in its place."""
    query = written(asked)
    if not query:
        content = SearchContent(query="", reports=[], claims=[], facets=None)
        return _view(content, error=None)
    offset = offset_of(asked)
    try:
        found = ledger.search(query, limit=size(asked) + 1, offset=offset)
        facets = ledger.search_facets(query)
    except BadQuery as error:
        if asked.form:
            raise
        return _view(SearchContent(query=query, reports=[], claims=[], facets=None), error=error)
    more = found.claims if len(found.claims) >= len(found.reports) else found.reports
    content = SearchContent(
        query=query,
        reports=list(found.reports[: size(asked)]),
        claims=list(found.claims[: size(asked)]),
        facets=facets,
        next=cut_by_offset(more, asked, offset),
    )
    return _view(content, error=None)


def _view(content: SearchContent, error: BadQuery | None) -> View:
    shown = {
        "error": None if error is None else pointed(error),
        "hits": [Hit(hit, found_in(hit.words, hit.start, hit.matches)) for hit in content.claims],
        "report_hits": [
            (hit, found_in(hit.snippet, hit.start, hit.matches)) for hit in content.reports[:SHOWN_REPORTS]
        ],
        "narrower": _narrower(content),
        "fields": FIELDS,
        "form_fields": _FORM_FIELDS,
        "effects": EFFECTS,
    }
    return View("Search", content, content.claims, ClaimHit.__struct_fields__, shown)


def written(asked: Asked) -> str:
    """The query with what the fields of the form add to it."""
    parts = [asked.text("q") or ""]
    if asked.text("phrase") is not None:
        parts.append(_quoted(asked.text("phrase") or ""))
    parts += [f"{name}:{_value(value)}" for name in _FORM_FIELDS if (value := asked.text(name)) is not None]
    effect, least = asked.choice("effect", EFFECTS), asked.number("least", None, 10**9 - 1, least=0)
    if effect is not None:
        parts.append(f"effect:{effect}" if least is None else f"{effect}>={least}")
    query = " ".join(part for part in parts if part)
    return f"({query}) NOT {_value(asked.text('without') or '')}" if query and asked.text("without") else query


def _value(words: str) -> str:
    return _quoted(words) if not words.replace("-", "").isalnum() else words


def _quoted(words: str) -> str:
    return '"' + words.translate({ord(mark): None for mark in '"“”'}) + '"'


def pointed(error: BadQuery) -> Markup:
    """The query with the place of the mistake marked."""
    before, rest = error.query[: error.position], error.query[error.position :]
    at = rest[:1] or " "
    parts = (escape(visible(before[-200:])), escape(visible(at)), escape(visible(rest[1:200])), error.what)
    return Markup("{}<mark>{}</mark>{}\n{}").format(*parts)


def found_in(words: str, start: int, matches: Sequence[Span]) -> Markup:
    """Words, clipped around the first match, with the matches marked.

    Args:
        words: of the text, which begin at ``start`` there.
        start: of the words.
        matches: spans of the text.
    """
    spans = [(first - start, last - start) for first, last in matches if first >= start and last - start <= len(words)]
    begin = max(0, min((first for first, _ in spans), default=0) - _CONTEXT // 3)
    end = min(len(words), begin + _CONTEXT)
    parts = [_GAP if begin > 0 else Markup("")]
    place = begin
    for first, last in sorted(spans):
        if first < place or last > end:
            continue
        parts += [escape(visible(words[place:first])), Markup("<mark>{}</mark>").format(visible(words[first:last]))]
        place = last
    parts += [escape(visible(words[place:end])), _GAP if end < len(words) else Markup("")]
    return Markup("").join(parts)


def _narrower(content: SearchContent) -> dict[str, list[Narrower]]:
    """For each facet, the queries that narrow this one down to its values."""
    if content.facets is None:
        return {}
    query = content.query if content.query.isalnum() else f"({content.query})"
    return {
        name: [
            Narrower(value.value, value.claims, f"{query} {name}:{_value(_known(name, value.value))}")
            for value in values
            if value.value is not None
        ]
        for name, values in content.facets.values.items()
    }


def _known(name: str, value: str) -> str:
    """The value as the field takes it."""
    return "statement" if name == "kind" and value == "attribution" else value


PAGE = Page(
    "/search",
    "Words and fields in reports and claims",
    "search.html",
    answer,
    SearchContent,
    (
        Parameter("q", "The query: words, phrases, beginnings, AND, OR, NOT, parentheses and fields."),
        Parameter("phrase", "Words that must stand so."),
        *(Parameter(name, f"The field {name}: {FIELDS[name]}.") for name in _FORM_FIELDS),
        Parameter("effect", "Only tolls of this effect.", EFFECTS),
        Parameter("least", "Only tolls of that effect with at least this figure.", kind="integer"),
        Parameter("without", "Words that must not stand there."),
        LIMIT,
        OFFSET,
    ),
)
