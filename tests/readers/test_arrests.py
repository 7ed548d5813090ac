"""Arrests whose agent is left out."""

from __future__ import annotations

import pytest

from accordingto.readers import arrests
from tests.readers.lexicons import reading


@pytest.mark.parametrize(
    "text",
    [
        "Police raided the office on Monday. Eight people were arrested.",
        "Police said on Monday that eight people were arrested.",
        "The police entered the office and eight people were arrested.",
    ],
)
def test_an_arrest_beside_the_police_is_theirs_and_says_so(text: str) -> None:
    found = reading(text)
    names = {e.id: e.name.lower() for e in found.entities}
    (event,) = (e for e in found.events if text[slice(*e.trigger)] == "arrested")
    assert names[str(event.actor)] == "police"
    assert str(event.rule).endswith(arrests.RULE)


@pytest.mark.parametrize(
    "text",
    [
        "Eight people were arrested on Monday.",
        "Fishermen stormed the office on Monday. Eight people were arrested.",
        "Police raided the office on Monday.\n\nRain fell on Tuesday. Eight people were arrested.",
    ],
)
def test_an_arrest_by_nobody_stays_open(text: str) -> None:
    (event,) = (e for e in reading(text).events if text[slice(*e.trigger)] == "arrested")
    assert event.actor is None
