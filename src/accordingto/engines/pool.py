"""Many reports over a pool of processes, in the order of the input, in bounded memory.

A report that cannot be read costs that report, never the run: an exception in a reader becomes a ``Problem``, and so
does the death of the process that was reading it. When a process dies, every report that was under way is read again,
alone in a process of its own, so that the one that kills is told from its neighbours.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import NamedTuple, Self

from accordingto import readers
from accordingto.intake.source import Problem
from accordingto.reading import Reading
from accordingto.report import Report

Reader = Callable[[Report], Reading]
"""A function of one report that other processes can import by its name."""

Result = Reading | Problem
Outcome = tuple[Report, Result]
"""A report with its reading, or with what went wrong."""

MOST_WORKERS = 16
"""Beyond this, one process that writes the ledger is the slower half."""

FEW_CHARACTERS = 200_000
"""Text that is read sooner here than processes start (about a second on two cores)."""

CHUNK_REPORTS = 16
CHUNK_CHARACTERS = 100_000
CHUNKS_PER_WORKER = 3

Chunk = list[Report]
Results = list[Result]


class WorkersCannotStartError(RuntimeError):
    """No process of the pool comes up, so no report is to blame."""

    def __init__(self) -> None:
        super().__init__(
            "reading processes cannot be started on this machine. Read with one worker (--workers 1, workers=1); "
            "in a script, call read_all under `if __name__ == '__main__':`"
        )


def default_workers() -> int:
    """The number of processors that this process may use, at most ``MOST_WORKERS``."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, MOST_WORKERS)


def read_all(
    reports: Iterable[Report], workers: int | None = None, *, reader: Reader = readers.read
) -> Generator[Outcome, None, None]:
    """Read reports, taking from ``reports`` only as far ahead as the processes need.

    Closing the generator ends the processes at once.

    Args:
        reports: may be endless; the outcomes come in its order, and are the same for any number of workers.
        workers: number of processes; 1 reads in this process, and so does any number where there is little text.
        reader: the function that reads one report.

    Raises:
        WorkersCannotStartError: if no process of the pool comes up.
    """
    if workers is None:
        workers = default_workers()
    rest = iter(reports)
    if workers > 1:
        ahead, more = _look_ahead(rest)
        if more:
            yield from _read_in_pool(itertools.chain(ahead, rest), workers, reader)
            return
        rest = iter(ahead)
    for report in rest:
        yield report, _read_one(report, reader)


def _look_ahead(reports: Iterator[Report]) -> tuple[Chunk, bool]:
    ahead: Chunk = []
    characters = 0
    for report in reports:
        ahead.append(report)
        characters += len(report.text)
        if characters > FEW_CHARACTERS:
            return ahead, True
    return ahead, False


def _read_one(report: Report, reader: Reader) -> Result:
    try:
        return reader(report)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in one report must not end the others
        return Problem(
            location(report),
            f"could not be read ({type(error).__name__}: {error})",
            "The other reports are not affected; please tell the authors, with this report",
        )


def location(report: Report) -> str:
    """Where a report came from, or its id when it was handed over in memory."""
    return report.id if report.provenance is None else report.provenance.location


def _read_chunk(chunk: Chunk, reader: Reader) -> Results:
    return [_read_one(report, reader) for report in chunk]


def _chunks(reports: Iterable[Report]) -> Iterator[Chunk]:
    chunk: Chunk = []
    characters = 0
    for report in reports:
        chunk.append(report)
        characters += len(report.text)
        if len(chunk) >= CHUNK_REPORTS or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _read_in_pool(reports: Iterable[Report], workers: int, reader: Reader) -> Iterator[Outcome]:
    waiting: deque[tuple[Chunk, Future[Results]]] = deque()
    with _Pool(workers, reader) as pool, _Quarantine(reader) as quarantine:

        def first() -> Iterator[Outcome]:
            chunk, future = waiting.popleft()
            results = pool.results(future)
            return zip(chunk, map(quarantine.read, chunk) if results is None else results, strict=True)

        for chunk in _chunks(reports):
            waiting.append((chunk, pool.submit(chunk)))
            if len(waiting) >= workers * CHUNKS_PER_WORKER:
                yield from first()
        while waiting:
            yield from first()


class _Pool:
    """An executor that is made anew after one of its processes died."""

    def __init__(self, workers: int, reader: Reader) -> None:
        self._workers = workers
        self._reader = reader
        self._crew: _Crew | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close(at_once=kind is not None)

    def submit(self, chunk: Chunk) -> Future[Results]:
        """Have a chunk read by a process of the pool."""
        for _ in range(2):
            if self._crew is None:
                self._crew = _Crew.hired(self._workers)
            try:
                return self._crew.executor.submit(_read_chunk, chunk, self._reader)
            except BrokenProcessPool:
                self.close(at_once=True)
        raise WorkersCannotStartError

    def results(self, future: Future[Results]) -> Results | None:
        """The results of a chunk, or None if a process died while it was under way."""
        try:
            return future.result()
        except BrokenProcessPool:
            return None

    def close(self, *, at_once: bool) -> None:
        """End the processes: when they have done what they were given, or at once."""
        if self._crew is not None:
            executor, dismissal = self._crew
            if at_once:
                dismissal.close()
            executor.shutdown(cancel_futures=True)
            dismissal.close()
            self._crew = None


class _Quarantine(_Pool):
    """Reads one report at a time in a process of its own, so that a death has one report to blame."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(1, reader)

    def read(self, report: Report) -> Result:
        """The reading of a report, or the problem that its process died of it.

        Raises:
            WorkersCannotStartError: if a process does not come up even before it is given a report.
        """
        if self._crew is None and self.results(self.submit([])) is None:
            raise WorkersCannotStartError
        results = self.results(self.submit([report]))
        if results is not None:
            return results[0]
        self.close(at_once=True)
        return Problem(
            location(report),
            "the process that read it died, perhaps for want of memory",
            "The other reports are not affected; try it alone with --workers 1",
        )


class _Crew(NamedTuple):
    """An executor, and the end of a pipe whose closing sends its processes home at once."""

    executor: ProcessPoolExecutor
    dismissal: Connection

    @classmethod
    def hired(cls, workers: int) -> Self:
        """Processes ready to read."""
        # Spawned, not forked: the parent has threads (the progress bar) and an open database.
        context = multiprocessing.get_context("spawn")
        dismissed, dismissal = context.Pipe(duplex=False)
        executor = ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare, initargs=(dismissed,))
        return cls(executor, dismissal)


def _prepare(dismissed: Connection) -> None:
    # Ctrl-C reaches the whole group of processes; only the parent answers it, and then ends the pool.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    ends = [dismissed] if parent is None else [dismissed, parent.sentinel]
    threading.Thread(target=_end_with, args=(ends,), daemon=True).start()


def _end_with(ends: Sequence[Connection | int]) -> None:
    """End this process when it is dismissed or when the parent is gone: a killed parent cannot tell its workers."""
    wait(ends)
    os._exit(1)
