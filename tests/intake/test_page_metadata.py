"""Title, outlet, byline, address and language of a page, and where they were found."""

from __future__ import annotations

import json

import pytest

from accordingto.intake.page_signature import author_names
from tests.intake.pages import OPENING, RESCUE, TITLE, body, evidence, page, parts, read

TEXT = body(OPENING, RESCUE)


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


class TestTitle:
    def test_the_headline_in_the_words_of_the_page(self) -> None:
        head = linked({"@type": "NewsArticle", "headline": "Fourteen missing as Orlen floods..."})
        report = read(page(TEXT, head=head))
        assert (report.title, evidence(report)[0]) == (TITLE, "heading, with json-ld headline")

    @pytest.mark.parametrize(
        ("title", "heading"),
        [
            (f"{TITLE} | The Valley Post", f"<h1>{TITLE}</h1>"),
            (f"{TITLE} - News - The Valley Post", f"<div>{TITLE}</div>"),
            (f"{TITLE} – The Valley Post", f"<font size=5><b>{TITLE}</b></font><br>"),
            (f"The Valley Post: {TITLE}", f"<h1><a href='/a'>{TITLE}</a></h1>"),
            (TITLE, "<h1>Fourteen missing as<br>Orlen floods <em>Tarvel</em></h1>"),
            (f"{TITLE} | The Valley Post", ""),
            (f"{TITLE} - The Valley Post", ""),
        ],
    )
    def test_without_the_name_of_the_outlet(self, title: str, heading: str) -> None:
        report = read(page(TEXT, title=title, heading=heading))
        assert report.title == TITLE
        assert parts(report, "title") == [TITLE]

    def test_a_dash_in_a_headline_stays(self) -> None:
        title = "Flood in Tarvel - what we know so far"
        assert read(page(TEXT, title=title, heading="")).title == title

    def test_the_logo_is_no_headline(self) -> None:
        head = '<meta property="og:site_name" content="The Valley Post">'
        heading = f"<header><h1>The Valley Post</h1></header><h2>{TITLE}</h2>"
        report = read(page(TEXT, title=f"{TITLE} | The Valley Post", head=head, heading=heading))
        assert report.title == TITLE

    def test_a_heading_that_reads_differently_is_a_warning(self) -> None:
        head = linked({"@type": "NewsArticle", "headline": "Dam operator blamed for valley flood"})
        report = read(page(TEXT, head=head, title="x"))
        assert report.title == "Dam operator blamed for valley flood"
        assert parts(report, "title") == [TITLE]
        assert any(f"the page's heading reads {TITLE!r}" in warning for warning in report.warnings)

    def test_a_page_without_one_is_a_warning(self) -> None:
        report = read(f"<html><body>{TEXT}</body></html>")
        assert report.title is None
        assert "the page has no title" in report.warnings


class TestOutlet:
    @pytest.mark.parametrize(
        ("head", "title"),
        [
            (
                linked({"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "The Valley Post"}}),
                TITLE,
            ),
            (linked([{"@type": "WebSite", "name": "The Valley Post"}, {"@type": "NewsArticle"}]), TITLE),
            ('<meta property="og:site_name" content="The Valley Post">', TITLE),
            ("", f"{TITLE} | The Valley Post"),
        ],
    )
    def test_by_the_head(self, head: str, title: str) -> None:
        assert read(page(TEXT, head=head, title=title)).outlet == "The Valley Post"

    def test_by_a_logo_that_the_copyright_line_repeats(self) -> None:
        logo, line = '<img src="/logo.gif" alt="The Valley Post">', "<p>Copyright 2031 The Valley Post.</p>"
        assert read(page(logo + TEXT + line)).outlet == "The Valley Post"
        assert read(page(logo + TEXT)).outlet is None


class TestByline:
    @pytest.mark.parametrize(
        ("head", "beside"),
        [
            (linked({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Mara Lind"}}), ""),
            (linked({"@type": "NewsArticle", "author": "Mara Lind"}), ""),
            (
                linked({"@graph": [{"@type": "Article", "author": {"@id": "#p"}}, {"@id": "#p", "name": "Mara Lind"}]}),
                "",
            ),
            ('<meta name="author" content="Mara Lind">', ""),
            ("", '<p>By <a rel="author" href="/m">Mara Lind</a> <time>today</time></p>'),
            ("", '<div itemprop="author"><span itemprop="name">Mara Lind</span>, Tarvel</div>'),
            ("", '<p class="byline">by Mara Lind</p>'),
            ("", "<p>By Mara Lind, 4 May 2031</p>"),
            ("", "<div>Sunday, 4 May 2031 | By Mara Lind</div>"),
            ("", '<div data-component="byline-block"><span>3 hours ago</span><div>Mara Lind</div></div>'),
            ("", "<p>Mara Lind</p>"),
        ],
    )
    def test_wherever_it_stands(self, head: str, beside: str) -> None:
        report = read(page(beside + TEXT, head=head))
        assert report.byline == "Mara Lind"
        assert parts(report, "body") == [OPENING, RESCUE]

    def test_several_authors(self) -> None:
        head = linked(
            {"@type": "NewsArticle", "author": [{"name": "Mara Lind"}, {"name": "Tom Reyk"}, {"name": "Mara Lind"}]}
        )
        assert read(page(TEXT, head=head)).byline == "Mara Lind, Tom Reyk"

    def test_addresses_are_no_names(self) -> None:
        head = '<meta property="article:author" content="https://valley.example/mara">'
        assert read(page(TEXT, head=head)).byline is None

    def test_names_that_no_mark_calls_authors_are_a_warning(self) -> None:
        assert any("was taken for the byline" in warning for warning in read(page(f"<p>Mara Lind</p>{TEXT}")).warnings)

    def test_at_the_end_of_the_text(self) -> None:
        report = read(page(f'<div>{TEXT}<p class="author">— Mara Lind</p></div>'))
        assert report.byline == "Mara Lind"
        assert parts(report, "byline") == ["— Mara Lind"]

    def test_sentences_that_begin_with_by_are_text(self) -> None:
        first = "By Monday evening the water had reached the church, and the mayor asked for boats from Holm."
        assert parts(read(page(body(first, OPENING, RESCUE))), "body") == [first, OPENING, RESCUE]

    @pytest.mark.parametrize(
        ("line", "names"),
        [
            ("By MARA LIND and Tom Reyk", "MARA LIND and Tom Reyk"),
            ("Von Mara Lind | 4. Mai 2031", "Mara Lind"),
            ("Mara Lind · 10:22", "Mara Lind"),
            ("Mara Lind, Staff Writer", "Mara Lind, Staff Writer"),
            ("4 May 2031 by Mara Lind", "Mara Lind"),
            ("https://valley.example/mara", None),
            ("4 May 2031", None),
        ],
    )
    def test_names_without_what_stands_around_them(self, line: str, names: str | None) -> None:
        assert author_names(line) == names


class TestAddress:
    HERE = "https://valley.example/news/flood?ref=feed"

    @pytest.mark.parametrize(
        ("head", "url"),
        [
            ('<link rel="canonical" href="https://valley.example/news/flood">', "https://valley.example/news/flood"),
            ('<link rel="canonical" href="/news/flood">', "https://valley.example/news/flood"),
            ('<meta property="og:url" content="https://valley.example/flood">', "https://valley.example/flood"),
            (linked({"@type": "NewsArticle", "url": "https://valley.example/f"}), "https://valley.example/f"),
            ('<link rel="canonical" href="https://valley.example/">', HERE),
            ('<link rel="canonical" href="javascript:alert(1)">', HERE),
            ('<link rel="canonical" href="http://[">', HERE),
            ("", HERE),
        ],
    )
    def test_by_the_page_or_where_it_was_found(self, head: str, url: str) -> None:
        assert read(page(TEXT, head=head), url=self.HERE).url == url

    def test_a_relative_one_without_a_place(self) -> None:
        assert read(page(TEXT, head='<link rel="canonical" href="/news/flood">')).url is None


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        (page(TEXT).replace("<html>", '<html lang="en-GB">'), "en"),
        (page(TEXT).replace("<html>", '<html lang="DE_at">'), "de"),
        (page(TEXT, head='<meta property="og:locale" content="fr_FR">'), "fr"),
        (page(TEXT, head=linked({"@type": "NewsArticle", "inLanguage": "es-MX"})), "es"),
        (page(TEXT).replace("<html>", '<html lang="{{ locale }}">'), None),
        (page(TEXT), None),
    ],
)
def test_language(markup: str, language: str | None) -> None:
    assert read(markup).language == language
