"""What goes into a ledger comes out of it, to the last character."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accordingto.ledger import Ledger
from accordingto.reading import Reading
from accordingto.report import Report
from tests.ledger.example import READING, REPORT, plain
from tests.strategies import readings, reports


def entries(*, any_character: bool) -> st.SearchStrategy[tuple[Report, Reading]]:
    return reports(any_character=any_character).flatmap(
        lambda report: st.tuples(st.just(report), readings(report, any_character=any_character))
    )


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("round_trip") / "case.db") as ledger:
        yield ledger


numbers = itertools.count()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(entries(any_character=False) | entries(any_character=True))
@example((REPORT, READING))
def test_reports_and_readings_come_out_as_they_went_in(ledger: Ledger, entry: tuple[Report, Reading]) -> None:
    # All into one ledger, since to make one takes longer than to fill it: each needs an id of its own.
    id_ = f"{entry[0].id}-{next(numbers)}"
    report, reading = msgspec.structs.replace(entry[0], id=id_), msgspec.structs.replace(entry[1], id=id_)
    assert ledger.add(report, reading)
    assert ledger.report(id_) == report
    assert ledger.reading(id_) == reading


@pytest.mark.parametrize(
    "text",
    [
        "Quake near Varn 🦊👩‍🚒, 12 hurt",
        "قتل ١٢ شخصا في فيضان بمدينة فارن",
        "twelve\x00killed",
        "half an emoji \ud83d, and the other \ude00",
        "not \ufdd0 characters \ufdd1",
        "\x00",
        "",
    ],
    ids=["emoji", "Arabic", "NUL", "lone surrogates", "noncharacters", "NUL alone", "empty"],
)
def test_any_text_comes_back(ledger: Ledger, text: str) -> None:
    report, reading = plain(text, title=text, outlet=text)
    ledger.add(report, reading)
    assert ledger.report(report.id) == report
    assert ledger.reading(report.id) == reading
    assert ledger.holds(report)


def test_offsets_hold_in_sql_behind_characters_that_no_database_holds(ledger: Ledger) -> None:
    text = "\x00\ud83d 12 killed"
    ledger.add(*plain(text, id="behind NUL"))
    with ledger._transaction() as connection:
        words = connection.exec_driver_sql("SELECT substr(text, 4, 2) FROM report WHERE id = 'behind NUL'").scalar_one()
        taken_out = connection.exec_driver_sql(
            "SELECT field, position, codepoint FROM replaced_character"
            " JOIN report ON report.serial = replaced_character.report WHERE id = 'behind NUL'"
        ).all()
    assert words == "12"
    assert taken_out == [("text", 0, 0), ("text", 1, 0xD83D)]
