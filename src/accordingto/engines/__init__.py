"""Ways to run the readers: one report in memory, or many over a pool of processes."""

from accordingto.engines.pool import Outcome, default_workers, read_all
from accordingto.engines.single import read
from accordingto.engines.worker import WorkersCannotStartError

__all__ = ["Outcome", "WorkersCannotStartError", "default_workers", "read", "read_all"]
