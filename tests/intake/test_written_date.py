"""Dates in lines of text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake.written_date import WrittenDate, find_date
from accordingto.language.lexicon import data

MONTHS = data("written_dates")["months"]


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("Tarvel, 4 May 2031.", "2031-05-04", "4 May 2031"),
        ("on the 4th of May, 2031", "2031-05-04", "4th of May, 2031"),
        ("Sept. 4, 2031", "2031-09-04", "Sept. 4, 2031"),
        ("12-MAY-2031", "2031-05-12", "12-MAY-2031"),
        ("1er mai 2031", "2031-05-01", "1er mai 2031"),
        ("4 de maio de 2031", "2031-05-04", "4 de maio de 2031"),
        ("2031. május 4.", "2031-05-04", "2031. május 4"),
        ("2031년 5월 4일", "2031-05-04", "2031년 5월 4일"),
        ("2031/05/04", "2031-05-04", "2031/05/04"),
        ("13/05/2031", "2031-05-13", "13/05/2031"),
        ("05/13/2031", "2031-05-13", "05/13/2031"),
        ("4.5.2031", "2031-05-04", "4.5.2031"),
        ("First 3 May 2031, then 4 May 2031", "2031-05-03", "3 May 2031"),
    ],
)
def test_finds_day_and_words(text: str, day: str, words: str) -> None:
    found = find_date(text)
    assert found == WrittenDate(day, text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    "text",
    [
        "3/4/2031",
        "May 2031",
        "4 May",
        "31 June 2031",
        "4 Maybe 2031",
        "14 May 20311",
        "1.2.3.2031",
        "version 4.5.20",
        "MAYIS",
    ],
)
def test_leaves_what_is_no_single_day(text: str) -> None:
    assert find_date(text) is None


def test_reads_figures_as_told() -> None:
    assert find_date("3/4/2031", month_first=True) == WrittenDate("2031-03-04", 0, 8)
    assert find_date("3/4/2031", month_first=False) == WrittenDate("2031-04-03", 0, 8)


@given(st.dates(dt.date(1605, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(sorted(MONTHS)))
def test_reads_every_month_in_every_language(date: dt.date, language: str) -> None:
    for form in MONTHS[language].split()[date.month - 1].split("|"):
        if form != "-":
            found = find_date(f"x {date.day} {form} {date.year} x")
            assert found is not None
            assert found.day == date.isoformat()


@given(st.text(max_size=60))
def test_a_date_lies_in_its_text(text: str) -> None:
    found = find_date(text)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert dt.date.fromisoformat(found.day)
