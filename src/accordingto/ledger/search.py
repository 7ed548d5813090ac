"""Full-text search over reports and claims, with what was found marked in the exact text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    TableClause,
    case,
    func,
    literal_column,
    select,
)
from sqlalchemy.exc import OperationalError

from accordingto.ledger import schema, search_fields
from accordingto.ledger.answers import ClaimHit, Facets, Found, ReportHit
from accordingto.ledger.characters import MARK_CLOSE, MARK_OPEN
from accordingto.ledger.errors import BadQuery
from accordingto.ledger.filters import Columns, Filter, current
from accordingto.ledger.rows import GAP
from accordingto.ledger.search_index import CLAIM_WORDS, CLAIMS, REPORT_TEXT, REPORTS, marked_words, matches
from accordingto.ledger.search_query import Query, as_fts5, parsed, sought_words
from accordingto.report import Span

SNIPPET_CHARACTERS = 200

_KIND = case(
    (schema.toll.c.serial.is_not(None), "toll"), (schema.event.c.serial.is_not(None), "event"), else_="attribution"
).label("kind")
_SOURCE = func.coalesce(
    schema.toll.c.according_to, schema.event.c.according_to, schema.attribution.c.speaker, schema.attribution.c.source
).label("according_to")
_CONDITIONS: Columns = {
    "report": current.c.report,
    "outlet": current.c.outlet,
    "first_day": current.c.published_day,
    "last_day": current.c.published_day,
}

Row = RowMapping | dict[str, Any]


class Marked(NamedTuple):
    """Words, and what was found in them."""

    words: str
    matches: tuple[Span, ...]


def search(connection: Connection, wanted: Filter, *, query: str) -> Found:
    """Reports and claims that match, best first; the limit and offset count for each.

    A query with fields asks for claims, and finds no reports.

    Raises:
        BadQuery: naming the place in the query.
    """
    tree = parsed(query)
    try:
        return _found(connection, tree, wanted)
    except OperationalError as error:
        if "fts5" not in str(error.orig):
            raise
        # Well formed, and still more than FTS5 takes: its parser has a stack of a hundred places.
        raise BadQuery(query, 0, f"the search engine refuses it ({error.orig})") from error


def _found(connection: Connection, tree: Query, wanted: Filter) -> Found:
    terms = as_fts5(tree)
    if terms is not None:
        return Found(reports=_reports(connection, terms, wanted), claims=_claims(connection, terms, wanted))
    asked = search_fields.divided(tree)
    rows: Sequence[Row] = search_fields.claims(connection, asked, wanted)
    if asked.words is None:
        sought = sought_words(tree)
        rows = [{**row, "marked": sought.sub(rf"{MARK_OPEN}\g<0>{MARK_CLOSE}", row["marked"])} for row in rows]
    return Found(reports=(), claims=tuple(_claim_hit(connection, row) for row in rows))


def facets(connection: Connection, wanted: Filter, *, query: str) -> Facets:
    """The most frequent values of fields among the claims that match.

    Raises:
        BadQuery: naming the place in the query.
    """
    asked = search_fields.divided(parsed(query))
    values, number, whole = search_fields.facets(connection, asked, wanted)
    return Facets(number=number, whole=whole, values=values)


def _reports(connection: Connection, terms: str, wanted: Filter) -> tuple[ReportHit, ...]:
    shown = (current.c[name] for name in ("report", "version", "title", "published", "outlet"))
    query = (
        select(*shown, *_ranked(REPORTS, REPORT_TEXT))
        .join(current, current.c.report_serial == REPORTS.c.rowid)
        .where(matches(REPORTS, terms), *wanted.conditions(_CONDITIONS))
    )
    return tuple(_report_hit(row) for row in _best(connection, query, wanted))


def _report_hit(row: RowMapping) -> ReportHit:
    text, matches = unmarked(row["marked"])
    start, end = excerpt(text, matches)
    known = {name: row[name] for name in ("report", "version", "title", "published", "outlet", "score")}
    return ReportHit(**known, snippet=text[start:end], start=start, end=end, matches=matches)


def _claims(connection: Connection, terms: str, wanted: Filter) -> tuple[ClaimHit, ...]:
    shown = (current.c[name] for name in ("report", "version", "published", "outlet"))
    reading = _of_claim("reading")
    claim = (_KIND, _SOURCE, reading, *map(_of_claim, ("id", "key", "day", "start", "end")))
    query = (
        select(*claim, *shown, *_ranked(CLAIMS, CLAIM_WORDS))
        .outerjoin(schema.toll, schema.toll.c.serial == CLAIMS.c.rowid)
        .outerjoin(schema.event, schema.event.c.serial == CLAIMS.c.rowid)
        .outerjoin(schema.attribution, schema.attribution.c.serial == CLAIMS.c.rowid)
        .join(current, current.c.serial == reading)
        .where(matches(CLAIMS, terms), *wanted.conditions(_CONDITIONS))
    )
    return tuple(_claim_hit(connection, row) for row in _best(connection, query, wanted))


def _claim_hit(connection: Connection, row: Row) -> ClaimHit:
    words, matches = unmarked(row["marked"])
    pieces = [(row["start"], row["end"])] if row["kind"] != "attribution" else _content(connection, row)
    known = ("kind", "report", "version", "published", "outlet", "day", "start", "end", "according_to", "score")
    same = {name: row[name] for name in known}
    return ClaimHit(**same, claim=row["key"], words=words, matches=in_text(matches, pieces))


def _of_claim(name: str) -> ColumnElement[Any]:
    """A column of the one table of the three that has the claim."""
    return func.coalesce(schema.toll.c[name], schema.event.c[name], schema.attribution.c[name]).label(name)


def _content(connection: Connection, row: Row) -> list[Span]:
    piece = schema.attribution_piece
    query = (
        select(piece.c.start, piece.c.end)
        .filter_by(reading=row["reading"], attribution=row["id"], part="content")
        .order_by(piece.c.ordinal)
    )
    return [(start, end) for start, end in connection.execute(query)]


def _ranked(index: TableClause, words: int) -> tuple[ColumnElement[float], ColumnElement[str]]:
    """FTS5's rank is the better the smaller; the words come with marks where they match."""
    return (-index.c.rank).label("score"), marked_words(index, words).label("marked")


def _best(connection: Connection, query: Select[Any], wanted: Filter) -> Sequence[RowMapping]:
    # By rank alone, which FTS5 sorts by itself, so that only the rows given are marked; equal ones come as written.
    query = query.order_by(literal_column("rank")).limit(wanted.limit).offset(wanted.offset)
    return connection.execute(query).mappings().all()


def unmarked(marked: str) -> Marked:
    """Words without the marks, which stand nowhere else in a ledger, and where they were."""
    words: list[str] = []
    matches: list[Span] = []
    length = 0
    for number, part in enumerate(re.split(f"[{MARK_OPEN}{MARK_CLOSE}]", marked)):
        if number % 2 == 1:
            matches.append((length, length + len(part)))
        words.append(part)
        length += len(part)
    return Marked("".join(words), tuple(matches))


def in_text(matches: Iterable[Span], pieces: Iterable[Span]) -> tuple[Span, ...]:
    """Places in the words of a piece as places in the text; what reaches over a gap falls in two.

    Args:
        matches: places in the words of the pieces, joined by ``GAP``.
        pieces: spans in the text.
    """
    matches = tuple(matches)
    found: list[Span] = []
    begin = 0
    for start, end in pieces:
        stop = begin + end - start
        inside = ((max(match[0], begin), min(match[1], stop)) for match in matches)
        found += [(start + first - begin, start + last - begin) for first, last in inside if first < last]
        begin = stop + len(GAP)
    return tuple(found)


def excerpt(text: str, matches: Sequence[Span]) -> Span:
    """The stretch of about ``SNIPPET_CHARACTERS`` with most matches, cut between words where it can be."""
    if not matches:
        return _between_words(text, 0, SNIPPET_CHARACTERS, 0, 0)
    ends = [end for _, end in matches]
    near = [max(1, bisect_right(ends, start + SNIPPET_CHARACTERS) - n) for n, (start, _) in enumerate(matches)]
    number = near.index(max(near))
    first, last = matches[number][0], matches[number + near[number] - 1][1]
    start = first - max(0, SNIPPET_CHARACTERS - (last - first)) // 2
    return _between_words(text, start, max(start + SNIPPET_CHARACTERS, last), first, last)


def _between_words(text: str, start: int, end: int, first: int, last: int) -> Span:
    """Move the ends inward to the nearest space, but never over what lies between ``first`` and ``last``."""
    start, end = max(0, start), min(len(text), end)
    space = text.find(" ", start, first)
    if start > 0 and space >= 0:
        start = space + 1
    space = text.rfind(" ", last, end)
    if end < len(text) and space > start:
        end = space
    return start, end
