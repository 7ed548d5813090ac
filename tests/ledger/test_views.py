"""The views, asked as a person asks them: plain SQL on the file, without the program."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.ledger import Ledger
from tests.ledger.example import READING, REPORT, bulletin, copy


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A ledger with the flood report and its wire copy of the day after."""
    path = tmp_path / "case.db"
    with Ledger(path) as ledger:
        ledger.add(REPORT, READING)
        ledger.add(*copy(id="wire", outlet="Radio Ostra", published="2031-05-05"))
    return path


@pytest.fixture
def database(case: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(case)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def _ask(database: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in database.execute(query)]


def test_claims_has_one_row_for_each_claim(database: sqlite3.Connection) -> None:
    assert _ask(database, "SELECT kind, id, what FROM claims WHERE report = 'flood-1'") == [
        ("toll", "t1", "killed: at least 40 villagers"),
        ("toll", "t2", "killed: six children"),
        ("toll", "t3", "killed: 40"),
        ("event", "v1", "HAZARD: the Ostra – burst – Varn; villagers"),
        ("event", "v2", "HAZARD: flooded – the air-raid shelter"),
        ("attribution", "a1", "told: We had no warning … and we had no boats"),
    ]


def test_claims_names_source_date_outlet_and_words(database: sqlite3.Connection) -> None:
    row = database.execute("SELECT * FROM claims WHERE id = 't2' AND report = 'wire'").fetchone()
    known = {name: row[name] for name in ("according_to", "dated", "published", "outlet", "version")}
    assert known == {
        "according_to": "Lorvan Interior Ministry",
        "dated": "2031-05-03",
        "published": "2031-05-05",
        "outlet": "Radio Ostra",
        "version": 1,
    }
    assert READING.text[row["start"] : row["end"]] == row["evidence"]


def test_the_evidence_of_a_statement_reaches_from_its_first_word_to_its_last(database: sqlite3.Connection) -> None:
    row = database.execute("SELECT * FROM claims WHERE kind = 'attribution'").fetchone()
    assert row["according_to"] == "Ida Morrow"
    assert row["evidence"].startswith("We had no warning,” Ida Morrow, mayor of Varn, told")
    assert READING.text[row["start"] : row["end"]] == row["evidence"]


def test_tolls_stand_side_by_side_by_source_and_date(database: sqlite3.Connection) -> None:
    query = 'SELECT effect, who, place, "count", low, high, bound, according_to, outlet FROM tolls_by_source'
    ministry, headline = "Lorvan Interior Ministry", None
    assert _ask(database, query) == [
        ("killed", "villagers", "Varn", 40, 40, None, "at_least", ministry, "The Ostra Post"),
        ("killed", "children", "Varn", 6, 6, 6, "exact", ministry, "The Ostra Post"),
        ("killed", "villagers", "Varn", 40, 40, None, "at_least", ministry, "Radio Ostra"),
        ("killed", "children", "Varn", 6, 6, 6, "exact", ministry, "Radio Ostra"),
        ("killed", None, "Varn", 40, None, None, "exact", headline, "The Ostra Post"),
        ("killed", None, "Varn", 40, None, None, "exact", headline, "Radio Ostra"),
    ]


def test_the_timeline_has_what_the_text_dates(database: sqlite3.Connection) -> None:
    assert _ask(database, "SELECT day, to_day, kind, effect, category, what FROM timeline WHERE report = 'wire'") == [
        ("2031-05-03", None, "event", None, "HAZARD", "HAZARD: the Ostra – burst – Varn; villagers"),
        ("2031-05-03", None, "toll", "killed", None, "killed: at least 40 villagers"),
        ("2031-05-03", None, "toll", "killed", None, "killed: six children"),
    ]


def test_views_show_the_reading_written_last(case: Path, database: sqlite3.Connection) -> None:
    with Ledger(case, reader_version="99") as ledger:
        ledger.add(bulletin(1).report, bulletin(1).reading)
        ledger.add(*bulletin(2))
    with Ledger(case, reader_version="100") as ledger:
        ledger.add(*bulletin(2))
    for view in ("claims", "tolls_by_source", "timeline"):
        for report in ("bulletin-00001", "bulletin-00002"):
            claims = _ask(database, f"SELECT claim FROM {view} WHERE report = '{report}'")
            assert len(set(claims)) == len(claims) > 0


def test_no_column_holds_json(database: sqlite3.Connection) -> None:
    names = _ask(
        database, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE '%_search%'"
    )
    for (name,) in names:
        for row in database.execute(f'SELECT * FROM "{name}"'):
            assert not [value for value in row if isinstance(value, bytes) or str(value).startswith(("{", "["))]


def test_the_sqlite3_shell_answers_without_quoting_names(case: Path) -> None:
    shell = shutil.which("sqlite3")
    if shell is None:
        pytest.skip("the sqlite3 shell is not installed")
    queries = [
        "SELECT report, according_to, dated, what, evidence, start, end FROM claims LIMIT 1",
        "SELECT effect, who, count, low, high, according_to FROM tolls_by_source LIMIT 1",
        "SELECT day, kind, what, according_to, report FROM timeline LIMIT 1",
        "SELECT speaker, cue, content, start, end FROM attribution LIMIT 1",
        "SELECT title FROM report_search WHERE report_search MATCH 'villagers' LIMIT 1",
    ]
    for query in queries:
        answer = subprocess.run([shell, str(case), query], capture_output=True, text=True, check=False)
        assert answer.stderr == ""
        assert answer.stdout.count("\n") == 1
