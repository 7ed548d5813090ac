"""``accordingto times``: the dates and times of a text, what each rests on, and which rule found it."""

from __future__ import annotations

import sys
from typing import Literal

import click
import msgspec

from accordingto.cli.options import Failure, day, form_options
from accordingto.cli.output import Column, Form, show
from accordingto.language import analyse
from accordingto.readers.times import Anchor, tag
from accordingto.reading import Time, TimeMod, TimeType
from accordingto.report import Report


class Expression(msgspec.Struct, frozen=True, kw_only=True):
    """One time expression; ``basis_text`` is the date or the words that its value is counted from."""

    text: str
    start: int
    end: int
    type: TimeType
    value: str
    mod: TimeMod | None
    earliest: str | None
    latest: str | None
    basis: Literal["stated", "publication", "dateline", "expression", "unresolved"] | None
    basis_text: str | None
    rule: str


COLUMNS: tuple[Column[Expression], ...] = (
    Column("words", lambda found: found.text),
    Column("type", lambda found: found.type, spare=2),
    Column("value", lambda found: found.value),
    Column("mod", lambda found: found.mod, spare=3),
    Column("from", lambda found: found.earliest, spare=4),
    Column("until", lambda found: found.latest, spare=4),
    Column("basis", lambda found: " ".join(filter(None, (found.basis, found.basis_text))), spare=1),
    Column("rule", lambda found: found.rule, spare=5),
)


@click.command()
@click.argument("text", metavar="TEXT")
@click.option(
    "--published", callback=day, metavar="DATE", help="Day of publication, from which relative expressions count."
)
@form_options
def times(text: str, published: str | None, form: Form) -> None:
    """Dates and times in a text, with what their values rest on.

    TEXT is the text itself, or - for standard input. Each expression comes with its TIMEX3
    type and value, its interval (the last day excluded), what the value rests on, and the
    rule that found it. Without --published, and without a dateline that has a date,
    relative expressions stay unresolved: today's date is never used.

    \b
    Example:
        accordingto times "It rained last Friday." --published 2031-05-14
        accordingto times - --published 2031-05-14 --json < report.txt
    """
    words = _standard_input() if text == "-" else text
    tagging = tag(analyse(Report(id="text", text=words, published=published)))
    rows = [
        _expression(words, found, rule, tagging.anchor)
        for found, rule in zip(tagging.times, tagging.rules, strict=True)
    ]
    show(Expression, rows, COLUMNS, form, empty="No dates or times in this text.")


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"standard input, byte {error.start}: not UTF-8. Convert it first: iconv -f latin1 -t utf-8"
        raise Failure(message) from error


def _expression(text: str, found: Time, rule: str, anchor: Anchor | None) -> Expression:
    dated = anchor if found.basis == "publication" else None
    at = found.basis_span
    return Expression(
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        type=found.type,
        value=found.value,
        mod=found.mod,
        earliest=found.earliest,
        latest=found.latest,
        basis="dateline" if dated is not None and dated.span is not None else found.basis,
        basis_text=str(dated.day) if dated is not None else None if at is None else text[at[0] : at[1]],
        rule=rule,
    )
