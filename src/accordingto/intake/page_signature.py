"""Who wrote a report and when, as the page shows it: lines beside the headline, elements marked as author or time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from accordingto.intake.linked_data import LinkedData
from accordingto.intake.main_text import MainText, ends_sentence
from accordingto.intake.page_lines import Line, Mark, Page
from accordingto.intake.page_metadata import Head
from accordingto.intake.written_date import find_date
from accordingto.language.lexicon import data

_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?\b)?\s*(?:\(?[A-Z]{2,5}\)?(?:\s?[+-]\d+)?)?")
_PARTING = re.compile(r"\s[|•·—–/]\s|\s*\|\s*")
_MARKS = " ,;:|•·–—-/"
_BEFORE = 6
_AFTER = 8
_LONGEST = 160
_LONGEST_BLOCK = 400
_PARAGRAPH = 60
"""A line of this many characters under a headline is the first paragraph and no standfirst."""
_OTHER_WORDS = 24
"""Letters that may stand beside a date in a line that the page marks as a date."""


class _Patterns(NamedTuple):
    """What bylines and dates of updates look like.

    Attributes:
        by: the words before a name, with a capital after them.
        by_line: a line that begins with such a word, itself with a capital, and names.
        by_inside: such a word after a mark, a date or nothing.
        names: names and nothing else.
        updated: words before the date of an update.
        label: words beside a date of publication.
    """

    by: re.Pattern[str]
    by_line: re.Pattern[str]
    by_inside: re.Pattern[str]
    names: re.Pattern[str]
    updated: re.Pattern[str]
    label: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = data("page_metadata")
    by = "|".join(words["by"])
    capitals = "|".join(form for word in words["by"] for form in (word.capitalize(), word.upper()))
    name = rf"(?:[^\W\d_a-z][\w.’'-]*|{'|'.join(map(re.escape, words['particles']))})"
    return _Patterns(
        by=re.compile(rf"(?i:(?:(?:written|reported|reporting|story|text) )?(?:{by}))\s*:?\s+(?=[^\W\d_a-z])"),
        by_line=re.compile(
            rf"(?:{capitals})\s*:?\s+{name}(?:,? {name}){{0,9}}(?=$|\s*[,|•·–—/(-]|\s+\d|\s+[^\W\d_]+day\b)"
        ),
        by_inside=re.compile(rf"(?:^|[|•·,;–—-]\s*|\d\s+)(?:{capitals}|{by})\s*:?\s+[^\W\d_a-z]"),
        names=re.compile(rf"{name}(?:,? {name}){{1,9}}"),
        updated=re.compile(rf"\b(?:{'|'.join(words['updated'])})\b", re.IGNORECASE),
        label=re.compile(rf"(?<!\w)(?:{'|'.join(words['labels'])})(?!\w)", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines that say who wrote the report and when.

    Attributes:
        bylines: lines with the name of an author.
        datelines: lines that are a date.
        unmarked: a line under the headline that looks like names and says nothing more.
        others: further lines of blocks marked as the author's: a portrait, not the report.
    """

    bylines: frozenset[int]
    datelines: frozenset[int]
    unmarked: int | None
    others: frozenset[int]
    lines: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        unmarked = frozenset(() if self.unmarked is None else (self.unmarked,))
        object.__setattr__(self, "lines", self.bylines | self.datelines | self.others | unmarked)


def find_signature(page: Page, title: int | None) -> Signature:
    """The lines that name author or date: by their marks, or by their words where they stand beside the headline."""
    marked = {n for mark in page.authors for n in _lines_of(page, mark, title)}
    dated = {n for mark in page.times for n in _lines_of(page, mark, title)}
    near = (
        set[int]()
        if title is None
        else set(range(max(0, title - _BEFORE), min(len(page.lines), title + _AFTER))) - {title}
    )
    datelines = {n for n in dated | near if _is_dateline(page.lines[n], marked=n in dated)}
    bylines = {n for n in marked if _is_short(page, n)} | {n for n in near if _is_byline(page, n)}
    unmarked = None if title is None or bylines else _unmarked(page, title, datelines)
    return Signature(
        bylines=frozenset(bylines - datelines),
        datelines=frozenset(datelines),
        unmarked=unmarked,
        others=frozenset(marked - bylines - datelines),
    )


def _lines_of(page: Page, mark: Mark, title: int | None) -> Iterator[int]:
    """The lines that a mark speaks of: those of a small block, or the one line that a marked element stands in."""
    if not mark.whole:
        if mark.line < len(page.lines) and page.lines[mark.line].node == mark.node and _is_short(page, mark.line):
            yield mark.line
        return
    if page.nodes[mark.node].is_body or (title is not None and page.within(page.lines[title].node, mark.node)):
        return
    end = mark.line
    size = 0
    while end < len(page.lines) and page.within(page.lines[end].node, mark.node) and size <= _LONGEST_BLOCK:
        size += len(page.lines[end].text)
        end += 1
    if size <= _LONGEST_BLOCK:
        yield from range(mark.line, end)


def _is_short(page: Page, n: int) -> bool:
    text = page.lines[n].text
    return len(text) <= _LONGEST and (not ends_sentence(text) or _patterns().by_line.match(text) is not None)


def _is_byline(page: Page, n: int) -> bool:
    """Whether a line names an author after ``By``: at its start, or beside a date."""
    line = page.lines[n]
    if line.kind == "heading" or not _is_short(page, n):
        return False
    beside_date = (
        find_date(line.text, month_first=False) is not None and _patterns().by_inside.search(line.text) is not None
    )
    return beside_date or _patterns().by_line.match(line.text) is not None


def _is_dateline(line: Line, *, marked: bool) -> bool:
    """Whether a line is a date and what may stand beside it.

    Where the page marks it as a date those are a few letters of anything; elsewhere, known words: a caption with a
    date in it must never be taken for the date of the report.
    """
    if len(line.text) > _LONGEST or line.kind == "caption" or _patterns().by_inside.search(line.text) is not None:
        return False
    for part in _PARTING.split(line.text):
        found = find_date(part, month_first=False)
        if found is not None:
            rest = _CLOCK.sub("", part[: found.start] + part[found.end :])
            rest = _patterns().label.sub("", _patterns().updated.sub("", _without_second_date(rest)))
            return sum(map(str.isalpha, rest)) <= (_OTHER_WORDS if marked else 0)
    return False


def _without_second_date(text: str) -> str:
    found = find_date(text, month_first=False)
    return text if found is None else text[: found.start] + text[found.end :]


def _unmarked(page: Page, title: int, datelines: set[int]) -> int | None:
    """A line that looks like names, right under the headline and before the first paragraph, or before a date line."""
    for n in range(title + 1, min(title + 5, len(page.lines) - 1)):
        line, following = page.lines[n], page.lines[n + 1]
        if line.kind not in ("paragraph", "plain", "cell") or len(line.text) > _PARAGRAPH:
            continue
        under = n == title + 1 and not line.linked and len(following.text) >= _PARAGRAPH
        if (under or n + 1 in datelines) and _patterns().names.fullmatch(line.text) is not None:
            return n
    return None


def is_update(text: str, start: int) -> bool:
    """Whether the words before a date in a line say that it is the date of an update."""
    before = text[max(0, start - 30) : start]
    found = list(_patterns().updated.finditer(before))
    return bool(found) and find_date(before[found[-1].end() :], month_first=False) is None


def header(page: Page, title: int | None, main: MainText) -> range:
    """The lines around the headline: from shortly before it up to the first paragraph of the report."""
    body = [n for n, role in main.lines if role == "body"]
    first = next((n for n in body if len(page.lines[n].text) >= _PARAGRAPH), next(iter(body), 0))
    start = first if title is None else min(title, first)
    return range(max(0, start - _BEFORE), first)


def find_byline(page: Page, head: Head, linked: LinkedData, signature: Signature, around: range) -> str | None:
    """The authors: by JSON-LD, meta elements, marked elements beside the headline, lines beside it, other lines.

    Args:
        page: the lines of the page.
        head: the page's head.
        linked: the page's JSON-LD.
        signature: the lines that name the author.
        around: the lines around the headline, see ``header``.
    """
    if linked.authors:
        return ", ".join(dict.fromkeys(linked.authors))
    named = (author_names(content) for name in data("page_metadata")["author"] for content in head.metas.get(name, ()))
    marked = (
        author_names(text)
        for mark in sorted(page.authors, key=_rank)
        if mark.line in around
        for text in _marked_texts(page, mark)
    )
    lines = (author_names(page.lines[n].text) for n in _nearest_first(signature, around))
    return next((name for found in (named, marked, lines) for name in found if name is not None), None)


def _nearest_first(signature: Signature, around: range) -> list[int]:
    unmarked = () if signature.unmarked is None else (signature.unmarked,)
    return [*sorted(signature.bylines, key=lambda n: (n not in around, n)), *unmarked]


def _rank(mark: Mark) -> int:
    """Elements that are the author's name come before elements whose class has to do with authors."""
    return 0 if "author" in f"{mark.element.get('rel', '')} {mark.element.get('itemprop', '')}".lower() else 1


def _marked_texts(page: Page, mark: Mark) -> Iterator[str]:
    """What may be the name in an element marked as the author: all of it, or lines of a block that look like names."""
    inner = mark.element.xpath('.//*[@itemprop="name"]')
    if mark.whole and not inner:
        lines = [page.lines[n].text for n in _lines_of(page, mark, None)]
        yield from (
            text
            for text in lines
            if len(lines) == 1 or _patterns().by_line.match(text) or _patterns().names.fullmatch(text)
        )
        return
    text = (inner[0] if inner else mark.element).text_content()
    if len(text) <= _LONGEST:
        yield text


def author_names(text: str) -> str | None:
    """The names in a byline, without ``By``, dates, times and marks around them."""
    line = " ".join(text.split())
    by = _patterns().by_inside.search(line)
    names = line if by is None else line[by.start() :].lstrip("|•·,;–—- 0123456789")
    names = _patterns().by.sub("", names, count=1)
    found = find_date(names, month_first=False)
    if found is not None:
        names = names[: found.start] if found.start > 3 else names[found.end :]
    names = _patterns().updated.sub("", _CLOCK.split(names)[0])
    names = _PARTING.split(names.strip(_MARKS))[0].strip(_MARKS + ".")
    known = len(names) <= 120 and any(map(str.isalpha, names)) and not names.startswith(("http:", "https:", "www."))
    return names if known else None
