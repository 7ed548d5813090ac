"""Ways to run the readers: one report in memory, or many over a pool of processes."""

from accordingto.engines.pool import Outcome, WorkersCannotStartError, default_workers, read_all
from accordingto.engines.single import read

__all__ = ["Outcome", "WorkersCannotStartError", "default_workers", "read", "read_all"]
