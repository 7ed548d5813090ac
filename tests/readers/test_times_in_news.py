"""Times as agencies and newspapers write them, of a report published on Wednesday, 14 May 2031."""

import pytest

from accordingto.language import analyse
from accordingto.readers.times import tag
from accordingto.reading import Time
from accordingto.report import Report


def times(text: str, published: str | None = "2031-05-14") -> tuple[Time, ...]:
    return tag(analyse(Report(id="r", text=text, published=published))).times


def said(text: str, published: str | None = "2031-05-14") -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in times(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council meets Friday to choose a mayor.", "2031-05-16"),
        ("The minister arrives on Monday for talks.", "2031-05-19"),
        ("The trial begins in March.", "2032-03"),
        ("The court said it would rule on Friday.", "2031-05-16"),
        ("The road could open again in March.", "2032-03"),
        ("A hearing was set for Monday.", "2031-05-19"),
        ("The union agreed to vote on an undisclosed offer in June.", "2031-06"),
        ("He told reporters Friday that the bridge would open.", "2031-05-09"),
        ("The mayor visited the town on Monday.", "2031-05-12"),
    ],
)
def test_verbs_tell_whether_a_day_is_ahead(text: str, value: str) -> None:
    assert times(text)[0].value == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("January last year", "2030-01"),
        ("January of this year", "2031-01"),
        ("the summer of last year", "2030-SU"),
        ("3 March last year", "2030-03-03"),
        ("29 February last year", "XXXX-02-29"),
        ("20 years ago today", "2011-05-14"),
        ("a week ago Tuesday", "2031-05-06"),
        ("the week of May 5", "2031-W19"),
        ("the weekend of May 3", "2031-W18-WE"),
        ("the year before", "2030"),
        ("the month after", "2031-06"),
        ("those days", "PAST_REF"),
        ("the rest of the year", "2031"),
    ],
)
def test_dates_of_several_words_are_one_expression(words: str, value: str) -> None:
    assert said(f"It rained on {words}.") == [(words, value)]


def test_distances_that_leave_the_calendar_stay_what_the_words_say() -> None:
    assert [t.value for t in times("It rained 9000 years ago today.")] == ["PAST_REF"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("overnight", "2031-05-14TNI"),
        ("the early hours of Tuesday", "2031-05-13TMO"),
        ("the early hours of Tuesday morning", "2031-05-13TMO"),
        ("the small hours of the morning", "2031-05-14TMO"),
        ("2 p.m. Eastern time", "2031-05-14T14:00"),
        ("an hour later", "2031-05-14TXX:XX"),
        ("20 minutes ago", "2031-05-14TXX:XX"),
    ],
)
def test_times_of_the_day_without_a_day_are_of_the_day_of_publication(words: str, value: str) -> None:
    (found,) = times(f"It rained {words}.")
    assert (found.type, found.value) == ("TIME", value)


def test_hours_that_make_days_are_days() -> None:
    assert said("It rained 48 hours ago.") == [("48 hours ago", "2031-05-12")]


def test_the_first_of_two_hours_has_the_half_of_the_day_that_the_second_has() -> None:
    assert said("It opens 10-11 a.m. Friday.") == [("10", "2031-05-16T10:00"), ("11 a.m. Friday", "2031-05-16T11:00")]
    assert [t.value for t in times("It is open from 10 to 2 p.m.")] == ["2031-05-14T10:00", "2031-05-14T14:00"]


def test_a_clock_time_is_of_the_day_of_its_sentence_then_of_its_paragraph_then_of_publication() -> None:
    text = "It rained on Monday. It hailed at 3 p.m.\n\nIt snowed at 15:11 GMT."
    assert [(t.value, t.basis) for t in times(text)[1:]] == [
        ("2031-05-12T15:00", "expression"),
        ("2031-05-14T15:11Z", "publication"),
    ]
    assert [t.value for t in times("It snowed at 15:11 GMT.", published=None)] == ["XXXX-XX-XXT15:11Z"]


def test_the_quarter_that_ended_on_a_day_is_the_one_around_it() -> None:
    assert said("Sales rose in the quarter ended March 31.")[0] == ("the quarter", "2031-Q1")


@pytest.mark.parametrize("text", ["It was on Radio Elsin Today at noon.", "The paper Elsin Today said so."])
def test_today_at_the_end_of_a_name_is_no_date(text: str) -> None:
    assert "Today" not in [words for words, _ in said(text)]


def test_today_in_a_headline_is_a_date() -> None:
    assert said("Ferry Sinks Today\n\nIt was raining.") == [("Today", "2031-05-14")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He had hoped to speak on Friday.", "2031-05-09"),
        ("It would start on an unnamed day in January.", "2032-01"),
    ],
)
def test_what_was_once_hoped_for_is_behind(text: str, value: str) -> None:
    assert times(text)[0].value == value


REPORTED = "The yard earned 3 million in the third quarter. "


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It lost 2 million a year earlier.", "a year earlier", "2029-Q3"),
        ("It lost 2 million in the same period last year.", "the same period last year", "2029-Q3"),
        ("It lost 2 million in the corresponding period of 2028.", "the corresponding period of 2028", "2028-Q3"),
        ("Over nine months it earned 4 million, 5 million a year earlier.", "a year earlier", "2030"),
    ],
)
def test_a_year_earlier_is_the_quarter_spoken_of_unless_longer_periods_are(text: str, words: str, value: str) -> None:
    assert (words, value) in said(REPORTED + text)
