"""Who is relied upon, for what, and by which outlets."""

from __future__ import annotations

from accordingto.ledger import Ledger, SourceRow
from accordingto.room.asked import Asked, Parameter
from accordingto.room.filtering import OFFSET, cut_by_offset, offset_of, size
from accordingto.room.pages import LIMIT, Content, Page, View


class SourcesContent(Content, frozen=True, kw_only=True):
    """Sources, those of most claims first."""

    sources: list[SourceRow]


def answer(ledger: Ledger, asked: Asked) -> View:
    """The sources that the address asks for."""
    offset = offset_of(asked)
    found = ledger.sources(name=asked.text("name"), limit=size(asked) + 1, offset=offset)
    content = SourcesContent(sources=found[: size(asked)], next=cut_by_offset(found, asked, offset))
    most = max((one.statements + one.tolls + one.events for one in found), default=1)
    return View("Sources", content, content.sources, SourceRow.__struct_fields__, {"most": most})


PAGE = Page(
    "/sources",
    "Who is relied upon, for what, by which outlets",
    "sources.html",
    answer,
    SourcesContent,
    (Parameter("name", "Words in the source's name."), LIMIT, OFFSET),
)
