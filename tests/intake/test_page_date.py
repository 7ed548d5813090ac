"""Publication dates of pages: the best evidence wins, and dates in text and captions are none."""

from __future__ import annotations

import json

import pytest

from accordingto.intake.page_date import implausible
from tests.intake.pages import OPENING, RESCUE, TITLE, body, evidence, page, parts, read

TEXT = body(OPENING, RESCUE)


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


class TestRank:
    LINKED = linked(datePublished="2031-05-04T23:40:00-05:00", dateModified="2031-05-20T09:00:00Z")
    META = meta("article:published_time", "2031-05-03T10:00:00Z") + meta(
        "article:modified_time", "2031-05-21T10:00:00Z"
    )
    TIME = '<time datetime="2031-05-02T10:00:00Z">2 May</time>'
    LINE = "<p>Published 1 May 2031</p>"
    ADDRESS = '<link rel="canonical" href="https://valley.example/2031/04/30/flood">'

    @pytest.mark.parametrize(
        ("head", "beside", "published", "found"),
        [
            (LINKED + META + ADDRESS, TIME, "2031-05-04T23:40:00-05:00", "json-ld datePublished"),
            (META + ADDRESS, TIME + LINE, "2031-05-03T10:00:00Z", "meta article:published_time"),
            (ADDRESS, TIME + LINE, "2031-05-02T10:00:00Z", "time element beside the headline"),
            (ADDRESS, LINE, "2031-05-01", "date line beside the headline"),
            (ADDRESS, "", "2031-04-30", "url path"),
            ("", "", None, None),
        ],
    )
    def test_sources_in_order(self, head: str, beside: str, published: str | None, found: str | None) -> None:
        report = read(page(beside + TEXT, head=head))
        assert (report.published, evidence(report)[1]) == (published, found)

    def test_a_disagreement_is_a_warning(self) -> None:
        report = read(page(TEXT, head=self.LINKED + self.META))
        assert (
            "published 2031-05-04T23:40:00-05:00 by json-ld datePublished, but 2031-05-03T10:00:00Z by meta"
            " article:published_time: the first is taken"
        ) in report.warnings

    def test_one_moment_in_two_zones_is_no_disagreement(self) -> None:
        head = self.LINKED + meta("article:published_time", "2031-05-05T04:40:00Z")
        assert read(page(TEXT, head=head)).warnings == ()

    def test_the_more_exact_of_two_that_agree(self) -> None:
        head = '<meta name="date" content="2031-05-04">'
        report = read(page(f'<time datetime="2031-05-04T08:00:00+02:00">4 May</time>{TEXT}', head=head))
        assert report.published == "2031-05-04T08:00:00+02:00"

    @pytest.mark.parametrize("name", ["datePublished", "dcterms.created", "sailthru.date", "pubdate", "DC.date.issued"])
    def test_names_of_meta_elements(self, name: str) -> None:
        for attribute in ("name", "property", "itemprop"):
            head = f'<meta {attribute}="{name}" content="2031-05-04">'
            assert read(page(TEXT, head=head)).published == "2031-05-04"

    def test_creation_is_weaker_than_a_date_line(self) -> None:
        head = linked(dateCreated="2031-04-01")
        assert read(page(TEXT, head=head)).published == "2031-04-01"
        assert read(page(self.LINE + TEXT, head=head)).published == "2031-05-01"


class TestLines:
    @pytest.mark.parametrize(
        ("line", "published"),
        [
            ("4 May 2031", "2031-05-04"),
            ("Sunday, May 4th, 2031, 10:22 am", "2031-05-04"),
            ("By Mara Lind | May 4, 2031", "2031-05-04"),
            ("Von Mara Lind, 4. März 2031, 18:20 Uhr", "2031-03-04"),
            ("Publié le 4 août 2030 à 10h22", "2030-08-04"),
            ("4 de mayo de 2031", "2031-05-04"),
            ("4 мая 2031, 10:22", "2031-05-04"),
            ("2031年5月4日 10:22", "2031-05-04"),
            ("04.05.2031", "2031-05-04"),
            ("25/04/2031", "2031-04-25"),
            ("2031-05-04 10:22", "2031-05-04"),
            ("Published 3 May 2031 | Updated 4 May 2031", "2031-05-03"),
            ("Updated 4 May 2031, first published 3 May 2031", "2031-05-03"),
            ("Updated: 4 May 2031", None),
            ("May 2031", None),
            ("31 June 2031", None),
        ],
    )
    def test_beside_the_headline(self, line: str, published: str | None) -> None:
        report = read(page(f"<p>{line}</p>{TEXT}"))
        assert report.published == published
        assert parts(report, "body")[-2:] == [OPENING, RESCUE]

    @pytest.mark.parametrize(
        ("language", "published"),
        [("en-US", "2031-03-04"), ("en-GB", "2031-04-03"), ("fr", "2031-04-03"), ("en", None)],
    )
    def test_figures_are_read_as_the_pages_country_writes_them(self, language: str, published: str | None) -> None:
        report = read(page(f"<p>3/4/2031</p>{TEXT}").replace("<html>", f'<html lang="{language}">'))
        assert report.published == published
        assert any("ambiguous" in warning for warning in report.warnings) == (published is None)

    def test_is_a_zone_of_its_own(self) -> None:
        assert parts(read(page(f"<p>Published 4 May 2031</p>{TEXT}")), "dateline") == ["Published 4 May 2031"]


class TestNone:
    @pytest.mark.parametrize(
        "content",
        [
            "<figure><img src=a><figcaption>The square on 3 May 2031.</figcaption></figure>" + TEXT,
            TEXT + "<p>The dam was built on 3 May 2030, the company said in a statement on Monday.</p>",
            TEXT + '<p>On <time datetime="2031-05-03">Saturday</time> the dam was opened without notice, he said.</p>',
            TEXT + '<div class="comments"><p><time datetime="2031-05-03">3 May</time> I saw it all.</p></div>',
            f'{TEXT}<aside><time itemprop="dateModified" datetime="2031-05-03">3 May</time></aside>',
            f'<p>Updated <time datetime="2031-05-03">3 May 2031</time></p>{TEXT}',
            f'<p><time class="updated" datetime="2031-05-03">3 May 2031</time></p>{TEXT}',
        ],
    )
    def test_dates_that_are_not_of_the_publication(self, content: str) -> None:
        report = read(page(content))
        assert report.published is None
        assert "the page does not say when it was published" in report.warnings

    def test_dates_of_change_in_the_head(self) -> None:
        head = linked(dateModified="2031-05-04") + meta("article:modified_time", "2031-05-04")
        assert read(page(TEXT, head=head)).published is None

    @pytest.mark.parametrize(
        ("written", "why"),
        [
            ("2031-06-03", "later than the page was fetched"),
            ("2882-01-05", "later than the page was fetched"),
            ("1970-01-01T00:00:00Z", "zero of computer clocks"),
            ("0012-05-04", "older than newspapers"),
            ("yesterday", "not understood"),
        ],
    )
    def test_dates_that_cannot_be(self, written: str, why: str) -> None:
        report = read(page(TEXT, head=linked(datePublished=written)))
        assert report.published is None
        assert any(
            warning.startswith("json-ld datePublished: the date") and why in warning for warning in report.warnings
        )

    def test_a_date_that_cannot_be_leaves_the_next_best(self) -> None:
        head = linked(datePublished="2882-01-05") + meta("article:published_time", "2031-05-04")
        assert read(page(TEXT, head=head)).published == "2031-05-04"

    def test_broken_linked_data_is_a_warning(self) -> None:
        head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-0</script>'
        report = read(page(TEXT, head=head + meta("article:published_time", "2031-05-04")))
        assert report.published == "2031-05-04"
        assert any(warning.startswith("its JSON-LD does not parse") for warning in report.warnings)


@pytest.mark.parametrize(
    ("value", "doubt"),
    [
        ("2031-06-01", None),
        ("2031-06-02T00:00:00Z", None),
        ("2031-06-02T00:00:01Z", "later than the page was fetched"),
        ("2031-06-02", None),
        ("2031-06-03", "later than the page was fetched"),
        ("1605-01-01", None),
        ("1604-12-31", "older than newspapers"),
    ],
)
def test_a_day_is_allowed_for_clocks_in_other_zones(value: str, doubt: str | None) -> None:
    found = implausible(value, "2031-06-01T00:00:00+00:00")
    assert (found is None) if doubt is None else (found is not None and doubt in found)


def test_the_headline_of_these_pages_is_found() -> None:
    assert read(page(TEXT)).title == TITLE
