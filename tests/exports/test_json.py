import io
import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from accordingto.exports.json import encode, write
from accordingto.reading import from_json
from tests.exports.readings import READING


def test_readings_are_written_one_a_line() -> None:
    file = io.BytesIO()
    assert write([READING, READING], file) == 2
    assert [from_json(line) for line in file.getvalue().splitlines()] == [READING, READING]


def test_a_reading_of_before_names_were_kept_is_read() -> None:
    before = json.loads(encode(READING))
    del before["names"]
    assert from_json(json.dumps(before)) == msgspec.structs.replace(READING, names=())


def test_half_a_character_is_written_as_an_escape() -> None:
    reading = msgspec.structs.replace(READING, text="Elsin \ud800")
    line = encode(reading)
    assert b"\\ud800" in line
    assert json.loads(line)["text"] == "Elsin \ud800"


@given(st.text(st.characters()), st.text(st.characters()))
def test_whatever_the_words_they_come_back_as_they_were(title: str, warning: str) -> None:
    reading = msgspec.structs.replace(READING, title=title, warnings=(warning,))
    line = encode(reading)
    assert b"\n" not in line
    back: dict[str, Any] = json.loads(line)
    assert back == json.loads(json.dumps(msgspec.to_builtins(reading)))
