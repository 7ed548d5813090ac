"""The reports of the ledger, the newest first."""

from __future__ import annotations

from accordingto.ledger import Ledger, ReportRow
from accordingto.room.asked import Asked, Parameter
from accordingto.room.filtering import OFFSET, PARAMETERS, cut_by_offset, offset_of, size
from accordingto.room.pages import LIMIT, Content, Page, View


class ReportsContent(Content, frozen=True, kw_only=True):
    """Reports, the newest first."""

    reports: list[ReportRow]


def answer(ledger: Ledger, asked: Asked) -> View:
    """The reports that the address asks for."""
    offset = offset_of(asked)
    found = ledger.newest_reports(
        size(asked) + 1,
        offset=offset,
        outlet=asked.text("outlet"),
        since=asked.day("since"),
        until=asked.day("until"),
        warned=asked.choice("warned", ("yes",)) is not None,
    )
    content = ReportsContent(reports=found[: size(asked)], next=cut_by_offset(found, asked, offset))
    return View("Reports", content, content.reports, ReportRow.__struct_fields__)


PAGE = Page(
    "/reports",
    "The reports, the newest first",
    "reports.html",
    answer,
    ReportsContent,
    (
        *(PARAMETERS[name] for name in ("outlet", "since", "until")),
        Parameter("warned", "Only reports whose reading has warnings.", ("yes",)),
        LIMIT,
        OFFSET,
    ),
)
