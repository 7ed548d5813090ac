"""HTML pages: what a reader reads comes out, in order, as zones; what surrounds it does not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake import html
from accordingto.intake.html import Piece, assemble, declared_charset, pieces_of
from accordingto.intake.source import Limits, Options, Source, Unreadable
from accordingto.report import Report
from tests.intake.pages import (
    BLAME,
    FETCHED,
    OPENING,
    PARAGRAPHS,
    QUOTE,
    RESCUE,
    RUMOUR,
    SHORT,
    TITLE,
    WEATHER,
    body,
    page,
    paragraphs,
    parts,
    read,
)

CARDS = "".join(
    f'<li><a href="/{n}">Headline number {n} of another report</a><p>Ministers met in the capital on Monday.</p></li>'
    for n in range(6)
)


MARKUP = (
    "<p>", "</p>", "<div>", "</div>", "<h1>", "<br>", "<br><br>", "<table>", "<tr>", "<td>", "</table>", "<pre>\n",
    "<q>", "</q>", "<figure><img>", "<figcaption>", "</figure>", "<li>", "<b>", "</b>", '<a href="/x">', "</a>",
    "<time>", "<s>", '<p class="byline">', "By Mara Lind", "4 May 2031", "&nbsp;", "\u00ad", "\u2028", "\n\n", "x",
    OPENING, SHORT, RUMOUR, "Related", "Comments", "<sup>2</sup>", "<meta name=date content=2031-05-04>",
    '<script type="application/ld+json">{"@type":"Article","headline":"x"}</script>',
)  # fmt: skip


def refuse(data: bytes, options: Options | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        list(html.read(Source.of_bytes("page.html", data), options or Options()))
    return caught.value


class TestText:
    def test_is_title_then_paragraphs_parted_by_blank_lines(self) -> None:
        assert read(page(body(OPENING, RESCUE))).text == f"{TITLE}\n\n{OPENING}\n\n{RESCUE}"

    def test_every_piece_is_a_zone(self) -> None:
        picture = "<figure><img src=a><figcaption>A street in Tarvel. Photo: Lena Voss</figcaption></figure>"
        report = read(page(f'<p class="byline">By Mara Lind</p>{picture}{body(OPENING)}<h2>The dam</h2>{body(BLAME)}'))
        assert [(zone.kind, report.text[zone.start : zone.end]) for zone in report.zones] == [
            ("title", TITLE),
            ("byline", "By Mara Lind"),
            ("caption", "A street in Tarvel. Photo: Lena Voss"),
            ("body", OPENING),
            ("heading", "The dam"),
            ("body", BLAME),
        ]

    def test_a_line_break_stays_one_and_two_part_paragraphs(self) -> None:
        report = read(page(f"<div>{OPENING}<br>{SHORT}<br><br>{RESCUE}</div>"))
        assert report.text == f"{TITLE}\n\n{OPENING}\n{SHORT}\n\n{RESCUE}"

    def test_inline_markup_neither_adds_nor_loses_blanks(self) -> None:
        markup = f"<p>A&nbsp;<b>b</b>old <i>w</i>ord,<a href=/x> U<!-- x -->N<wbr>I</a>CEF\n and  {OPENING}</p>"
        assert paragraphs(page(markup)) == [f"A bold word, UNICEF and {OPENING}"]

    def test_quotation_elements_show_their_marks(self) -> None:
        assert paragraphs(page(f"<p>{OPENING} He said: <q>There was <q>no</q> warning.</q></p>")) == [
            f"{OPENING} He said: “There was ‘no’ warning.”"
        ]

    def test_exponents_stay_apart_from_figures_and_marks_of_notes_go(self) -> None:
        markup = f'<p>{OPENING} Water: 10<sup>6</sup> litres.<sup><a href="#n1">[1]</a></sup></p>'
        assert paragraphs(page(markup)) == [f"{OPENING} Water: 10⁶ litres."]

    def test_struck_text_goes_with_a_warning(self) -> None:
        report = read(page(f"<p>{OPENING} <s>Twelve</s> <ins>Fourteen</ins> are missing.</p>"))
        assert parts(report, "body") == [f"{OPENING} Fourteen are missing."]
        assert "text that the page strikes out was left out (1 times)" in report.warnings

    def test_rows_of_a_table_keep_figures_beside_their_labels(self) -> None:
        table = "<table><tr><th>District</th><th>Missing</th></tr><tr><td>Tarvel</td><td>14</td></tr></table>"
        assert paragraphs(page(body(OPENING, RESCUE) + table + body(WEATHER))) == [
            OPENING, RESCUE, "District\tMissing", "Tarvel\t14", WEATHER,
        ]  # fmt: skip

    def test_lists_are_read(self) -> None:
        items = "<ul><li>The school is open</li><li>The bridge is closed</li></ul>"
        assert paragraphs(page(f"<div>{body(OPENING)}{items}{body(WEATHER)}</div>")) == [
            OPENING,
            "The school is open",
            "The bridge is closed",
            WEATHER,
        ]

    def test_markup_in_a_title_stays_text(self) -> None:
        escaped = "Flood &lt;script&gt;alert(1)&lt;/script&gt; in Tarvel"
        report = read(page(body(), title=escaped, heading=f"<h1>{escaped}</h1>"))
        assert report.title == "Flood <script>alert(1)</script> in Tarvel"
        assert parts(report, "title") == [report.title]


class TestDesigns:
    def test_paragraphs_in_blocks_of_their_own(self) -> None:
        blocks = body(before='<div class="x"><div><p class="z">', after="</p></div></div>")
        assert paragraphs(page(f"<main><article>{blocks}</article></main>")) == list(PARAGRAPHS)

    def test_paragraphs_that_are_div_elements(self) -> None:
        side = "".join(f'<div class="i"><a href="/{n}">Another headline, number {n}</a></div>' for n in range(5))
        markup = f'<div id="a">{body(before="<div class=t>", after="</div>")}</div><div id="b">{side}</div>'
        assert paragraphs(page(markup)) == list(PARAGRAPHS)

    def test_short_lines_between_paragraphs_of_their_shape(self) -> None:
        names = ("Ilse Maren, 61, of Tarvel", "Tomas Reyk junior, 34, of Holm")
        lines = (
            OPENING,
            "Among the missing are three people whose names the district gave on Monday:",
            *names,
            WEATHER,
        )
        assert paragraphs(page(f"<div>{body(*lines, before='<div><span>', after='</span></div>')}</div>")) == list(
            lines
        )

    def test_a_table_that_lays_out_the_page(self) -> None:
        links = '<a href="/1">Front page</a><br><a href="/2">World</a><br><a href="/3">Sport</a>'
        text = "<br><br>".join(PARAGRAPHS)
        cells = f"<td>{links}</td><td><font size=5><b>{TITLE}</b></font><br><br>{text}</td>"
        assert paragraphs(page(f"<form><table><tr>{cells}</tr></table></form>", heading="")) == list(PARAGRAPHS)

    def test_pictures_with_captions_that_no_tag_marks(self) -> None:
        old = "<table align=right><tr><td><img src=a><br><font size=1>The market square.</font></td></tr></table>"
        new = '<div class="wp-caption"><img src=b><p class="wp-caption-text">The dam.</p></div>'
        bare = "<div><img src=c><div>The school in Upper Tarvel</div></div>"
        report = read(page(f"<div>{body(OPENING)}{old}{body(RESCUE)}{new}{body(QUOTE)}{bare}{body(BLAME)}</div>"))
        assert parts(report, "caption") == ["The market square.", "The dam.", "The school in Upper Tarvel"]
        assert parts(report, "body") == [OPENING, RESCUE, QUOTE, BLAME]

    def test_unclosed_paragraphs(self) -> None:
        assert paragraphs(f"<!doctype html><title>{TITLE}</title><h1>{TITLE}</h1>{body(after='')}") == list(PARAGRAPHS)

    def test_a_text_in_several_parts(self) -> None:
        chunk = '<div class="chunk">{}</div>'
        advert = '<div class="promo"><p>Get all you need to know about the valley every day.</p></div>'
        markup = chunk.format(body(OPENING, RESCUE)) + advert + chunk.format(body(QUOTE, BLAME))
        assert paragraphs(page(f"<div>{markup}</div>")) == [OPENING, RESCUE, QUOTE, BLAME]

    def test_a_live_blog(self) -> None:
        posts = "".join(
            f'<article><header><h2><a href="/live#{n}">Update {n} from Tarvel</a></h2></header>{body(text)}</article>'
            for n, text in enumerate(PARAGRAPHS)
        )
        report = read(page(f"<main>{posts}</main>"))
        assert parts(report, "body") == list(PARAGRAPHS)
        assert parts(report, "heading")[0] == "Update 0 from Tarvel"

    def test_a_text_without_spaces_between_words(self) -> None:
        text = [
            "地区办公室表示，奥伦河周日晚间在塔维尔决堤，至少十四人失踪。",
            "救援队乘船将二百三十名居民转移到上塔维尔的学校过夜。",
        ]
        heading = "<h1>奥伦河洪水致十四人失踪</h1>"
        assert paragraphs(page(body(*text), title="奥伦河洪水致十四人失踪 - 河谷日报", heading=heading)) == text

    def test_a_single_paragraph(self) -> None:
        assert paragraphs(page(f"{body(OPENING)}<h2>More news</h2><ul>{CARDS}</ul>")) == [OPENING]

    def test_text_that_only_the_linked_data_has(self) -> None:
        data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(PARAGRAPHS)})
        report = read(
            page("", head=f'<script type="application/ld+json">{data}</script>', heading="<div>Loading</div>")
        )
        assert parts(report, "body") == list(PARAGRAPHS)
        assert any("articleBody" in warning for warning in report.warnings)


class TestFurniture:
    @pytest.mark.parametrize(
        "furniture",
        [
            f'<div class="comments"><p>{RUMOUR}</p></div>',
            f"<section><h2>Comments</h2><p>{RUMOUR}</p></section>",
            f"<h3>Kommentare</h3><p>{RUMOUR}</p>",
            f"<aside><p>{RUMOUR}</p></aside>",
            f'<div class="most-read"><ul><li><a href="/1">{RUMOUR}</a></li></ul></div>',
            f"<div><h4>About the author</h4><p>{RUMOUR}</p></div>",
            f'<div role="dialog" aria-hidden="true"><p>{RUMOUR}</p></div>',
            f'<div style="display: none"><p>{RUMOUR}</p></div>',
            f'<p><strong>READ MORE: <a href="/1">{RUMOUR}</a></strong></p>',
            f"<footer><p>{RUMOUR}</p></footer>",
            f"<noscript><p>{RUMOUR}</p></noscript>",
            f"<script>var x = '{RUMOUR}'</script>",
            "<p>Sign up for our morning letter, and never miss a story.</p>",
            "<p>This material may not be published, broadcast or redistributed without permission.</p>",
            "<div>ADVERTISEMENT</div>",
        ],
    )
    def test_does_not_come_out(self, furniture: str) -> None:
        markup = f'<div class="story">{body(OPENING, RESCUE, QUOTE)}{furniture}</div>'
        assert paragraphs(page(markup)) == [OPENING, RESCUE, QUOTE]

    @pytest.mark.parametrize(
        "insert",
        [
            f'<aside class="inline"><h3>Read more</h3><a href="/1">{RUMOUR}</a></aside>',
            f'<div class="x1"><h4>Related</h4><ul><li><a href="/1">{RUMOUR}</a></li></ul></div>',
            "<div><span>Advertisement</span></div>",
            f'<div class="newsletter-box"><form><p>{RUMOUR}</p></form></div>',
        ],
    )
    def test_in_the_middle_does_not_end_the_text(self, insert: str) -> None:
        markup = f"<div>{body(OPENING, RESCUE)}{insert}{body(QUOTE, BLAME, SHORT, WEATHER)}</div>"
        assert paragraphs(page(markup)) == list(PARAGRAPHS)

    def test_a_portrait_under_the_authors_name_does_not_come_out(self) -> None:
        head = '<meta name="author" content="Mara Lind">'
        portrait = f"<div><h4>Mara Lind</h4><p>{RUMOUR}</p></div>"
        assert paragraphs(page(f"<div>{body()}</div>{portrait}", head=head)) == list(PARAGRAPHS)

    def test_names_are_not_believed_against_several_paragraphs(self) -> None:
        rest = f'<div class="read-more">{body(QUOTE, BLAME, SHORT, WEATHER, RESCUE + " Again.")}</div>'
        assert paragraphs(page(f"<div>{body(OPENING, RESCUE)}{rest}</div>"))[:3] == [OPENING, RESCUE, QUOTE]

    def test_comments_are_never_text_however_many(self) -> None:
        comments = f'<div class="comments">{body(*(f"{RUMOUR} {n}." for n in range(20)))}</div>'
        assert paragraphs(page(f"<div>{body(OPENING)}</div>{comments}")) == [OPENING]

    def test_a_linked_picture_is_no_caption(self) -> None:
        card = '<div><a href="/1"><img src=a><span>Bridge at Holm to close for a year from June</span></a></div>'
        report = read(page(f"<div>{body(OPENING, RESCUE)}{card}{body(QUOTE, BLAME)}</div>"))
        assert "Bridge at Holm" not in report.text

    def test_before_the_headline_does_not_come_out(self) -> None:
        notice = (
            "<div><p>We value your privacy. Please tell us what we may do with all that we learn from you.</p></div>"
        )
        markup = page(body(OPENING, RESCUE), heading=f"{notice}<h1>{TITLE}</h1>")
        assert paragraphs(markup) == [OPENING, RESCUE]

    def test_names_of_the_whole_page_are_not_believed(self) -> None:
        markup = page(f'<div class="page has-sidebar comments-open"><div class="widget">{body()}</div></div>')
        assert paragraphs(markup) == list(PARAGRAPHS)

    def test_cards_of_other_reports_do_not_come_out(self) -> None:
        assert paragraphs(page(f"<div>{body()}</div><div><ul>{CARDS}</ul></div>")) == list(PARAGRAPHS)

    def test_a_paragraph_shown_twice_comes_out_once(self) -> None:
        assert paragraphs(page(body(OPENING, RESCUE, OPENING))) == [OPENING, RESCUE]


class TestWarnings:
    def test_a_page_that_breaks_off_in_a_tag(self) -> None:
        report = read(page(body())[: -len("</p></body></html>") - 1] + "<a hre")
        assert "the page ends inside a tag: its last part may be missing" in report.warnings

    def test_a_page_that_is_never_closed(self) -> None:
        report = read(f"<html><body><article><h1>{TITLE}</h1>{body(OPENING)}<p>{RESCUE[:40]}")
        assert "the page ends without closing <article>: its last part may be missing" in report.warnings
        assert parts(report, "body") == [OPENING, RESCUE[:40]]

    def test_a_whole_page_has_none_of_these(self) -> None:
        assert not [warning for warning in read(page(body())).warnings if "ends" in warning]

    def test_a_paywall_over_a_short_text(self) -> None:
        wall = '<div class="meter">You have 2 free articles remaining this month.</div>'
        assert any("may be only the beginning" in warning for warning in read(page(wall + body(OPENING))).warnings)
        assert not any("may be only the beginning" in warning for warning in read(page(wall + body())).warnings)

    def test_a_page_that_says_it_is_not_free(self) -> None:
        data = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'
        assert any("not free to read" in warning for warning in read(page(body(), head=data)).warnings)

    def test_many_linked_headings_over_texts(self) -> None:
        posts = "".join(f'<h2><a href="/{n}">A report of its own, {n}</a></h2>{body()}<p>Part {n}.' for n in range(4))
        assert any("several reports" in warning for warning in read(page(f"<main>{posts}</main>")).warnings)


class TestRefusals:
    def test_nothing(self) -> None:
        assert refuse(b" \n").what == "it is empty"

    def test_a_picture(self) -> None:
        assert "not text" in refuse(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8).what

    def test_a_list_of_headlines(self) -> None:
        error = refuse(page(f"<ul>{CARDS}</ul>", heading="<h1>World</h1>").encode())
        assert error.what == "the page is a list of headlines, not a report"

    def test_menus_alone(self) -> None:
        assert "only menus and notices" in refuse(page('<nav><a href="/">Home</a></nav>', heading="").encode()).what

    def test_markup_without_text(self) -> None:
        assert refuse(b"<!doctype html><html><body><img src=a></body></html>").what == "the page shows no text"

    def test_more_bytes_than_allowed(self) -> None:
        error = refuse(page(body()).encode(), Options(limits=Limits(report_bytes=100)))
        assert "larger than the 100 bytes" in error.what

    def test_more_lines_than_any_report_has(self) -> None:
        assert "more than 50,000 lines" in refuse(b"<p>x" * 60_000).what


class TestEncodings:
    def test_declared_in_the_page(self) -> None:
        markup = page(body(), head='<meta charset="windows-1252">').replace("Tarvel on", "Tärvel on")
        report = read(markup.encode("cp1252"))
        assert "Tärvel on Sunday" in report.text
        assert report.provenance is not None
        assert report.provenance.encoding == "windows-1252 (declared)"

    def test_the_carrier_is_believed_before_the_page(self) -> None:
        markup = page(body(), head='<meta charset="windows-1252">').replace("Tarvel on", "Тарвел on")
        report = read(markup.replace("“", "").replace("”", "").encode("koi8-r"), media_type="text/html; charset=koi8-r")
        assert "Тарвел on Sunday" in report.text

    def test_a_false_declaration_is_a_warning(self) -> None:
        report = read(page(body(), head='<meta charset="iso-8859-1">').encode())
        assert QUOTE in report.text
        assert "declared as iso-8859-1, but the bytes are utf-8" in report.warnings

    @pytest.mark.parametrize(
        ("markup", "charset"),
        [
            (b'<meta charset="koi8-r">', "koi8-r"),
            (b'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=Shift_JIS">', "Shift_JIS"),
            (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2"),
            (b"<html><body>charset=utf-8", None),
        ],
    )
    def test_finds_the_declaration(self, markup: bytes, charset: str | None) -> None:
        assert declared_charset(markup) == charset


class TestHostile:
    def test_nesting_without_end(self) -> None:
        markup = page(
            "<div>" * 300_000 + f'{body()}<aside class="related"><p>{RUMOUR}</p></aside>' + "</div>" * 300_000
        )
        report = read(markup)
        assert parts(report, "body") == list(PARAGRAPHS)
        assert "elements nested too deep were taken out, their text kept" in report.warnings

    @pytest.mark.parametrize(
        "piece", ["<table><tr><td>x", "<b><i>", "<sup>", "<q>", "<ul><li>y", "<!--", "<div ", "<script>"]
    )
    def test_unclosed_markup_without_end(self, piece: str) -> None:
        check(piece.encode() * 5_000)

    @settings(deadline=None, max_examples=150)
    @given(st.binary(max_size=400))
    def test_any_bytes_are_a_report_or_refused(self, data: bytes) -> None:
        check(data)

    @settings(deadline=None, max_examples=150)
    @given(st.lists(st.sampled_from(MARKUP), max_size=40))
    def test_zones_lie_in_the_text_in_order_and_apart(self, pieces: list[str]) -> None:
        check("".join(pieces).encode())


def check(data: bytes) -> None:
    """A page is refused, or its zones are stretches of its text: in order, apart, and all of its words."""
    source = Source.of_bytes("page.html", data, read_at=FETCHED)
    try:
        report = next(html.read(source, Options()))
    except Unreadable:
        return
    assert isinstance(report, Report)
    end = 0
    for zone in report.zones:
        assert end <= zone.start < zone.end <= len(report.text)
        assert not report.text[end : zone.start].strip()
        end = zone.end
    assert end == len(report.text)


class TestPieces:
    def test_a_fragment_is_all_text(self) -> None:
        picture = "<figure><img><figcaption>A wall.</figcaption></figure>"
        markup = f"<h2>The dam</h2><p>One.</p>{picture}<p>Read more: <a>x</a></p>"
        assert pieces_of(markup) == [Piece("heading", "The dam"), Piece("body", "One."), Piece("caption", "A wall.")]

    def test_an_empty_fragment_has_none(self) -> None:
        assert pieces_of("") == []

    def test_are_put_together_with_their_zones(self) -> None:
        text, zones = assemble([Piece("title", "T"), Piece("body", "one"), Piece("body", "two", joined=True)])
        assert text == "T\n\none\ntwo"
        assert [(zone.kind, zone.start, zone.end) for zone in zones] == [
            ("title", 0, 1),
            ("body", 3, 6),
            ("body", 7, 10),
        ]
