"""``accordingto open``: a room that opens, says where, and closes."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.room.visiting import Room

OPEN = [sys.executable, "-m", "accordingto", "open"]


def _failed(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [*OPEN, *map(str, arguments), "--no-browser"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_ctrl_c_closes_the_room(room: Room) -> None:
    with subprocess.Popen([*OPEN, room.ledger, "--no-browser", "--port", "any"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert b"is open at http://127.0.0.1:" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def test_a_port_that_is_taken_is_named_with_the_remedy(room: Room) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = _failed(room.ledger, "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "Leave out --port" in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_refused(room: Room, port: str) -> None:
    done = _failed(room.ledger, "--port", port)
    assert done.returncode == 2
    assert "is no port" in done.stderr


def test_a_ledger_that_is_not_there_is_named_with_the_remedy(tmp_path: Path) -> None:
    done = _failed(tmp_path / "none.db")
    assert done.returncode == 2
    assert "no such ledger" in done.stderr
