"""The claims of one report as lists: figures, events, statements, people, places, times, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from accordingto.exports.figures import figure
from accordingto.exports.moments import moment
from accordingto.exports.names import Names
from accordingto.exports.visible import one_line
from accordingto.exports.voices import UNNAMED, source
from accordingto.reading import Attribution, Entity, Event, Reading, Time, Toll, Wording


class Section(NamedTuple):
    """A heading and its lines, each safe to print; deeper lines are indented."""

    heading: str
    lines: tuple[str, ...]


def sections(reading: Reading) -> list[Section]:
    """The claims of a reading in the order of the text, those of one kind under one heading; none is left empty."""
    names = Names(reading)
    kinds: dict[str, Iterable[str]] = {
        "Tolls": _tolls(reading, names),
        "Events": (_event(event, names) for event in sorted(reading.events, key=lambda event: event.trigger)),
        "Who says what": _statements(reading, names),
        "Quoted wording": (_wording(wording, names) for wording in reading.wordings),
        "People": (_person(e, names) for e in reading.entities if e.type == "person"),
        "Organizations and groups": (
            _person(e, names) for e in reading.entities if e.type in {"organization", "group"}
        ),
        "Places": (_place(e) for e in reading.entities if e.type == "place"),
        "Times": (_time(time, names) for time in reading.times),
        "Warnings": reading.warnings,
    }
    found = (Section(heading, tuple(map(_safe, lines))) for heading, lines in kinds.items())
    return [section for section in found if section.lines]


def _safe(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + one_line(line)


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _tolls(reading: Reading, names: Names) -> Iterator[str]:
    tolls = {toll.id: toll for toll in sorted(reading.tolls, key=lambda toll: toll.number)}
    return (indent + _toll(tolls[id_], names) for indent, id_ in _nested({id_: t.of for id_, t in tolls.items()}))


def _nested(parents: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Ids with the indent of their depth, each below its parent; parents unknown or in a circle count as none."""
    children: dict[str | None, list[str]] = {}
    for id_, parent in parents.items():
        children.setdefault(parent if parent in parents and parent != id_ else None, []).append(id_)
    waiting = [("", id_) for id_ in reversed(children.pop(None, []))]
    while waiting or children:
        if not waiting:
            waiting = [("", id_) for id_ in reversed(children.pop(next(iter(children))))]
        indent, id_ = waiting.pop()
        yield indent, id_
        waiting += [(indent + "  ", child) for child in reversed(children.pop(id_, []))]


def _toll(toll: Toll, names: Names) -> str:
    return _joined(
        f"{toll.id} {toll.effect} {figure(toll.bound, toll.count, toll.low, toll.high)} {toll.who or ''}",
        names.of(toll.place),
        moment(toll.when) if toll.when else None,
        toll.status if toll.status != "plain" else None,
        toll.cause and f"cause: {toll.cause}",
        f"by {names.of(toll.actor)}" if toll.actor else None,
        f"according to {source(toll.voice, names.of(toll.according_to), names.through(toll.attribution))}",
        toll.denied_by and f"denied by {names.of(toll.denied_by)}",
    )


def _event(event: Event, names: Names) -> str:
    did = [names.of(event.actor) or "?", names.words((event.trigger,)), names.of(event.recipient)]
    return _joined(
        f"{event.id} {event.category} {' — '.join(part for part in did if part)}",
        event.instrument and f"with {event.instrument}",
        names.of(event.place),
        moment(event.when) if event.when else None,
        event.modality if event.modality != "asserted" else None,
        ", ".join(f"{relation.kind.replace('_', ' ')} {relation.event}" for relation in event.relations),
        f"according to {source(event.voice, names.of(event.according_to), names.through(event.attribution))}",
    )


def _statements(reading: Reading, names: Names) -> Iterator[str]:
    statements = {statement.id: statement for statement in reading.attributions}
    parents = {id_: statement.parent for id_, statement in statements.items()}
    return (indent + _statement(statements[id_], names) for indent, id_ in _nested(parents))


def _statement(statement: Attribution, names: Names) -> str:
    speaker = names.of(statement.speaker) or names.words(statement.source) or UNNAMED
    return _joined(
        f"{statement.id} {speaker}: {names.words(statement.content)}",
        names.words(statement.cue),
        statement.polarity if statement.polarity != "affirmed" else None,
        statement.kind,
        statement.medium,
        statement.addressee and f"to {names.of(statement.addressee)}",
    )


def _wording(wording: Wording, names: Names) -> str:
    return _joined(names.words(((wording.start, wording.end),)), wording.kind)


def _person(entity: Entity, names: Names) -> str:
    roles = (", ".join(part for part in (role.title, names.of(role.organization)) if part) for role in entity.roles)
    return _joined(entity.name, *dict.fromkeys(roles), entity.country, entity.sector)


def _place(entity: Entity) -> str:
    where = entity.place
    return _joined(entity.name, entity.country, f"{where.kind} at {where.lat:.2f}, {where.lon:.2f}" if where else None)


def _time(time: Time, names: Names) -> str:
    return _joined(f"{names.words(((time.start, time.end),))}: {time.value}", time.type.lower())
