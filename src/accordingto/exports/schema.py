"""The JSON Schema of a reading, made from the record types themselves so that the two cannot part."""

from __future__ import annotations

from typing import Any

import msgspec

from accordingto.exports.descriptions import DESCRIPTIONS
from accordingto.reading import Reading

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_POSITION: Schema = {"type": "integer", "minimum": 0}
_BOUNDS: dict[tuple[str, str], Schema] = {
    ("Entity", "country"): {"pattern": "^[A-Z]{3}$"},
    ("Location", "lat"): {"minimum": -90, "maximum": 90},
    ("Location", "lon"): {"minimum": -180, "maximum": 180},
}


def schema() -> Schema:
    """The JSON Schema (2020-12) of one line of the program's JSON: one reading.

    It describes what is written: every field is present, also where it is null or empty.
    """
    (reading,), records = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    return {
        "$schema": DIALECT,
        "title": "Reading",
        "description": "What one report says, every piece with its span: [start, end), in code points of text.",
        **reading,
        "$defs": {name: _completed(name, record) for name, record in records.items()},
    }


def to_json(*, indent: int = 2) -> str:
    """The schema as text."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=indent).decode()


def _completed(name: str, record: Schema) -> Schema:
    fields = record["properties"]
    return {
        **record,
        "description": record["description"].replace("``", ""),
        "properties": {field: _field(name, field, shape) for field, shape in fields.items()},
        "required": list(fields),
    }


def _field(record: str, field: str, shape: Schema) -> Schema:
    shape = _with_positions(shape)
    if field in {"start", "end"}:
        shape = _POSITION
    return {"description": DESCRIPTIONS[record][field], **shape, **_BOUNDS.get((record, field), {})}


def _with_positions(shape: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The shape with every pair of integers, which is always a span, bounded below."""
    if isinstance(shape, list):
        return [_with_positions(part) for part in shape]
    if not isinstance(shape, dict):
        return shape
    if shape.get("prefixItems") == [{"type": "integer"}] * 2:
        return {**shape, "prefixItems": [_POSITION, _POSITION]}
    return {key: _with_positions(value) for key, value in shape.items()}
