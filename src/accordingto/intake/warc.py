"""WARC files, as web archives and crawlers write them: the pages and feeds in them, each a source of its own.

Needs the package fastwarc (``pip install "accordingto[warc]"``). Only successful responses with text in them are
taken up. A damaged record costs itself alone where the file shows where the next one begins.
"""

from __future__ import annotations

import dataclasses
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, Literal

from accordingto.intake.source import Budget, Item, Options, Problem, Source, Unreadable, printable
from accordingto.intake.streams import seekable

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

_TEXT = frozenset(
    (
        "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml", "application/rss+xml",
        "application/atom+xml", "application/rdf+xml",
    )
)  # fmt: skip
_GZIP = b"\x1f\x8b\x08"
_PLAIN = b"WARC/1."
_BLOCK = 1024 * 1024
_LONGEST_HEADER = 64 * 1024
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,18})\s*$", re.IGNORECASE | re.MULTILINE)
_MOST_BREAKS = 1000
"""A file that is damaged in more places is given up: looking for the next record costs time."""
_GET_WHOLE = "Get a whole copy; the other records are read"


@dataclass(slots=True)
class _Place:
    """Where reading stands: number and offset of the last record, and what was wrong after it."""

    number: int = 0
    offset: int = -1
    fault: str | None = None


def read(source: Source, options: Options) -> Iterator[Item]:
    """The pages, feeds and texts of a WARC file, in order.

    Raises:
        Refused: if they are more than an archive may hold.
        Unreadable: if fastwarc is not installed.
    """
    warc = _fastwarc()
    budget = source.budget or Budget(options.limits.archive_bytes, options.limits.archive_members)
    found = 0
    place = _Place()
    with source.open() as opened, seekable(opened, options) as stream:
        for item in _items(warc, source, stream, options, budget, place):
            found += 1
            yield item
    if not found:
        what = f"none of its {place.number} records is a page, feed or text that was fetched with success"
        yield Problem(source.location, what, "Leave it out, or give the WARC file that holds the responses")


def _fastwarc() -> ModuleType:
    try:
        from fastwarc import warc  # noqa: PLC0415  an optional package
    except ImportError as error:
        what = "WARC files need the package fastwarc, which is not installed"
        raise Unreadable(what, 'Install it: pip install "accordingto[warc]"') from error
    return warc


def _items(
    warc: ModuleType, source: Source, stream: BinaryIO, options: Options, budget: Budget, place: _Place
) -> Iterator[Item]:
    for record in _records(warc, stream, place):
        location = f"{source.location}#{place.number}"
        if record is None:
            yield Problem(location, f"the record is damaged: {place.fault}", _GET_WHOLE)
            continue
        try:
            page = _page(warc, record, location, options)
        except Unreadable as error:
            yield error.at(location)
            continue
        if page is not None:
            budget.spend(page.size or 0, members=1)
            yield dataclasses.replace(page, depth=source.depth + 1, budget=budget)
    if place.fault is None and _is_cut_off(stream, place.offset):
        yield Problem(
            source.location, "the file is cut off in its last record", "Get a whole copy; what was read stands"
        )


def _records(warc: ModuleType, stream: BinaryIO, place: _Place) -> Iterator[WarcRecord | None]:
    """All records; None where one is damaged, after which reading goes on with the next that can be found."""
    mark = _GZIP if _starts_with(stream, 0, _GZIP) else _PLAIN
    stream.seek(0)
    for _ in range(_MOST_BREAKS):
        try:
            for record in warc.ArchiveIterator(stream, parse_http=False):
                place.number += 1
                place.offset, place.fault = record.stream_pos, None
                yield record
        except OSError as error:
            if place.fault is None:  # else it is the same damage, met again while looking for its end
                place.number += 1
                place.fault = printable(str(error))
                yield None
        else:
            return
        following = _find(stream, mark, place.offset + 1)
        if following is None:
            return
        place.offset = following
        stream.seek(following)


def _starts_with(stream: BinaryIO, offset: int, mark: bytes) -> bool:
    stream.seek(offset)
    return stream.read(len(mark)) == mark


def _find(stream: BinaryIO, mark: bytes, offset: int) -> int | None:
    """Offset of the next mark at or after ``offset``."""
    stream.seek(offset)
    tail = b""
    while block := stream.read(_BLOCK):
        at = (tail + block).find(mark)
        if at >= 0:
            return offset - len(tail) + at
        offset += len(block)
        tail = (tail + block)[1 - len(mark) :]
    return None


def _page(warc: ModuleType, record: WarcRecord, location: str, options: Options) -> Source | None:
    """The text that a record holds; None where it holds none, or the server answered with an error.

    Raises:
        Unreadable: if it is damaged or too large.
    """
    if record.record_type not in (warc.response, warc.resource):
        return None
    limit = options.limits.report_bytes
    if record.content_length > limit + _LONGEST_HEADER:
        _refuse_text(record, limit)
        return None
    try:
        kind, data = _unpacked(warc, record, limit)
    except OSError as error:
        what = f"the record's content is damaged: {printable(str(error))}"
        raise Unreadable(what, _GET_WHOLE) from error
    if kind is None or not (_is_text(kind) if kind else _is_markup(data)):
        return None
    return Source.of_bytes(
        location,
        data,
        url=(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None,
        content_type=kind or None,
        read_at=_moment(record.headers.get("WARC-Date")),
    )


def _refuse_text(record: WarcRecord, limit: int) -> None:
    """Say that a record is too large; a film or picture is passed over like any other.

    Raises:
        Unreadable: if it holds text.
    """
    with suppress(OSError):
        record.parse_http()
    headers: HeaderMap | None = record.http_headers  # None for what is no HTTP, against its type hint
    kind = (record.headers if headers is None else headers).get("Content-Type") or ""
    if _is_text(kind):
        raise _too_large(limit)


def _unpacked(warc: ModuleType, record: WarcRecord, limit: int) -> tuple[str | None, bytes]:
    """Media type, see ``_kind``, and content of a record.

    Some archives keep the header ``Content-Encoding`` over content that they have unpacked: markup is taken as it is.
    """
    raw = record.reader.read(record.content_length)
    try:
        opened = _copy(warc, record, raw, "all")
        return _kind(warc, opened), _payload(opened, limit)
    except OSError:
        plain = _copy(warc, record, raw, "none")
        kind, data = _kind(warc, plain), _payload(plain, limit)
        if not _is_markup(data):
            raise
        return kind, data


def _copy(warc: ModuleType, record: WarcRecord, raw: bytes, decode: Literal["all", "none"]) -> WarcRecord:
    """The record with its HTTP headers parsed, as a copy: what is wrong in it must not stop the walk over the file."""
    copy: WarcRecord = warc.WarcRecord()
    copy.init_headers(record.record_type)
    copy.set_bytes_content(raw)
    if record.record_type == warc.response:
        copy.is_http = record.is_http
        copy.parse_http(auto_decode=decode)
    else:
        copy.headers["Content-Type"] = record.headers.get("Content-Type") or ""
    return copy


def _kind(warc: ModuleType, record: WarcRecord) -> str | None:
    """Media type of what was fetched with success, ``""`` where none is given; None for everything else."""
    if record.record_type == warc.resource:
        return record.headers.get("Content-Type") or ""
    headers: HeaderMap | None = record.http_headers  # None for what is no HTTP, against its type hint
    status = None if headers is None else headers.status_code
    if headers is None or status is None or not 200 <= status < 300:
        return None
    return headers.get("Content-Type") or ""


def _is_text(kind: str) -> bool:
    return kind.partition(";")[0].strip().lower() in _TEXT


def _is_markup(data: bytes) -> bool:
    return data.lstrip().startswith(b"<")


def _payload(record: WarcRecord, limit: int) -> bytes:
    parts: list[bytes] = []
    left = limit
    while left >= 0 and (part := record.reader.read(min(left + 1, _BLOCK))):
        parts.append(part)
        left -= len(part)
    if left < 0:
        raise _too_large(limit)
    return b"".join(parts)


def _too_large(limit: int) -> Unreadable:
    what = f"the record is larger than the {limit:,} bytes that one report may have"
    return Unreadable(what, "Raise the limit report_bytes")


def _moment(written: str | None) -> str | None:
    """``WARC-Date`` if it is what the standard asks for, a date-time in UTC."""
    try:
        moment = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return written if moment.tzinfo is not None else None


def _is_cut_off(stream: BinaryIO, offset: int) -> bool:
    """Whether the file ends before its last record does; fastwarc takes such an end for the end of the file."""
    if offset < 0:
        return False
    if _starts_with(stream, offset, _GZIP):
        return _is_gzip_cut_off(stream, offset)
    if _starts_with(stream, 0, _GZIP):  # all records packed in one
        return _is_gzip_cut_off(stream, 0)
    stream.seek(offset)
    header, blank, _ = stream.read(_LONGEST_HEADER).partition(b"\r\n\r\n")
    length = _LENGTH.search(header)
    end = offset + len(header) + len(blank) + (0 if length is None else int(length[1]))
    size = stream.seek(0, io.SEEK_END)
    if end >= size:
        return end > size or not blank
    stream.seek(end)
    return bool(stream.read(_LONGEST_HEADER).strip(b"\r\n\0"))


def _is_gzip_cut_off(stream: BinaryIO, offset: int) -> bool:
    stream.seek(offset)
    member = zlib.decompressobj(wbits=31)
    block = stream.read(_BLOCK)
    try:
        while block:
            member.decompress(block, _BLOCK)
            block = member.unconsumed_tail or member.unused_data.lstrip(b"\0")
            if member.eof and (block or (block := stream.read(_BLOCK))):
                member = zlib.decompressobj(wbits=31)
            elif not block:
                block = stream.read(_BLOCK)
    except zlib.error:
        return False
    return not member.eof
