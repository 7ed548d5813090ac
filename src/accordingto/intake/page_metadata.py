"""What a page says about its report as a whole: title, outlet, address and language, each with where it was found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from accordingto.intake.linked_data import LinkedData
from accordingto.intake.page_lines import Page
from accordingto.intake.page_tree import Element
from accordingto.language.lexicon import data

_SEPARATOR = re.compile(r"\s+[|–—·»«•:-]{1,2}\s+|\s*\|\s*")
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_KEY = re.compile(r"[\W_]+")
_MOST_METAS = 2000
_LONGEST_NAME = 80
_LONGEST_TITLE = 400
_FIRST_LINES = 300
_WHOLE_TITLE = 12
"""Bytes from which the beginning of a title can be one of its own; Chinese needs fewer signs than English letters."""
_BARS = frozenset(("|", "»", "·", "•"))


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a page's head.

    Attributes:
        metas: lower-case name, property or itemprop of a ``meta`` element -> its contents, in order.
        title: the ``title`` element.
        canonical: target of the canonical link, as written.
        language: ``lang`` of the page, as written.
        scripts: the JSON-LD scripts.
    """

    metas: Mapping[str, tuple[str, ...]]
    title: str | None
    canonical: str | None
    language: str | None
    scripts: tuple[str, ...]

    def first(self, *names: str) -> tuple[str, str] | None:
        """The first of the named metas that is there: its content and its name."""
        for name in names:
            for content in self.metas.get(name, ()):
                return content, name
        return None


class Title(NamedTuple):
    """A title with its evidence, the line of the page that shows it, and what is doubtful about it."""

    text: str
    evidence: str
    line: int | None
    warning: str | None = None


def read_head(root: Element) -> Head:
    """Gather metas, title, links and scripts; contents are collapsed to one line and never blank."""
    metas: dict[str, tuple[str, ...]] = {}
    for n, meta in enumerate(root.iter("meta")):
        content = _one_line(meta.get("content"))
        if n >= _MOST_METAS or content is None:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name:
                metas[name] = (*metas.get(name, ()), content)
    return Head(
        metas=metas,
        title=next(
            (text for title in root.iter("title") if (text := _one_line(title.text_content())) is not None), None
        ),
        canonical=next(
            (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
        ),
        language=root.get("lang") or root.get("xml:lang"),
        scripts=tuple(
            script.text
            for script in root.iter("script")
            if "ld+json" in (script.get("type") or "").lower() and script.text is not None
        ),
    )


def _one_line(text: str | None) -> str | None:
    line = " ".join((text or "").split())
    return line or None


def _key(text: str) -> str:
    """Letters and digits alone, for comparing."""
    return _KEY.sub("", text).casefold()


def find_address(head: Head, linked: LinkedData, address: str | None) -> str | None:
    """The report's own address: canonical link, ``og:url``, JSON-LD, else where the page was found.

    A canonical link to the front page is a known mistake of publishing systems and is not believed.
    """
    og = head.first("og:url")
    for target in (head.canonical, None if og is None else og[0], linked.url):
        found = None if target is None else _absolute(target, address)
        if found is not None and not (address is not None and _is_front_page(found) and not _is_front_page(address)):
            return found
    return address


def _absolute(target: str, base: str | None) -> str | None:
    try:
        found = urljoin(base or "", target.strip())
        parts = urlsplit(found)
    except ValueError:
        return None
    return found if parts.scheme in ("http", "https") and parts.netloc else None


def _is_front_page(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def find_language(head: Head, linked: LinkedData) -> str | None:
    """The primary language subtag (``en`` of ``en-GB``), lower case."""
    named = head.first(*data("page_metadata")["language"])
    for tag in (head.language, linked.language, None if named is None else named[0]):
        found = None if tag is None else _LANGUAGE.fullmatch(tag.strip())
        if found is not None:
            return found[1].lower()
    return None


def find_outlet(head: Head, linked: LinkedData, page: Page) -> str | None:
    """The name of the outlet: JSON-LD publisher, ``og:site_name`` and kin, the end of the title, or the logo's text.

    The end of the title counts where a heading of the page is the rest of it, the logo's where the copyright line
    repeats it.
    """
    named = head.first(*data("page_metadata")["outlet"])
    if linked.publisher is not None or named is not None:
        return linked.publisher or (named[0] if named is not None and len(named[0]) <= _LONGEST_NAME else None)
    return _title_end(head, page) or _logo(page)


def _title_end(head: Head, page: Page) -> str | None:
    title = head.title or ""
    found = list(_SEPARATOR.finditer(title))
    end = title[found[-1].end() :] if found else ""
    if not end or len(end) > _LONGEST_NAME:
        return None
    beginnings = {_key(title[: mark.start()]) for mark in found}
    shown = any(_key(line.text) in beginnings for line in page.lines[:_FIRST_LINES] if _is_whole(line.text))
    return end if shown else None


def _logo(page: Page) -> str | None:
    ends = [line.text for line in page.lines[-20:] if _COPYRIGHT.search(line.text)]
    return next((name for name in page.logos if any(name in end for end in ends)), None)


def find_title(head: Head, linked: LinkedData, page: Page, outlet: str | None) -> Title | None:
    """The title: JSON-LD headline, ``og:title``, ``h1``, ``title`` without the outlet's name, in this order.

    Where a heading of the page says the same, its words are taken: they are what a reader sees.
    """
    named = list(_named_titles(head, linked, outlet))
    shown = _shown(page, named)
    if shown is not None:
        return shown
    top = [n for n in _top_headings(page) if outlet is None or _key(page.lines[n].text) != _key(outlet)]
    if not named:
        return None if not top else Title(page.lines[top[0]].text, "h1", top[0])
    text, evidence = named[0]
    if len(top) != 1 or page.lines[top[0]].linked:
        return Title(text, evidence, None)
    heading = page.lines[top[0]].text
    if evidence == "title element":
        return Title(heading, "h1", top[0])
    return Title(
        text, evidence, top[0], f"the title is {text!r} by {evidence}, but the page's heading reads {heading!r}"
    )


def _is_whole(title: str) -> bool:
    return len(title.encode("utf-8", "replace")) >= _WHOLE_TITLE


def _named_titles(head: Head, linked: LinkedData, outlet: str | None) -> Iterator[tuple[str, str]]:
    if linked.headline is not None:
        yield linked.headline, "json-ld headline"
    for name in data("page_metadata")["title"]:
        for content in head.metas.get(name, ())[:1]:
            yield _without_outlet(content, outlet), name
    if head.title is not None and len(head.title) <= _LONGEST_TITLE:
        yield _without_outlet(head.title, outlet), "title element"
        for mark in _SEPARATOR.finditer(head.title):
            if _is_whole(head.title[: mark.start()]):
                yield head.title[: mark.start()], "title element"
        yield head.title.partition(": ")[2], "title element"


def _without_outlet(title: str, outlet: str | None) -> str:
    """The title without the outlet's name at its end or start, or without what looks like one at its end."""
    found = list(_SEPARATOR.finditer(title))
    if not found:
        return title
    first, last = found[0], found[-1]
    start, end = title[: last.start()], title[last.end() :]
    if outlet is not None:
        if _key(end) == _key(outlet):
            return start
        return title[first.end() :] if _key(title[: first.start()]) == _key(outlet) else title
    short = len(end.split()) <= 5 and len(start.split()) >= 3
    name = last[0].strip() in _BARS or all(word[0].isupper() or word[0].isdigit() for word in end.split())
    return start if short and name else title


def _shown(page: Page, named: list[tuple[str, str]]) -> Title | None:
    """The line that shows one of the titles: ``h1`` before other headings before any line that is the same."""
    headings = [n for n, line in enumerate(page.lines) if line.kind == "heading" or line.bold]
    first_lines = range(min(len(page.lines), _FIRST_LINES))
    for lines, whole in ((_top_headings(page), False), (headings, False), (first_lines, True)):
        for text, evidence in named:
            for n in lines:
                exact = _key(page.lines[n].text) == _key(text)
                if exact or (not whole and _begins(page.lines[n].text, text)):
                    return Title(page.lines[n].text, evidence if exact else f"heading, with {evidence}", n)
    return None


def _top_headings(page: Page) -> list[int]:
    return [
        n
        for n, line in enumerate(page.lines)
        if any(page.nodes[node].tag == "h1" for node in islice(page.around(line.node), 2))
    ]


def _begins(heading: str, title: str) -> bool:
    """Whether one of them is the other cut short, or followed by the outlet's name."""
    short, long = sorted((_key(heading), _key(title)), key=len)
    return (
        len(heading) <= _LONGEST_TITLE and len(short) >= 15 and len(short) * 2 >= len(long) and long.startswith(short)
    )
