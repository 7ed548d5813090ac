"""The description of the room's interface for programs (OpenAPI 3.1), made from the pages themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from accordingto._version import __version__
from accordingto.room.asked import Parameter
from accordingto.room.pages import Page

_IN_PATH = re.compile(r"\{(\w+):path\}")


def document(pages: Sequence[Page]) -> dict[str, Any]:
    """The whole description.

    Args:
        pages: of the room.
    """
    schemas, components = msgspec.json.schema_components(
        [page.content for page in pages], ref_template="#/components/schemas/{name}"
    )
    paths: dict[str, Any] = {}
    for page, schema in zip(pages, schemas, strict=True):
        path = "/index" if page.path == "/" else _IN_PATH.sub(r"{\1}", page.path)
        paths[f"{path}.json"] = {"get": _operation(page, "json", {"application/json": {"schema": schema}})}
        paths[f"{path}.csv"] = {"get": _operation(page, "csv", {"text/csv": {"schema": {"type": "string"}}})}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "accordingto: the room",
            "version": __version__,
            "description": "What a ledger holds, read-only: every page of the room as JSON and CSV.",
        },
        "paths": paths,
        "components": {"schemas": components},
    }


def _operation(page: Page, form: str, content: dict[str, Any]) -> dict[str, Any]:
    name = re.sub(r"\W+", "_", _IN_PATH.sub("", page.path)).strip("_") or "index"
    return {
        "operationId": f"{name}_{form}" if "{" not in page.path else f"one_{name}_{form}",
        "summary": page.summary,
        "parameters": [*_in_path(page.path), *map(_in_query, page.parameters)],
        "responses": {
            "200": {"description": page.summary, "content": content},
            "400": {"description": "A value in the address cannot be."},
            "404": {"description": "There is no such thing in the ledger."},
        },
    }


def _in_path(path: str) -> list[dict[str, Any]]:
    string = {"type": "string"}
    return [{"name": name, "in": "path", "required": True, "schema": string} for name in _IN_PATH.findall(path)]


def _in_query(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": parameter.kind}
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    return {"name": parameter.name, "in": "query", "description": parameter.meaning, "schema": schema}
