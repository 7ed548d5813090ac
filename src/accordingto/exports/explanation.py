"""Why a claim was coded as it was: each field with its words in the text, who says so, the date and the codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from accordingto.codes import Code, Deed, coded, parties, suggested
from accordingto.exports.figures import figure
from accordingto.exports.names import Names
from accordingto.exports.voices import OWN_VOICES, UNNAMED, source
from accordingto.ledger.keys import hull, keys_of
from accordingto.reading import Attribution, Entity, Event, Piece, Reading, Time, Toll
from accordingto.report import Span

Claim = Toll | Event | Attribution

CONTEXT = 40
"""Characters that are shown on either side of the words of a field."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the text, from ``start`` to ``end``, with those before and after them."""

    words: str
    start: int
    end: int
    before: str
    after: str


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a claim.

    Attributes:
        name: as in the codebook.
        value: with names in the place of ids.
        words: those of the text that it is read from; empty where no words stand for it by themselves.
    """

    name: str
    value: str
    words: tuple[Words, ...] = ()


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain that a claim hangs from.

    Attributes:
        id: of the attribution in its reading.
        who: the speaker's name, else the words for the source; null where nobody is named.
        polarity: of the attribution.
        kind: of the attribution.
        cue: the reporting words.
        source: the words for the source.
        rule: that coded the attribution.
    """

    id: str
    who: str | None
    polarity: str
    kind: str
    cue: tuple[Words, ...]
    source: tuple[Words, ...]
    rule: str | None


class Dating(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim's date comes from.

    Attributes:
        value: the claim's ``when``.
        words: the expression of the text with this value; null where none has it by itself.
        basis: what that expression's value rests on.
        basis_words: the other expression, or the dateline's date, that it is counted from.
    """

    value: str
    words: Words | None
    basis: str | None
    basis_words: Words | None


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What was coded, and why.

    Attributes:
        claim: the key that every ledger knows the claim by.
        kind: ``toll``, ``event`` or ``attribution``.
        id: of the claim in its reading.
        report: id of the report, with its particulars.
        rule: the rule, lexicon entry or model that coded it; null in readings of before it was kept.
        evidence: the clause that says so.
        fields: those that are not null, in the order of the codebook.
        chain: who says so, the innermost first; empty in the report's own voice.
        according_to: the chain in words: ``the mayor, quoted by the paper``.
        date: where the date comes from; null where there is none.
        codes: what the event is in PLOVER and CAMEO, and what ACLED and UCDP might code.
    """

    claim: str
    kind: str
    id: str
    report: str
    title: str | None
    outlet: str | None
    published: str | None
    rule: str | None
    evidence: tuple[Words, ...]
    fields: tuple[Field, ...]
    chain: tuple[Voice, ...]
    according_to: str
    date: Dating | None
    codes: tuple[Code, ...]


_KINDS: dict[type[Claim], str] = {Toll: "toll", Event: "event", Attribution: "attribution"}


def find(reading: Reading, claim: str) -> Claim | None:
    """The claim of a reading with an id or a key, null where there is none."""
    keys = keys_of(reading)
    claims: tuple[Claim, ...] = (*reading.tolls, *reading.events, *reading.attributions)
    return next((one for one in claims if claim in {one.id, keys[_KINDS[type(one)], one.id]}), None)


def explained(reading: Reading, claim: Claim) -> Explanation:
    """Why a claim of a reading was coded as it was."""
    kind = _KINDS[type(claim)]
    scene = _Scene(reading)
    chain = tuple(map(scene.voice, scene.chain(claim)))
    return Explanation(
        claim=keys_of(reading)[kind, claim.id],
        kind=kind,
        id=claim.id,
        report=reading.id,
        title=reading.title,
        outlet=reading.outlet,
        published=reading.published,
        rule=claim.rule,
        evidence=tuple(map(scene.words, scene.evidence(claim))),
        fields=tuple(scene.fields(claim)),
        chain=chain,
        according_to=_in_words(chain, claim, scene.names),
        date=None if isinstance(claim, Attribution) or claim.when is None else scene.dating(claim.when, claim.evidence),
        codes=scene.codes(claim) if isinstance(claim, Event) else (),
    )


def _in_words(chain: Sequence[Voice], claim: Claim, names: Names) -> str:
    if chain:
        return ", quoted by ".join(_who(voice) for voice in chain)
    if isinstance(claim, Attribution):
        return UNNAMED
    return source(claim.voice, names.of(claim.according_to))


def _who(voice: Voice) -> str:
    who = voice.who or UNNAMED
    return who if voice.polarity == "affirmed" else f"{who} ({voice.polarity})"


class _Scene:
    """A reading, asked for the words behind its fields."""

    def __init__(self, reading: Reading) -> None:
        self.names = Names(reading)
        self._reading = reading
        self._entities = {entity.id: entity for entity in reading.entities}
        self._attributions = {attribution.id: attribution for attribution in reading.attributions}

    def words(self, span: Span) -> Words:
        """The words of a span, with their context."""
        text, (start, end) = self._reading.text, span
        return Words(
            words=text[start:end],
            start=start,
            end=end,
            before=text[max(0, start - CONTEXT) : start],
            after=text[end : end + CONTEXT],
        )

    def evidence(self, claim: Claim) -> Piece:
        """The spans that say so."""
        return claim.content or claim.cue or claim.source if isinstance(claim, Attribution) else (claim.evidence,)

    def fields(self, claim: Claim) -> Iterator[Field]:
        """The fields that are not null, each with its words."""
        if isinstance(claim, Toll):
            return self._toll(claim)
        return self._event(claim) if isinstance(claim, Event) else self._attribution(claim)

    def _toll(self, toll: Toll) -> Iterator[Field]:
        yield self._field("effect", toll.effect)
        yield self._field("figure", figure(toll.bound, toll.count, toll.low, toll.high), (toll.number,))
        yield from self._worded("who", toll.who, toll.evidence)
        yield from self._plain("of", toll.of)
        yield from self._worded("cause", toll.cause, toll.evidence)
        yield from self._parties("actor", toll.actor, toll.evidence)
        yield from self._parties("place", toll.place, toll.evidence)
        yield from self._plain("when", toll.when)
        yield from self._parties("denied_by", toll.denied_by, toll.evidence)
        yield self._field("status", toll.status)
        yield self._field("voice", toll.voice, () if toll.cue is None else (toll.cue,))
        yield from self._spans("also", toll.also)

    def _event(self, event: Event) -> Iterator[Field]:
        yield self._field("category", event.category, (event.trigger,))
        yield from self._plain("cameo", event.cameo)
        yield from self._parties("actor", event.actor, event.evidence)
        yield from self._parties("recipient", event.recipient, event.evidence)
        yield from self._worded("instrument", event.instrument, event.evidence)
        yield from self._parties("place", event.place, event.evidence)
        yield from self._plain("when", event.when)
        yield self._field("modality", event.modality)
        yield self._field("voice", event.voice)
        yield from self._plain("tolls", ", ".join(event.tolls) or None)
        related = (f"{relation.kind.replace('_', ' ')} {relation.event}" for relation in event.relations)
        yield from self._plain("relations", ", ".join(related) or None)
        yield from self._spans("also", event.also)

    def _attribution(self, attribution: Attribution) -> Iterator[Field]:
        yield from self._spans("source", attribution.source)
        yield from self._spans("cue", attribution.cue)
        yield from self._spans("content", attribution.content)
        near = hull(attribution.source + attribution.cue + attribution.content)
        yield self._field("kind", attribution.kind)
        yield self._field("polarity", attribution.polarity)
        yield from self._parties("speaker", attribution.speaker, near)
        yield from self._parties("addressee", attribution.addressee, near)
        yield from self._worded("medium", attribution.medium, near)
        yield from self._plain("parent", attribution.parent)

    def _field(self, name: str, value: str, spans: Piece = ()) -> Field:
        return Field(name=name, value=value, words=tuple(map(self.words, spans)))

    def _plain(self, name: str, value: str | None) -> Iterator[Field]:
        if value is not None:
            yield self._field(name, value)

    def _spans(self, name: str, spans: Piece) -> Iterator[Field]:
        if spans:
            yield self._field(name, self.names.words(spans), spans)

    def _worded(self, name: str, value: str | None, near: Span) -> Iterator[Field]:
        if value is not None:
            yield self._field(name, value, self._written(value, near))

    def _parties(self, name: str, value: str | tuple[str, ...] | None, near: Span) -> Iterator[Field]:
        """One field for each entity or wording."""
        for reference in () if value is None else (value,) if isinstance(value, str) else value:
            entity = self._entities.get(reference)
            spans = self._written(reference, near) if entity is None else _nearest(entity, near)
            yield self._field(name, self.names.of(reference) or reference, spans)

    def _written(self, words: str, near: Span) -> Piece:
        """Where words stand in the clause; nowhere, if they were put together from several places."""
        pattern = r"\s+".join(map(re.escape, words.split()))
        match = re.compile(pattern, re.IGNORECASE).search(self._reading.text, *near) if pattern else None
        return () if match is None else (match.span(),)

    def chain(self, claim: Claim) -> list[Attribution]:
        """The attributions that a claim hangs from, the innermost first."""
        inner = claim if isinstance(claim, Attribution) else self._governing(claim)
        found: list[Attribution] = []
        while inner is not None and inner not in found:
            found.append(inner)
            inner = None if inner.parent is None else self._attributions.get(inner.parent)
        return found

    def _governing(self, claim: Toll | Event) -> Attribution | None:
        """The attribution that the claim names.

        Readings of before it was kept: the smallest whose content the claim's word stands in, of the claim's source.
        """
        if claim.attribution is not None:
            return self._attributions.get(claim.attribution)
        if claim.voice in OWN_VOICES:
            return None
        at = claim.number if isinstance(claim, Toll) else claim.trigger
        source = self.names.of(claim.according_to)
        denier = claim.denied_by if isinstance(claim, Toll) else None
        over = [one for one in self._reading.attributions if one.content and _covers(hull(one.content), at)]
        same = [one for one in over if self._is_of(one, source) or (denier is not None and one.speaker == denier)]
        return min(same, key=lambda one: _length(hull(one.content)), default=None)

    def _is_of(self, attribution: Attribution, source: str | None) -> bool:
        named = self.names.of(attribution.speaker)
        if source is None:
            return named is None
        words = " ".join(self.names.words(attribution.source).split()).casefold()
        return named == source or source.casefold() in words

    def voice(self, attribution: Attribution) -> Voice:
        """A link of the chain."""
        return Voice(
            id=attribution.id,
            who=self.names.of(attribution.speaker) or self.names.words(attribution.source) or None,
            polarity=attribution.polarity,
            kind=attribution.kind,
            cue=tuple(map(self.words, attribution.cue)),
            source=tuple(map(self.words, attribution.source)),
            rule=attribution.rule,
        )

    def dating(self, when: str, near: Span) -> Dating:
        """The expression that has a date's value: the nearest in the clause, else the last before it."""
        found = [time for time in self._reading.times if time.value == when]
        time = min(found, key=lambda time: _distance((time.start, time.end), near), default=None)
        if time is None:
            return Dating(value=when, words=None, basis=None, basis_words=None)
        return Dating(
            value=when,
            words=self.words((time.start, time.end)),
            basis=_basis(time, self._reading.published),
            basis_words=None if time.basis_span is None else self.words(time.basis_span),
        )

    def codes(self, event: Event) -> tuple[Code, ...]:
        """What the event is in PLOVER and CAMEO, and what ACLED and UCDP might code."""
        words = (self.names.words((event.trigger,)), event.instrument or "")
        actors, recipients = parties(event.actor, self._entities), parties(event.recipient, self._entities)
        deed = Deed(event.category, event.cameo, event.modality, words, actors, recipients)
        return (*coded(event.category, event.cameo), *suggested(deed))


def _basis(time: Time, published: str | None) -> str | None:
    day = "" if published is None else f", {published[:10]}"
    said = {
        "stated": "the words alone give it",
        "publication": f"counted from the day of publication{day}",
        "expression": "counted from another date of the text",
        "unresolved": "nothing in the report resolves it",
    }
    return None if time.basis is None else said[time.basis]


def _nearest(entity: Entity, near: Span) -> Piece:
    """The name or description of an entity that stands in a clause, else the nearest to it."""
    spans = (*entity.mentions, *entity.references)
    return (min(spans, key=lambda span: _distance(span, near)),) if spans else ()


def _distance(span: Span, near: Span) -> tuple[int, int]:
    """How far a span is from a clause, 0 within it; what stands before it is nearer than what stands behind."""
    if span[0] >= near[1]:
        return span[0] - near[1] + 1, 1
    return max(0, near[0] - span[0]), 0


def _covers(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _length(span: Span) -> int:
    return span[1] - span[0]
