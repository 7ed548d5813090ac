"""Reads the sample reports into demo.db and shows what they say: ``make demo``.

The reports are invented; README.md beside this file says what each of them shows. Every step is a command of
``accordingto`` that you can repeat.
"""
# ruff: noqa: INP001 - a script, not part of the package

from __future__ import annotations

import os
import shlex
import sys
from contextlib import suppress
from pathlib import Path

from accordingto import Ledger
from accordingto.cli import main
from accordingto.ledger.errors import LedgerTooOld

REPORTS = Path(__file__).resolve().parent / "reports"
LEDGER = Path("demo.db")

LOOK = """
Now look yourself: {ledger} is the ledger, an SQLite file.

  accordingto tolls {ledger} --by day                      every figure in the order of the days
  accordingto said "interior ministry" --ledger {ledger}   what one source is reported to have said
  accordingto who --type person --ledger {ledger}          people with their offices
  accordingto search "dam AND warn*" --ledger {ledger}     words in reports and claims
  accordingto reports {ledger}                             the reports with their ids
  accordingto report {report} --ledger {ledger}             one report with its claims marked
  accordingto read YOUR-REPORTS/ --ledger your.db         and then reports of your own

Or all of it in the browser:

  accordingto open {ledger}
"""


def run(*arguments: str) -> None:
    """Show a command, and run it as the command line would."""
    shown = [os.path.relpath(argument) if argument == str(REPORTS) else argument for argument in arguments]
    sys.stderr.flush()
    sys.stdout.write(f"\n$ accordingto {shlex.join(shown)}\n")
    sys.stdout.flush()
    status = main.main(arguments, prog_name="accordingto", standalone_mode=False)
    if status:
        sys.exit(status)


def demo() -> None:
    """The whole road: reports in, tolls by source and date, a timeline, and where to look next."""
    if LEDGER.exists():
        with suppress(LedgerTooOld):  # an earlier release's demo
            Ledger(LEDGER, read_only=True).close()  # never delete what is not a ledger
    for name in (LEDGER, *(LEDGER.with_name(f"{LEDGER}{end}") for end in ("-wal", "-shm"))):
        name.unlink(missing_ok=True)
    run("read", str(REPORTS), "--ledger", str(LEDGER))
    run("tolls", str(LEDGER), "--effect", "killed", "--by", "source")
    run("timeline", str(LEDGER))
    with Ledger(LEDGER, read_only=True) as ledger:
        first = ledger.reports(limit=1)[0]
    sys.stdout.write(LOOK.format(ledger=LEDGER, report=first.id[:6]))


if __name__ == "__main__":
    demo()
