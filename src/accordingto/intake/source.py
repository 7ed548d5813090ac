"""What intake modules take and give: a source of bytes, a report, or a problem with its remedy."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from accordingto.report import Report

MIB = 1024 * 1024

REPORT_FIELDS = ("id", "text", "title", "published", "outlet", "url", "byline", "language")
"""Fields of a report that a record (a JSON object, a row of a table) can give."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one hostile or broken input from stopping a run.

    Attributes:
        report_bytes: largest single report, page or message, in bytes.
        archive_bytes: largest sum of unpacked bytes of one archive or compressed file.
        archive_members: most members of one archive.
        archive_ratio: largest unpacked-to-packed ratio of an archive member; news text packs about 1:5. A member no
            larger than ``report_bytes`` may pack as well as it likes.
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

    Raises:
        ValueError: if ``fields`` names a field that reports do not have.
    """

    limits: Limits = field(default_factory=Limits)
    fields: Mapping[str, str] = field(default_factory=dict)
    allow_private: bool = False

    def __post_init__(self) -> None:
        for name in self.fields:
            if name not in REPORT_FIELDS:
                message = f"a report has no field {name!r}: choose from {', '.join(REPORT_FIELDS)}"
                raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Problem:
    """One input, or one record of it, that could not be read: where, what is wrong, and what to do."""

    location: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.location}: {self.what}. {self.remedy}"


class Unreadable(Exception):  # noqa: N818  named by the fact
    """Raised by a format module for an input it can make nothing of: the dispatcher reports it as a ``Problem``.

    Attributes:
        what: what is wrong, as in ``Problem.what``.
        remedy: what to do, as in ``Problem.remedy``.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def at(self, location: str) -> Problem:
        """The problem to report for the input at ``location``."""
        return Problem(location, self.what, self.remedy)


class Refused(Unreadable):
    """Raised where an archive goes beyond its limits: it ends the outermost archive, whatever is left in it."""

    def __init__(self, what: str, *, limit: str) -> None:
        super().__init__(f"refused: {what}", f"Unpack it yourself if you trust it, or raise the limit {limit}")


@dataclass(slots=True)
class Budget:
    """What may still be unpacked from one outermost archive; all archives inside it draw on it.

    Attributes:
        size: bytes left.
        members: members left.
    """

    size: int
    members: int

    def spend(self, size: int = 0, members: int = 0) -> None:
        """Draw on the budget.

        Raises:
            Refused: if it is used up.
        """
        self.size -= size
        self.members -= members
        if self.size < 0:
            what = "it unpacks to more bytes than allowed"
            raise Refused(what, limit="archive_bytes")
        if self.members < 0:
            what = "it has more members than allowed"
            raise Refused(what, limit="archive_members")


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes with a name: a file, a member of an archive, a record of a WARC file, a fetched page.

    A member of a streamed archive can be opened only once, and only before the next item is asked for: format modules
    open a source once and read it forwards.

    Attributes:
        location: see ``Provenance.location``.
        open: gives a binary stream from the first byte; the caller closes it.
        size: length in bytes where it is known before reading.
        url: address the bytes were published at, where known.
        content_type: media type that the carrier states (HTTP header), without interpretation.
        read_at: UTC date-time at which the carrier got the bytes (a fetch, ``WARC-Date``), ISO 8601.
        depth: number of containers around it.
        budget: what may still be unpacked, where an archive is among those containers.
    """

    location: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    url: str | None = None
    content_type: str | None = None
    read_at: str | None = None
    depth: int = 0
    budget: Budget | None = None

    @classmethod
    def of_file(cls, path: Path) -> Source:
        """A file on disk."""
        return cls(location=printable(str(path)), open=lambda: path.open("rb"), size=path.stat().st_size)

    @classmethod
    def of_bytes(cls, location: str, data: bytes, **known: str | int | None) -> Source:
        """Bytes in memory; ``known`` takes the other attributes."""
        source = cls(location=location, open=lambda: io.BytesIO(data), size=len(data))
        return dataclasses.replace(source, **known)  # type: ignore[arg-type]

    def read(self, limit: int) -> bytes:
        """All bytes.

        Raises:
            Unreadable: if there are more than ``limit``, whatever ``size`` says.
        """
        with self.open() as stream:
            return read_all(stream, limit)


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """The rest of a stream.

    Raises:
        Unreadable: if there are more than ``limit`` bytes.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        what = f"it is larger than the {limit:,} bytes that one report may have"
        raise Unreadable(what, "Cut it up into reports, or raise the limit report_bytes")
    return data


def printable(name: str) -> str:
    """A name fit for one line of output: control characters and undecodable bytes as escapes."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


def now() -> str:
    """The present moment in UTC, ISO 8601, for ``Provenance.read_at``."""
    return datetime.now(UTC).isoformat(timespec="seconds")


Item = Report | Problem | Source
"""What a format module yields; a ``Source`` is something found inside (a member, a page) still to be read."""

Format = Callable[[Source, Options], Iterator[Item]]
"""The one function of each format module: ``read(source, options)``."""
