"""Search queries: what they mean, and where one goes wrong."""

from __future__ import annotations

import pytest

from accordingto.ledger import BadQuery
from accordingto.ledger.search_query import DEEPEST, LONGEST, fts5


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("flood", '"flood"'),
        ("flood dead", '("flood" AND "dead")'),
        ("flood AND dead", '("flood" AND "dead")'),
        ("flood OR quake OR fire", '("flood" OR "quake" OR "fire")'),
        ("flood quake OR fire", '(("flood" AND "quake") OR "fire")'),
        ("flood AND quake OR fire", '(("flood" AND "quake") OR "fire")'),
        ("flood NOT quake fire", '("flood" NOT ("quake" AND "fire"))'),
        ("flood NOT quake NOT fire", '("flood" NOT ("quake" OR "fire"))'),
        ("flood (quake OR fire)", '("flood" AND ("quake" OR "fire"))'),
        ("((flood))", '"flood"'),
        ('"the flood" dead', '("the flood" AND "dead")'),
        ("flood*", '"flood" *'),
        ('"the flo"*', '"the flo" *'),
        ("air-strike ministry's 4,000", '("air-strike" AND "ministry\'s" AND "4,000")'),
        ("and or not", '("and" AND "or" AND "not")'),
        ("title:flood ^a {b}", '("title:flood" AND "^a" AND "{b}")'),
        ("AND*", '"AND" *'),
    ],
)
def test_queries_are_understood(query: str, meaning: str) -> None:
    assert fts5(query) == meaning


@pytest.mark.parametrize(
    ("query", "position", "what"),
    [
        ("", 0, "there is nothing to look for"),
        ("  ", 0, "there is nothing to look for"),
        ("flood AND", 9, "missing at the end"),
        ("flood (", 7, "missing at the end"),
        ("OR flood", 0, "missing before OR"),
        ("flood AND OR fire", 10, "missing before OR"),
        ("NOT flood", 0, "missing before NOT"),
        ("flood () fire", 7, "missing before )"),
        ("(flood", 0, "never closed"),
        ("a (b (c)", 2, "never closed"),
        ("flood) fire", 5, "never opened"),
        ('the "flood', 4, "no partner"),
        ("flood — fire", 6, "no letter and no digit"),
        ('flood ""', 6, "no letter and no digit"),
        ("flood *", 6, "no letter and no digit"),
        ("a" + "(" * (DEEPEST + 1) + "b", DEEPEST + 1, f"more than {DEEPEST} deep"),
        ("a" * (LONGEST + 1), LONGEST, f"at most {LONGEST} characters"),
    ],
)
def test_a_mistake_is_pointed_at(query: str, position: int, what: str) -> None:
    with pytest.raises(BadQuery) as refused:
        fts5(query)
    assert (refused.value.query, refused.value.position) == (query, position)
    assert what in refused.value.what


def test_the_message_shows_the_place() -> None:
    with pytest.raises(BadQuery) as refused:
        fts5("flood AND OR fire")
    message = str(refused.value).splitlines()
    assert message[0] == "search query, character 11: something to look for is missing before OR"
    assert message[2].index("^") == message[1].index("OR fire")


def test_of_a_long_query_the_message_shows_the_place_alone() -> None:
    with pytest.raises(BadQuery) as refused:
        fts5("flood " * 500 + "AND")
    message = str(refused.value).splitlines()
    assert len(message[1]) < 100
    assert message[2].index("^") == len(message[1])
