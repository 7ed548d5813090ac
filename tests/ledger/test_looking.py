"""What people who look through a whole ledger ask of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from accordingto.ledger import CodedEventRow, Filter, Ledger, SaidRow, TollRow, Value
from tests.ledger.example import READING, REPORT, copy, plain


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The flood report read by two reader versions, its wire copy of the day after, and a dull report."""
    path = tmp_path_factory.mktemp("looking") / "case.db"
    with Ledger(path, reader_version="0.9") as earlier:
        earlier.add(REPORT, msgspec.structs.replace(READING, tolls=READING.tolls[:2], warnings=()))
    with Ledger(path, reader_version="1.0") as ledger:
        ledger.add(REPORT, READING)
        ledger.add(*copy(id="wire", outlet="Radio Ostra", published="2031-05-05"))
        ledger.add(*plain("Nothing happened.", id="dull", published="2031-05-09"))
        yield ledger


def test_readings_of_before_are_not_counted(ledger: Ledger) -> None:
    assert (ledger.summary().tolls, ledger.number_of("toll")) == (6, 6)
    assert ledger.facets("toll", ["effect"], Filter()) == {"effect": [Value("killed", 6)]}


def test_facets_count_what_a_filter_lets_through(ledger: Ledger) -> None:
    facets = ledger.facets("toll", ["outlet", "voice"], Filter(since="2031-05-05"))
    assert facets == {"outlet": [Value("Radio Ostra", 1)], "voice": [Value("headline", 1)]}


def test_sources_come_with_what_they_are_relied_upon_for(ledger: Ledger) -> None:
    ministry, mayor = ledger.sources()
    assert (ministry.name, ministry.tolls, ministry.events) == ("Lorvan Interior Ministry", 4, 2)
    assert (ministry.effects, ministry.categories) == (("killed",), ("HAZARD",))
    assert (mayor.statements, mayor.outlets) == (2, ("Radio Ostra", "The Ostra Post"))
    assert ledger.sources(name="INTERIOR") == [ministry]


def test_names_are_counted_by_reports(ledger: Ledger) -> None:
    names = {named.name: named.reports for named in ledger.names()}
    assert names == {"Lorvan Interior Ministry": 2, "Ida Morrow": 2, "Varn": 2}
    assert [named.name for named in ledger.names(part="morrow", kind="person")] == ["Ida Morrow"]


def test_offices_come_with_their_reports(ledger: Ledger) -> None:
    roles = [(role.title, role.organization, role.report) for role in ledger.roles("Ida Morrow")]
    assert roles == [("mayor", "Varn", "flood-1"), ("mayor", "Varn", "wire")]


def test_the_newest_reports_come_first(ledger: Ledger) -> None:
    assert [report.id for report in ledger.newest_reports(2)] == ["dull", "wire"]
    assert [report.id for report in ledger.newest_reports(9, warned=True)] == ["wire", "flood-1"]


def test_reports_are_counted_by_outlet_and_day(ledger: Ledger) -> None:
    counted = [(count.outlet, count.day, count.reports) for count in ledger.outlet_days()]
    assert ("The Ostra Post", "2031-05-04", 1) in counted
    assert len(counted) == 3


def test_days_are_counted_by_the_claims_that_happened_on_them(ledger: Ledger) -> None:
    assert ledger.dated_claims(Filter()) == [Value("2031-05-03", 6)]
    assert ledger.dated_claims(Filter(effect="injured")) == []


def test_the_highest_figures_come_first(ledger: Ledger) -> None:
    counts = [toll.count for toll in ledger.claims_of(TollRow, Filter(order="highest"))]
    assert counts == [40, 40, 40, 40, 6, 6]


def test_the_latest_figures_come_first(ledger: Ledger) -> None:
    days = [toll.day for toll in ledger.claims_of(TollRow, Filter(order="latest", limit=3))]
    assert days == ["2031-05-05", "2031-05-04", "2031-05-03"]


def test_deeds_of_one_party(ledger: Ledger) -> None:
    assert [event.report for event in ledger.claims_of(CodedEventRow, Filter(actor="the Ostra"))] == ["flood-1", "wire"]
    assert ledger.claims_of(CodedEventRow, Filter(recipient="the Ostra")) == []
    assert len(ledger.claims_of(CodedEventRow, Filter(recipient="villagers"))) == 2


def test_statements_by_whole_name_and_kind(ledger: Ledger) -> None:
    assert len(ledger.claims_of(SaidRow, Filter(according_to="Ida Morrow", kind="direct"))) == 2
    assert ledger.claims_of(SaidRow, Filter(according_to="Ida")) == []


def test_a_key_leads_to_every_report_that_has_the_claim(ledger: Ledger) -> None:
    key = ledger.tolls(report="wire")[0].claim
    assert [(spot.kind, spot.report) for spot in ledger.spots(key)] == [("toll", "flood-1"), ("toll", "wire")]
    assert ledger.spots("none") == []
