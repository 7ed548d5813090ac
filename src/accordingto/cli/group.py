"""The program itself: a group of commands whose modules are imported only when they are called."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import NamedTuple

import click
from click.shell_completion import CompletionItem

from accordingto._version import __version__

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells count it."""


class Entry(NamedTuple):
    """Where a command lives, its line in the list of commands, and its function where that has another name."""

    module: str
    help: str
    function: str | None = None


COMMANDS: dict[str, Entry] = {
    "read": Entry("reading", "Read reports into a ledger, or print what they say as JSON."),
    "tolls": Entry("tables", "Counts of the killed, injured, displaced and so on, each with its source."),
    "events": Entry("tables", "Who did what to whom, each with its source."),
    "timeline": Entry("tables", "Events and tolls in the order in which they happened."),
    "who": Entry("tables", "The people and organizations of the ledger, with their offices."),
    "said": Entry("tables", "What one person or organization is reported to have said."),
    "search": Entry("tables", "Reports and claims that hold some words."),
    "reports": Entry("tables", "The reports of the ledger."),
    "report": Entry("report", "One report with its claims marked in the text."),
    "explain": Entry("explain", "Why a claim was coded as it was."),
    "times": Entry("times", "Dates and times in a text, with what their values rest on."),
    "model": Entry("model", "The encoder that reads the reports: its sources, licence, scores and limits."),
    "open": Entry("open", "Look through the ledger in the browser.", "open_"),
    "export": Entry("export", "Write the ledger's claims as CSV or JSON files."),
    "schema": Entry("export", "Print the JSON Schema of a reading."),
}


class Program(click.Group):
    """Lists commands from ``COMMANDS``, and imports a command's module when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"accordingto.cli.{COMMANDS[cmd_name].module}")
        command: click.Command = getattr(module, COMMANDS[cmd_name].function or cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; a mistyped one is answered with what may have been meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = get_close_matches(args[0], COMMANDS, n=1) or COMMANDS
            message = f"{error.message} Did you mean {', '.join(close)}?"
            raise click.UsageError(message, ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, written without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin with what is typed, and the program's own options."""
        commands = [CompletionItem(name, help=e.help) for name, e in COMMANDS.items() if name.startswith(incomplete)]
        return commands + click.Command.shell_complete(self, ctx, incomplete)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; Ctrl-C ends it quietly with the status that shells expect."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="accordingto", message="%(prog)s %(version)s")
def main() -> None:
    """Read news reports as evidence: who says what happened, and how many.

    Every claim comes with its source, its date and its exact words.

    \b
    Example:
        accordingto read reports/ --ledger case.db
        accordingto tolls case.db
        accordingto timeline case.db
        accordingto report REPORT --ledger case.db

    The ledger is case.db in the current folder unless --ledger or the environment
    variable ACCORDINGTO_LEDGER says otherwise.
    """
