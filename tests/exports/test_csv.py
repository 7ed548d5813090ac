import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.exports.csv import cell, write
from accordingto.exports.visible import visible


def written(*rows: dict[str, Any], fields: tuple[str, ...] = ("who", "count")) -> bytes:
    file = io.BytesIO()
    assert write(rows, file, fields=fields) == len(rows)
    return file.getvalue()


def test_rows_have_a_heading_and_end_as_the_standard_says() -> None:
    assert written({"who": "children", "count": 6}, {"who": None, "count": 0}) == b"who,count\r\nchildren,6\r\n,0\r\n"


def test_no_rows_leave_the_heading_that_was_asked_for() -> None:
    assert written() == b"who,count\r\n"


def test_quotes_commas_and_line_ends_come_back_as_they_were() -> None:
    text = 'He said "no", then\nleft, étonné'
    (row,) = csv.DictReader(io.StringIO(written({"text": text}, fields=("text",)).decode(), newline=""))
    assert row["text"] == text


@pytest.mark.parametrize("text", ["=1+1", "+1 dead", "-2", "@sum", "\t=1", "\r=1", "\n=1", "＝1+1"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize(("number", "shown"), [(-2, "-2"), (-40.25, "-40.25"), (0, "0"), (True, "1"), (None, "")])
def test_numbers_stay_numbers(number: float | None, shown: str) -> None:
    assert cell(number) == shown


def test_a_list_is_one_cell() -> None:
    assert cell(["=Elsin", "Lorvan"]) == "'=Elsin; Lorvan"


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.none() | st.integers()}), min_size=1))
def test_whatever_the_text_the_rows_come_back(rows: list[dict[str, Any]]) -> None:
    back = list(csv.reader(io.StringIO(written(*rows, fields=("a", "b")).decode(), newline="")))
    assert back == [["a", "b"], *([cell(row["a"]), cell(row["b"])] for row in rows)]
    assert all(visible(text) == text and not text.startswith(("=", "+", "-", "@")) for row in back for text in row[:1])
