"""Whether a report writes dates in figures day first (``25/5/31``) or month first (``5/25/31``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import urlsplit

import msgspec

from accordingto.language.lexicon import data
from accordingto.report import Report

_WRITTEN: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([-/])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/-])")


class Orders(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of who writes the day first: last labels of hosts, and names of outlets."""

    hosts: str
    outlets: str


@dataclass(frozen=True, slots=True)
class DayFirst:
    """The file ready for use."""

    hosts: frozenset[str]
    outlets: frozenset[str]


@cache
def _day_first() -> DayFirst:
    """The file ``data/date_orders.toml``, read once."""
    orders = msgspec.convert(data("date_orders"), Orders)
    outlets = (line.strip() for line in orders.outlets.splitlines())
    return DayFirst(frozenset(orders.hosts.split()), frozenset(filter(None, outlets)))


def day_first(report: Report) -> bool | None:
    """Whether the day stands first, null if nothing tells.

    A date of the report with a day after the 12th tells, if all such dates have one order; else who published it.
    """
    orders = {int(found[1]) > 12 for found in _WRITTEN.finditer(report.text) if _is_clear(found)}
    if len(orders) == 1:
        return orders.pop()
    return True if not orders and _published_day_first(report) else None


def _is_clear(found: re.Match[str]) -> bool:
    first, second = int(found[1]), int(found[3])
    return (12 < first <= 31 and 1 <= second <= 12) or (1 <= first <= 12 and 12 < second <= 31)


def _published_day_first(report: Report) -> bool:
    outlet = "" if report.outlet is None else report.outlet.casefold().strip().removeprefix("the ")
    return outlet in _day_first().outlets or _host(report.url).rpartition(".")[2] in _day_first().hosts


def _host(url: str | None) -> str:
    try:
        return "" if url is None else urlsplit(url).hostname or ""
    except ValueError:
        return ""
