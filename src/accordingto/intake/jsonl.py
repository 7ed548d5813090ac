"""JSON: a report in every line, the reports of an array, or one object."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

import msgspec

from accordingto.intake.encoding import Decoded, LineDecoder
from accordingto.intake.fields import Ids, NoTextField, Record, to_report
from accordingto.intake.lines import lines
from accordingto.intake.objects import objects
from accordingto.intake.source import Item, Options, Problem, Source, Unreadable
from accordingto.intake.streams import peeked

_HEAD = 64 * 1024
_UTF8 = Decoded("", "utf-8 (valid)")
# A file of other records (an index, say) has no reports at all: beyond so many lines that say so, they are counted.
_MOST_ALIKE = 20
_LEAVE_OUT = "Mend the record or leave it out; the other records of the file are read"


class _Piece(NamedTuple):
    """Bytes of a record, the evidence for their encoding if known already, or why there are none."""

    number: int
    data: bytes
    encoding: str | None = None
    fault: Unreadable | None = None


def read(source: Source, options: Options) -> Iterator[Item]:
    """The reports of a JSON file, record by record; one that cannot be read costs only itself.

    Raises:
        Unreadable: if the file is empty or binary data.
    """
    ids, empty, without_text = Ids(), True, 0
    with source.open() as opened:
        head, stream = peeked(opened, _HEAD)
        decoder = LineDecoder(head)
        spread = _spread_over_lines(head, named_json=source.location.lower().endswith(".json"))
        pieces = _by_object if spread else _by_line
        for piece in pieces(stream, options.limits.report_bytes):
            empty = False
            try:
                record = _record(source, piece, decoder)
                report = to_report(record, options.fields)
                ids.check(report)
                yield report
            except NoTextField as error:
                without_text += 1
                if without_text <= _MOST_ALIKE:
                    yield error.at(f"{source.location}#{piece.number}")
            except Unreadable as error:
                yield error.at(f"{source.location}#{piece.number}")
    if without_text > _MOST_ALIKE:
        what = f"{without_text - _MOST_ALIKE:,} more records have no field with the text of a report"
        yield Problem(source.location, what, "Name the field that holds the text: --field text=NAME")
    if empty:
        what = "it holds no records"
        raise Unreadable(what, "Remove it, or give a file with a JSON object in every line")


def _spread_over_lines(head: bytes, *, named_json: bool) -> bool:
    """Whether the file is an array of objects, or an object that does not end in its first line."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"["):
        return start[1:].lstrip()[:1] in {b"{", b"]"}
    first, line_break, _ = start.partition(b"\n")
    first = first.rstrip()
    return bool(line_break) and (first == b"{" or (named_json and first.startswith(b"{") and not first.endswith(b"}")))


def _by_line(stream: BinaryIO, limit: int) -> Iterator[_Piece]:
    for number, data, encoding in lines(stream, limit):
        if data is None:
            yield _Piece(number, b"", encoding, _too_large(limit))
        elif not data.isspace():
            yield _Piece(number, data.rstrip(b"\r\n"), encoding)


def _by_object(stream: BinaryIO, limit: int) -> Iterator[_Piece]:
    for number, (data, whole, stray) in enumerate(objects(stream, limit), 1):
        if stray:
            what = "something that is not a JSON object stands before this place"
            yield _Piece(number, b"", fault=Unreadable(what, _LEAVE_OUT))
        if data is None:
            yield _Piece(number, b"", fault=_too_large(limit))
        elif not whole:
            what = "the file ends in the middle of this record"
            yield _Piece(number, b"", fault=Unreadable(what, "Get a whole copy of the file"))
        elif data:
            yield _Piece(number, data)


def _too_large(limit: int) -> Unreadable:
    what = f"the record is larger than the {limit:,} bytes that one report may have"
    return Unreadable(what, "Cut it up into reports, or raise the limit report_bytes")


def _record(source: Source, piece: _Piece, decoder: LineDecoder) -> Record:
    if piece.fault is not None:
        raise piece.fault
    value, decoded = _value(piece.data, decoder)
    if not isinstance(value, dict):
        what = "it is not a JSON object with named fields"
        raise Unreadable(what, _LEAVE_OUT)
    return Record(
        values=value,
        location=f"{source.location}#{piece.number}",
        format="jsonl",
        sha256=hashlib.sha256(piece.data).hexdigest(),
        decoded=decoded if piece.encoding is None else decoded._replace(evidence=piece.encoding),
        read_at=source.read_at,
    )


def _value(data: bytes, decoder: LineDecoder) -> tuple[object, Decoded]:
    try:
        return msgspec.json.decode(data), _UTF8
    except UnicodeDecodeError:
        decoded = decoder.decode(data)
        return _lenient(decoded.text), decoded
    except (msgspec.DecodeError, RecursionError):
        return _lenient(data), _UTF8


def _lenient(data: str | bytes) -> object:
    """Parsed with the standard library, which tells faults by their place and takes the ``NaN`` that Python writes."""
    try:
        return json.loads(data, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        what = f"it is not JSON: {error.msg} (character {error.pos + 1:,})"
    except (ValueError, RecursionError) as error:
        what = f"it is not JSON: {error}"
    raise Unreadable(what, _LEAVE_OUT)
