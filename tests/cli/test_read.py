import json
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accordingto.cli.reading import _columns
from accordingto.engines.pool import FEW_CHARACTERS
from tests.cli.ledgers import PROGRAM, call, run

TEXT = "At least nine people were killed in Port Elsin on Monday, the interior ministry said.\n"
STORY = "The ferry Anna Brannock left Port Elsin at noon, a spokesman said. At least nine people were injured. " * 6


def jsonl(count: int) -> str:
    """Reports as a newsroom's archive has them, each with an id and a date of its own."""
    records = (
        {"id": f"elsin-{n:04}", "published": f"2031-05-{n % 28 + 1:02}T09:30:00Z", "text": f"Report {n}. {STORY}"}
        for n in range(count)
    )
    return "".join(json.dumps(record) + "\n" for record in records)


def lines(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def ids(ledger: Path) -> list[str]:
    connection = sqlite3.connect(ledger)
    try:
        return [row[0] for row in connection.execute("SELECT id FROM report ORDER BY serial")]
    finally:
        connection.close()


def test_reports_go_into_a_ledger_and_the_summary_says_where_to_look(tmp_path: Path) -> None:
    Path("story.txt").write_text(TEXT)
    done = run("read", "story.txt", "--ledger", "case.db")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"Reports into case.db: 1 read in " in done.stderr
    assert b"accordingto tolls case.db" in done.stderr
    assert len(ids(tmp_path / "case.db")) == 1


def test_what_the_ledger_has_is_not_read_again() -> None:
    Path("story.txt").write_text(TEXT)
    call("read", "story.txt", "--ledger", "case.db")
    done = call("read", "story.txt", "story.txt", "--ledger", "case.db")
    assert done.returncode == 0
    assert b"0 read, 2 already in the ledger" in done.stderr


def test_json_needs_no_ledger_and_prints_one_reading_a_line() -> None:
    Path("one.txt").write_text(TEXT)
    Path("two.txt").write_text(STORY)
    done = call("read", "one.txt", "two.txt", "--json")
    assert done.returncode == 0
    assert [reading["text"] for reading in lines(done.stdout)] == [TEXT, STORY]


def test_json_is_the_same_whether_the_ledger_has_the_reports_or_not() -> None:
    Path("week.jsonl").write_text(jsonl(5))
    fresh = call("read", "week.jsonl", "--json", "--ledger", "case.db")
    again = call("read", "week.jsonl", "--json", "--ledger", "case.db")
    assert fresh.stdout == again.stdout == call("read", "week.jsonl", "--json").stdout
    assert b"0 read, 5 already in the ledger" in again.stderr


def test_jsonl_keeps_its_ids_text_and_dates_exactly_as_given() -> None:
    text = " caf\u00e9\r\nline\u2028two \U0001f692 \u001b[31m\t \n\n"
    records = [
        {"id": "a/1", "published": "2031-05-04T09:30:00+02:00", "text": text},
        {"id": "b", "published": None, "text": "Nine people were hurt."},
    ]
    Path("in.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    done = call("read", "in.jsonl", "--json", "--published", "2031-01-01")
    assert [{name: reading[name] for name in ("id", "published", "text")} for reading in lines(done.stdout)] == records


def test_the_output_does_not_depend_on_the_number_of_workers() -> None:
    text = jsonl(200)
    assert len(text) > FEW_CHARACTERS
    Path("in.jsonl").write_text(text)
    one, two, three = (call("read", "in.jsonl", "--json", "--workers", workers) for workers in "123")
    assert [reading["id"] for reading in lines(one.stdout)] == [f"elsin-{n:04}" for n in range(200)]
    assert one.stdout == two.stdout == three.stdout


def test_standard_input_is_text_or_jsonl() -> None:
    (reading,) = lines(run("read", "-", "--json", stdin=TEXT).stdout)
    assert reading["text"] == TEXT
    assert [r["id"] for r in lines(run("read", "-", "--json", stdin=jsonl(3)).stdout)] == [
        "elsin-0000",
        "elsin-0001",
        "elsin-0002",
    ]


def test_empty_standard_input_is_a_failure_that_says_so() -> None:
    done = run("read", "-", "--json")
    assert done.returncode == 1
    assert done.stderr.startswith(b"stdin: ")


def test_published_dates_plain_text_that_gives_no_date_itself() -> None:
    Path("undated.txt").write_text(TEXT)
    Path("dated.txt").write_text(f" date 2031-05-06 Ferry sinks\n{TEXT}")
    done = call("read", "undated.txt", "dated.txt", "--json", "--published", "2031-01-02")
    assert [reading["published"] for reading in lines(done.stdout)] == ["2031-01-02", "2031-05-06"]


def test_a_bad_input_is_one_line_and_the_run_goes_on() -> None:
    Path("bad.jsonl").write_text(
        '{"id": "a", "text": "Nine people were hurt."}\n{"id": \n{"id": "c", "text": "Calm."}\n'
    )
    done = run("read", "absent.txt", "bad.jsonl", "--json")
    assert done.returncode == 1
    assert [reading["id"] for reading in lines(done.stdout)] == ["a", "c"]
    messages = done.stderr.decode().splitlines()
    assert [message.split(":")[0] for message in messages[:2]] == ["absent.txt", "bad.jsonl#2"]
    assert messages[2].startswith("Reports: 2 read, 2 failed in ")


def test_fields_of_the_input_can_be_named() -> None:
    Path("in.csv").write_text("nr,story,day\n7,Nine people were hurt.,2031-05-04\n")
    done = call("read", "in.csv", "--json", "--field", "text=story", "--field", "id=nr", "--field", "published=day")
    (reading,) = lines(done.stdout)
    assert (reading["id"], reading["text"], reading["published"]) == ("7", "Nine people were hurt.", "2031-05-04")


def test_columns_may_hold_an_equals_sign() -> None:
    assert _columns(["text=a=b"]) == {"text": "a=b"}


def test_a_report_beyond_the_size_that_is_allowed_is_refused() -> None:
    Path("long.txt").write_text(TEXT * 100)
    refused = call("read", "long.txt", "--json", "--max-report-size", "1kB")
    assert (refused.returncode, b"or raise --max-report-size" in refused.stderr) == (1, True)
    assert call("read", "long.txt", "--json", "--max-report-size", "1MiB").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        ((), b"Give files, folders, patterns or addresses"),
        (("story.txt",), b"--ledger case.db"),
        (("story.txt", "--json", "--field", "text"), b"NAME=COLUMN"),
        (("story.txt", "--json", "--field", "colour=text"), b"published"),
        (("story.txt", "--json", "--published", "Monday"), b"2031-05-04"),
        (("story.txt", "--json", "--max-report-size", "big"), b"20MB"),
        (("story.txt", "--json", "--workers", "0"), b"x>=1"),
        (("story.txt", "--ledger", "."), b"a folder"),
        (("story.txt", "--ledger", "story.txt"), b"not a ledger"),
    ],
)
def test_misuse_ends_with_status_2_and_says_what_to_do(arguments: tuple[str, ...], advice: bytes) -> None:
    Path("story.txt").write_text(TEXT)
    done = call("read", *arguments)
    assert done.returncode == 2
    assert advice in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_ledger_that_cannot_be_written_is_a_failure() -> None:
    Path("story.txt").write_text(TEXT)
    done = call("read", "story.txt", "--ledger", "absent/case.db")
    assert done.returncode == 1
    assert b"absent/case.db" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_environment_names_the_ledger_to_fill(tmp_path: Path) -> None:
    Path("story.txt").write_text(TEXT)
    assert run("read", "story.txt", env={"ACCORDINGTO_LEDGER": "other.db"}).returncode == 0
    assert len(ids(tmp_path / "other.db")) == 1


def test_a_reader_of_the_output_that_stops_early_ends_the_run_quietly() -> None:
    Path("in.jsonl").write_text(jsonl(150))
    command = [*PROGRAM, "read", "in.jsonl", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) != 0


def started(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*PROGRAM, "read", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


def after_some_reports(ledger: Path, process: subprocess.Popen[bytes]) -> Iterator[int]:
    """Numbers of reports in the ledger while a run fills it."""
    while process.poll() is None:
        if ledger.exists() and ledger.stat().st_size:
            yield len(ids(ledger))
        time.sleep(0.02)


def stopped_in_the_middle(ledger: Path, how: signal.Signals, workers: int) -> subprocess.CompletedProcess[bytes]:
    process = started("in.jsonl", "--ledger", str(ledger), "--workers", str(workers))
    for number in after_some_reports(ledger, process):
        if number >= 10:
            os.killpg(process.pid, how)
            break
    output, errors = process.communicate(timeout=60)
    return subprocess.CompletedProcess([], process.returncode, output, errors)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_that_is_killed_keeps_what_it_read_and_resumes(tmp_path: Path, workers: int) -> None:
    Path("in.jsonl").write_text(jsonl(200))
    ledger = tmp_path / "case.db"
    killed = stopped_in_the_middle(ledger, signal.SIGKILL, workers)
    assert killed.returncode == -signal.SIGKILL
    kept = ids(ledger)
    assert 10 <= len(kept) < 200
    done = run("read", "in.jsonl", "--ledger", ledger, "--workers", str(workers))
    assert done.returncode == 0
    assert f"{200 - len(kept)} read, {len(kept)} already in the ledger".encode() in done.stderr
    assert ids(ledger) == [f"elsin-{n:04}" for n in range(200)]


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(tmp_path: Path, workers: int) -> None:
    Path("in.jsonl").write_text(jsonl(200))
    ledger = tmp_path / "case.db"
    stopped = stopped_in_the_middle(ledger, signal.SIGINT, workers)
    assert stopped.returncode == 130
    assert b"Stopped (" in stopped.stderr
    assert b"the same command goes on from there" in stopped.stderr
    assert b"Traceback" not in stopped.stderr
    assert 10 <= len(ids(ledger)) < 200


def test_a_text_that_no_database_can_hold_is_kept_as_it_is() -> None:
    record = {"id": "odd", "text": "Nine people \u0000 were hurt."}
    Path("in.jsonl").write_text(json.dumps(record) + "\n")
    done = run("read", "in.jsonl", "--json", "--ledger", "case.db")
    assert done.returncode == 0
    assert lines(done.stdout)[0]["text"] == record["text"]
    assert lines(run("report", "odd", "--json").stdout) == lines(done.stdout)
