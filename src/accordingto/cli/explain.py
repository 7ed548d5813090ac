"""``accordingto explain``: why a claim was coded as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click
from rich.text import Text

from accordingto.cli.dated import dated
from accordingto.cli.options import Misuse, day, ledger_option, opened
from accordingto.cli.output import console, write_bytes
from accordingto.cli.user_files import addition_options, additions
from accordingto.codes import Code
from accordingto.engines.single import read
from accordingto.exports import json
from accordingto.exports.explanation import Dating, Explanation, Field, Voice, Words, explained, find
from accordingto.exports.visible import one_line
from accordingto.intake import Options, intake
from accordingto.ledger import Copy, UnknownClaim
from accordingto.reading import Reading
from accordingto.report import Report, content_id

NO_RULE = "not kept: this reading was written before rules were"


class Section(NamedTuple):
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...]


@click.command()
@click.argument("claim")
@ledger_option()
@click.option(
    "--report", "report_id", metavar="ID", help="The report that has the claim, where CLAIM is an id like t1."
)
@click.option("--version", type=click.IntRange(min=1), metavar="N", help="Which of several reports with this id.")
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Read this file and look there, not in a ledger.",
)
@addition_options
@click.option("--published", callback=day, metavar="DATE", help="With --file: date of plain text that gives none.")
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as a line of JSON.")
def explain(
    claim: str,
    ledger: Path,
    *,
    report_id: str | None,
    version: int | None,
    path: Path | None,
    published: str | None,
    lexicon: Path | None,
    actors: Path | None,
    as_json: bool,
) -> None:
    """Why a claim was coded as it was.

    CLAIM is the key that tables give as `claim` (in JSON and CSV), or, with --report or
    --file, the id that the claim has in its report: t1, v3, a2. Each field comes with its
    words in the text; then who says so, and inside whose words; what the date rests on; and
    the codes of PLOVER and CAMEO with what ACLED and UCDP might code.

    \b
    Example:
        accordingto explain t1 --report 4f1c --ledger case.db
        accordingto explain v2 --file story.txt --published 2031-05-04
    """
    others: Sequence[Copy] = ()
    if path is None:
        reading, others = _kept(ledger, claim, report_id, version)
    else:
        report = _report(path, claim, report_id, published)
        reading = read(report, additions=additions(lexicon, actors))
    found = find(reading, claim)
    if found is None:
        kinds = f"{len(reading.tolls)} tolls, {len(reading.events)} events, {len(reading.attributions)} statements"
        message = f"Report {reading.id} has no claim {claim!r}. It has {kinds}: t1 on, v1 on and a1 on."
        raise Misuse(message)
    explanation = explained(reading, found)
    if as_json:
        write_bytes([json.encode(explanation), b"\n"])
    else:
        _print(explanation, others)


def _kept(ledger: Path, claim: str, report_id: str | None, version: int | None) -> tuple[Reading, Sequence[Copy]]:
    """The reading that has a claim, and the other reports that make the same."""
    with opened(ledger) as book:
        if report_id is not None:
            return book.reading(report_id, version=version), ()
        try:
            first, *others = book.makers(claim)
        except UnknownClaim as error:
            message = f"{error} An id like t1 needs its report: --report ID."
            raise Misuse(message) from error
        return book.reading(first.report, version=first.version), others


def _report(path: Path, claim: str, report_id: str | None, published: str | None) -> Report:
    """The file's only report, or the one that is asked for."""
    found = [item for item in dated(intake([str(path)], Options()), published) if isinstance(item, Report)]
    wanted = [report for report in found if _is_meant(report, claim, report_id)]
    if len(wanted) != 1:
        message = f"{path}: {len(wanted)} of its {len(found)} reports may be meant. Name the one with --report ID."
        raise Misuse(message)
    return wanted[0]


def _is_meant(report: Report, claim: str, report_id: str | None) -> bool:
    """Whether a report may have the claim: a key begins with the hash of its report's text."""
    named = report_id is None or report.id.startswith(report_id)
    return named and (":" not in claim or claim.startswith(content_id(report.text)))


# ----------------------------------------------------------------------------------------------------------- printing


def _print(explanation: Explanation, others: Sequence[Copy]) -> None:
    for line in _head(explanation, others):
        _say(line)
    for heading, lines in _sections(explanation):
        _say("")
        _say(heading, style="bold")
        for line in lines:
            _say(f"  {line}")


def _say(line: str, style: str = "") -> None:
    """Print a line; a pipe gets it whole, where a terminal folds it."""
    safe = " " * (len(line) - len(line.lstrip(" "))) + one_line(line)
    screen = console()
    if screen.is_terminal:
        screen.print(Text(safe, style=style))
    else:
        click.echo(safe)


def _head(explanation: Explanation, others: Sequence[Copy]) -> Iterator[str]:
    kind = "statement" if explanation.kind == "attribution" else explanation.kind
    yield f"{kind} {explanation.id} of report {explanation.report}"
    yield explanation.claim
    particulars = (explanation.title, explanation.outlet, explanation.published)
    if any(particulars):
        yield " · ".join(part for part in particulars if part)
    if others:
        yield f"The same text, with the same claim: {', '.join(copy.report for copy in others)}"


def _sections(explanation: Explanation) -> Iterator[Section]:
    yield Section("Words", tuple(_quoted(words) for words in explanation.evidence))
    yield Section("Coded by", (explanation.rule or NO_RULE,))
    yield Section("Fields", tuple(_fields(explanation.fields)))
    yield Section("According to", tuple(_according_to(explanation)))
    if explanation.date is not None:
        yield Section("Date", tuple(_dating(explanation.date)))
    if explanation.codes:
        yield Section("Codes", tuple(map(_code, explanation.codes)))


def _quoted(words: Words) -> str:
    return f"“{words.words}” [{words.start}–{words.end}]"


def _in_context(words: Words) -> str:
    """The words between the marks ‹ and ›, with what stands around them."""
    before, after = ("…" if part else "" for part in (words.before, words.after))
    return f"{before}{words.before}‹{words.words}›{words.after}{after} [{words.start}–{words.end}]"


def _fields(fields: Sequence[Field]) -> Iterator[str]:
    width = max(len(field.name) for field in fields) + 1
    for field in fields:
        yield f"{field.name + ':':<{width}} {field.value}"
        for words in field.words:
            yield f"{'':<{width}}   {_in_context(words)}"


def _according_to(explanation: Explanation) -> Iterator[str]:
    yield explanation.according_to
    for voice in explanation.chain:
        yield f"  {_voice(voice)}"


def _voice(voice: Voice) -> str:
    cue = ", ".join(map(_in_context, voice.cue))
    said = f"{voice.kind}, {voice.polarity}"
    return " · ".join(part for part in (voice.id, said, cue, f"coded by {voice.rule or NO_RULE}") if part)


def _dating(date: Dating) -> Iterator[str]:
    if date.words is None:
        yield f"{date.value}: no single expression of the text has this value"
        return
    yield f"{date.value}: {_in_context(date.words)}"
    if date.basis is not None:
        yield f"  {date.basis}" + ("" if date.basis_words is None else f": {_in_context(date.basis_words)}")


def _code(code: Code) -> str:
    scheme = "this codebook" if code.scheme == "own" else code.scheme
    if not code.suggested:
        return f"{scheme} {code.code}: {code.label or 'not in the table'} [{code.source}]"
    named = "none" if code.code is None else f"{code.code}, {code.label}"
    return f"{scheme} suggested: {named}, because {code.why} [{code.source}]"
