"""The front page: what is in the ledger, at a glance."""

from __future__ import annotations

from accordingto.ledger import Counts, Filter, Ledger, OutletDay, ReportRow, SourceRow, TollRow
from accordingto.room.asked import Asked
from accordingto.room.bar_charts import outlet_chart
from accordingto.room.pages import Content, Page, View

FEW = 6
"""Rows of each list."""


class CaseContent(Content, frozen=True, kw_only=True):
    """The ledger from afar.

    Attributes:
        counts: what it holds.
        outlet_days: the number of reports of each outlet on each day.
        sources: that most claims are according to.
        highest: figures of people killed.
        latest: tolls by their day.
        reports: those published last.
    """

    counts: Counts
    outlet_days: list[OutletDay]
    sources: list[SourceRow]
    highest: list[TollRow]
    latest: list[TollRow]
    reports: list[ReportRow]


def answer(ledger: Ledger, asked: Asked) -> View:
    """The case."""
    del asked
    content = CaseContent(
        counts=ledger.summary(),
        outlet_days=ledger.outlet_days(),
        sources=ledger.sources(limit=FEW),
        highest=ledger.claims_of(TollRow, Filter(effect="killed", order="highest", limit=FEW)),
        latest=ledger.claims_of(TollRow, Filter(order="latest", limit=FEW)),
        reports=ledger.newest_reports(FEW),
    )
    shown = {"chart": outlet_chart(content.outlet_days)}
    return View("The case", content, content.reports, ReportRow.__struct_fields__, shown)


PAGE = Page("/", "What is in the ledger", "case.html", answer, CaseContent)
