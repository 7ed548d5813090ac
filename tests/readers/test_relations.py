"""How events stand to one another, each by an example."""

from __future__ import annotations

import pytest

from tests.readers.lexicons import reading


def joined(text: str) -> list[tuple[str, str, str]]:
    """(category, relation, category of the other event) of every relation."""
    events = reading(text).events
    by_id = {event.id: event for event in events}
    return [(e.category, r.kind, by_id[r.event].category) for e in events for r in e.relations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army shelled the town after workers protested against the law.", ("ASSAULT", "after", "PROTEST")),
        ("Before the army invaded the island, the president met the king.", ("CONSULT", "before", "ASSAULT")),
        ("Police arrested the mayor for attacking a guard.", ("COERCE", "because_of", "ASSAULT")),
        ("Police arrested the mayor because he attacked a guard.", ("COERCE", "because_of", "ASSAULT")),
        ("Troops fired on the crowd during a protest against the law.", ("ASSAULT", "part_of", "PROTEST")),
        (
            "The kingdom imposed sanctions on the island in response to the attack on the convoy.",
            ("COERCE", "in_response_to", "ASSAULT"),
        ),
        ("The two sides reached an agreement with Egyptian mediation.", ("SUPPORT", "mediated_by", "CONSULT")),
    ],
)
def test_words_between_two_events_say_how_they_stand(text: str, expected: tuple[str, str, str]) -> None:
    assert joined(text) == [expected]


def test_an_event_of_the_same_category_that_it_answers_is_another_event() -> None:
    text = "The army attacked the camp in retaliation for the killing of two soldiers by rebels."
    assert joined(text) == [("ASSAULT", "in_response_to", "ASSAULT")]


def test_in_response_without_more_takes_up_what_was_told_last() -> None:
    text = "Workers protested against the law. In response, the army shelled the town."
    assert joined(text) == [("ASSAULT", "in_response_to", "PROTEST")]


def test_events_side_by_side_have_no_relation() -> None:
    assert joined("Police arrested the mayor and workers protested against the law.") == []
