import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from accordingto.exports.schema import DIALECT, schema, to_json
from accordingto.reading import to_json as reading_to_json
from tests.exports.readings import READING


def as_json() -> dict[str, Any]:
    reading: dict[str, Any] = json.loads(reading_to_json(READING))
    return reading


def faults(instance: dict[str, Any]) -> list[str]:
    return [error.json_path for error in Draft202012Validator(schema()).iter_errors(instance)]


def test_the_schema_is_valid_and_names_its_dialect() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(to_json())["$schema"] == DIALECT


def test_a_reading_is_valid() -> None:
    assert faults(as_json()) == []


def test_every_record_and_field_is_described() -> None:
    for name, record in schema()["$defs"].items():
        assert record["title"] == name
        assert record["description"]
        assert all(field["description"] for field in record["properties"].values())


def test_a_span_has_two_positions() -> None:
    number = schema()["$defs"]["Toll"]["properties"]["number"]
    assert (number["minItems"], number["maxItems"]) == (2, 2)
    assert number["prefixItems"] == [{"type": "integer", "minimum": 0}] * 2


@pytest.mark.parametrize(
    "layer", ["zones", "sentences", "names", "entities", "times", "attributions", "tolls", "events", "warnings"]
)
def test_no_layer_may_be_absent(layer: str) -> None:
    reading = as_json()
    del reading[layer]
    assert faults(reading) == ["$"]


@pytest.mark.parametrize("number", [[3], [3, 4, 5], [-1, 4], ["3", "4"], None])
def test_a_span_that_is_none_is_found(number: object) -> None:
    reading = as_json()
    reading["tolls"][0]["number"] = number
    assert set(faults(reading)) & {"$.tolls[0].number", "$.tolls[0].number[0]", "$.tolls[0].number[2]"}


def test_an_effect_outside_the_codebook_is_found() -> None:
    reading = as_json()
    reading["tolls"][0]["effect"] = "vanished"
    assert faults(reading) == ["$.tolls[0].effect"]


def test_the_schema_follows_the_record_types() -> None:
    names = {name for record in schema()["$defs"].values() for name in record["properties"]}
    reading = {field.name for field in msgspec.structs.fields(type(READING))}
    assert reading <= names
