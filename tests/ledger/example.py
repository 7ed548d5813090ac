"""Invented reports on one invented flood, with readings coded by hand, for tests of the ledger."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from accordingto.reading import Attribution, Entity, Event, Name, Piece, Reading, Relation, Role, Time, Toll, Wording
from accordingto.report import Provenance, Report, Span, Zone, content_id

TEXT = (
    "Flood kills 40 in Varn\n"
    "At least 40 villagers, including six children, were killed when the Ostra burst its banks on 3 May, "
    "the Lorvan Interior Ministry said.\n"
    "“We had no warning,” Ida Morrow, mayor of Varn, told Radio Ostra, “and we had no boats.”\n"
    "The air-raid shelter was flooded too.\n"
)


def span(words: str, text: str = TEXT) -> Span:
    """Where some words stand in the text, the first time."""
    start = text.index(words)
    return start, start + len(words)


def piece(*parts: str) -> Piece:
    """Spans of several words."""
    return tuple(map(span, parts))


REPORT = Report(
    id="flood-1",
    text=TEXT,
    title="Flood kills 40 in Varn",
    outlet="The Ostra Post",
    url="https://ostrapost.example/flood",
    published="2031-05-04T08:00:00Z",
    zones=(Zone("title", 0, 22),),
    warnings=("no byline was found",),
    provenance=Provenance(location="week.zip!flood.html", format="html", sha256="ab" * 32, title_from="header line"),
)

CLAUSE = span(TEXT[23 : TEXT.index("on 3 May") + 8])

MINISTRY = Entity(
    id="e1",
    type="organization",
    name="Lorvan Interior Ministry",
    aliases=("Interior Ministry",),
    country="LRV",
    sector="GOV",
    mentions=piece("Lorvan Interior Ministry"),
)
MAYOR = Entity(
    id="e2",
    type="person",
    name="Ida Morrow",
    roles=(Role(title="mayor", organization="e3", start=span("mayor of Varn")[0], end=span("mayor of Varn")[1]),),
    mentions=piece("Ida Morrow"),
)
VARN = Entity(id="e3", type="place", name="Varn", mentions=piece("Varn"))


def toll(id_: str, number: str, **more: object) -> Toll:
    """A toll of people killed in the flood, according to the ministry, unless ``more`` says otherwise."""
    known: dict[str, object] = {
        "id": id_,
        "effect": "killed",
        "count": None,
        "low": None,
        "high": None,
        "bound": "exact",
        "who": None,
        "of": None,
        "cause": None,
        "actor": None,
        "place": "e3",
        "when": "2031-05-03",
        "according_to": "e1",
        "denied_by": None,
        "voice": "attributed",
        "cue": span("said"),
        "status": "plain",
        "evidence": CLAUSE,
        "number": span(number),
        "rule": "lexicon of effects: killed",
    }
    return msgspec.convert(known | more, Toll)


READING = Reading(
    id=REPORT.id,
    title=REPORT.title,
    outlet=REPORT.outlet,
    url=REPORT.url,
    byline=None,
    language="en",
    published=REPORT.published,
    text=TEXT,
    zones=(Zone("title", 0, 23), Zone("body", 23, len(TEXT))),
    sentences=(span("Flood kills 40 in Varn"), (23, TEXT.index("said.") + 5)),
    names=(
        Name(start=span("Varn")[0], end=span("Varn")[1], type="place"),
        Name(start=span("Ostra")[0], end=span("Ostra")[1], type="misc"),
    ),
    entities=(MINISTRY, MAYOR, VARN),
    times=(
        Time(
            start=span("3 May")[0],
            end=span("3 May")[1],
            type="DATE",
            value="2031-05-03",
            earliest="2031-05-03",
            latest="2031-05-04",
            basis="publication",
        ),
    ),
    attributions=(
        Attribution(
            id="a1",
            source=piece("Ida Morrow, mayor of Varn"),
            cue=piece("told"),
            content=piece("We had no warning", "and we had no boats"),
            kind="direct",
            speaker="e2",
            addressee="Radio Ostra",
            medium="radio",
            parent=None,
            rule="the encoder's marks",
        ),
    ),
    wordings=(Wording(start=span("air-raid")[0], end=span("air-raid")[1], kind="term"),),
    tolls=(
        toll("t1", "40", count=40, low=40, bound="at_least", who="villagers"),
        toll("t2", "six", count=6, low=6, high=6, who="children", of="t1"),
        toll("t3", "40", count=40, evidence=span("Flood kills 40"), voice="headline", according_to=None, when=None),
    ),
    events=(
        Event(
            id="v1",
            category="HAZARD",
            cameo=None,
            trigger=span("burst"),
            actor="the Ostra",
            recipient=("e3", "villagers"),
            instrument=None,
            place="e3",
            when="2031-05-03",
            modality="asserted",
            according_to="e1",
            voice="attributed",
            evidence=CLAUSE,
            tolls=("t1", "t2"),
            rule="lexicon of events: burst",
        ),
        Event(
            id="v2",
            category="HAZARD",
            cameo=None,
            trigger=span("flooded"),
            actor=None,
            recipient="the air-raid shelter",
            instrument=None,
            place=None,
            when=None,
            modality="asserted",
            according_to=None,
            voice="narrator",
            evidence=span("The air-raid shelter was flooded too"),
            relations=(Relation(kind="after", event="v1"), Relation(kind="because_of", event="v1")),
        ),
    ),
    warnings=("one pronoun was left open",),
)


class Copy(NamedTuple):
    """A report and its reading."""

    report: Report
    reading: Reading


def copy(**changes: str | None) -> Copy:
    """The report and its reading with another id, outlet or date."""
    return Copy(msgspec.structs.replace(REPORT, **changes), msgspec.structs.replace(READING, **changes))


def plain(text: str, *, id: str | None = None, **more: str) -> Copy:  # noqa: A002 - the field's name
    """A report of which nothing is read."""
    report = msgspec.structs.replace(Report(id=content_id(text) if id is None else id, text=text), **more)
    reading = Reading(
        id=report.id,
        title=report.title,
        outlet=report.outlet,
        url=report.url,
        byline=report.byline,
        language=report.language,
        published=report.published,
        text=text,
        zones=(),
        sentences=(),
        entities=(),
        times=(),
        attributions=(),
        tolls=(),
        events=(),
        warnings=(),
    )
    return Copy(report, reading)


def bulletin(number: int) -> Copy:
    """One of a long row of reports on the flood, all different."""
    text = f"{TEXT}This is bulletin {number} of the Ostra Post.\n"
    of_its_own = {"id": f"bulletin-{number:05}", "text": text}
    return Copy(msgspec.structs.replace(REPORT, **of_its_own), msgspec.structs.replace(READING, **of_its_own))
