"""Searches with fields: what they find, and where a mistake in one is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from accordingto.ledger import BadQuery, Ledger
from accordingto.ledger.search_query import EFFECTS, FIELDS, fts5
from tests.ledger.example import READING, REPORT, TEXT, copy


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The flood report, and its wire copy of the day after."""
    with Ledger(tmp_path_factory.mktemp("fields") / "case.db") as ledger:
        ledger.add(REPORT, READING)
        ledger.add(*copy(id="wire", outlet="Radio Ostra", published="2031-05-05"))
        yield ledger


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("killed>=10", ["toll", "toll"]),
        ("killed>=40 voice:headline", ["toll"]),
        ("killed<10", ["toll"]),
        ("killed=6", ["toll"]),
        ("injured>1", []),
        ("effect:KILLED killed>6", ["toll", "toll"]),
        ("category:hazard", ["event", "event"]),
        ("source:ministry", ["event", "toll", "toll"]),
        ('source:"interior ministry" kind:event', ["event"]),
        ("says:boats", ["attribution"]),
        ("says:villagers", []),
        ("who:villagers", ["event", "toll"]),
        ("who:morrow", ["attribution"]),
        ("place:varn NOT kind:toll", ["event"]),
        ("day:2031-05-03", ["event", "toll", "toll"]),
        ("day>2031-05-03", ["attribution", "event", "toll"]),
        ("day<=2031-05-03", ["event", "toll", "toll"]),
        ("day>=2031-06", []),
        ("day:2031-05 kind:statement", ["attribution"]),
        ("children killed>=40", ["toll"]),
        ("(shelter OR boats) voice:narrator", ["event"]),
        ("(shelter OR says:boats)", ["attribution", "event"]),
        ("burst NOT effect:killed", ["event"]),
    ],
)
def test_claims_are_found_by_fields(ledger: Ledger, query: str, kinds: list[str]) -> None:
    found = ledger.search(query, report="flood-1")
    assert sorted(claim.kind for claim in found.claims) == kinds
    assert found.reports == ()


def test_a_field_and_words_mark_the_words(ledger: Ledger) -> None:
    (hit,) = ledger.search("shelter voice:narrator outlet:radio").claims
    assert [TEXT[start:end] for start, end in hit.matches] == ["shelter"]
    assert hit.report == "wire"


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("shelter OR voice:headline", {"shelter"}),
        ("(boat* OR place:varn) kind:statement", {"boats"}),
        ('says:"no boats"', {"no boats"}),
        ("kind:statement NOT boats", set()),
    ],
)
def test_words_beside_fields_are_marked(ledger: Ledger, query: str, marked: set[str]) -> None:
    claims = ledger.search(query, report="flood-1").claims
    assert {TEXT[start:end] for claim in claims for start, end in claim.matches} == marked


def test_without_words_the_latest_come_first(ledger: Ledger) -> None:
    days = [claim.day for claim in ledger.search("kind:toll", limit=3).claims]
    assert days == ["2031-05-05", "2031-05-04", "2031-05-03"]


def test_pages_of_a_search_together_are_all_of_it(ledger: Ledger) -> None:
    whole = ledger.search("place:varn").claims
    pages = [ledger.search("place:varn", limit=2, offset=offset).claims for offset in range(0, len(whole), 2)]
    assert tuple(claim for page in pages for claim in page) == whole


def test_facets_count_what_is_found(ledger: Ledger) -> None:
    facets = ledger.search_facets("killed>=40")
    assert (facets.number, facets.whole) == (4, True)
    assert {value.value: value.claims for value in facets.values["outlet"]} == {"The Ostra Post": 2, "Radio Ostra": 2}
    assert [value.value for value in facets.values["day"]] == ["2031-05"]


@pytest.mark.parametrize(
    ("query", "position", "what"),
    [
        ("source:", 7, "a value is missing after source:"),
        ("flood effect:eaten", 13, "effect is one of killed"),
        ("killed>=many", 8, "followed by a number"),
        ("killed>=", 8, "a value is missing"),
        ("day:someday", 4, "followed by a day"),
        ("source>=ministry", 6, "followed by a colon"),
        ("kind:rumour", 5, "kind is one of toll, event, statement"),
        ("flood AND source:x OR", 21, "missing at the end"),
    ],
)
def test_a_mistake_in_a_field_is_pointed_at(ledger: Ledger, query: str, position: int, what: str) -> None:
    with pytest.raises(BadQuery, match=what) as caught:
        ledger.search(query)
    assert caught.value.position == position


@pytest.mark.parametrize("field", [*FIELDS, *EFFECTS])
def test_words_that_begin_like_a_field_are_words(field: str) -> None:
    assert fts5(f"{field} {field}s") == f'("{field}" AND "{field}s")'
