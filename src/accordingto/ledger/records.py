"""Reports and readings put together again from their rows, exactly as they were added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, Table, select

from accordingto.ledger import schema
from accordingto.ledger.characters import Replaced, restored
from accordingto.reading import Attribution, Entity, Event, Location, Name, Reading, Relation, Role, Time, Toll, Wording
from accordingto.report import Provenance, Report, Span, Zone

Rows = Sequence[RowMapping]


def load_report(connection: Connection, serial: int) -> Report:
    """The report of a row."""
    row = connection.execute(select(schema.report).where(schema.report.c.serial == serial)).mappings().one()
    zones = _ordered(connection, schema.report_zone, report=serial)
    warnings = _ordered(connection, schema.report_warning, report=serial)
    report = Report(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        byline=row["byline"],
        language=row["language"],
        published=row["published"],
        zones=tuple(Zone(zone["kind"], zone["start"], zone["end"]) for zone in zones),
        warnings=tuple(warning["warning"] for warning in warnings),
        provenance=None if row["location"] is None else _provenance(row),
    )
    return restored(report, _replaced(connection, serial, None))


def load_reading(connection: Connection, report: int, reading: int) -> Reading:
    """The reading of a row, with the text of its report."""
    row = connection.execute(select(schema.reading).where(schema.reading.c.serial == reading)).mappings().one()
    text = select(schema.report.c.id, schema.report.c.text).where(schema.report.c.serial == report)
    read = connection.execute(text).mappings().one()
    parts = _Parts(connection, reading)
    found = Reading(
        id=read["id"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        byline=row["byline"],
        language=row["language"],
        published=row["published"],
        text=read["text"],
        zones=tuple(Zone(zone["kind"], zone["start"], zone["end"]) for zone in parts.of(schema.zone)),
        sentences=tuple((sentence["start"], sentence["end"]) for sentence in parts.of(schema.sentence)),
        names=tuple(Name(start=name["start"], end=name["end"], type=name["type"]) for name in parts.of(schema.name)),
        entities=parts.entities(),
        times=tuple(map(_time, parts.of(schema.time))),
        attributions=parts.attributions(),
        wordings=tuple(map(_wording, parts.of(schema.wording))),
        tolls=parts.tolls(),
        events=parts.events(),
        warnings=tuple(warning["warning"] for warning in parts.of(schema.reading_warning)),
    )
    in_report = [character for character in _replaced(connection, report, None) if character.field in {"id", "text"}]
    return restored(found, in_report + _replaced(connection, report, reading))


class _Parts:
    """The lists of one reading."""

    def __init__(self, connection: Connection, reading: int) -> None:
        self._connection = connection
        self._reading = reading

    def of(self, table: Table) -> Rows:
        return _ordered(self._connection, table, reading=self._reading)

    def by(self, table: Table, *owners: str) -> defaultdict[tuple[str, ...], list[RowMapping]]:
        """The rows of a table by their owner, in order."""
        found: defaultdict[tuple[str, ...], list[RowMapping]] = defaultdict(list)
        for row in self.of(table):
            found[tuple(row[owner] for owner in owners)].append(row)
        return found

    def entities(self) -> tuple[Entity, ...]:
        aliases, roles = self.by(schema.alias, "entity"), self.by(schema.role, "entity")
        mentions = self.by(schema.mention, "entity", "kind")
        return tuple(
            Entity(
                id=row["id"],
                type=row["type"],
                name=row["name"],
                aliases=tuple(alias["alias"] for alias in aliases[row["id"],]),
                roles=tuple(map(_role, roles[row["id"],])),
                country=row["country"],
                place=None if row["latitude"] is None else _location(row),
                mentions=_spans(mentions[row["id"], "name"]),
                references=_spans(mentions[row["id"], "reference"]),
                sector=row["sector"],
            )
            for row in self.of(schema.entity)
        )

    def attributions(self) -> tuple[Attribution, ...]:
        pieces = self.by(schema.attribution_piece, "attribution", "part")
        return tuple(
            Attribution(
                id=row["id"],
                source=_spans(pieces[row["id"], "source"]),
                cue=_spans(pieces[row["id"], "cue"]),
                content=_spans(pieces[row["id"], "content"]),
                kind=row["kind"],
                speaker=_reference(row["speaker"], row["speaker_entity"]),
                addressee=_reference(row["addressee"], row["addressee_entity"]),
                medium=row["medium"],
                parent=row["parent"],
                polarity=row["polarity"],
                rule=row["rule"],
            )
            for row in self.of(schema.attribution)
        )

    def tolls(self) -> tuple[Toll, ...]:
        actors, also = self.by(schema.toll_actor, "toll"), self.by(schema.toll_also, "toll")
        return tuple(
            Toll(
                id=row["id"],
                effect=row["effect"],
                count=row["count"],
                low=row["low"],
                high=row["high"],
                bound=row["bound"],
                who=row["who"],
                of=row["part_of"],
                cause=row["cause"],
                actor=_parties(actors[row["id"],], listed=row["actor_listed"]),
                place=_reference(row["place"], row["place_entity"]),
                when=row["dated"],
                according_to=_reference(row["according_to"], row["according_to_entity"]),
                denied_by=_reference(row["denied_by"], row["denied_by_entity"]),
                voice=row["voice"],
                cue=None if row["cue_start"] is None else (row["cue_start"], row["cue_end"]),
                status=row["status"],
                evidence=(row["start"], row["end"]),
                number=(row["number_start"], row["number_end"]),
                also=_spans(also[row["id"],]),
                rule=row["rule"],
                attribution=row["attribution"],
            )
            for row in self.of(schema.toll)
        )

    def events(self) -> tuple[Event, ...]:
        parties, also = self.by(schema.event_party, "event", "part"), self.by(schema.event_also, "event")
        tolls, relations = self.by(schema.event_toll, "event"), self.by(schema.event_relation, "event")
        return tuple(
            Event(
                id=row["id"],
                category=row["category"],
                cameo=row["cameo"],
                trigger=(row["trigger_start"], row["trigger_end"]),
                actor=_parties(parties[row["id"], "actor"], listed=row["actor_listed"]),
                recipient=_parties(parties[row["id"], "recipient"], listed=row["recipient_listed"]),
                instrument=row["instrument"],
                place=_reference(row["place"], row["place_entity"]),
                when=row["dated"],
                modality=row["modality"],
                according_to=_reference(row["according_to"], row["according_to_entity"]),
                voice=row["voice"],
                evidence=(row["start"], row["end"]),
                tolls=tuple(toll["toll"] for toll in tolls[row["id"],]),
                relations=tuple(
                    Relation(kind=relation["kind"], event=relation["related"]) for relation in relations[row["id"],]
                ),
                also=_spans(also[row["id"],]),
                rule=row["rule"],
                attribution=row["attribution"],
            )
            for row in self.of(schema.event)
        )


def _ordered(connection: Connection, table: Table, **owner: int) -> Rows:
    return connection.execute(select(table).filter_by(**owner).order_by(table.c.ordinal)).mappings().all()


def _replaced(connection: Connection, report: int, reading: int | None) -> list[Replaced]:
    table = schema.replaced_character
    found = connection.execute(
        select(table.c.field, table.c.position, table.c.codepoint).where(
            table.c.report == report, table.c.reading.is_not_distinct_from(reading)
        )
    )
    return [Replaced(*row) for row in found]


def _provenance(row: RowMapping) -> Provenance:
    return Provenance(
        location=row["location"],
        format=row["format"],
        sha256=row["bytes_sha256"],
        read_at=row["read_at"],
        encoding=row["encoding"],
        title_from=row["title_from"],
        published_from=row["published_from"],
    )


def _location(row: RowMapping) -> Location:
    return Location(
        lat=row["latitude"],
        lon=row["longitude"],
        kind=row["place_kind"],
        geonames_id=row["geonames_id"],
        basis=row["place_basis"],
    )


def _role(row: RowMapping) -> Role:
    organization = _reference(row["organization"], row["organization_entity"])
    return Role(title=row["title"], organization=organization, start=row["start"], end=row["end"])


def _time(row: RowMapping) -> Time:
    return Time(
        start=row["start"],
        end=row["end"],
        type=row["type"],
        value=row["value"],
        earliest=row["earliest"],
        latest=row["latest"],
        mod=row["mod"],
        basis=row["basis"],
        basis_span=None if row["basis_start"] is None else (row["basis_start"], row["basis_end"]),
    )


def _wording(row: RowMapping) -> Wording:
    return Wording(start=row["start"], end=row["end"], kind=row["kind"])


def _spans(rows: Rows) -> tuple[Span, ...]:
    return tuple((row["start"], row["end"]) for row in rows)


def _reference(name: str | None, entity: str | None) -> str | None:
    return name if entity is None else entity


def _parties(rows: Rows, *, listed: bool) -> str | tuple[str, ...] | None:
    parties = tuple(row["entity"] if row["entity"] is not None else row["name"] for row in rows)
    if listed:
        return parties
    return parties[0] if parties else None
