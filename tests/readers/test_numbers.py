import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.readers.numbers import COUNTING, Figure, figures
from accordingto.readers.numbers.grammar import read_words

WORDS = read_words()


def only(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, found
    return found[0]


def read(text: str) -> list[tuple[str, str, str, int | None, int | None, int | None]]:
    return [(text[f.start : f.end], f.kind, f.bound, f.count, f.low, f.high) for f in figures(text)]


@pytest.mark.parametrize("section", ["cardinals", "sets"])
def test_example_of_a_number_word_counts_its_value(section: str) -> None:
    for word, entry in getattr(WORDS, section).items():
        figure = only(entry.example)
        assert (figure.count, figure.bound, figure.kind) == (entry.value, "exact", "cardinal"), word


@pytest.mark.parametrize("section", ["scales", "suffixes"])
def test_example_of_a_scale_counts_two_of_it(section: str) -> None:
    for word, entry in getattr(WORDS, section).items():
        assert only(entry.example).count == 2 * entry.value, word


def test_example_of_a_heap_allows_two_heaps_or_more() -> None:
    for word, entry in WORDS.heaps.items():
        figure = only(entry.example)
        assert (figure.kind, figure.bound, figure.low, figure.high) == ("vague", "vague", 2 * entry.value, None), word


def test_example_of_a_vague_word_has_its_least_number() -> None:
    for phrase, entry in WORDS.vague.items():
        figure = only(entry.example)
        assert (figure.kind, figure.count, figure.low) == ("vague", None, entry.value), phrase


def test_example_of_a_multiplier_has_its_hundreds() -> None:
    for word, entry in WORDS.multipliers.items():
        figure = only(entry.example)
        assert (figure.kind, figure.low) == ("vague", 100 * entry.value), word


def test_example_of_a_rank_has_its_value() -> None:
    for word, entry in WORDS.ordinals.items():
        figure = only(entry.example)
        assert (figure.kind, figure.value, figure.count) == ("ordinal", entry.value, None), word


def test_example_of_a_share_has_its_value() -> None:
    for word, entry in WORDS.fractions.items():
        figure = only(entry.example)
        times = {"two": 2, "three": 3, "nine": 9}.get(entry.example.split()[0], 1)
        assert figure.kind == "fraction", word
        assert figure.value == pytest.approx(times * entry.value), word


@pytest.mark.parametrize("section", ["before", "after"])
def test_example_of_bound_words_has_the_bound_and_covers_the_words(section: str) -> None:
    for phrase, entry in getattr(WORDS, section).items():
        figure = only(entry.example)
        words = entry.example[figure.start : figure.end].lower().replace(" ", "")
        assert figure.bound == entry.bound, phrase
        assert words.startswith(phrase.replace(" ", "")) or words.endswith(phrase.replace(" ", "")), phrase


def test_example_of_an_echo_belongs_to_the_figure() -> None:
    for phrase, example in WORDS.echoes.items():
        figure = only(example)
        assert example[figure.start : figure.end] == example, phrase
        assert figure.bound == "at_least"


def test_example_of_words_between_bound_and_number_keeps_the_bound() -> None:
    for word, example in WORDS.between.items():
        assert only(example).bound == "at_least", word


def test_example_of_a_topic_has_no_bound() -> None:
    for word, example in WORDS.topics.items():
        assert only(example).bound == "exact", word


def test_example_of_change_is_two_figures() -> None:
    for word, example in WORDS.change.items():
        assert [f.count for f in figures(example)] == [20, 30], word


def test_example_of_a_counted_noun_is_a_count_and_no_year() -> None:
    for word, example in WORDS.counted.items():
        figure = only(example)
        assert figure.kind in {"cardinal", "measure"}, word


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("none", "none"),
        ("score_followers", "vague"),
        ("units", "measure"),
        ("unit_fillers", "measure"),
        ("measured", "measure"),
        ("dimensions", "measure"),
        ("percent", "percent"),
        ("money_before", "money"),
        ("money_countries", "money"),
        ("money_after", "money"),
        ("months", "date"),
        ("year_openers", "date"),
        ("clock_after", "clock"),
        ("age_before", "age"),
        ("age_after", "age"),
        ("identifiers", "identifier"),
        ("numbered", "identifier"),
        ("numbered_after", "identifier"),
        ("codes", "identifier"),
        ("results", "score"),
    ],
)
def test_example_of_a_context_word_is_of_its_kind(section: str, kind: str) -> None:
    for word, example in getattr(WORDS, section).items():
        assert kind in {f.kind for f in figures(example)}, word


@pytest.mark.parametrize("section", ["not_many", "not_none", "pronoun_after", "pronoun_before"])
def test_example_of_words_that_count_nothing_has_no_figure(section: str) -> None:
    for word, example in getattr(WORDS, section).items():
        assert {f.kind for f in figures(example)} <= {"ordinal"}, word


def test_example_of_a_stretch_of_play_is_no_share() -> None:
    for word, example in WORDS.not_half.items():
        assert "fraction" not in {f.kind for f in figures(example)}, word


def test_example_of_a_link_gives_the_part_its_whole() -> None:
    for words, example in WORDS.part_links.items():
        part, total = figures(example)
        assert (part.whole, total.count) == (12, 12), words


@pytest.mark.parametrize(
    ("text", "words", "bound", "count", "low", "high"),
    [
        ("at least 40 died", "at least 40", "at_least", 40, 40, None),
        ("more than 4,000 rockets", "more than 4,000", "more_than", 4000, 4001, None),
        ("up to 50 died", "up to 50", "at_most", 50, None, 50),
        ("fewer than 10 died", "fewer than 10", "less_than", 10, None, 9),
        ("nearly 300 fled", "nearly 300", "about", 300, None, None),
        ("between 20 and 30 died", "between 20 and 30", "range", None, 20, 30),
        ("20 to 30 died", "20 to 30", "range", None, 20, 30),
        ("20–30 died", "20–30", "range", None, 20, 30),
        ("20 or 30 died", "20 or 30", "range", None, 20, 30),
        ("from 20 to 30 died", "from 20 to 30", "range", None, 20, 30),
        ("two to three million fled", "two to three million", "range", None, 2_000_000, 3_000_000),
        ("about two dozen fled", "about two dozen", "about", 24, None, None),
        ("at least some 40 fled", "at least some 40", "at_least", 40, 40, None),
        ("more than a dozen died", "more than a dozen", "more_than", 12, 13, None),
        ("a hundred or so fled", "a hundred or so", "about", 100, None, None),
        ("20-plus died", "20-plus", "at_least", 20, 20, None),
        ("a couple of hundred fled", "a couple of hundred", "about", 200, None, None),
        ("more than several hundred fled", "more than several hundred", "vague", None, 300, None),
        ("tens of thousands fled", "tens of thousands", "vague", None, 20_000, None),
        ("twenty-six died", "twenty-six", "exact", 26, 26, 26),
        ("TWENTY-SIX DIED", "TWENTY-SIX", "exact", 26, 26, 26),
        ("one hundred and twenty died", "one hundred and twenty", "exact", 120, 120, 120),
        ("two hundred thousand fled", "two hundred thousand", "exact", 200_000, 200_000, 200_000),
        ("half a million fled", "half a million", "exact", 500_000, 500_000, 500_000),
        ("two and a half million fled", "two and a half million", "exact", 2_500_000, 2_500_000, 2_500_000),
        ("three quarters of a million fled", "three quarters of a million", "exact", 750_000, 750_000, 750_000),
        ("half a dozen sank", "half a dozen", "exact", 6, 6, 6),
        ("1,00,000 fled", "1,00,000", "exact", 100_000, 100_000, 100_000),
        ("5 000 fled", "5 000", "exact", 5000, 5000, 5000),
        ("5'000 fled", "5'000", "exact", 5000, 5000, 5000),
        ("1.2 million fled", "1.2 million", "exact", 1_200_000, 1_200_000, 1_200_000),
        ("1,5 million fled", "1,5 million", "exact", 1_500_000, 1_500_000, 1_500_000),
        ("1.200.000 fled", "1.200.000", "exact", 1_200_000, 1_200_000, 1_200_000),
        ("twenty\nsix died", "twenty\nsix", "exact", 26, 26, 26),
    ],
)
def test_counts_and_what_their_words_allow(
    text: str, words: str, bound: str, count: int | None, low: int | None, high: int | None
) -> None:
    figure = only(text)
    assert text[figure.start : figure.end] == words
    assert (figure.bound, figure.count, figure.low, figure.high) == (bound, count, low, high)


def test_number_span_is_the_numeral_without_its_bound_words() -> None:
    text = "at least two dozen, between 20 and 30 and more than $4 million"
    assert [text[slice(*f.number)] for f in figures(text)] == ["two dozen", "20 and 30", "4 million"]


def test_a_point_with_three_digits_is_a_broken_number() -> None:
    figure = only("1.200 of it")
    assert (figure.value, figure.count) == (1.2, None)


def test_change_from_one_number_to_another_is_two_figures() -> None:
    assert [f.count for f in figures("The number of dead rose sharply overnight from 20 to 30.")] == [20, 30]


def test_shares_of_a_count_are_worked_out() -> None:
    assert [(f.count, f.whole) for f in figures("half of the 40 and two thirds of the 30")] == [
        (20, 40),
        (40, None),
        (20, 30),
        (30, None),
    ]
    share = figures("half of the 41")[0]
    assert (share.low, share.high, share.bound) == (20, 21, "about")
    assert figures("more than half of the 40")[0].low == 21


def test_figures_that_count_no_people_say_what_they_are() -> None:
    text = (
        "Ana Brel, 42, a 12-member team, a three-storey house, Flight 370, in 2014, on May 10, 12 percent, $3 million, "
        "the 3rd, 14:37, three days, lost 2-3, 555-123-4567, a boy of 9 (9) aged 14 and the F-16"
    )
    assert [f.kind for f in figures(text)] == [
        "age", "compound", "compound", "identifier", "date", "date", "percent", "money", "ordinal", "clock", "measure",
        "score", "identifier", "cardinal", "cardinal", "age", "identifier",
    ]  # fmt: skip
    assert all(f.count is None and f.low is None for f in figures(text) if f.kind not in COUNTING)


def test_a_crowd_300_strong_is_a_count() -> None:
    assert only("a 300-strong crowd").count == 300


def test_a_bare_recent_year_is_a_count_before_a_counted_noun_or_after_a_bound() -> None:
    assert [only(t).kind for t in ("2014 villagers fled", "at least 2014 fled", "the 2014 flood")] == [
        "cardinal",
        "cardinal",
        "date",
    ]


def test_one_is_a_count_or_a_pronoun() -> None:
    assert only("one of the men died").count == 1
    assert only("no one died").kind == "none"
    assert only("one day it rained").kind == "measure"
    assert figures("They helped one another on Ferry One.") == ()


def test_bound_words_do_not_reach_across_a_blank_line() -> None:
    assert read("It was at least\n\n40 died")[0][2] == "exact"


def test_only_the_given_stretch_is_read() -> None:
    text = "at least 40 died and 12 fled"
    assert read(text[9:11]) == [("40", "cardinal", "exact", 40, 40, 40)]
    assert [(f.start, f.end, f.bound) for f in figures(text, 9, 11)] == [(9, 11, "exact")]


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number: int, *, linked: bool) -> str:
    """A number in English words, with or without "and" after the hundreds."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            tail = "" if rest == 0 else (" and " if linked and rest < 100 else " ") + spell(rest, linked=linked)
            return f"{spell(head, linked=linked)} {name}{tail}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + ("" if number % 10 == 0 else "-" + ONES[number % 10])


@given(st.integers(0, 10**9), st.booleans())
def test_any_number_in_words_reads_back(number: int, linked: bool) -> None:
    words = spell(number, linked=linked)
    figure = only(f"They saw {words} boats.")
    assert (figure.count, figure.low, figure.high) == (number, number, number)
    assert figure.number == (9, 9 + len(words))


@given(st.integers(0, 10**12))
def test_any_number_in_grouped_digits_reads_back(number: int) -> None:
    figure = only(f"They saw {number:,} boats.")
    assert figure.count == number


PIECES = st.sampled_from(
    (
        "at least|more than|between|from|to|and|or|-|–|a|the|half|of|dozen|hundred|thousand|million|hundreds|several|"
        "few|no|one|two|twenty|six|third|40|4,000|1.2|2014|May|$|%|years|old|,|.|\n\n|:|/|12m|3rd|not|single|many|score|'"
    ).split("|")
)
ANY_TEXT = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES).map("".join))


@given(ANY_TEXT)
def test_figures_of_any_text_are_ordered_disjoint_and_sound(text: str) -> None:
    floor = 0
    for figure in figures(text):
        assert floor <= figure.start <= figure.number[0] < figure.number[1] <= figure.end <= len(text)
        floor = figure.end
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
            if figure.count is not None:
                assert figure.low <= figure.count <= figure.high
        assert figure.kind in COUNTING or (figure.count, figure.low, figure.high) == (None, None, None)


@pytest.mark.parametrize("piece", ["9", "a", "boat ", "1."])
def test_a_megabyte_in_one_line_is_read_in_seconds(piece: str) -> None:
    assert seconds(piece * (1_000_000 // len(piece))) < 60


GRAINS = "one |twenty-|1,22,|123,456|1 |1-|1/|1:00:|a.|no |two million |at least |5 000 |from 1 to |one of |1'234|\n|- "


@pytest.mark.parametrize("piece", GRAINS.split("|"))
def test_reading_time_is_linear_in_the_text(piece: str) -> None:
    assert seconds(piece * (100_000 // len(piece))) < 60


def seconds(text: str) -> float:
    began = time.process_time()
    figures(text)
    return time.process_time() - began
