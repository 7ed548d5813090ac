"""The questions that a ledger answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from accordingto.ledger import AmbiguousReport, BadDay, Counts, Ledger, UnknownReport
from tests.ledger.example import CLAUSE, READING, REPORT, TEXT, copy, plain


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The flood report, its wire copy of the day after, and reports without claims."""
    with Ledger(tmp_path_factory.mktemp("query") / "case.db", reader_version="1.0") as ledger:
        ledger.add(*copy(id="wire", outlet="Radio Ostra", published="2031-05-05"))
        ledger.add(REPORT, READING)
        ledger.add(*plain("Nothing happened.", id="dull", published="2030-01-01"))
        ledger.add(*plain("Nothing happened 100% of the time.", id="flood-without-date"))
        yield ledger


def test_a_toll_comes_with_names_words_and_spans(ledger: Ledger) -> None:
    toll = ledger.tolls(report="flood-1")[0]
    assert msgspec.structs.asdict(toll) == {
        "claim": toll.claim,
        "report": "flood-1",
        "version": 1,
        "published": "2031-05-04T08:00:00Z",
        "outlet": "The Ostra Post",
        "day": "2031-05-03",
        "start": CLAUSE[0],
        "end": CLAUSE[1],
        "id": "t1",
        "effect": "killed",
        "count": 40,
        "low": 40,
        "high": None,
        "bound": "at_least",
        "who": "villagers",
        "part_of": None,
        "cause": None,
        "actor": None,
        "place": "Varn",
        "when": "2031-05-03",
        "according_to": "Lorvan Interior Ministry",
        "through": None,
        "denied_by": None,
        "voice": "attributed",
        "status": "plain",
        "rule": "lexicon of effects: killed",
        "number": "40",
        "number_start": toll.number_start,
        "number_end": toll.number_end,
        "evidence": TEXT[CLAUSE[0] : CLAUSE[1]],
    }


def test_tolls_come_by_day_then_report_then_place(ledger: Ledger) -> None:
    rows = [(toll.when, toll.report, toll.who) for toll in ledger.tolls()]
    assert rows == [
        ("2031-05-03", "flood-1", "villagers"),
        ("2031-05-03", "flood-1", "children"),
        ("2031-05-03", "wire", "villagers"),
        ("2031-05-03", "wire", "children"),
        (None, "flood-1", None),
        (None, "wire", None),
    ]


def test_a_toll_points_to_the_one_it_is_part_of(ledger: Ledger) -> None:
    assert [toll.part_of for toll in ledger.tolls(report="wire")] == [None, "t1", None]


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({}, 6),
        ({"effect": "killed"}, 6),
        ({"effect": "kill"}, 0),
        ({"source": "INTERIOR min"}, 4),
        ({"source": "mayor"}, 0),
        ({"source": "%"}, 0),
        ({"place": "varn"}, 6),
        ({"outlet": "radio"}, 3),
        ({"report": "wire"}, 3),
        ({"since": "2031-05-05"}, 1),
        ({"since": date(2031, 5, 4), "until": date(2031, 5, 4)}, 1),
        ({"since": datetime(2031, 5, 4, 23, 59)}, 2),  # noqa: DTZ001 - a day has no zone
        ({"until": "2031-05-03"}, 4),
        ({"since": "2031-05", "until": "2031-05"}, 6),
        ({"since": "2031-06"}, 0),
        ({"limit": 2}, 2),
        ({"limit": 0}, 0),
        ({"offset": 5}, 1),
        ({"limit": 4, "offset": 4}, 2),
    ],
)
def test_tolls_are_narrowed_down(ledger: Ledger, filters: dict[str, object], number: int) -> None:
    assert len(ledger.tolls(**filters)) == number  # type: ignore[arg-type]


def test_letter_case_is_nothing_in_any_script(tmp_path: Path) -> None:
    source = msgspec.structs.replace(READING.entities[0], name="Ministère ÉTOILÉ Σίσυφος")
    reading = msgspec.structs.replace(READING, entities=(source, *READING.entities[1:]))
    with Ledger(tmp_path / "case.db") as ledger:
        ledger.add(REPORT, reading)
        assert len(ledger.tolls(source="étoilé σίσυφοσ")) == 2
        assert ledger.who("ÉTOILÉ")[0].name == source.name


@pytest.mark.parametrize("day", ["yesterday", "2031-02-30", ""])
def test_a_day_that_is_none_is_refused(ledger: Ledger, day: str) -> None:
    with pytest.raises(BadDay, match="Write it as 2021-05-10"):
        ledger.tolls(since=day)


def test_events_come_with_names_and_words(ledger: Ledger) -> None:
    burst, flooded = ledger.events(report="flood-1")
    assert (burst.category, burst.actor, burst.trigger, burst.recipient) == (
        "HAZARD",
        "the Ostra",
        "burst",
        "Varn; villagers",
    )
    assert (burst.according_to, burst.when, burst.place) == ("Lorvan Interior Ministry", "2031-05-03", "Varn")
    assert (flooded.actor, flooded.when, flooded.evidence) == (None, None, "The air-raid shelter was flooded too")
    assert TEXT[flooded.start : flooded.end] == flooded.evidence
    assert TEXT[flooded.trigger_start : flooded.trigger_end] == "flooded"
    assert (burst.rule, flooded.rule) == ("lexicon of events: burst", None)
    assert (burst.relations, flooded.relations) == (None, "after v1; because_of v1")
    assert ledger.events(category="HAZARD", source="ministry", outlet="post") == [burst]
    assert ledger.events(category="ASSAULT") == []


def test_events_come_with_sectors_and_suggested_codes(tmp_path: Path) -> None:
    attack = msgspec.structs.replace(
        READING.events[0], category="ASSAULT", cameo="190", actor="gunmen", recipient=("e1", "villagers")
    )
    with Ledger(tmp_path / "case.db") as ledger:
        ledger.add(REPORT, msgspec.structs.replace(READING, events=(attack,)))
        (row,) = ledger.events()
    assert (row.recipient, row.actor_sector, row.recipient_sector) == (
        "Lorvan Interior Ministry; villagers",
        "UAF",
        "GOV; CVL",
    )
    assert (row.acled_suggested, row.ucdp_suggested) == (None, None)
    sides = "gunmen (UAF) and Lorvan Interior Ministry (GOV) and villagers (CVL)"
    assert row.ucdp_why == f"between {sides}: no type of violence has these sides"


def test_the_timeline_has_tolls_and_events_by_their_own_day(ledger: Ledger) -> None:
    rows = ledger.timeline()
    assert [(row.day, row.report, row.kind) for row in rows] == [
        ("2031-05-03", "flood-1", "event"),
        ("2031-05-03", "flood-1", "toll"),
        ("2031-05-03", "flood-1", "toll"),
        ("2031-05-03", "wire", "event"),
        ("2031-05-03", "wire", "toll"),
        ("2031-05-03", "wire", "toll"),
    ]
    assert rows[1].what == "killed: at least 40 villagers"
    assert ledger.timeline(effect="killed", outlet="radio") == rows[4:]
    assert ledger.timeline(category="HAZARD", source="ministry", report="wire") == rows[3:4]
    assert ledger.timeline(since="2031-05-04") == []


def test_a_claim_of_several_days_is_found_on_each(tmp_path: Path) -> None:
    lasting = msgspec.structs.replace(READING.events[0], when="2031-04-28/2031-05-03", tolls=())
    with Ledger(tmp_path / "case.db") as ledger:
        ledger.add(REPORT, msgspec.structs.replace(READING, events=(lasting,), tolls=()))
        (row,) = ledger.timeline(since="2031-04-30", until="2031-04-30")
        assert (row.day, row.to_day) == ("2031-04-28", "2031-05-03")
        assert len(ledger.timeline(until="2031-04-28")) == len(ledger.timeline(since="2031-05-03")) == 1
        assert ledger.timeline(until="2031-04-27") == ledger.timeline(since="2031-05-04") == []


def test_who_appears(ledger: Ledger) -> None:
    (mayor,) = ledger.who("morrow")
    assert msgspec.structs.asdict(mayor) == {
        "name": "Ida Morrow",
        "type": "person",
        "country": None,
        "sectors": (),
        "aliases": (),
        "roles": ("mayor, Varn",),
        "reports": 2,
        "mentions": 2,
        "said": 2,
        "sourced": 0,
        "did": 0,
        "undergone": 0,
    }
    (ministry,) = ledger.who("interior")
    assert (ministry.aliases, ministry.country, ministry.sourced) == (("Interior Ministry",), "LRV", 6)
    (varn,) = ledger.who("VARN")
    assert varn.undergone == 2
    assert ledger.who("nobody") == []
    assert [entity.name for entity in ledger.who("")] == ["Ida Morrow", "Lorvan Interior Ministry", "Varn"]


def test_namesakes_of_another_type_are_rows_of_their_own(tmp_path: Path) -> None:
    party = msgspec.structs.replace(READING.entities[2], id="e4", type="organization")
    with Ledger(tmp_path / "case.db") as ledger:
        ledger.add(REPORT, msgspec.structs.replace(READING, entities=(*READING.entities, party)))
        assert [(row.name, row.type) for row in ledger.who("varn")] == [("Varn", "organization"), ("Varn", "place")]


def test_what_was_said(ledger: Ledger) -> None:
    statements = ledger.said("ida")
    assert [row.report for row in statements] == ["flood-1", "wire"]
    assert statements[0].speaker == "Ida Morrow"
    assert statements[0].source == "Ida Morrow, mayor of Varn"
    assert statements[0].cue == "told"
    assert statements[0].content == "We had no warning … and we had no boats"
    assert (statements[0].kind, statements[0].medium, statements[0].addressee) == ("direct", "radio", "Radio Ostra")
    assert TEXT[statements[0].start : statements[0].end].startswith("We had no warning")
    assert ledger.said("MAYOR OF", since="2031-05-05", outlet="radio") == statements[1:]
    assert ledger.said("ministry") == []


def test_what_was_denied_is_told_from_what_was_said(tmp_path: Path) -> None:
    denied = msgspec.structs.replace(READING.attributions[0], polarity="denied")
    with Ledger(tmp_path / "case.db") as ledger:
        ledger.add(REPORT, msgspec.structs.replace(READING, attributions=(denied,)))
        assert [(row.id, row.polarity, row.rule) for row in ledger.said("ida")] == [
            ("a1", "denied", "the encoder's marks")
        ]


def test_who_passes_a_claim_on_is_told_with_its_source(tmp_path: Path) -> None:
    mayor = msgspec.structs.replace(READING.attributions[0], polarity="denied")
    ministry = msgspec.structs.replace(mayor, id="a2", speaker="e1", parent="a1", polarity="affirmed")
    inner = msgspec.structs.replace(mayor, id="a3", speaker=None, parent="a2", polarity="affirmed")
    toll = msgspec.structs.replace(READING.tolls[0], attribution="a3")
    with Ledger(tmp_path / "case.db") as ledger:
        ledger.add(
            REPORT, msgspec.structs.replace(READING, attributions=(mayor, ministry, inner), tolls=(toll,), events=())
        )
        (row,) = ledger.tolls()
        assert row.through == "quoted by Lorvan Interior Ministry, denied by Ida Morrow"
        assert [found.through for found in ledger.said("Interior")] == ["denied by Ida Morrow"]


def test_the_sectors_that_reports_give_an_entity_stand_together(tmp_path: Path) -> None:
    silent = msgspec.structs.replace(READING.entities[0], sector=None)
    without = msgspec.structs.replace(READING, id="flood-2", entities=(silent, *READING.entities[1:]))
    with Ledger(tmp_path / "case.db") as ledger:
        ledger.add(msgspec.structs.replace(REPORT, id="flood-2"), without)
        ledger.add(REPORT, READING)
        (ministry,) = ledger.who("ministry")
        assert (ministry.reports, ministry.sectors) == (2, ("GOV",))


def test_what_was_said_under_another_name(tmp_path: Path) -> None:
    mayor = msgspec.structs.replace(READING.entities[1], aliases=("the Eel",))
    with Ledger(tmp_path / "case.db") as ledger:
        ledger.add(REPORT, msgspec.structs.replace(READING, entities=(READING.entities[0], mayor, READING.entities[2])))
        assert len(ledger.said("eel")) == 1
        assert len(ledger.who("eel")) == 1


def test_reports_are_listed_by_day_of_publication(ledger: Ledger) -> None:
    rows = ledger.reports()
    assert [row.id for row in rows] == ["dull", "flood-1", "wire", "flood-without-date"]
    assert (rows[1].title, rows[1].location) == ("Flood kills 40 in Varn", "week.zip!flood.html")
    assert (rows[1].tolls, rows[1].events, rows[1].attributions, rows[1].warnings) == (3, 2, 1, 1)
    assert rows[1].reader_version == "1.0"
    assert [row.id for row in ledger.reports(since="2031", limit=1)] == ["flood-1"]
    assert [row.id for row in ledger.reports(outlet="radio")] == ["wire"]


def test_an_id_may_be_begun(ledger: Ledger) -> None:
    assert ledger.reading("wi") == ledger.reading("wire")
    assert ledger.report("flood-1") == REPORT
    assert ledger.report("flood-w").id == "flood-without-date"
    assert len(ledger.tolls(report="wi")) == 3


def test_a_beginning_of_several_ids_is_answered_with_them(ledger: Ledger) -> None:
    with pytest.raises(AmbiguousReport, match="flood-1, flood-without-date") as refused:
        ledger.reading("flood")
    assert refused.value.candidates == ("flood-1", "flood-without-date")


def test_a_whole_id_is_not_ambiguous(tmp_path: Path) -> None:
    with Ledger(tmp_path / "case.db") as ledger:
        for number in range(12):
            ledger.add(*plain("Nothing.", id="a" * (number + 1)))
        assert ledger.report("a").id == "a"
        with pytest.raises(AmbiguousReport, match="and 7 more") as refused:
            ledger.report("")
    assert len(refused.value.candidates) == 5


@pytest.mark.parametrize("id_", ["nothing", "FLOOD-1", "flood_1", "%", "flood-1\x00"])
def test_an_id_that_no_report_has_is_told(ledger: Ledger, id_: str) -> None:
    with pytest.raises(UnknownReport, match="List the reports"):
        ledger.reading(id_)


def test_a_version_that_no_report_has_is_told(ledger: Ledger) -> None:
    with pytest.raises(UnknownReport, match="no report of version 2 has an id that is or begins with 'flood-1'"):
        ledger.reading("flood-1", version=2)


def test_the_ledger_in_numbers(ledger: Ledger) -> None:
    assert ledger.summary() == Counts(
        reports=4,
        readings=4,
        outlets=2,
        entities=6,
        attributions=2,
        tolls=6,
        events=4,
        warnings=2,
        first_day="2030-01-01",
        last_day="2031-05-05",
    )


def test_questions_are_no_sql(ledger: Ledger) -> None:
    hostile = "'; DROP TABLE report; --"
    assert ledger.tolls(source=hostile, effect=hostile, place=hostile, outlet=hostile) == []
    assert ledger.who(hostile) == []
    assert ledger.said(hostile) == []
    assert len(ledger.reports()) == 4
