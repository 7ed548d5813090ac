"""JSON objects of a stream, one at a time: the elements of an array, or objects over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_CHUNK = 256 * 1024
_TOKEN = re.compile(rb'\\.|["{}]', re.DOTALL)
_BETWEEN = b" \t\r\n,[]"


class Object(NamedTuple):
    """A stretch of a JSON stream.

    Attributes:
        data: bytes from ``{`` to its ``}``; null if they are more than the limit.
        whole: whether the ``}`` was there before the stream ended.
        stray: whether something else than an object stands before it.
    """

    data: bytes | None
    whole: bool = True
    stray: bool = False


def objects(stream: BinaryIO, limit: int) -> Iterator[Object]:
    """The outermost objects of a stream; what is in them is not looked at.

    What is left at the end comes as a last object: cut off, or empty and stray.
    """
    splitter = _Splitter(limit)
    while chunk := stream.read(_CHUNK):
        while chunk.endswith(b"\\") and (byte := stream.read(1)):
            chunk += byte  # an escape must not be cut in two
        yield from splitter.feed(chunk)
    yield from splitter.finish()


class _Splitter:
    """Follows braces and strings from chunk to chunk."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._depth = 0
        self._in_string = False
        self._held = bytearray()
        self._size = 0
        self._stray = False

    def feed(self, chunk: bytes) -> Iterator[Object]:
        start = 0
        for match in _TOKEN.finditer(chunk):
            token = match.group()
            if token == b'"':
                self._in_string = not self._in_string
            elif self._in_string:
                continue
            elif token == b"{":
                if self._depth == 0:
                    self._between(chunk[start : match.start()])
                    start = match.start()
                self._depth += 1
            elif token == b"}" and self._depth > 0:
                self._depth -= 1
                if self._depth == 0:
                    self._hold(chunk[start : match.end()])
                    start = match.end()
                    yield self._taken(whole=True)
        self._hold(chunk[start:]) if self._depth else self._between(chunk[start:])

    def finish(self) -> Iterator[Object]:
        if self._depth or self._stray:
            yield self._taken(whole=self._depth == 0)

    def _between(self, data: bytes) -> None:
        self._stray = self._stray or bool(data.strip(_BETWEEN))

    def _hold(self, data: bytes) -> None:
        self._size += len(data)
        if self._size <= self._limit:
            self._held += data

    def _taken(self, *, whole: bool) -> Object:
        taken = Object(bytes(self._held) if self._size <= self._limit else None, whole, self._stray)
        self._held.clear()
        self._size = 0
        self._stray = False
        return taken
