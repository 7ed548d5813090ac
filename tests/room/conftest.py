from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
import urllib3

from tests.room.cases import fill
from tests.room.visiting import Room


def _address(output: IO[str]) -> str:
    line = output.readline()
    found = re.search(r"http://\S+:(\d+)/", line)
    assert found is not None, line
    return found[0].rstrip("/")


@contextmanager
def opened(ledger: Path) -> Iterator[str]:
    """The address of the room over a ledger, as a person opens it, in a process of its own."""
    command = [sys.executable, "-m", "accordingto", "open", str(ledger), "--no-browser", "--port", "any"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            yield _address(process.stdout)
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The room over the ledger of ``cases``."""
    ledger = fill(tmp_path_factory.mktemp("room") / "case.db")
    with opened(ledger) as address:
        yield Room(address, ledger, urllib3.PoolManager())
