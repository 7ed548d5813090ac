"""Mail: a message in a file, or a mailbox (mbox) of them; quoted replies stay in the text.

The text is the plain part, else what the HTML part shows. Attachments in formats that hold reports are read as such.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from functools import partial
from typing import BinaryIO, NamedTuple, cast

from accordingto.intake.dates import Dated, read_date
from accordingto.intake.encoding import Decoded, decode
from accordingto.intake.formats import known
from accordingto.intake.html import assemble, pieces_of
from accordingto.intake.lines import lines
from accordingto.intake.source import Item, Options, Source, Unreadable, now, printable, read_all
from accordingto.intake.streams import peeked
from accordingto.report import Provenance, Report, Zone, content_id

_SEPARATOR = b"From "
# The standard library holds every line against the boundaries of all parts around it, which takes hours for thousands;
# a million parts side by side take minutes.
_MOST_BOUNDARIES = 100
_MOST_PARTS = 10_000
# What the standard library's header parser raises for headers that no program should have written, and how much of a
# header it gets to see: its time and memory grow with the square of it.
_HEADER_FAULTS = (ValueError, LookupError, AttributeError, TypeError, RecursionError, MessageError)
_LONGEST_HEADER = 4000


class _Policy(policy.EmailPolicy):
    """The standard policy for headers of any length and shape: a header that cannot be parsed is empty."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        header: str
        try:
            header = super().header_fetch_parse(name, value[:_LONGEST_HEADER])
        except _HEADER_FAULTS:
            header = super().header_fetch_parse(name, "")
        return header


_POLICY = _Policy()


class _Body(NamedTuple):
    """The text of a message, how it was decoded, and the zones that its markup tells."""

    decoded: Decoded
    text: str
    zones: tuple[Zone, ...] = ()


def read(source: Source, options: Options) -> Iterator[Item]:
    """The report of a message and its attachments, or those of all messages of a mailbox.

    Raises:
        Unreadable: if a single message is too large or has no text and no attachments to read.
    """
    limit = options.limits.report_bytes
    with source.open() as opened:
        head, stream = peeked(opened, len(_SEPARATOR))
        if head != _SEPARATOR:
            yield from _message(source, source.location, read_all(stream, limit))
            return
        for number, data in enumerate(_messages(stream, limit), 1):
            location = f"{source.location}#{number}"
            try:
                if data is None:
                    what = f"the message is larger than the {limit:,} bytes that one report may have"
                    raise Unreadable(what, "Raise the limit report_bytes")
                yield from _message(source, location, data)
            except Unreadable as error:
                yield error.at(location)


def _messages(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The messages of a mailbox, null for one that is too large; a line ``From `` after a blank one begins the next."""
    held: bytearray | None = bytearray()
    blank = False
    for number, line, _ in lines(stream, limit):
        if line is not None and blank and line.startswith(_SEPARATOR):
            yield None if held is None else bytes(held)
            held = bytearray()
        elif number > 1 and held is not None:
            if line is None or len(held) + len(line) > limit:
                held = None
            else:
                held += line
        blank = line is not None and line.isspace()
    yield None if held is None else bytes(held)


def _message(source: Source, location: str, data: bytes) -> Iterator[Item]:
    if data.lower().count(b"boundary=") > _MOST_BOUNDARIES or data.count(b"\n--") > _MOST_PARTS:
        what = f"it has more than {_MOST_PARTS:,} parts, or more than {_MOST_BOUNDARIES} with parts in them"
        raise Unreadable(what, "Save the text of the message by itself")
    try:
        message = cast("EmailMessage", BytesParser(EmailMessage, policy=_POLICY).parsebytes(data))
        body = _body(message)
        parts = list(message.iter_attachments()) if message.is_multipart() else []
    except RecursionError as error:
        what = "its parts stand too deep in one another"
        raise Unreadable(what, "Save the text of the message by itself") from error
    attached = [_attachment(source, f"{location}!{_file_name(part, n)}", part) for n, part in enumerate(parts, 1)]
    readable = [part for part in attached if known(part) is not None]
    if body is None and not readable:
        what = "the message has no text"
        raise Unreadable(what, "Remove it, or give the file that holds the text")
    if body is not None:
        unread = [part.location.removeprefix(f"{location}!") for part in attached if known(part) is None]
        yield _report(source, location, data, message, body, unread)
    yield from readable


def _report(
    source: Source, location: str, data: bytes, message: EmailMessage, body: _Body, unread: list[str]
) -> Report:
    title = _header(message, "subject")
    dated = _date(message)
    warnings = [*body.decoded.warnings, *(() if dated.warning is None else (dated.warning,))]
    if unread:
        warnings.append(f"attachments that were not read: {', '.join(unread)}")
    return Report(
        id=content_id(body.text),
        text=body.text,
        title=title,
        byline=_senders(message),
        language=_header(message, "content-language"),
        published=dated.iso,
        url=source.url,
        zones=body.zones,
        warnings=tuple(warnings),
        provenance=Provenance(
            location=location,
            format="mail",
            sha256=hashlib.sha256(data).hexdigest(),
            read_at=source.read_at or now(),
            encoding=body.decoded.evidence,
            title_from=None if title is None else "mail header Subject",
            published_from=None if dated.iso is None else "mail header Date",
        ),
    )


def _body(message: EmailMessage) -> _Body | None:
    """The text of the first plain part that has any, else of the HTML part."""
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        if part is None:
            continue
        decoded = decode(_payload(part), part.get_content_charset())
        body = _Body(decoded, decoded.text) if kind == "plain" else _Body(decoded, *assemble(pieces_of(decoded.text)))
        if body.text.strip():
            return body
    return None


def _payload(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attachment(source: Source, location: str, part: MIMEPart) -> Source:
    return Source(
        location=location,
        open=partial(_content, part),
        content_type=part.get_content_type(),
        read_at=source.read_at,
        depth=source.depth + 1,
        budget=source.budget,
    )


def _content(part: MIMEPart) -> BinaryIO:
    """The bytes of an attachment; a forwarded message is written out again."""
    inner = part.get_payload(0) if part.is_multipart() else None
    return io.BytesIO(inner.as_bytes() if isinstance(inner, EmailMessage) else _payload(part))


def _file_name(part: MIMEPart, number: int) -> str:
    try:
        return printable(part.get_filename() or f"part {number}")
    except _HEADER_FAULTS:
        return f"part {number}"


def _raw(message: EmailMessage, name: str) -> str | None:
    """The value of a header, on one line; bytes beyond ASCII, which should not be there, are decoded like text."""
    for key, value in message.raw_items():
        if key.lower() == name:
            line = re.sub(r"[\r\n]+", "", str(value)[:_LONGEST_HEADER])
            return decode(line.encode("utf-8", "surrogateescape")).text.strip() or None
    return None


def _header(message: EmailMessage, name: str) -> str | None:
    raw = _raw(message, name)
    if raw is None:
        return None
    try:
        return str(_POLICY.header_factory(name, raw)).strip() or None
    except _HEADER_FAULTS:
        return raw


def _senders(message: EmailMessage) -> str | None:
    """The names of the authors, their addresses where they give no name."""
    raw = _raw(message, "from")
    if raw is None:
        return None
    try:
        addresses = _POLICY.header_factory("from", raw).addresses
    except _HEADER_FAULTS:
        return raw
    return ", ".join(address.display_name or address.addr_spec for address in addresses) or raw


def _date(message: EmailMessage) -> Dated:
    """The day and time at which the message says it was sent."""
    raw = _raw(message, "date")
    if raw is None:
        return Dated(None)
    try:
        moment = parsedate_to_datetime(raw)
    except ValueError:
        return read_date(raw)
    # "-0000" is UTC too, from a place that is not told (RFC 5322, 3.3).
    utc = moment.tzinfo is None and "-0000" in raw
    return read_date(moment.isoformat() + ("+00:00" if utc else ""))
