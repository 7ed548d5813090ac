"""The search indexes stay in step with the tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.ledger import Ledger
from accordingto.reading import Reading
from accordingto.report import Report
from tests.ledger.example import READING, REPORT
from tests.strategies import readings, reports

entries = reports(any_character=True).flatmap(
    lambda report: st.tuples(st.just(report), readings(report, any_character=True))
)


def _check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        for index in ("report_search", "claim_search"):
            # With a rank FTS5 compares the index with the tables, word for word.
            database.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(entry=entries)
def test_the_indexes_hold_what_the_tables_hold(
    tmp_path_factory: pytest.TempPathFactory, entry: tuple[Report, Reading]
) -> None:
    path = tmp_path_factory.mktemp("index") / "case.db"
    with Ledger(path) as ledger:
        ledger.add(*entry)
        ledger.add(REPORT, READING)
    _check(path)


def test_the_check_sees_an_index_out_of_step(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with Ledger(path) as ledger:
        ledger.add(REPORT, READING)
        with ledger._transaction(writes=True) as connection:
            connection.exec_driver_sql("UPDATE toll SET evidence_text = 'nothing'")
    with pytest.raises(sqlite3.DatabaseError, match="malformed"):
        _check(path)
