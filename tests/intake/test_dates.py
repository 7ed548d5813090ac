"""Publication dates: ISO 8601 as it stands, written dates only where they allow one reading."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.dates import read_date


@pytest.mark.parametrize(
    "iso", ["2031-05-04", "2031-05-04T14:37", "2031-05-04T14:37:00Z", "2031-05-04T14:37:00.250+03:30"]
)
def test_iso_dates_stay_as_they_are(iso: str) -> None:
    assert read_date(f" {iso}\n") == (iso, None)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("20310504", "2031-05-04"),
        ("2031-W18-7", "2031-05-04"),
        ("2031-05-04 14:37", "2031-05-04T14:37:00"),
        ("4 May 2031", "2031-05-04"),
        ("May 4, 2031", "2031-05-04"),
        ("May 4th 2031", "2031-05-04"),
        ("4th of May, 2031", "2031-05-04"),
        ("Sunday, 4 May 2031", "2031-05-04"),
        ("Sun., Sept. 7, 2031", "2031-09-07"),
        ("04-May-2031", "2031-05-04"),
        ("2031 May 4", "2031-05-04"),
        ("2031/05/04", "2031-05-04"),
        ("25/12/2031", "2031-12-25"),
        ("12/25/2031", "2031-12-25"),
        ("5.5.2031", "2031-05-05"),
        ("Sunday, 4 May 2031 2:37 PM", "2031-05-04T14:37"),
        ("May 4, 2031 at 12:05 a.m.", "2031-05-04T00:05"),
        ("May 4, 2031 | 9.05am GMT+3", "2031-05-04T09:05+03:00"),
        ("14:37 GMT, Sunday 4 May 2031", "2031-05-04T14:37+00:00"),
        ("Sun, 04 May 2031 14:37:00 +0330", "2031-05-04T14:37:00+03:30"),
        ("Sun, 04 May 2031 14:37:00 +0000 (UTC)", "2031-05-04T14:37:00+00:00"),
        ("4\u00a0May\u00a02031", "2031-05-04"),
    ],
)
def test_written_dates(words: str, iso: str) -> None:
    assert read_date(words) == (iso, None)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("05/04/2031", "ambiguous"),
        ("5.4.2031", "ambiguous"),
        ("4.5.31", "year of four digits"),
        ("30 February 2031", "does not exist"),
        ("2031-02-30", "does not exist"),
        ("0000-00-00", "outside the years"),
        ("1 May 2882", "outside the years 1600 to 2200"),
        ("1599-12-31", "outside the years 1600 to 2200"),
        ("2031", "not understood"),
        ("yesterday", "not understood"),
        ("4 Mai 2031", "not understood"),
        ("2031-05-04T", "not understood"),
        ("May 4, 2031 On Sunday the", "not understood"),
    ],
)
def test_what_does_not_say_one_day_is_left_out_and_quoted(words: str, reason: str) -> None:
    iso, warning = read_date(words)
    assert iso is None
    assert warning is not None
    assert reason in warning
    assert repr(words) in warning


@pytest.mark.parametrize(
    ("words", "iso", "reason"),
    [
        ("Monday, 4 May 2031", "2031-05-04", "2031-05-04 was a Sunday"),
        ("4 May 2031 14:37 EST", "2031-05-04T14:37", "time zone, EST"),
        ("4 May 2031 25:00", "2031-05-04", "impossible time"),
        ("4 May 2031 13:00 PM", "2031-05-04", "impossible time"),
    ],
)
def test_a_doubtful_part_is_said_and_the_sure_part_kept(words: str, iso: str, reason: str) -> None:
    found = read_date(words)
    assert found.iso == iso
    assert found.warning is not None
    assert reason in found.warning


def test_long_words_are_not_searched_and_quoted_in_part() -> None:
    iso, warning = read_date("4 May 2031 " + "x" * 100_000)
    assert iso is None
    assert warning is not None
    assert len(warning) < 200


@settings(deadline=None)
@given(st.dates(dt.date(1600, 1, 1), dt.date(2200, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %b %Y"]))
def test_every_day_can_be_written(day: dt.date, form: str) -> None:
    assert read_date(day.strftime(form)) == (day.isoformat(), None)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_words_are_too_strange(words: str) -> None:
    iso, warning = read_date(words)
    assert iso is not None or warning is not None
