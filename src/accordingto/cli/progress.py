"""How far a run has come: a bar on a terminal, a line every few seconds elsewhere, and a summary at the end."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from accordingto.engines.filling import Failed, Held, Read, Step
from accordingto.exports.visible import one_line
from accordingto.intake.source import Source

SECONDS_BETWEEN_LINES = 5.0
RECORD_SUFFIXES = (".jsonl", ".ndjson", ".csv", ".tsv")
HEAD_BYTES = 1_000_000
"""How much of a file of records is looked at to see how long they are."""


@dataclass(slots=True)
class Tally:
    """What became of the inputs so far."""

    read: int = 0
    held: int = 0
    failed: int = 0
    started: float = field(default_factory=time.monotonic)

    def count(self, step: Step) -> None:
        """Take one more input in."""
        self.read += isinstance(step, Read)
        self.held += isinstance(step, Held)
        self.failed += isinstance(step, Failed)

    @property
    def seconds(self) -> float:
        """Time since the start."""
        return time.monotonic() - self.started

    @property
    def rate(self) -> float:
        """Inputs a second."""
        return (self.read + self.held + self.failed) / max(self.seconds, 1e-9)

    def __str__(self) -> str:
        parts = [f"{self.read:,} read"]
        parts += [f"{self.held:,} already in the ledger"] if self.held else []
        parts += [f"{self.failed:,} failed"] if self.failed else []
        return ", ".join(parts)


class Extent:
    """How many bytes of the input are behind, estimated from where the reports come from.

    Files come in order. In one of many records, their number tells how far it is read, with the length that records
    have at its beginning; in an archive, the length of the texts does.

    Args:
        sources: the files to come.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.location: source for source in sources}
        self.total = sum(source.size or 0 for source in self._sources.values())
        self._file: Source | None = None
        self._record_bytes: float | None = None
        self._before = 0
        self._within = 0.0

    def advance(self, step: Step) -> int:
        """Take one more input in; gives the bytes behind."""
        file = self._file_of(step.location)
        if file is not None and file is not self._file:
            self._before += self._size
            self._file, self._within = file, 0.0
            self._record_bytes = _record_bytes(file) if step.location != file.location else None
        number = step.location.rpartition("#")[2]
        if self._record_bytes is not None and number.isdecimal():
            self._within = int(number) * self._record_bytes
        else:
            self._within += step.length
        return min(self._before + round(min(self._within, self._size)), self.total)

    @property
    def _size(self) -> int:
        return 0 if self._file is None else self._file.size or 0

    def _file_of(self, location: str) -> Source | None:
        """The file that a location is in: a member follows ``!``, a record ``#``, and names of files may hold both."""
        while location not in self._sources:
            cut = max(location.rfind("!"), location.rfind("#"))
            if cut < 0:
                return None
            location = location[:cut]
        return self._sources[location]


def _record_bytes(file: Source) -> float | None:
    """Bytes of a line at the beginning of a file of records; null for files of another kind."""
    if not file.location.lower().endswith(RECORD_SUFFIXES):
        return None
    with file.open() as stream:
        head = stream.read(HEAD_BYTES)
    lines = head.count(b"\n")
    return len(head) / lines if lines > 1 else None


class Display(Protocol):
    """Shows how far a run has come."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...

    def update(self, behind: int) -> None:
        """So many bytes are behind."""

    def say(self, line: str) -> None:
        """Print a line for good."""


class Bar:
    """A bar with rate and remaining time; it only moves where the total is not known."""

    def __init__(self, tally: Tally, total: int | None) -> None:
        self._tally = tally
        self._console = Console(stderr=True, markup=False, highlight=False, emoji=False)
        self._progress = Progress(
            TextColumn("Reading"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[counts]}", markup=False),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._task = self._progress.add_task("", total=total, counts=str(tally))
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(self._progress)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def update(self, behind: int) -> None:
        """So many bytes are behind."""
        counts = f"{self._tally} · {self._tally.rate:,.0f}/s"
        self._progress.update(self._task, completed=behind, counts=counts)

    def say(self, line: str) -> None:
        """Print a line above the bar."""
        self._console.print(Text(one_line(line)), soft_wrap=True)


class Lines:
    """A line every few seconds, for logs and pipes."""

    def __init__(self, tally: Tally, total: int | None) -> None:
        self._tally = tally
        self._total = total
        self._last = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def update(self, behind: int) -> None:
        """So many bytes are behind; a line is printed when the last one is old."""
        if time.monotonic() - self._last < SECONDS_BETWEEN_LINES:
            return
        self._last = time.monotonic()
        self.say(f"{self._tally} · {self._tally.rate:,.0f} reports a second{self._remaining(behind)}")

    def say(self, line: str) -> None:
        """Print a line."""
        click.echo(one_line(line), err=True)

    def _remaining(self, behind: int) -> str:
        if not self._total or behind < self._total / 100:
            return ""  # too soon to tell
        seconds = self._tally.seconds * (self._total - behind) / behind
        return f" · {behind / self._total:.0%}, about {duration(seconds)} left"


def duration(seconds: float) -> str:
    """A length of time in words: ``4.2 s``, ``3 min``, ``1 h 20 min``."""
    if seconds < 100:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
