"""Archives and compressed files: what is in them, member by member; nothing is unpacked to disk under its name.

Everything is held against the limits while it is being read. An archive that goes beyond them is refused as a whole,
and with it the archives around it; a member that is damaged costs only itself where the archive allows that.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, cast

from accordingto.intake.formats import suffixes_of
from accordingto.intake.source import Budget, Item, Options, Problem, Refused, Source, Unreadable, printable
from accordingto.intake.streams import BROKEN, Broken, Packed, Unpacked, buffered, peeked, seekable

_COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_TAR_MARK, _TAR_MARK_AT = b"ustar", 257
_TAR_SUFFIXES = frozenset({"tar", "tgz", "tbz2", "txz"})
_COPY_WHOLE = "Get a whole copy; what was read before the break stands"
# Directory of a zip file (.ZIP File Format Specification 6.3.10): an entry takes at least this many bytes.
_ZIP_ENTRY = 46
_ZIP_TAIL = 22 + 0xFFFF
# A name longer than any file system takes is an attack on the memory.
_LONGEST_TAR_HEADER = 1024 * 1024
_TAR_EXTRA_HEADERS = frozenset(
    {tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK}
)


def read(source: Source, options: Options) -> Iterator[Item]:
    """The members of a zip or tar archive, or what a gzip, bzip2 or xz file holds.

    Raises:
        Refused: if it goes beyond the limits.
        Unreadable: if it is no such archive, or broken from the beginning.
    """
    budget = source.budget or Budget(options.limits.archive_bytes, options.limits.archive_members)
    with source.open() as opened:
        head, stream = peeked(opened, 512)
        if head.startswith(b"PK"):
            yield from _zip(source, stream, options, budget)
        elif head.startswith(_COMPRESSED):
            yield from _compressed(source, stream, head, options, budget)
        else:
            unpacked = Unpacked(stream, options.limits, budget)
            yield from _tar(source, buffered(unpacked), options, budget)


def _unpacker(head: bytes, packed: BinaryIO) -> BinaryIO:
    if head.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", gzip.GzipFile(fileobj=packed))
    return cast("BinaryIO", bz2.BZ2File(packed) if head.startswith(b"BZh") else lzma.LZMAFile(packed))


def _compressed(source: Source, stream: BinaryIO, head: bytes, options: Options, budget: Budget) -> Iterator[Item]:
    """A compressed tar archive, or one compressed file, which has the same name less its last suffix."""
    packed = Packed(stream)
    unpacker = _unpacker(head, cast("BinaryIO", packed))
    unpacked = Unpacked(unpacker, options.limits, budget, lambda: packed.count)
    head, inside = peeked(buffered(unpacked), 512)
    if head[_TAR_MARK_AT:].startswith(_TAR_MARK) or not _TAR_SUFFIXES.isdisjoint(suffixes_of(source.location)):
        yield from _tar(source, inside, options, budget)
        return
    name = re.split(r"[!/\\]", source.location)[-1]
    yield _member(source, budget, name.rpartition(".")[0] or name, lambda: inside)


def _member(source: Source, budget: Budget, name: str, opened: Callable[[], BinaryIO]) -> Source:
    location = f"{source.location}!{printable(name.removeprefix('./'))}"
    return Source(location=location, open=opened, read_at=source.read_at, depth=source.depth + 1, budget=budget)


def _hidden(name: str) -> bool:
    """Whether a file browser would not show the member; ``__MACOSX`` holds what macOS adds to archives."""
    parts = name.split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part not in {".", ".."} for part in parts)


def _tar(source: Source, stream: BinaryIO, options: Options, budget: Budget) -> Iterator[Item]:
    """Regular files, in order and in one go; links and devices hold no text of their own."""
    last = None
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_TarHeader) as archive:
            while (header := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # else it remembers all of them
                budget.spend(members=1)
                last = printable(header.name)
                if not header.isreg() or _hidden(header.name):
                    continue
                if header.issparse():
                    what = "a file with holes, which is not unpacked"
                    yield Problem(f"{source.location}!{last}", what, "Pack it without --sparse")
                    continue
                unpacked = Unpacked(cast("BinaryIO", archive.extractfile(header)), options.limits)
                yield _member(source, budget, header.name, partial(buffered, unpacked))
                if unpacked.broken is not None:
                    return
    except (tarfile.TarError, Broken, EOFError) as error:
        place = "from the beginning" if last is None else f"after the member {last!r}"
        yield Problem(source.location, f"the tar archive is damaged {place}: {error}", _COPY_WHOLE)


class _TarHeader(tarfile.TarInfo):
    """A header that tells a damaged archive from one at its end, which ``TarFile.next`` does not."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _TarHeader:
        """The header in a block.

        Raises:
            Broken: if there is no header in it.
        """
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            what = "no end mark" if not buf else str(error)
            raise Broken(what, _COPY_WHOLE) from error
        if header.type in _TAR_EXTRA_HEADERS and header.size > _LONGEST_TAR_HEADER:
            what = f"a header of {header.size:,} bytes"
            raise Broken(what, _COPY_WHOLE)
        return header


def _zip(source: Source, stream: BinaryIO, options: Options, budget: Budget) -> Iterator[Item]:
    """Regular files, in the order of the archive's directory."""
    with seekable(stream, options) as whole:
        archive = _directory(whole, budget)
        for member in archive.infolist():
            budget.spend(members=1)
            if not member.is_dir() and not _hidden(member.filename):
                opened = partial(_open_member, archive, member, options, budget)
                yield _member(source, budget, member.filename, opened)


def _directory(stream: BinaryIO, budget: Budget) -> zipfile.ZipFile:
    size = stream.seek(0, io.SEEK_END)
    _refuse_crowd(stream, size, budget)
    try:
        archive = zipfile.ZipFile(stream)
    except (*BROKEN, ValueError) as error:
        what = f"the zip archive is damaged or cut off: {error}"
        raise Unreadable(what, "Get a whole copy") from error
    if sum(member.compress_size for member in archive.infolist()) > size:
        what = "its members overlap, as archive bombs do"
        raise Refused(what, limit="archive_ratio")
    return archive


def _refuse_crowd(stream: BinaryIO, size: int, budget: Budget) -> None:
    """Refuse a directory with too many entries before ``zipfile`` reads all of it into memory."""
    stream.seek(max(0, size - _ZIP_TAIL))
    tail = stream.read(_ZIP_TAIL)
    length = 0
    if (at := tail.rfind(b"PK\x05\x06")) >= 0 and len(tail) >= at + 16:
        length = struct.unpack_from("<L", tail, at + 12)[0]
    if length == 0xFFFFFFFF and (at := tail.rfind(b"PK\x06\x06")) >= 0 and len(tail) >= at + 48:
        length = struct.unpack_from("<Q", tail, at + 40)[0]
    if length // _ZIP_ENTRY > budget.members:
        stream.seek(max(0, size - _ZIP_TAIL - length))
        entries = sum(part.count(b"PK\x01\x02") for part in iter(lambda: stream.read(_ZIP_TAIL), b""))
        if entries > budget.members:
            budget.spend(members=entries)


def _open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, options: Options, budget: Budget) -> BinaryIO:
    if member.flag_bits & 1:
        what = "it is encrypted"
        raise Unreadable(what, "Unpack the archive with its password, and give the files")
    try:
        file = archive.open(member)
    except (*BROKEN, RuntimeError) as error:
        what = f"the member cannot be unpacked: {error}"
        raise Unreadable(what, "Unpack it with another program, and give the file") from error
    unpacked = Unpacked(cast("BinaryIO", file), options.limits, budget, lambda: member.compress_size)
    return buffered(unpacked)
