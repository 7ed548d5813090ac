"""Options that several commands have, and the kinds of values they take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import click

from accordingto.exports.visible import visible
from accordingto.ledger import AmbiguousReport, Ledger, LedgerError, LedgerUnavailable, NoLedger, UnknownReport
from accordingto.reading import Category, Effect, EntityType

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]

LEDGER_VARIABLE = "ACCORDINGTO_LEDGER"
USUAL_LEDGER = "case.db"


class Misuse(click.ClickException):
    """The command cannot be done as given; the message says what to do."""

    exit_code = 2

    def format_message(self) -> str:
        """The message, safe to print: it may quote names and words of strangers."""
        return visible(self.message)


class Failure(Misuse):
    """The command was right, and yet it could not be done."""

    exit_code = 1


_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "ki": 2**10, "mi": 2**20, "gi": 2**30}
_SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>(?:[kmg]i?)?)b?", re.IGNORECASE)


def size(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """The bytes that ``20MB``, ``512KiB``, ``1.5G`` or ``1000`` stands for, as the callback of an option."""
    match = _SIZE.fullmatch(value.strip())
    found = 0 if match is None else int(float(match["number"]) * _UNITS[match["unit"].lower()])
    if found < 1:
        message = f"{value!r} is not a size. Write it as 500KB, 20MB or 1GiB."
        raise click.BadParameter(message, ctx, param)
    return found


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """An ISO 8601 date or date-time, kept as it is written, as the callback of an option."""
    try:
        if value is not None:
            (datetime if "T" in value else date).fromisoformat(value)
    except ValueError:
        message = f"{value!r} is not a date. Write it as 2031-05-04 or 2031-05-04T09:30:00Z."
        raise click.BadParameter(message, ctx, param) from None
    return value


def ledger_option(*, positional: bool = False) -> Decorator:
    """``--ledger PATH``, and with ``positional`` the same as an argument; the command gets ``ledger``, a path."""

    def decorate(command: Command) -> Command:
        command = click.option(
            "--ledger",
            envvar=LEDGER_VARIABLE,
            default=USUAL_LEDGER,
            show_default=True,
            show_envvar=True,
            type=click.Path(path_type=Path),
            help="The ledger to look into.",
        )(command)
        if positional:
            takes = click.argument(
                "named",
                metavar="[LEDGER]",
                required=False,
                type=click.Path(path_type=Path),
                expose_value=False,
                callback=_take_the_named,
            )
            command = takes(command)
        return command

    return decorate


def _take_the_named(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    """Let the argument stand for the option."""
    del param
    given = ctx.get_parameter_source("ledger")
    if value is None:
        return
    if given is click.core.ParameterSource.COMMANDLINE and ctx.params["ledger"] != value:
        message = f"Two ledgers are named, {value} and {ctx.params['ledger']}: name one."
        raise click.UsageError(message, ctx)
    ctx.params["ledger"] = value


_FILTERS: dict[str, Decorator] = {
    "effect": click.option(
        "--effect", type=click.Choice(get_args(Effect)), metavar="EFFECT", help="Only this effect: killed, injured, …"
    ),
    "category": click.option(
        "--category",
        type=click.Choice(get_args(Category), case_sensitive=False),
        metavar="CATEGORY",
        help="Only this category: ASSAULT, PROTEST, …",
    ),
    "source": click.option("--source", metavar="WORDS", help="Only according to a source whose name has these words."),
    "place": click.option("--place", metavar="WORDS", help="Only at places whose name has these words."),
    "outlet": click.option("--outlet", metavar="WORDS", help="Only from outlets whose name has these words."),
    "since": click.option("--since", metavar="DAY", help="From this day on: 2031-05-04, 2031-05 or 2031."),
    "until": click.option("--until", metavar="DAY", help="Up to this day, included."),
    "report": click.option("--report", metavar="ID", help="Only from the report with this id, or one that begins so."),
    "type": click.option(
        "--type",
        "kind",
        type=click.Choice(get_args(EntityType)),
        metavar="TYPE",
        help="person, organization, place or group.",
    ),
    "limit": click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most this many rows."),
}


def filters(*names: str) -> Decorator:
    """Options that narrow a table down."""

    def decorate(command: Command) -> Command:
        for name in reversed(names):
            command = _FILTERS[name](command)
        return command

    return decorate


def form_options(command: Command) -> Command:
    """``--json`` and ``--csv``; the command gets ``form``."""
    command = click.option("--csv", "form", flag_value="csv", help="Print CSV with a heading (RFC 4180).")(command)
    return click.option("--json", "form", flag_value="json", default="table", help="Print a JSON array of objects.")(
        command
    )


@contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """A ledger opened for reading.

    Raises:
        Misuse: if there is none, or if it cannot answer a question put to it.
        Failure: if the system does not let us read it.
    """
    with saying_what_to_do(), Ledger(path, read_only=True) as ledger:
        try:
            yield ledger
        except (UnknownReport, AmbiguousReport) as error:
            message = f"{error} They are listed by: accordingto reports {path}"
            raise Misuse(message) from error


@contextmanager
def saying_what_to_do() -> Iterator[None]:
    """Turn errors of the ledger into messages of the command line."""
    try:
        yield
    except NoLedger as error:
        message = (
            f"{error.location}: no such ledger. Name one with --ledger PATH or {LEDGER_VARIABLE}, "
            f"or make it: accordingto read PATH... --ledger {error.location}"
        )
        raise Misuse(message) from error
    except LedgerUnavailable as error:
        raise Failure(str(error)) from error
    except LedgerError as error:
        raise Misuse(str(error)) from error
