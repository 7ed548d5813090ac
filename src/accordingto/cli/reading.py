"""``accordingto read``: reports into a ledger, or out as JSON lines."""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import click

from accordingto._version import __version__
from accordingto.cli.dated import dated
from accordingto.cli.group import INTERRUPTED
from accordingto.cli.options import LEDGER_VARIABLE, Failure, day, saying_what_to_do, size
from accordingto.cli.progress import Bar, Display, Extent, Lines, Tally, duration
from accordingto.cli.user_files import addition_options, additions
from accordingto.engines.filling import Failed, Held, Read, Step, fill
from accordingto.engines.worker import WorkersCannotStartError
from accordingto.exports import json
from accordingto.intake import Limits, Options, Problem, intake
from accordingto.intake.dispatch import read as read_source
from accordingto.intake.places import find
from accordingto.intake.source import REPORT_FIELDS, Source
from accordingto.ledger import Ledger, ReaderFile
from accordingto.readers.additions import Additions
from accordingto.report import Report

STDIN = "-"
LIMITS = {
    "report_bytes": "--max-report-size",
    "archive_bytes": "--max-archive-size",
    "depth": "--max-depth",
    "fetch_seconds": "--timeout",
}
"""Bounds of ``Limits`` and the options that set them."""

_RAISE = re.compile(r", or raise the limit (\w+)")
_DEFAULTS = Limits()


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option(
    "--ledger",
    envvar=LEDGER_VARIABLE,
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="The ledger to fill; it is made if it is not there.",
)
@click.option("--json", "as_json", is_flag=True, help="Print each reading as a line of JSON.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Number of processes that read.  [default: one for each processor]",
)
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="NAME=COLUMN",
    help=f"In JSONL and CSV, take a report's NAME ({', '.join(REPORT_FIELDS)}) from this field or column; repeatable.",
)
@addition_options
@click.option("--published", callback=day, metavar="DATE", help="Date of plain text that does not give one itself.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses on private and loopback networks too.")
@click.option(
    "--max-report-size", callback=size, metavar="SIZE", default="20MiB", show_default=True, help="Largest report."
)
@click.option(
    "--max-archive-size",
    callback=size,
    metavar="SIZE",
    default="4GiB",
    show_default=True,
    help="Largest archive, unpacked.",
)
@click.option(
    "--max-depth",
    type=click.IntRange(min=0),
    metavar="N",
    default=_DEFAULTS.depth,
    show_default=True,
    help="How deep archives may stand in one another.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    default=_DEFAULTS.fetch_seconds,
    show_default=True,
    help="Longest time for fetching one address.",
)
def read(
    paths: tuple[str, ...],
    *,
    ledger: Path | None,
    as_json: bool,
    workers: int | None,
    fields: tuple[str, ...],
    published: str | None,
    allow_private: bool,
    max_report_size: int,
    max_archive_size: int,
    max_depth: int,
    timeout: float,
    lexicon: Path | None,
    actors: Path | None,
) -> None:
    """Read reports into a ledger, or print what they say as JSON.

    PATH is a file, a folder, a pattern, an http or https address, or - for standard
    input: plain text, HTML, JSONL, CSV, RSS, Atom, WARC, mail, and archives of these.
    A report that the ledger has is not read again, so a run that was stopped can be
    resumed by the same command. Exit status: 0 all was read, 1 some input failed,
    2 misuse.

    \b
    Example:
        accordingto read reports/ week.zip --ledger case.db
        accordingto read feed.jsonl --field text=content --json > readings.jsonl
    """
    if not paths:
        message = "Nothing to read. Give files, folders, patterns or addresses, or - for standard input."
        raise click.UsageError(message)
    if ledger is None and not as_json:
        message = "Nowhere to go. Name a ledger to fill (--ledger case.db), or print the readings (--json)."
        raise click.UsageError(message)
    limits = Limits(
        report_bytes=max_report_size, archive_bytes=max_archive_size, depth=max_depth, fetch_seconds=timeout
    )
    options = Options(limits=limits, fields=_columns(fields), allow_private=allow_private)
    reports = dated(_found(paths, options), published)
    tally = _run(reports, ledger, workers, _extent(paths, options), as_json=as_json, added=additions(lexicon, actors))
    click.get_current_context().exit(1 if tally.failed else 0)


def _columns(fields: Sequence[str]) -> dict[str, str]:
    columns = {}
    for field in fields:
        name, equals, column = field.partition("=")
        if not equals or not column or name not in REPORT_FIELDS:
            message = f"--field {field}: write it as NAME=COLUMN, with a NAME of {', '.join(REPORT_FIELDS)}."
            raise click.UsageError(message)
        columns[name] = column
    return columns


def _found(paths: Iterable[str], options: Options) -> Iterator[Report | Problem]:
    for path in paths:
        if path == STDIN:
            yield from read_source(Source(location="stdin", open=lambda: os.fdopen(os.dup(0), "rb")), options)
        else:
            yield from intake([path], options)


def _extent(paths: Sequence[str], options: Options) -> Extent | None:
    """The files to come, or null where something has no size before it is read."""
    sources = []
    for path in paths:
        if path == STDIN or "://" in path:
            return None
        sources += [source for source in find(path, options) if isinstance(source, Source)]
    return Extent(sources)


def _run(
    reports: Iterable[Report | Problem],
    path: Path | None,
    workers: int | None,
    extent: Extent | None,
    *,
    as_json: bool,
    added: Additions,
) -> Tally:
    tally = Tally()
    with saying_what_to_do(), ExitStack() as stack:
        ledger = None if path is None else stack.enter_context(_opened(path, added))
        steps = stack.enter_context(closing(fill(reports, ledger, workers=workers, want_held=as_json, additions=added)))
        display = stack.enter_context(_display(tally, extent, as_json=as_json))
        try:
            for step in steps:
                tally.count(step)
                _report_on(step, display, as_json=as_json)
                display.update(0 if extent is None else extent.advance(step))
        except KeyboardInterrupt:
            stack.close()
            _say_how_to_resume(tally, path)
            click.get_current_context().exit(INTERRUPTED)
        except WorkersCannotStartError as error:
            raise Failure(str(error)) from error
    _sum_up(tally, path)
    return tally


def _opened(path: Path, added: Additions) -> Ledger:
    """The ledger, for readings with just these additions."""
    files = [ReaderFile(*file) for file in added.files]
    return Ledger(path, reader_version=added.version(__version__), files=files)


def _display(tally: Tally, extent: Extent | None, *, as_json: bool) -> Display:
    # Readings on the same terminal would tear the bar to pieces.
    bar = sys.stderr.isatty() and not (as_json and sys.stdout.isatty())
    return (Bar if bar else Lines)(tally, None if extent is None else extent.total)


def _report_on(step: Step, display: Display, *, as_json: bool) -> None:
    if isinstance(step, Failed):
        display.say(str(dataclasses.replace(step.problem, remedy=_in_options(step.problem.remedy))))
    elif as_json and isinstance(step, Read | Held) and step.reading is not None:
        sys.stdout.buffer.write(json.encode(step.reading) + b"\n")


def _in_options(remedy: str) -> str:
    """A remedy that names limits of the library, in options of this command."""

    def option(match: re.Match[str]) -> str:
        return f", or raise {LIMITS[match[1]]}" if match[1] in LIMITS else ""

    return _RAISE.sub(option, remedy).replace("(allow_private)", "(--allow-private)")


def _sum_up(tally: Tally, path: Path | None) -> None:
    sys.stdout.buffer.flush()
    place = "" if path is None else f" into {path}"
    click.echo(f"Reports{place}: {tally} in {duration(tally.seconds)}.", err=True)
    if path is not None and tally.read + tally.held:
        click.echo(
            f"Look into it: accordingto tolls {path}; accordingto timeline {path}; accordingto reports {path}", err=True
        )


def _say_how_to_resume(tally: Tally, path: Path | None) -> None:
    kept = "" if path is None else f" What was read is kept in {path}: the same command goes on from there."
    click.echo(f"\nStopped ({tally}).{kept}", err=True)
