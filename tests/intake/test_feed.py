"""RSS and Atom: a report for each entry, also of feeds that are broken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake import feed
from accordingto.intake.source import Limits, Options, Problem, Source, Unreadable
from accordingto.report import Report, content_id
from tests.intake.gathering import provenance

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harrow Gazette &amp; Post</title>
<link>https://harrow.example/</link><language>en-GB</language>{}</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">Tal &amp;amp; Bote</title>{}</feed>"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://wire.example/"><title>Old Wire</title></channel>{}</rdf:RDF>"""
FIRE = """<item><title>Nine hurt in mill fire</title><link>https://harrow.example/mill</link>
<guid isPermaLink="false">7</guid><pubDate>Sun, 04 May 2031 18:20:00 +0200</pubDate><dc:creator>Edda Finch</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>Nine people were hurt when the old mill burned down.</p>
<figure><img src="a"><figcaption>The mill.</figcaption></figure><h2>Cause</h2>
<p>The cause is <b>unknown</b>.<br>More soon.</p><script>alert(1)</script>
<p>The post <a href="x">Nine hurt</a> appeared first on Harrow Gazette.</p>]]></content:encoded></item>"""


def items(data: str | bytes, **known: str) -> list[Report | Problem]:
    data = data.encode() if isinstance(data, str) else data
    known = {"read_at": "2031-06-01T00:00:00+00:00", **known}
    found = []
    for item in feed.read(Source.of_bytes("feed.xml", data, **known), Options()):
        assert isinstance(item, Report | Problem)
        found.append(item)
    return found


def only(data: str | bytes, **known: str) -> Report:
    [report] = items(data, **known)
    assert isinstance(report, Report)
    return report


def entry(content: str) -> Report:
    """The report of an RSS entry."""
    return only(RSS.format(f"<item>{content}</item>"))


class TestRss:
    def test_an_entry_with_its_content(self) -> None:
        report = only(RSS.format(FIRE))
        assert report.text == (
            "Nine hurt in mill fire\n\nNine people were hurt when the old mill burned down.\n\nThe mill.\n\nCause\n\n"
            "The cause is unknown.\nMore soon."
        )
        assert [zone.kind for zone in report.zones] == ["title", "body", "caption", "heading", "body", "body"]
        assert (report.title, report.url) == ("Nine hurt in mill fire", "https://harrow.example/mill")
        assert (report.byline, report.outlet, report.language) == ("Edda Finch", "Harrow Gazette & Post", "en")
        assert report.published == "2031-05-04T18:20:00+02:00"
        assert report.id == content_id(report.text)
        assert report.warnings == ()

    def test_says_where_all_of_it_was_found(self) -> None:
        found = provenance(only(RSS.format(FIRE)))
        assert (found.location, found.format, found.encoding) == ("feed.xml#1", "feed", "utf-8 (valid)")
        assert (found.title_from, found.published_from) == ("feed title", "feed published")
        assert found.read_at == "2031-06-01T00:00:00+00:00"

    def test_the_summary_where_there_is_no_content(self) -> None:
        assert (
            entry("<title>Flood</title><description>The river rose.</description>").text == "Flood\n\nThe river rose."
        )

    def test_a_summary_that_is_cut_short_is_a_warning(self) -> None:
        report = entry("<title>Flood</title><description>The river rose and [...]</description>")
        assert "the feed gives only the beginning of the text: give the page that it links to" in report.warnings

    def test_a_title_alone_is_a_report_with_a_warning(self) -> None:
        report = entry("<title>Flood in &lt;b&gt;Harrow&lt;/b&gt;</title>")
        assert report.text == "Flood in Harrow"
        assert "the feed gives only the title" in report.warnings

    def test_plain_text_keeps_its_paragraphs(self) -> None:
        report = entry("<description>The river\nrose.\n\nTwo &lt; three.</description>")
        assert report.text == "The river rose.\n\nTwo < three."
        assert report.title is None

    def test_a_first_line_that_repeats_the_title_goes(self) -> None:
        report = entry("<title>Flood</title><description>&lt;h1&gt;Flood&lt;/h1&gt;&lt;p&gt;It rose.</description>")
        assert report.text == "Flood\n\nIt rose."

    @pytest.mark.parametrize(
        ("author", "byline"),
        [
            ("desk@harrow.example (Edda Finch)", "Edda Finch"),
            ("desk@harrow.example", None),
            ("Edda Finch", "Edda Finch"),
        ],
    )
    def test_authors_with_mail_addresses(self, author: str, byline: str | None) -> None:
        assert entry(f"<title>Flood</title><author>{author}</author>").byline == byline

    def test_the_address_from_a_guid(self) -> None:
        assert entry("<title>Flood</title><guid>https://harrow.example/f</guid>").url == "https://harrow.example/f"


class TestDates:
    @pytest.mark.parametrize(
        ("written", "published"),
        [
            ("Sun, 04 May 2031 18:20:00 GMT", "2031-05-04T18:20:00+00:00"),
            ("Sun, 04 May 31 18:20 EST", "2031-05-04T18:20:00-05:00"),
            ("04 May 2031 18:20:00 +0330", "2031-05-04T18:20:00+03:30"),
            ("2031-05-04T18:20:00Z", "2031-05-04T18:20:00Z"),
            ("2031-05-04", "2031-05-04"),
            ("May 4, 2031", "2031-05-04"),
        ],
    )
    def test_as_feeds_write_them(self, written: str, published: str) -> None:
        assert entry(f"<title>Flood</title><pubDate>{written}</pubDate>").published == published

    @pytest.mark.parametrize("written", ["last week", "Sun, 04 May 2035 18:20:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"])
    def test_what_cannot_be_one_is_left_out_with_a_warning(self, written: str) -> None:
        report = entry(f"<title>Flood</title><pubDate>{written}</pubDate>")
        assert report.published is None
        assert any(warning.startswith("feed published: the date") for warning in report.warnings)
        assert "the feed does not say when it was published" in report.warnings

    def test_dublin_core(self) -> None:
        report = only(
            RDF.format("<item rdf:about='x'><title>T</title><dc:date>2031-05-01T09:00:00+01:00</dc:date></item>")
        )
        assert (report.published, provenance(report).published_from) == ("2031-05-01T09:00:00+01:00", "feed dc:date")
        assert report.outlet == "Old Wire"

    def test_the_last_change_only_with_a_warning(self) -> None:
        report = only(ATOM.format("<entry><title>Brand</title><updated>2031-05-04T10:00:00+02:00</updated></entry>"))
        assert (report.published, provenance(report).published_from) == ("2031-05-04T10:00:00+02:00", "feed updated")
        assert any("the date of the last change was taken" in warning for warning in report.warnings)

    def test_publication_before_the_last_change(self) -> None:
        dates = "<updated>2031-05-04T10:00:00Z</updated><published>2031-05-03T10:00:00Z</published>"
        report = only(ATOM.format(f"<entry><title>Brand</title>{dates}</entry>"))
        assert (report.published, provenance(report).published_from) == ("2031-05-03T10:00:00Z", "feed published")


class TestAtom:
    def test_an_entry_in_xhtml(self) -> None:
        report = only(
            ATOM.format(
                '<entry><title>Brand</title><link rel="self" href="https://tal.example/self"/>'
                '<link rel="alternate" href="https://tal.example/1"/><id>urn:1</id><summary>Kurz</summary>'
                "<author><name>Ilse Maren</name></author><author><name>Jonas Brandt</name></author>"
                '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Neun <i>Verletzte</i>.</p></div>'
                "</content></entry>"
            )
        )
        assert report.text == "Brand\n\nNeun Verletzte."
        assert (report.url, report.byline) == ("https://tal.example/1", "Ilse Maren, Jonas Brandt")
        assert (report.outlet, report.language) == ("Tal & Bote", "de")

    def test_angle_brackets_in_a_plain_title_are_text(self) -> None:
        assert only(ATOM.format('<entry><title type="text">a &lt;b&gt; c</title></entry>')).title == "a <b> c"


class TestBroken:
    def test_an_entry_without_anything_is_a_problem_of_its_own(self) -> None:
        problem, report = items(RSS.format(f"<item></item>{FIRE}"))
        assert isinstance(problem, Problem)
        assert str(problem).startswith("feed.xml#1: the entry has neither title nor text")
        assert isinstance(report, Report)

    def test_what_comes_before_a_break_is_read(self) -> None:
        whole = RSS.format(FIRE + FIRE)
        first, *_, problem = items(whole[: whole.rindex("<content:encoded>")])
        assert isinstance(first, Report)
        assert first.title == "Nine hurt in mill fire"
        assert isinstance(problem, Problem)
        assert problem.what.startswith("the feed is broken: ")

    def test_an_ampersand_that_is_no_entity(self) -> None:
        report, problem = items(RSS.format("<item><title>Fire & smoke</title></item>"))
        assert isinstance(report, Report)
        assert report.title == "Fire & smoke"
        assert isinstance(problem, Problem)

    def test_a_feed_without_entries(self) -> None:
        [problem] = items(RSS.format(""))
        assert isinstance(problem, Problem)
        assert problem.what == "the feed has no entries"

    @pytest.mark.parametrize(
        "data", [b"<?xml version='1.0'?><sitemap><url>x</url></sitemap>", b"plain words", b"<<<>>>"]
    )
    def test_what_is_no_feed(self, data: bytes) -> None:
        with pytest.raises(Unreadable, match="no RSS or Atom feed"):
            items(data)

    def test_more_bytes_than_allowed(self) -> None:
        source = Source.of_bytes("feed.xml", RSS.format(FIRE).encode())
        with pytest.raises(Unreadable, match="larger than the 100 bytes"):
            list(feed.read(source, Options(limits=Limits(report_bytes=100))))

    def test_entities_neither_explode_nor_read_files(self) -> None:
        lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
        attack = f'<!DOCTYPE rss [<!ENTITY e0 "lol">{lines}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        report, *_ = items(attack + '<rss version="2.0"><channel><item><title>&e9; &f;</title></item></channel></rss>')
        assert isinstance(report, Report)
        assert report.title == "&e9; &f;"

    def test_a_number_that_is_no_character(self) -> None:
        report, *_ = items(RSS.format("<item><title>Fire &#x110000; &#99999999; & smoke</title></item>"))
        assert isinstance(report, Report)
        assert report.title == "Fire \ufffd \ufffd & smoke"

    @settings(deadline=None, max_examples=100)
    @given(
        st.binary(max_size=300) | st.text(max_size=200).map(lambda text: RSS.format(text).encode("utf-8", "replace"))
    )
    def test_any_bytes_are_items_or_refused(self, data: bytes) -> None:
        try:
            found = items(data)
        except Unreadable:
            return
        assert found


class TestEncodings:
    def test_declared_in_the_feed(self) -> None:
        data = RSS.replace("UTF-8", "iso-8859-1").format("<item><title>Café burns</title></item>").encode("iso-8859-1")
        report = only(data)
        assert report.title == "Café burns"
        assert provenance(report).encoding == "windows-1252 (declared as iso-8859-1)"

    def test_declared_falsely(self) -> None:
        report = only(RSS.replace("UTF-8", "iso-8859-1").format("<item><title>Café burns</title></item>"))
        assert report.title == "Café burns"
        assert "declared as iso-8859-1, but the bytes are utf-8" in report.warnings

    def test_utf16(self) -> None:
        assert only(RSS.replace("UTF-8", "utf-16").format(FIRE).encode("utf-16")).title == "Nine hurt in mill fire"
