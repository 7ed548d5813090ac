"""``--lexicon`` and ``--actors``: what a person adds to the program's own knowledge."""

from __future__ import annotations

from pathlib import Path

import click

from accordingto.cli.options import Command, Misuse
from accordingto.engines.user_files import BadUserFileError, load_additions
from accordingto.readers.additions import Additions


def addition_options(command: Command) -> Command:
    """``--lexicon`` and ``--actors``; the command gets ``lexicon`` and ``actors``, paths or null."""
    given = click.Path(path_type=Path, dir_okay=False)
    command = click.option(
        "--actors", type=given, metavar="FILE", help="TOML file of your own actors: names, country, sector."
    )(command)
    return click.option(
        "--lexicon", type=given, metavar="FILE", help="TOML file of your own entries of the lexicon of events."
    )(command)


def additions(lexicon: Path | None, actors: Path | None) -> Additions:
    """What the files add.

    Raises:
        Misuse: naming the file, the entry, what is wrong and what to do.
    """
    try:
        return load_additions(lexicon, actors)
    except BadUserFileError as error:
        raise Misuse(str(error)) from error
