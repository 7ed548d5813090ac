"""The layers of a reading as flat rows, for CSV: names in the place of ids, words beside spans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from accordingto.codes import COLUMNS, Deed, columns, parties
from accordingto.exports.figures import figure
from accordingto.exports.names import Names
from accordingto.reading import Attribution, Entity, Event, Name, Reading, Role, Time, Toll, Wording
from accordingto.report import Span

Row = dict[str, Any]
Layer = Callable[[Reading, Names], Iterator[Row]]

_REPORT = ("report", "version", "published", "outlet")
_SPAN = ("start", "end")


def rows(layer: str, reading: Reading, version: int = 1) -> Iterator[Row]:
    """The rows of one layer of a reading, each with the fields that ``FIELDS`` names, in that order.

    Args:
        layer: one of ``FIELDS``.
        reading: the report's reading.
        version: counts the reports of a ledger that have the same id.
    """
    report = {"report": reading.id, "version": version, "published": reading.published, "outlet": reading.outlet}
    names = Names(reading)
    for row in _LAYERS[layer](reading, names):
        yield report | row


def _reports(reading: Reading, names: Names) -> Iterator[Row]:
    del names
    yield {
        "title": reading.title,
        "byline": reading.byline,
        "url": reading.url,
        "language": reading.language,
        "entities": len(reading.entities),
        "attributions": len(reading.attributions),
        "tolls": len(reading.tolls),
        "events": len(reading.events),
        "warnings": reading.warnings,
        "text": reading.text,
    }


def _names(reading: Reading, names: Names) -> Iterator[Row]:
    return (_name(name, names) for name in reading.names)


def _name(name: Name, names: Names) -> Row:
    span = (name.start, name.end)
    return {"type": name.type, "words": names.words((span,)), **_at(span)}


def _entities(reading: Reading, names: Names) -> Iterator[Row]:
    return (_entity(entity, names) for entity in reading.entities)


def _entity(entity: Entity, names: Names) -> Row:
    place = entity.place
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": entity.aliases,
        "roles": tuple(dict.fromkeys(role_words(role, names) for role in entity.roles)),
        "country": entity.country,
        "sector": entity.sector,
        "latitude": None if place is None else place.lat,
        "longitude": None if place is None else place.lon,
        "place_kind": None if place is None else place.kind,
        "geonames_id": None if place is None else place.geonames_id,
        "place_basis": None if place is None else place.basis,
        "mentions": len(entity.mentions),
        "references": len(entity.references),
        **_at(entity.mentions[0] if entity.mentions else None),
    }


def role_words(role: Role, names: Names) -> str:
    """An office and where it is held: ``deputy head, Leader's Office``."""
    return ", ".join(part for part in (role.title, names.of(role.organization)) if part)


def _times(reading: Reading, names: Names) -> Iterator[Row]:
    return (_time(time, names) for time in reading.times)


def _time(time: Time, names: Names) -> Row:
    span = (time.start, time.end)
    return {
        "type": time.type,
        "value": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "mod": time.mod,
        "basis": time.basis,
        "basis_words": None if time.basis_span is None else names.words((time.basis_span,)),
        "words": names.words((span,)),
        **_at(span),
    }


def _attributions(reading: Reading, names: Names) -> Iterator[Row]:
    return (_attribution(attribution, names) for attribution in reading.attributions)


def _attribution(attribution: Attribution, names: Names) -> Row:
    return {
        "id": attribution.id,
        "speaker": names.of(attribution.speaker),
        "source": names.words(attribution.source),
        "cue": names.words(attribution.cue),
        "content": names.words(attribution.content),
        "kind": attribution.kind,
        "addressee": names.of(attribution.addressee),
        "medium": attribution.medium,
        "parent": attribution.parent,
        "through": names.through(attribution.id),
        "polarity": attribution.polarity,
        "rule": attribution.rule,
        **_at(_hull(attribution)),
    }


def _wordings(reading: Reading, names: Names) -> Iterator[Row]:
    return (_wording(wording, names) for wording in reading.wordings)


def _wording(wording: Wording, names: Names) -> Row:
    span = (wording.start, wording.end)
    return {"kind": wording.kind, "words": names.words((span,)), **_at(span)}


def _tolls(reading: Reading, names: Names) -> Iterator[Row]:
    return (_toll(toll, names) for toll in reading.tolls)


def _toll(toll: Toll, names: Names) -> Row:
    return {
        "id": toll.id,
        "effect": toll.effect,
        "figure": figure(toll.bound, toll.count, toll.low, toll.high),
        "count": toll.count,
        "low": toll.low,
        "high": toll.high,
        "bound": toll.bound,
        "who": toll.who,
        "part_of": toll.of,
        "cause": toll.cause,
        "actor": names.of(toll.actor),
        "place": names.of(toll.place),
        "when": toll.when,
        "according_to": names.of(toll.according_to),
        "through": names.through(toll.attribution),
        "denied_by": names.of(toll.denied_by),
        "voice": toll.voice,
        "status": toll.status,
        "number": names.words((toll.number,)),
        "rule": toll.rule,
        "evidence": names.words((toll.evidence,)),
        **_at(toll.evidence),
    }


def _events(reading: Reading, names: Names) -> Iterator[Row]:
    entities = {entity.id: entity for entity in reading.entities}
    return (_event(event, names) | _codes(event, names, entities) for event in reading.events)


def _codes(event: Event, names: Names, entities: Mapping[str, Entity]) -> Row:
    words = (names.words((event.trigger,)), event.instrument or "")
    actors, recipients = parties(event.actor, entities), parties(event.recipient, entities)
    return columns(Deed(event.category, event.cameo, event.modality, words, actors, recipients))


def _event(event: Event, names: Names) -> Row:
    return {
        "id": event.id,
        "category": event.category,
        "cameo": event.cameo,
        "actor": names.of(event.actor),
        "trigger": names.words((event.trigger,)),
        "recipient": names.of(event.recipient),
        "instrument": event.instrument,
        "place": names.of(event.place),
        "when": event.when,
        "modality": event.modality,
        "according_to": names.of(event.according_to),
        "through": names.through(event.attribution),
        "voice": event.voice,
        "tolls": event.tolls,
        "relations": tuple(f"{relation.kind} {relation.event}" for relation in event.relations),
        "rule": event.rule,
        "evidence": names.words((event.evidence,)),
        **_at(event.evidence),
    }


def _claims(reading: Reading, names: Names) -> Iterator[Row]:
    """All claims in the order of the text, in the fields that they have in common."""
    claims = [
        *(
            ("toll", f"{row['effect']}: {row['figure']} {row['who'] or ''}".rstrip(), row)
            for row in _tolls(reading, names)
        ),
        *(("event", _deed(row), row) for row in _events(reading, names)),
        *(("attribution", row["content"], row) for row in _attributions(reading, names)),
    ]
    placed = (claim for claim in claims if claim[2]["start"] is not None)
    for kind, what, row in sorted(placed, key=lambda claim: (claim[2]["start"], claim[2]["end"])):
        yield {
            "kind": kind,
            "id": row["id"],
            "what": what,
            "according_to": row["according_to"] if "according_to" in row else row["speaker"] or row["source"],
            "voice": row.get("voice", "attributed"),
            "place": row.get("place"),
            "when": row.get("when"),
            "rule": row["rule"],
            "evidence": reading.text[row["start"] : row["end"]],
            **_at((row["start"], row["end"])),
        }


def _deed(row: Row) -> str:
    return f"{row['category']}: " + " – ".join(
        part for part in (row["actor"], row["trigger"], row["recipient"]) if part
    )


def _hull(attribution: Attribution) -> Span | None:
    spans = attribution.source + attribution.cue + attribution.content
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def _at(span: Span | None) -> Row:
    return dict(zip(_SPAN, span or (None, None), strict=True))


_LAYERS: dict[str, Layer] = {
    "claims": _claims,
    "reports": _reports,
    "names": _names,
    "entities": _entities,
    "times": _times,
    "attributions": _attributions,
    "wordings": _wordings,
    "tolls": _tolls,
    "events": _events,
}

FIELDS: dict[str, tuple[str, ...]] = {
    "claims": (*_REPORT, "kind", "id", "what", "according_to", "voice", "place", "when", "rule", "evidence", *_SPAN),
    "reports": (
        *_REPORT, "title", "byline", "url", "language", "entities", "attributions", "tolls", "events", "warnings",
        "text",
    ),
    "names": (*_REPORT, "type", "words", *_SPAN),
    "entities": (
        *_REPORT, "id", "type", "name", "aliases", "roles", "country", "sector", "latitude", "longitude",
        "place_kind", "geonames_id", "place_basis", "mentions", "references", *_SPAN,
    ),
    "times": (*_REPORT, "type", "value", "earliest", "latest", "mod", "basis", "basis_words", "words", *_SPAN),
    "attributions": (
        *_REPORT, "id", "speaker", "source", "cue", "content", "kind", "addressee", "medium", "parent",
        "through", "polarity", "rule", *_SPAN,
    ),
    "wordings": (*_REPORT, "kind", "words", *_SPAN),
    "tolls": (
        *_REPORT, "id", "effect", "figure", "count", "low", "high", "bound", "who", "part_of", "cause", "actor",
        "place", "when", "according_to", "through", "denied_by", "voice", "status", "number", "rule", "evidence",
        *_SPAN,
    ),
    "events": (
        *_REPORT, "id", "category", "cameo", "actor", "trigger", "recipient", "instrument", "place", "when", "modality",
        "according_to", "through", "voice", "tolls", "relations", "rule", "evidence", *_SPAN, *COLUMNS,
    ),
}  # fmt: skip
"""The heading of each layer's CSV file; ``claims`` has tolls, events and attributions together."""
