"""Where other reports say the same."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from accordingto.ledger import Ledger
from tests.ledger.example import READING, REPORT, copy


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A ledger that has the flood report."""
    path = tmp_path / "case.db"
    with Ledger(path) as ledger:
        ledger.add(REPORT, READING)
    return path


def test_a_copy_echoes_figures_and_statements(case: Path) -> None:
    with Ledger(case) as ledger:
        ledger.add(*copy(id="wire", outlet="Radio Ostra"))
        echoes = ledger.echoes("flood-1")
    assert {id_: {echo.report for echo in found} for id_, found in echoes.items()} == {
        "a1": {"wire"},
        "t1": {"wire"},
        "t2": {"wire"},
        "t3": {"wire"},
    }
    assert (echoes["a1"][0].outlet, echoes["a1"][0].according_to) == ("Radio Ostra", "Ida Morrow")


def test_a_report_does_not_echo_itself(case: Path) -> None:
    with Ledger(case) as ledger:
        assert ledger.echoes("flood-1") == {}


def test_a_figure_of_another_month_is_no_echo(case: Path) -> None:
    later = msgspec.structs.replace(READING.tolls[0], when="2031-08-03")
    reading = msgspec.structs.replace(READING, id="later", tolls=(later,), events=(), attributions=())
    with Ledger(case) as ledger:
        ledger.add(msgspec.structs.replace(REPORT, id="later"), reading)
        assert ledger.echoes("flood-1") == {}
