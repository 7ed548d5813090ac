"""Every component of the room once, with invented claims: what to look at after a change to the style sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from accordingto.ledger import CodedEventRow, Ledger, SaidRow, TollRow, Value
from accordingto.ledger.answers import ClaimRow
from accordingto.room.asked import Asked
from accordingto.room.bar_charts import bars
from accordingto.room.buckets import buckets
from accordingto.room.pages import Content, Page, View
from accordingto.room.toll_chart import toll_chart
from accordingto.room.tolls import lines


class PatternsContent(Content, frozen=True, kw_only=True):
    """The claims that the page shows."""

    tolls: list[TollRow]
    statements: list[SaidRow]
    events: list[CodedEventRow]


def answer(ledger: Ledger, asked: Asked) -> View:
    """The page, which is the same for every ledger."""
    del ledger, asked
    content = PatternsContent(tolls=_tolls(), statements=_statements(), events=_events())
    days = (("2031-05-03", 4), ("2031-05-04", 9), ("2031-05-06", 2))
    shown = {
        "lines": lines(content.tolls),
        "chart": toll_chart(content.tolls, "Figures of killed by day"),
        "bars": bars(buckets(days, "day"), "Claims by day", lambda _: "/timeline"),
        "values": [Value("Lorvan Interior Ministry", 12), Value("مستشفى فارن", 3)],
    }
    return View("Patterns", content, (), (), shown)


Kind = TypeVar("Kind", bound=ClaimRow)
Given = dict[str, str | int | None]

_ANY: Given = {
    "claim": "0000000000000000:toll:0-2:killed",
    "report": "example",
    "version": 1,
    "published": "2031-05-04",
    "outlet": "The Ostra Post",
    "day": "2031-05-03",
    "start": 0,
    "end": 40,
}
_TOLL: Given = {
    "effect": "killed",
    "bound": "exact",
    "voice": "attributed",
    "status": "plain",
    "number": "40",
    "number_start": 9,
    "number_end": 11,
    "who": "people",
    "evidence": "At least 40 villagers, including six children, were killed when the Ostra burst its banks",
}
_EVENT: Given = {
    "category": "AID",
    "actor": "the navy",
    "trigger": "sent",
    "recipient": "Varn",
    "trigger_start": 5,
    "trigger_end": 9,
    "evidence": "The navy sent boats to Varn",
}
_MINISTRY: Given = {"according_to": "Lorvan Interior Ministry"}


def _rows(kind: type[Kind], usual: Given, different: Sequence[Given]) -> list[Kind]:
    """Rows with what every claim has, and null for what is not given."""
    missing = dict.fromkeys(kind.__struct_fields__)
    return [msgspec.convert(missing | _ANY | usual | own, kind) for own in different]


def _tolls() -> list[TollRow]:
    different: list[Given] = [
        {"id": "t1", "count": 40, "low": 40, "bound": "at_least", "who": "villagers", **_MINISTRY},
        {"id": "t2", "count": 6, "low": 6, "high": 6, "who": "children", "part_of": "t1", **_MINISTRY},
        {"id": "t3", "low": 50, "high": 60, "bound": "range", "according_to": "the mayor", "voice": "quoted"},
        {"id": "t4", "count": 38, "voice": "narrator", "status": "revised_from", "day": "2031-05-04"},
        {"id": "t5", "count": 90, "high": 90, "bound": "at_most", "status": "denied", "denied_by": "\u202eeht royam"},
        {"id": "t6", "low": 24, "bound": "vague", "who": "شخصًا", "according_to": "مستشفى فارن", "day": "2031-05-05"},
    ]
    return _rows(TollRow, _TOLL, different)


def _statements() -> list[SaidRow]:
    different: list[Given] = [
        {"id": "a1", "kind": "direct", "speaker": "Ida Morrow", "content": "We had no warning"},
        {"id": "a2", "kind": "mixed", "polarity": "denied", "source": "the owner", "content": "the wall was “weak”"},
        {"id": "a3", "kind": "indirect", "content": "the river would fall", "medium": "radio"},
    ]
    return _rows(SaidRow, {"polarity": "affirmed"}, different)


def _events() -> list[CodedEventRow]:
    different: list[Given] = [
        {"id": "v1", "modality": "asserted", "voice": "attributed", **_MINISTRY},
        {"id": "v2", "modality": "planned", "voice": "narrator"},
    ]
    return _rows(CodedEventRow, _EVENT, different)


PAGE = Page("/-/patterns", "Every component once", "patterns.html", answer, PatternsContent)
