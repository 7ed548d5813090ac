"""The lines of text that a reader of an HTML page sees, in order, each with the part of the page that it stands in.

A line ends at a block element or a ``<br>``. White space is collapsed as a browser does it, no-break spaces become
plain ones, characters without width are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from accordingto.intake import page_furniture
from accordingto.intake.page_tree import Element
from accordingto.intake.source import Unreadable

MOST_LINES = 50_000
"""A long book has fewer lines; pages with more are made to keep programs busy."""

LineKind = Literal["paragraph", "heading", "caption", "item", "cell", "row", "plain"]
_Open = Literal["skipped", "block", "link", "bold", "raised", "quote", "plain"]

_BLOCKS = frozenset(
    """address amp-story article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search
    section summary table tbody td tfoot th thead tr ul""".split()
)
_SKIPPED = frozenset(
    """applet audio base button canvas datalist embed frame frameset head iframe input label link map math meta meter
    noembed noframes noscript object option output param progress rp rt script select source style svg template textarea
    title track video""".split()
)
_STRUCK = frozenset(("del", "s", "strike"))
_KINDS: dict[str, LineKind] = {
    **dict.fromkeys(("p", "blockquote", "pre", "dd", "summary"), "paragraph"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "legend", "dt"), "heading"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "cell"),
    "li": "item",
}
_NAMING = ("class", "id", "role", "data-component", "data-testid")
_NEVER_FURNITURE = frozenset(("html", "body", "main"))
_BOLD = frozenset(("b", "strong", "big"))
_LARGE = frozenset(("5", "6", "7", "+2", "+3", "+4"))
_LONGEST_CELL = 100
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000e-\u001f\u007f]")
_BLANKS = re.compile(r"\s+")
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?")
_PROFILE = re.compile(
    r"/(?:authors?|by|byline|contributors?|journalists?|profiles?|reporters?|staff|writers?)/", re.IGNORECASE
)
_LOGO = re.compile(r"\s*\blogo\b\s*", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    Attributes:
        text: the line, white space collapsed, never empty.
        node: index in ``Page.nodes`` of the block element around it.
        kind: by the nearest element that says so; ``plain`` for text that stands in a ``div`` or the like.
        linked: number of characters that lead to other pages.
        bold: whether all of it is bold, or set in a large size.
        joined: whether a single line break, and nothing more, parts it from the line before.
    """

    text: str
    node: int
    kind: LineKind
    linked: int
    bold: bool
    joined: bool


@dataclass(slots=True)
class Node:
    """A block element.

    Attributes:
        tag: its name, lower case.
        parent: index of the block element around it, -1 for the outermost.
        hints: words in its class, id and other names, as ``page_furniture.words`` gives them.
        strength: how surely it is furniture by its tag and names.
        kind: what lines directly in it are.
        is_body: whether the page marks it as the text of the report.
        floats: whether text flows around it (an old-style picture with its caption).
        end: index after its last descendant.
    """

    tag: str
    parent: int
    hints: str
    strength: page_furniture.Strength | None
    kind: LineKind
    is_body: bool
    floats: bool
    end: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that says who wrote the report or when.

    Attributes:
        line: index of the line that it starts in.
        node: the block element that it is or stands in.
        whole: whether it is that block element.
        element: the element.
    """

    line: int
    node: int
    whole: bool
    element: Element


@dataclass(slots=True)
class Page:
    """The lines of a page, the block elements they stand in (parents before children), and what is marked in it.

    Attributes:
        pictures: block elements that hold a picture, in order.
        logos: texts that stand for logos.
        struck: number of struck-out passages that were left out.
        elements: number of elements that were looked at.
        depth: how deep they stand in one another.
    """

    lines: list[Line] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    times: list[Mark] = field(default_factory=list)
    authors: list[Mark] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    logos: list[str] = field(default_factory=list)
    struck: int = 0
    elements: int = 0
    depth: int = 0

    def within(self, node: int, outer: int) -> bool:
        """Whether the node is ``outer`` or inside it."""
        return outer <= node < self.nodes[outer].end

    def around(self, node: int) -> Iterator[int]:
        """The node and the nodes around it, from the inside out."""
        while node >= 0:
            yield node
            node = self.nodes[node].parent

    def has_picture(self, node: int) -> bool:
        """Whether there is a picture in the node."""
        first = bisect_left(self.pictures, node)
        return first < len(self.pictures) and self.pictures[first] < self.nodes[node].end


def read_lines(root: Element) -> Page:
    """Walk the tree once, without recursion.

    Raises:
        Unreadable: if there are more lines than any report has.
    """
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event == "start":
            if not walk.enter(element):
                events.skip_subtree()
        elif event == "end":
            walk.leave(element)
        else:
            walk.add(element.tail)
    walk.end_block()
    return walk.page


class _Walk:
    """Where the walk stands: open elements, and the pieces of the line being put together."""

    def __init__(self) -> None:
        self.page = Page()
        self._open: list[_Open] = []
        self._node = -1
        self._rows: list[_Row] = []
        self._line: list[tuple[str, bool, bool]] = []
        self._links = self._bold = self._raised = self._quotes = self._pre = 0
        self._breaks = 0
        self._may_join = False

    def enter(self, element: Element) -> bool:
        """Take a start tag; False where nothing inside is to be read."""
        tag: str = element.tag
        self.page.elements += 1
        kind = self._sort(tag, element)
        self._open.append(kind)
        self.page.depth = max(self.page.depth, len(self._open))
        if kind == "skipped":
            return False
        if kind == "block":
            self._enter_block(tag, element)
        elif kind != "plain":
            self._count(kind, 1)
        if tag == "br":
            self._break() if self._kind != "heading" else self.add(" ")
        elif tag == "img":
            self._picture(element)
        self._mark(tag, element)
        self.add(element.text)
        return True

    def leave(self, element: Element) -> None:
        """Take an end tag and the text after it."""
        kind = self._open.pop()
        if kind == "block":
            self._leave_block(element.tag)
        elif kind not in ("plain", "skipped"):
            self._count(kind, -1)
        self.add(element.tail)

    def _picture(self, image: Element) -> None:
        self.page.pictures.append(self._node)
        alternative = " ".join(image.get("alt", "").split())
        if alternative and "logo" in f"{image.get('src', '')} {image.get('class', '')} {alternative}".lower():
            self.page.logos.append(_LOGO.sub("", alternative))

    @property
    def _kind(self) -> LineKind:
        return "plain" if self._node < 0 else self.page.nodes[self._node].kind

    def _sort(self, tag: str, element: Element) -> _Open:
        """What an element does to the text in it."""
        if tag in _SKIPPED:
            return "skipped"
        if tag in _BLOCKS:
            return "block"
        if tag == "a":
            return "link" if _leads_away(element) else "plain"
        if tag in _BOLD or (tag == "font" and _is_large(element)):
            return "bold"
        if tag in _STRUCK:
            self.page.struck += 1
            return "skipped"
        if tag == "sup":
            return "skipped" if _is_note(element) else "raised"
        if tag == "q":
            return "quote"
        return "skipped" if element.attrib and _is_unseen(element) else "plain"

    def _count(self, kind: _Open, step: int) -> None:
        """Open (+1) or close (-1) a link, bold or raised text, or a quotation."""
        if kind == "link":
            self._links += step
        elif kind == "bold":
            self._bold += step
        elif kind == "raised":
            self._raised += step
        elif step > 0:
            self.add("“" if self._quotes == 0 else "‘")
            self._quotes += 1
        else:
            self._quotes -= 1
            self.add("”" if self._quotes == 0 else "’")

    def _enter_block(self, tag: str, element: Element) -> None:
        self.end_block()
        self.page.nodes.append(_node(tag, element, self._node, self._kind))
        self._node = len(self.page.nodes) - 1
        if tag == "pre":
            self._pre += 1
        elif tag == "tr":
            self._rows.append(_Row(len(self.page.lines), self._node))
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].cells += 1

    def _leave_block(self, tag: str) -> None:
        self.end_block()
        node = self.page.nodes[self._node]
        node.end = len(self.page.nodes)
        self._node = node.parent
        if tag == "pre":
            self._pre -= 1
        elif tag == "tr":
            _merge_row(self.page.lines, self._rows.pop())

    def _mark(self, tag: str, element: Element) -> None:
        """Note an element that says who wrote the report or when."""
        if not element.attrib and tag != "time":
            return
        prop = f"{element.get('itemprop', '')} {element.get('rel', '')}".lower()
        hints = page_furniture.words(element.get("class"), element.get("data-component"))
        mark = Mark(len(self.page.lines), self._node, tag in _BLOCKS, element)
        if tag == "time" or "datepublished" in prop or page_furniture.named("date", hints):
            self.page.times.append(mark)
        is_profile = tag == "a" and _PROFILE.search(element.get("href", "")) is not None
        if "author" in prop or is_profile or page_furniture.named("byline", hints):
            self.page.authors.append(mark)

    def add(self, text: str | None) -> None:
        """Take a piece of text into the line."""
        if not text:
            return
        if self._pre and "\n" in text:
            self._add_lines(text)
            return
        if self._raised:
            text = text.translate(_RAISED)
        self._line.append((text, self._links > 0, self._bold > 0))

    def _add_lines(self, text: str) -> None:
        for n, piece in enumerate(text.split("\n")):
            if n:
                self._break()
            if piece:
                self._line.append((piece, self._links > 0, self._bold > 0))

    def _break(self) -> None:
        self._end_line()
        self._breaks += 1

    def end_block(self) -> None:
        """End the line because a block element starts or ends."""
        self._end_line()
        self._may_join = False
        self._breaks = 0

    def _end_line(self) -> None:
        pieces, self._line = self._line, []
        text = _BLANKS.sub(" ", _NO_WIDTH.sub("", "".join(piece for piece, _, _ in pieces))).strip()
        if not text:
            return
        if len(self.page.lines) == MOST_LINES:
            what = f"the page has more than {MOST_LINES:,} lines, and no report is as long"
            raise Unreadable(what, "Cut it up, or leave it out")
        self.page.lines.append(
            Line(
                text=text,
                node=self._node,
                kind=self._kind,
                linked=min(sum(len(piece.strip()) for piece, linked, _ in pieces if linked), len(text)),
                bold=all(bold for piece, _, bold in pieces if not piece.isspace()),
                joined=self._may_join and self._breaks == 1,
            )
        )
        self._may_join = True
        self._breaks = 0


@dataclass(slots=True)
class _Row:
    """A table row being read: the first line in it, its node, and its cells so far."""

    first: int
    node: int
    cells: int = 0


def _merge_row(lines: list[Line], row: _Row) -> None:
    """Make one line of a row of short cells, so that a figure stays beside its label; rows that lay out a page stay."""
    cells = lines[row.first :]
    if row.cells < 2 or len(cells) < 2 or len(cells) > row.cells:
        return
    if any(cell.kind != "cell" or len(cell.text) > _LONGEST_CELL for cell in cells):
        return
    linked = sum(cell.linked for cell in cells)
    text = "\t".join(cell.text for cell in cells)
    lines[row.first :] = [Line(text, row.node, "row", linked, all(cell.bold for cell in cells), joined=False)]


def _node(tag: str, element: Element, parent: int, kind_around: LineKind) -> Node:
    attributes = element.attrib
    hints = page_furniture.words(*(attributes.get(name) for name in _NAMING)) if attributes else " "
    strength = None if tag in _NEVER_FURNITURE else page_furniture.strength(tag, hints)
    if strength is None and attributes and _is_unseen(element):
        strength = "seldom"
    style = attributes.get("style", "").lower()
    return Node(
        tag=tag,
        parent=parent,
        hints=hints,
        strength=strength,
        kind=_kind(tag, hints, kind_around),
        is_body="articlebody" in attributes.get("itemprop", "").lower() or page_furniture.named("body", hints),
        floats=attributes.get("align", "").lower() in ("left", "right") or "float:" in style.replace(" ", ""),
    )


def _kind(tag: str, hints: str, around: LineKind) -> LineKind:
    """What lines in a block are: by a caption around it, its own tag, or the element around it."""
    if around == "caption" or page_furniture.named("caption", hints):
        return "caption"
    own = _KINDS.get(tag)
    if own is not None:
        return own
    return around if tag in ("div", "center") else "plain"


def _leads_away(link: Element) -> bool:
    """Whether a link leads to another page: permanent links of the posts of a live blog and notes do not."""
    target = link.get("href")
    return target is not None and "#" not in target


def _is_large(font: Element) -> bool:
    return font.get("size", "").strip() in _LARGE


def _is_note(raised: Element) -> bool:
    """Whether raised text is the mark of a footnote and not an exponent: a link, or a number in brackets."""
    text = "".join(raised.itertext()).strip()
    if not _NOTE.fullmatch(text):
        return False
    return raised.find(".//a") is not None or not text.isdecimal()


def _is_unseen(element: Element) -> bool:
    """Whether an element is hidden, or there for screen readers only."""
    if element.get("hidden") is not None or _UNSEEN_STYLE.search(element.get("style", "")):
        return True
    names = element.get("class")
    return names is not None and page_furniture.named("unseen", page_furniture.words(names))
