"""What happened on which day, as reports say it: bars by day, week or month, and the claims in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import cast

from accordingto.ledger import Ledger, TimelineRow, Value
from accordingto.room.asked import Asked, Parameter
from accordingto.room.bar_charts import bars
from accordingto.room.buckets import UNITS, Bucket, Unit, buckets, unit_for
from accordingto.room.filtering import CATEGORIES, EFFECTS, cut, parameters, wanted
from accordingto.room.pages import Content, Page, View


class TimelineContent(Content, frozen=True, kw_only=True):
    """Tolls and events by their own first day.

    Attributes:
        by: the unit of the bars.
        days: how many claims each day has, over the whole list.
        claims: those of this page.
    """

    by: str
    days: list[Value]
    claims: list[TimelineRow]


def answer(ledger: Ledger, asked: Asked) -> View:
    """The stretch of time that the address asks for."""
    filters = wanted(asked)
    rows, following = cut(ledger.claims_of(TimelineRow, filters), asked)
    days = ledger.dated_claims(replace(filters, limit=None, after=None))
    by = unit_for([day.value or "" for day in days], cast("Unit | None", asked.choice("by", UNITS)))
    content = TimelineContent(by=by, days=days, claims=rows, next=following)

    def address(bucket: Bucket) -> str:
        return asked.address(since=bucket.first.isoformat(), until=bucket.last.isoformat(), after=None)

    found = buckets(((day.value or "", day.claims) for day in days), by)
    shown = {
        "chart": bars(found, f"Claims by {by}", address),
        "number": sum(day.claims for day in days),
        "by_day": _by_day(rows),
        "units": UNITS,
        "effects": EFFECTS,
        "categories": CATEGORIES,
    }
    return View("Timeline", content, rows, TimelineRow.__struct_fields__, shown)


def _by_day(rows: Sequence[TimelineRow]) -> list[tuple[str, list[TimelineRow]]]:
    return [(day or "", list(of_day)) for day, of_day in groupby(rows, key=lambda row: row.day)]


PAGE = Page(
    "/timeline",
    "What is said to have happened, by day, week or month",
    "timeline.html",
    answer,
    TimelineContent,
    (
        Parameter("by", "Unit of the bars; else what can be read best.", UNITS),
        *parameters("effect", "category", "source", "place", "outlet", "since", "until"),
    ),
)
