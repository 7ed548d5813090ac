import csv
import io
import json
import unicodedata
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main
from accordingto.ledger import Ledger
from accordingto.report import Report
from tests.exports.readings import READING

COMMANDS = [
    ("tolls",),
    ("events",),
    ("timeline",),
    ("who",),
    ("said", "Morrow"),
    ("search", "ferry"),
    ("reports",),
]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def shown(*arguments: str | Path) -> list[str]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


@pytest.mark.usefixtures("ledger")
def test_tolls_stand_side_by_side_with_their_sources() -> None:
    heading, *lines = shown("tolls", "--effect", "killed")
    assert heading.split() == ("Effect Figure Who Part of Place When According to Outlet Published Report".split())
    assert [" ".join(line.split()) for line in lines] == [
        "killed ≥ 40 people Port Elsin 2031-05-05 Lorvan Coast Guard The Elsin Post 2031-05-06 ferry-1",
        "killed 6 children ≥ 40 people Port Elsin 2031-05-05 Lorvan Coast Guard The Elsin Post 2031-05-06 ferry-1",
        "killed 52 people Port Elsin 2031-05-05 a source not named Radio Elsin 2031-05-08 ferry-2",
    ]


@pytest.mark.usefixtures("ledger")
def test_tolls_can_be_sorted_by_source_or_by_day() -> None:
    by_source = [line.split()[:3] for line in shown("tolls", "--by", "source")[1:]]
    assert by_source == [
        ["killed", "≥", "40"],
        ["killed", "6", "children"],
        ["killed", "52", "people"],
        ["affected", ">", "200"],
    ]
    by_day = [line.split()[0] for line in shown("tolls", "--by", "day")[1:]]
    assert by_day == ["killed", "killed", "killed", "affected"]


@pytest.mark.usefixtures("ledger")
def test_a_denied_figure_says_who_denies_it_and_whose_voice_it_is() -> None:
    (line,) = [line for line in shown("tolls") if line.startswith("affected")]
    assert "> 200" in line
    assert "the report's own voice" in line
    assert "denied by Brannock Lines" in line


@pytest.mark.usefixtures("ledger")
def test_the_whole_of_a_part_is_named_even_where_it_is_left_out() -> None:
    assert shown("tolls", "--source", "coast", "--limit", "1")[1].split()[:3] == ["killed", "≥", "40"]
    assert len(shown("tolls", "--limit", "1")) == 2


@pytest.mark.usefixtures("ledger")
def test_filters_narrow_a_table_down() -> None:
    assert len(shown("tolls", "--outlet", "radio", "--since", "2031-05-05", "--until", "2031-05")) == 2
    assert len(shown("events", "--category", "reject")) == 3
    assert len(shown("timeline", "--effect", "killed", "--report", "ferry-1")) == 3


@pytest.mark.usefixtures("ledger")
def test_a_table_shows_its_rows_in_words() -> None:
    assert "Ida Morrow" in shown("who", "morrow")[1]
    assert "Captain" in shown("who", "--type", "person")[1]
    assert "We heard the hull break, … and then it was dark." in shown("said", "morrow")[1]
    assert shown("timeline")[1].startswith("2031-05-05")
    assert shown("reports")[1].split()[0] == "ferry-1"
    assert any("Ferry sinks" in line for line in shown("search", "sinks"))


def test_who_is_quoted_by_whom_stands_beside_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    guard, captain = READING.attributions
    guard = msgspec.structs.replace(guard, parent="a2")
    captain = msgspec.structs.replace(captain, polarity="denied")
    toll = msgspec.structs.replace(READING.tolls[0], attribution="a1")
    reading = msgspec.structs.replace(READING, attributions=(guard, captain), tolls=(toll,), events=())
    with Ledger(tmp_path / "case.db") as book:
        book.add(Report(id=reading.id, text=reading.text), reading)
    assert "Lorvan Coast Guard, denied by Ida Morrow" in shown("tolls")[1]
    assert "Lorvan Coast Guard, denied by Ida Morrow" in shown("said", "coast guard")[1]
    assert "denied" in shown("said", "morrow")[1]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("ledger")
def test_json_is_one_array_of_objects_and_csv_has_the_same_rows(command: tuple[str, ...]) -> None:
    objects = json.loads(run(*command, "--json").stdout)
    rows = list(csv.DictReader(io.StringIO(run(*command, "--csv").stdout_bytes.decode(), newline="")))
    assert len(objects) == len(rows) > 0
    assert list(objects[0]) == list(rows[0])
    assert len(shown(*command)) == len(rows) + 1


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_found_is_said_on_standard_error_and_is_no_failure(command: tuple[str, ...], ledger: Path) -> None:
    nothing = {"who": ("--type", "group"), "search": ()}.get(command[0], ("--report", "ferry-2", "--until", "1999"))
    named = ("absent",) if command[0] == "search" else command[1:]
    result = run(command[0], *named, *nothing, "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    assert "accordingto reports case.db" in result.stderr or "no such report" in result.stderr
    heading = run(command[0], *named, *nothing, "--csv").stdout
    assert heading.count("\n") == 1


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_steers_a_terminal_comes_through(
    command: tuple[str, ...], form: tuple[str, ...], hostile: Path
) -> None:
    output = run(*command, "--ledger", hostile, *form).stdout
    assert output
    assert [c for c in output if unicodedata.category(c) in {"Cc", "Cf"} and c not in "\r\n"] == []


def test_a_spreadsheet_gets_no_formula(hostile: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("tolls", hostile, "--csv").stdout))
    assert row["who"].startswith("'=2+5")
    assert row["according_to"] == "'+ministry"
    assert row["place"] == "'@Elsin"
    assert row["count"] == "40"


def test_markup_in_a_report_is_not_interpreted(hostile: Path) -> None:
    assert "[bold red]" in run("reports", hostile).stdout


def test_the_ledger_is_named_by_argument_option_environment_or_is_case_db(ledger: Path) -> None:
    elsewhere = ledger.rename(ledger.with_name("other.db"))
    assert run("reports").exit_code == 2
    assert shown("reports", elsewhere) == shown("reports", "--ledger", elsewhere)
    by_environment = CliRunner(env={"ACCORDINGTO_LEDGER": str(elsewhere)}).invoke(main, ["reports"])
    assert by_environment.stdout.splitlines() == shown("reports", elsewhere)


def test_an_argument_goes_before_the_environment(ledger: Path) -> None:
    result = CliRunner(env={"ACCORDINGTO_LEDGER": "absent.db"}).invoke(main, ["reports", str(ledger)])
    assert result.exit_code == 0


def test_two_different_ledgers_are_refused(ledger: Path) -> None:
    result = run("reports", ledger, "--ledger", "other.db")
    assert result.exit_code == 2
    assert "Two ledgers are named" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_ledger_is_named_with_the_way_to_make_it(command: tuple[str, ...]) -> None:
    result = run(*command, "--ledger", "absent.db")
    assert result.exit_code == 2
    assert "absent.db: no such ledger" in result.stderr
    assert "accordingto read PATH... --ledger absent.db" in result.stderr
    assert not Path("absent.db").exists()


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("tolls", "--since", "someday"), "Write it as 2021-05-10"),
        (("tolls", "--effect", "vanished"), "killed"),
        (("tolls", "--limit", "0"), "x>=1"),
        (("search", '"ferry'), "search query, character"),
        (("reports", "--report", "nope"), "accordingto reports case.db"),
        (("tols",), "tols"),
    ],
)
@pytest.mark.usefixtures("ledger")
def test_a_question_that_cannot_be_answered_is_misuse_and_says_what_to_do(
    arguments: tuple[str, ...], advice: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert advice in result.stderr


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("not a ledger")
    result = run("tolls", notes)
    assert result.exit_code == 2
    assert "not a ledger" in result.stderr
    assert notes.read_text() == "not a ledger"
