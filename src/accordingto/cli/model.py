"""``accordingto model``: the card of the encoder that reads the reports."""

from __future__ import annotations

import click

from accordingto.cli.output import Column, show, write_bytes
from accordingto.language.card import Card, Corpus, File, Score, card, card_json

WIDTH = 110
"""Characters of a line of text, which is the width of the widest table that a usual terminal shows whole."""

SCORES: tuple[Column[Score], ...] = (
    Column("measured on", lambda score: score.corpus),
    Column("measure", lambda score: score.measure),
    Column("%", lambda score: f"{score.score:.1f}", right=True),
)
CORPORA: tuple[Column[Corpus], ...] = (
    Column("learnt from", lambda corpus: corpus.name),
    Column("what", lambda corpus: corpus.teaches, spare=3),
    Column("licence", lambda corpus: corpus.licence, spare=1),
    Column("left out", lambda corpus: corpus.left_out, spare=2),
    Column("source", lambda corpus: corpus.source, spare=4),
)
FILES: tuple[Column[File], ...] = (
    Column("file", lambda file: file.name),
    Column("bytes", lambda file: f"{file.bytes:,}", right=True),
    Column("sha256", lambda file: file.sha256, spare=1),
)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the card as it is shipped, as JSON.")
def model(*, as_json: bool) -> None:
    """The encoder that reads the reports: its sources, licence, scores and limits.

    \b
    Example:
        accordingto model
    """
    if as_json:
        write_bytes([card_json()])
        return
    found = card()
    _facts(found)
    show(Score, found.scores, SCORES, "table", empty="The card has no scores.")
    click.echo()
    show(Corpus, found.corpora, CORPORA, "table", empty="The card names no corpora.")
    click.echo()
    show(File, found.files, FILES, "table", empty="The card names no files.")


def _facts(found: Card) -> None:
    first, *limits = found.limits
    facts = (
        ("name", found.name),
        ("task", found.task),
        ("licence", f"{found.licence}. {found.licence_why}"),
        ("parameters", found.parameters),
        ("rounding", found.rounding),
        ("base", f"{found.base.name}, {found.base.licence}, {found.base.file} with sha256 {found.base.sha256}"),
        ("started from", found.started_from),
        ("recipe", ", ".join(f"{name} {value}" for name, value in found.recipe.items())),
        ("limits", first),
        *(("", limit) for limit in limits),
    )
    for name, value in facts:
        click.echo(click.wrap_text(value, WIDTH, f"{name:<14}", " " * 14))
    click.echo()
