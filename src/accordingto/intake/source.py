"""What intake modules take and give: a source of bytes, a report, or a problem with its remedy."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from accordingto.report import Report

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one hostile or broken input from stopping a run.

    Attributes:
        report_bytes: largest single report, page or message, in bytes.
        archive_bytes: largest sum of unpacked bytes of one archive or compressed file.
        archive_members: most members of one archive.
        archive_ratio: largest unpacked-to-packed ratio of an archive member; news text packs about 1:5.
        depth: how deep containers may stand in one another.
        fetch_seconds: longest time for one address, all redirects included.
        redirects: most redirects followed for one address.
    """

    report_bytes: int = 20 * MIB
    archive_bytes: int = 4096 * MIB
    archive_members: int = 1_000_000
    archive_ratio: int = 200
    depth: int = 3
    fetch_seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Options:
    """How to read inputs.

    Attributes:
        limits: bounds on size, nesting and time.
        fields: for JSONL and CSV, report field -> name of the input's field or column.
        allow_private: whether addresses on private and loopback networks may be fetched.
    """

    limits: Limits = field(default_factory=Limits)
    fields: Mapping[str, str] = field(default_factory=dict)
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One input, or one record of it, that could not be read: where, what is wrong, and what to do."""

    location: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.location}: {self.what}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes with a name: a file, a member of an archive, a record of a WARC file, a fetched page.

    Attributes:
        location: see ``Provenance.location``.
        open: gives a fresh binary stream; the caller closes it.
        size: length in bytes where it is known before reading.
        url: address the bytes were published at, where known.
        content_type: media type that the carrier states (HTTP header), without interpretation.
        read_at: UTC date-time at which the carrier got the bytes (a fetch, ``WARC-Date``), ISO 8601.
        depth: number of containers around it.
    """

    location: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    url: str | None = None
    content_type: str | None = None
    read_at: str | None = None
    depth: int = 0

    @classmethod
    def of_file(cls, path: Path) -> Source:
        """A file on disk."""
        return cls(location=str(path), open=lambda: path.open("rb"), size=path.stat().st_size)

    @classmethod
    def of_bytes(cls, location: str, data: bytes, **known: str | int | None) -> Source:
        """Bytes in memory; ``known`` takes the other attributes."""
        source = cls(location=location, open=lambda: io.BytesIO(data), size=len(data))
        return dataclasses.replace(source, **known)  # type: ignore[arg-type]


Item = Report | Problem | Source
"""What a format module yields; a ``Source`` is something found inside (a member, a page) still to be read."""

Format = Callable[[Source, Options], Iterator[Item]]
"""The one function of each format module: ``read(source, options)``."""
