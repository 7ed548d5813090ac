"""Draws docs/tolls.svg: what `accordingto tolls` shows of the sample reports. Run `make demo` first."""

# ruff: noqa: INP001 - a script, not part of the package

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH = 150
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Fonts that rich would have fetched from the network; the reader's own will do."""
COMMAND = ("tolls", "demo.db", "--effect", "killed", "--by", "day", "--limit", "16")


def main() -> None:
    """Run the command as on a terminal of WIDTH columns and keep its colours."""
    terminal = {"FORCE_COLOR": "1", "TTY_COMPATIBLE": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    environment = {**os.environ, **terminal}
    command = [sys.executable, "-m", "accordingto", *COMMAND]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout  # noqa: S603
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w"))  # noqa: SIM115, PTH123 - rich wants a file
    console.print(Text.from_ansi(shown))
    svg = _FONT_FACE.sub("", console.export_svg(title=f"accordingto {' '.join(COMMAND)}"))
    Path(__file__).with_name("tolls.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
