"""One report, in this process: the library's front door."""

from __future__ import annotations

from accordingto import readers
from accordingto.readers.additions import NOTHING, Additions
from accordingto.reading import Reading
from accordingto.report import Report, content_id


def read(
    text: str | Report,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    language: str | None = None,
    additions: Additions = NOTHING,
) -> Reading:
    """What a report says, every piece with its span.

    Args:
        text: the report's text, which all spans will refer to; or a ``Report``, which brings its own particulars.
        published: ISO 8601 date or date-time, needed to resolve words like "Monday": today's date is never used.
        title: headline, where it stands apart from the text.
        outlet: who published it.
        url: where it was published.
        byline: who wrote it.
        language: ISO 639-1 code.
        additions: what ``load_additions`` gives: entries of the lexicon of events and actors of your own.

    Raises:
        TypeError: if particulars are given beside a ``Report``.

    Example:
        >>> reading = read("Nine people were killed, the Lorvan interior ministry said.", published="2031-05-04")
        >>> start, end = reading.sentences[0]
        >>> reading.text[start:end]
        'Nine people were killed, the Lorvan interior ministry said.'
    """
    particulars = (published, title, outlet, url, byline, language)
    if isinstance(text, Report):
        if any(particular is not None for particular in particulars):
            message = "a Report brings its own particulars: give them to Report(...), or give the text alone"
            raise TypeError(message)
        return readers.read(text, additions)
    return readers.read(
        Report(
            id=content_id(text),
            text=text,
            published=published,
            title=title,
            outlet=outlet,
            url=url,
            byline=byline,
            language=language,
        ),
        additions,
    )
