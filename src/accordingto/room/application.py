"""The room as a web application: its pages in three forms each, what it says when something is wrong, its guard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from accordingto.ledger import AmbiguousReport, Ledger, LedgerError, LedgerUnavailable, UnknownReport
from accordingto.room import (
    case,
    claim,
    openapi,
    patterns,
    report,
    reports,
    said,
    search,
    sources,
    timeline,
    tolls,
    who,
)
from accordingto.room.asked import Asked, BadValue
from accordingto.room.elsewhere import Elsewhere
from accordingto.room.pages import FORMS, Page, html, json_response, respond
from accordingto.room.safety import Guard

STATIC = Path(__file__).with_name("static")
PAGES: tuple[Page, ...] = (
    case.PAGE,
    reports.PAGE,
    report.PAGE,
    claim.PAGE,
    tolls.PAGE,
    timeline.PAGE,
    who.PAGE,
    who.PERSON,
    said.PAGE,
    sources.PAGE,
    search.PAGE,
)
"""In the order of the routes."""

_STATUS: dict[type[Exception], HTTPStatus] = {
    BadValue: HTTPStatus.BAD_REQUEST,
    UnknownReport: HTTPStatus.NOT_FOUND,
    AmbiguousReport: HTTPStatus.NOT_FOUND,
    LedgerUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    LedgerError: HTTPStatus.BAD_REQUEST,
}


class Mistake(msgspec.Struct, frozen=True):
    """What went wrong, for programs."""

    status: int
    error: str


def application(ledger: Ledger) -> Starlette:
    """The room over a ledger.

    Args:
        ledger: opened for reading only; it stays the caller's to close.
    """

    def failed(request: Request, error: Exception) -> Response:
        return _failure(ledger, request, error)

    return Starlette(
        routes=list(_routes(ledger)),
        middleware=[Middleware(Guard), Middleware(GZipMiddleware, minimum_size=2_000, compresslevel=3)],
        exception_handlers={Elsewhere: _elsewhere, **dict.fromkeys((*_STATUS, HTTPException), failed)},
    )


def _routes(ledger: Ledger) -> Iterator[BaseRoute]:
    yield Mount("/static", StaticFiles(directory=STATIC))
    yield Route("/-/openapi.json", lambda _: json_response(openapi.document(PAGES)))
    yield Route("/-/patterns", _endpoint(ledger, patterns.PAGE, ""))
    for page in PAGES:
        for form in FORMS:
            path = "/index" if page.path == "/" else page.path
            yield Route(path + form, _endpoint(ledger, page, form))
        yield Route(page.path, _endpoint(ledger, page, ""))


def _endpoint(ledger: Ledger, page: Page, form: str) -> Callable[[Request], Response]:
    """A function, not a coroutine: starlette runs it in a thread of its own, for SQLite does not wait politely."""

    def endpoint(request: Request) -> Response:
        path, named, wanted = request.url.path, dict(request.path_params), form
        if form and "id" in named and ledger.has_report(named["id"] + form):
            # A report's own id may end like a format.
            named["id"] += form
            wanted = ""
        asked = Asked(
            "/" if page.path == "/" else path.removesuffix(wanted), request.query_params.multi_items(), named, wanted
        )
        return respond(page, ledger, asked, wanted)

    return endpoint


def _elsewhere(_: Request, error: Exception) -> Response:
    return RedirectResponse(error.address if isinstance(error, Elsewhere) else "/")


def _failure(ledger: Ledger, request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException):
        status, what = HTTPStatus(error.status_code), error.detail
    else:
        status = next(status for kind, status in _STATUS.items() if isinstance(error, kind))
        what = str(error)
    if request.url.path.endswith(FORMS):
        return json_response(Mistake(status.value, what), status.value)
    asked = Asked(request.url.path, ())
    return html("error.html", ledger, asked, {"title": status.phrase, "what": what}, status.value)
