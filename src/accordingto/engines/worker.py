"""A process that reads reports, on a pipe of its own.

One pipe for each process, not a queue that several share: a process that is killed while it writes leaves a shared
queue with half a message in it, and everybody waiting. Here it leaves an end of file, and only its own work undone.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import NamedTuple

from accordingto.reading import Reading
from accordingto.report import Report

Reader = Callable[[Report], Reading]
"""A function of one report that other processes can import by its name."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that gave no reading: where it came from, what went wrong, and what to do."""

    location: str
    what: str
    remedy: str


Result = Reading | Failure
Results = list[Result]


class WorkersCannotStartError(RuntimeError):
    """No reading process comes up, so no report is to blame."""

    def __init__(self) -> None:
        super().__init__(
            "reading processes cannot be started on this machine. Read with one worker (--workers 1, workers=1); "
            "in a script, call read_all under `if __name__ == '__main__':`"
        )


class DismissedError(RuntimeError):
    """The worker was dismissed while it was at work."""


def location(report: Report) -> str:
    """Where a report came from, or its id when it was handed over in memory."""
    return report.id if report.provenance is None else report.provenance.location


def read_one(report: Report, reader: Reader) -> Result:
    """The reading of a report, or what its reader raised."""
    try:
        return reader(report)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in one report must not end the others
        return Failure(
            location(report),
            f"could not be read ({type(error).__name__}: {error})",
            "The other reports are not affected; please tell the authors, with this report",
        )


class Worker:
    """Reads reports in a process of its own, which is started when it is needed and again when it dies."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._line: _Line | None = None
        self._dismissed = False

    def read(self, reports: Sequence[Report]) -> Results:
        """The results of reports, in order.

        If the process dies, the reports are read again one by one, so that the one that kills is told from the others.

        Raises:
            WorkersCannotStartError: if the process does not come up.
            DismissedError: if the worker was dismissed meanwhile.
        """
        results = self._ask(reports)
        if results is not None:
            return results
        return [result for report in reports for result in self._ask([report]) or [_fatal(report)]]

    def dismiss(self) -> None:
        """End the process at once; may be called while another thread reads with it."""
        self._dismissed = True
        if self._line is not None:
            self._line.process.kill()

    def close(self) -> None:
        """Let the process end; to be called when no thread reads with it any more."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _ask(self, reports: Sequence[Report]) -> Results | None:
        """The results of reports, or None if the process died of them."""
        if self._line is None:
            self._line = _Line.opened(self._reader)
        if self._dismissed:
            raise DismissedError
        try:
            self._line.connection.send(reports)
            results: Results = self._line.connection.recv()
        except (EOFError, OSError):
            self.close()
            return None
        return results


class _Line(NamedTuple):
    """A process and the parent's end of the pipe to it; when that end closes, however it came about, it ends."""

    process: multiprocessing.process.BaseProcess
    connection: Connection

    @classmethod
    def opened(cls, reader: Reader) -> _Line:
        # Spawned, not forked: the parent has threads (the progress bar) and an open database.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, reader), daemon=True)
        with _interrupts_kept_out():
            process.start()
        theirs.close()
        line = cls(process, ours)
        try:
            ours.recv()
        except (EOFError, OSError):
            line.close()
            raise WorkersCannotStartError from None
        return line

    def close(self) -> None:
        self.connection.close()
        self.process.join()


@contextlib.contextmanager
def _interrupts_kept_out() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C, which reaches a whole group: the parent answers it and ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # started later, it would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, reader: Reader) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where a signal cannot be kept out from the start
    with contextlib.suppress(EOFError, OSError):
        connection.send(None)
        while True:
            connection.send([read_one(report, reader) for report in connection.recv()])


def _fatal(report: Report) -> Failure:
    return Failure(
        location(report),
        "the process that read it died, perhaps for want of memory",
        "The other reports are not affected; try it alone with --workers 1",
    )
