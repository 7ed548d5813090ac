"""``--lexicon`` and ``--actors`` on the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.ledgers import call

LEXICON = """
[[entry]]
verb = "garland"
category = "SUPPORT"
cameo = "051"
example = "The minister {past} the governor."
"""
ACTORS = """
[[actor]]
name = "Velm Front"
aliases = ["VF"]
sector = "REB"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own.toml").write_text(LEXICON, "utf-8")
    (tmp_path / "actors.toml").write_text(ACTORS, "utf-8")
    (tmp_path / "story.txt").write_text("The mayor garlanded the singer. VF attacked a village.\n", "utf-8")
    return tmp_path


def test_reports_are_read_with_the_files(folder: Path) -> None:
    ledger = folder / "case.db"
    given = ("--lexicon", folder / "own.toml", "--actors", folder / "actors.toml")
    assert call("read", folder / "story.txt", "--ledger", ledger, *given).returncode == 0
    rows = json.loads(call("events", ledger, "--json").stdout)
    assert "SUPPORT" in {row["category"] for row in rows}
    assert "Velm Front" in {row["actor"] for row in rows}
    assert "REB" in {row["actor_sector"] for row in rows}
    with closing(sqlite3.connect(ledger)) as database:
        kept = database.execute("SELECT kind, name FROM reader_file ORDER BY ordinal").fetchall()
    assert kept == [("lexicon", "own.toml"), ("actors", "actors.toml")]


def test_other_files_make_another_reading(folder: Path) -> None:
    ledger = folder / "case.db"
    assert b"1 read" in call("read", folder / "story.txt", "--ledger", ledger).stderr
    again = call("read", folder / "story.txt", "--ledger", ledger, "--lexicon", folder / "own.toml")
    assert b"1 read" in again.stderr
    assert b"1 already" in call("read", folder / "story.txt", "--ledger", ledger).stderr


def test_an_explanation_names_the_file(folder: Path) -> None:
    done = call("explain", "v1", "--file", folder / "story.txt", "--lexicon", folder / "own.toml")
    assert "own.toml" in done.stdout.decode()


def test_a_bad_file_is_misuse(folder: Path) -> None:
    (folder / "own.toml").write_text(LEXICON.replace("SUPPORT", "PRAISE"), "utf-8")
    done = call("read", folder / "story.txt", "--json", "--lexicon", folder / "own.toml")
    assert done.returncode == 2
    assert b"own.toml, entry 1 (line 2): " in done.stderr
    assert b"PRAISE" in done.stderr
