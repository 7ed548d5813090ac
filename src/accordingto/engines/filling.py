"""From what intake gives to a filled ledger: each report is skipped, read and kept, or lost; a run can be resumed."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from accordingto import readers
from accordingto.engines.pool import Outcome, read_chunks
from accordingto.engines.worker import Failure, location
from accordingto.intake.source import Problem
from accordingto.ledger import Ledger, UnsoundReading
from accordingto.ledger import Outcome as Written
from accordingto.readers.additions import NOTHING, Additions
from accordingto.reading import Reading
from accordingto.report import Report


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one input.

    Attributes:
        location: see ``Provenance.location``.
        length: characters of its text, 0 where that was not reached.
    """

    location: str
    length: int


@dataclass(frozen=True, slots=True)
class Read(Step):
    """A report that was read, and is in the ledger if there is one."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class Held(Step):
    """A report that the ledger had already; the reading is null where it was not wanted."""

    reading: Reading | None


@dataclass(frozen=True, slots=True)
class Failed(Step):
    """An input, or a record of one, that gave no reading."""

    problem: Problem


def fill(
    items: Iterable[Report | Problem],
    ledger: Ledger | None = None,
    *,
    workers: int | None = None,
    want_held: bool = False,
    additions: Additions = NOTHING,
) -> Generator[Step, None, None]:
    """Read reports into a ledger. A report that it holds already is not read again, so a run may be killed and resumed.

    Args:
        items: as intake gives them, taken one by one.
        ledger: where readings go; null keeps none.
        workers: number of processes that read, see ``read_all``; one process, this one, writes.
        want_held: whether to give the readings that the ledger holds, too.
        additions: what the user adds to the readers' knowledge; a ledger that is given must be opened for just these.

    Raises:
        LedgerUnavailable: if the ledger cannot be written; what was written before stays.
        WorkersCannotStartError: if no process comes up.
    """
    reader = partial(readers.read, additions=additions) if additions.files else readers.read
    with closing(read_chunks(_unread(items, ledger, want_held=want_held), workers, reader=reader)) as chunks:
        for chunk in chunks:
            yield from _kept(chunk, ledger)


def _unread(items: Iterable[Report | Problem], ledger: Ledger | None, *, want_held: bool) -> Iterator[Report | Step]:
    for item in items:
        if isinstance(item, Problem):
            yield Failed(item.location, 0, item)
        elif ledger is None or not ledger.holds(item):
            yield item
        else:
            reading = ledger.reading(item.id) if want_held else None
            # Another text under the same id may have been added later: then this one's reading is made anew.
            if reading is None or (reading.text, reading.outlet) == (item.text, item.outlet):
                yield Held(location(item), len(item.text), reading)
            else:
                yield item


def _kept(chunk: Sequence[Outcome | Step], ledger: Ledger | None) -> Iterator[Step]:
    """Write what was read at the same time in one transaction."""
    read = [(o[0], o[1]) for o in chunk if not isinstance(o, Step) and not isinstance(o[1], Failure)]
    written = iter(()) if ledger is None else ledger.add_many(read)
    for outcome in chunk:
        if isinstance(outcome, Step):
            yield outcome
            continue
        report, result = outcome
        where, length = location(report), len(report.text)
        if isinstance(result, Failure):
            yield Failed(where, length, Problem(where, result.what, result.remedy))
        elif ledger is None:
            yield Read(where, length, result)
        else:
            _, became = next(written)
            yield _step(where, length, result, became)


def _step(where: str, length: int, reading: Reading, became: Written | UnsoundReading) -> Step:
    """What became of a report that was read, by what the ledger says of it."""
    if isinstance(became, UnsoundReading):
        what = f"its reading does not hold together ({became.place}: {became.what})"
        remedy = "The other reports are not affected; please tell the authors, with this report"
        return Failed(where, length, Problem(where, what, remedy))
    return Read(where, length, reading) if became else Held(where, length, reading)
