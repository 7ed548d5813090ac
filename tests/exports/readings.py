"""A reading that uses every layer, for tests: an invented report on an invented ferry."""

from accordingto.reading import (
    Attribution,
    Entity,
    Event,
    Location,
    Name,
    Piece,
    Reading,
    Relation,
    Role,
    Time,
    Toll,
    Wording,
)
from accordingto.report import Span, Zone

TEXT = (
    "Ferry sinks off Port Elsin\n"
    "At least 40 people, including 6 children, were killed when a ferry sank off Port Elsin on Monday, "
    "the Lorvan Coast Guard said.\n"
    "“We heard the hull break,” Captain Ida Morrow told Radio Elsin, “and then it was dark.”\n"
    "The ferry's owner, Brannock Lines, denied that more than 200 people were on board.\n"
)


def span(words: str, after: str = "") -> Span:
    """Where words stand in the text, the first time after some others."""
    start = TEXT.index(words, TEXT.index(after))
    return start, start + len(words)


def piece(*parts: str) -> Piece:
    """Spans of several words."""
    return tuple(span(part) for part in parts)


BODY = span(TEXT[27:])
CLAUSE = span("At least 40 people, including 6 children, were killed when a ferry sank off Port Elsin on Monday")

READING = Reading(
    id="ferry-1",
    title="Ferry sinks off Port Elsin",
    outlet="The Elsin Post",
    url="https://elsinpost.example/ferry",
    byline=None,
    language="en",
    published="2031-05-06",
    text=TEXT,
    zones=(Zone("title", 0, 27), Zone("body", *BODY)),
    sentences=(span("Ferry sinks off Port Elsin"), span(TEXT[27:150].partition("\n")[0])),
    names=(
        Name(start=span("Port Elsin")[0], end=span("Port Elsin")[1], type="place"),
        Name(start=span("Ida Morrow")[0], end=span("Ida Morrow")[1], type="person"),
    ),
    entities=(
        Entity(
            id="e1", type="organization", name="Lorvan Coast Guard", mentions=piece("Lorvan Coast Guard"), sector="GOV"
        ),
        Entity(
            id="e2",
            type="person",
            name="Ida Morrow",
            roles=(Role(title="Captain", organization=None, start=span("Captain")[0], end=span("Captain")[1]),),
            mentions=piece("Ida Morrow"),
        ),
        Entity(
            id="e3",
            type="place",
            name="Port Elsin",
            country="LRV",
            place=Location(lat=12.5, lon=-40.25, kind="city", geonames_id=None),
            mentions=(span("Port Elsin"), span("Port Elsin", after="At least")),
        ),
        Entity(id="e4", type="organization", name="Brannock Lines", mentions=piece("Brannock Lines")),
        Entity(id="e5", type="organization", name="Radio Elsin", mentions=piece("Radio Elsin")),
    ),
    times=(
        Time(
            start=span("on Monday")[0],
            end=span("on Monday")[1],
            type="DATE",
            value="2031-05-05",
            earliest="2031-05-05",
            latest="2031-05-06",
            basis="publication",
        ),
    ),
    attributions=(
        Attribution(
            id="a1",
            source=piece("the Lorvan Coast Guard"),
            cue=piece("said"),
            content=(CLAUSE,),
            kind="indirect",
            speaker="e1",
            addressee=None,
            medium=None,
            parent=None,
        ),
        Attribution(
            id="a2",
            source=piece("Captain Ida Morrow"),
            cue=piece("told"),
            content=piece("We heard the hull break,", "and then it was dark."),
            kind="direct",
            speaker="e2",
            addressee="e5",
            medium=None,
            parent=None,
        ),
    ),
    wordings=(Wording(start=span("hull")[0], end=span("hull")[1], kind="term"),),
    tolls=(
        Toll(
            id="t1",
            effect="killed",
            count=40,
            low=40,
            high=None,
            bound="at_least",
            who="people",
            of=None,
            cause="a ferry sank",
            actor=None,
            place="e3",
            when="2031-05-05",
            according_to="e1",
            denied_by=None,
            voice="attributed",
            cue=span("said"),
            status="plain",
            evidence=CLAUSE,
            number=span("40"),
        ),
        Toll(
            id="t2",
            effect="killed",
            count=6,
            low=6,
            high=6,
            bound="exact",
            who="children",
            of="t1",
            cause="a ferry sank",
            actor=None,
            place="e3",
            when="2031-05-05",
            according_to="e1",
            denied_by=None,
            voice="attributed",
            cue=span("said"),
            status="plain",
            evidence=CLAUSE,
            number=span("6"),
        ),
        Toll(
            id="t3",
            effect="affected",
            count=200,
            low=201,
            high=None,
            bound="more_than",
            who="people",
            of=None,
            cause=None,
            actor=None,
            place=None,
            when=None,
            according_to=None,
            denied_by="e4",
            voice="narrator",
            cue=span("denied"),
            status="denied",
            evidence=span("more than 200 people were on board"),
            number=span("200"),
        ),
    ),
    events=(
        Event(
            id="v1",
            category="ACCIDENT",
            cameo=None,
            trigger=span("sank"),
            actor=None,
            recipient=("e3", "a ferry"),
            instrument=None,
            place="e3",
            when="2031-05-05",
            modality="asserted",
            according_to="e1",
            voice="attributed",
            evidence=CLAUSE,
            tolls=("t1", "t2"),
            also=piece("sinks"),
        ),
        Event(
            id="v2",
            category="REJECT",
            cameo=None,
            trigger=span("denied"),
            actor="e4",
            recipient=None,
            instrument=None,
            place=None,
            when=None,
            modality="asserted",
            according_to=None,
            voice="narrator",
            evidence=span("The ferry's owner, Brannock Lines, denied that more than 200 people were on board"),
            relations=(Relation(kind="in_response_to", event="v1"),),
        ),
    ),
    warnings=("the day of the week is resolved by the date of publication",),
)
