"""Which date dates a claim, in reports published on Wednesday, 14 May 2031."""

import pytest

from accordingto.language import analyse
from accordingto.readers.times import tag, when
from accordingto.report import Report


def dated(text: str, words: str, published: str | None = "2031-05-14") -> str | None:
    """What dates the claim that some words carry."""
    analysis = analyse(Report(id="r", text=text, published=published))
    at = text.index(words)
    sentence = next(own for own in reversed(analysis.sentences) if own.start <= at)
    return when(tag(analysis).times, (at, at + len(words)), (sentence.start, sentence.end), analysis)


def test_a_claim_is_dated_by_the_nearest_date_of_its_clause() -> None:
    text = "On 3 May it rained for days, while on 5 May ten boats sank, and 7 May was dry."
    assert dated(text, "rained") == "2031-05-03"
    assert dated(text, "sank") == "2031-05-05"


def test_a_date_of_the_clause_goes_before_a_nearer_one_of_another() -> None:
    text = "Ten boats sank off the northern coast on 3 May; 5 May was dry."
    assert dated(text, "coast") == "2031-05-03"
    text = "On 3 May the two old ferries of the line sank, and by 5 May it was dry."
    assert dated(text, "sank") == "2031-05-03"


def test_a_clause_without_a_date_takes_the_nearest_of_its_sentence() -> None:
    assert dated("On Friday it rained, and a bridge fell.", "fell") == "2031-05-09"


def test_a_sentence_without_a_date_takes_the_day_that_an_earlier_one_of_its_paragraph_began_with() -> None:
    text = "On Friday it rained. The wind was strong. A bridge fell.\n\nA tower stood."
    assert dated(text, "fell") == "2031-05-09"
    assert dated(text, "stood") is None


@pytest.mark.parametrize("first", ["It rained on Friday.", "In 2029 it rained.", "On Fridays it rains."])
def test_other_dates_of_earlier_sentences_date_nothing(first: str) -> None:
    assert dated(f"{first} A bridge fell.", "fell") is None


def test_two_linked_dates_are_an_interval() -> None:
    text = "From May 10 to May 12 ten boats sank. Between 3 May and 5 May none sank; on 7 May and 9 May one burned."
    assert dated(text, "ten") == "2031-05-10/2031-05-12"
    assert dated(text, "none") == "2031-05-03/2031-05-05"
    assert dated(text, "one burned") == "2031-05-09"


def test_lengths_and_words_for_the_present_date_no_claim() -> None:
    assert dated("Now it has rained for two weeks, daily.", "rained") is None


def test_the_year_of_a_comparison_dates_no_claim() -> None:
    assert dated("It was the worst flood since 1991 when 12 boats sank.", "12") is None


def test_a_date_that_is_not_resolved_dates_no_claim() -> None:
    assert dated("On Friday 12 boats sank.", "12", published=None) is None


def test_a_time_whose_hour_is_open_dates_by_its_day() -> None:
    assert dated("Ten boats sank two hours ago.", "Ten") == "2031-05-14"
