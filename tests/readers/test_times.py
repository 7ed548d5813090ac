import dataclasses
import datetime as dt
import time as clock

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.language import analyse
from accordingto.readers.times import Tagging, tag
from accordingto.readers.times.grammar import read_words
from accordingto.reading import Time
from accordingto.report import Report

WORDS = msgspec.to_builtins(read_words())
PUBLISHED = "2031-05-14"
"""A Wednesday."""


def times(text: str, published: str | None = PUBLISHED) -> tuple[Time, ...]:
    return tagging(text, published).times


def said(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.type, t.value) for t in times(text, published)]


def tagging(text: str, published: str | None = PUBLISHED) -> Tagging:
    return tag(analyse(Report(id="r", text=text, published=published)))


@pytest.mark.parametrize("section", WORDS)
def test_examples_of_the_grammar_have_their_values(section: str) -> None:
    for word, entry in WORDS[section].items():
        found = times(entry["example"])
        assert [t.value for t in found][:1] == [entry["value"]], word


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("10 May 2021", "2021-05-10"),
        ("May 10, 2021", "2021-05-10"),
        ("May 10 2021", "2021-05-10"),
        ("the 10th of May, 2021", "2021-05-10"),
        ("May the 10th", "2031-05-10"),
        ("2021-05-10", "2021-05-10"),
        ("10.05.2021", "2021-05-10"),
        ("25/5/21", "2021-05-25"),
        ("5/10/21", "2021-05-10"),
        ("25 Aug 88", "1988-08-25"),
        ("16 NOV 89", "1989-11-16"),
        ("May 2021", "2021-05"),
        ("May of 2021", "2021-05"),
        ("the 1990s", "199"),
        ("the '80s", "198"),
        ("the 19th century", "18"),
        ("nineteen ninety-six", "1996"),
        ("the first half of 2030", "2030-H1"),
        ("last year's third quarter", "2030-Q3"),
        ("Thursday, January 12, 2006", "2006-01-12"),
        ("mid-May", "2031-05"),
        ("the end of last year", "2030"),
    ],
)
def test_dates_are_read_in_many_forms(words: str, value: str) -> None:
    assert said(f"It rained on {words}.") == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2:37 PM Monday", "2031-05-12T14:37"),
        ("10 p.m. Tuesday", "2031-05-13T22:00"),
        ("noon Tuesday", "2031-05-13T12:00"),
        ("Monday, July 12, 2021 2:37 PM", "2021-07-12T14:37"),
        ("12:05 a.m., May 3", "2031-05-03T00:05"),
        ("2021-05-10T14:37:00Z", "2021-05-10T14:37:00Z"),
        ("the night of 3 May", "2031-05-03TNI"),
        ("Monday night", "2031-05-12TNI"),
    ],
)
def test_times_of_the_day_join_the_day_beside_them(words: str, value: str) -> None:
    assert said(f"It rained at {words}.") == [(words, "TIME", value)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7:30 this morning", "2031-05-14T07:30"),
        ("7:30 tonight", "2031-05-14T19:30"),
        ("8 o'clock on Monday", "2031-05-12T08:00"),
        ("that same evening", "2031-05-14TEV"),
        ("the following morning", "2031-05-15TMO"),
        ("the night before", "2031-05-13TNI"),
    ],
)
def test_parts_of_the_day_are_placed_by_the_words_around_them(words: str, value: str) -> None:
    assert said(f"It rained at {words}.") == [(words, "TIME", value)]


def test_the_morning_is_a_time_after_a_preposition_only() -> None:
    assert said("It rained in the morning.") == [("the morning", "TIME", "2031-05-14TMO")]
    assert said("The morning paper was wet.") == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("once a week", "P1W"),
        ("three times a day", "P1D"),
        ("every year", "P1Y"),
        ("every other day", "P2D"),
        ("every Monday morning", "XXXX-WXX-1TMO"),
        ("Saturday nights", "XXXX-WXX-6TNI"),
    ],
)
def test_times_that_come_again(words: str, value: str) -> None:
    assert said(f"It rains {words}.") == [(words, "SET", value)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half an hour", "PT30M"),
        ("nearly half a century", "P50Y"),
        ("3 1/2 years", "P3.5Y"),
        ("the last couple of weeks", "P2W"),
        ("a year or two", "P1Y"),
        ("year-long", "P1Y"),
        ("weeklong", "P1W"),
        ("the third day", "P3D"),
    ],
)
def test_lengths_are_read_in_many_forms(words: str, value: str) -> None:
    assert said(f"It rained for {words} of the flood.") == [(words, "DURATION", value)]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("from Friday to Sunday", ["2031-05-09", "2031-05-11"]),
        ("Monday through Friday", ["2031-05-12", "2031-05-16"]),
        ("between 10 November and 3 January", ["2030-11-10", "2031-01-03"]),
        ("in 2014–15", ["2014", "2015"]),
    ],
)
def test_the_second_of_two_linked_dates_lies_after_the_first(words: str, values: list[str]) -> None:
    assert [value for _, _, value in said(f"It rained {words}.")] == values


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Christmas Day 2029", "2029-12-25"),
        ("New Year’s Eve", "2030-12-31"),
        ("Easter Monday, 2030", "2030-04-22"),
        ("last Thanksgiving", "2030-11-28"),
        ("1 Ramadan 1445", "2024-03-11"),
        ("Farvardin 1, 1400", "2021-03-21"),
        ("30 Esfand 1399", "2021-03-20"),
        ("44 B.C.", "BC0044"),
        ("Q1 2030", "2030-Q1"),
        ("the year-ago third quarter", "2030-Q3"),
        ("this past Sunday", "2031-05-11"),
        ("the 15th", "2031-05-15"),
        ("the year two thousand", "2000"),
        ("the 1800s", "18"),
    ],
)
def test_days_by_name_and_years_of_other_calendars(words: str, value: str) -> None:
    assert said(f"It rained on {words}.") == [(words, "DATE", value)]


def test_a_feast_of_the_moon_has_an_interval_with_a_day_to_spare() -> None:
    (found,) = times("It rained on Eid al-Fitr.")
    assert (found.value, found.earliest, found.latest) == ("2031", "2031-01-24", "2031-01-27")
    assert times("It rained on Eid al-Fitr.", published=None)[0].earliest is None


@settings(deadline=None)  # equinoxes take a while
@given(st.integers(1700, 2100), st.sampled_from(["Easter", "Ramadan", "Passover", "Labor Day", "Nowruz"]))
def test_a_festival_of_a_year_begins_in_it(year: int, name: str) -> None:
    (found,) = times(f"It rained on {name} {year}.")
    assert found.value[:4] == str(year)


@settings(deadline=None)
@given(st.integers(0, 9999), st.integers(0, 99), st.sampled_from(["Ramadan", "Esfand", "Adar"]))
def test_days_of_other_calendars_are_read_or_left_alone(year: int, day: int, month: str) -> None:
    assert len(times(f"It rained on {day} {month} {year:04}.")) <= 2


@pytest.mark.parametrize(
    ("words", "mod"),
    [
        ("early 2030", "START"),
        ("the middle of 2030", "MID"),
        ("late 2030", "END"),
        ("about three weeks", "APPROX"),
        ("three weeks or so", "APPROX"),
        ("more than three weeks", "MORE_THAN"),
        ("nearly three weeks", "LESS_THAN"),
        ("more than three weeks ago", "BEFORE"),
        ("less than three weeks ago", "AFTER"),
        ("three weeks", None),
    ],
)
def test_words_that_bend_a_value_are_kept(words: str, mod: str | None) -> None:
    (found,) = times(f"It rained in {words}.")
    assert found.mod == mod


def test_each_value_says_what_it_rests_on() -> None:
    text = "It rained on 3 May 2029. The day before, it was dry. It rains now. It hailed yesterday for two days."
    found, rules = tagging(text).times, tagging(text).rules
    assert [each.basis for each in found] == ["stated", "expression", "unresolved", "publication", "stated"]
    assert [each.basis_span and text[slice(*each.basis_span)] for each in found][1] == "3 May 2029"
    assert rules == ("day_first", "next_to", "reference", "named_day", "length")
    assert [each.basis for each in times("It rained yesterday.", published=None)] == ["unresolved"]


def test_a_clock_time_rests_on_the_day_of_its_sentence() -> None:
    text = "It rained at 3 p.m. and again on Monday."
    (clock, day) = times(text)
    assert (clock.value, clock.basis, clock.basis_span) == ("2031-05-12T15:00", "expression", (day.start, day.end))


def test_a_bare_clock_time_is_of_the_day_that_its_sentence_names() -> None:
    assert said("On Monday it rained at 3 p.m. and hailed at 4 p.m.")[1:] == [
        ("3 p.m.", "TIME", "2031-05-12T15:00"),
        ("4 p.m.", "TIME", "2031-05-12T16:00"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It rained on 3 March.", "2031-03-03"),
        ("It rained on 3 August.", "2030-08-03"),
        ("It will rain on 3 August.", "2031-08-03"),
        ("It rained on 20 May.", "2031-05-20"),
        ("It rained in August.", "2030-08"),
        ("It will rain in August.", "2031-08"),
        ("It rained in May.", "2031-05"),
        ("It rained last August.", "2030-08"),
        ("It will rain next August.", "2031-08"),
        ("It snowed on 29 February.", "2028-02-29"),
        ("It rained on Wednesday.", "2031-05-14"),
        ("It rained last Wednesday.", "2031-05-07"),
        ("It will rain next Wednesday.", "2031-05-21"),
        ("It will rain on Friday.", "2031-05-16"),
        ("She said on Friday that it will rain.", "2031-05-09"),
        ("The vote was scheduled for Friday.", "2031-05-16"),
        ("The vote had been scheduled for Friday.", "2031-05-09"),
        ("The vote is to be held on Friday.", "2031-05-16"),
    ],
)
def test_dates_without_a_year_are_near_publication_as_the_clause_tells(text: str, value: str) -> None:
    assert times(text)[0].value == value


def test_dates_count_from_the_date_before_them_in_the_text() -> None:
    text = "The bridge fell on 3 May 2029. The day before, it had shaken. Two weeks later it was closed."
    assert [value for _, _, value in said(text)] == ["2029-05-03", "2029-05-02", "2029-W20"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It rained yesterday.", "XXXX-XX-XX"),
        ("It rained on Friday.", "XXXX-WXX-5"),
        ("It rained on 3 May.", "XXXX-05-03"),
        ("It rained last week.", "XXXX-WXX"),
        ("It rained this morning.", "XXXX-XX-XXTMO"),
        ("It rained in the third quarter.", "XXXX-Q3"),
        ("It rained three years ago.", "XXXX"),
        ("It rained recently.", "PAST_REF"),
    ],
)
def test_without_a_day_of_publication_nothing_is_resolved(text: str, value: str) -> None:
    (found,) = times(text, published=None)
    assert (found.value, found.earliest, found.latest) == (value, None, None)


def test_a_dateline_dates_a_report_without_a_day_of_publication() -> None:
    text = "Tarn Port, 25 Aug 88 (Tarn Radio) -- [Text] The bridge fell yesterday near the harbour.\n"
    found = tagging(text, published=None)
    assert [t.value for t in found.times] == ["1988-08-25", "1988-08-24"]
    assert [t.basis_span and text[slice(*t.basis_span)] for t in found.times] == [None, "25 Aug 88"]
    assert found.warnings == (
        "no day of publication: relative dates count from the dateline's '25 Aug 88', 1988-08-25",
    )
    assert tagging(text).warnings == ()


def test_two_days_of_one_month_are_two_dates() -> None:
    assert said("It rained on May 10-21, 2030.") == [
        ("May 10", "DATE", "2030-05-10"),
        ("21, 2030", "DATE", "2030-05-21"),
    ]
    assert [v for _, _, v in said("It rained on 10 and 11 March.")] == ["2031-03-10", "2031-03-11"]


def test_expressions_do_not_run_on_from_a_title_to_the_line_below() -> None:
    text = "Harbour lights up the night\n\nMonday, March 5, 2029\n\nIt rained in Tarn Port, and boats were late.\n"
    assert said(text)[0] == ("Monday, March 5, 2029", "DATE", "2029-03-05")


@pytest.mark.parametrize(
    "text",
    ["He is 42 years old.", "a nine-month-old child", "the age of four months", "May I go?", "They may 10 times.",
     "April Jones left", "the march began", "2014 villagers fled", "as soon as it can", "the second day",
     "he ran it in 1:18.887"],
)  # fmt: skip
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert times(text) == ()


def test_lengths_have_no_interval_and_dates_have_a_half_open_one() -> None:
    found = {t.value: (t.earliest, t.latest) for t in times("For 11 days in May, on 12 May, in week one of this year.")}
    assert found["P11D"] == (None, None)
    assert found["2031-05"] == ("2031-05-01", "2031-06-01")
    assert found["2031-05-12"] == ("2031-05-12", "2031-05-13")
    assert found["2031"] == ("2031-01-01", "2032-01-01")


DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31))
FORMS = st.sampled_from(
    ["{d.day} {d:%B} {d.year}", "{d:%B} {d.day}, {d.year}", "{d:%A}, {d:%B} {d.day}, {d.year}", "{d}"]
)


@given(DAYS, FORMS, st.none() | DAYS.map(str))
def test_any_full_date_reads_back_whatever_the_day_of_publication(
    day: dt.date, form: str, published: str | None
) -> None:
    words = form.format(d=day)
    (found,) = times(f"It rained on {words}.", published)
    assert (found.value, found.earliest) == (str(day), str(day))


@given(DAYS, st.integers(1, 400))
def test_days_ago_are_that_many_days_before_publication(day: dt.date, number: int) -> None:
    (found,) = times(f"It rained {number} days ago.", str(day))
    assert found.value == str(day - dt.timedelta(number))


PIECES = st.sampled_from(
    (
        "Monday|May|March|Sun|10|2014|21st|25 Aug 88|10/5/21|2021-05-10|14:37|p.m.|GMT|last|this|next|the|week|year|"
        "years|days|ago|later|before|of|end|early|third|quarter|first|half|every|daily|now|a|two|several|past|yesterday|night|"
        "tonight|will|said|half|once|times|each|Ramadan|Easter|Q3|B.C.|o'clock|then|through|couple of|other|"
        "-|,|.|'|s|summer|noon|century|1990s|old|to|and|\n\n"
    ).split("|")
)
ANY_TEXT = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES).map("".join))
ANY_DAY = st.none() | st.dates().map(str) | st.sampled_from(["2031-05-14T22:29:00Z", "soon", "2031", ""])


@given(ANY_TEXT, ANY_DAY)
def test_times_of_any_text_are_ordered_disjoint_and_sound(text: str, published: str | None) -> None:
    floor = 0
    for found in times(text, published):
        assert floor <= found.start < found.end <= len(text)
        floor = found.end
        assert found.value
        assert (found.earliest is None) == (found.latest is None)
        if found.earliest is not None and found.latest is not None:
            assert dt.date.fromisoformat(found.earliest) < dt.date.fromisoformat(found.latest)


def seconds(piece: str, size: int) -> float:
    """The lesser of two times for a text of one repeated piece, in one paragraph."""
    report = Report(id="r", text=piece * (size // len(piece)), published=PUBLISHED)
    analysis = dataclasses.replace(analyse(Report(id="r", text="")), report=report, paragraphs=((0, size),))
    taken = []
    for _ in range(2):
        began = clock.process_time()
        tag(analysis)
        taken.append(clock.process_time() - began)
    return min(taken)


@pytest.mark.parametrize("piece", ["9", "1 ", "of the ", "May ", "last week ", "10 pm ", "two ", "May 10, 2031 "])
def test_reading_time_is_linear_in_the_text(piece: str) -> None:
    # Four times the text takes four times as long, where quadratic work would take sixteen.
    assert seconds(piece, 40_000) < 9 * seconds(piece, 10_000) + 0.05
