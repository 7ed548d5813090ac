"""The addresses of the room's pages, and which addresses of strangers may be links."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from accordingto.report import Span


def report(id: str, version: int | None = None, span: Span | None = None) -> str:  # noqa: A002 - the field's name
    """A report, or some words in it.

    Args:
        id: of the report.
        version: which of those with this id; the newest, if null.
        span: words to show, which the page marks and the browser goes to.
    """
    place = None if span is None else f"{span[0]}-{span[1]}"
    return _with(f"/report/{quote(id, safe='')}", version=version, at=place) + ("" if place is None else f"#{place}")


def claim(key: str) -> str:
    """A claim wherever it stands."""
    return f"/claim/{quote(key, safe='')}"


def who(name: str, type_: str | None = None, country: str | None = None) -> str:
    """A person, organization, place or group; the one of a type and country where these are given."""
    return _with("/who/" + quote(name, safe=""), type=type_, country=country)


def page(path: str, **parameters: str | int | None) -> str:
    """Any page with parameters; nulls are left out."""
    return _with(path, **parameters)


def original(url: str | None) -> str | None:
    """The address of a report's original if it may be a link: on the web, and in letters that show where it leads."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    safe = parts.scheme in {"http", "https"} and bool(parts.hostname) and url.strip().isprintable()
    return url.strip() if safe else None


def _with(path: str, **parameters: str | int | None) -> str:
    given = {name: value for name, value in parameters.items() if value is not None}
    return path + (f"?{urlencode(given)}" if given else "")
