"""Long lists come in pages, each beginning where the one before ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from accordingto.ledger import BadPlace, ClaimRow, Ledger
from accordingto.ledger.filters import Filter
from accordingto.ledger.paging import place
from tests.ledger.example import bulletin, copy

Question = Callable[..., Sequence[ClaimRow]]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Bulletins of one day, a copy of the day after, and one without a date."""
    with Ledger(tmp_path_factory.mktemp("paging") / "case.db") as ledger:
        for number in (3, 1, 2):
            ledger.add(*bulletin(number))
        ledger.add(*copy(id="later", published="2031-05-05"))
        ledger.add(*copy(id="undated", published=None))
        yield ledger


def _pages(question: Question, size: int) -> Iterator[ClaimRow]:
    after = None
    while rows := question(limit=size, after=after):
        yield from rows
        after = place(rows[-1])


@pytest.mark.parametrize("name", ["tolls", "events", "timeline"])
@pytest.mark.parametrize("size", [1, 2, 7])
def test_pages_together_are_the_list(ledger: Ledger, name: str, size: int) -> None:
    question: Question = getattr(ledger, name)
    whole = question()
    assert len(whole) >= 5
    assert list(_pages(question, size)) == whole


def test_statements_come_in_pages_too(ledger: Ledger) -> None:
    assert list(_pages(lambda **page: ledger.said("morrow", **page), 2)) == ledger.said("morrow")


def test_a_page_is_narrowed_down_like_the_list(ledger: Ledger) -> None:
    first = ledger.tolls(report="later")[0]
    assert ledger.tolls(report="later", after=place(first)) == ledger.tolls(report="later")[1:]


def test_claims_without_a_day_come_last(ledger: Ledger) -> None:
    assert [toll.day for toll in ledger.tolls()][-2:] == ["2031-05-05", None]


@pytest.mark.parametrize("after", ["", "page 2", "[]", '["2031-05-03","a",1,-5,0,"c"]', '{"day":"2031-05-03"}'])
def test_a_place_that_no_list_gave_is_refused(ledger: Ledger, after: str) -> None:
    with pytest.raises(BadPlace):
        ledger.tolls(after=after)


def test_claims_are_counted_whatever_the_limit(ledger: Ledger) -> None:
    assert ledger.number_of("toll", Filter(since="2031-05-03", limit=1)) == len(ledger.tolls(since="2031-05-03"))
    assert ledger.number_of("attribution") == 5
