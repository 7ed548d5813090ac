"""Zones: what is title, caption, teaser or furniture, and above all that body text stays body."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.language.layout import paragraphs
from accordingto.language.zones import zones
from accordingto.report import Report, Zone

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

FIRST = (
    "The wall of the Orsk Lake dam gave way before dawn on Tuesday and sent water into the streets of Velm, killing at"
    " least 31 people, the interior ministry said."
)
SECOND = (
    'Oda Marl, the head of the Dam Authority, told reporters that the wall had been inspected in May. "We saw no'
    ' danger in it, and not one of us was afraid of it," she said.'
)
THIRD = (
    "The hospital in Velm, which lost its power for six hours, reported on Tuesday evening that it had received 44"
    " bodies. It added that most of them had not been identified."
)


def read(
    *parts: str, title: str | None = None, known: tuple[Zone, ...] = (), byline: str | None = None
) -> list[tuple[str, str]]:
    """Kind and words of each zone of a text with one part a line."""
    text = "\n".join(parts)
    report = Report(id="r", text=text, title=title, byline=byline, zones=known)
    return [(zone.kind, text[zone.start : zone.end].strip()) for zone in zones(report, paragraphs(text))]


def body(*parts: str) -> tuple[str, str]:
    return ("body", "\n".join(parts))


# ------------------------------------------------------------------------------------------------- titles and datelines


def test_header_line_date_line_and_body() -> None:
    assert read(" date 2031-05-06 Dam breaks above Velm", "Tuesday, May 6, 2031", FIRST, SECOND) == [
        ("dateline", "date 2031-05-06"),
        ("title", "Dam breaks above Velm"),
        ("dateline", "Tuesday, May 6, 2031"),
        body(FIRST, SECOND),
    ]


@pytest.mark.parametrize("line", ["Dam breaks above Velm", "Dam breaks above Velm.", "‘Dam breaks above Velm’ "])
def test_a_known_title_is_found_whatever_marks_it_has(line: str) -> None:
    assert read(line, FIRST, title="Dam breaks above Velm")[0] == ("title", line.strip())


def test_a_known_title_may_carry_the_name_of_the_site() -> None:
    line = "Dam breaks above the town of Velm"
    assert read(line, FIRST, title=f"{line} | Tarn News")[0] == ("title", line)


def test_a_known_title_may_be_set_in_several_lines() -> None:
    assert read(
        "Dam breaks above Velm;",
        "Ministry counts 31 dead.",
        FIRST,
        title="Dam breaks above Velm; Ministry counts 31 dead",
    ) == [
        ("title", "Dam breaks above Velm;\nMinistry counts 31 dead."),
        body(FIRST),
    ]


def test_a_title_known_from_elsewhere_is_not_looked_for_in_other_lines() -> None:
    assert read(FIRST, SECOND, title="Dam breaks above Velm") == [body(FIRST, SECOND)]


def test_without_a_known_title_a_short_first_line_is_one() -> None:
    assert read("Dam breaks above Velm", FIRST)[0] == ("title", "Dam breaks above Velm")


@pytest.mark.parametrize("line", ["The dam is broken.", "Key figures:", "The water rose,"])
def test_a_first_line_that_ends_as_sentences_do_is_no_title(line: str) -> None:
    assert read(line, FIRST) == [body(line, FIRST)]


def test_a_text_of_one_line_is_body() -> None:
    assert read("Dam breaks above Velm") == [body("Dam breaks above Velm")]


def test_a_written_date_before_the_first_sentence() -> None:
    assert read("Dam breaks above Velm", "Tuesday, May 6, 2031 " + FIRST)[1:] == [
        ("dateline", "Tuesday, May 6, 2031"),
        body(FIRST),
    ]


def test_the_dateline_of_an_agency_and_the_note_of_a_monitoring_service() -> None:
    assert read("   Velm, 6 May 31 (Radio Tarn) -- [Text] " + FIRST, SECOND) == [
        ("dateline", "Velm, 6 May 31 (Radio Tarn) --"),
        ("boilerplate", "[Text]"),
        body(FIRST, SECOND),
    ]


# ------------------------------------------------------------------------------------------- labels, bylines, furniture


def test_byline_by_its_words_and_by_the_name_of_the_author() -> None:
    assert read("Dam breaks above Velm", "By Oda Marl", FIRST)[1] == ("byline", "By Oda Marl")
    assert read("Dam breaks above Velm", "oda marl", FIRST, byline="Oda Marl")[1] == ("byline", "oda marl")


def test_furniture_after_the_body() -> None:
    assert read(FIRST, SECOND, "Read more: Nine days of rain", "Share this story", "(c) 2031 Tarn News")[1:] == [
        ("teaser", "Read more: Nine days of rain"),
        ("boilerplate", "Share this story\n(c) 2031 Tarn News"),
    ]


def test_what_stands_below_a_label_is_of_its_kind_until_a_sentence_comes() -> None:
    assert read(FIRST, SECOND, "Related stories", "Nine days of rain", "Who built the dam?", THIRD)[1:] == [
        ("teaser", "Related stories\nNine days of rain"),
        body("Who built the dam?", THIRD),
    ]


# -------------------------------------------------------------------------------------------------- captions, headings


def test_a_line_below_the_title_that_names_somebody_of_the_text_is_a_caption() -> None:
    line = "Head of the Dam Authority Oda Marl"
    assert read("Dam breaks above Velm", line, FIRST, SECOND)[1] == ("caption", line)


def test_a_line_between_paragraphs_that_names_somebody_is_a_caption() -> None:
    assert read(FIRST, "Oda Marl of the Dam Authority", SECOND, THIRD)[1] == (
        "caption",
        "Oda Marl of the Dam Authority",
    )


def test_a_line_between_paragraphs_that_names_nobody_is_a_heading() -> None:
    assert read(FIRST, "Warnings of engineers", SECOND, THIRD)[1] == ("heading", "Warnings of engineers")


def test_a_headline_between_paragraphs_is_a_teaser() -> None:
    line = "Builder of dam says steel was stolen"
    assert read(FIRST, line, SECOND, THIRD)[1] == ("teaser", line)


def test_a_phrase_with_a_full_stop_is_a_caption() -> None:
    assert read(FIRST, "The old market square of Velm.", SECOND)[1] == ("caption", "The old market square of Velm.")


def test_a_credit_makes_a_caption_of_a_sentence() -> None:
    line = "Soldiers carry an old woman from her house. Image: Ilko Brandt."
    assert read(FIRST, line, SECOND)[1] == ("caption", line)


def test_a_quotation_with_a_name_below_is_a_caption() -> None:
    line = '"Nobody told us of any danger in it." - Oda Marl, Dam Authority'
    assert read(FIRST, line, SECOND)[1] == ("caption", line)


def test_a_quotation_that_repeats_words_of_the_body_is_a_caption() -> None:
    line = "We saw no danger in it, and not one of us was afraid of it"
    assert read(FIRST, line + ".", SECOND)[1] == ("caption", line + ".")


@pytest.mark.parametrize(
    "line",
    [
        "Nobody rang the siren.",
        "The firm owns two other dams.",
        "Schools stay shut.",
        "Not so in Velm.",
        '"We ran," said Brandt, a miller.',
        '"We ran."',
        "Police are still looking for the keeper of the dam",
        "Dead: 31",
        "“We heard the water before we saw it.” — Oda Marl (@odamarl) May 6, 2031",
    ],
)
def test_short_paragraphs_of_the_body_stay_body(line: str) -> None:
    assert read(FIRST, line, SECOND, THIRD) == [body(FIRST, line, SECOND, THIRD)]


def test_a_list_after_a_colon_is_body() -> None:
    parts = [FIRST, "The ministry named the first three of the dead:", "Sera Tolvaj, 8", "Ilko Brandt, 61", THIRD]
    assert read(*parts) == [body(*parts)]


def test_quotations_with_names_in_a_row_are_the_report_itself() -> None:
    parts = [FIRST, '"We ran and left everything." - Ilko Brandt', '"I heard the wall break." - Sera Tolvaj', THIRD]
    assert read(*parts) == [body(*parts)]


def test_lines_mean_nothing_where_paragraphs_end_without_a_stop() -> None:
    parts = [FIRST[:-1], "Warnings of engineers", SECOND + " and left", THIRD[:-1]]
    assert read(*parts) == [body(*parts)]


# ------------------------------------------------------------------------------------------------------------- teasers

LETTER = [
    "Oda Marl, the head of the Dam Authority, wrote to the families on Tuesday. Her letter names three warnings.",
    "“I was not heard,” the letter read.",
]
TEASER = "The head of Tarn’s Dam Authority says rivers are the future of the country."
GOES_ON = "The letter added that all papers would be published, and that she would meet every family that wished it."


def test_a_headline_in_the_present_tense_between_paragraphs_that_belong_together_is_a_teaser() -> None:
    assert read(*LETTER, TEASER, GOES_ON) == [body(*LETTER), ("teaser", TEASER), body(GOES_ON)]


@pytest.mark.parametrize(
    ("sentence", "goes_on"),
    [
        ("She says rivers are the future of the country.", GOES_ON),  # no subject named anew
        ("The head of Tarn’s Dam Authority said rivers were the future.", GOES_ON),  # the tense of the report
        ("The head of Tarn’s Dam Authority says the letter was private.", GOES_ON),  # tied to what comes before
        (TEASER, "Rivers have risen for nine days."),  # nothing is taken up behind it
        (TEASER, GOES_ON.replace("added", "says")),  # a report that tells in the present
    ],
)
def test_a_sentence_that_belongs_to_its_neighbours_is_body(sentence: str, goes_on: str) -> None:
    assert read(*LETTER, sentence, goes_on) == [body(*LETTER, sentence, goes_on)]


# --------------------------------------------------------------------------------------------------------- known zones


def test_what_the_report_knows_of_its_parts_stays() -> None:
    text = FIRST + "\n" + SECOND
    known = (Zone("caption", len(FIRST) + 1, len(text)),)
    assert read(FIRST, SECOND, known=known) == [body(FIRST), ("caption", SECOND)]


def test_a_known_zone_may_be_a_part_of_a_paragraph() -> None:
    assert read("Velm: " + FIRST, known=(Zone("dateline", 0, 6),)) == [("dateline", "Velm:"), body(FIRST)]


PARTS = st.sampled_from(
    [
        FIRST,
        SECOND,
        TEASER,
        GOES_ON,
        "",
        "By Oda Marl",
        "VELM, May 4 (TNA) -- [Text] ",
        "Read more:",
        "x",
        " date 2031-05-06 ",
    ]
)
KINDS = st.sampled_from(["title", "caption", "body", "teaser"])


@given(
    st.lists(PARTS | st.text(max_size=60), max_size=12),
    st.lists(st.tuples(KINDS, st.integers(0, 300), st.integers(0, 300)), max_size=4),
)
def test_zones_cover_the_text_in_order_without_overlap(parts: list[str], known: list[tuple[str, int, int]]) -> None:
    text = "\n".join(parts)
    spans = tuple(Zone(kind, a, b) for kind, a, b in known if a < b <= len(text))  # type: ignore[arg-type]
    found = zones(Report(id="r", text=text, zones=spans), paragraphs(text))
    edges = [0] + [zone.end for zone in found]
    assert [zone.start for zone in found] == edges[:-1]
    assert edges[-1] == len(text)
    assert all(zone.start < zone.end for zone in found)
    assert all(a.kind != b.kind for a, b in pairwise(found))


# ---------------------------------------------------------------------------------------------------------- real texts


def test_the_first_real_report() -> None:
    path = SHARED / "reports/2021-07-11-letter.txt"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    lines = path.read_text("utf-8").splitlines()
    found = read(*lines)
    assert [kind for kind, _ in found] == ["dateline", "title", "dateline", "caption", "body", "teaser", "body"]
    assert found[3][1] == lines[2]
    assert found[5][1] == lines[7]


def test_the_measure_keeps_its_floor() -> None:
    if not SHARED.exists():
        pytest.skip(f"{SHARED} is not there")
    run = subprocess.run(
        [sys.executable, ROOT / "bench/zones.py", "--coded"], capture_output=True, text=True, check=True
    )
    shares = {line.split()[0]: float(line.split()[1]) for line in run.stdout.splitlines()}
    assert shares["wikinews"] >= 0.98
    assert shares["claims"] >= 0.98
