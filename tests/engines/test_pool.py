import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from accordingto.engines.pool import (
    CHUNK_REPORTS,
    CHUNKS_PER_WORKER,
    FEW_CHARACTERS,
    MOST_WORKERS,
    PATIENCE_SECONDS,
    Outcome,
    default_workers,
    read_all,
)
from accordingto.engines.worker import Failure, WorkersCannotStartError
from accordingto.reading import Reading
from accordingto.report import Provenance, Report

Item = TypeVar("Item")
PADDING = "The ferry left Port Elsin at noon. " * 200


def report(number: int, text: str = "calm") -> Report:
    where = Provenance(location=f"week.jsonl#{number}", format="jsonl")
    return Report(id=f"r{number}", text=f"{text} {number}. {PADDING}", provenance=where)


def many(count: int) -> list[Report]:
    reports = [report(number) for number in range(count)]
    assert sum(len(r.text) for r in reports) > FEW_CHARACTERS
    return reports


def plain(report: Report, *warnings: str) -> Reading:
    """The least reading there is, made in no time."""
    particulars = {name: getattr(report, name) for name in Reading.__struct_fields__ if hasattr(report, name)}
    layers = dict.fromkeys(("sentences", "entities", "times", "attributions", "tolls", "events"), ())
    return Reading(**{**particulars, **layers, "warnings": warnings})


def careful(report: Report) -> Reading:
    """Reads, but fails or dies at the words of some reports, as a broken reader would."""
    if report.text.startswith("raise"):
        raise RecursionError(report.id)
    if report.text.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(report)


def with_process(report: Report) -> Reading:
    """Reads, and says in the warnings by which process."""
    return plain(report, str(os.getpid()))


def names(outcomes: list[Outcome]) -> list[str]:
    return [report.id for report, _ in outcomes]


def slowly(items: Iterable[Item], *, seconds: float) -> Iterator[Item]:
    """Items that come at intervals, as reports from slow addresses do."""
    for item in items:
        time.sleep(seconds)
        yield item


def process(outcome: Outcome) -> int:
    result = outcome[1]
    assert isinstance(result, Reading)
    return int(result.warnings[0])


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_outcomes_come_in_the_order_of_the_input_and_do_not_depend_on_the_number_of_workers(workers: int) -> None:
    reports = many(60)
    assert list(read_all(reports, workers, reader=plain)) == [(r, plain(r)) for r in reports]


def test_much_text_is_read_by_other_processes() -> None:
    processes = {process(outcome) for outcome in read_all(many(60), 2, reader=with_process)}
    assert os.getpid() not in processes


def test_little_text_is_read_in_this_process() -> None:
    reports = [Report(id=str(n), text="calm") for n in range(5)]
    processes = {process(outcome) for outcome in read_all(reports, 2, reader=with_process)}
    assert processes == {os.getpid()}


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_not_a_report_is_handed_on_in_its_place(workers: int) -> None:
    items: list[Report | str] = ["before", *many(60), "after"]
    items[30] = "between"
    outcomes = list(read_all(items, workers, reader=plain))
    assert [step if isinstance(step, str) else step[0] for step in outcomes] == items


def test_an_input_without_a_report_to_read_starts_no_process() -> None:
    before = set(multiprocessing.active_children())
    outcomes = read_all(slowly(["held"] * 50, seconds=PATIENCE_SECONDS / 40), 2, reader=plain)
    assert list(itertools.islice(outcomes, 49)) == ["held"] * 49
    assert set(multiprocessing.active_children()) <= before
    assert list(outcomes) == ["held"]


def test_reports_that_come_slowly_are_read_before_there_are_many() -> None:
    taken: list[Report] = []

    def slow() -> Iterator[Report]:
        for report in slowly(
            (Report(id=str(n), text="calm") for n in itertools.count()), seconds=PATIENCE_SECONDS * 1.1
        ):
            taken.append(report)
            yield report

    outcomes = read_all(slow(), 2, reader=plain)
    next(outcomes)
    outcomes.close()
    assert len(taken) < CHUNK_REPORTS


def test_nothing_in_gives_nothing_out() -> None:
    assert list(read_all([], 2, reader=plain)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_raises_costs_that_one_report(workers: int) -> None:
    reports = many(40)
    reports[17] = report(17, "raise")
    outcomes = list(read_all(reports, workers, reader=careful))
    assert names(outcomes) == [r.id for r in reports]
    problems = [result for _, result in outcomes if isinstance(result, Failure)]
    assert [p.location for p in problems] == ["week.jsonl#17"]
    assert "RecursionError: r17" in problems[0].what


def test_a_report_that_kills_its_process_costs_that_one_report() -> None:
    reports = many(60)
    reports[3] = report(3, "die")
    reports[4] = report(4, "die")
    reports[50] = report(50, "die")
    outcomes = list(read_all(reports, 2, reader=careful))
    assert names(outcomes) == [r.id for r in reports]
    problems = [result for _, result in outcomes if isinstance(result, Failure)]
    assert [p.location for p in problems] == ["week.jsonl#3", "week.jsonl#4", "week.jsonl#50"]
    assert all("died" in p.what for p in problems)


def test_a_worker_killed_from_outside_costs_nothing() -> None:
    reports = many(120)
    outcomes = []
    for outcome in read_all(reports, 2, reader=with_process):
        outcomes.append(outcome)
        if len(outcomes) == 5:
            os.kill(process(outcome), signal.SIGKILL)
    assert names(outcomes) == [r.id for r in reports]
    assert all(isinstance(result, Reading) for _, result in outcomes)


def test_an_endless_input_is_taken_only_as_far_ahead_as_needed() -> None:
    taken = []

    def endless() -> Iterator[Report]:
        for number in itertools.count():
            taken.append(number)
            yield report(number)

    outcomes = read_all(endless(), 2, reader=plain)
    for _ in range(10):
        next(outcomes)
    outcomes.close()
    ahead = FEW_CHARACTERS // len(PADDING) + CHUNK_REPORTS * CHUNKS_PER_WORKER * 2
    assert len(taken) <= 10 + ahead


def test_closing_early_leaves_no_process_behind() -> None:
    before = set(multiprocessing.active_children())
    outcomes = read_all(many(200), 2, reader=plain)
    next(outcomes)
    outcomes.close()
    assert set(multiprocessing.active_children()) <= before


def test_a_problem_in_the_input_is_the_callers_and_ends_the_processes() -> None:
    before = set(multiprocessing.active_children())

    def failing() -> Iterator[Report]:
        yield from many(80)
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        list(read_all(failing(), 2, reader=plain))
    assert set(multiprocessing.active_children()) <= before


def test_the_default_number_of_workers_is_sensible() -> None:
    assert 1 <= default_workers() <= MOST_WORKERS


SCRIPT = """
import itertools, sys
from accordingto.engines.pool import read_all
from accordingto.report import Report

def endless():
    for number in itertools.count():
        yield Report(id=str(number), text="The ferry left Port Elsin at noon. " * 200)

{guard}
    for report, _ in read_all(endless(), 2):
        print(report.id, flush=True)
"""


def running(pids: set[int]) -> set[int]:
    def alive(pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        except FileNotFoundError:
            return False

    return {pid for pid in pids if alive(pid)}


def children_of(pid: int) -> set[int]:
    stats = (path.read_text() for path in Path("/proc").glob("[0-9]*/stat") if path.exists())
    fields = [(int(stat.split()[0]), int(stat.rpartition(")")[2].split()[1])) for stat in stats]
    return {child for child, parent in fields if parent == pid}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the workers through /proc")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(SCRIPT.format(guard="if __name__ == '__main__':"))
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "0\n"
        workers = children_of(parent.pid)
        assert len(workers) >= 2
        parent.kill()
        parent.stdout.read()
    deadline = time.monotonic() + 10
    while running(workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running(workers) == set()


@pytest.mark.parametrize("seconds", [0.2, 0.5, 1.5])
def test_ctrl_c_while_processes_start_or_work_is_heard_by_the_parent_alone(tmp_path: Path, seconds: float) -> None:
    script = tmp_path / "endless.py"
    script.write_text(SCRIPT.format(guard="if __name__ == '__main__':"))
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True) as parent:
        time.sleep(seconds)
        os.killpg(parent.pid, signal.SIGINT)
        errors = parent.communicate(timeout=20)[1].decode()
    assert errors.count("Traceback") <= 1
    assert parent.returncode == -signal.SIGINT


def test_a_script_whose_workers_cannot_start_is_told_what_to_do(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(SCRIPT.format(guard="if True:"))
    done = subprocess.run([sys.executable, script], check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert WorkersCannotStartError.__name__ in done.stderr
    assert "--workers 1" in done.stderr
