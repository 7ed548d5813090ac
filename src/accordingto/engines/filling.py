"""From what intake gives to a filled ledger: each report is skipped, read and kept, or lost; a run can be resumed."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from accordingto import readers
from accordingto.engines.pool import read_all
from accordingto.engines.worker import Failure, location
from accordingto.intake.source import Problem
from accordingto.ledger import Ledger, UnsoundReading
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
    with closing(read_all(_unread(items, ledger, want_held=want_held), workers, reader=reader)) as outcomes:
        for outcome in outcomes:
            yield outcome if isinstance(outcome, Step) else _kept(*outcome, ledger)


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


def _kept(report: Report, result: Reading | Failure, ledger: Ledger | None) -> Step:
    where, length = location(report), len(report.text)
    if isinstance(result, Failure):
        return Failed(where, length, Problem(where, result.what, result.remedy))
    try:
        new = ledger is None or ledger.add(report, result)
    except UnsoundReading as error:
        remedy = "The other reports are not affected; please tell the authors, with this report"
        return Failed(
            where, length, Problem(where, f"its reading does not hold together ({error.place}: {error.what})", remedy)
        )
    return Read(where, length, result) if new else Held(where, length, result)
