"""Trees of pages: nesting beyond what parsers bear is taken out, and pages that end too early are noticed."""

from __future__ import annotations

import pytest

from accordingto.intake.page_tree import cut_off, flatten, parse


def text(markup: str) -> str:
    tree = parse(markup)
    assert tree is not None
    return " ".join("".join(tree.root.itertext()).split())


def test_a_page_as_it_is() -> None:
    tree = parse("<p>One<p>Two")
    assert tree is not None
    assert not tree.flattened
    assert [element.text for element in tree.root.iter("p")] == ["One", "Two"]


@pytest.mark.parametrize("markup", ["", " \n", "<!-- -->"])
def test_nothing_makes_no_tree(markup: str) -> None:
    assert parse(markup) is None


@pytest.mark.parametrize("n", [300, 3_000, 100_000])
def test_deep_nesting_keeps_text_and_what_says_something(n: int) -> None:
    tree = parse("<div>" * n + '<p>One</p><div class="ad"><p>Two</p></div>' + "</div>" * n + "<p>Three</p>")
    assert tree is not None
    assert tree.flattened
    assert [element.text for element in tree.root.iter("p") if element.text] == ["One", "Two", "Three"]
    assert tree.root.xpath('count(//div[@class="ad"]/p)') == 1
    assert tree.root.xpath("count(//div//p[.='Three'])") == 0


def test_what_stood_in_different_blocks_stays_apart() -> None:
    markup = "<div>" * 400 + "<div>One</div><div>Two</div>" + "</div>" * 400
    assert text(markup) == "OneTwo"
    assert flatten(markup).count("<p>") >= 2


def test_deep_nesting_of_named_elements() -> None:
    assert text('<section class="x">' * 1_000 + "One" + "</section>" * 1_000) == "One"


def test_tags_in_comments_and_scripts_do_not_count() -> None:
    markup = f"<div>{'<!-- <div> -->' * 500}<script>{'<div>' * 500}</script><p>One</p></div>"
    assert flatten(markup) == markup


def test_more_end_tags_than_start_tags() -> None:
    assert "One" in flatten("</div>" * 500 + "<p>One</p>")


@pytest.mark.parametrize(
    ("markup", "sign"),
    [
        ("<html><body><p>One</p></body></html>", None),
        ("<html><body><p>One</p></body>", None),
        ("<!doctype html><p>One", None),
        ("<p>3 < 4", None),
        ("<html><body><p>One", "the page ends without closing <body>"),
        ("<html><body><article><p>One</article><p>Two", "the page ends without closing <body>"),
        ("<html><body><main><article><p>One", "the page ends without closing <article>"),
        ("<html><body><p>One <a hre", "the page ends inside a tag"),
        ("<html><body><p>One </bo", "the page ends inside a tag"),
    ],
)
def test_signs_of_a_page_that_is_cut_off(markup: str, sign: str | None) -> None:
    assert cut_off(markup) == sign
