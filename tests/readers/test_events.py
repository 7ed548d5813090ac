"""Who did what to whom, each by an example."""

from __future__ import annotations

from typing import Any

import pytest

from accordingto.reading import Event
from tests.readers.lexicons import noun_examples, reading, verb_examples


def events(text: str) -> tuple[Event, ...]:
    return reading(text).events


def told(text: str) -> list[tuple[str, Any, Any]]:
    return [(e.category, e.actor, e.recipient) for e in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested the editor.", ("COERCE", "Police", "editor")),
        ("The editor was arrested by police.", ("COERCE", "police", "editor")),
        ("The editor was arrested.", ("COERCE", None, "editor")),
        ("Rebels launched a brutal bombing campaign against the town.", ("ASSAULT", "Rebels", "town")),
        ("Clashes between the army and the rebels went on.", ("ASSAULT", "army", "rebels")),
        ("The rebels accepted the truce.", ("AGREE", "rebels", "truce")),
        ("The army announced a unilateral ceasefire.", ("CONCEDE", "army", None)),
        ("Workers protested against the law.", ("PROTEST", "Workers", "law")),
    ],
)
def test_actor_and_recipient(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert told(text) == [expected]


def test_an_accident_is_the_event_and_not_the_deaths_in_it() -> None:
    (event,) = events("At least 345 pilgrims have been killed in a stampede near the bridge.")
    assert (event.category, event.recipient, len(event.tolls)) == ("ACCIDENT", "pilgrims", 1)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The army attacked the town.", "asserted"),
        ("The army did not attack the town.", "denied"),
        ("The army will attack the town.", "planned"),
        ("The army could attack the town.", "conditional"),
        ("The army allegedly attacked the town.", "alleged"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    (event,) = events(text)
    assert event.modality == modality


def test_the_trigger_is_the_words_and_the_evidence_their_sentence() -> None:
    text = "Rain fell. Police arrested the editor."
    (event,) = events(text)
    assert text[slice(*event.trigger)] == "arrested"
    assert text[slice(*event.evidence)] == "Police arrested the editor."


_EXAMPLES = [*verb_examples("events"), *noun_examples("events")]


@pytest.mark.parametrize(("text", "entry"), _EXAMPLES, ids=[text for text, _ in _EXAMPLES])
def test_every_entry_is_read_in_its_example(text: str, entry: dict[str, Any]) -> None:
    assert entry["category"] in [e.category for e in events(text)]
