"""Many reports over a pool of processes, in the order of the input, in bounded memory.

A report that cannot be read costs that report, never the run: an exception in a reader becomes a ``Failure``, and so
does the death of the process that was reading it.
"""

from __future__ import annotations

import itertools
import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from queue import SimpleQueue
from typing import TypeVar

from accordingto import readers
from accordingto.engines.worker import Reader, Result, Results, Worker, read_one
from accordingto.report import Report

Outcome = tuple[Report, Result]
"""A report with its reading, or with what went wrong."""

Other = TypeVar("Other")

MOST_WORKERS = 16
"""Beyond this, the one process that writes the ledger is the slower half."""

FEW_CHARACTERS = 100_000
"""Text that is read here before two processes have started and read it: some 70,000 characters a second against a
start of three quarters of one."""

PATIENCE_SECONDS = 1.0
"""Longest wait for more reports before those at hand are read: addresses come slowly."""

CHUNK_REPORTS = 16
CHUNK_CHARACTERS = 25_000
CHUNKS_PER_WORKER = 3


def default_workers() -> int:
    """The number of processors that this process may use, at most ``MOST_WORKERS``."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, MOST_WORKERS)


def read_all(
    items: Iterable[Report | Other], workers: int | None = None, *, reader: Reader = readers.read
) -> Generator[Outcome | Other, None, None]:
    """Read reports, taking from ``items`` only as far ahead as the processes need.

    Closing the generator ends the processes at once.

    Args:
        items: reports, may be endless; what is not a report is handed on in its place. The outcomes come in the order
            of the items, and are the same for any number of workers.
        workers: number of processes; 1 reads in this process, and so does any number where there is little text.
        reader: the function that reads one report.

    Raises:
        WorkersCannotStartError: if no process of the pool comes up.
    """
    with closing(read_chunks(items, workers, reader=reader)) as chunks:
        for chunk in chunks:
            yield from chunk


def read_chunks(
    items: Iterable[Report | Other], workers: int | None = None, *, reader: Reader = readers.read
) -> Generator[list[Outcome | Other], None, None]:
    """As ``read_all``, what is there at the same time together."""
    if workers is None:
        workers = default_workers()
    rest = iter(items)
    if workers > 1:
        ahead, more = _look_ahead(rest)
        if more:
            yield from _read_in_pool(itertools.chain(ahead, rest), workers, reader)
            return
        rest = iter(ahead)
    for item in rest:
        yield [(item, read_one(item, reader)) if isinstance(item, Report) else item]


def _look_ahead(items: Iterator[Report | Other]) -> tuple[list[Report | Other], bool]:
    """The first items, and whether there may be more than is worth reading in this process."""
    ahead: list[Report | Other] = []
    characters = 0
    begun = time.monotonic()
    for item in items:
        ahead.append(item)
        characters += len(item.text) if isinstance(item, Report) else 0
        if characters > FEW_CHARACTERS or time.monotonic() - begun > PATIENCE_SECONDS:
            return ahead, True
    return ahead, False


def _chunks(items: Iterable[Report | Other]) -> Iterator[list[Report | Other]]:
    chunk: list[Report | Other] = []
    characters = 0
    begun = time.monotonic()
    for item in items:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Report) else 0
        late = time.monotonic() - begun > PATIENCE_SECONDS
        if len(chunk) >= CHUNK_REPORTS or characters >= CHUNK_CHARACTERS or late:
            yield chunk
            chunk, characters, begun = [], 0, time.monotonic()
    if chunk:
        yield chunk


def _read_in_pool(
    items: Iterable[Report | Other], workers: int, reader: Reader
) -> Generator[list[Outcome | Other], None, None]:
    waiting: deque[tuple[list[Report | Other], Future[Results]]] = deque()
    with _crew(workers, reader) as read:
        for chunk in _chunks(items):
            waiting.append((chunk, read([item for item in chunk if isinstance(item, Report)])))
            while waiting and (len(waiting) >= workers * CHUNKS_PER_WORKER or waiting[0][1].done()):
                yield _outcomes(*waiting.popleft())
        while waiting:
            yield _outcomes(*waiting.popleft())


def _outcomes(chunk: Iterable[Report | Other], future: Future[Results]) -> list[Outcome | Other]:
    results = iter(future.result())
    return [(item, next(results)) if isinstance(item, Report) else item for item in chunk]


@contextmanager
def _crew(workers: int, reader: Reader) -> Iterator[Callable[[list[Report]], Future[Results]]]:
    """A function that has reports read by the first of so many processes that is free."""
    crew = [Worker(reader) for _ in range(workers)]
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in crew:
        idle.put(worker)

    def read(reports: list[Report]) -> Results:
        if not reports:
            return []
        worker = idle.get()
        try:
            return worker.read(reports)
        finally:
            idle.put(worker)

    # One thread for each process does no more than wait for it.
    with ThreadPoolExecutor(workers) as threads:
        try:
            yield lambda reports: threads.submit(read, reports)
        except BaseException:
            for worker in crew:
                worker.dismiss()
            raise
        finally:
            threads.shutdown(cancel_futures=True)
            for worker in crew:
                worker.close()
