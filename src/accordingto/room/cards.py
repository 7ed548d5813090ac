"""The cards in a report's margin: what each claim says, according to whom, when, where, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from accordingto.exports.figures import figure
from accordingto.exports.moments import moment
from accordingto.exports.names import Names
from accordingto.ledger import Echo
from accordingto.ledger.keys import Keys, hull
from accordingto.reading import Attribution, Event, Reading, Toll
from accordingto.report import Span, text_hash
from accordingto.room import addresses
from accordingto.room.marks import ancestors
from accordingto.room.rendering import KINDS, VOICES, spaced

UNNAMED = "a source not named"


class Fact(NamedTuple):
    """A line of a card: what it is, its words, and where they lead."""

    label: str
    words: str
    address: str | None = None


class Card(NamedTuple):
    """A claim of the report.

    Attributes:
        id: of the element.
        kind: ``statement``, ``toll`` or ``event``.
        span: the words it is read from.
        what: it says, in a few words.
        whose: the words are.
        voice: how: ``direct``, ``mixed``, ``indirect`` for statements, else the claim's voice.
        facts: what else it says.
        echoes: where other reports say the same.
        claim: its key.
        depth: how many claims it stands in: a part of a whole, a statement in a statement.
    """

    id: str
    kind: str
    span: Span
    what: str
    whose: str
    voice: str
    facts: tuple[Fact, ...]
    echoes: Sequence[Echo]
    claim: str
    depth: int


def cards(reading: Reading, echoes: Mapping[str, Sequence[Echo]]) -> list[Card]:
    """The cards of a reading in the order of the text.

    Args:
        reading: the report's.
        echoes: by the ids of tolls and statements, where other reports say the same.
    """
    made = _Cards(reading, echoes)
    # Keys count claims that agree, so they are given in the order in which the ledger gives them.
    found = [*made.statements(), *made.tolls(), *made.events()]
    return sorted(found, key=lambda card: (card.span, card.depth))


class _Cards:
    """Makes the cards of one reading."""

    def __init__(self, reading: Reading, echoes: Mapping[str, Sequence[Echo]]) -> None:
        self._reading = reading
        self._echoes = echoes
        self._names = Names(reading)
        self._keys = Keys(text_hash(reading.text))

    def statements(self) -> Iterator[Card]:
        statements = {statement.id: statement for statement in self._reading.attributions}
        parents = {id_: statement.parent for id_, statement in statements.items()}
        for statement in statements.values():
            yield self._statement(statement, len(ancestors(statement.id, parents)))

    def _statement(self, statement: Attribution, depth: int) -> Card:
        polarity = statement.polarity
        facts = [
            ("how", KINDS[statement.kind] + ("" if polarity == "affirmed" else f", {polarity}"), None),
            ("in the words", self._names.words(statement.source + statement.cue), None),
            ("medium", statement.medium, None),
            ("to", self._names.of(statement.addressee), None),
            _rule(statement),
        ]
        return Card(
            id=f"statement-{statement.id}",
            kind="statement",
            span=hull(statement.source + statement.cue + statement.content),
            what=self._names.words(statement.content) or self._names.words(statement.cue),
            whose=_chain(self._speaker(statement), self._names.through(statement.id)),
            voice=statement.kind if polarity == "affirmed" else f"{statement.kind} {polarity}",
            facts=_facts([*facts, *self._speakers_page(statement)]),
            echoes=self._echoes.get(statement.id, ()),
            claim=self._keys.of_attribution(statement),
            depth=depth,
        )

    def _speaker(self, statement: Attribution) -> str:
        return self._names.of(statement.speaker) or self._names.words(statement.source) or UNNAMED

    def _speakers_page(self, statement: Attribution) -> list[tuple[str, str | None, str | None]]:
        if statement.speaker is None:
            return []
        name = self._names.of(statement.speaker)
        return [("speaker", name, None if name is None else addresses.who(name))]

    def tolls(self) -> Iterator[Card]:
        wholes = {toll.id: toll for toll in self._reading.tolls}
        parents = {toll.id: toll.of for toll in self._reading.tolls}
        for toll in self._reading.tolls:
            around = ancestors(toll.id, parents)
            yield self._toll(toll, None if not around else wholes[around[0]], len(around))

    def _toll(self, toll: Toll, whole: Toll | None, depth: int) -> Card:
        place, actor, denied = (self._names.of(one) for one in (toll.place, toll.actor, toll.denied_by))
        facts = [
            ("when", moment(toll.when) if toll.when else None, None),
            ("where", place, None if place is None else addresses.who(place)),
            ("cause", toll.cause, None),
            ("by", actor, None),
            ("part of", None if whole is None else _what(whole), None if whole is None else f"#toll-{whole.id}"),
            ("kind of figure", spaced(toll.status) if toll.status != "plain" else None, None),
            ("denied by", denied, None),
            _rule(toll),
        ]
        return Card(
            id=f"toll-{toll.id}",
            kind="toll",
            span=toll.number,
            what=_what(toll),
            whose=self._whose(toll),
            voice=toll.voice,
            facts=_facts(facts),
            echoes=self._echoes.get(toll.id, ()),
            claim=self._keys.of_toll(toll),
            depth=depth,
        )

    def events(self) -> Iterator[Card]:
        triggers = {event.id: self._names.words((event.trigger,)) for event in self._reading.events}
        for event in self._reading.events:
            yield self._event(event, triggers)

    def _event(self, event: Event, triggers: Mapping[str, str]) -> Card:
        place = self._names.of(event.place)
        facts = [
            ("category", event.category + (f", CAMEO {event.cameo}" if event.cameo else ""), None),
            ("said to be", event.modality if event.modality != "asserted" else None, None),
            ("with", event.instrument, None),
            ("when", moment(event.when) if event.when else None, None),
            ("where", place, None if place is None else addresses.who(place)),
            *(
                (spaced(relation.kind), triggers.get(relation.event, relation.event), f"#event-{relation.event}")
                for relation in event.relations
            ),
            *(("figures", toll, f"#toll-{toll}") for toll in event.tolls),
            _rule(event),
        ]
        parties = (self._names.of(event.actor), triggers[event.id], self._names.of(event.recipient))
        return Card(
            id=f"event-{event.id}",
            kind="event",
            span=event.trigger,
            what=" – ".join(part for part in parties if part),
            whose=self._whose(event),
            voice=event.voice,
            facts=_facts(facts),
            echoes=(),
            claim=self._keys.of_event(event),
            depth=0,
        )

    def _whose(self, claim: Toll | Event) -> str:
        return _chain(self._names.of(claim.according_to) or VOICES[claim.voice], self._names.through(claim.attribution))


def _chain(source: str, through: str | None) -> str:
    """A source with those who pass its words on."""
    return source if through is None else f"{source}, {through}"


def _what(toll: Toll) -> str:
    return " ".join(
        part for part in (figure(toll.bound, toll.count, toll.low, toll.high), toll.who, spaced(toll.effect)) if part
    )


def _rule(claim: Attribution | Toll | Event) -> tuple[str, str | None, None]:
    return "rule", claim.rule, None


def _facts(facts: Sequence[tuple[str, str | None, str | None]]) -> tuple[Fact, ...]:
    return tuple(Fact(label, words, address) for label, words, address in facts if words)
