"""Full-text search: words are found in reports and claims, and marked in the exact text."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accordingto.ledger import BadQuery, Ledger
from accordingto.ledger.search import SNIPPET_CHARACTERS, excerpt, in_text, unmarked
from accordingto.ledger.search_query import DEEPEST
from accordingto.report import Span
from tests.ledger.example import READING, REPORT, TEXT, copy, plain, span


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The flood report, its wire copy, and two short reports of other days."""
    with Ledger(tmp_path_factory.mktemp("search") / "case.db") as ledger:
        ledger.add(REPORT, READING)
        ledger.add(*copy(id="wire", outlet="Radio Ostra", published="2031-05-05"))
        ledger.add(*plain("🦊 A fox\x00 bit a café owner in Elsin.", id="fox", title="Bitten", published="2031-06-01"))
        ledger.add(*plain("فيضان في مدينة فارن", id="arabic", published="2031-06-02"))
        yield ledger


def _words(ledger: Ledger, query: str, report: str) -> list[str]:
    (hit,) = ledger.search(query, report=report).reports
    text = ledger.report(report).text
    return [text[start:end] for start, end in hit.matches]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("villagers", ["flood-1", "wire"]),
        ("VILLAGERS", ["flood-1", "wire"]),
        ("villagers fox", []),
        ("fox OR mayor", ["flood-1", "fox", "wire"]),
        ("villag*", ["flood-1", "wire"]),
        ("villag", []),
        ('"burst its banks"', ["flood-1", "wire"]),
        ("“burst its banks”", ["flood-1", "wire"]),
        ('"banks burst its"', []),
        ('"burst its ban"*', ["flood-1", "wire"]),
        ("(fox OR mayor) NOT owner", ["flood-1", "wire"]),
        ("Elsin NOT mayor AND fox", ["fox"]),
        ("air-raid", ["flood-1", "wire"]),
        ("bitten", ["fox"]),
        ("cafe", ["fox"]),
        ("فيضان", ["arabic"]),
        ("or", []),
    ],
)
def test_reports_are_found(ledger: Ledger, query: str, ids: list[str]) -> None:
    assert sorted(hit.report for hit in ledger.search(query).reports) == ids


def test_matches_are_places_in_the_exact_text(ledger: Ledger) -> None:
    assert _words(ledger, "varn OR villagers", "flood-1") == ["Varn", "villagers", "Varn"]
    assert _words(ledger, '"fox bit" OR elsin', "fox") == ["fox\x00 bit", "Elsin"]
    assert _words(ledger, "bitten", "fox") == []


def test_a_claim_is_found_by_its_words_and_by_its_source(ledger: Ledger) -> None:
    by_words = ledger.search('"burst its banks"', report="wire").claims
    assert sorted((hit.kind, hit.according_to) for hit in by_words) == [
        ("event", "Lorvan Interior Ministry"),
        ("toll", "Lorvan Interior Ministry"),
        ("toll", "Lorvan Interior Ministry"),
    ]
    assert all(hit.matches == (span("burst its banks"),) for hit in by_words)
    by_source = ledger.search("lorvan interior", report="wire").claims
    assert {hit.claim for hit in by_source} == {hit.claim for hit in by_words}
    assert all(hit.matches == () for hit in by_source)


def test_a_claim_is_found_by_whom_it_befell(ledger: Ledger) -> None:
    assert [hit.kind for hit in ledger.search("children", report="flood-1").claims].count("toll") == 2
    assert [hit.words for hit in ledger.search("shelter NOT nobody", report="flood-1").claims] == [
        "The air-raid shelter was flooded too"
    ]


def test_matches_in_an_interrupted_quotation_are_places_in_its_pieces(ledger: Ledger) -> None:
    (hit,) = ledger.search("warning boats", report="flood-1").claims
    assert (hit.kind, hit.according_to) == ("attribution", "Ida Morrow")
    assert hit.words == "We had no warning … and we had no boats"
    assert hit.matches == (span("warning"), span("boats"))
    (hit,) = ledger.search('"warning and"', report="flood-1").claims
    assert [TEXT[start:end] for start, end in hit.matches] == ["warning", "and"]


def test_a_search_is_narrowed_down(ledger: Ledger) -> None:
    assert [hit.report for hit in ledger.search("villagers", outlet="radio").reports] == ["wire"]
    assert [hit.report for hit in ledger.search("villagers", until="2031-05-04").reports] == ["flood-1"]
    assert ledger.search("villagers", since="2031-06").claims == ()
    found = ledger.search("villagers", limit=1)
    assert len(found.reports) == len(found.claims) == 1
    rest = ledger.search("villagers", limit=None, offset=1)
    assert found.reports + rest.reports == ledger.search("villagers").reports
    assert found.claims + rest.claims == ledger.search("villagers").claims


def test_the_better_match_comes_first(tmp_path: Path) -> None:
    with Ledger(tmp_path / "case.db") as ledger:
        ledger.add(*plain("A flood was feared in a long report on roads, boats, bridges and mills.", id="little"))
        ledger.add(*plain("Flood after flood.", id="much"))
        hits = ledger.search("flood").reports
    assert [hit.report for hit in hits] == ["much", "little"]
    assert hits[0].score > hits[1].score


def test_reports_are_found_as_soon_as_they_are_in(tmp_path: Path) -> None:
    with Ledger(tmp_path / "case.db") as ledger, Ledger(tmp_path / "case.db", read_only=True) as reader:
        assert reader.search("villagers").reports == ()
        ledger.add(REPORT, READING)
        assert len(reader.search("villagers").reports) == 1
        assert len(reader.search("villagers").claims) == 3


def test_a_claim_of_an_earlier_reader_is_not_found(tmp_path: Path) -> None:
    with Ledger(tmp_path / "case.db", reader_version="1") as ledger:
        ledger.add(REPORT, READING)
    with Ledger(tmp_path / "case.db", reader_version="2") as ledger:
        ledger.add(REPORT, msgspec.structs.replace(READING, attributions=()))
        assert ledger.search("warning").claims == ()
        assert len(ledger.search("warning").reports) == 1


def test_a_query_that_is_too_much_for_the_engine_is_refused(ledger: Ledger) -> None:
    query = "boat"
    for _ in range(DEEPEST):
        query = f"a OR b AND c NOT d ({query})"
    with pytest.raises(BadQuery, match="the search engine refuses it"):
        ledger.search(query)


@settings(deadline=None, max_examples=200)
@given(st.text() | st.text("ab \"()*'“”ANDORNOT^:{}+-\x00\ud83d", max_size=30))
@example("a AND")
@example('"')
@example("NEAR(a b)")
@example("title: a")
@example("^a")
@example("a* *")
def test_no_query_ends_in_an_error_of_the_database(ledger: Ledger, query: str) -> None:
    with contextlib.suppress(BadQuery):
        assert ledger.search(query) == ledger.search(query)


@given(st.lists(st.tuples(st.text("ab \n"), st.text("ab", min_size=1))), st.text("ab"))
def test_marks_are_taken_out_where_they_were(parts: list[tuple[str, str]], rest: str) -> None:
    marked = "".join(f"{before}\ufdd0{match}\ufdd1" for before, match in parts) + rest
    words, matches = unmarked(marked)
    assert words == "".join(before + match for before, match in parts) + rest
    assert [words[start:end] for start, end in matches] == [match for _, match in parts]


def test_a_match_over_a_gap_falls_in_two() -> None:
    text = "“One two,” she said, “three four.”"
    pieces = [span("One two", text), span("three four", text)]
    joined = "One two … three four"
    match = (joined.index("two"), joined.index(" four"))
    assert [text[start:end] for start, end in in_text([match], pieces)] == ["two", "three"]


@pytest.mark.parametrize(
    ("matches", "inside"),
    [
        ([], (0, 5)),
        ([(0, 4)], (0, 4)),
        ([(900, 904)], (900, 904)),
        ([(300, 304), (900, 904), (1000, 1004)], (900, 1004)),
    ],
)
def test_a_snippet_is_taken_where_most_is_found(matches: list[Span], inside: Span) -> None:
    text = "word " * 400
    start, end = excerpt(text, matches)
    assert start <= inside[0] < inside[1] <= end
    assert end - start <= SNIPPET_CHARACTERS
    assert text[start:end].startswith("word")
    assert text[start:end].endswith("word")


@given(st.text("ab ", max_size=600), st.lists(st.tuples(st.integers(0, 600), st.integers(1, 300))))
def test_a_snippet_lies_in_the_text_and_has_a_match(text: str, ends: list[tuple[int, int]]) -> None:
    matches = sorted((start, start + length) for start, length in ends if start + length <= len(text))
    start, end = excerpt(text, matches)
    assert 0 <= start <= end <= len(text)
    assert not matches or any(start <= first and last <= end for first, last in matches)
