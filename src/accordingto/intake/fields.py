"""Records with named fields (JSON objects, rows of tables) as reports.

Which field of the record gives which field of the report is what ``Options.fields`` says, else a usual name: case,
``_``, ``-`` and spaces make no difference.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from accordingto.intake.dates import read_date
from accordingto.intake.encoding import Decoded
from accordingto.intake.source import REPORT_FIELDS, Unreadable, now
from accordingto.report import Provenance, Report, content_id

USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "text": ("text", "body", "content", "article", "articlebody"),
    "title": ("title", "headline"),
    "published": ("published", "publishedat", "datepublished", "pubdate", "date"),
    "outlet": ("outlet", "sourceoutlet", "publisher", "sourcename", "site"),
    "url": ("url", "link"),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
}
"""Report field -> names of record fields that give it, first choice first, in small letters and digits only."""

_PLAIN_FIELDS = ("title", "outlet", "url", "byline", "language")
_MOST_NAMES_SHOWN = 20
# Enough for any file that a person put together, and bounded for files of any length: some 15 MB.
_IDS_REMEMBERED = 100_000


class NoTextField(Unreadable):
    """None of a record's fields is known to hold the text."""


class Record(NamedTuple):
    """One record of an input.

    Attributes:
        values: its fields.
        location: where it stands, see ``Provenance.location``.
        format: see ``Provenance.format``.
        sha256: hex digest of its bytes.
        decoded: how its bytes were decoded.
        read_at: when its bytes were got, null for now.
    """

    values: Mapping[str, object]
    location: str
    format: str
    sha256: str
    decoded: Decoded
    read_at: str | None


class Ids:
    """The ids met in one file, to tell a repeated report from two reports under one id."""

    def __init__(self) -> None:
        self._texts: OrderedDict[str, int] = OrderedDict()

    def check(self, report: Report) -> None:
        """Remember the report's id.

        Raises:
            Unreadable: if an earlier report of the file has the same id and another text.
        """
        known = hash(report.text)
        if self._texts.setdefault(report.id, known) != known:
            what = f"the id {report.id!r} stands for another text earlier in this file"
            raise Unreadable(what, "Give every report its own id, or leave the id out")
        if len(self._texts) > _IDS_REMEMBERED:
            self._texts.popitem(last=False)


def names(keys: Iterable[str], fields: Mapping[str, str]) -> dict[str, str]:
    """Report field -> the record's key for it, for those that the record has."""
    present: dict[str, str] = {}
    for key in keys:
        plain = _plain(key)
        if plain not in present or key == plain:
            present[plain] = key
    chosen = {}
    for field in REPORT_FIELDS:
        if field in fields:
            usual = iter((fields[field],) if fields[field] in keys else ())
        else:
            usual = (present[name] for name in USUAL_NAMES[field] if name in present)
        name = next(usual, None)
        if name is not None:
            chosen[field] = name
    return chosen


def no_text(keys: Iterable[str], fields: Mapping[str, str]) -> NoTextField:
    """The error for a record none of whose keys gives the text."""
    shown = [repr(key) for key in keys]
    more = f" and {len(shown) - _MOST_NAMES_SHOWN} more" if len(shown) > _MOST_NAMES_SHOWN else ""
    listed = ", ".join(shown[:_MOST_NAMES_SHOWN]) + more if shown else "none at all"
    wanted = f"no field {fields['text']!r}" if "text" in fields else "no field with the text of a report"
    return NoTextField(f"{wanted}; the fields are {listed}", "Name the field that holds the text: --field text=NAME")


def to_report(record: Record, fields: Mapping[str, str]) -> Report:
    """The report that a record holds; its id and text are kept exactly, and so is ``published`` under that name.

    Raises:
        NoTextField: if no field is known to hold the text.
        Unreadable: if that field holds none.
    """
    chosen = names(record.values, fields)
    if "text" not in chosen:
        raise no_text(record.values, fields)
    text = _text(record.values[chosen["text"]], chosen["text"])
    warnings = list(record.decoded.warnings)
    given = {field: record.values[key] for field, key in chosen.items()}
    plain = {field: _words(field, given.get(field), warnings) for field in _PLAIN_FIELDS}
    published = _published(given.get("published"), warnings, exact=chosen.get("published") == "published")
    return Report(
        id=_id(given.get("id"), warnings) or content_id(text),
        text=text,
        title=plain["title"],
        outlet=plain["outlet"],
        url=plain["url"],
        byline=plain["byline"],
        language=plain["language"],
        published=published,
        warnings=tuple(warnings),
        provenance=Provenance(
            location=record.location,
            format=record.format,
            sha256=record.sha256,
            read_at=record.read_at or now(),
            encoding=record.decoded.evidence,
            title_from=None if plain["title"] is None else f"field {chosen['title']}",
            published_from=None if published is None else f"field {chosen['published']}",
        ),
    )


def _plain(key: str) -> str:
    return "".join(filter(str.isalnum, key)).lower()


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        what = f"the field {key!r} holds {_kind(value)} where the report's text should be"
        raise Unreadable(what, "Name the field that holds the text: --field text=NAME")
    if not value or value.isspace():
        what = f"the field {key!r} holds no text"
        raise Unreadable(what, "Leave the record out, or name the field that holds the text: --field text=NAME")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        what = f"the text has half of a surrogate pair at character {error.start:,}, which is no character"
        raise Unreadable(what, "Write the record again with whole characters") from error
    return value


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "text"}
    return "nothing" if value is None else kinds[type(value)]


def _id(value: object, warnings: list[str]) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None:
        warnings.append(f"the id is {_kind(value)}: an id was made from the text instead")
    return None


def _published(value: object, warnings: list[str], *, exact: bool) -> str | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        warnings.append(f"the publication date is {_kind(value)}, not an ISO 8601 date: left out")
        return None
    dated = read_date(value)
    if exact and dated.iso != value.strip():
        warnings.append(f"the publication date {value!r} is not an ISO 8601 date")
    elif dated.warning is not None:
        warnings.append(dated.warning)
    return value if exact or dated.iso == value.strip() else dated.iso


def _words(field: str, value: object, warnings: list[str]) -> str | None:
    """A string; also of a list of names, and of objects with a name, as JSON-LD writes authors and publishers."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(filter(None, (_words(field, part, warnings) for part in value)))
    if value is None or isinstance(value, str):
        return value if value and not value.isspace() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    warnings.append(f"the {field} is {_kind(value)}: left out")
    return None
