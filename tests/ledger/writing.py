"""A process that writes bulletins into a ledger, for tests that kill it: ``python -m tests.ledger.writing``.

It prints ``ready``, then the number of each bulletin once it is in the ledger for good, and then
waits to be killed.
"""

from __future__ import annotations

import signal
import sys

from accordingto.ledger import Ledger
from tests.ledger.example import bulletin


def main(path: str, way: str, count: int) -> None:
    """Write bulletins, one by one (``add``) or in batches (``add_many``), in the order of their numbers."""
    bulletins = [bulletin(number) for number in range(count)]
    _say("ready")
    with Ledger(path) as ledger:
        if way == "add":
            for number, (report, reading) in enumerate(bulletins):
                ledger.add(report, reading)
                _say(number)
        else:
            for number, _ in enumerate(ledger.add_many(bulletins)):
                _say(number)
        signal.pause()


def _say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
