"""``accordingto export`` and ``accordingto schema``: what other programs take."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from accordingto.cli.options import Failure, Misuse, ledger_option, opened
from accordingto.exports.files import OverwritesLedgerError, claims_csv, csv_folder, json_lines, whole
from accordingto.exports.schema import to_json
from accordingto.ledger import Ledger

STDOUT = "-"


@click.command()
@ledger_option(positional=True)
@click.option(
    "--to",
    "form",
    type=click.Choice(["csv", "json"]),
    required=True,
    help="csv, or json: one reading a line, all of it.",
)
@click.option(
    "-o",
    "--output",
    default=STDOUT,
    show_default="standard output",
    metavar="PATH",
    help="A file; for csv, a folder (no suffix, or there already) gets one file for each layer.",
)
def export(ledger: Path, form: Literal["csv", "json"], output: str) -> None:
    """Write the ledger's claims as CSV or JSON files.

    As CSV, one file has all tolls, events and statements in the fields that they have in
    common; a folder gets reports.csv, entities.csv, times.csv, attributions.csv,
    tolls.csv, events.csv and claims.csv with all their fields. A file is complete or not
    there at all.

    \b
    Example:
        accordingto export case.db --to csv -o case/
        accordingto export case.db --to json -o case.jsonl
    """
    with opened(ledger) as book:
        try:
            done = _written(book, form, output)
        except OverwritesLedgerError as error:
            raise Misuse(str(error)) from error
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            message = f"{output}: {error.strerror or error}. Check that the folder exists and may be written."
            raise Failure(message) from error
    click.echo(done, err=True)


def _written(ledger: Ledger, form: Literal["csv", "json"], output: str) -> str:
    write = json_lines if form == "json" else claims_csv
    what = "readings" if form == "json" else "claims"
    path = Path(output)
    if output == STDOUT:
        sys.stdout.flush()
        return f"Wrote {write(ledger, sys.stdout.buffer):,} {what}."
    if form == "csv" and (path.is_dir() or not path.suffix):
        rows = csv_folder(ledger, path)
        return f"Wrote {', '.join(f'{number:,} {layer}' for layer, number in rows.items())} into {output}."
    with whole(path, ledger.path) as file:
        number = write(ledger, file)
    return f"Wrote {number:,} {what} to {output}."


@click.command()
def schema() -> None:
    """Print the JSON Schema of a reading.

    It describes each line of accordingto read --json and of accordingto export --to json.

    \b
    Example:
        accordingto schema > reading.schema.json
    """
    click.echo(to_json())
