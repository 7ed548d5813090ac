"""A reading as a whole: every span of every layer is true, whatever the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.exports.schema import schema
from accordingto.readers import read
from accordingto.reading import Reading, from_json, to_json
from accordingto.report import Report, Span

LETTER = Path(__file__).parents[3] / "shared" / "reports" / "2021-07-11-letter.txt"

PIECES = st.sampled_from(
    [
        *(
            "At least 12 people were killed",
            "including 3 children",
            "according to the Velm army",
            "said Mayor Ida Holm",
        ),
        *(
            "“We will stay",
            "”",
            '"',
            "’",
            "‘",
            "(",
            ")",
            ",",
            ".",
            ";",
            ":",
            "—",
            "\n",
            "\n\n",
            " ",
            "\t",
            "\x00",
            "🌊",
        ),
        *("שלום", "سلام", "on May 10", "No. 5", "more than", "4,000 rockets", "Ida Holm, 42,", "the letter read"),
        *(
            "reportedly",
            "U.S.",
            "VELM, 3 MAY --",
            "Photo: Ida Holm",
            "By Ole Berg",
            "he added",
            "denied that",
            "10/5/21",
        ),
        *("half of the 40", "12,", "1,000,000,000,000,000,000,000"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
)


def spans(reading: Reading) -> Iterator[Span]:
    """Every span of every layer."""
    yield from reading.sentences
    yield from ((name.start, name.end) for name in reading.names)
    for entity in reading.entities:
        yield from (*entity.mentions, *entity.references, *((r.start, r.end) for r in entity.roles))
    yield from ((time.start, time.end) for time in reading.times)
    for said in reading.attributions:
        yield from (*said.source, *said.cue, *said.content)
    for toll in reading.tolls:
        yield from (toll.evidence, toll.number, *toll.also)
        if toll.cue is not None:
            yield toll.cue
    for event in reading.events:
        yield from (event.trigger, event.evidence, *event.also)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from([None, "2021-05-21", "2021-05-21T14:37:00+02:00", "not a date"]))
def test_every_span_lies_in_the_text_and_every_reference_is_kept(text: str, published: str | None) -> None:
    reading = read(Report(id="r", text=text, published=published))
    assert reading.text == text
    for start, end in spans(reading):
        assert 0 <= start < end <= len(text)
    assert "".join(text[z.start : z.end] for z in reading.zones) == text
    known = {e.id for e in reading.entities}
    tolls = {t.id for t in reading.tolls}
    said = {a.id for a in reading.attributions}
    events = {e.id for e in reading.events}
    for layer in (reading.entities, reading.attributions, reading.tolls, reading.events):
        ids = [claim.id for claim in layer]
        assert len(ids) == len(set(ids))
    assert all(a.speaker is None or a.speaker in known for a in reading.attributions)
    assert all(a.parent is None or a.parent in said for a in reading.attributions)
    assert all(t.of is None or t.of in tolls for t in reading.tolls)
    assert all(set(e.tolls) <= tolls and {r.event for r in e.relations} <= events for e in reading.events)
    for toll in reading.tolls:
        assert toll.low is None or toll.high is None or toll.low <= toll.high
        assert toll.evidence[0] <= toll.number[0] <= toll.number[1] <= toll.evidence[1]


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_json_round_trips_and_fits_the_published_schema(text: str) -> None:
    reading = read(Report(id="r", text=text))
    line = to_json(reading)
    assert from_json(line) == reading
    jsonschema.validate(json.loads(line), schema())


def test_the_same_report_gives_the_same_reading() -> None:
    report = Report(
        id="r", text="At least 12 people were killed, the Velm army said on Monday.", published="2021-05-21"
    )
    assert to_json(read(report)) == to_json(read(report))


@pytest.mark.skipif(not LETTER.exists(), reason="the first real report is not beside this checkout")
def test_the_first_real_report() -> None:
    from accordingto.intake import intake  # noqa: PLC0415 - only this test needs files

    (report,) = (item for item in intake([LETTER]) if isinstance(item, Report))
    reading = read(report)
    text, names = reading.text, {e.id: e for e in reading.entities}
    killed = {t.count: t for t in reading.tolls if t.effect == "killed"}
    assert names[str(killed[260].according_to)].name.endswith("Health Ministry")
    assert (killed[66].of, killed[40].of) == (killed[260].id, killed[260].id)
    assert (killed[66].who, killed[40].who) == ("children", "women")
    assert (killed[12].voice, killed[12].according_to) == ("narrator", None)
    (fired,) = [t for t in reading.tolls if t.effect == "fired"]
    assert (fired.count, fired.bound, fired.low, fired.voice) == (4000, "more_than", 4001, "narrator")
    people = {e.name: e for e in reading.entities if e.type == "person"}
    assert len(people) == 3
    assert all(person.roles for person in people.values())
    speakers = [names[a.speaker].name for a in reading.attributions if a.medium == "letter" and a.speaker in names]
    assert len(speakers) >= 3
    assert len(set(speakers)) == 1
    assert {"2021-05-10", "2021-05-21"} <= {t.value for t in reading.times}
    kinds = {z.kind: text[z.start : z.end] for z in reading.zones}
    assert "says resistance" in kinds["teaser"]
    assert kinds["caption"].strip().endswith("Khamenei")
    dated = {(e.category, names[str(e.actor)].name, e.when) for e in reading.events if str(e.actor) in names}
    assert {("ASSAULT", "Israel", "2021-05-10"), ("CONCEDE", "Israel", "2021-05-21")} <= dated
