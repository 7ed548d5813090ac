"""Ways to run the readers: one report in memory, many over a pool of processes, or all into a ledger."""

from accordingto.engines.filling import Failed, Held, Read, Step, fill
from accordingto.engines.pool import Outcome, default_workers, read_all
from accordingto.engines.single import read
from accordingto.engines.worker import WorkersCannotStartError

__all__ = [
    "Failed",
    "Held",
    "Outcome",
    "Read",
    "Step",
    "WorkersCannotStartError",
    "default_workers",
    "fill",
    "read",
    "read_all",
]
