import csv
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from accordingto.exports.files import OverwritesLedgerError, claims_csv, csv_folder, json_lines, whole
from accordingto.exports.layers import FIELDS
from accordingto.exports.schema import schema
from accordingto.ledger import Ledger
from accordingto.reading import from_json
from tests.cli.ledgers import LATER, filled
from tests.exports.readings import READING


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "case.db")


def test_json_lines_are_the_readings_that_were_put_in(path: Path, tmp_path: Path) -> None:
    with Ledger(path, read_only=True) as ledger, (tmp_path / "out.jsonl").open("wb") as file:
        assert json_lines(ledger, file) == 2
    lines = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert [from_json(line) for line in lines] == [READING, LATER]
    for line in lines:
        Draft202012Validator(schema()).validate(json.loads(line))


def test_a_folder_gets_a_file_for_each_layer(path: Path, tmp_path: Path) -> None:
    with Ledger(path, read_only=True) as ledger:
        written = csv_folder(ledger, tmp_path / "new" / "folder")
    assert sorted(file.name for file in (tmp_path / "new" / "folder").iterdir()) == sorted(
        f"{name}.csv" for name in FIELDS
    )
    for layer, number in written.items():
        with (tmp_path / "new" / "folder" / f"{layer}.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == number > 0
        assert tuple(rows[0]) == FIELDS[layer]


def test_an_empty_ledger_gives_headings(tmp_path: Path) -> None:
    filled(tmp_path / "empty.db", [])
    with Ledger(tmp_path / "empty.db", read_only=True) as ledger, (tmp_path / "claims.csv").open("wb") as file:
        assert claims_csv(ledger, file) == 0
    assert (tmp_path / "claims.csv").read_text() == ",".join(FIELDS["claims"]) + "\n"


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    old = tmp_path / "out.csv"
    old.write_text("old")

    def fill_the_disk() -> None:
        with whole(old, tmp_path / "case.db") as file:
            file.write(b"half")
            raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        fill_the_disk()
    assert old.read_text() == "old"
    assert list(tmp_path.iterdir()) == [old]


def test_a_file_keeps_its_rights_and_a_new_one_has_the_usual_ones(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    old = tmp_path / "old.csv"
    old.touch(mode=0o600)
    for path in (old, tmp_path / "new.csv"):
        with whole(path, tmp_path / "case.db") as file:
            file.write(b"new")
    assert (old.stat().st_mode & 0o777) == 0o600
    assert (tmp_path / "new.csv").stat().st_mode == usual.stat().st_mode


def test_the_ledger_itself_is_never_written_over(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(OverwritesLedgerError, match="another name"), whole(path, path):
        pass
    assert path.read_bytes() == before
