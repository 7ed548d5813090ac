"""Text with marks: nothing is lost, nothing overlaps, nothing is believed."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from accordingto.exports.visible import visible
from accordingto.room.marked_text import Mark, marked
from accordingto.room.paragraphs import LONGEST_PARAGRAPH, parts

TEXT = "Flood kills <40> in Varn, the ministry said."

spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
marks = st.builds(
    lambda ends, card: Mark(ends[0], ends[1], "tolls", card),
    spans.filter(lambda ends: ends[0] < ends[1]),
    st.none() | st.just("toll-t1"),
)


@given(st.lists(marks), spans)
def test_the_words_stay_as_they_are(found: list[Mark], within: tuple[int, int]) -> None:
    start, end = within
    html = str(marked(TEXT, (start, end), found))
    assert unescape(re.sub(r"<[^>]*>", "", html)) == visible(TEXT[start:end])
    assert not re.search(r"<a[^>]*>[^<]*<a", html)


@given(st.lists(marks))
def test_no_place_is_named_twice(found: list[Mark]) -> None:
    ids = re.findall(r'id="([^"]*)"', str(marked(TEXT, (0, len(TEXT)), found)))
    assert len(ids) == len(set(ids))
    assert set(ids) == {f"{mark.start}-{mark.end}" for mark in found}


def test_words_link_to_the_nearest_card() -> None:
    whole, number = Mark(0, len(TEXT), "statements", "statement-a1"), Mark(13, 15, "tolls", "toll-t1")
    html = str(marked(TEXT, (0, len(TEXT)), [number, whole]))
    assert re.search(r'href="#toll-t1">40</a>', html)
    assert html.count('href="#statement-a1"') == 2


@given(st.text(alphabet="ab \n", max_size=300) | st.just("x" * (3 * LONGEST_PARAGRAPH)))
def test_between_paragraphs_is_white_space_only(text: str) -> None:
    paragraphs = [span for part in parts(text) for span in part.paragraphs]
    edges = [0, *(edge for span in paragraphs for edge in span), len(text)]
    assert edges == sorted(edges)
    assert not "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)).strip()
    assert all(end - start <= LONGEST_PARAGRAPH for start, end in paragraphs)
