"""Where a page of claims ended, so that the next can begin there however many claims come before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, tuple_

from accordingto.ledger.answers import ClaimRow, EventRow, TollRow
from accordingto.ledger.errors import BadPlace

UNDATED = "~"
"""Stands for the day of claims that have none, and comes after every day."""

_WITHIN: dict[type[ClaimRow], str] = {TollRow: "number_start", EventRow: "trigger_start"}
"""What tells claims apart that are read from the same words; for the others it is the end of the words."""

Number = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]


class Place(NamedTuple):
    """The place of a claim among all claims of its kind, which are in the order of these values."""

    day: str
    report: str
    version: Number
    start: Number
    within: Number
    claim: str


def within(answer: type[Any]) -> str:
    """The name of the column that orders claims read from the same words."""
    return next((column for kind, column in _WITHIN.items() if issubclass(answer, kind)), "end")


def order(row: ClaimRow) -> Place:
    """The place of a row."""
    day = UNDATED if row.day is None else row.day
    return Place(day, row.report, row.version, row.start, getattr(row, within(type(row))), row.claim)


def place(row: ClaimRow) -> str:
    """The place of a row, for ``after``."""
    return msgspec.json.encode(order(row)).decode()


def following(columns: Sequence[ColumnElement[Any]], after: str) -> ColumnElement[bool]:
    """The condition on rows to come after a place.

    Args:
        columns: those of ``Place``.
        after: as ``place`` gives it.

    Raises:
        BadPlace: if it is something else.
    """
    try:
        found = msgspec.json.decode(after, type=Place)
    except msgspec.DecodeError as error:
        raise BadPlace(after) from error
    # The day alone, too: it is what the index has.
    return (columns[0] >= found.day) & (tuple_(*columns) > tuple_(*found))
