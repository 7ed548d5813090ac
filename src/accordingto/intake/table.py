"""CSV and TSV: a report in every row, under a header row that names the columns."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from accordingto.intake.encoding import Decoded, LineDecoder
from accordingto.intake.fields import Ids, Record, names, no_text, to_report
from accordingto.intake.lines import Line, lines
from accordingto.intake.source import Item, Options, Source, Unreadable
from accordingto.intake.streams import peeked

_HEAD = 64 * 1024
_MOST_COLUMNS = 10_000
_DELIMITERS = ",;\t|"
_MEND = "Mend the row or leave it out; the other rows are read"


class _Row(NamedTuple):
    """A row with its number (the header is 1, as spreadsheets count), its bytes, or why there is none."""

    number: int
    cells: list[str]
    data: bytes
    decoded: Decoded
    fault: Unreadable | None = None


def read(source: Source, options: Options) -> Iterator[Item]:
    """The reports of a table, row by row; one that cannot be read costs only itself.

    Raises:
        Unreadable: if the file is empty or binary data, or no column holds the text.
    """
    limit = options.limits.report_bytes
    # The standard library's bound on a cell is for the whole process; it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    with source.open() as opened:
        head, stream = peeked(opened, _HEAD)
        rows = _rows(_Texts(lines(stream, limit), LineDecoder(head), limit), options)
        header = _header(next(rows, None), options)
        ids, empty = Ids(), True
        for row in rows:
            empty = False
            try:
                report = to_report(_record(source, header, row), options.fields)
                ids.check(report)
                yield report
            except Unreadable as error:
                yield error.at(f"{source.location}#{row.number}")
    if empty:
        what = "it has a header but no rows"
        raise Unreadable(what, "Remove it, or give a table with a report in every row")


class _Texts:
    """The decoded lines of a table for ``csv.reader``, with the bytes of the row that they make up."""

    def __init__(self, source: Iterator[Line], decoder: LineDecoder, limit: int) -> None:
        self._source = source
        self._decoder = decoder
        self._limit = limit
        self._data = bytearray()
        self._encodings: dict[str, None] = {}
        self._warnings: dict[str, None] = {}

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._source)
        if line.data is None or len(self._data) + len(line.data) > self._limit:
            what = f"the row is larger than the {self._limit:,} bytes that one report may have"
            raise Unreadable(what, "Look for a quotation mark that is not closed, or raise the limit report_bytes")
        self._data += line.data
        found = self._decoder.decode(line.data)
        self._encodings[line.encoding or found.evidence] = None
        self._warnings.update(dict.fromkeys(found.warnings))
        return found.text

    def row(self) -> tuple[bytes, Decoded]:
        """Bytes and decoding of the row that has just been read; the next line starts a new one."""
        # Most lines of a file in another encoding are plain ASCII: what tells is the line that is not.
        evidence = next((name for name in self._encodings if name != "utf-8 (valid)"), "utf-8 (valid)")
        taken = bytes(self._data), Decoded("", evidence, tuple(self._warnings))
        self._data.clear()
        self._encodings.clear()
        self._warnings.clear()
        return taken


def _rows(texts: _Texts, options: Options) -> Iterator[_Row]:
    first = next(texts, None)
    if first is None:
        return
    reader = csv.reader(chain([first], texts), delimiter=_delimiter(first, options), strict=True)
    number = 0
    while True:
        number += 1
        cells: list[str] = []
        fault = None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fault = Unreadable(f"the row is not well-formed: {error}", _MEND)
        except Unreadable as error:
            fault = error
        data, decoded = texts.row()
        if cells or fault is not None:
            yield _Row(number, cells, data, decoded, fault)


def _delimiter(first: str, options: Options) -> str:
    """The one that makes the most of the header row: known columns first, then any columns."""

    def worth(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first[:_HEAD]], delimiter=delimiter), [])
        return len(names(cells, options.fields)), len(cells)

    return max(_DELIMITERS, key=worth)


def _header(row: _Row | None, options: Options) -> list[str]:
    if row is None:
        what = "it holds no rows"
        raise Unreadable(what, "Remove it, or give a table with a report in every row")
    if row.fault is not None:
        raise row.fault
    if len(row.cells) > _MOST_COLUMNS:
        what = f"its first row has {len(row.cells):,} cells, which are no names of columns"
        raise Unreadable(what, "Give a table whose first row names the columns")
    chosen = names(row.cells, options.fields)
    if "text" not in chosen:
        raise no_text(row.cells, options.fields)
    for name in chosen.values():
        if row.cells.count(name) > 1:
            what = f"the header names the column {name!r} more than once"
            raise Unreadable(what, "Give every column its own name")
    return row.cells


def _record(source: Source, header: list[str], row: _Row) -> Record:
    if row.fault is not None:
        raise row.fault
    if len(row.cells) != len(header):
        what = f"the row has {len(row.cells)} cells where the header has {len(header)}"
        raise Unreadable(what, _MEND)
    return Record(
        values=dict(zip(header, row.cells, strict=True)),
        location=f"{source.location}#{row.number}",
        format="csv",
        sha256=hashlib.sha256(row.data.rstrip(b"\r\n")).hexdigest(),
        decoded=row.decoded,
        read_at=source.read_at,
    )
