"""The tree of an HTML page, also of pages that are broken, cut off or nested thousands deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree, html

Element = Any
"""An lxml element; lxml has no type hints."""

# libxml2 stops at a depth of 256, and at 2,048 however it is asked; no page of text needs even the first.
_DEEP = 100
_DEEPEST = 200
# Tags without an end tag of their own must not count as depth: a page of ten thousand `<p>` is flat.
_NOT_NESTING = frozenset(
    """area base br col embed hr img input link meta param source track wbr p li dt dd td th tr thead tbody tfoot
    option optgroup colgroup caption rp rt html head body""".split()
)
_WRAPPERS = frozenset("a b big center div em font i section small span strong tt u".split())
_INLINE = frozenset(
    "a abbr acronym b big cite code em font i ins kbd mark q s small span strike strong sub sup tt u var".split()
)
# A comment, a run of equal tags without attributes, or one tag with attributes.
_TAG = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)\s*>(?:\s*<\1\2>)*|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>")
_RAW = frozenset(("script", "style", "title", "textarea"))
_CLOSABLE = re.compile(r"<(/?)(html|body|main|article)\b", re.IGNORECASE)
_UNFINISHED_TAG = re.compile(r"<[a-zA-Z/!][^<>]*\Z")


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page.

    Attributes:
        root: the ``html`` element.
        flattened: whether elements that nest too deep were taken out, their text left in place.
    """

    root: Element
    flattened: bool


def parse(markup: str) -> Tree | None:
    """The tree of a page, or None where nothing in it makes one."""
    root, complete = _parse(markup)
    if complete:
        return None if root is None else Tree(root, flattened=False)
    root, _ = _parse(flatten(markup), huge=True)
    return None if root is None else Tree(root, flattened=True)


def _parse(markup: str, *, huge: bool = False) -> tuple[Element | None, bool]:
    """The root, and whether the parser got to the end without meeting a limit of its own."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=huge)
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        root = None
    last = parser.error_log.last_error
    return root, last is None or last.type != etree.ErrorTypes.ERR_RESOURCE_LIMIT


def flatten(markup: str) -> str:
    """The markup without the elements that nest too deep.

    Beyond a depth of 100, wrappers that say nothing (``<div>`` without attributes) are dropped; beyond 200 of what is
    left, every element that needs an end tag. A run of dropped block tags becomes one ``<p>``, so that what stood in
    different blocks stays apart.
    """
    kept: list[str] = []
    stays: dict[str, list[bool]] = {}
    level = depth = done = 0
    parted = False
    for tag in _tags(markup):
        opened = stays.setdefault(tag.name, [])
        if tag.closes:
            staying = sum(opened[-tag.repeats :]) if opened else 0
            del opened[-tag.repeats :]
            level, depth = max(level - tag.repeats, 0), depth - staying
        else:
            room = _DEEP - level if tag.bare and tag.name in _WRAPPERS else _DEEPEST - depth
            staying = min(max(room, 0), tag.repeats)
            opened += [True] * staying + [False] * (tag.repeats - staying)
            level, depth = level + tag.repeats, depth + staying
        if staying < tag.repeats:
            text = markup[done : tag.start]
            parted = parted and (not text or text.isspace())
            kept += (text, f"<{'/' * tag.closes}{tag.name}>" * staying)
            if tag.name not in _INLINE and not parted:
                kept.append("<p>")
                parted = True
            done = tag.end
    kept.append(markup[done:])
    return "".join(kept)


class _Tag(NamedTuple):
    """One tag, or ``repeats`` equal tags without attributes in a row."""

    start: int
    end: int
    name: str
    closes: bool
    bare: bool
    repeats: int


def _tags(markup: str) -> Iterator[_Tag]:
    """The tags that nest, outside comments, scripts, styles and titles."""
    at = 0
    while (tag := _TAG.search(markup, at)) is not None:
        at = tag.end()
        if tag[0] == "<!--":
            at = _after(markup, "-->", at)
            continue
        name = (tag[2] or tag[4]).lower()
        closes = bool(tag[1] or tag[3])
        if name in _RAW:
            at = at if closes else _after(markup, f"</{tag[2] or tag[4]}", at)
        elif name not in _NOT_NESTING and not tag[0].endswith("/>"):
            bare = tag[2] is not None
            yield _Tag(tag.start(), at, name, closes, bare, tag[0].count("<") if bare else 1)


def _after(markup: str, mark: str, at: int) -> int:
    found = markup.find(mark, at)
    return len(markup) if found < 0 else found + len(mark)


def cut_off(markup: str) -> str | None:
    """What shows that the page ends too early, in words; None where nothing does.

    HTML lets a page leave ``</body>`` and ``</html>`` out; but one that writes the start tags and none of the end
    tags was more often cut off on its way.
    """
    if _UNFINISHED_TAG.search(markup[-4096:]):
        return "the page ends inside a tag"
    opened, closed = set[str](), set[str]()
    for slash, name in _CLOSABLE.findall(markup):
        (closed if slash else opened).add(name.lower())
    if not opened or closed & {"html", "body"}:
        return None
    missing = [name for name in ("article", "main", "body", "html") if name in opened - closed]
    return f"the page ends without closing <{missing[0]}>" if missing else None
