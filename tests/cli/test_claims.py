import msgspec

from accordingto.cli.claims import sections
from accordingto.reading import Reading
from tests.exports.readings import READING


def lines(heading: str, reading: Reading = READING) -> tuple[str, ...]:
    return next((section.lines for section in sections(reading) if section.heading == heading), ())


def test_tolls_say_who_says_so_and_stand_below_the_toll_they_are_part_of() -> None:
    assert lines("Tolls") == (
        "t1 killed ≥ 40 people · Port Elsin · 2031-05-05 · cause: a ferry sank · according to Lorvan Coast Guard",
        "  t2 killed 6 children · Port Elsin · 2031-05-05 · cause: a ferry sank · according to Lorvan Coast Guard",
        "t3 affected > 200 people · denied · according to the report's own voice · denied by Brannock Lines",
    )


def test_tolls_that_are_parts_of_one_another_are_all_shown() -> None:
    first, second, third = READING.tolls
    circle = (msgspec.structs.replace(first, of="t2"), second, msgspec.structs.replace(third, of="t3"))
    shown = lines("Tolls", msgspec.structs.replace(READING, tolls=circle))
    assert sorted(line.split()[0] for line in shown) == ["t1", "t2", "t3"]


def test_events_say_who_did_what_to_whom() -> None:
    assert lines("Events") == (
        "v1 ACCIDENT ? — sank — Port Elsin, a ferry · Port Elsin · 2031-05-05 · according to Lorvan Coast Guard",
        "v2 REJECT Brannock Lines — denied · in response to v1 · according to the report's own voice",
    )


def test_statements_are_nested_below_the_statement_that_reports_them() -> None:
    inner = msgspec.structs.replace(READING.attributions[1], parent="a1")
    reading = msgspec.structs.replace(READING, attributions=(READING.attributions[0], inner))
    shown = lines("Who says what", reading)
    assert shown[0].startswith("a1 Lorvan Coast Guard: At least 40 people")
    assert (
        shown[1] == "  a2 Ida Morrow: We heard the hull break, … and then it was dark. · told · direct · to Radio Elsin"
    )


def test_people_places_and_times_are_listed() -> None:
    assert lines("People") == ("Ida Morrow · Captain",)
    assert lines("Places") == ("Port Elsin · LRV · city at 12.50, -40.25",)
    assert lines("Times") == ("on Monday: 2031-05-05 · date",)
    assert lines("Warnings") == READING.warnings


def test_a_source_that_is_not_named_is_not_made_the_reports_own_voice() -> None:
    toll = msgspec.structs.replace(READING.tolls[2], voice="attributed")
    assert "according to a source not named" in lines("Tolls", msgspec.structs.replace(READING, tolls=(toll,)))[0]


def test_a_kind_of_claim_that_is_not_there_has_no_heading() -> None:
    assert "Events" not in [s.heading for s in sections(msgspec.structs.replace(READING, events=()))]


def test_steering_characters_and_line_ends_in_names_are_harmless() -> None:
    people = (msgspec.structs.replace(READING.entities[1], name="Ida\n\x1b[2JMorrow"),)
    assert lines("People", msgspec.structs.replace(READING, entities=people)) == ("Ida ⟨U+001B⟩[2JMorrow · Captain",)
