"""``accordingto open``: the room, a ledger to look at in a browser."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from accordingto.cli.options import Failure, ledger_option, opened
from accordingto.room.safety import NotLoopback, loopback
from accordingto.room.server import address_of, listening, serve


def _loopback(ctx: click.Context, param: click.Parameter, value: str) -> str:
    try:
        return loopback(value)
    except NotLoopback as error:
        raise click.BadParameter(str(error), ctx, param) from error


def _port(ctx: click.Context, param: click.Parameter, value: str) -> int | None:
    """The number of a port; 0 for any, null for the usual one or else any."""
    if value in {"any", param.default}:
        return 0 if value == "any" else None
    if not (value.isascii() and value.isdecimal() and 0 < int(value) < 65536):
        message = f"{value!r} is no port. Write a number from 1 to 65535, or any."
        raise click.BadParameter(message, ctx, param)
    return int(value)


@click.command("open")
@ledger_option(positional=True)
@click.option("--host", default="127.0.0.1", show_default=True, callback=_loopback, help="This machine, under a name.")
@click.option("--port", default="8017, else any", show_default=True, callback=_port, help="Port, or any that is free.")
@click.option("--no-browser", is_flag=True, help="Only say the address.")
def open_(ledger: Path, host: str, port: int | None, *, no_browser: bool) -> None:
    """Look through the ledger in the browser.

    The room has reports with their claims in the margin, figures by source and date, a timeline,
    who said what, and search. It is read-only, works without a network, and
    answers this machine alone. Ctrl-C closes it. What it does not do yet is to keep
    other users of this machine out.

    \b
    Example:
        accordingto open case.db
        accordingto open case.db --port 9000 --no-browser
    """
    with opened(ledger) as book:
        try:
            listener = listening(host, port)
        except OSError as error:
            message = f"Port {port} of {host} cannot be had: {error.strerror}. Leave out --port to take a free one."
            raise Failure(message) from error
        address = address_of(listener)
        with suppress(KeyboardInterrupt):  # the way to close the room, and no error
            click.echo(f"{ledger} is open at {address} — Ctrl-C closes it.")
            # The socket listens already, so a browser that is quicker than the server waits for it.
            serve(book, listener, None if no_browser else address)
