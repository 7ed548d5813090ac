"""The whole of intake: files, folders, patterns and addresses in, reports and problems out."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from accordingto.intake import Limits, Options, Problem, dispatch, intake
from accordingto.intake.source import Item, Source
from accordingto.report import Report
from tests.intake.gathering import Gathered, parted, provenance

TEXT = "Nine boats were lost off Varnholm, the harbour office said.\n"


def write(path: Path, data: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def taken(*paths: str | Path, options: Options | None = None) -> Gathered:
    return parted(intake(paths, options))


def locations(reports: list[Report], folder: Path) -> list[str]:
    return [provenance(report).location.removeprefix(f"{folder}/") for report in reports]


def test_files_come_in_the_order_they_are_named(tmp_path: Path) -> None:
    paths = [write(tmp_path / name) for name in ("b.txt", "a.txt", "c.txt")]
    assert locations(taken(*paths, str(paths[0])).reports, tmp_path) == ["b.txt", "a.txt", "c.txt", "b.txt"]


def test_one_path_need_not_stand_in_a_list(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert [parted(intake(paths)).reports[0].text for paths in (path, str(path), [path])] == [TEXT] * 3


def test_folders_are_read_through_in_order_of_names_but_for_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c/d/e.txt", ".git/x.txt", "b/.x.txt"):
        write(tmp_path / name)
    reports, problems = taken(tmp_path)
    assert not problems
    assert locations(reports, tmp_path) == ["a.txt", "b/1.txt", "b/2.txt", "c/d/e.txt"]


def test_links_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path / "a" / "1.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "c.txt").symlink_to(tmp_path / "a" / "1.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone")
    reports, [problem] = taken(tmp_path)
    assert locations(reports, tmp_path) == ["a/1.txt", "c.txt"]
    assert (problem.location, problem.what) == (f"{tmp_path}/nowhere.txt", "a link to nothing")


@pytest.mark.parametrize("pattern", ["*.txt", "b/*.txt", "**/*.txt", "**", "?", "[ab]*"])
def test_patterns(tmp_path: Path, pattern: str) -> None:
    for name in ("a.txt", "b/1.txt", "b/2.txt"):
        write(tmp_path / name)
    expected = {"*.txt": ["a.txt"], "b/*.txt": ["b/1.txt", "b/2.txt"], "?": ["b/1.txt", "b/2.txt"]}
    found = locations(taken(str(tmp_path / pattern)).reports, tmp_path)
    assert found == expected.get(pattern, ["a.txt", "b/1.txt", "b/2.txt"])


def test_a_file_whose_name_looks_like_a_pattern_comes_before_the_pattern(tmp_path: Path) -> None:
    write(tmp_path / "a[1].txt")
    write(tmp_path / "a1.txt")
    assert locations(taken(str(tmp_path / "a[1].txt")).reports, tmp_path) == ["a[1].txt"]


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("gone.txt", "there is no such file or folder"),
        ("gone*.txt", "no file matches this pattern"),
        ("a\0b", "it cannot be opened"),
        ("x" * 5000, "it cannot be opened"),
        ("", "the path is empty"),
        ("ftp://gazette.example/a.txt", "ftp addresses are not read"),
        ("file:///etc/hosts", "file addresses are not read"),
    ],
    ids=lambda value: value[:20].replace("\0", "0"),
)
def test_a_place_that_is_not_there_is_a_problem_and_the_rest_goes_on(tmp_path: Path, path: str, what: str) -> None:
    reports, [problem] = taken(path, write(tmp_path / "a.txt"))
    assert len(reports) == 1
    assert what in problem.what
    assert problem.remedy
    assert str(problem).isprintable()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").mkdir(mode=0)
    assert [problem.what for problem in taken(tmp_path).problems] == ["it cannot be read: Permission denied"] * 2


def test_pipes_are_read_where_they_are_named_and_not_in_folders(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: write(tmp_path / "pipe", json.dumps({"text": TEXT})))
    writer.start()
    reports, problems = taken(tmp_path / "pipe")
    writer.join()
    assert [report.text for report in reports] == [TEXT]
    assert not problems
    assert [problem.what for problem in taken(tmp_path).problems] == ["not a regular file"]


def test_foreign_and_empty_files_in_a_folder_are_a_problem_each(tmp_path: Path) -> None:
    write(tmp_path / "1.pdf", b"%PDF-1.7 ...")
    write(tmp_path / "2.bin", bytes(range(256)))
    write(tmp_path / "3.txt", b"")
    write(tmp_path / "4.txt")
    reports, problems = taken(tmp_path)
    assert len(reports) == 1
    assert [problem.what.split(":")[0] for problem in problems] == [
        "not a report format",
        "it is not text",
        "it is empty",
    ]


@pytest.mark.parametrize("name", ["día — 日本.txt", "two\nlines.txt", "a!b#1.txt", " .txt", "caf\udce9.txt"])
def test_exotic_file_names(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    [report] = taken(tmp_path).reports
    assert provenance(report).location.isprintable()
    assert report.text == TEXT


def test_addresses_are_fetched_where_that_is_allowed() -> None:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(TEXT.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/report"
        allowed, refused = taken(address, options=Options(allow_private=True)), taken(address)
        server.shutdown()
    assert [(report.text, report.url) for report in allowed.reports] == [(TEXT, address)]
    assert not refused.reports
    assert len(refused.problems) == 1


def test_an_error_in_a_format_is_a_problem_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(source: Source, options: Options) -> Iterator[Item]:
        yield Report(id="1", text="before the fault")
        raise KeyError("fault")

    monkeypatch.setattr(dispatch, "READERS", {**dispatch.READERS, "csv": broken})
    reports, [problem] = taken(write(tmp_path / "a.csv"), write(tmp_path / "b.txt"))
    assert [report.text for report in reports] == ["before the fault", TEXT]
    assert problem.location == f"{tmp_path}/a.csv"
    assert problem.what == "reading it failed with KeyError: 'fault'"
    assert "report it" in problem.remedy


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    items = intake([first, second])
    next(items)
    second.unlink()
    assert isinstance(next(items), Problem)


def test_files_are_closed_when_the_reader_stops_early(tmp_path: Path) -> None:
    records = b"".join(b'{"text": "report %d"}\n' % n for n in range(9))
    for path in (write(tmp_path / "a.jsonl", records), write(tmp_path / "b.jsonl.gz", gzip.compress(records))):
        before = len(list(Path("/dev/fd").iterdir()))
        items = intake([path])
        next(items)
        items.close()  # type: ignore[attr-defined]
        assert len(list(Path("/dev/fd").iterdir())) == before


MEASURE = """
import resource, sys
from accordingto.intake import intake
from accordingto.intake.language import detect
detect("x" * 400)
next(intake([sys.argv[1]]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(item.text.endswith("quiet.") for item in intake([sys.argv[1]]))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz", "csv", "json"])
def test_long_files_are_read_at_constant_memory(tmp_path: Path, suffix: str) -> None:
    texts = [f"{n} {TEXT.strip()} " + " ".join(["All was quiet."] * 2000) for n in range(1_500)]
    if suffix == "csv":
        data = "\n".join(["text", *(f'"{text}"' for text in texts)]).encode()
    else:
        records = [json.dumps({"text": text}) for text in texts]
        data = ("[" + ",".join(records) + "]" if suffix == "json" else "\n".join(records)).encode()
    path = write(tmp_path / f"long.{suffix}", gzip.compress(data, 1) if suffix.endswith("gz") else data)
    measured = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    count, kilobytes = map(int, measured.stdout.split())
    assert count == 1_500
    assert kilobytes < 12_000  # of a file of 45 MB


def test_limits_hold_for_every_file(tmp_path: Path) -> None:
    reports, problems = taken(write(tmp_path / "a.txt", TEXT * 99), options=Options(limits=Limits(report_bytes=1000)))
    assert not reports
    assert "larger than the 1,000 bytes" in problems[0].what


def test_the_sample_of_real_reports_is_read_whole() -> None:
    folder = Path(__file__).parents[3] / "shared" / "reports" / "wikinews"
    if not folder.is_dir():
        pytest.skip("the real reports are not here")
    reports, problems = taken(str(folder / "*.txt"))
    assert not problems
    assert all(report.published and report.title and report.language == "en" for report in reports)
    assert all(report.text == Path(provenance(report).location).read_bytes().decode() for report in reports)
