import time as clock

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.language import analyse
from accordingto.reading import Time
from accordingto.readers.times import read, when
from accordingto.readers.times.grammar import read_words
from accordingto.report import Report

WORDS = msgspec.to_builtins(read_words())
PUBLISHED = "2031-05-14"
"""A Wednesday."""


def times(text: str, published: str | None = PUBLISHED) -> tuple[Time, ...]:
    return read(analyse(Report(id="r", text=text, published=published)))


def said(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.type, t.value) for t in times(text, published)]


@pytest.mark.parametrize("section", WORDS)
def test_examples_of_the_grammar_have_their_values(section: str) -> None:
    for word, entry in WORDS[section].items():
        found = times(entry["example"])
        assert [t.value for t in found][:1] == [entry["value"]], word
