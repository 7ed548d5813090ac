"""Forms of verbs."""

from __future__ import annotations

import pytest

from accordingto.language.inflection import forms


@pytest.mark.parametrize(
    ("verb", "past", "gerund"),
    [
        ("arrest", "arrested", "arresting"),
        ("rob", "robbed", "robbing"),
        ("lob", "lobbed", "lobbing"),
        ("patrol", "patrolled", "patrolling"),
        ("confer", "conferred", "conferring"),
        ("raid", "raided", "raiding"),
        ("deny", "denied", "denying"),
        ("seize", "seized", "seizing"),
        ("shoot", "shot", "shooting"),
        ("gun down", "gunned down", "gunning down"),
    ],
)
def test_the_past_and_the_gerund(verb: str, past: str, gerund: str) -> None:
    found = forms(verb)
    assert (found.past, found.gerund) == (past, gerund)
