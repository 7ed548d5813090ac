"""The commands that print a table: tolls, events, timeline, who, said, search, reports."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from accordingto.cli.columns import (
    ENTITY_COLUMNS,
    EVENT_COLUMNS,
    HIT_COLUMNS,
    REPORT_COLUMNS,
    SAID_COLUMNS,
    TIMELINE_COLUMNS,
    TOLL_ORDERS,
    Hit,
    TollOrder,
    hits,
    toll_columns,
)
from accordingto.cli.options import filters, form_options, ledger_option, opened
from accordingto.cli.output import Form, show
from accordingto.ledger import CodedEventRow, EntityRow, ReportRow, SaidRow, TimelineRow, TollRow

NOTHING = "Nothing found. Loosen the filters, or see what is there: accordingto reports {ledger}"


class Wanted(TypedDict):
    """What most tables can be narrowed down to."""

    outlet: str | None
    since: str | None
    until: str | None
    report: str | None


class ClaimsWanted(Wanted):
    """What tables of claims can be narrowed down to."""

    source: str | None
    place: str | None


class TollsWanted(ClaimsWanted):
    """Likewise for tolls."""

    effect: str | None


class EventsWanted(ClaimsWanted):
    """Likewise for events."""

    category: str | None


class TimelineWanted(TollsWanted, EventsWanted):
    """Likewise for both."""


@click.command()
@ledger_option(positional=True)
@filters("effect", "source", "place", "outlet", "since", "until", "report", "limit")
@click.option(
    "--by",
    type=click.Choice(list(TOLL_ORDERS)),
    default="place",
    show_default=True,
    help="What to sort by first.",
)
@form_options
def tolls(ledger: Path, form: Form, by: TollOrder, limit: int | None, **wanted: Unpack[TollsWanted]) -> None:
    """Counts of the killed, injured, displaced and so on, each with its source.

    Figures are never added up or merged: every report's figure stands beside the
    others, by effect, then place, day and source. --by source shows how the figures of
    one source rise. A day is the one that the text gives, or else that of publication.

    \b
    Example:
        accordingto tolls case.db --effect killed --source ministry
    """
    with opened(ledger) as book:
        rows = sorted(book.tolls(**wanted), key=TOLL_ORDERS[by])
    show(TollRow, rows[:limit], toll_columns(rows), form, empty=NOTHING.format(ledger=ledger))


@click.command()
@ledger_option(positional=True)
@filters("category", "source", "place", "outlet", "since", "until", "report", "limit")
@form_options
def events(ledger: Path, form: Form, limit: int | None, **wanted: Unpack[EventsWanted]) -> None:
    """Who did what to whom, each with its source.

    --json and --csv also have the sectors of actors and recipients, and the codes that
    ACLED and UCDP might give the event, each with what the suggestion rests on.

    \b
    Example:
        accordingto events case.db --category ASSAULT --since 2031-05
    """
    with opened(ledger) as book:
        rows = book.events(limit=limit, **wanted)
    show(CodedEventRow, rows, EVENT_COLUMNS, form, empty=NOTHING.format(ledger=ledger))


@click.command()
@ledger_option(positional=True)
@filters("effect", "category", "source", "place", "outlet", "since", "until", "report", "limit")
@form_options
def timeline(ledger: Path, form: Form, limit: int | None, **wanted: Unpack[TimelineWanted]) -> None:
    """Events and tolls in the order in which they happened.

    Only what the text dates is shown: the day of a report is never taken for the day of
    what it reports.

    \b
    Example:
        accordingto timeline case.db --place "Port Elsin" --until 2031-05-10
    """
    with opened(ledger) as book:
        rows = book.timeline(limit=limit, **wanted)
    show(TimelineRow, rows, TIMELINE_COLUMNS, form, empty=NOTHING.format(ledger=ledger))


@click.command()
@click.argument("name", default="")
@ledger_option()
@filters("type", "limit")
@form_options
def who(name: str, ledger: Path, form: Form, kind: str | None, limit: int | None) -> None:
    """The people and organizations of the ledger, with their offices.

    Without NAME all are listed, those of most reports first. Entities of one name, type
    and country share a row; whether they are the same one is not decided.

    \b
    Example:
        accordingto who "coast guard" --type organization
    """
    with opened(ledger) as book:
        rows = [row for row in book.who(name) if kind in {None, row.type}]
    show(EntityRow, rows[:limit], ENTITY_COLUMNS, form, empty=NOTHING.format(ledger=ledger))


@click.command()
@click.argument("name")
@ledger_option()
@filters("outlet", "since", "until", "report", "limit")
@form_options
def said(name: str, ledger: Path, form: Form, limit: int | None, **wanted: Unpack[Wanted]) -> None:
    """What one person or organization is reported to have said.

    NAME is any part of a name of the speaker, or of the words that stand for the source.

    \b
    Example:
        accordingto said "interior ministry" --since 2031-05-04
    """
    with opened(ledger) as book:
        rows = book.said(name, limit=limit, **wanted)
    show(SaidRow, rows, SAID_COLUMNS, form, empty=NOTHING.format(ledger=ledger))


@click.command()
@click.argument("query")
@ledger_option()
@filters("outlet", "since", "until", "report", "limit")
@form_options
def search(query: str, ledger: Path, form: Form, limit: int | None, **wanted: Unpack[Wanted]) -> None:
    """Reports and claims that hold some words.

    QUERY is words, "a phrase", a beginning (bomb*), AND, OR, NOT and parentheses. Reports
    come first, then claims, the best of each at the top; 20 of each unless --limit says
    otherwise.

    \b
    Example:
        accordingto search 'ferry AND (sank OR "ran aground")' --ledger case.db
    """
    with opened(ledger) as book:
        found = book.search(query, **wanted) if limit is None else book.search(query, limit=limit, **wanted)
    show(Hit, hits(found), HIT_COLUMNS, form, empty=NOTHING.format(ledger=ledger))


@click.command()
@ledger_option(positional=True)
@filters("outlet", "since", "until", "report", "limit")
@form_options
def reports(ledger: Path, form: Form, limit: int | None, **wanted: Unpack[Wanted]) -> None:
    """The reports of the ledger.

    \b
    Example:
        accordingto reports case.db --outlet post
    """
    with opened(ledger) as book:
        rows = book.reports(limit=limit, **wanted)
    show(ReportRow, rows, REPORT_COLUMNS, form, empty=f"{ledger} has no such report.")
