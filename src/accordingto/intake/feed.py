"""RSS and Atom feeds: a report for each entry, with the text that the feed itself carries.

Nothing is fetched: what stands behind an entry's link is another source. A report's ``id`` is that of its text
(``content_id``), because the ids of entries (``guid``) are unique in one feed at best; its ``url`` is the entry's
link.
"""

from __future__ import annotations

import hashlib
import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import struct_time
from typing import Any, NamedTuple

from accordingto.intake.dates import Dated, read_date
from accordingto.intake.encoding import Decoded, charset_of, decode
from accordingto.intake.html import Piece, assemble, declared_charset, pieces_of
from accordingto.intake.page_date import implausible
from accordingto.intake.source import Item, Options, Problem, Source, Unreadable, now, read_all
from accordingto.report import Provenance, Report, content_id

Entry = dict[str, Any]

_MARKUP = re.compile(r"<[a-zA-Z!/]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_MAIL_DATE = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[A-Z]{1,4}|[+-]\d{4})?"
)
_MAIL_AUTHOR = re.compile(r"\s*[^\s()@]+@[^\s()@]+(?:\s+\(\s*([^()]*[^()\s])\s*\))?\s*")
_CUT_SHORT = re.compile(r"(?:…|\[(?:…|\.\.\.|&#8230;)\]|\.\.\.)\W*$")
_NO_CHARACTER = re.compile(
    r"&#(?:[xX]0*(?:[1-9a-fA-F][0-9a-fA-F]{6,}|[2-9a-fA-F][0-9a-fA-F]{5}|1[1-9a-fA-F][0-9a-fA-F]{4})|\d{7,});?"
)
_LINE_NUMBER = re.compile(r"^<unknown>:\d+:\d+: ")  # counted in what feedparser made of the feed
_UTF8 = {"content-type": "application/xml; charset=utf-8"}


class _Feed(NamedTuple):
    """What all entries of a feed have in common."""

    source: Source
    decoded: Decoded
    sha256: str
    fetched: str
    outlet: str | None
    language: str | None
    is_atom: bool


def read(source: Source, options: Options) -> Iterator[Item]:
    """The entries of a feed as reports, and a problem if the feed is broken, after what could be read of it.

    Raises:
        Unreadable: if it is too large, not text, or no feed.
    """
    with source.open() as stream:
        data = read_all(stream, options.limits.report_bytes)
    decoded = decode(data, charset_of(source.content_type) or declared_charset(data))
    parsed = _parse(decoded.text)
    if not parsed.get("version") and not parsed.entries:
        what = "it is XML, but no RSS or Atom feed"
        raise Unreadable(what, "Give a feed, or the reports as HTML or text")
    about = parsed.feed
    sha256 = hashlib.sha256(data).hexdigest()
    fetched = source.read_at or now()
    language = _language(about.get("language"))
    is_atom = (parsed.get("version") or "").startswith("atom")
    feed = _Feed(source, decoded, sha256, fetched, _line(about, "title"), language, is_atom)
    for number, entry in enumerate(parsed.entries, 1):
        yield _report(feed, number, entry)
    yield from _problems(source.location, parsed)


def _parse(text: str) -> Any:  # noqa: ANN401  feedparser has no type hints
    """The feed as feedparser reads it, from memory alone.

    Raises:
        Unreadable: if feedparser fails.
    """
    import feedparser  # noqa: PLC0415  only feeds need it

    data = _NO_CHARACTER.sub("\ufffd", text).encode("utf-8", "replace")
    try:
        return feedparser.parse(
            io.BytesIO(data), response_headers=_UTF8, resolve_relative_uris=False, sanitize_html=False
        )
    except Exception as error:  # it gives up on very broken feeds with errors of many kinds
        what = f"the feed is too broken to be read: {error}"
        raise Unreadable(what, "Get a whole copy") from error


def _problems(location: str, parsed: Mapping[str, Any]) -> Iterator[Problem]:
    if parsed["bozo"]:
        fault = _LINE_NUMBER.sub("", " ".join(str(parsed.get("bozo_exception", "")).split()))[:200]
        yield Problem(location, f"the feed is broken: {fault}", "What could be read of it was; get a whole copy")
    elif not parsed["entries"]:
        yield Problem(location, "the feed has no entries", "Fetch it again later, or leave it out")


def _report(feed: _Feed, number: int, entry: Entry) -> Report | Problem:
    location = f"{feed.source.location}#{number}"
    title = _line(entry, "title")
    pieces = _body(entry, title)
    if title is None and not pieces:
        return Problem(location, "the entry has neither title nor text", "Leave it out; the other entries are read")
    text, zones = assemble([*([] if title is None else [Piece("title", title)]), *pieces])
    published, published_from, doubts = _published(entry, feed.fetched, is_atom=feed.is_atom)
    return Report(
        id=content_id(text),
        text=text,
        title=title,
        outlet=feed.outlet,
        url=_link(entry),
        byline=_byline(entry),
        language=feed.language,
        published=published,
        zones=zones,
        warnings=(*feed.decoded.warnings, *_warnings(pieces), *doubts),
        provenance=Provenance(
            location=location,
            format="feed",
            sha256=feed.sha256,
            read_at=feed.fetched,
            encoding=feed.decoded.evidence,
            title_from=None if title is None else "feed title",
            published_from=published_from,
        ),
    )


def _warnings(pieces: list[Piece]) -> Iterator[str]:
    if not pieces:
        yield "the feed gives only the title"
    elif _CUT_SHORT.search(pieces[-1].text):
        yield "the feed gives only the beginning of the text: give the page that it links to"


def _line(entry: Entry, name: str) -> str | None:
    """A field in one line, without markup where the feed says or shows that there is some."""
    value = entry.get(name)
    if not isinstance(value, str):
        return None
    plain = (entry.get(f"{name}_detail") or {}).get("type") == "text/plain" or _MARKUP.search(value) is None
    text = value if plain else " ".join(piece.text for piece in pieces_of(value))
    return " ".join(text.split()) or None


def _body(entry: Entry, title: str | None) -> list[Piece]:
    """The text of an entry: its content, else its summary; a first line that repeats the title is left out."""
    contents = [part for part in entry.get("content") or () if isinstance(part.get("value"), str)]
    summary = {"value": entry.get("summary") or "", "type": (entry.get("summary_detail") or {}).get("type")}
    best = max(contents, key=lambda part: len(part["value"]), default=summary)
    pieces = _pieces(best) or _pieces(summary)
    return pieces[1:] if pieces and pieces[0].text == title else pieces


def _pieces(part: Mapping[str, Any]) -> list[Piece]:
    """Paragraphs of a part: of HTML where there is markup in it, whatever the feed says, else of plain text."""
    value: str = part["value"]
    if _MARKUP.search(value):
        return pieces_of(value)
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", value))
    return [Piece("body", paragraph) for paragraph in paragraphs if paragraph]


def _link(entry: Entry) -> str | None:
    for address in (entry.get("link"), entry.get("id")):
        if isinstance(address, str) and address.startswith(("http://", "https://")):
            return address
    return None


def _byline(entry: Entry) -> str | None:
    """Names of the authors; ``desk@news.example (Edda Finch)``, as RSS writes it, is Edda Finch."""
    mail = _MAIL_AUTHOR.fullmatch(entry.get("author") or "")
    if mail is not None:
        return mail[1]
    names = [" ".join(author["name"].split()) for author in entry.get("authors") or () if author.get("name")]
    return ", ".join(dict.fromkeys(names)) or None


def _language(tag: str | None) -> str | None:
    found = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", (tag or "").strip())
    return None if found is None else found[0].lower()


def _published(entry: Entry, fetched: str, *, is_atom: bool) -> tuple[str | None, str | None, list[str]]:
    """Date in ISO 8601, its evidence, and doubts; the date of the last change only where there is no other.

    In RSS the element is ``dc:date``, which means what the feed wants it to mean.
    """
    doubts: list[str] = []
    for name in ("published", "created", "updated"):
        written = dict.get(entry, name)  # feedparser's own get makes up missing dates
        if not isinstance(written, str) or not written.strip():
            continue
        evidence = "feed dc:date" if name == "updated" and not is_atom else f"feed {name}"
        value, doubt = _date(written, entry.get(f"{name}_parsed"))
        odd = None if value is None else implausible(value, fetched)
        doubts += [f"{evidence}: {fault}" for fault in (odd or doubt,) if fault is not None]
        if value is not None and odd is None:
            if evidence == "feed updated":
                doubts.append("the feed does not say when it was published: the date of the last change was taken")
            return value, evidence, doubts
    return None, None, [*doubts, "the feed does not say when it was published"]


def _date(written: str, parsed: object) -> Dated:
    """The date that an entry writes: as in mail (RFC 822), in ISO 8601, in words, else as feedparser understands it."""
    if _MAIL_DATE.fullmatch(written.strip()):
        try:
            return Dated(parsedate_to_datetime(written.strip()).isoformat())
        except ValueError:
            pass
    dated = read_date(written)
    if dated.iso is None and isinstance(parsed, struct_time):
        return Dated(datetime.fromtimestamp(timegm(parsed), UTC).isoformat())
    return dated
