"""CSV and TSV rows: the header names the fields; one bad row costs only itself."""

from __future__ import annotations

import csv
import hashlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.source import Limits, Options
from tests.intake.gathering import gather, only_problem, only_report, provenance

TEXT = "Nine boats were lost off Varnholm, the harbour office said."


def written(rows: list[list[str]], **form: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, **form).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_sense_of_the_header(delimiter: str) -> None:
    text = "“Nine; boats, were|lost\toff Varnholm.”\r\nThe “harbour” office said so."
    data = written([["id", "Pub Date", "headline", "body"], ["7", "4 May 2031", "Storm", text]], delimiter=delimiter)
    report = only_report("a.csv", data)
    assert (report.id, report.published, report.title, report.text) == ("7", "2031-05-04", "Storm", text)


def test_provenance_counts_rows_as_spreadsheets_do_and_hashes_their_bytes() -> None:
    row = f'2,"{TEXT}\n\nA second paragraph."'
    reports, _ = gather("a.csv", f"id,text\r\n1,first\r\n\r\n{row}\r\n".encode())
    found = provenance(reports[1])
    assert (found.location, found.format, found.encoding) == ("a.csv#4", "csv", "utf-8 (valid)")
    assert found.sha256 == hashlib.sha256(row.encode()).hexdigest()


def test_columns_can_be_named() -> None:
    assert only_report("a.csv", b"story,text\nlong,short\n", Options(fields={"text": "story"})).text == "long"


def test_empty_cells_are_missing_values() -> None:
    report = only_report("a.csv", f"text,title,date,byline\n{TEXT},,, \n".encode().replace(b", the", b" the"))
    assert (report.title, report.published, report.byline, report.warnings) == (None, None, None, ())


def test_a_table_without_a_text_column_is_one_problem() -> None:
    problem = only_problem("a.csv", b"id,story\n1,a\n2,b\n3,c\n")
    assert (problem.location, problem.what) == (
        "a.csv",
        "no field with the text of a report; the fields are 'id', 'story'",
    )
    assert "--field text=NAME" in problem.remedy


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (b"2,b,c\n", "the row has 3 cells where the header has 2"),
        (b"2\n", "the row has 1 cells where the header has 2"),
        (b'2,"b"c\n', "the row is not well-formed"),
        (b"2, \n", "the field 'text' holds no text"),
        (b"1,other\n", "the id '1' stands for another text"),
    ],
)
def test_a_bad_row_is_a_problem_and_the_rest_goes_on(row: bytes, what: str) -> None:
    reports, [problem] = gather("a.csv", b"id,text\n1,a\n" + row + b"3,c\n")
    assert [report.text for report in reports] == ["a", "c"]
    assert problem.location == "a.csv#3"
    assert what in problem.what


def test_a_quotation_mark_that_is_not_closed_does_not_swallow_the_rest() -> None:
    data = b'id,text\n1,a\n2,"b\n' + b"filler line\n" * 20 + b"3,c\n"
    reports, problems = gather("a.csv", data, Options(limits=Limits(report_bytes=100)))
    assert [report.text for report in reports] == ["a", "c"]
    assert "quotation mark that is not closed" in problems[0].remedy


def test_a_quotation_mark_open_at_the_end_is_a_problem() -> None:
    reports, [problem] = gather("a.csv", b'id,text\n1,a\n2,"b\n3,c\n')
    assert [report.text for report in reports] == ["a"]
    assert "unexpected end of data" in problem.what


def test_cells_longer_than_the_csv_module_allows_by_itself() -> None:
    assert len(only_report("a.csv", b"text\n" + b"x" * 300_000 + b"\n").text) == 300_000


def test_a_column_that_is_there_twice_is_a_problem() -> None:
    assert "'text' more than once" in only_problem("a.csv", b"text,text\na,b\n").what


@pytest.mark.parametrize(("data", "what"), [(b"text\n", "a header but no rows"), (b"", "empty"), (b"\n", "no rows")])
def test_a_table_without_rows_is_a_problem(data: bytes, what: str) -> None:
    assert what in only_problem("a.csv", data).what


@pytest.mark.parametrize(("codec", "warned"), [("cp1252", True), ("utf-16", False), ("utf-8-sig", False)])
def test_encodings(codec: str, warned: bool) -> None:
    text = "The café on Quay Street, “closed since May”, was hit."
    report = only_report("a.csv", f'id,text\r\n1,"{text}"\r\n'.encode(codec))
    assert report.text == text
    assert bool(report.warnings) == warned


def test_binary_data_with_the_name_of_a_table_is_a_problem() -> None:
    assert "not text" in only_problem("a.csv", b"text\n\0\1\2\3\4" * 50).what


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n",;'), max_size=20)


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS.filter(lambda t: t and not t.isspace())), min_size=1, max_size=5))
def test_texts_round_trip(rows: list[tuple[str, str]]) -> None:
    reports, problems = gather("a.csv", written([["title", "text"], *map(list, rows)]))
    assert not problems
    assert [report.text for report in reports] == [text for _, text in rows]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(data: bytes) -> None:
    reports, problems = gather("a.csv", b"id,text\n" + data)
    assert reports or problems
    assert not any("fault of the program" in problem.remedy for problem in problems)
