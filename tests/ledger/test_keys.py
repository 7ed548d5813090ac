"""Claim keys name what a text says, wherever and whenever it is read."""

from __future__ import annotations

from pathlib import Path

import msgspec
from hypothesis import given, settings

from accordingto.ledger import Ledger
from accordingto.ledger.keys import Keys, hull
from accordingto.reading import Reading
from accordingto.report import text_hash
from tests.ledger.example import READING, REPORT, bulletin, copy
from tests.strategies import readings


def _keys(reading: Reading) -> list[str]:
    keys = Keys(text_hash(reading.text))
    return [
        *map(keys.of_toll, reading.tolls),
        *map(keys.of_event, reading.events),
        *map(keys.of_attribution, reading.attributions),
    ]


def test_a_key_spells_out_text_kind_span_and_effect() -> None:
    text = text_hash(READING.text)[:16]
    start, end = READING.tolls[1].number
    assert _keys(READING)[1] == f"{text}:toll:{start}-{end}:killed"
    start, end = READING.events[1].trigger
    assert _keys(READING)[4] == f"{text}:event:{start}-{end}:HAZARD"
    start, end = hull(READING.attributions[0].content)
    assert _keys(READING)[5] == f"{text}:attribution:{start}-{end}"


def test_two_claims_of_one_figure_are_told_apart_by_their_order() -> None:
    twice = msgspec.structs.replace(READING, tolls=(READING.tolls[0], READING.tolls[0]), events=(), attributions=())
    first, second = _keys(twice)
    assert second == f"{first}:2"


@settings(max_examples=40, deadline=None)
@given(readings())
def test_no_two_claims_of_a_reading_share_a_key(reading: Reading) -> None:
    keys = _keys(reading)
    assert len(set(keys)) == len(keys)


def test_keys_are_the_same_in_every_ledger_reader_version_and_wire_copy(tmp_path: Path) -> None:
    with Ledger(tmp_path / "one.db", reader_version="1.0") as one:
        one.add(REPORT, READING)
        first = [toll.claim for toll in one.tolls()]
    with Ledger(tmp_path / "two.db", reader_version="2.0") as two:
        two.add(*bulletin(1))
        two.add(*copy(id="wire", outlet="Radio Ostra"))
        assert [toll.claim for toll in two.tolls(report="wire")] == first
        assert not {toll.claim for toll in two.tolls(report="bulletin-00001")} & set(first)
