"""What a page says about its report in JSON-LD (schema.org): headline, dates, authors, publisher.

Pages write it as one object, a list, or a ``@graph`` whose parts point to each other by ``@id``; all three are read.
Only the page's own report counts, not the ones that it lists or links to.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Node = dict[str, Any]

_REPORT_TYPES = frozenset(("BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "DiscussionForumPosting"))
_LIST_TYPES = frozenset(("CollectionPage", "ItemList", "SearchResultsPage"))
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The page's own report in JSON-LD.

    Attributes:
        headline: null where none is given.
        published: ``datePublished`` as written.
        created: ``dateCreated`` as written.
        authors: names, in order.
        publisher: name of the outlet.
        url: address of the report.
        language: language tag.
        body: ``articleBody``, the words of the report as given to search engines.
        free: false where the page says that it is not accessible for free, null where it says nothing.
        lists: whether the page says that it is a collection of reports.
        faults: what was wrong with the JSON-LD.
    """

    headline: str | None = None
    published: str | None = None
    created: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    free: bool | None = None
    lists: bool = False
    faults: tuple[str, ...] = ()


def read_linked_data(scripts: Iterable[str], address: str | None = None) -> LinkedData:
    """What the page's ``application/ld+json`` scripts say about its report.

    Args:
        scripts: the text of each script.
        address: where the page says it stands; it picks the report where several are described.
    """
    roots: list[Any] = []
    faults: list[str] = []
    for script in scripts:
        try:
            roots.append(_load(script))
        except (ValueError, RecursionError) as fault:
            faults.append(f"its JSON-LD does not parse ({_short(fault)}) and was left out")
    nodes = [node for root in roots for node in _top_nodes(root)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    report = _choose([node for node in nodes if _is_report(node)], address)
    lists = any(_types(node) & _LIST_TYPES for node in nodes)
    if report is None:
        return LinkedData(publisher=_site_name(nodes), lists=lists, faults=tuple(faults))
    return LinkedData(
        headline=_text(report.get("headline")) or _text(report.get("name")),
        published=_text(report.get("datePublished")),
        created=_text(report.get("dateCreated")),
        authors=tuple(_names(report.get("author") or report.get("creator"), by_id)),
        publisher=next(_names(report.get("publisher"), by_id), None) or _site_name(nodes),
        url=_address(report),
        language=_language(report.get("inLanguage")),
        body=_text(report.get("articleBody"), longest=None),
        free=_flag(report.get("isAccessibleForFree")),
        lists=lists,
        faults=tuple(faults),
    )


def _load(script: str) -> Any:  # noqa: ANN401  JSON
    """Parse JSON, forgiving what publishing systems get wrong: comment wrappers, raw line breaks, trailing commas."""
    text = _WRAPPER.sub("", _WRAPPER.sub("", script)).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except ValueError:
        return json.loads(_TRAILING_COMMA.sub(r"\1", text), strict=False)


def _short(fault: Exception) -> str:
    return str(fault).split(" (char")[0][:80] if isinstance(fault, ValueError) else "nested too deep"


def _top_nodes(value: Any, depth: int = 0) -> Iterator[Node]:  # noqa: ANN401  JSON
    """The objects that describe the page itself: in lists, graphs and as its main entity."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _top_nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _top_nodes(value.get(key), depth + 1)


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)}


def _is_report(node: Node) -> bool:
    return any(kind.endswith("Article") or kind in _REPORT_TYPES for kind in _types(node))


def _choose(reports: list[Node], address: str | None) -> Node | None:
    """The report that the page is about: the one with the page's address, else the only or first with a date."""
    same = [report for report in reports if address is not None and _address(report) == address]
    dated = [report for report in reports if "datePublished" in report]
    return next(iter(same or dated or reports), None)


def _address(node: Node) -> str | None:
    page = node.get("mainEntityOfPage")
    inner = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    for value in (node.get("url"), inner, node.get("@id")):
        address = _text(value, longest=2000)
        if address is not None and address.startswith(("http://", "https://")):
            return address.split("#")[0]
    return None


def _names(value: Any, by_id: dict[str, Node], depth: int = 0) -> Iterator[str]:  # noqa: ANN401  JSON
    """Names of people or organizations: text, objects, lists of them, or pointers into the graph."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _names(item, by_id, depth + 1)
        return
    if isinstance(value, dict):
        pointed = by_id.get(value.get("@id", "")) if isinstance(value.get("@id"), str) else None
        value = value.get("name") or (pointed or {}).get("name")
        if isinstance(value, list):
            yield from _names(value, by_id, depth + 1)
            return
    name = _text(value)
    if name is not None and not name.startswith(("http://", "https://")):
        yield name


def _site_name(nodes: list[Node]) -> str | None:
    """The name of the page's ``WebSite``, else of its news organization."""
    for kinds in ({"WebSite"}, {"NewsMediaOrganization"}):
        for node in nodes:
            if _types(node) & kinds:
                return _text(node.get("name"))
    return None


def _language(value: Any) -> str | None:  # noqa: ANN401  JSON
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return _text(value[0] if isinstance(value, list) and value else value)


def _flag(value: Any) -> bool | None:  # noqa: ANN401  JSON
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.rsplit("/", 1)[-1].lower())
    return value if isinstance(value, bool) else None


def _text(value: Any, longest: int | None = 500) -> str | None:  # noqa: ANN401  JSON
    """A value that is text and not blank, with the HTML entities resolved that publishing systems leave in."""
    if not isinstance(value, str) or (longest is not None and len(value) > longest):
        return None
    text = html.unescape(value if longest is None else " ".join(value.split()))
    return text if text.strip() else None
