"""Codes that ACLED and UCDP might give an event, each with what the suggestion rests on.

Those projects code what happened, from all reports together; this is what one clause allows to be said. Nothing is
suggested for what is planned, threatened, requested, conditional or denied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from accordingto.codes.parties import Party
from accordingto.codes.tables import Code, Scheme
from accordingto.language.lexicon import data

HAPPENED = frozenset({"asserted", "alleged", "ongoing"})
"""Modalities of what is said to have happened."""

_WORD = re.compile(r"\w+")


class Deed(NamedTuple):
    """What the suggestions look at.

    Attributes:
        category: of the event.
        cameo: its CAMEO code, or null.
        modality: of the event.
        words: those of its trigger and of its instrument.
        actors: who did it.
        recipients: whom it befell.
    """

    category: str
    cameo: str | None
    modality: str
    words: Sequence[str]
    actors: Sequence[Party]
    recipients: Sequence[Party]


class _Found(NamedTuple):
    """A code with its meaning, or neither, and the reason."""

    code: str | None
    label: str | None
    why: str


def suggested(deed: Deed) -> tuple[Code, Code]:
    """ACLED's sub-event type and UCDP's type of violence, as far as the words allow; else the reason why not."""
    if deed.modality not in HAPPENED:
        unhappened = _Found(None, None, f"it is {deed.modality}, not said to have happened")
        return _code("ACLED", unhappened), _code("UCDP", unhappened)
    return _code("ACLED", _acled(deed)), _code("UCDP", _ucdp(deed))


def _code(scheme: Scheme, found: _Found) -> Code:
    source = data("codes")[scheme.lower()]["source"]
    return Code(scheme=scheme, code=found.code, label=found.label, suggested=True, why=found.why, source=source)


def _acled(deed: Deed) -> _Found:
    """By the weapon, else by the code, else by the sides."""
    if deed.category == "ASSAULT":
        return _by_weapon(deed) or _by_cameo(deed) or _by_sides(deed)
    return _by_cameo(deed) or _Found(None, None, f"no sub-event type stands for {deed.category} by itself")


def _by_weapon(deed: Deed) -> _Found | None:
    words = [word for text in deed.words for word in _WORD.findall(text.lower())]
    for weapon in data("codes")["acled"]["weapon"]:
        named = next((word for word in words if word in weapon["words"].split()), None)
        if named is not None:
            return _Found(weapon["sub_type"], weapon["type"], f"the word “{named}”")
    for weapon in data("codes")["acled"]["weapon"]:
        if deed.cameo is not None and deed.cameo in weapon["cameo"].split():
            return _Found(weapon["sub_type"], weapon["type"], f"CAMEO {deed.cameo}")
    return None


def _by_cameo(deed: Deed) -> _Found | None:
    table = data("codes")["acled"]["cameo"]
    cameo = deed.cameo or ""
    beginnings = (cameo[:length] for length in range(len(cameo), 1, -1))
    found = next((beginning for beginning in beginnings if beginning in table), None)
    return None if found is None else _Found(table[found][1], table[found][0], f"CAMEO {cameo}")


def _by_sides(deed: Deed) -> _Found:
    actors, recipients = _sides(deed)
    if recipients == {"unarmed"}:
        return _Found("Attack", "Violence against civilians", f"against {_names(deed.recipients)}, without arms")
    if actors and recipients and actors | recipients <= {"state", "armed"}:
        return _Found("Armed clash", "Battles", f"between {_names(deed.actors)} and {_names(deed.recipients)}")
    return _Found(None, None, _unknown(deed))


def _ucdp(deed: Deed) -> _Found:
    if deed.category != "ASSAULT":
        return _Found(None, None, f"{deed.category} is no use of armed force")
    actors, recipients = _sides(deed)
    types = data("codes")["ucdp"]["types"]
    between = f"between {_names(deed.actors)} and {_names(deed.recipients)}"
    if not actors or "unknown" in actors | recipients or not recipients:
        return _Found(None, None, _unknown(deed))
    if actors <= {"state", "armed"} and recipients == {"unarmed"}:
        why = f"by {_names(deed.actors)} against {_names(deed.recipients)}, without arms"
        return _Found("3", types[2], f"{why}; {_DEATH}")
    if actors | recipients == {"armed"}:
        return _Found("2", types[1], f"{between}, none a state's; {_DEATH}")
    if actors | recipients <= {"state", "armed"}:
        return _Found("1", types[0], f"{between}, at least one a state's; {_DEATH}")
    return _Found(None, None, f"{between}: no type of violence has these sides")


_DEATH = "UCDP counts it if at least one person was killed"


def _sides(deed: Deed) -> tuple[set[str], set[str]]:
    return {party.side for party in deed.actors}, {party.side for party in deed.recipients}


def _names(parties: Sequence[Party]) -> str:
    return " and ".join(map(str, parties))


def _unknown(deed: Deed) -> str:
    """Which of the two sides the words leave open."""
    open_ = [
        side
        for side, parties in (("who did it", deed.actors), ("whom it befell", deed.recipients))
        if not parties or any(party.side == "unknown" for party in parties)
    ]
    return f"the words do not tell the sector of {' and '.join(open_)}" if open_ else "its sides fit no type"
