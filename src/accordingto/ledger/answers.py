"""What the ledger answers: frozen rows with the names of the codebook, spans counted in the report's exact text."""

from __future__ import annotations

import msgspec

from accordingto.report import Span


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """What every claim has.

    Attributes:
        claim: its key, made from the text alone.
        report: id of the report; ``version`` counts the reports with this id.
        published: date of the report as given, and ``outlet`` who published it.
        day: that it is sorted by: its own first day, or the day of publication where it has none.
        start: of the words that the claim is read from, to ``end``.
    """

    claim: str
    report: str
    version: int
    published: str | None
    outlet: str | None
    day: str | None
    start: int
    end: int


class TollRow(ClaimRow, frozen=True, kw_only=True):
    """A toll, with names in the place of ids; ``number`` and ``evidence`` are words of the text.

    Attributes:
        id: of the toll in its reading, which ``part_of`` of the report's other tolls refers to.
        through: who passes on what the source says, as ``quoted by the mayor, quoted by a spokesman``.
    """

    id: str
    effect: str
    count: int | None
    low: int | None
    high: int | None
    bound: str
    who: str | None
    part_of: str | None
    cause: str | None
    actor: str | None
    place: str | None
    when: str | None
    according_to: str | None
    through: str | None
    denied_by: str | None
    voice: str
    status: str
    rule: str | None
    number: str
    number_start: int
    number_end: int
    evidence: str


class EventRow(ClaimRow, frozen=True, kw_only=True):
    """An event, with names in the place of ids; several actors are joined by ``; ``.

    Attributes:
        id: of the event in its reading, which ``relations`` of the report's other events refer to.
        relations: how it stands to other events, as ``in_response_to v1; after v2``.
        through: as in tolls.
    """

    id: str
    category: str
    cameo: str | None
    actor: str | None
    trigger: str
    recipient: str | None
    instrument: str | None
    place: str | None
    when: str | None
    modality: str
    according_to: str | None
    through: str | None
    voice: str
    relations: str | None
    rule: str | None
    trigger_start: int
    trigger_end: int
    evidence: str


class CodedEventRow(EventRow, frozen=True, kw_only=True):
    """An event with what other projects' codes it may get; see ``codes``.

    Attributes:
        actor_sector: of its actors, ``MIL; REB``, as far as words say it.
        recipient_sector: likewise of its recipients.
        acled_suggested: sub-event type that ACLED might give it.
        acled_why: what the suggestion rests on, or why there is none.
        ucdp_suggested: type of violence that UCDP might give it, with its number.
        ucdp_why: likewise.
    """

    actor_sector: str | None
    recipient_sector: str | None
    acled_suggested: str | None
    acled_why: str | None
    ucdp_suggested: str | None
    ucdp_why: str | None


class TimelineRow(ClaimRow, frozen=True, kw_only=True):
    """A toll or event on its own ``day``; ``to_day`` is the last one where there are several.

    Attributes:
        kind: ``toll``, which has an ``effect``, or ``event``, which has a ``category``.
        what: the claim in a few words of the text.
    """

    to_day: str | None
    kind: str
    effect: str | None
    category: str | None
    what: str
    according_to: str | None
    voice: str
    place: str | None
    evidence: str


class SaidRow(ClaimRow, frozen=True, kw_only=True):
    """A statement.

    Attributes:
        id: of the statement in its reading, which ``parent`` of the report's other statements refers to.
        polarity: ``affirmed``, ``denied``, ``negated`` or ``doubted``.
        speaker: name of the speaker, where the source is one of the report's entities.
        source: the words that name the source.
        cue: the words that report the statement.
        content: what is said; a gap in the words is shown as ``…``.
        through: who passes the statement on, as in tolls.
    """

    id: str
    speaker: str | None
    source: str | None
    cue: str | None
    kind: str
    polarity: str
    medium: str | None
    addressee: str | None
    content: str | None
    parent: str | None
    through: str | None
    rule: str | None


class EntityRow(msgspec.Struct, frozen=True, kw_only=True):
    """The entities of one name, type and country. Whether they are the same one is not decided here.

    Attributes:
        sectors: those that the reports' words give it, PLOVER agent codes.
        aliases: other names that the reports give.
        roles: offices and memberships, as ``title, organization``.
        reports: number of reports that have it.
        mentions: how often its names stand in them.
        said: statements of which it is the speaker.
        sourced: tolls and events according to it.
        did: events of which it is an actor.
        undergone: events of which it is a recipient.
    """

    name: str
    type: str
    country: str | None
    sectors: tuple[str, ...]
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    reports: int
    mentions: int
    said: int
    sourced: int
    did: int
    undergone: int


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report with the numbers of its claims.

    Attributes:
        version: counts the reports with this id: another text, or another outlet.
        reader_version: of the reading that is shown.
        warnings: number of the reading's warnings.
    """

    id: str
    version: int
    title: str | None
    outlet: str | None
    byline: str | None
    url: str | None
    language: str | None
    published: str | None
    location: str | None
    added_at: str
    reader_version: str
    tolls: int
    events: int
    attributions: int
    warnings: int


class ReportHit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that a search found.

    Attributes:
        score: the greater the better, within one search.
        snippet: the words from ``start`` to ``end`` of the text.
        matches: what was found in the text; empty if it was found in the title alone.
    """

    report: str
    version: int
    title: str | None
    published: str | None
    outlet: str | None
    score: float
    snippet: str
    start: int
    end: int
    matches: tuple[Span, ...]


class ClaimHit(ClaimRow, frozen=True, kw_only=True):
    """A claim that a search found.

    Attributes:
        kind: ``toll``, ``event`` or ``attribution``.
        words: the evidence of a toll or event, the content of an attribution.
        score: the greater the better, within one search.
        matches: what was found in the text; empty if it was found in names alone.
    """

    kind: str
    according_to: str | None
    words: str
    score: float
    matches: tuple[Span, ...]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found, best first."""

    reports: tuple[ReportHit, ...]
    claims: tuple[ClaimHit, ...]


class Echo(msgspec.Struct, frozen=True):
    """Where another report says the same.

    Attributes:
        report: id of the other report, and its ``version``.
        start: of the words there, to ``end``.
    """

    report: str
    version: int
    outlet: str | None
    published: str | None
    according_to: str | None
    start: int
    end: int


class ClaimSpot(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim stands; the texts of several reports may be the same, and so may their claims' keys."""

    kind: str
    id: str
    report: str
    version: int
    outlet: str | None
    published: str | None
    start: int
    end: int


class Value(msgspec.Struct, frozen=True):
    """A value that claims have, and how many have it; null for those without one."""

    value: str | None
    claims: int


class OutletDay(msgspec.Struct, frozen=True):
    """The reports of an outlet on a day of publication."""

    outlet: str | None
    day: str | None
    reports: int


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A source: whoever claims are according to, under one name.

    Attributes:
        name: of the entity, or the words of the text.
        statements: that it makes.
        tolls: according to it.
        events: according to it.
        outlets: those that rely on it, most claims first.
        effects: what its tolls count, and ``categories`` what its events are, most first.
    """

    name: str
    statements: int
    tolls: int
    events: int
    outlets: tuple[str, ...]
    effects: tuple[str, ...]
    categories: tuple[str, ...]


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A name of the ledger: entities of one name, type and country, and the number of reports that have them."""

    name: str
    type: str
    country: str | None
    reports: int


class RoleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An office that a report gives somebody, in its words, on the day of publication."""

    title: str | None
    organization: str | None
    report: str
    version: int
    outlet: str | None
    published: str | None
    start: int
    end: int


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What a search finds, by fields.

    Attributes:
        number: of claims counted.
        whole: whether these are all that match.
        values: for each field the most frequent ones, most first; ``day`` has months.
    """

    number: int
    whole: bool
    values: dict[str, list[Value]]


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """The ledger in numbers; claims, entities and warnings are those of the readings that are shown.

    Attributes:
        reports: number of reports, all versions.
        readings: number of readings, those by earlier reader versions too.
        outlets: number of different ones.
        warnings: what the readers could not do.
        first_day: earliest day of publication.
        last_day: latest day of publication.
    """

    reports: int
    readings: int
    outlets: int
    entities: int
    attributions: int
    tolls: int
    events: int
    warnings: int
    first_day: str | None
    last_day: str | None
