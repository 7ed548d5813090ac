"""A report and its reading as rows of the ledger's tables.

Claims come out once more as ``search_rows``: what the search index holds of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from operator import itemgetter

from sqlalchemy import Table

from accordingto.chains import Chains
from accordingto.ledger import schema
from accordingto.ledger.days import days
from accordingto.ledger.keys import Keys, hull
from accordingto.reading import Attribution, Entity, Event, Piece, Reading, Time, Toll
from accordingto.report import Provenance, Report, Span, Zone

Value = str | int | float | None
Row = tuple[Value, ...]
"""Values in the order of the table's columns."""
Rows = dict[str, list[Row]]
"""Rows by the name of their table."""

GAP = " … "
"""Stands between the spans of a piece where its words are shown as one."""

_IN_ORDER = {table.name: itemgetter(*table.columns.keys()) for table in schema.metadata.sorted_tables}


def _row(table: Table, **values: Value) -> Row:
    row: Row = _IN_ORDER[table.name](values)
    return row


def report_rows(report: Report, serial: int, version: int, text_sha256: str, now: str) -> Rows:
    """The rows of a report."""
    row = _row(
        schema.report,
        serial=serial,
        id=report.id,
        version=version,
        title=report.title,
        outlet=report.outlet,
        url=report.url,
        byline=report.byline,
        language=report.language,
        published=report.published,
        text=report.text,
        text_sha256=text_sha256,
        added_at=now,
        **_provenance(report.provenance),
    )
    return {
        schema.report.name: [row],
        schema.report_zone.name: _zones(serial, report.zones),
        schema.report_warning.name: _numbered(serial, report.warnings),
    }


def _provenance(found: Provenance | None) -> dict[str, str | None]:
    return {
        "location": None if found is None else found.location,
        "format": None if found is None else found.format,
        "bytes_sha256": None if found is None else found.sha256,
        "read_at": None if found is None else found.read_at,
        "encoding": None if found is None else found.encoding,
        "title_from": None if found is None else found.title_from,
        "published_from": None if found is None else found.published_from,
    }


def published_day(reading: Reading) -> str | None:
    """The day of publication, where the date says which one."""
    dated = days(reading.published)
    return dated.first if dated is not None and dated.first == dated.last else None


def reading_row(reading: Reading, serial: int, report: int, reader_version: str, now: str) -> Row:
    """The row of the reading itself; its text is the report's."""
    return _row(
        schema.reading,
        serial=serial,
        report=report,
        reader_version=reader_version,
        written_at=now,
        title=reading.title,
        outlet=reading.outlet,
        url=reading.url,
        byline=reading.byline,
        language=reading.language,
        published=reading.published,
        published_day=published_day(reading),
    )


class ReadingRows:
    """Lays out the parts of one reading, in ``rows``.

    Args:
        reading: a sound reading.
        serial: of its row in ``reading``.
        keys: of its text.
        first_claim: serial of its first claim; the others follow.
    """

    def __init__(self, reading: Reading, serial: int, keys: Keys, first_claim: int) -> None:
        self._reading = serial
        self._text = reading.text
        self._published = published_day(reading)
        self._keys = keys
        self._next_claim = count(first_claim).__next__
        self._names = {entity.id: entity.name for entity in reading.entities}
        self._chains = Chains(reading.attributions)
        self.rows: Rows = {table: [] for table in _IN_ORDER}
        self.search_rows: list[Row] = []
        self._lists(reading)
        for ordinal, entity in enumerate(reading.entities):
            self._entity(ordinal, entity)
        for ordinal, attribution in enumerate(reading.attributions):
            self._attribution(ordinal, attribution)
        for ordinal, toll in enumerate(reading.tolls):
            self._toll(ordinal, toll)
        for ordinal, event in enumerate(reading.events):
            self._event(ordinal, event)

    def _lists(self, reading: Reading) -> None:
        self.rows["zone"] = _zones(self._reading, reading.zones)
        self.rows["sentence"] = [(self._reading, n, start, end) for n, (start, end) in enumerate(reading.sentences)]
        self.rows["name"] = [
            (self._reading, n, part.start, part.end, part.type) for n, part in enumerate(reading.names)
        ]
        self.rows["wording"] = [
            (self._reading, n, part.start, part.end, part.kind) for n, part in enumerate(reading.wordings)
        ]
        self.rows["reading_warning"] = _numbered(self._reading, reading.warnings)
        self.rows["time"] = [self._time(n, time) for n, time in enumerate(reading.times)]

    def _time(self, ordinal: int, time: Time) -> Row:
        return _row(
            schema.time,
            reading=self._reading,
            ordinal=ordinal,
            type=time.type,
            value=time.value,
            start=time.start,
            end=time.end,
            earliest=time.earliest,
            latest=time.latest,
            mod=time.mod,
            basis=time.basis,
            basis_start=None if time.basis_span is None else time.basis_span[0],
            basis_end=None if time.basis_span is None else time.basis_span[1],
        )

    def _entity(self, ordinal: int, entity: Entity) -> None:
        place = entity.place
        row = _row(
            schema.entity,
            reading=self._reading,
            id=entity.id,
            ordinal=ordinal,
            type=entity.type,
            name=entity.name,
            country=entity.country,
            latitude=None if place is None else place.lat,
            longitude=None if place is None else place.lon,
            place_kind=None if place is None else place.kind,
            geonames_id=None if place is None else place.geonames_id,
            place_basis=None if place is None else place.basis,
            sector=entity.sector,
        )
        self.rows["entity"].append(row)
        owner = (self._reading, entity.id)
        self.rows["alias"] += [(*owner, n, alias) for n, alias in enumerate(entity.aliases)]
        self.rows["role"] += [
            (*owner, n, role.title, *self._name(role.organization), role.start, role.end)
            for n, role in enumerate(entity.roles)
        ]
        self._spans("mention", (*owner, "name"), entity.mentions)
        self._spans("mention", (*owner, "reference"), entity.references)

    def _attribution(self, ordinal: int, attribution: Attribution) -> None:
        start, end = hull(attribution.source + attribution.cue + attribution.content)
        speaker, speaker_entity = self._name(attribution.speaker)
        addressee, addressee_entity = self._name(attribution.addressee)
        source, content = self._words(attribution.source), self._words(attribution.content)
        serial = self._next_claim()
        row = _row(
            schema.attribution,
            serial=serial,
            reading=self._reading,
            id=attribution.id,
            ordinal=ordinal,
            key=self._keys.of_attribution(attribution),
            kind=attribution.kind,
            speaker=speaker,
            speaker_entity=speaker_entity,
            addressee=addressee,
            addressee_entity=addressee_entity,
            medium=attribution.medium,
            parent=attribution.parent,
            source=source,
            cue=self._words(attribution.cue),
            content=content,
            start=start,
            end=end,
            polarity=attribution.polarity,
            rule=attribution.rule,
            day=self._published,
            through=self._through(attribution.id),
        )
        self.rows["attribution"].append(row)
        self.search_rows.append((serial, source if speaker is None else speaker, source, addressee, content))
        owner = (self._reading, attribution.id)
        self._spans("attribution_piece", (*owner, "source"), attribution.source)
        self._spans("attribution_piece", (*owner, "cue"), attribution.cue)
        self._spans("attribution_piece", (*owner, "content"), attribution.content)

    def _toll(self, ordinal: int, toll: Toll) -> None:
        actors = _listed(toll.actor)
        actor, actor_entity = self._names_of(actors)
        place, place_entity = self._name(toll.place)
        source, source_entity = self._name(toll.according_to)
        denier, denier_entity = self._name(toll.denied_by)
        dated = days(toll.when)
        evidence = self._slice(toll.evidence)
        serial = self._next_claim()
        row = _row(
            schema.toll,
            serial=serial,
            reading=self._reading,
            id=toll.id,
            ordinal=ordinal,
            key=self._keys.of_toll(toll),
            effect=toll.effect,
            count=toll.count,
            low=toll.low,
            high=toll.high,
            bound=toll.bound,
            who=toll.who,
            part_of=toll.of,
            cause=toll.cause,
            actor=actor,
            actor_entity=actor_entity,
            actor_listed=isinstance(toll.actor, tuple),
            place=place,
            place_entity=place_entity,
            dated=toll.when,
            first_day=None if dated is None else dated.first,
            last_day=None if dated is None else dated.last,
            day=self._published if dated is None else dated.first,
            according_to=source,
            according_to_entity=source_entity,
            denied_by=denier,
            denied_by_entity=denier_entity,
            voice=toll.voice,
            status=toll.status,
            cue_start=None if toll.cue is None else toll.cue[0],
            cue_end=None if toll.cue is None else toll.cue[1],
            number_text=self._slice(toll.number),
            number_start=toll.number[0],
            number_end=toll.number[1],
            evidence_text=evidence,
            start=toll.evidence[0],
            end=toll.evidence[1],
            rule=toll.rule,
            attribution=toll.attribution,
            through=self._through(toll.attribution),
        )
        self.rows["toll"].append(row)
        self.search_rows.append((serial, source, actor, toll.who, evidence))
        self._parties("toll_actor", (self._reading, toll.id), actors)
        self._spans("toll_also", (self._reading, toll.id), toll.also)

    def _event(self, ordinal: int, event: Event) -> None:
        actors, recipients = _listed(event.actor), _listed(event.recipient)
        actor, actor_entity = self._names_of(actors)
        recipient, recipient_entity = self._names_of(recipients)
        place, place_entity = self._name(event.place)
        source, source_entity = self._name(event.according_to)
        dated = days(event.when)
        evidence = self._slice(event.evidence)
        serial = self._next_claim()
        row = _row(
            schema.event,
            serial=serial,
            reading=self._reading,
            id=event.id,
            ordinal=ordinal,
            key=self._keys.of_event(event),
            category=event.category,
            cameo=event.cameo,
            actor=actor,
            actor_entity=actor_entity,
            actor_listed=isinstance(event.actor, tuple),
            trigger_text=self._slice(event.trigger),
            trigger_start=event.trigger[0],
            trigger_end=event.trigger[1],
            recipient=recipient,
            recipient_entity=recipient_entity,
            recipient_listed=isinstance(event.recipient, tuple),
            instrument=event.instrument,
            place=place,
            place_entity=place_entity,
            dated=event.when,
            first_day=None if dated is None else dated.first,
            last_day=None if dated is None else dated.last,
            day=self._published if dated is None else dated.first,
            modality=event.modality,
            according_to=source,
            according_to_entity=source_entity,
            voice=event.voice,
            evidence_text=evidence,
            start=event.evidence[0],
            end=event.evidence[1],
            rule=event.rule,
            attribution=event.attribution,
            through=self._through(event.attribution),
        )
        self.rows["event"].append(row)
        self.search_rows.append((serial, source, actor, recipient, evidence))
        self._event_lists(event, actors, recipients)

    def _event_lists(self, event: Event, actors: Sequence[str], recipients: Sequence[str]) -> None:
        owner = (self._reading, event.id)
        self._parties("event_party", (*owner, "actor"), actors)
        self._parties("event_party", (*owner, "recipient"), recipients)
        self._spans("event_also", owner, event.also)
        self.rows["event_toll"] += [(*owner, n, toll) for n, toll in enumerate(event.tolls)]
        self.rows["event_relation"] += [
            (*owner, n, relation.kind, relation.event) for n, relation in enumerate(event.relations)
        ]

    def _spans(self, table: str, owner: Row, spans: Piece) -> None:
        self.rows[table] += [(*owner, n, start, end) for n, (start, end) in enumerate(spans)]

    def _parties(self, table: str, owner: Row, parties: Sequence[str]) -> None:
        self.rows[table] += [(*owner, n, *self._name(party)) for n, party in enumerate(parties)]

    def _name(self, reference: str | None) -> tuple[str | None, str | None]:
        """The name to read, and the entity's id where the reference is one."""
        if reference is None or reference not in self._names:
            return reference, None
        return self._names[reference], reference

    def _names_of(self, references: Sequence[str]) -> tuple[str | None, str | None]:
        if len(references) == 1:
            return self._name(references[0])
        return "; ".join(self._names.get(reference, reference) for reference in references) or None, None

    def _through(self, attribution: str | None) -> str | None:
        return self._chains.through(attribution, lambda a: self._name(a.speaker)[0] or self._words(a.source))

    def _slice(self, span: Span) -> str:
        return self._text[span[0] : span[1]]

    def _words(self, piece: Piece) -> str | None:
        return GAP.join(map(self._slice, piece)) if piece else None


def _zones(owner: int, zones: Iterable[Zone]) -> list[Row]:
    return [(owner, n, zone.kind, zone.start, zone.end) for n, zone in enumerate(zones)]


def _numbered(owner: int, values: Iterable[str]) -> list[Row]:
    return [(owner, n, value) for n, value in enumerate(values)]


def _listed(parties: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if parties is None:
        return ()
    return (parties,) if isinstance(parties, str) else parties
