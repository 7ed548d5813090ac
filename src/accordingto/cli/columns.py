"""What the tables show of their rows, and in which order tolls stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

import msgspec

from accordingto.cli.output import Column
from accordingto.exports.figures import figure
from accordingto.exports.moments import moment
from accordingto.exports.voices import source
from accordingto.ledger import (
    ClaimHit,
    ClaimRow,
    EntityRow,
    EventRow,
    Found,
    ReportHit,
    ReportRow,
    SaidRow,
    TimelineRow,
    TollRow,
)
from accordingto.reading import Effect

TollOrder = Literal["place", "source", "day"]
Order = tuple[str | int, ...]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report or a claim that a search found, in the fields that both have."""

    kind: str
    claim: str | None
    score: float
    report: str
    version: int
    title: str | None
    published: str | None
    outlet: str | None
    according_to: str | None
    words: str
    start: int
    end: int


def hits(found: Found) -> list[Hit]:
    """Reports, then claims, the best of each first."""
    return [*map(_report_hit, found.reports), *map(_claim_hit, found.claims)]


def _report_hit(hit: ReportHit) -> Hit:
    return Hit(
        kind="report",
        claim=None,
        score=hit.score,
        report=hit.report,
        version=hit.version,
        title=hit.title,
        published=hit.published,
        outlet=hit.outlet,
        according_to=None,
        words=hit.snippet,
        start=hit.start,
        end=hit.end,
    )


def _claim_hit(hit: ClaimHit) -> Hit:
    return Hit(
        kind=hit.kind,
        claim=hit.claim,
        score=hit.score,
        report=hit.report,
        version=hit.version,
        title=None,
        published=hit.published,
        outlet=hit.outlet,
        according_to=hit.according_to,
        words=hit.words,
        start=hit.start,
        end=hit.end,
    )


def _by_place(row: TollRow) -> Order:
    return (_effect(row), row.place is None, (row.place or "").casefold(), *_by_day(row))


def _by_source(row: TollRow) -> Order:
    return (_effect(row), row.according_to is None, _source(row).casefold(), *_by_day(row))


def _by_day(row: TollRow) -> Order:
    dated = row.when is not None and row.when[:1].isdigit()
    day = row.when if dated else row.published
    return (day or "", row.published or "", _effect(row), _source(row).casefold(), row.report, row.start)


def _effect(row: TollRow) -> int:
    return get_args(Effect).index(row.effect)


TOLL_ORDERS: dict[TollOrder, Callable[[TollRow], Order]] = {"place": _by_place, "source": _by_source, "day": _by_day}
"""Effects in the order of the codebook; rows that the text does not date stand at their publication."""


def toll_columns(rows: Sequence[TollRow]) -> list[Column[TollRow]]:
    """Columns of tolls; the whole that a toll is a part of is found among all rows of its report."""
    wholes = {(row.report, row.version, row.id): row for row in rows}

    def whole(row: TollRow) -> str | None:
        if row.part_of is None:
            return None
        found = wholes.get((row.report, row.version, row.part_of))
        return "a toll left out here" if found is None else f"{_figure(found)} {found.who or found.effect}"

    return [
        Column("Effect", lambda row: row.effect, style="bold"),
        Column("Figure", _figure, right=True, style="bold"),
        Column("Who", lambda row: row.who),
        Column("Part of", whole, spare=3),
        Column("Place", lambda row: row.place, spare=1),
        Column("When", _when, spare=2),
        Column("According to", _source),
        Column("Status", _status, spare=4),
        Column("Outlet", lambda row: row.outlet, spare=5),
        Column("Published", _published, spare=6),
        Column("Report", _report, spare=7, style="dim"),
    ]


def _figure(row: TollRow) -> str:
    return figure(row.bound, row.count, row.low, row.high)


def _status(row: TollRow) -> str:
    """What keeps the figure from being a plain statement of its source."""
    denied = f"denied by {row.denied_by}" if row.denied_by else "denied" if row.status == "denied" else None
    plain = row.status in {"plain", "denied"}
    parts = (None if plain else row.status.replace("_", " "), denied, "quoted" if row.voice == "quoted" else None)
    return ", ".join(part for part in parts if part)


def _source(row: TollRow | EventRow | TimelineRow) -> str:
    return source(row.voice, row.according_to, None if isinstance(row, TimelineRow) else row.through)


def _speaker(row: SaidRow) -> str:
    return source("attributed", row.speaker or row.source, row.through)


def _when(row: TollRow | EventRow) -> str | None:
    return None if row.when is None else moment(row.when)


def _published(row: ClaimRow | Hit | ReportRow) -> str | None:
    """The day of publication; JSON and CSV have the time of day too."""
    return None if row.published is None else row.published[:10]


def _report(row: ClaimRow | Hit) -> str:
    return row.report if row.version == 1 else f"{row.report} ({row.version})"


_WHERE_FROM: tuple[Column[ClaimRow], ...] = (
    Column("Outlet", lambda row: row.outlet, spare=5),
    Column("Published", _published, spare=6),
    Column("Report", _report, spare=7, style="dim"),
)

EVENT_COLUMNS: tuple[Column[EventRow], ...] = (
    Column("Category", lambda row: row.category, style="bold"),
    Column("Actor", lambda row: row.actor),
    Column("Did", lambda row: row.trigger, style="bold"),
    Column("To whom", lambda row: row.recipient),
    Column("Place", lambda row: row.place, spare=2),
    Column("When", _when, spare=1),
    Column("Modality", lambda row: None if row.modality == "asserted" else row.modality, spare=3),
    Column("According to", _source),
    *_WHERE_FROM,
)

TIMELINE_COLUMNS: tuple[Column[TimelineRow], ...] = (
    Column("Day", lambda row: row.day, style="bold"),
    Column("To", lambda row: row.to_day, spare=3),
    Column("What", lambda row: row.what),
    Column("Place", lambda row: row.place, spare=2),
    Column("According to", _source),
    *_WHERE_FROM,
)

SAID_COLUMNS: tuple[Column[SaidRow], ...] = (
    Column("Speaker", _speaker, style="bold"),
    Column("By", lambda row: row.cue, spare=3),
    Column("What", lambda row: row.content),
    Column("Polarity", lambda row: None if row.polarity == "affirmed" else row.polarity, spare=1),
    Column("Kind", lambda row: row.kind, spare=4),
    Column("To", lambda row: row.addressee, spare=2),
    Column("Medium", lambda row: row.medium, spare=2),
    *_WHERE_FROM,
)

ENTITY_COLUMNS: tuple[Column[EntityRow], ...] = (
    Column("Name", lambda row: row.name, style="bold"),
    Column("Type", lambda row: row.type),
    Column("Country", lambda row: row.country, spare=3),
    Column("Sector", lambda row: ", ".join(row.sectors), spare=3),
    Column("Offices", lambda row: "; ".join(row.roles), spare=1),
    Column("Also", lambda row: "; ".join(row.aliases), spare=2),
    Column("Reports", lambda row: f"{row.reports:,}", right=True),
    Column("Mentions", lambda row: f"{row.mentions:,}", right=True, spare=4),
    Column("Said", lambda row: f"{row.said:,}", right=True),
    Column("Sourced", lambda row: f"{row.sourced:,}", right=True, spare=5),
    Column("Did", lambda row: f"{row.did:,}", right=True, spare=6),
    Column("Undergone", lambda row: f"{row.undergone:,}", right=True, spare=7),
)

REPORT_COLUMNS: tuple[Column[ReportRow], ...] = (
    Column("Report", lambda row: row.id if row.version == 1 else f"{row.id} ({row.version})", style="bold"),
    Column("Published", _published),
    Column("Outlet", lambda row: row.outlet, spare=2),
    Column("Title", lambda row: row.title, spare=1),
    Column("Tolls", lambda row: f"{row.tolls:,}", right=True, spare=3),
    Column("Events", lambda row: f"{row.events:,}", right=True, spare=4),
    Column("Statements", lambda row: f"{row.attributions:,}", right=True, spare=5),
    Column("Warnings", lambda row: f"{row.warnings:,}" if row.warnings else None, right=True, spare=6),
    Column("From", lambda row: row.location, spare=7, style="dim"),
)

HIT_COLUMNS: tuple[Column[Hit], ...] = (
    Column("Kind", lambda row: row.kind),
    Column("Words", lambda row: row.words),
    Column("According to", lambda row: row.according_to, spare=1),
    Column("Title", lambda row: row.title, spare=3),
    Column("Outlet", lambda row: row.outlet, spare=4),
    Column("Published", _published, spare=2),
    Column("Report", _report, style="dim"),
)
