import io
import os
import pty
import re
import subprocess
import unicodedata
from pathlib import Path

from click.testing import CliRunner
from rich.console import Console

from accordingto.cli import main
from accordingto.cli.report import _print
from accordingto.reading import from_json
from tests.cli.ledgers import PROGRAM, run
from tests.exports.readings import READING

STYLE = re.compile(r"\x1b\[[\d;]*m")


def test_a_pipe_gets_the_marked_text_and_the_claims_below(ledger: Path) -> None:
    text = run("report", "ferry-1", "--ledger", ledger).stdout.decode()
    assert text.startswith("Ferry sinks off Port Elsin\nferry-1 · The Elsin Post · 2031-05-06 · https://")
    assert "[title: Ferry [v1 ACCIDENT: sinks]" not in text
    assert "[a1 Lorvan Coast Guard: At least [t1 killed: 40] people" in text
    assert "\n\nTolls\n  t1 killed ≥ 40 people" in text
    assert "\n    t2 killed 6 children" in text
    assert "\n\nWarnings\n" in text
    assert "\x1b" not in text


def test_a_report_is_found_by_the_beginning_of_its_id(ledger: Path) -> None:
    result = CliRunner().invoke(main, ["report", "ferry-1", "--ledger", str(ledger), "--json"])
    assert from_json(result.stdout) == READING
    ambiguous = CliRunner().invoke(main, ["report", "ferry", "--ledger", str(ledger)])
    assert ambiguous.exit_code == 2
    assert "ferry-1, ferry-2" in ambiguous.stderr


def test_colour_marks_the_layers_on_a_terminal() -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=100, highlight=False)
    _print(READING, screen)
    assert isinstance(screen.file, io.StringIO)
    coloured = screen.file.getvalue()
    assert "\x1b[1;36mIda Morrow\x1b[0m" in coloured
    plain = STYLE.sub("", coloured)
    assert "Captain Ida Morrow told Radio Elsin" in plain
    assert "\x1b" not in plain


def test_a_terminal_without_colour_gets_the_brackets() -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, no_color=True, width=100)
    _print(READING, screen)
    assert isinstance(screen.file, io.StringIO)
    assert screen.file.getvalue() == ""


def test_hostile_text_reaches_neither_pipe_nor_terminal(hostile: Path) -> None:
    command = [*PROGRAM, "report", "hostile", "--ledger", str(hostile)]
    piped = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    parent, child = pty.openpty()
    with subprocess.Popen(
        command, stdout=child, env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "200"}
    ) as process:
        os.close(child)
        shown = b""
        try:
            while part := os.read(parent, 65536):
                shown += part
        except OSError:
            pass  # the other end is closed
        process.wait(timeout=30)
    os.close(parent)
    assert "⟨U+001B⟩" in piped
    assert "\x1b[" in shown.decode()
    for output in (piped, STYLE.sub("", shown.decode())):
        assert [c for c in output if unicodedata.category(c) in {"Cc", "Cf"} and c not in "\r\n"] == []
        assert "[bold red]" in output
