import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.exports.visible import json_line, one_line, visible

NASTY = "\x1b[2J\x9b31m\u202eelddim\u2066\x07\u200f\U000e0041\ufeff"


def steers(character: str) -> bool:
    joiners = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060"}
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or (
        unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        and character not in joiners
    )


def test_an_escape_sequence_is_spelled_out() -> None:
    assert visible("\x1b[31mred") == "⟨U+001B⟩[31mred"


def test_an_override_of_direction_is_spelled_out() -> None:
    assert visible("killed \u202e04\u202c people") == "killed ⟨U+202E⟩04⟨U+202C⟩ people"


@pytest.mark.parametrize("text", ["Ōkura said: “tác giả”", "می‌گوید", "סגן השר", "👩‍🚒 rescued", "a\tb\nc", ""])
def test_writing_of_any_language_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(st.text(st.characters()))
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    assert not [c for c in visible(text) if steers(c) and c not in "\n\t"]
    assert not [c for c in one_line(text) if steers(c)]
    visible(text).encode()


def test_a_cell_is_one_line() -> None:
    assert one_line(" Ferry\r\n  sinks\toff\vElsin \x00") == "Ferry sinks off Elsin ⟨U+0000⟩"


@given(st.text())
def test_json_means_the_same_and_steers_nothing(text: str) -> None:
    line = json_line(json.dumps({"text": NASTY + text}, ensure_ascii=False).encode())
    assert json.loads(line) == {"text": NASTY + text}
    assert not [c for c in line.decode() if steers(c)]
