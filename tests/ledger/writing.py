"""A process that writes bulletins into a ledger, for tests that kill it."""

from __future__ import annotations

import multiprocessing
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from accordingto.ledger import Identity, Ledger
from tests.ledger.example import bulletin

Way = Literal["add", "add_many"]
BEGUN, OPEN = -2, -1

# Processes that begin with everything imported, so that a kill falls into the writing.
serving = multiprocessing.get_context("forkserver")
serving.set_forkserver_preload([__name__])


def write(path: Path, way: Way, count: int, told: Connection) -> None:
    """Add the bulletins that are not there yet; tell each number once it is in for good, then wait.

    Args:
        path: of the ledger.
        way: one by one, or in batches.
        count: number of bulletins.
        told: takes ``BEGUN``, ``OPEN`` once the ledger is open, then the numbers.
    """
    told.send(BEGUN)
    with Ledger(path) as ledger:
        seen = ledger.seen()
        wanted = [number for number in range(count) if Identity.of(bulletin(number).report) not in seen]
        told.send(OPEN)
        if way == "add":
            for number in wanted:
                ledger.add(*bulletin(number))
                told.send(number)
        else:
            for number, _ in zip(wanted, ledger.add_many(map(bulletin, wanted)), strict=True):
                told.send(number)
        time.sleep(60)


def killed(path: Path, way: Way, count: int, *, since: int, seconds: float) -> list[int]:
    """Let a process write, kill it some time after it told ``since``, and give the numbers that it told."""
    here, there = serving.Pipe(duplex=False)
    process = serving.Process(target=write, args=(path, way, count, there))
    process.start()
    there.close()
    while here.recv() != since:
        pass
    time.sleep(seconds)
    process.kill()
    process.join()
    told = []
    try:
        while True:
            told.append(here.recv())
    except EOFError:
        return [number for number in told if number >= 0]
    finally:
        here.close()
