"""Files of a user's own, read and checked: ``--lexicon`` and ``--actors``.

A file is checked as a whole before anything is read with it: every entry must say what it means, and its example must
yield its event.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from accordingto import readers
from accordingto.codes.tables import cameo_codes
from accordingto.language import gazetteer
from accordingto.language.inflection import forms
from accordingto.readers import happenings
from accordingto.readers.actors import Actor, Actors
from accordingto.readers.additions import Additions, File
from accordingto.readers.happenings import Entry, Lexicon
from accordingto.reading import Event
from accordingto.report import Report

Part = TypeVar("Part", Entry, Actor)


class BadUserFileError(ValueError):
    """A file of a user's that cannot be taken.

    Attributes:
        path: the file.
        place: the entry and its line, or the line; null where it is the whole file.
        what: what is wrong.
        remedy: what to do.
    """

    def __init__(self, path: Path, place: str | None, what: str, remedy: str) -> None:
        self.path = path
        self.place = place
        self.what = what
        self.remedy = remedy
        super().__init__(f"{path}{'' if place is None else f', {place}'}: {what}. {remedy}.")


def load_additions(lexicon: str | Path | None = None, actors: str | Path | None = None) -> Additions:
    """What the files add.

    Args:
        lexicon: a file of entries of the lexicon of events.
        actors: a file of actors.

    Raises:
        BadUserFileError: naming the file, the entry, what is wrong and what to do.
    """
    words, first = (None, ()) if lexicon is None else _lexicon(Path(lexicon))
    people, second = (None, ()) if actors is None else _actors(Path(actors))
    return Additions(words, people, (*first, *second))


class _Written(NamedTuple):
    """A file as it was read: each table of its one list, with the line that it begins at."""

    path: Path
    file: File
    tables: list[tuple[int, dict[str, Any]]]


def _written(path: Path, kind: str, heading: str) -> _Written:
    """The tables of a TOML file that is one list of them.

    Raises:
        BadUserFileError: if it cannot be read, is no TOML, or holds anything else.
    """
    remedy = f"Write it as a list of [[{heading}]] tables"
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise BadUserFileError(path, None, error.strerror or str(error), "Check the path") from error
    except UnicodeDecodeError as error:
        raise BadUserFileError(path, f"byte {error.start}", "not UTF-8", "Save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadUserFileError(path, None, f"no TOML: {error}", "Mend it there") from error
    others = [key for key in data if key != heading]
    if others or not isinstance(data.get(heading), list):
        what = f"it has {', '.join(map(repr, others))}" if others else f"it has no [[{heading}]]"
        raise BadUserFileError(path, None, what, remedy)
    begins = [
        text.count("\n", 0, match.start()) + 1 for match in re.finditer(rf"(?m)^[ \t]*\[\[\s*{heading}\s*]]", text)
    ]
    lines = begins + [1] * (len(data[heading]) - len(begins))  # a list of inline tables has no headings
    sha256 = hashlib.sha256(raw).hexdigest()
    return _Written(path, File(kind, path.name, sha256), list(zip(lines, data[heading], strict=False)))


def _parts(source: _Written, kind: type[Part], heading: str) -> Iterator[tuple[str, Part]]:
    """Each entry with its place, as a record."""
    for number, (line, table) in enumerate(source.tables, 1):
        place = f"{heading} {number} (line {line})"
        lists = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
        try:
            yield place, msgspec.convert(lists, kind)
        except msgspec.ValidationError as error:
            fields = ", ".join(kind.__struct_fields__)
            raise BadUserFileError(source.path, place, str(error), f"Its fields are {fields}") from error


def _lexicon(path: Path) -> tuple[Lexicon, tuple[File]]:
    source = _written(path, "lexicon", "entry")
    placed = list(_parts(source, Entry, "entry"))
    for place, entry in placed:
        for what, remedy in _faults(entry):
            raise BadUserFileError(path, place, what, remedy)
    found = happenings.lexicon([entry for _, entry in placed], name=source.file.name)
    for place, entry in placed:
        for example in _examples(entry):
            _try(path, place, entry, example, Additions(found))
    return found, (source.file,)


def _try(path: Path, place: str, entry: Entry, example: str, additions: Additions) -> None:
    """Refuse an entry whose example does not yield its event."""
    events = readers.read(Report(id="example", text=example), additions).events
    if not any((event.category, event.cameo) == (entry.category, entry.cameo or None) for event in events):
        wanted = f"{entry.category} {entry.cameo}".rstrip()
        what = f"its example “{example}” was read as {_told(events, example)}, not as {wanted}"
        remedy = "Write a plain sentence in which the word is the verb or the noun, or mend `objects`, `to` and `needs`"
        raise BadUserFileError(path, place, what, remedy)


def _faults(entry: Entry) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, and the remedy."""
    if not (entry.verb or entry.noun):
        yield "it names no verb and no noun", "List words in `verb` or `noun`"
    if entry.cameo and entry.cameo not in cameo_codes():
        yield f"CAMEO has no code {entry.cameo!r}", 'Take a code of two to four digits, or leave it empty: ""'
    for field, words in (("past", entry.verb), ("noun", entry.noun)):
        if words and f"{{{field}}}" not in entry.example:
            yield f"its example has no place for its words: {entry.example!r}", f"Put {{{field}}} where the word stands"


def _actors(path: Path) -> tuple[Actors, tuple[File]]:
    source = _written(path, "actors", "actor")
    listed: dict[str, str] = {}
    actors: list[Actor] = []
    for place, actor in _parts(source, Actor, "actor"):
        for name in (actor.name, *actor.aliases):
            if not name.strip():
                raise BadUserFileError(path, place, "a name is empty", "Write the name as reports do")
            if listed.setdefault(name, place) != place:
                what = f"{name!r} is a name of {listed[name]}, too"
                raise BadUserFileError(path, place, what, "Give each name to one actor")
        if actor.country is not None and actor.country not in gazetteer.country_names():
            what = f"{actor.country!r} is no country"
            raise BadUserFileError(path, place, what, "Write the ISO 3166-1 alpha-3 code: NOR")
        actors.append(actor)
    return Actors.of(actors), (source.file,)


def _examples(entry: Entry) -> Iterator[str]:
    """The example of an entry with each of its words in turn."""
    for verb in entry.verb.split():
        head, _, particle = verb.partition("_")
        yield entry.example.replace("{past}", f"{forms(head).past} {particle}".strip())
    for noun in entry.noun.split():
        yield entry.example.replace("{noun}", noun.replace("_", " "))


def _told(events: Sequence[Event], text: str) -> str:
    """What was read, in words: ``COERCE (arrested)``, or ``no event``."""
    found = (f"{event.category} {event.cameo or ''} ({text[slice(*event.trigger)]})" for event in events)
    return "; ".join(" ".join(one.split()) for one in found) or "no event"
