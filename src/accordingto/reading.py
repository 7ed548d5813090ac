"""A reading: what one report says, every piece with its span.

The records follow the project's codebook (docs/codebook.md): what is coded is what the report *says*. A span is
``[start, end]``; a *piece* is a list of spans, because newspaper quotations are often interrupted. Every list may be
empty, never absent.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from accordingto.report import Span, Zone

Piece = tuple[Span, ...]

NameType = Literal["person", "organization", "place", "misc"]
EntityType = Literal["person", "organization", "place", "group"]
Sector = Literal[
    "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "LEG", "CRM", "CVL", "MED", "EDU", "BUS", "LAB", "REL",
    "REF", "HLH", "AGR", "IGO", "NGO", "UAF",
]  # fmt: skip
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeMod = Literal["APPROX", "START", "MID", "END", "BEFORE", "AFTER", "LESS_THAN", "MORE_THAN"]
PlaceBasis = Literal["listed", "adjacent", "context", "population"]
TimeBasis = Literal["stated", "publication", "expression", "unresolved"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Polarity = Literal["affirmed", "denied", "negated", "doubted"]
WordingKind = Literal["term", "title"]
Effect = Literal[
    "killed", "injured", "casualties", "missing", "displaced", "evacuated", "detained", "abducted", "rescued",
    "sickened", "trapped", "executed", "surrendered", "released", "affected", "fired", "destroyed", "damaged",
]  # fmt: skip
Bound = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague"]
Status = Literal["plain", "total", "increment", "expected", "hypothetical", "denied", "revised_from"]
Voice = Literal["attributed", "narrator", "headline", "quoted"]
Category = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "HAZARD", "ACCIDENT", "CRIME", "DECIDE",
]  # fmt: skip
Modality = Literal[
    "asserted", "denied", "planned", "threatened", "requested", "alleged", "conditional", "ongoing"
]  # fmt: skip
RelationKind = Literal["in_response_to", "after", "before", "because_of", "part_of", "mediated_by"]


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A name in the text, before names are joined into entities.

    ``misc`` is every other name: a people or its adjective, an event, a work, a law.
    """

    start: int
    end: int
    type: NameType


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """An office, occupation, membership or rank, in the words of the text."""

    title: str | None
    organization: str | None
    start: int
    end: int


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """Coordinates of a place that resolves, in degrees.

    ``basis`` is why it is this place of all of its name: it is listed by itself; its country or state stands straight
    behind it (adjacent); the report names its country (context); it is the only one or far the largest (population).
    Null in readings of before it was kept.
    """

    lat: float
    lon: float
    kind: str
    geonames_id: int | None
    basis: PlaceBasis | None = None


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organization, place or group of the report.

    ``country`` is an ISO 3166-1 alpha-3 code. ``sector`` is the part it plays in public life, a PLOVER agent code,
    where its own words say so.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    country: str | None = None
    place: Location | None = None
    mentions: Piece = ()
    references: Piece = ()
    sector: Sector | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A TIMEX3 expression and the half-open calendar interval [earliest, latest) that it stands for.

    ``mod`` is how the words bend the value ("early 2030" is START of 2030). ``basis`` is what the value rests on: its
    own words (stated), the day of publication, another expression of the text, or nothing (unresolved); null in
    readings of before it was kept. ``basis_span`` is the other expression, or the date of the dateline where that gave
    the day of publication.
    """

    start: int
    end: int
    type: TimeType
    value: str
    earliest: str | None
    latest: str | None
    mod: TimeMod | None = None
    basis: TimeBasis | None = None
    basis_span: Span | None = None


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who says (source), by which words (cue), what (content).

    ``polarity`` is what the cue does with the content: it is said (affirmed), said to be false (denied), not said
    (negated), or called into question (doubted). ``rule`` names the rule or model that coded it, here as in tolls and
    events; null in readings of before it was kept.
    """

    id: str
    source: Piece
    cue: Piece
    content: Piece
    kind: QuoteKind
    speaker: str | None
    addressee: str | None
    medium: str | None
    parent: str | None
    polarity: Polarity = "affirmed"
    rule: str | None = None


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """Quoted wording that is no statement: a single term in quotation marks, or the title of a work."""

    start: int
    end: int
    kind: WordingKind


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A count of people or things that something happened to.

    ``count`` is the reported figure, ``low`` and ``high`` what the words allow; ``of`` is the toll it is a part of.
    ``rule`` says which entry of which lexicon coded it, null in readings of before it was kept.
    ``attribution`` is the id of the innermost attribution that governs it, here as in events: its parents are the chain
    of those who quote its source. It is null in the report's own voice, and in readings of before it was kept.
    """

    id: str
    effect: Effect
    count: int | None
    low: int | None
    high: int | None
    bound: Bound
    who: str | None
    of: str | None
    cause: str | None
    actor: str | tuple[str, ...] | None
    place: str | None
    when: str | None
    according_to: str | None
    denied_by: str | None
    voice: Voice
    cue: Span | None
    status: Status
    evidence: Span
    number: Span
    also: Piece = ()
    rule: str | None = None
    attribution: str | None = None


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How an event stands to another event of the same reading."""

    kind: RelationKind
    event: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what to whom."""

    id: str
    category: Category
    cameo: str | None
    trigger: Span
    actor: str | tuple[str, ...] | None
    recipient: str | tuple[str, ...] | None
    instrument: str | None
    place: str | None
    when: str | None
    modality: Modality
    according_to: str | None
    voice: Voice
    evidence: Span
    tolls: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    also: Piece = ()
    rule: str | None = None
    attribution: str | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The record for one report.

    ``names`` and ``wordings`` are in text order, and empty in readings of before they were kept.
    """

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    byline: str | None
    language: str | None
    published: str | None
    text: str
    zones: tuple[Zone, ...]
    sentences: Piece
    names: tuple[Name, ...] = ()
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    attributions: tuple[Attribution, ...]
    wordings: tuple[Wording, ...] = ()
    tolls: tuple[Toll, ...]
    events: tuple[Event, ...]
    warnings: tuple[str, ...]


def to_json(reading: Reading) -> bytes:
    """One line of UTF-8 JSON, without the line break."""
    return msgspec.json.encode(reading)


def from_json(line: bytes | str) -> Reading:
    """The reading that a line of JSON holds.

    Raises:
        msgspec.ValidationError: naming the path and the type that was expected.
        msgspec.DecodeError: if the line is not JSON.
    """
    return msgspec.json.decode(line, type=Reading)
