"""Plain text is kept whole; a header at its top gives title, date and more."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.source import Limits, Options
from accordingto.intake.text import read_header
from accordingto.report import Report, content_id
from tests.intake.gathering import only_problem, only_report, provenance

BODY = "Nine boats were lost off Varnholm in the storm, the harbour office said on Sunday.\n"


def zones(report: Report) -> list[tuple[str, str]]:
    return [(zone.kind, report.text[zone.start : zone.end]) for zone in report.zones]


def test_a_text_without_header_has_no_title_and_no_date() -> None:
    report = only_report("storm.txt", BODY.encode())
    assert (report.text, report.title, report.published, report.zones) == (BODY, None, None, ())
    assert report.id == content_id(BODY)


def test_provenance_tells_where_from_and_how_decoded() -> None:
    found = provenance(only_report("box/storm.txt", BODY.encode()))
    assert (found.location, found.format, found.encoding) == ("box/storm.txt", "text", "utf-8 (valid)")
    assert found.sha256 == hashlib.sha256(BODY.encode()).hexdigest()
    assert found.read_at is not None
    assert found.read_at.endswith("+00:00")


def test_the_date_line_gives_date_and_title_and_stays_in_the_text() -> None:
    text = f" date 2031-05-04 Storm takes nine boats \n{BODY}"
    report = only_report("storm.txt", text.encode())
    assert report.text == text
    assert (report.published, report.title) == ("2031-05-04", "Storm takes nine boats")
    assert zones(report) == [("dateline", " date 2031-05-04 "), ("title", "Storm takes nine boats")]
    assert provenance(report).published_from == provenance(report).title_from == "header line"


def test_a_written_date_below_that_agrees_gives_the_time_of_day() -> None:
    text = f" date 2031-05-04 Storm takes nine boats\r\nSunday, 4 May 2031 2:37 PM\r\n{BODY}"
    report = only_report("storm.txt", text.encode())
    assert report.published == "2031-05-04T14:37"
    assert provenance(report).published_from == "header line, time of day from the line 'Sunday, 4 May 2031 2:37 PM'"


def test_a_written_date_below_that_disagrees_is_warned_of() -> None:
    text = f" date 2031-05-04 Storm\nTuesday, 6 May 2031 2:37 PM\n{BODY}"
    report = only_report("storm.txt", text.encode())
    assert report.published == "2031-05-04"
    [warning] = report.warnings
    assert warning.startswith("the header line is dated 2031-05-04, the line 'Tuesday, 6 May 2031 2:37 PM' below it")
    assert warning.endswith("2031-05-06T14:37: the header's is kept")


def test_a_date_that_begins_a_paragraph_is_no_date_line() -> None:
    report = only_report("storm.txt", f" date 2031-05-04 Storm\nMay 6, 2031 was the worst day.\n{BODY}".encode())
    assert (report.published, report.warnings) == ("2031-05-04", ())


def test_an_impossible_date_is_left_out_and_quoted() -> None:
    report = only_report("storm.txt", f" date 2031-02-30 Storm\n{BODY}".encode())
    assert (report.published, report.title) == (None, "Storm")
    assert report.warnings == ("the date '2031-02-30' does not exist: left out",)


def test_key_lines_give_fields_and_zones() -> None:
    text = (
        "TITLE: Storm takes nine boats\nDate: Sunday, 4 May 2031\nBy: Ada Nyberg\nSource: Varnholm Gazette\n"
        f"Link: https://gazette.example/storm\nLanguage: en\nDesk: coast\n\n{BODY}"
    )
    report = only_report("storm.txt", text.encode())
    assert report.text == text
    assert report.title == "Storm takes nine boats"
    assert report.published == "2031-05-04"
    assert report.byline == "Ada Nyberg"
    assert report.outlet == "Varnholm Gazette"
    assert report.url == "https://gazette.example/storm"
    assert report.language == "en"
    assert provenance(report).published_from == "header Date"
    assert zones(report) == [
        ("boilerplate", "TITLE: "),
        ("title", "Storm takes nine boats"),
        ("boilerplate", "Date: "),
        ("dateline", "Sunday, 4 May 2031"),
        ("boilerplate", "By: "),
        ("byline", "Ada Nyberg"),
        ("boilerplate", "Source: Varnholm Gazette"),
        ("boilerplate", "Link: https://gazette.example/storm"),
        ("boilerplate", "Language: en"),
        ("boilerplate", "Desk: coast"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Correction: the storm came later\n\n{BODY}",
        f"Title: Storm\nNine boats were lost\n\n{BODY}",
        f"Title: Storm\n{BODY}",
        f"Title:\nDate:\n\n{BODY}",
    ],
    ids=["unknown key", "a line without key", "no blank line", "no values"],
)
def test_what_is_not_wholly_a_header_is_text(text: str) -> None:
    report = only_report("storm.txt", text.encode())
    assert (report.title, report.published, report.zones, report.text) == (None, None, (), text)


def test_an_ambiguous_date_is_left_out_and_quoted() -> None:
    report = only_report("storm.txt", f"Title: Storm\nDate: 05/04/2031\n\n{BODY}".encode())
    assert report.published is None
    assert "'05/04/2031' is ambiguous" in report.warnings[0]


def test_the_first_line_that_gives_a_field_counts() -> None:
    header = read_header(f"Date: some day\nPublished: 2031-05-04\nDate: 2031-05-06\n\n{BODY}")
    assert header.fields == {"published": "2031-05-04"}


@pytest.mark.parametrize("data", [b" \n\t\r\n", "\ufeff".encode(), "\u00a0\n".encode()])
def test_a_file_without_text_is_a_problem(data: bytes) -> None:
    assert only_problem("empty.txt", data).what == "it holds no text"


def test_a_file_larger_than_a_report_may_be_is_a_problem() -> None:
    problem = only_problem("big.txt", BODY.encode() * 9, Options(limits=Limits(report_bytes=100)))
    assert "larger than the 100 bytes" in problem.what
    assert "report_bytes" in problem.remedy


def test_a_header_with_nothing_below_is_warned_of() -> None:
    assert "there is no text after the header" in only_report("s.txt", b" date 2031-05-04 Storm\n").warnings


def test_markup_in_a_text_file_is_warned_of() -> None:
    report = only_report("page.txt", b"<!DOCTYPE html><p>Nine boats were lost.</p>")
    assert "looks like a page's markup" in report.warnings[0]


LINES = st.lists(
    st.sampled_from(
        [" date 2031-05-04 Storm", "Title: Storm", "Date: 4 May 2031", "By:  Ada ", "x: y", "", "Nine boats"]
    )
    | st.text(max_size=20),
    max_size=6,
)


@settings(deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_headers_leave_the_text_alone_and_their_zones_lie_within(lines: list[str], end: str, last: bool) -> None:
    text = end.join(lines) + (end if last else "")
    header = read_header(text)
    previous = 0
    for zone in header.zones:
        assert previous <= zone.start < zone.end <= header.end <= len(text)
        previous = zone.end
    title = header.fields.get("title")
    assert title is None or title in [text[zone.start : zone.end] for zone in header.zones if zone.kind == "title"]
