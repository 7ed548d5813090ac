"""Whatever the text is, the analysis of it has exact offsets and whole trees."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.language import Analysis, analyse
from accordingto.report import Report
from tests.strategies import texts

FRAGMENTS = (
    "The mayor said ",
    "“No one was hurt,” ",
    '"We will not leave ',
    "‘Never again’ ",
    "KORSK, June 3 (Norwire) — ",
    "12,000 people fled. ",
    "the cease-fire didn't hold ",
    "state-of-the-art ",
    "U.S. officials ",
    "https://arven.example/a?b=c ",
    "👩‍🚒🦊❤️ ",
    "قال الوزير ",
    "אמר השר ",
    "北京 ",
    "a\u0301\u200d\ufe0f ",
    "\x07\x1b\x00",
    "\r\n\r\n",
    "\n\n",
    " \t ",
    "... -- ''",
    "!!!???",
    "\ud83d",
    "word" * 40,
)
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | texts(max_size=12, any_character=True), max_size=14).map("".join)


def read(text: str) -> Analysis:
    return analyse(Report(id="x", text=text))


def assert_whole(found: Analysis) -> None:
    """Every part of an analysis stands where it says, and trees are trees of their sentences."""
    text, syntax = found.text, found.syntax
    assert all(text[token.start : token.end] == token.text for token in found.tokens)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found.tokens))
    assert len(syntax.upos) == len(syntax.heads) == len(syntax.relations) == len(found.tokens)
    assert "".join(text[w.start : w.end] for w in syntax.words) == "".join(token.text for token in found.tokens)
    assert [number for s in found.sentences for number in range(s.first, s.last)] == list(range(len(found.tokens)))
    for sentence, (first, last) in zip(found.sentences, syntax.sentences, strict=True):
        inside = range(sentence.first, sentence.last)
        assert all(syntax.heads[number] == -1 or syntax.heads[number] in inside for number in inside)
        assert sum(head == -1 for head in syntax.encoded.head[first:last]) >= (last > first)
    starts, ends = {w.start for w in syntax.words}, {w.end for w in syntax.words}
    assert all(name.start in starts and name.end in ends and name.start < name.end for name in syntax.names)
    assert all(before.end <= after.start for before, after in itertools.pairwise(syntax.names))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_is_analysed_with_exact_offsets(text: str) -> None:
    assert_whole(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        ".",
        "\ufeffThe mayor of Korsk resigned.",
        "TALLAND SAYS 12 KILLED IN BLAST NEAR KORSK. TROOPS SENT TO BORDER, MINISTER SAYS",
        "“We saw nothing, the guard said. ‘Nobody did.",
        "The rider 🚴🏽‍♀️ reached “Arven” ❤️‍🔥 at 10:30\u00a0a.m.",
        "The word سلام was written beside שלום on the wall.",
        "first line\x0bsecond\x0cthird\x1ffourth\u2028fifth",
        "half a pair \ud83d and the other \ude00",
    ],
)
def test_odd_texts_are_analysed_with_exact_offsets(text: str) -> None:
    assert_whole(read(text))


@pytest.mark.parametrize("unit", ["x", "grain, ", "Korsk,", "a-b/", "“no” ", "1.2.3.", "🦊", ") (", "’s"])
def test_a_long_line_is_analysed_in_windows_as_many_as_it_is_long(unit: str) -> None:
    short, long = (read(unit * (size // len(unit))) for size in (2_000, 8_000))
    assert_whole(long)
    windows = [len(found.syntax.encoded.links) for found in (short, long)]
    assert windows[1] <= 5 * windows[0]


def test_threads_do_not_change_an_analysis() -> None:
    report = Report(id="x", text="Oda Marl, the mayor of Korsk, said the ferry had sunk. Nobody was hurt. " * 40)
    one, four = analyse(report, threads=1), analyse(report, threads=4)
    assert one.syntax.names == four.syntax.names
    assert one.syntax.heads == four.syntax.heads
    assert one.syntax.relations == four.syntax.relations
    assert one.syntax.upos == four.syntax.upos
