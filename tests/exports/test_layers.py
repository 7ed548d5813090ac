import msgspec
import pytest

from accordingto.exports.layers import FIELDS, rows
from tests.exports.readings import READING, TEXT


@pytest.mark.parametrize("layer", FIELDS)
def test_each_layer_has_the_fields_that_its_heading_names(layer: str) -> None:
    found = list(rows(layer, READING, version=2))
    assert found
    for row in found:
        assert tuple(row) == FIELDS[layer]
        assert (row["report"], row["version"]) == ("ferry-1", 2)


@pytest.mark.parametrize("layer", ["tolls", "events", "claims"])
def test_the_evidence_is_the_words_at_its_place(layer: str) -> None:
    for row in rows(layer, READING):
        assert row["evidence"] == TEXT[row["start"] : row["end"]]


def test_ids_are_shown_as_names_and_spans_as_words() -> None:
    toll = next(rows("tolls", READING))
    assert (toll["figure"], toll["number"], toll["according_to"], toll["place"]) == (
        "≥ 40",
        "40",
        "Lorvan Coast Guard",
        "Port Elsin",
    )
    statement = list(rows("attributions", READING))[1]
    assert statement["content"] == "We heard the hull break, … and then it was dark."
    assert (statement["speaker"], statement["addressee"]) == ("Ida Morrow", "Radio Elsin")


def test_an_event_shows_what_other_projects_might_code() -> None:
    attack = msgspec.structs.replace(
        READING.events[0], category="ASSAULT", cameo="190", actor="gunmen", recipient="the e1 crew"
    )
    seized = msgspec.structs.replace(attack, recipient="e1")
    found = list(rows("events", msgspec.structs.replace(READING, events=(attack, seized))))
    assert [(row["actor_sector"], row["recipient_sector"]) for row in found] == [("UAF", None), ("UAF", "GOV")]
    assert [(row["acled_suggested"], row["ucdp_suggested"]) for row in found] == [
        (None, None),
        ("Armed clash", "1 state-based conflict"),
    ]


def test_claims_come_in_the_order_of_the_text_with_who_says_so() -> None:
    found = [(row["kind"], row["id"], row["according_to"]) for row in rows("claims", READING)]
    assert found == [
        ("toll", "t1", "Lorvan Coast Guard"),
        ("toll", "t2", "Lorvan Coast Guard"),
        ("event", "v1", "Lorvan Coast Guard"),
        ("attribution", "a1", "Lorvan Coast Guard"),
        ("attribution", "a2", "Ida Morrow"),
        ("event", "v2", None),
        ("toll", "t3", None),
    ]


def test_an_attribution_without_any_words_has_no_place() -> None:
    silent = msgspec.structs.replace(READING.attributions[0], source=(), cue=(), content=())
    reading = msgspec.structs.replace(READING, attributions=(silent,))
    (row,) = rows("attributions", reading)
    assert (row["start"], row["end"]) == (None, None)
    assert "attribution" not in {row["kind"] for row in rows("claims", reading)}


def test_quoted_wording_shows_its_words() -> None:
    assert [(row["kind"], row["words"]) for row in rows("wordings", READING)] == [("term", "hull")]


def test_a_name_shows_its_words() -> None:
    found = [(row["type"], row["words"]) for row in rows("names", READING)]
    assert found == [("place", "Port Elsin"), ("person", "Ida Morrow")]


def test_a_time_shows_what_it_rests_on_in_words() -> None:
    (dated,) = READING.times
    moved = msgspec.structs.replace(dated, mod="START", basis="expression", basis_span=(0, 4))
    (row,) = rows("times", msgspec.structs.replace(READING, times=(moved,)))
    assert (row["mod"], row["basis"], row["basis_words"]) == ("START", "expression", TEXT[:4])
    (row,) = rows("times", READING)
    assert (row["mod"], row["basis"], row["basis_words"]) == (None, "publication", None)
