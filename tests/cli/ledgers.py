"""A small ledger on disk for tests of commands, and the program as a person runs it."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from click.testing import CliRunner

from accordingto.cli import main
from accordingto.ledger import Ledger
from accordingto.reading import Reading
from accordingto.report import Report
from tests.exports.readings import READING

PROGRAM = [sys.executable, "-m", "accordingto"]

EVENTS = tuple(msgspec.structs.replace(event, tolls=event.tolls[:1]) for event in READING.events)
LATER = msgspec.structs.replace(
    READING,
    id="ferry-2",
    published="2031-05-08",
    outlet="Radio Elsin",
    events=EVENTS,
    tolls=(msgspec.structs.replace(READING.tolls[0], count=52, low=52, high=52, bound="exact", according_to=None),),
)
HOSTILE = msgspec.structs.replace(
    READING,
    id="hostile",
    title="[bold red]=cmd|' /C calc'!A0[/] \x1b]0;owned\x07",
    outlet="\u202ezyxwv",
    events=EVENTS,
    tolls=(
        msgspec.structs.replace(
            READING.tolls[0], who="=2+5 \x1b[31mpeople\x9b2J", place="@Elsin", according_to="+ministry"
        ),
    ),
)


def report_of(reading: Reading) -> Report:
    """The report of which this is a reading."""
    fields = {name: getattr(reading, name) for name in Report.__struct_fields__ if hasattr(reading, name)}
    return Report(**{**fields, "zones": (), "warnings": ()})


def filled(path: Path, readings: Iterable[Reading] = (READING, LATER)) -> Path:
    """A ledger with these readings."""
    with Ledger(path) as ledger:
        for reading in readings:
            assert ledger.add(report_of(reading), reading)
    return path


def call(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run the program in this process: much faster, where pipes and signals are not the point."""
    done = CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)
    return subprocess.CompletedProcess([], done.exit_code, done.stdout_bytes, done.stderr_bytes)


def run(
    *arguments: str | Path, stdin: str | bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own, its output in pipes."""
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        timeout=120,
    )
