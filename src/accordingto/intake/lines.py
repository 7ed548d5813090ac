"""Lines of a stream, one at a time, however long the stream is."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from accordingto.intake.streams import peeked

_SKIPPED = 1024 * 1024


class Line(NamedTuple):
    """A line.

    Attributes:
        number: from 1.
        data: its bytes with the line break; in UTF-8 where the stream starts with a mark of UTF-16 or UTF-32; null if
            there are more than the limit.
        encoding: evidence, where a byte order mark gives it.
    """

    number: int
    data: bytes | None
    encoding: str | None


def lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    """All lines; of a line with more than ``limit`` bytes only its number is kept."""
    mark, stream = peeked(stream, 4)
    codec = _wide_codec(mark)
    if codec is not None:
        for number, data in enumerate(_transcoded(stream, codec, limit), 1):
            yield Line(number, data, f"{codec} (byte order mark)")
        return
    encoding = None
    if mark.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
        encoding = "utf-8 (byte order mark)"
    for number, data in enumerate(_bounded(stream, limit), 1):
        yield Line(number, data, encoding)


def _wide_codec(mark: bytes) -> str | None:
    if mark in {codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE}:
        return "utf-32"
    return "utf-16" if mark[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else None


def _bounded(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_SKIPPED)
        yield None


def _transcoded(stream: BinaryIO, codec: str, limit: int) -> Iterator[bytes | None]:
    text = io.TextIOWrapper(stream, encoding=codec, errors="replace", newline="\n")
    while line := text.readline(limit + 1):
        data = line.encode("utf-8", "surrogatepass")
        whole = len(data) <= limit
        while line and not line.endswith("\n"):
            line = text.readline(_SKIPPED)
            whole = whole and not line
        yield data if whole else None
