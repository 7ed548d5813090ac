"""Dates in figures whose order is open: what tells it, and the warning where nothing does."""

import pytest

from accordingto.language import analyse
from accordingto.readers import read
from accordingto.readers.times import Tagging, tag
from accordingto.report import Report

TEXT = "It rained on 10/5/31."


def tagging(text: str, **report: str | None) -> Tagging:
    return tag(analyse(Report(id="r", text=text, **report)))  # type: ignore[arg-type]


def test_an_open_date_is_read_month_first_with_a_warning_that_names_both() -> None:
    found = tagging(TEXT)
    assert [time.value for time in found.times] == ["2031-10-05"]
    assert found.warnings == (
        "date '10/5/31' may be 2031-10-05 (month first) or 2031-05-10 (day first): read as 2031-10-05",
    )


def test_the_warning_is_one_of_the_reading() -> None:
    assert read(Report(id="r", text=TEXT)).warnings == tagging(TEXT).warnings


def test_the_same_words_warn_once() -> None:
    assert len(tagging(f"{TEXT} {TEXT}").warnings) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"{TEXT} It was dry on 25/5/31.", "2031-05-10"),
        (f"{TEXT} It was dry on 5/25/31.", "2031-10-05"),
        ("It was dry on 25-05-2031, not on 10-05-2031.", "2031-05-25"),
    ],
)
def test_a_date_with_a_day_after_the_12th_tells_the_order_of_all(text: str, value: str) -> None:
    found = tagging(text)
    assert (found.times[0].value, found.warnings) == (value, ())


def test_dates_of_both_orders_tell_nothing() -> None:
    assert len(tagging(f"{TEXT} It was dry on 25/5/31 and on 5/26/31.").warnings) == 1


@pytest.mark.parametrize(
    "report",
    [
        {"url": "https://www.elsinpost.co.uk/rain"},
        {"url": "https://elsinpost.ie:8080/"},
        {"outlet": "The Irish Times"},
        {"outlet": "BBC News"},
        {"published": "2031-05-10"},
    ],
)
def test_who_published_it_or_when_tells_the_order(report: dict[str, str]) -> None:
    found = tagging(TEXT, **report)
    assert (found.times[0].value, found.warnings) == ("2031-05-10", ())


@pytest.mark.parametrize("url", ["https://elsinpost.example/uk", "http://[broken", "", "elsinpost"])
def test_other_addresses_tell_nothing(url: str) -> None:
    assert len(tagging(TEXT, url=url).warnings) == 1


def test_dates_that_cannot_be_read_otherwise_need_no_warning() -> None:
    found = tagging("It rained on 25/5/31, on 5/5/31 and on 10.05.2031.")
    assert [time.value for time in found.times] == ["2031-05-25", "2031-05-05", "2031-05-10"]
    assert found.warnings == ()


def test_the_order_holds_for_the_dateline_too() -> None:
    text = "Sunday, 25/5/31 3:00 PM\n\nIt rained yesterday, and on 10/5/31.\n"
    assert [time.value for time in tagging(text).times][-1] == "2031-05-10"
