from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from accordingto import readers
from accordingto.engines.filling import Failed, Held, Read, Step, fill
from accordingto.intake.source import Problem
from accordingto.ledger import Ledger
from accordingto.reading import Reading
from accordingto.report import Report, Zone

TEXT = "Nine people were killed in Port Elsin on Monday, the interior ministry said."
PROBLEM = Problem("broken.html", "it is empty", "Remove it")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "case.db") as ledger:
        yield ledger


def reports(*ids: str) -> list[Report]:
    return [Report(id=id_, text=f"{TEXT} ({id_})", outlet="The Elsin Post") for id_ in ids]


def kinds(steps: list[Step]) -> list[tuple[type[Step], str]]:
    return [(type(step), step.location) for step in steps]


def test_each_input_is_a_step_in_its_place(ledger: Ledger) -> None:
    first, second = reports("a", "b")
    steps = list(fill([first, PROBLEM, second], ledger, workers=1))
    assert kinds(steps) == [(Read, "a"), (Failed, "broken.html"), (Read, "b")]
    assert [row.id for row in ledger.reports()] == ["a", "b"]


def test_without_a_ledger_every_report_is_read() -> None:
    steps = list(fill(reports("a", "a"), workers=1))
    assert kinds(steps) == [(Read, "a"), (Read, "a")]


def test_a_report_that_the_ledger_holds_is_not_read(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    list(fill(reports("a", "b"), ledger, workers=1))
    monkeypatch.setattr(readers, "read", None)
    steps = list(fill(reports("a", "b"), ledger, workers=1))
    assert kinds(steps) == [(Held, "a"), (Held, "b")]
    assert [step.reading for step in steps if isinstance(step, Held)] == [None, None]


def test_readings_that_the_ledger_holds_are_given_where_they_are_wanted(ledger: Ledger) -> None:
    (report,) = reports("a")
    list(fill([report], ledger, workers=1))
    (step,) = fill([report], ledger, workers=1, want_held=True)
    assert step == Held("a", len(report.text), readers.read(report))


def test_an_earlier_text_of_an_id_is_given_as_its_own_reading(ledger: Ledger) -> None:
    (first,) = reports("a")
    second = msgspec.structs.replace(first, text=first.text.replace("Nine", "Ten"))
    list(fill([first, second], ledger, workers=1))
    steps = list(fill([first, second], ledger, workers=1, want_held=True))
    assert [step.reading.text for step in steps if isinstance(step, Held) and step.reading] == [first.text, second.text]


def test_the_same_report_twice_is_kept_once(ledger: Ledger) -> None:
    steps = list(fill(reports("a", "a"), ledger, workers=1))
    assert kinds(steps) == [(Read, "a"), (Held, "a")]


def unsound(report: Report) -> Reading:
    return msgspec.structs.replace(readers.read(report), zones=(Zone("body", 0, len(report.text) + 1),))


def test_a_reading_that_does_not_hold_together_costs_that_report(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = reports("good", "bad")
    monkeypatch.setattr(
        "accordingto.engines.filling.read_chunks",
        lambda items, workers, reader: (
            [(r, unsound(r) if r.id == "bad" else reader(r)) for r in chunk] for chunk in [items]
        ),
    )
    steps = list(fill([bad, good], ledger))
    assert kinds(steps) == [(Failed, "bad"), (Read, "good")]
    assert isinstance(steps[0], Failed)
    assert "zones" in steps[0].problem.what


def test_what_was_filled_before_an_end_stays(ledger: Ledger) -> None:
    steps = fill(reports("a", "b", "c"), ledger, workers=1)
    next(steps)
    next(steps)
    steps.close()
    assert [row.id for row in ledger.reports()] == ["a", "b"]
