"""``accordingto report``: one report with its claims marked in the text."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from accordingto.cli.claims import sections
from accordingto.cli.marked import coloured, plain
from accordingto.cli.options import ledger_option, opened
from accordingto.cli.output import console, in_colour, write_bytes
from accordingto.exports import json
from accordingto.exports.visible import one_line
from accordingto.reading import Reading


@click.command()
@click.argument("id_", metavar="ID")
@ledger_option()
@click.option(
    "--version", type=click.IntRange(min=1), metavar="N", help="Which of several reports with this id; else the last."
)
@click.option("--json", "as_json", is_flag=True, help="Print the reading as a line of JSON.")
def report(id_: str, ledger: Path, version: int | None, *, as_json: bool) -> None:
    """One report with its claims marked in the text.

    ID is the report's id, or a beginning of it that no other has. People,
    organizations, places and times are coloured; tolls (t1), events (v1) and statements
    (a1, with the speaker) stand in brackets, and are listed below with who says so. Where
    there is no colour, everything stands in brackets.

    \b
    Example:
        accordingto report 4f1c --ledger case.db
    """
    with opened(ledger) as book:
        reading = book.reading(id_, version=version)
    if as_json:
        write_bytes([json.encode(reading), b"\n"])
    else:
        _print(reading, console())


def _print(reading: Reading, screen: Console) -> None:
    if not in_colour(screen):
        lists = (f"{heading}\n" + "\n".join(f"  {line}" for line in lines) for heading, lines in sections(reading))
        click.echo("\n\n".join(["\n".join(_head(reading)), plain(reading).strip("\n"), *lists]))
        return
    for line in _head(reading):
        screen.print(Text(line, style="dim"))
    screen.print(coloured(reading))
    for heading, lines in sections(reading):
        screen.print(Text(f"\n{heading}", style="bold"))
        for line in lines:
            screen.print(Text(f"  {line}"))


def _head(reading: Reading) -> list[str]:
    particulars = (reading.id, reading.outlet, reading.published, reading.byline, reading.url)
    title = [] if reading.title is None else [one_line(reading.title)]
    return [*title, one_line(" · ".join(part for part in particulars if part))]
