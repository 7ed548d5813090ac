"""Byte streams: looking ahead where one cannot go back, and counting what an archive unpacks to."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from tarfile import TarError
from typing import BinaryIO, cast

from accordingto.intake.source import Budget, Limits, Refused, Unreadable

_BUFFER = 128 * 1024
# What the decompressors of the standard library raise for broken input; OSError covers gzip, bz2 and the disk.
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, TarError, NotImplementedError)
"""Errors of a broken archive or compressed file."""


class Broken(Unreadable):
    """The bytes end or go wrong in the middle."""


def peeked(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, at most ``size``, and a stream that still has them."""
    head = stream.read(size)
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, cast("BinaryIO", io.BufferedReader(_Rejoined(head, stream), _BUFFER))


class _Over(io.RawIOBase):
    """A raw stream on top of another, which it closes with itself; it cannot go back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def _take(self, size: int) -> bytes | memoryview:
        return self._stream.read(size)

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
        broken: whether reading has failed.
    """

    def __init__(
        self,
        stream: io.BufferedIOBase,
        limits: Limits,
        budget: Budget | None = None,
        packed: Callable[[], int] | None = None,
    ) -> None:
        """A guard over ``stream``.

        Args:
            stream: gives unpacked bytes; its ``read1`` is used, which hands over what comes before a break.
            limits: bounds on the ratio.
            budget: pays for every byte; null if the bytes have been paid for already.
            packed: number of packed bytes that the bytes so far came from; null if they are not compressed.
        """
        super().__init__(cast("BinaryIO", stream))
        self.broken = False
        self._read = stream.read1
        self._limits = limits
        self._budget = budget
        self._packed = packed
        self._count = 0

    def _take(self, size: int) -> bytes | memoryview:
        try:
            part = self._read(size)
        except (*BROKEN, Broken) as error:
            self.broken = True
            cause = error.__cause__ if isinstance(error, Broken) else error
            what = f"broken off after {self._count:,} bytes: {cause}"
            raise Broken(what, "Get a whole copy; what was read before the break stands") from cause
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


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """A raw stream with a buffer, for reading by lines."""
    return cast("BinaryIO", io.BufferedReader(raw, _BUFFER))
