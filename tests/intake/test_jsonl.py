"""JSON records: exact ids, texts and dates; one bad record costs only itself."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.dispatch import read
from accordingto.intake.source import Limits, Options, Source
from accordingto.report import Report, content_id
from tests.intake.gathering import gather, only_problem, only_report, provenance

TEXT = "Nine boats were lost off Varnholm, the harbour office said."


def lines(*records: object) -> bytes:
    return b"".join(record if isinstance(record, bytes) else json.dumps(record).encode() + b"\n" for record in records)


def test_id_text_and_published_stay_exactly_as_given() -> None:
    text, published = f"  {TEXT}\n\n\t", " 2031-05-04T07:00:00+02:00 "
    report = only_report("a.jsonl", lines({"id": "vg-0001 ", "text": text, "published": published}))
    assert (report.id, report.text, report.published, report.warnings) == ("vg-0001 ", text, published, ())


def test_a_published_that_is_no_iso_date_stays_and_is_warned_of() -> None:
    report = only_report("a.jsonl", lines({"text": TEXT, "published": "4 May 2031"}))
    assert report.published == "4 May 2031"
    assert report.warnings == ("the publication date '4 May 2031' is not an ISO 8601 date",)


def test_provenance_names_the_line_and_hashes_its_bytes() -> None:
    line = lines({"text": TEXT, "headline": "Storm", "date": "May 4, 2031"})
    found = provenance(only_report("a.jsonl", b"\n" + line))
    assert (found.location, found.format) == ("a.jsonl#2", "jsonl")
    assert found.sha256 == hashlib.sha256(line.rstrip()).hexdigest()
    assert (found.title_from, found.published_from) == ("field headline", "field date")


def test_usual_names_are_understood() -> None:
    record = {
        "Headline": "Storm", "articleBody": TEXT, "pub_date": "May 4, 2031", "publisher": {"name": "Varnholm Gazette"},
        "LINK": "https://gazette.example/1", "authors": ["Ada Nyberg", {"name": "Bo Falk"}], "lang": "en-GB",
    }  # fmt: skip
    report = only_report("a.jsonl", lines(record))
    assert report.title == "Storm"
    assert report.text == TEXT
    assert report.published == "2031-05-04"
    assert report.outlet == "Varnholm Gazette"
    assert report.url == "https://gazette.example/1"
    assert report.byline == "Ada Nyberg, Bo Falk"
    assert report.language == "en"
    assert report.id == content_id(TEXT)


def test_the_first_usual_name_counts() -> None:
    assert only_report("a.jsonl", lines({"article": "no", "content": "no", "text": TEXT})).text == TEXT


def test_fields_can_be_named() -> None:
    record = {"story": TEXT, "text": "a teaser", "when": "2031-05-04", "title": "kept"}
    report = only_report("a.jsonl", lines(record), Options(fields={"text": "story", "published": "when"}))
    assert (report.text, report.published, report.title) == (TEXT, "2031-05-04", "kept")


def test_a_field_that_reports_do_not_have_is_misuse() -> None:
    with pytest.raises(ValueError, match="no field 'txt': choose from id, text"):
        Options(fields={"txt": "story"})


def test_numbers_serve_as_ids() -> None:
    assert only_report("a.jsonl", lines({"id": 17, "text": TEXT})).id == "17"


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (b"{not json\n", "it is not JSON: Expecting property name"),
        (b'{"text": "cut o', "it is not JSON: Unterminated string"),
        (b"[1, 2]\n", "not a JSON object"),
        ({"id": "1", "story": TEXT}, "no field with the text of a report; the fields are 'id', 'story'"),
        ({}, "the fields are none at all"),
        ({"text": 17}, "the field 'text' holds a number"),
        ({"text": [TEXT]}, "the field 'text' holds a list"),
        ({"text": None}, "the field 'text' holds nothing"),
        ({"text": " \n"}, "the field 'text' holds no text"),
        ({"text": "half \ud83d"}, "half of a surrogate pair at character 5"),
        (b"[" * 100_000 + b"\n", "it is not JSON"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_record_is_a_problem_and_the_rest_goes_on(record: object, what: str) -> None:
    reports, [problem] = gather("a.jsonl", lines({"text": "before"}, {"text": TEXT}) + lines(record))
    assert [report.text for report in reports] == ["before", TEXT]
    assert problem.location == "a.jsonl#3"
    assert what in problem.what
    assert problem.remedy


def test_the_remedy_for_a_missing_text_names_the_option() -> None:
    problem = only_problem("a.jsonl", lines({"story": TEXT}), Options(fields={"text": "body"}))
    assert problem.what == "no field 'body'; the fields are 'story'"
    assert "--field text=NAME" in problem.remedy


def test_a_file_of_other_records_is_told_shortly() -> None:
    reports, problems = gather("index.jsonl", lines(*({"path": f"{n}.txt"} for n in range(500)), {"text": TEXT}))
    assert len(reports) == 1
    assert len(problems) == 21
    assert problems[-1].what == "480 more records have no field with the text of a report"


def test_one_id_for_two_texts_is_a_problem_for_one_text_it_is_not() -> None:
    records = [{"id": "1", "text": TEXT}, {"id": "1", "text": "another"}, {"id": "1", "text": TEXT}]
    reports, [problem] = gather("a.jsonl", lines(*records))
    assert [report.text for report in reports] == [TEXT, TEXT]
    assert (problem.location, "'1' stands for another text" in problem.what) == ("a.jsonl#2", True)


def test_odd_values_of_other_fields_are_left_out_with_a_warning() -> None:
    report = only_report("a.jsonl", lines({"text": TEXT, "id": ["x"], "title": True, "published": 1935_000_000}))
    assert (report.id, report.title, report.published) == (content_id(TEXT), None, None)
    assert len(report.warnings) == 3


def test_nan_is_nothing() -> None:
    assert only_report("a.jsonl", b'{"text": "Nine boats", "title": NaN}\n').title is None


def test_lines_in_another_encoding_are_detected_and_warned_of() -> None:
    data = '{"text": "The café on Quay Street, “closed since May”, was hit."}\n'.encode("cp1252")
    report = only_report("a.jsonl", data)
    assert report.text == "The café on Quay Street, “closed since May”, was hit."
    assert provenance(report).encoding == "windows-1252 (detected)"
    assert "may be wrong" in report.warnings[0]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_files_with_a_byte_order_mark(codec: str) -> None:
    reports, problems = gather("a.jsonl", '{"text": "café"}\n{"text": "naïve"}'.encode(codec))
    assert not problems
    assert [report.text for report in reports] == ["café", "naïve"]


def test_a_json_array_is_read_element_by_element() -> None:
    records = [{"id": str(n), "text": f'{TEXT} "{n}" }} \\'} for n in range(3)]
    for data in (json.dumps(records), json.dumps(records, indent=2)):
        reports, problems = gather("a.json", data.encode())
        assert not problems
        assert [report.text for report in reports] == [record["text"] for record in records]
        assert [provenance(report).location for report in reports] == ["a.json#1", "a.json#2", "a.json#3"]


def test_one_object_over_several_lines() -> None:
    for data in (json.dumps({"text": TEXT}, indent=1), '{"text":\n "' + TEXT + '"}\n'):
        assert only_report("a.json", data.encode()).text == TEXT


def test_an_array_that_is_cut_off_gives_what_was_whole() -> None:
    reports, problems = gather("a.json", json.dumps([{"text": TEXT}, {"text": "second"}]).encode()[:-5])
    assert [report.text for report in reports] == [TEXT]
    assert [(problem.location, problem.what) for problem in problems] == [
        ("a.json#2", "the file ends in the middle of this record")
    ]


def test_what_is_no_object_in_an_array_is_a_problem() -> None:
    reports, problems = gather("a.json", b'[{"text": "one"}, 5, {"text": "two"}, "x"]')
    assert [report.text for report in reports] == ["one", "two"]
    assert [problem.location for problem in problems] == ["a.json#2", "a.json#3"]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"[]", b" [ ] "])
def test_a_file_without_records_is_a_problem(data: bytes) -> None:
    assert only_problem("a.json", data).what in {"it holds no records", "it is empty"}


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_record_larger_than_a_report_may_be_is_passed_over(name: str) -> None:
    large = {"text": "x" * 5000}
    data = lines(large, {"text": TEXT}) if name == "a.jsonl" else json.dumps([large, {"text": TEXT}]).encode()
    reports, [problem] = gather(name, data, Options(limits=Limits(report_bytes=1000)))
    assert [report.text for report in reports] == [TEXT]
    assert problem.location == f"{name}#1"
    assert "larger than the 1,000 bytes" in problem.what


class _Endless(io.RawIOBase):
    """The same report without end, as it would come from a pipe."""

    LINE = lines({"text": TEXT})

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self.LINE[self.given % len(self.LINE) :][: len(buffer)]
        buffer[: len(part)] = part
        self.given += len(part)
        return len(part)


def test_nothing_is_read_before_it_is_asked_for() -> None:
    endless = _Endless()
    stream = io.BufferedReader(endless, 4096)
    items: Iterator[object] = read(Source("a.jsonl", open=lambda: stream), Options())
    assert endless.given == 0
    assert all(isinstance(next(items), Report) for _ in range(2000))
    assert endless.given < 500_000


RECORDS = st.fixed_dictionaries(
    {"id": st.text(min_size=1, max_size=8), "text": st.text(min_size=1, max_size=60).filter(lambda t: not t.isspace())},
    optional={"published": st.text(max_size=30).filter(lambda p: p == "" or not p.isspace()), "extra": st.floats()},
)


@settings(deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=5, unique_by=lambda r: r["id"]), st.booleans(), st.booleans())
def test_id_text_and_published_round_trip(records: list[dict[str, str]], ascii_only: bool, array: bool) -> None:
    encoded = [json.dumps(record, ensure_ascii=ascii_only) for record in records]
    data = ("[" + ",\n".join(encoded) + "]" if array else "\n".join(encoded)).encode()
    reports, problems = gather("a.json" if array else "a.jsonl", data)
    assert not problems
    assert [(r.id, r.text, r.published or "") for r in reports] == [
        (record["id"], record["text"], record.get("published", "")) for record in records
    ]


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text('{}[]",:\\ \n1ab').map(str.encode), st.sampled_from(["a.json", "a.jsonl"]))
def test_no_bytes_are_too_strange(data: bytes, name: str) -> None:
    reports, problems = gather(name, data)
    assert reports or problems
    assert not any("fault of the program" in problem.remedy for problem in problems)
