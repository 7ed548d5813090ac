"""HTML pages: the report as a reader of the page reads it, without the page around it.

``Report.text`` is the headline, the lines with author and date, and the paragraphs in order, parted by blank lines; a
line break that the page writes inside a paragraph stays one. Every piece is a zone, captions and headings marked as
such.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from accordingto.intake import page_furniture
from accordingto.intake.encoding import Decoded, charset_of, decode
from accordingto.intake.linked_data import LinkedData, read_linked_data
from accordingto.intake.main_text import Evidence, MainText, Role, find_main_text, looks_like_heading
from accordingto.intake.page_date import Published, find_published
from accordingto.intake.page_lines import Line, Page, read_lines
from accordingto.intake.page_metadata import (
    Head,
    Title,
    find_address,
    find_language,
    find_outlet,
    find_title,
    read_head,
)
from accordingto.intake.page_signature import Signature, find_byline, find_signature, header
from accordingto.intake.page_tree import Tree, cut_off, parse
from accordingto.intake.source import Item, Options, Source, Unreadable, now
from accordingto.report import Provenance, Report, Zone, ZoneKind, content_id

_DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]+)|<\?xml[^>]{0,100}?\bencoding\s*=\s*[\"']([a-zA-Z0-9_:.-]+)",
    re.IGNORECASE,
)
_HEAD_BYTES = 8192
_MOST_ELEMENTS = 20_000
_DEEPEST = 80
"""Trafilatura is not asked about pages with more elements, or deeper ones: it takes minutes for them."""
_BEGINNING = 500
"""A report of fewer characters, on a page that asks for a subscription, is probably only its beginning."""
_SENTENCES = 250
"""Characters of ``articleBody`` from which it can stand for a text that the page does not show."""
_FEW_TEASERS = 5
_SEVERAL = 3


class Piece(NamedTuple):
    """A stretch of a report's text and the part it plays.

    ``joined`` is true where one line break, and no blank line, parts it from the piece before.
    """

    kind: ZoneKind
    text: str
    joined: bool = False


def read(source: Source, options: Options) -> Iterator[Item]:
    """The one report of a page.

    Raises:
        Unreadable: if it is empty, too large, not text, or has no report on it (a list of headlines).
    """
    data = source.read(options.limits.report_bytes)
    if not data.strip():
        what = "it is empty"
        raise Unreadable(what, "Save the page again")
    decoded = decode(data, charset_of(source.content_type) or declared_charset(data))
    fetched = source.read_at or now()
    page = _understand(decoded.text, source.url, fetched)
    yield _report(page, source, decoded, hashlib.sha256(data).hexdigest())


def declared_charset(data: bytes) -> str | None:
    """The character encoding that a page states in a ``meta`` element or XML declaration near its beginning."""
    found = _DECLARED.search(data[:_HEAD_BYTES])
    return None if found is None else (found[1] or found[2]).decode("ascii")


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Zone, ...]]:
    """The text of a report, and a zone for each of its pieces."""
    parts: list[str] = []
    zones: list[Zone] = []
    at = 0
    for piece in pieces:
        gap = ("\n" if piece.joined else "\n\n") if parts else ""
        parts += (gap, piece.text)
        zones.append(Zone(piece.kind, at + len(gap), at + len(gap) + len(piece.text)))
        at = zones[-1].end
    return "".join(parts), tuple(zones)


def pieces_of(markup: str) -> list[Piece]:
    """The paragraphs, headings and captions of a fragment of HTML that is all report text, as feeds carry it."""
    tree = parse(markup)
    if tree is None:
        return []
    page = read_lines(tree.root)
    return [
        _piece(page, n, _fragment_role(line))
        for n, line in enumerate(page.lines)
        if not page_furniture.is_notice(line.text)
    ]


def _fragment_role(line: Line) -> Role:
    if line.kind == "caption":
        return "caption"
    return "heading" if looks_like_heading(line) else "body"


def _piece(page: Page, n: int, role: ZoneKind, last: int | None = None) -> Piece:
    line = page.lines[n]
    return Piece(role, line.text, joined=line.joined and (last is None or last == n - 1))


@dataclass(frozen=True, slots=True)
class _Understood:
    """A page, and what was made of it.

    Attributes:
        stand_in: the report's text by JSON-LD, where the page itself shows none.
        warnings: doubts about its markup.
    """

    page: Page
    head: Head
    linked: LinkedData
    outlet: str | None
    address: str | None
    title: Title | None
    signature: Signature
    main: MainText
    published: Published
    stand_in: str | None
    warnings: tuple[str, ...]


def _understand(markup: str, address: str | None, fetched: str) -> _Understood:
    tree = parse(markup)
    page = Page() if tree is None else read_lines(tree.root)
    if tree is None or not page.lines:
        what = "the page shows no text"
        raise Unreadable(what, "Save the page from a browser after it has loaded, or give its text")
    head = read_head(tree.root)
    linked = read_linked_data(head.scripts, address if head.canonical is None else head.canonical)
    outlet = find_outlet(head, linked, page)
    title = find_title(head, linked, page, outlet)
    line = None if title is None else title.line
    signature = find_signature(page, line)
    evidence = Evidence(text for text in (_by_trafilatura(tree, page), linked.body) if text is not None)
    authors = frozenset((*linked.authors, *head.metas.get("author", ())))
    main = find_main_text(page, evidence, title=line, signature=signature.lines, authors=authors)
    found = find_address(head, linked, address)
    return _Understood(
        page=page,
        head=head,
        linked=linked,
        outlet=outlet,
        address=found,
        title=title,
        signature=signature,
        main=main,
        published=find_published(
            page, head, linked, signature, around=header(page, line, main), address=found, fetched=fetched
        ),
        stand_in=None if main.lines else _stand_in(linked, main),
        warnings=tuple(_doubts(markup, tree, page)),
    )


def _by_trafilatura(tree: Tree, page: Page) -> str | None:
    """What trafilatura takes for the main text; None where it finds none or fails, for it is one witness of three."""
    if page.elements > _MOST_ELEMENTS or page.depth > _DEEPEST:
        return None
    from trafilatura import bare_extraction  # noqa: PLC0415  loading it takes longer than reading a text file
    from trafilatura.settings import Document  # noqa: PLC0415

    try:
        found = bare_extraction(tree.root, fast=True, with_metadata=False, include_comments=False)
    except Exception:  # noqa: BLE001  whatever goes wrong in it, the page's structure is still there to be read
        return None
    return found.text if isinstance(found, Document) else None


def _stand_in(linked: LinkedData, main: MainText) -> str:
    """The words of the report by JSON-LD.

    Raises:
        Unreadable: if there are none either.
    """
    if linked.body is not None and len(linked.body) >= _SENTENCES:
        return linked.body
    if main.teasers >= _FEW_TEASERS or linked.lists:
        what = "the page is a list of headlines, not a report"
        raise Unreadable(what, "Give the reports that it leads to")
    what = "no report was found on the page, only menus and notices"
    raise Unreadable(what, "Save the page from a browser after it has loaded, or give its text")


def _doubts(markup: str, tree: Tree, page: Page) -> Iterator[str]:
    if tree.flattened:
        yield "elements nested too deep were taken out, their text kept"
    cut = cut_off(markup)
    if cut is not None:
        yield f"{cut}: its last part may be missing"
    if page.struck:
        yield f"text that the page strikes out was left out ({page.struck} times)"


def _report(page: _Understood, source: Source, decoded: Decoded, sha256: str) -> Report:
    text, zones = assemble(_pieces(page))
    title, published = page.title, page.published
    around = header(page.page, None if title is None else title.line, page.main)
    return Report(
        id=content_id(text),
        text=text,
        title=None if title is None else title.text,
        outlet=page.outlet,
        url=page.address,
        byline=find_byline(page.page, page.head, page.linked, page.signature, around),
        language=find_language(page.head, page.linked),
        published=published.value,
        zones=zones,
        warnings=(*decoded.warnings, *page.warnings, *_warnings(page), *published.warnings),
        provenance=Provenance(
            location=source.location,
            format="html",
            sha256=sha256,
            read_at=source.read_at or now(),
            encoding=decoded.evidence,
            title_from=None if title is None else title.evidence,
            published_from=published.evidence,
        ),
    )


def _pieces(page: _Understood) -> Iterator[Piece]:
    """Headline, author and date, and the report, in the order of the page."""
    if page.title is not None:
        line = page.title.line
        yield Piece("title", page.title.text if line is None else page.page.lines[line].text)
    if page.stand_in is not None:
        yield from (Piece("body", " ".join(part.split())) for part in page.stand_in.splitlines() if part.strip())
        return
    roles = dict[int, ZoneKind](_signature_lines(page))
    roles.update(page.main.lines)
    last = -1
    for n in sorted(roles):
        yield _piece(page.page, n, roles[n], last)
        last = n


def _signature_lines(page: _Understood) -> Iterator[tuple[int, ZoneKind]]:
    """The lines with author and date that stand beside the headline, or close to the end of the text."""
    line = None if page.title is None else page.title.line
    end = page.main.lines[-1][0]
    near = {*header(page.page, line, page.main), *range(end - 1, end + 3)}
    for n in page.signature.datelines & near:
        yield n, "dateline"
    unmarked = () if page.signature.unmarked is None else (page.signature.unmarked,)
    for n in page.signature.bylines.union(unmarked) & near:
        yield n, "byline"


def _warnings(page: _Understood) -> Iterator[str]:
    yield from page.linked.faults
    if page.title is None:
        yield "the page has no title"
    elif page.title.warning is not None:
        yield page.title.warning
    if page.stand_in is not None:
        yield "the page shows no report; its text was taken from its JSON-LD (articleBody)"
    if page.linked.free is False:
        yield "the page says that it is not free to read: the text may be only the beginning of the report"
    elif page.main.prose < _BEGINNING and any(page_furniture.is_paywall(line.text) for line in page.page.lines):
        yield "the text is short and the page asks for a subscription: it may be only the beginning of the report"
    if 0 < page.main.prose < _BEGINNING and page.main.teasers > 2 * _FEW_TEASERS:
        yield "the page has little text among many headlines: it may be a list of reports"
    if _linked_headings(page) >= _SEVERAL:
        yield "the page has headings that lead to other pages between its paragraphs: it may hold several reports"
    if page.signature.unmarked is not None and not page.linked.authors:
        yield "the line under the headline was taken for the byline, though it does not say that it is one"


def _linked_headings(page: _Understood) -> int:
    """Number of headings inside the text that are links."""
    numbers = [n for n, _ in page.main.lines]
    lines = page.page.lines[min(numbers, default=0) : max(numbers, default=0)]
    return sum(line.kind == "heading" and line.linked >= 0.8 * len(line.text) for line in lines)
