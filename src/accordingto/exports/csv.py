"""CSV for spreadsheets (RFC 4180): UTF-8 without a byte order mark, a heading, line ends of CR LF.

A cell of text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end gets a leading apostrophe, since
a spreadsheet would run it as a formula; numbers are left alone. Characters that steer a terminal or turn the order of
letters round are spelled as code points. Where the exact text matters, take JSON.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from accordingto.exports.visible import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBERS = (bool, int, float)


def write(rows: Iterable[Mapping[str, Any]], file: BinaryIO, *, fields: Sequence[str]) -> int:
    """Write a heading and rows, and say how many rows.

    Args:
        rows: all with these fields.
        file: where to write.
        fields: the heading.
    """
    write_heading(fields, file)
    return write_rows(rows, file, fields=fields)


def write_heading(fields: Sequence[str], file: BinaryIO) -> None:
    """Write a heading."""
    _write_lines([fields], file)


def write_rows(rows: Iterable[Mapping[str, Any]], file: BinaryIO, *, fields: Sequence[str]) -> int:
    """Write rows below a heading, and say how many."""
    return _write_lines(([cell(row[field]) for field in fields] for row in rows), file)


def _write_lines(lines: Iterable[Sequence[str]], file: BinaryIO) -> int:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    written = 0
    try:
        for line in lines:
            writer.writerow(line)
            written += 1
    finally:
        text.detach()  # else the file would be closed with the wrapper
    return written


def cell(value: object) -> str:
    """A value as a spreadsheet may safely hold it: null is empty, truth is 1 or 0, a list is joined by ``; ``."""
    if value is None:
        return ""
    if isinstance(value, _NUMBERS):
        return str(int(value) if isinstance(value, bool) else value)
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return "'" + visible(text) if text.startswith(_FORMULA) else visible(text)
