"""When a report was published, by what its page says, with the evidence.

Sources in order: JSON-LD, meta elements, marked ``time`` elements, a date line beside the headline, the address.
Never a date in the text or a caption, never that of an update. Where sources differ the first is taken and the reader
is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from accordingto.intake.dates import read_date
from accordingto.intake.linked_data import LinkedData
from accordingto.intake.page_furniture import words
from accordingto.intake.page_lines import Mark, Page
from accordingto.intake.page_metadata import Head
from accordingto.intake.page_signature import Signature, is_update
from accordingto.intake.written_date import find_date
from accordingto.language.lexicon import data

_WEAK = frozenset(("json-ld dateCreated", "url path"))
_UPDATE_NAMES = re.compile(r"\b(?:date ?modified|modified|updated?|edited|revised)\b")
_PATH_DAY = re.compile(r"/((?:1[6-9]|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_CLOCK_ZERO = "1970-01-01"
_EARLIEST = "1605"
_MOST_MARKS = 40
_LONGEST_TEXT = 80


class Published(NamedTuple):
    """A publication date in ISO 8601 as the page gives it, where it stands, and what is doubtful."""

    value: str | None
    evidence: str | None
    warnings: tuple[str, ...] = ()


class _Candidate(NamedTuple):
    """A date as a source writes it; ``day`` where it was already read from a line."""

    text: str
    evidence: str
    day: str | None = None


def find_published(
    page: Page,
    head: Head,
    linked: LinkedData,
    signature: Signature,
    *,
    around: range,
    address: str | None,
    fetched: str,
) -> Published:
    """The date of publication.

    Args:
        page: the lines of the page.
        head: the page's head.
        linked: the page's JSON-LD.
        signature: the lines that say who wrote the report and when.
        around: the lines around the headline.
        address: where the report stands.
        fetched: when the page was got, ISO 8601 with offset; it cannot have been published later.
    """
    warnings: list[str] = []
    month_first = _is_month_first(head)
    candidates = list(_candidates(page, head, linked, signature, around, month_first=month_first))
    found = list(_valid([*candidates, *_in_address(address)], fetched, warnings))
    if not found:
        warnings.append("the page does not say when it was published")
        return Published(None, None, tuple(warnings))
    value, evidence = _most_exact(found)
    warnings.extend(_disagreement(found))
    return Published(value, evidence, tuple(warnings))


def _candidates(
    page: Page, head: Head, linked: LinkedData, signature: Signature, around: range, *, month_first: bool | None
) -> Iterator[_Candidate]:
    if linked.published is not None:
        yield _Candidate(linked.published, "json-ld datePublished")
    for name in data("page_metadata")["published"]:
        for content in head.metas.get(name, ())[:1]:
            yield _Candidate(content, f"meta {name}")
    yield from _time_elements(page, around)
    yield from _date_lines(page, signature, around, month_first=month_first)
    if linked.created is not None:
        yield _Candidate(linked.created, "json-ld dateCreated")


def _time_elements(page: Page, around: range) -> Iterator[_Candidate]:
    """Elements that the page marks as its publication date, and ``time`` elements beside the headline."""
    sure: list[_Candidate] = []
    near: list[_Candidate] = []
    for mark in page.times[:_MOST_MARKS]:
        element = mark.element
        value = element.get("datetime") or element.get("content")
        if value is None or _is_update_mark(page, mark):
            continue
        if "datepublished" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None:
            sure.append(_Candidate(value, "time element marked as published"))
        elif mark.line in around:
            near.append(_Candidate(value, "time element beside the headline"))
    yield from sure
    yield from near


def _is_update_mark(page: Page, mark: Mark) -> bool:
    element = mark.element
    around = element.getparent()
    names = words(element.get("class"), element.get("itemprop"), None if around is None else around.get("class"))
    if _UPDATE_NAMES.search(names) and "published" not in names.replace("date published", "published"):
        return True
    if mark.line >= len(page.lines):
        return False
    line = page.lines[mark.line].text
    shown = " ".join(element.text_content().split())
    return is_update(line, line.find(shown)) if shown else False


def _date_lines(page: Page, signature: Signature, around: range, *, month_first: bool | None) -> Iterator[_Candidate]:
    """Dates written in the lines beside the headline that name date or author."""
    updates = {mark.line: _is_update_mark(page, mark) for mark in page.times[:_MOST_MARKS]}
    for mark in page.times[:_MOST_MARKS]:
        updates[mark.line] = updates[mark.line] and _is_update_mark(page, mark)
    for n in sorted((signature.datelines | signature.bylines) & set(around)):
        if updates.get(n, False):
            continue
        text = page.lines[n].text
        start = 0
        while (found := find_date(text[start:], month_first=False)) is not None:
            if not is_update(text, start + found.start):
                sure = find_date(text[start:], month_first=month_first)
                written = text[start + found.start : start + found.end]
                yield _Candidate(written, "date line beside the headline", None if sure is None else sure.day)
                break
            start += found.end


def _is_month_first(head: Head) -> bool | None:
    """Whether the page's readers write the month first in ``3/4/2031``; None where that is not known."""
    locale = head.first("og:locale")
    tags = [tag.lower().replace("_", "-") for tag in (head.language, None if locale is None else locale[0]) if tag]
    if any(tag in data("page_metadata")["month_first"] for tag in tags):
        return True
    return False if any(not tag.startswith("en") or tag in data("page_metadata")["day_first"] for tag in tags) else None


def _in_address(address: str | None) -> Iterator[_Candidate]:
    found = None if address is None else _PATH_DAY.search(urlsplit(address).path)
    if found is not None:
        day = "-".join(found.groups())
        yield _Candidate(day, "url path", day)


def implausible(value: str, fetched: str) -> str | None:
    """Why a date cannot be that of a publication: it is a computer's zero, older than newspapers, or not yet there.

    Args:
        value: ISO 8601 date or date-time.
        fetched: when the input was got, ISO 8601; a day is allowed for clocks in other zones.
    """
    if value[:10] == _CLOCK_ZERO:
        return f"the date {value!r} is the zero of computer clocks: left out"
    if value[:4] < _EARLIEST:
        return f"the date {value!r} is older than newspapers: left out"
    if _moment(value) > _moment(fetched) + timedelta(days=1):
        return f"the date {value!r} is later than the page was fetched: left out"
    return None


def _valid(candidates: list[_Candidate], fetched: str, warnings: list[str]) -> Iterator[tuple[str, str]]:
    """The candidates that are dates, in ISO 8601, with their evidence; the others go to the warnings."""
    for candidate in candidates:
        value, doubt = _read(candidate)
        odd = None if value is None else implausible(value, fetched)
        if odd is not None or doubt is not None:
            warnings.append(f"{candidate.evidence}: {odd or doubt}")
        if value is not None and odd is None:
            yield value, candidate.evidence


def _read(candidate: _Candidate) -> tuple[str | None, str | None]:
    if candidate.day is not None:
        return candidate.day, None
    dated = read_date(candidate.text)
    if dated.iso is not None or len(candidate.text) > _LONGEST_TEXT:
        return dated
    found = find_date(candidate.text)
    return dated if found is None else (found.day, None)


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _most_exact(found: list[tuple[str, str]]) -> tuple[str, str]:
    """The first date; or, where a later source gives the same day more exactly, with time and offset, that one."""
    day = found[0][0][:10]
    same = [date for date in found if date[0][:10] == day]
    return max(same, key=lambda date: (_exactness(date[0]), -same.index(date)))


def _exactness(value: str) -> int:
    if len(value) <= 10:
        return 0
    return 1 if datetime.fromisoformat(value).tzinfo is None else 2


def _disagreement(found: list[tuple[str, str]]) -> Iterator[str]:
    """A warning where another good source gives another day, unless both mean the same moment."""
    value, evidence = found[0]
    if evidence in _WEAK:
        return
    for other, source in found[1:]:
        if source in _WEAK or other[:10] == value[:10]:
            continue
        if _exactness(value) == _exactness(other) == 2 and _moment(value) == _moment(other):
            continue
        yield f"published {value} by {evidence}, but {other} by {source}: the first is taken"
        return
