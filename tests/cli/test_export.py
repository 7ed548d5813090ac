import json
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from accordingto.cli import main
from accordingto.exports.layers import FIELDS
from tests.cli.ledgers import PROGRAM, run


def export(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.mark.usefixtures("ledger")
def test_json_goes_to_standard_output_or_into_a_file(tmp_path: Path) -> None:
    result = export("--to", "json")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["ferry-1", "ferry-2"]
    assert export("case.db", "--to", "json", "-o", "out.jsonl").exit_code == 0
    assert (tmp_path / "out.jsonl").read_text() == result.stdout


@pytest.mark.usefixtures("ledger")
def test_csv_is_one_table_or_a_folder_of_layers(tmp_path: Path) -> None:
    result = export("--to", "csv")
    assert result.stdout_bytes.startswith(",".join(FIELDS["claims"]).encode() + b"\r\n")
    export("--to", "csv", "-o", "claims.csv")
    assert (tmp_path / "claims.csv").read_bytes() == result.stdout_bytes
    done = export("--to", "csv", "-o", "case")
    assert "2 reports" in done.stderr
    assert {path.stem for path in (tmp_path / "case").iterdir()} == set(FIELDS)


@pytest.mark.usefixtures("ledger")
def test_the_ledger_is_not_written_over() -> None:
    result = export("--to", "json", "-o", "case.db")
    assert result.exit_code == 2
    assert "give the export another name" in result.stderr
    with sqlite3.connect("case.db") as connection:
        assert connection.execute("SELECT count(*) FROM report").fetchone() == (2,)


@pytest.mark.usefixtures("ledger")
def test_a_place_that_cannot_be_written_is_a_failure() -> None:
    result = export("--to", "json", "-o", "absent/out.jsonl")
    assert result.exit_code == 1
    assert "absent/out.jsonl" in result.stderr
    assert "Check that the folder exists" in result.stderr


def test_a_reader_that_stops_early_ends_the_export_quietly(ledger: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        command = [*PROGRAM, "export", str(ledger), "--to", "json"]
        done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writer)
    assert done.stderr == b""


def test_the_schema_is_that_of_the_readings_printed() -> None:
    Path("story.txt").write_text("At least nine people were killed in Port Elsin, the interior ministry said.")
    schema = json.loads(run("schema").stdout)
    (line,) = run("read", "story.txt", "--json").stdout.splitlines()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(line))
