"""Plain text, whole, with what a header at its top says.

Two headers are known: one line `` date 2031-05-04 Title of the report``, and a block of ``Key: value`` lines that a
blank line ends. The header stays part of the text, so that offsets fit the file; its parts are zones of the report.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from accordingto.intake.dates import Dated, read_date
from accordingto.intake.encoding import charset_of, decode
from accordingto.intake.source import Item, Options, Source, Unreadable, now
from accordingto.report import Provenance, Report, Zone, ZoneKind, content_id

_DATE_LINE = re.compile(r"[ \t]*date[ \t]+(?P<date>\d{4}-\d{2}-\d{2})(?:[ \t]+(?P<title>[^\r\n]*))?(?=\r?\n|\r|\Z)")
_NEXT_LINE = re.compile(r"\s*(?P<line>[^\r\n]*)")
_KEY_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,30}?)[ \t]*:[ \t]*(?P<value>[^\r\n]*)(?:\r?\n|\r)")
_MOST_KEY_LINES = 40
_BLANK_LINE = re.compile(r"[ \t]*(?:\r?\n|\r)")
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml)\b", re.IGNORECASE)
_FIELD_OF_KEY = {
    "title": "title",
    "date": "published",
    "published": "published",
    "source": "outlet",
    "outlet": "outlet",
    "author": "byline",
    "by": "byline",
    "byline": "byline",
    "url": "url",
    "link": "url",
    "language": "language",
}
_ZONE_OF_FIELD: dict[str, ZoneKind] = {"title": "title", "published": "dateline", "byline": "byline"}


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the top of a text.

    Attributes:
        end: offset behind the header.
        fields: report field -> value.
        evidence: ``title`` and ``published`` -> where the value stood, as in ``Provenance``.
        zones: parts of the header.
        warnings: dates that could not be taken as they stand.
    """

    end: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)
    zones: tuple[Zone, ...] = ()
    warnings: tuple[str, ...] = ()


def read(source: Source, options: Options) -> Iterator[Item]:
    """The one report of a text file.

    Raises:
        Unreadable: if the file is empty, too large or not text.
    """
    data = source.read(options.limits.report_bytes)
    decoded = decode(data, charset_of(source.content_type))
    text = decoded.text
    if not text.strip():
        what = "it holds no text"
        raise Unreadable(what, "Remove it, or give a file with a report in it")
    header = read_header(text)
    yield Report(
        id=content_id(text),
        text=text,
        title=header.fields.get("title"),
        outlet=header.fields.get("outlet"),
        url=header.fields.get("url", source.url),
        byline=header.fields.get("byline"),
        language=header.fields.get("language"),
        published=header.fields.get("published"),
        zones=header.zones,
        warnings=(*decoded.warnings, *header.warnings, *_doubts(text, header)),
        provenance=Provenance(
            location=source.location,
            format="text",
            sha256=hashlib.sha256(data).hexdigest(),
            read_at=source.read_at or now(),
            encoding=decoded.evidence,
            title_from=header.evidence.get("title"),
            published_from=header.evidence.get("published"),
        ),
    )


def read_header(text: str) -> Header:
    """The header of a text, empty where it has none: titles and dates are not guessed from other lines."""
    match = _DATE_LINE.match(text)
    return _key_lines(text) if match is None else _date_line(text, match)


def _doubts(text: str, header: Header) -> Iterator[str]:
    if header.end and not text[header.end :].strip():
        yield "there is no text after the header"
    if _MARKUP.match(text):
        yield "the text looks like a page's markup: name the file .html or .xml to have it read as one"


def _date_line(text: str, match: re.Match[str]) -> Header:
    """`` date 2031-05-04 Title``, with the time of day from the line after it where that writes the same date."""
    title = (match["title"] or "").strip()
    start = match.start("title") if title else match.end()
    zones = [Zone("dateline", 0, start)]
    fields, evidence = {}, {}
    if title:
        zones.append(Zone("title", start, start + len(title)))
        fields["title"], evidence["title"] = title, "header line"
    dated = read_date(match["date"])
    warnings = [] if dated.warning is None else [dated.warning]
    if dated.iso is not None:
        published, source, doubt = _with_time(dated.iso, _written_below(text, match.end()))
        fields["published"], evidence["published"] = published, source
        warnings.extend(doubt)
    return Header(match.end(), fields, evidence, tuple(zones), tuple(warnings))


def _written_below(text: str, end: int) -> tuple[str, Dated]:
    """The next line that is not blank, and the date that it consists of, if it does."""
    match = _NEXT_LINE.match(text, end)
    line = "" if match is None else match["line"].strip()
    return line, read_date(line)


def _with_time(day: str, below: tuple[str, Dated]) -> tuple[str, str, list[str]]:
    """The header's date, its evidence, and doubts, in the light of the line below."""
    line, written = below
    if written.iso is None:
        return day, "header line", []
    doubts = [] if written.warning is None else [written.warning]
    if written.iso[:10] != day:
        doubts.append(f"the header line is dated {day}, the line {line!r} below it {written.iso}: the header's is kept")
        return day, "header line", doubts
    if written.iso == day:
        return day, "header line", doubts
    return written.iso, f"header line, time of day from the line {line!r}", doubts


def _key_lines(text: str) -> Header:
    """A block of ``Key: value`` lines, if all its lines are such and one has a known key and a value."""
    lines: list[re.Match[str]] = []
    position = 0
    while len(lines) < _MOST_KEY_LINES and (match := _KEY_LINE.match(text, position)) is not None:
        lines.append(match)
        position = match.end()
    if not lines or _BLANK_LINE.match(text, position) is None:
        return Header()
    fields, evidence, warnings = _known(lines)
    if not fields:
        return Header(warnings=tuple(warnings))
    zones = tuple(zone for line in lines for zone in _key_zones(line))
    return Header(position, fields, evidence, zones, tuple(warnings))


def _known(lines: list[re.Match[str]]) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Fields, their evidence and warnings; the first line that gives a field counts."""
    fields: dict[str, str] = {}
    evidence: dict[str, str] = {}
    warnings: list[str] = []
    for line in lines:
        name, value = _field(line), line["value"].strip()
        if name is None or not value or name in fields:
            continue
        if name == "published":
            dated = read_date(value)
            warnings.extend(() if dated.warning is None else (dated.warning,))
            if dated.iso is None:
                continue
            value = dated.iso
        fields[name] = value
        evidence[name] = f"header {line['key']}"
    return fields, evidence, warnings


def _field(line: re.Match[str]) -> str | None:
    return _FIELD_OF_KEY.get(line["key"].lower())


def _key_zones(line: re.Match[str]) -> Iterator[Zone]:
    """The line is furniture, but for a title, date or byline."""
    kind = _ZONE_OF_FIELD.get(_field(line) or "")
    value = line["value"].strip()
    start = line.start("value")
    if kind is None or not value:
        yield Zone("boilerplate", line.start(), start + len(line["value"].rstrip()))
    else:
        yield Zone("boilerplate", line.start(), start)
        yield Zone(kind, start, start + len(value))
