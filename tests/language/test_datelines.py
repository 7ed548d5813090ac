"""Datelines: the header line, written dates, and what news agencies put before the first sentence."""

import pytest

from accordingto.language.datelines import dateline_end, header_end, is_place_alone, is_written_date, notes_end


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (" date 2031-05-04 Dam breaks\nBody.", "Dam breaks\nBody."),
        ("date 2031-05-04 Dam breaks", "Dam breaks"),
        ("\ufeff date 2031-05-04\nBody.", "\nBody."),
        (" date of birth unknown", " date of birth unknown"),
        ("The date 2031-05-04 stands.", "The date 2031-05-04 stands."),
    ],
)
def test_header(text: str, rest: str) -> None:
    assert text[header_end(text) :] == rest


@pytest.mark.parametrize(
    "words",
    [
        "Sunday, 4 May 2031",
        "Sunday, 4 May 2031 2:37 PM",
        "May 4, 2031",
        "Posted: 3:15 PM, May 4, 2031 Updated: 10:40 PM, May 5, 2031",
        "Published May 4, 2031 at 9 a.m. EDT",
        "2031-05-04T09:30:00Z",
        "04.05.2031 - 09:30",
        "This story is from May 4, 2031",
    ],
)
def test_a_written_date(words: str) -> None:
    assert is_written_date(words)


@pytest.mark.parametrize(
    "words",
    [
        "Sunday",
        "On Sunday, 4 May 2031, the dam broke.",
        "May 4, 2031 was a Sunday",
        "Updated hourly",
        "2031",
        "The May 4, 2031 dam failure",
    ],
)
def test_no_written_date(words: str) -> None:
    assert not is_written_date(words)


DATELINES = [
    "VELM, May 4 - |The dam broke.",
    "VELM, Tarn, May 4 (Tarn News) -- |The dam broke.",
    "Velm, 4 May 31 (Radio Tarn Network) -- |[Text] A wall broke.",
    "VELM (Tarn News) - |The dam broke.",
    "VELM — |The dam broke.",
    "VELM, Tarn (TNA) _ |The dam broke.",
    "OLD VELM, T.R. (WVLM) |The dam broke.",
    "Velm, Tarn – |The dam broke.",
    "VELM (TARN), NO DATE (RADIO TARN) -- |[TEXT] THE DAM BROKE.",
    "(TNA) -- |The dam broke.",
    "Sunday, May 4, 2031 |On Saturday, the dam broke.",
    "|The dam broke.",
    "|Brandt - the mayor - left.",
    "|UPDATE - The dam broke.",
    "|Police, soldiers - all came.",
    "|May 4, 2031 saw the dam break.",
    "|WE RAN -- ALL OF US.",
    "|Hail, rain - and then the dam broke.",
]


@pytest.mark.parametrize("marked", DATELINES)
def test_datelines_of_the_first_paragraph(marked: str) -> None:
    start = marked.index("|")
    text = marked.replace("|", "")
    assert dateline_end(text, 0, len(text), opening=True) == start


@pytest.mark.parametrize(
    "marked",
    [
        "VELM, May 4 (Tarn News) -- |The dam broke.",
        "VELM (Tarn News) - |The dam broke.",
        "|VELM - The dam broke.",
        "|(TNA) The dam broke.",
        "|Sunday, May 4, 2031 The dam broke.",
    ],
)
def test_in_later_paragraphs_a_dateline_needs_a_date_or_a_source(marked: str) -> None:
    start = marked.index("|")
    text = marked.replace("|", "")
    assert dateline_end(text, 0, len(text), opening=False) == start


def test_a_dateline_starts_where_its_paragraph_does() -> None:
    text = "Dam breaks\nVELM, May 4 - The dam broke."
    assert text[dateline_end(text, 11, len(text), opening=True) :] == "The dam broke."


def test_notes_behind_a_dateline() -> None:
    text = "[Report] [Oda Marl]\n[Text] The dam [of Orsk Lake] broke."
    assert text[notes_end(text, 0, len(text)) :] == "The dam [of Orsk Lake] broke."


@pytest.mark.parametrize("words", ["VELM -", "OLD VELM, Tarn —", "VELM, Tarn, May 4 --"])
def test_a_place_alone(words: str) -> None:
    assert is_place_alone(words)


@pytest.mark.parametrize("words", ["Velm -", "VELM", "VELM - The dam broke."])
def test_no_place_alone(words: str) -> None:
    assert not is_place_alone(words)
