"""The filters of lists of claims, as they stand in addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeVar, get_args

from accordingto.ledger import ClaimRow, Filter, Ledger, Value
from accordingto.ledger.paging import place
from accordingto.reading import Category, Effect, Voice
from accordingto.room.asked import Asked, Parameter
from accordingto.room.pages import AFTER, LIMIT, MOST_ROWS, ROWS

EFFECTS: tuple[str, ...] = get_args(Effect)
CATEGORIES: tuple[str, ...] = get_args(Category)
VOICES: tuple[str, ...] = get_args(Voice)

PARAMETERS = {
    "effect": Parameter("effect", "Only tolls of this effect.", EFFECTS),
    "category": Parameter("category", "Only events of this category.", CATEGORIES),
    "source": Parameter("source", "Only according to a source whose name has these words."),
    "according_to": Parameter("according_to", "Only according to the source of this very name."),
    "place": Parameter("place", "Only at places whose name has these words."),
    "outlet": Parameter("outlet", "Only from outlets whose name has these words."),
    "voice": Parameter("voice", "Only in this voice.", VOICES),
    "since": Parameter("since", "From this day on: a day, week, month or year."),
    "until": Parameter("until", "Up to this day, included."),
    "limit": LIMIT,
    "after": AFTER,
}

Row = TypeVar("Row", bound=ClaimRow)


def parameters(*names: str) -> tuple[Parameter, ...]:
    """Some of the filters, with those of every list."""
    return tuple(PARAMETERS[name] for name in (*names, "limit", "after"))


def wanted(asked: Asked) -> Filter:
    """What the address narrows a list of claims down to, with one row more than is shown.

    Raises:
        BadValue: if a value cannot be.
    """
    return Filter(
        effect=asked.choice("effect", EFFECTS),
        category=asked.choice("category", CATEGORIES),
        source=asked.text("source"),
        according_to=asked.text("according_to"),
        place=asked.text("place"),
        outlet=asked.text("outlet"),
        voice=asked.choice("voice", VOICES),
        since=asked.day("since"),
        until=asked.day("until"),
        limit=size(asked) + 1,
        after=asked.text("after"),
    )


def size(asked: Asked) -> int:
    """How many rows are shown."""
    usual = ROWS if asked.form == "" else MOST_ROWS[asked.form]
    return asked.number("limit", None, MOST_ROWS[asked.form]) or usual


def cut(rows: Sequence[Row], asked: Asked) -> tuple[list[Row], str | None]:
    """The rows that are shown, and the address of those that follow."""
    shown = list(rows[: size(asked)])
    more = len(rows) > len(shown) and shown
    return shown, asked.address(asked.form, after=place(shown[-1])) if more else None


def cut_by_offset(rows: Sequence[object], asked: Asked, offset: int) -> str | None:
    """The address of what follows in lists that are not in the order of days."""
    return asked.address(asked.form, offset=offset + size(asked)) if len(rows) > size(asked) else None


OFFSET = Parameter("offset", "Rows to leave out first.", kind="integer")
MOST_OFFSET = 10_000_000


def offset_of(asked: Asked) -> int:
    """Rows to leave out first."""
    return asked.number("offset", 0, MOST_OFFSET, least=0) or 0


def counted(
    ledger: Ledger, asked: Asked, kind: Literal["toll", "attribution"], fields: Sequence[str], filters: Filter
) -> tuple[int, dict[str, list[Value]]]:
    """How many claims the filters let through on all pages, and the most frequent values of some fields.

    A table of rows alone (``.csv``) shows neither, so for it nothing is counted.
    """
    if asked.form == ".csv":
        return 0, {}
    everything = replace(filters, limit=None, after=None)
    return ledger.number_of(kind, everything), ledger.facets(kind, fields, everything)
