"""Statements by speaker, medium and kind."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from accordingto.ledger import Ledger, SaidRow, Value
from accordingto.reading import QuoteKind
from accordingto.room.asked import Asked, Parameter
from accordingto.room.filtering import counted, cut, parameters, wanted
from accordingto.room.pages import Content, Page, View

KINDS: tuple[str, ...] = get_args(QuoteKind)
FACETS = ("according_to", "kind", "medium", "outlet")


class SaidContent(Content, frozen=True, kw_only=True):
    """Statements.

    Attributes:
        number: of all that the filters let through.
        statements: those of this page, by day of publication.
        facets: for some fields, their most frequent values.
    """

    number: int
    statements: list[SaidRow]
    facets: dict[str, list[Value]]


def answer(ledger: Ledger, asked: Asked) -> View:
    """The statements that the address asks for."""
    filters = replace(wanted(asked), kind=asked.choice("kind", KINDS), medium=asked.text("medium"))
    rows, following = cut(ledger.claims_of(SaidRow, filters), asked)
    number, facets = counted(ledger, asked, "attribution", FACETS, filters)
    content = SaidContent(number=number, statements=rows, facets=facets, next=following)
    return View("Said", content, rows, SaidRow.__struct_fields__, {"quote_kinds": KINDS})


PAGE = Page(
    "/said",
    "Statements by speaker, medium and kind",
    "said.html",
    answer,
    SaidContent,
    (
        Parameter("kind", "Only quoted (direct), partly quoted (mixed) or paraphrased (indirect).", KINDS),
        Parameter("medium", "Only made in this medium."),
        *parameters("source", "according_to", "outlet", "since", "until"),
    ),
)
