"""Tolls: figures by source and date, as a chart and as a table; parts stand under their whole and are never added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from accordingto.ledger import Filter, Ledger, TollRow, Value
from accordingto.room.asked import Asked
from accordingto.room.filtering import EFFECTS, VOICES, counted, cut, parameters, wanted
from accordingto.room.pages import Content, Page, View
from accordingto.room.toll_chart import TollChart, toll_chart

CHARTED = 120
"""Figures of a chart, the highest of very many: more would hide one another, and make the page heavy."""
FACETS = ("effect", "according_to", "outlet", "place")


class TollsContent(Content, frozen=True, kw_only=True):
    """Tolls.

    Attributes:
        number: of all tolls that the filters let through.
        tolls: those of this page, by day.
        facets: for some fields, their most frequent values.
    """

    number: int
    tolls: list[TollRow]
    facets: dict[str, list[Value]]


class Line(NamedTuple):
    """A toll in the table.

    Attributes:
        toll: itself.
        depth: 1 for a part that stands under its whole.
        whole: the toll that it is a part of, where that stands elsewhere.
    """

    toll: TollRow
    depth: int
    whole: TollRow | None


def answer(ledger: Ledger, asked: Asked) -> View:
    """The tolls that the address asks for."""
    filters = wanted(asked)
    rows, following = cut(ledger.claims_of(TollRow, filters), asked)
    number, facets = counted(ledger, asked, "toll", FACETS, filters)
    content = TollsContent(number=number, tolls=rows, facets=facets, next=following)
    if asked.form:
        return View("Tolls", content, rows, TollRow.__struct_fields__)
    effect = filters.effect or next((value.value for value in content.facets["effect"]), None)
    shown = {
        "chart": _chart(ledger, replace(filters, effect=effect, after=None)),
        "charted": effect,
        "lines": lines(rows),
        "effects": EFFECTS,
        "voices_known": VOICES,
    }
    return View("Tolls", content, rows, TollRow.__struct_fields__, shown)


def _chart(ledger: Ledger, filters: Filter) -> TollChart | None:
    highest = ledger.claims_of(TollRow, replace(filters, order="highest", limit=CHARTED))
    return toll_chart(highest, f"Figures of {filters.effect} by day")


def lines(tolls: Sequence[TollRow]) -> list[Line]:
    """The rows of a table: each part under its whole where both are there, else with a word on its whole."""
    wholes = {(toll.report, toll.version, toll.id): toll for toll in tolls}
    parts: dict[tuple[str, int, str], list[TollRow]] = {}
    first: list[TollRow] = []
    for toll in tolls:
        whole = (toll.report, toll.version, toll.part_of or "")
        if whole in wholes and wholes[whole].part_of is None:
            parts.setdefault(whole, []).append(toll)
        else:
            first.append(toll)
    found = []
    for toll in first:
        found.append(Line(toll, 0, wholes.get((toll.report, toll.version, toll.part_of or ""))))
        found += [Line(part, 1, None) for part in parts.get((toll.report, toll.version, toll.id), ())]
    return found


PAGE = Page(
    "/tolls",
    "Figures by source and date",
    "tolls.html",
    answer,
    TollsContent,
    parameters("effect", "source", "according_to", "place", "outlet", "voice", "since", "until"),
)
