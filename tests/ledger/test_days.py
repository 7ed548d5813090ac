"""The days that date values stand for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.ledger.days import days


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-05-03", "2031-05-03", "2031-05-03"),
        ("2031-05-03T23:59:59+14:00", "2031-05-03", "2031-05-03"),
        ("2031-05-03TEV", "2031-05-03", "2031-05-03"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-12", "2031-12-01", "2031-12-31"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2031-W01", "2030-12-30", "2031-01-05"),
        ("2031-W19-WE", "2031-05-10", "2031-05-11"),
        ("2031-W19-3", "2031-05-07", "2031-05-07"),
        ("2031-Q1", "2031-01-01", "2031-03-31"),
        ("2031-Q4", "2031-10-01", "2031-12-31"),
        ("2031-H2", "2031-07-01", "2031-12-31"),
        ("2031-05-10/2031-05-21", "2031-05-10", "2031-05-21"),
        ("2030/2031-02", "2030-01-01", "2031-02-28"),
    ],
)
def test_calendar_values_have_first_and_last_days(value: str, first: str, last: str) -> None:
    assert days(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "PAST_REF",
        "P3D",
        "2031-SU",
        "203",
        "XXXX-05-03",
        "2031-02-30",
        "2031-13",
        "2031-W54",
        "9999-W53",
        "0000",
        "Monday",
        "٢٠٣١-٠٥-٠٣",
        "2031-05-21/2031-05-10",
        "2031-05-10/PAST_REF",
        "2031-05-10/",
    ],
)
def test_other_values_have_none(value: str | None) -> None:
    assert days(value) is None


@given(st.dates(), st.dates())
def test_an_interval_reaches_from_day_to_day(one: date, other: date) -> None:
    first, last = sorted([one, other])
    assert days(f"{first.isoformat()}/{last.isoformat()}") == (first.isoformat(), last.isoformat())
