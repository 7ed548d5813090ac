"""A report as it came in: the exact text that every offset refers to, and where it was found.

Offsets are 0-based, end-exclusive positions of code points in ``Report.text``, which is kept exactly as read.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

Span = tuple[int, int]
"""Start and end of a stretch of ``Report.text``, end-exclusive."""

ZoneKind = Literal["title", "dateline", "byline", "caption", "teaser", "heading", "body", "boilerplate"]


class Zone(msgspec.Struct, frozen=True):
    """A stretch of the text and the part it plays on the page."""

    kind: ZoneKind
    start: int
    end: int


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report came from, and how its date and title were found.

    Attributes:
        location: path or URL; members of containers are joined with ``!`` (``week.zip!monday/1.html``) and records
            of line or record formats with ``#`` (``reports.jsonl#12``).
        format: the intake module that read it (``text``, ``html``, ``jsonl``, ``csv``, ``feed``, ``warc``, ``mail``).
        sha256: hex digest of the bytes that were read for this report, null for text handed over in memory.
        read_at: UTC date-time of the reading, ISO 8601.
        encoding: character encoding used, and how it was found (``utf-8 (declared)``).
        title_from: evidence for the title (``json-ld headline``, ``header line``), null without a title.
        published_from: evidence for the date (``json-ld datePublished``, ``header line``), null without a date.
    """

    location: str
    format: str
    sha256: str | None = None
    read_at: str | None = None
    encoding: str | None = None
    title_from: str | None = None
    published_from: str | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One news report. ``zones`` holds only what the input format itself says about parts of the text.

    Attributes:
        id: the id that the input carries, else ``content_id(text)``.
        published: ISO 8601 date or date-time exactly as the input gives it, or null.
        zones: parts of the text known from the format (an HTML ``figcaption``); may be empty or partial.
        warnings: what went wrong or was decided while reading the input, in words.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    zones: tuple[Zone, ...] = ()
    warnings: tuple[str, ...] = ()
    provenance: Provenance | None = None


def text_hash(text: str) -> str:
    """Hex SHA-256 of the text in UTF-8; lone surrogates are hashed as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(text: str) -> str:
    """Identifier of a report whose input carries none: the first 16 hex digits of its text's SHA-256."""
    return text_hash(text)[:16]
