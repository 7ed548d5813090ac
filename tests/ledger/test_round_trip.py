"""What goes into a ledger comes out of it, to the last character."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accordingto.ledger import Ledger, UnsoundReading
from accordingto.reading import Reading
from accordingto.report import Report
from tests.strategies import readings, reports

entries = reports(any_character=True).flatmap(
    lambda report: st.tuples(st.just(report), readings(report, any_character=True))
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(entries)
def test_a_report_and_its_reading_come_out_as_they_went_in(tmp_path_factory, entry: tuple[Report, Reading]):
    report, reading = entry
    with Ledger(tmp_path_factory.mktemp("ledger") / "case.db") as ledger:
        ledger.add(report, reading)
        assert ledger.report(report.id) == report
        assert ledger.reading(report.id) == reading
