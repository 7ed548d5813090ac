"""A page as a function of the ledger and of what was asked, answered as HTML, JSON or CSV."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from starlette.responses import Response

from accordingto.exports import csv, json
from accordingto.ledger import Ledger
from accordingto.room.asked import Asked, Parameter
from accordingto.room.rendering import environment

FORMS = (".json", ".csv")

ROWS = 50
"""Rows of a list on a page; its JSON and CSV give more."""
MOST_ROWS = {"": 100, ".json": 1000, ".csv": 1000}
LIMIT = Parameter("limit", "Most rows to give: on a page up to 100, as JSON or CSV up to 1,000.", kind="integer")
AFTER = Parameter("after", "Where the page before ended, as its link to the next one gives it.")


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What every page's JSON has; pages add to it.

    Attributes:
        next: address of what follows in this form, if anything does.
    """

    next: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What a page says.

    Attributes:
        title: for the head of the page.
        content: goes out as JSON, and to the template as ``content``.
        kind: of the rows, whose fields head the CSV.
        rows: for CSV; they may be mappings with ``fields``, or records of ``kind``.
        shown: what else the template needs.
    """

    title: str
    content: Content
    rows: Iterable[msgspec.Struct | Mapping[str, Any]]
    fields: Sequence[str]
    shown: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the room.

    Attributes:
        path: in the manner of starlette, without the ending of a format.
        summary: what it shows, in a few words.
        template: its file.
        answer: what it says.
        content: the type of its JSON.
        parameters: what it takes.
    """

    path: str
    summary: str
    template: str
    answer: Callable[[Ledger, Asked], View]
    content: type[Content]
    parameters: tuple[Parameter, ...] = ()


def respond(page: Page, ledger: Ledger, asked: Asked, form: str) -> Response:
    """The answer of a page in one of ``FORMS``, or as HTML."""
    view = page.answer(ledger, asked)
    if form == ".json":
        return json_response(view.content)
    if form == ".csv":
        return _csv(view)
    return html(page.template, ledger, asked, {"title": view.title, "content": view.content, **view.shown})


def html(template: str, ledger: Ledger, asked: Asked, shown: Mapping[str, object], status: int = 200) -> Response:
    """A template as an answer."""
    text = environment().get_template(template).render(asked=asked, ledger_name=ledger.path.name, **shown)
    # A text may hold half characters, which UTF-8 has no way to write; ``visible`` has spelled all that were printed.
    return Response(text.encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")


def json_response(content: object, status: int = 200) -> Response:
    """A record as an answer."""
    return Response(json.encode(content) + b"\n", status, media_type="application/json")


def _csv(view: View) -> Response:
    file = io.BytesIO()
    rows = (row if isinstance(row, Mapping) else msgspec.structs.asdict(row) for row in view.rows)
    csv.write(rows, file, fields=view.fields)
    following = view.content.next
    headers = {} if following is None else {"Link": f'<{following}>; rel="next"'}
    return Response(file.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
