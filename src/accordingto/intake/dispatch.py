"""From a source to its reports: the format is chosen, and what is found inside is read in turn."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from accordingto.intake import archive, feed, formats, html, jsonl, mail, table, text, warc
from accordingto.intake.language import with_language
from accordingto.intake.source import Format, Item, Options, Problem, Refused, Source, Unreadable
from accordingto.intake.streams import peeked
from accordingto.report import Report

READERS: Mapping[formats.Name, Format] = {
    "archive": archive.read,
    "csv": table.read,
    "feed": feed.read,
    "html": html.read,
    "jsonl": jsonl.read,
    "mail": mail.read,
    "text": text.read,
    "warc": warc.read,
}
"""Format -> the function of its module."""


def read(source: Source, options: Options) -> Iterator[Report | Problem]:
    """The reports of a source, also of the sources inside it; whatever goes wrong ends that source alone.

    Raises:
        Refused: by a source inside an archive, if that goes beyond its limits: the problem of the outermost archive.
    """
    try:
        for item in _items(source, options):
            if isinstance(item, Source):
                yield from read(_nested(item, options), options)
            elif isinstance(item, Report):
                yield with_language(item)
            else:
                yield item
    except Refused as refusal:
        if source.budget is not None:
            raise
        yield refusal.at(source.location)
    except Unreadable as error:
        yield error.at(source.location)
    except OSError as error:
        yield Problem(source.location, f"it cannot be read: {error.strerror or error}", "Check that you may read it")
    except Exception as error:  # noqa: BLE001  one bad input must not stop a run of thousands
        what = f"reading it failed with {type(error).__name__}: {error}"
        yield Problem(source.location, what, "This is a fault of the program: please report it, with the input")


def _nested(source: Source, options: Options) -> Source:
    if source.depth > options.limits.depth:
        what = f"containers stand more than {options.limits.depth} deep in one another"
        raise Refused(what, limit="depth")
    return source


def _items(source: Source, options: Options) -> Iterator[Item]:
    with source.open() as first:
        head, stream = peeked(first, formats.HEAD)
        if not head:
            what = "it is empty"
            raise Unreadable(what, "Remove it, or give a file with a report in it")
        waiting = [stream]
        opened = dataclasses.replace(source, open=lambda: waiting.pop() if waiting else source.open())
        yield from READERS[formats.name_of(source, head)](opened, options)
