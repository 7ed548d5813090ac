"""The tables are those of any database; what SQLite alone has stands elsewhere."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from accordingto.ledger import Ledger, schema


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=str)
def test_every_table_can_be_laid_out_on_postgresql(table: Table) -> None:
    statement = str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    assert "ROWID" not in statement
    assert f"CREATE TABLE {table.name}" in statement


def test_every_table_is_in_the_ledger(tmp_path: Path) -> None:
    with Ledger(tmp_path / "case.db"):
        pass
    with closing(sqlite3.connect(tmp_path / "case.db")) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {table.name for table in schema.metadata.sorted_tables} <= tables


def test_every_span_has_a_start_and_an_end() -> None:
    for table in schema.metadata.sorted_tables:
        names = [column.name for column in table.columns]
        starts = {name.removesuffix("start") for name in names if name.endswith("start")}
        ends = {name.removesuffix("end") for name in names if name.endswith("end")}
        assert starts == ends
