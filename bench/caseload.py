"""A large ledger of invented reports, to measure the room on: the shape of a year's archive, none of its words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from accordingto.ledger import Ledger
from accordingto.reading import Attribution, Entity, Event, Reading, Time, Toll
from accordingto.report import Report, Span, Zone, content_id

CLAIMS_PER_REPORT = 17
DAYS = 365
_BEGIN = date(2031, 1, 1)
_OUTLETS = [
    f"The {town} {paper}" for town in ("Ostra", "Varn", "Elsin", "Torbeck") for paper in ("Post", "Wire", "Echo")
]
_PLACES = [
    f"{first}{last}"
    for first in ("Var", "Els", "Tor", "Bran", "Mir", "Sal")
    for last in ("nock", "in", "mouth", "field", "stead", "ow")
]
_BODIES = [
    f"{place} {body}" for place in _PLACES for body in ("Police", "Hospital", "Ministry", "Relief", "Council", "Army")
]
_PEOPLE = [
    f"{first} {last}"
    for first in ("Ida", "Rolf", "Amel", "Sona", "Petr", "Jun")
    for last in ("Morrow", "Teller", "Brask", "Venn", "Oduya", "Castian")
]
_EFFECTS = ("killed", "killed", "killed", "injured", "missing", "displaced", "detained", "destroyed")
_CAUSES = ("a flood", "shelling", "an earthquake", "a fire", "a stampede", "an air raid")
_EVENTS = (
    ("ASSAULT", "shelled"),
    ("AID", "supplied"),
    ("CONSULT", "met"),
    ("PROTEST", "blocked"),
    ("COERCE", "raided"),
)
_VICTIMS = ("villagers", "soldiers", "children", "workers", "farmers", "people")


class _Writer:
    """Builds one report sentence by sentence, so that every span is exact."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)
        self.number = number
        self.day = _BEGIN + timedelta(self._random.randrange(DAYS))
        self.text = ""
        self.entities: dict[str, Entity] = {}
        self.attributions: list[Attribution] = []
        self.tolls: list[Toll] = []
        self.events: list[Event] = []
        self.sentences: list[Span] = []

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def name(self, name: str, kind: str) -> tuple[Span, str]:
        span = self.add(name)
        known = self.entities.get(name)
        id_ = f"e{len(self.entities) + 1}" if known is None else known.id
        mentions = (span,) if known is None else (*known.mentions, span)
        self.entities[name] = Entity(id=id_, type=kind, name=name, mentions=mentions)  # type: ignore[arg-type]
        return span, id_

    def toll(self) -> None:
        """Somebody says how many."""
        chance = self._random
        begin = len(self.text)
        count = int(chance.paretovariate(0.9)) + 1
        bound = chance.choice(("exact", "exact", "at_least", "about"))
        self.add({"exact": "", "at_least": "At least ", "about": "About "}[bound])
        number = self.add(f"{count:,}")
        who, effect = chance.choice(_VICTIMS), chance.choice(_EFFECTS)
        self.add(f" {who} were {effect} by {chance.choice(_CAUSES)} in ")
        _, place = self.name(chance.choice(_PLACES), "place")
        evidence = (begin, len(self.text))
        self.add(", ")
        source, speaker = self.name(chance.choice(_BODIES), "organization")
        self.add(" ")
        cue = self.add("said")
        self.add(f" in bulletin {self.number}.\n\n")
        when = (self.day - timedelta(chance.randrange(3))).isoformat()
        self._say(source, cue, evidence, "indirect", speaker)
        self.tolls.append(
            Toll(
                id=f"t{len(self.tolls) + 1}",
                effect=effect,  # type: ignore[arg-type]
                count=count,
                low=None if bound == "about" else count,
                high=count if bound == "exact" else None,
                bound=bound,  # type: ignore[arg-type]
                who=who,
                of=None,
                cause=None,
                actor=None,
                place=place,
                when=when,
                according_to=speaker,
                denied_by=None,
                voice="attributed",
                cue=cue,
                status="plain",
                evidence=evidence,
                number=number,
            )
        )

    def quotation(self) -> None:
        """Somebody is quoted."""
        chance = self._random
        self.add("“")
        words = (
            f"We saw {chance.choice(_CAUSES)} near {chance.choice(_PLACES)} and we counted {chance.randrange(2, 90)}"
        )
        content = self.add(words)
        self.add(",” ")
        source, speaker = self.name(chance.choice(_PEOPLE), "person")
        self.add(" ")
        cue = self.add("told")
        self.add(" reporters.\n\n")
        self._say(source, cue, content, "direct", speaker)

    def event(self) -> None:
        """Somebody does something."""
        chance = self._random
        begin = len(self.text)
        _, actor = self.name(chance.choice(_BODIES), "organization")
        self.add(" ")
        category, verb = chance.choice(_EVENTS)
        trigger = self.add(verb)
        self.add(" ")
        _, recipient = self.name(chance.choice(_PLACES), "place")
        evidence = (begin, len(self.text))
        self.add(".\n\n")
        self.events.append(
            Event(
                id=f"v{len(self.events) + 1}",
                category=category,  # type: ignore[arg-type]
                cameo=None,
                trigger=trigger,
                actor=actor,
                recipient=recipient,
                instrument=None,
                place=recipient,
                when=self.day.isoformat(),
                modality="asserted",
                according_to=None,
                voice="narrator",
                evidence=evidence,
            )
        )

    def _say(self, source: Span, cue: Span, content: Span, kind: str, speaker: str) -> None:
        self.attributions.append(
            Attribution(
                id=f"a{len(self.attributions) + 1}",
                source=(source,),
                cue=(cue,),
                content=(content,),
                kind=kind,  # type: ignore[arg-type]
                speaker=speaker,
                addressee=None,
                medium=None,
                parent=None,
            )
        )


def reports(number: int, first: int = 0) -> Iterator[tuple[Report, Reading]]:
    """Invented reports with their readings, the same for the same numbers."""
    for one in range(first, first + number):
        yield _report(one)


def _report(number: int) -> tuple[Report, Reading]:
    writer = _Writer(number)
    title = writer.add(f"Bulletin {number}: {_CAUSES[number % len(_CAUSES)]} in {_PLACES[number % len(_PLACES)]}\n\n")
    for _ in range(4):
        writer.toll()
        writer.event()
    for _ in range(4):
        writer.quotation()
    writer.event()
    known: dict[str, Any] = {
        "id": content_id(writer.text),
        "text": writer.text,
        "title": writer.text[: title[1]].strip(),
        "outlet": _OUTLETS[number % len(_OUTLETS)],
        "published": writer.day.isoformat(),
    }
    reading = Reading(
        **known,
        url=None,
        byline=None,
        language="en",
        zones=(Zone("title", *title), Zone("body", title[1], len(writer.text))),
        sentences=(),
        entities=tuple(writer.entities.values()),
        times=(Time(start=0, end=8, type="DATE", value=writer.day.isoformat(), earliest=None, latest=None),),
        attributions=tuple(writer.attributions),
        tolls=tuple(writer.tolls),
        events=tuple(writer.events),
        warnings=(),
    )
    return Report(**known), reading


def generate(path: Path, claims: int) -> None:
    """Write a ledger of about so many claims."""
    with Ledger(path) as ledger:
        for _ in ledger.add_many(reports(claims // CLAIMS_PER_REPORT)):
            pass
