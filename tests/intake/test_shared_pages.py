"""Real reports dressed up as newspaper pages: what must come out does, what must not does not.

The pages are kept beside the project and are not part of it; without them these tests are skipped.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from accordingto.intake import html
from accordingto.intake.source import Options, Source, Unreadable
from accordingto.report import Report
from tests.intake.pages import parts

FOLDER = Path(__file__).parents[3] / "shared" / "reports" / "html"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the pages are not there: {FOLDER}")


@cache
def expected() -> list[dict[str, Any]]:
    if not FOLDER.is_dir():
        return []
    return [json.loads(line) for line in (FOLDER / "expected.jsonl").read_text("utf-8").splitlines()]


@cache
def outcome(file: str) -> Report | Unreadable:
    try:
        [report] = html.read(Source.of_file(FOLDER / file), Options())
    except Unreadable as error:
        return error
    assert isinstance(report, Report)
    return report


def report_of(row: dict[str, Any]) -> Report:
    report = outcome(row["file"])
    assert isinstance(report, Report)
    return report


def one_line(text: str) -> str:
    return " ".join(text.split())


def name(row: dict[str, Any]) -> str:
    return str(row["file"])


with_text = pytest.mark.parametrize("row", [row for row in expected() if row["paragraphs"]], ids=name)


@with_text
def test_all_paragraphs_come_out_in_order(row: dict[str, Any]) -> None:
    found = [one_line(text) for text in parts(report_of(row), "body", "heading")]
    wanted = [one_line(text) for text in row["paragraphs"]]
    assert found == wanted if not row["lenient"] else found == wanted[: len(found)]


@with_text
def test_captions_stand_apart(row: dict[str, Any]) -> None:
    found = [one_line(text) for text in parts(report_of(row), "caption")]
    assert found == [one_line(text) for text in row["captions"]]


@with_text
def test_nothing_of_the_furniture_comes_out(row: dict[str, Any]) -> None:
    assert [sentence for sentence in row["forbidden"] if sentence in report_of(row).text] == []


@with_text
def test_title_and_date(row: dict[str, Any]) -> None:
    report = report_of(row)
    assert one_line(report.title or "") == one_line(row["title"])
    assert report.published == (row["published_time"] or row["published"])


@with_text
def test_author_outlet_and_address(row: dict[str, Any]) -> None:
    report = report_of(row)
    assert (report.byline, report.outlet, report.url) == (row["author"], row["site"], row["url"])
    assert report.language in {row["language"], None}


@pytest.mark.parametrize(
    ("file", "warning"),
    [
        ("trap-charset-says-latin1.html", "declared as iso-8859-1, but the bytes are utf-8"),
        ("trap-charset-says-utf8.html", "declared as utf-8, but the bytes are windows-1252"),
        ("trap-no-date.html", "the page does not say when it was published"),
        ("trap-truncated.html", "the page ends without closing"),
        ("trap-nested-5mb.html", "elements nested too deep were taken out"),
        ("trap-bad-jsonld.html", "its JSON-LD does not parse"),
        ("trap-paywall.html", "it may be only the beginning of the report"),
    ],
)
def test_traps_end_with_a_warning(file: str, warning: str) -> None:
    report = outcome(file)
    assert isinstance(report, Report)
    assert any(warning in text for text in report.warnings)


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("trap-section-page.html", "a list of headlines, not a report"),
        ("trap-empty.html", "it is empty"),
        ("trap-not-html.html", "it is not text"),
    ],
)
def test_what_holds_no_report_is_refused(file: str, what: str) -> None:
    error = outcome(file)
    assert isinstance(error, Unreadable)
    assert what in error.what


@pytest.mark.parametrize("row", [row for row in expected() if row["case"] == "plain"], ids=name)
def test_ordinary_pages_raise_no_doubt_but_about_unmarked_bylines(row: dict[str, Any]) -> None:
    assert all("was taken for the byline" in warning for warning in report_of(row).warnings)
