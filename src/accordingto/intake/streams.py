"""Byte streams: looking ahead where one cannot go back, and counting what an archive unpacks to."""

from __future__ import annotations

import io
import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tarfile import TarError
from typing import BinaryIO, cast

from accordingto.intake.source import Budget, Limits, Options, Refused, Unreadable

_BUFFER = 128 * 1024
BROKEN = (OSError, EOFError, ValueError, NotImplementedError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, TarError)
"""What the standard library raises for a broken archive or compressed file."""


class Broken(Unreadable):
    """The bytes end or go wrong in the middle."""


def peeked(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, at most ``size``, and a stream that still has them.

    If the stream breaks off within them, they are what came before; the break is met again behind them.

    Raises:
        Broken: if nothing came before.
    """
    head = bytearray()
    try:
        while len(head) < size and (part := _read1(stream, size - len(head))):
            head += part
    except Broken:
        if not head:
            raise
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return bytes(head), stream
    return bytes(head), buffered(_Rejoined(bytes(head), stream))


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """A raw stream with a buffer, for reading by lines."""
    return cast("BinaryIO", io.BufferedReader(raw, _BUFFER))


def _read1(stream: BinaryIO, size: int) -> bytes:
    """What one look at the stream gives: unlike ``read``, it hands over what comes before a break."""
    return cast("io.BufferedIOBase", stream).read1(size)


class _Over(io.RawIOBase):
    """A raw stream on top of another, which it closes with itself; it cannot go back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def _take(self, size: int) -> bytes | memoryview:
        return _read1(self._stream, size)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._take(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Rejoined(_Over):
    """Bytes read ahead, and then the rest of the stream they came from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__(rest)
        self._head = memoryview(head)

    def _take(self, size: int) -> bytes | memoryview:
        part = self._head[:size]
        self._head = self._head[len(part) :]
        return part or super()._take(size)


class Packed(_Over):
    """Packed bytes on their way to a decompressor.

    Attributes:
        count: bytes read so far.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self.count = 0

    def _take(self, size: int) -> bytes | memoryview:
        part = super()._take(size)
        self.count += len(part)
        return part


class Unpacked(_Over):
    """Unpacked bytes, held against the limits while they are read: what an archive's headers claim counts for nothing.

    Attributes:
        broken: how reading has failed, null while it has not; it fails in the same way ever after.
    """

    def __init__(
        self, stream: BinaryIO, limits: Limits, budget: Budget | None = None, packed: Callable[[], int] | None = None
    ) -> None:
        """A guard over ``stream``.

        Args:
            stream: gives unpacked bytes.
            limits: bounds on the ratio.
            budget: pays for every byte; null if the bytes have been paid for already.
            packed: number of packed bytes that the bytes so far came from; null if they are not compressed.
        """
        super().__init__(stream)
        self.broken: Broken | None = None
        self._limits = limits
        self._budget = budget
        self._packed = packed
        self._count = 0

    def _take(self, size: int) -> bytes | memoryview:
        if self.broken is not None:
            raise self.broken
        try:
            part = super()._take(size)
        except (*BROKEN, Broken) as error:
            cause = error.__cause__ if isinstance(error, Broken) else error
            what = f"broken off after {self._count:,} bytes: {cause}"
            self.broken = Broken(what, "Get a whole copy; what was read before the break stands")
            raise self.broken from cause
        self._charge(len(part))
        return part

    def _charge(self, size: int) -> None:
        self._count += size
        if self._budget is not None:
            self._budget.spend(size)
        # No more than one report may hold is harmless, however well it packs.
        if self._packed is None or self._count <= self._limits.report_bytes:
            return
        if self._count > self._limits.archive_ratio * self._packed():
            what = f"it unpacks to more than {self._limits.archive_ratio} times its size, as archive bombs do"
            raise Refused(what, limit="archive_ratio")


@contextmanager
def seekable(stream: BinaryIO, options: Options) -> Iterator[BinaryIO]:
    """The stream, or a copy that can go back, for formats whose readers ask for the position."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=options.limits.report_bytes) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield cast("BinaryIO", copy)
