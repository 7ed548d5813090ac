"""Which format a source is in: by bytes that leave no doubt, then by media type and name, then by how it begins."""

from __future__ import annotations

import re
from typing import Literal

from accordingto.intake.source import Source, Unreadable

Name = Literal["archive", "csv", "feed", "html", "jsonl", "mail", "text", "warc"]

HEAD = 4096
"""Bytes from the beginning of a source that ``name_of`` wants to see."""

_BY_SUFFIX: dict[str, Name] = {
    "txt": "text", "text": "text", "md": "text",
    "html": "html", "htm": "html", "xhtml": "html", "shtml": "html",
    "json": "jsonl", "jsonl": "jsonl", "ndjson": "jsonl",
    "csv": "csv", "tsv": "csv", "tab": "csv",
    "rss": "feed", "atom": "feed", "rdf": "feed", "xml": "feed",
    "warc": "warc",
    "eml": "mail", "mbox": "mail", "mbx": "mail",
}  # fmt: skip
_BY_MEDIA_TYPE: dict[str, Name] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "jsonl",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/warc": "warc",
    "message/rfc822": "mail",
    "application/mbox": "mail",
}
_ARCHIVE_SUFFIXES = frozenset({"zip", "tar", "gz", "tgz", "bz2", "tbz2", "xz", "txz"})
# zip (with members, empty), gzip, bzip2, xz; tar.
_ARCHIVE_MARK = re.compile(
    rb"PK\x03\x04|PK\x05\x06|\x1f\x8b\x08|BZh[1-9](?:1AY&SY|\x17rE8P)|\xfd7zXZ\x00|(?s:.{257})ustar"
)
# What commonly lies among saved pages and reports: (bytes, where, what it is).
_FOREIGN_MARKS = (
    (b"%PDF-", 0, "a PDF file"),
    (b"\x89PNG\r\n", 0, "a PNG image"),
    (b"\xff\xd8\xff", 0, "a JPEG image"),
    (b"GIF87a", 0, "a GIF image"),
    (b"GIF89a", 0, "a GIF image"),
    (b"WEBP", 8, "a WebP image"),
    (b"WAVE", 8, "a sound recording"),
    (b"AVI ", 8, "a film"),
    (b"ftyp", 4, "an image, sound or film"),
    (b"\x1aE\xdf\xa3", 0, "a film"),
    (b"ID3\x03", 0, "a sound recording"),
    (b"OggS\x00", 0, "a sound recording"),
    (b"wOFF", 0, "a font"),
    (b"wOF2", 0, "a font"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7z archive"),
    (b"Rar!\x1a\x07", 0, "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", 0, "a Zstandard file"),
    (b"SQLite format 3\x00", 0, "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", 0, "an old Office document"),
    (b"{\\rtf", 0, "an RTF document"),
    (b"PAR1\x15", 0, "a Parquet file"),
    (b"ARROW1", 0, "an Arrow file"),
    (b"\x7fELF", 0, "a program"),
)
_OFFICE = re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels/|docProps/|word/|mimetypeapplication/)", re.DOTALL)
_FOREIGN_SUFFIXES = {"css": "a style sheet", "js": "a script", "mjs": "a script", "svg": "an SVG image", "map": "a map"}
# Possessive: what has been passed over is not tried again, however the rest goes on.
_PROLOGUE = rb"(?>\s+|<\?.*?\?>|<!--.*?-->)*+"
_CERTAIN: tuple[tuple[re.Pattern[bytes], Name], ...] = (
    (re.compile(rb"WARC/[01]\.\d"), "warc"),
    (re.compile(_PROLOGUE + rb"<(?:!doctype\s+rss|rss|feed|rdf:rdf)\b", re.DOTALL | re.IGNORECASE), "feed"),
)
_LIKELY: tuple[tuple[re.Pattern[bytes], Name], ...] = (
    (re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE), "html"),
    (re.compile(rb"\s*<\?xml\b"), "feed"),
    (re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*\{)"), "jsonl"),
    (re.compile(rb"From \S+ +\S[^\n]*\n(?:[!-9;-~]+:|>From )"), "mail"),
    # A letter can begin with "Date:" or "From:"; a mail has a line that no person writes.
    (
        re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*+)*?(?:Received|Message-ID|MIME-Version):", re.IGNORECASE),
        "mail",
    ),
)
_REMEDY = "Give reports as text, HTML, JSONL, CSV, feeds, WARC, mail, or archives of these"


def name_of(source: Source, head: bytes) -> Name:
    """The format of a source that begins with ``head``.

    Raises:
        Unreadable: if it is none that holds reports.
    """
    _refuse_foreign(source, head)
    suffixes = suffixes_of(source.location)
    if _ARCHIVE_MARK.match(head):
        return "warc" if suffixes[-2:] == ["warc", "gz"] else "archive"
    if suffixes and suffixes[-1] in _ARCHIVE_SUFFIXES:
        what = f"it is named .{suffixes[-1]}, but is no such archive"
        raise Unreadable(what, "Get a whole copy, or give it the name of the format that it is in")
    return _by_beginning(head, _CERTAIN) or known(source) or _by_beginning(head, _LIKELY) or "text"


def known(source: Source) -> Name | None:
    """The format that the media type or the name states, null where they leave it open."""
    media_type = (source.content_type or "").partition(";")[0].strip().lower()
    suffixes = suffixes_of(source.location)
    if media_type in _BY_MEDIA_TYPE:
        return _BY_MEDIA_TYPE[media_type]
    if not suffixes:
        return None
    return "archive" if suffixes[-1] in _ARCHIVE_SUFFIXES else _BY_SUFFIX.get(suffixes[-1])


def suffixes_of(location: str) -> list[str]:
    """Suffixes of the last name in a location, in small letters: ``["tar", "gz"]``."""
    path = re.split(r"[?#]", location)[0] if "://" in location else location
    name = re.split(r"[!/\\]", path)[-1]
    return name.lower().split(".")[1:]


def _by_beginning(head: bytes, beginnings: tuple[tuple[re.Pattern[bytes], Name], ...]) -> Name | None:
    start = head.removeprefix(b"\xef\xbb\xbf")
    return next((name for pattern, name in beginnings if pattern.match(start)), None)


def _refuse_foreign(source: Source, head: bytes) -> None:
    for mark, place, kind in _FOREIGN_MARKS:
        if head.startswith(mark, place):
            what = f"not a report format: {kind}"
            raise Unreadable(what, _REMEDY)
    if _OFFICE.match(head):
        what = "not a report format: an Office document or e-book"
        raise Unreadable(what, "Save it as text or HTML")
    suffixes = suffixes_of(source.location)
    if source.content_type is None and suffixes and suffixes[-1] in _FOREIGN_SUFFIXES:
        what = f"not a report format: {_FOREIGN_SUFFIXES[suffixes[-1]]}"
        raise Unreadable(what, _REMEDY)
    media_type = (source.content_type or "").partition("/")[0].strip().lower()
    if media_type in {"image", "audio", "video", "font"}:
        what = f"not a report format: {source.content_type}"
        raise Unreadable(what, _REMEDY)
