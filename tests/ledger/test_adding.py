"""What may be added to a ledger, when, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from accordingto.ledger import Identity, Ledger, LedgerUnavailable, Outcome, UnsoundReading, schema
from accordingto.reading import Entity, Location, Name, Reading
from accordingto.report import Zone
from tests.ledger.example import READING, REPORT, bulletin, copy, plain


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "case.db") as ledger:
        yield ledger


def test_a_report_is_added_once(ledger: Ledger) -> None:
    assert ledger.add(REPORT, READING) is Outcome.ADDED
    assert ledger.add(REPORT, READING) is Outcome.HELD
    assert not ledger.add(REPORT, READING)
    assert ledger.summary().readings == 1


def test_the_ledger_says_what_it_holds(ledger: Ledger) -> None:
    assert not ledger.holds(REPORT)
    ledger.add(REPORT, READING)
    assert ledger.holds(REPORT)
    assert not ledger.holds(copy(outlet="Another Post").report)


def test_what_was_seen_is_told_for_many_reports_at_once(ledger: Ledger) -> None:
    copies = [copy(), copy(outlet=None), plain("half an emoji \ud83d", outlet="\x00")]
    for report, reading in copies:
        ledger.add(report, reading)
    assert ledger.seen() == {Identity.of(report) for report, _ in copies}
    assert Identity.of(bulletin(1).report) not in ledger.seen()


def test_wire_copies_are_all_kept(ledger: Ledger) -> None:
    other_id, other_outlet = copy(id="flood-2"), copy(outlet="Radio Ostra")
    assert ledger.add(REPORT, READING) is Outcome.ADDED
    assert ledger.add(*other_id) is Outcome.ADDED
    assert ledger.add(*other_outlet) is Outcome.REVISED
    assert [(row.id, row.outlet) for row in ledger.reports()] == [
        ("flood-1", "The Ostra Post"),
        ("flood-1", "Radio Ostra"),
        ("flood-2", "The Ostra Post"),
    ]


def test_another_text_under_the_same_id_is_another_version(ledger: Ledger) -> None:
    first, second = plain("Two hurt.", id="live"), plain("Three hurt.", id="live")
    assert ledger.add(*first) is Outcome.ADDED
    assert ledger.add(*second) is Outcome.REVISED
    assert ledger.reading("live") == second.reading
    assert ledger.reading("live", version=1) == first.reading
    assert ledger.report("live", version=1) == first.report
    assert [row.version for row in ledger.reports()] == [1, 2]


def test_readings_of_earlier_readers_stay_and_the_newest_answers(tmp_path: Path) -> None:
    better = msgspec.structs.replace(READING, tolls=READING.tolls[:1], events=())
    with Ledger(tmp_path / "case.db", reader_version="1.0") as ledger:
        ledger.add(REPORT, READING)
    with Ledger(tmp_path / "case.db", reader_version="1.1") as ledger:
        assert not ledger.holds(REPORT)
        assert ledger.seen() == set()
        assert ledger.add(REPORT, better) is Outcome.REREAD
        assert ledger.holds(REPORT)
        assert ledger.reading("flood-1") == better
        assert len(ledger.tolls()) == 1
        assert ledger.events() == []
        assert ledger.search("flooded").claims == ()
        assert ledger.summary().reports == 1
        assert ledger.summary().readings == 2
        assert ledger.summary().tolls == 1


def test_many_reports_are_added_in_order_and_a_bad_one_costs_itself(ledger: Ledger) -> None:
    good = [bulletin(number) for number in range(150)]
    bad = (REPORT, msgspec.structs.replace(READING, sentences=((0, 10_000),)))
    outcomes = list(ledger.add_many([*good[:70], bad, *good[70:], good[0]]))
    assert [report.id for report, _ in outcomes[:2]] == ["bulletin-00000", "bulletin-00001"]
    assert [outcome for _, outcome in outcomes[:70]] == [Outcome.ADDED] * 70
    assert outcomes[70][0] == REPORT
    assert isinstance(outcomes[70][1], UnsoundReading)
    assert outcomes[-1] == (good[0].report, Outcome.HELD)
    assert [ledger.reading(report.id) for report, _ in good] == [reading for _, reading in good]
    assert not ledger.holds(REPORT)


def test_what_add_many_yields_is_committed(ledger: Ledger) -> None:
    with Ledger(ledger.path, read_only=True) as reader:
        for report, _ in ledger.add_many(bulletin(number) for number in range(100)):
            assert reader.holds(report)


def test_what_the_database_refuses_is_told_and_nothing_is_written(ledger: Ledger) -> None:
    with ledger._transaction(writes=True) as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON event_party BEGIN SELECT RAISE (ABORT, 'the disk is full'); END"
        )
    with pytest.raises(LedgerUnavailable, match="the disk is full"):
        ledger.add(REPORT, READING)
    with ledger._transaction() as connection:
        for table in schema.metadata.sorted_tables:
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table.name}").scalar_one() == 0
    assert ledger.search("villagers").reports == ()


def _with_name(name: Name) -> Reading:
    return msgspec.structs.replace(READING, names=(name,))


def _with_toll(**changes: object) -> Reading:
    toll = msgspec.structs.replace(READING.tolls[0], **changes)
    return msgspec.structs.replace(READING, tolls=(toll, *READING.tolls[1:]))


def _with_event(**changes: object) -> Reading:
    return msgspec.structs.replace(READING, events=(msgspec.structs.replace(READING.events[0], **changes),))


def _with_statement(**changes: object) -> Reading:
    statement = msgspec.structs.replace(READING.attributions[0], **changes)
    return msgspec.structs.replace(READING, attributions=(statement,))


def _somewhere(lat: float) -> Reading:
    place = Location(lat=lat, lon=0.0, kind="town", geonames_id=None)
    return msgspec.structs.replace(READING, entities=(Entity(id="e1", type="place", name="Varn", place=place),))


@pytest.mark.parametrize(
    ("reading", "place", "what"),
    [
        (msgspec.structs.replace(READING, id="flood-9"), "id", "not the report's"),
        (msgspec.structs.replace(READING, text=READING.text + "!"), "text", "not the report's"),
        (msgspec.structs.replace(READING, zones=(Zone("body", -1, 5),)), "zones[0]", "span -1-5 does not lie"),
        (msgspec.structs.replace(READING, sentences=((0, 5), (9, 7))), "sentences[1]", "span 9-7 does not lie"),
        (_with_name(Name(start=3, end=9999, type="misc")), "names[0]", "span 3-9999 does not lie in the text of"),
        (_with_toll(number=(0, 9999)), "toll t1 number", "span 0-9999 does not lie in the text of"),
        (_with_toll(of="t7"), "toll t1 of", "nothing has the id 't7'"),
        (_with_toll(id="t2"), "toll t2", "its id is not the only one"),
        (_with_toll(count=10**20), "toll t1", "too large"),
        (_with_event(tolls=("t1", "t9")), "event v1 tolls", "nothing has the id 't9'"),
        (_with_statement(parent="a2"), "attribution a1 parent", "nothing has the id 'a2'"),
        (_with_statement(source=(), cue=(), content=()), "attribution a1", "it has no span"),
    ],
)
def test_an_unsound_reading_is_refused_whole(ledger: Ledger, reading: Reading, place: str, what: str) -> None:
    with pytest.raises(UnsoundReading, match="'flood-1'") as refused:
        ledger.add(REPORT, reading)
    assert refused.value.place == place
    assert what in refused.value.what
    assert ledger.summary().reports == 0


@pytest.mark.parametrize("degrees", [float("nan"), float("inf")])
def test_a_place_that_is_nowhere_is_refused(ledger: Ledger, degrees: float) -> None:
    with pytest.raises(UnsoundReading, match="coordinates"):
        ledger.add(REPORT, _somewhere(degrees))
