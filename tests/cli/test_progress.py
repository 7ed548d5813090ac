import io
from pathlib import Path

import pytest
from rich.console import Console

from accordingto.cli import progress
from accordingto.cli.progress import Bar, Extent, Lines, Tally, duration
from accordingto.cli.reading import _extent
from accordingto.engines.filling import Failed, Held, Read, Step
from accordingto.intake import Options
from accordingto.intake.source import Problem, Source
from tests.exports.readings import READING


def source(location: str, content: bytes) -> Source:
    return Source.of_bytes(location, content)


def failed(location: str) -> Failed:
    return Failed(location, 0, Problem(location, "it is empty", "Remove it"))


def test_a_tally_counts_by_kind() -> None:
    tally = Tally()
    for step in (Read("a", 1, READING), Read("b", 1, READING), Held("c", 1, None), failed("d")):
        tally.count(step)
    assert str(tally) == "2 read, 1 already in the ledger, 1 failed"
    assert tally.rate > 0


def test_files_are_behind_when_the_next_one_begins() -> None:
    extent = Extent([source("a.txt", b"a" * 100), source("b.html", b"b" * 1000), source("c.txt", b"c" * 10)])
    steps: list[Step] = [Held("a.txt", 90, None), failed("b.html"), Held("c.txt", 10, None)]
    assert extent.total == 1110
    assert [extent.advance(step) for step in steps] == [90, 100, 1110]


def test_the_number_of_a_record_tells_how_far_its_file_is_read() -> None:
    extent = Extent([source("week.jsonl", b'{"text": "", "tags": ""}\n' * 4), source("end.txt", b"end")])
    steps: list[Step] = [Held("week.jsonl#2", 1, None), failed("week.jsonl#3"), Held("week.jsonl#4", 1, None)]
    assert [extent.advance(step) for step in steps] == [50, 75, 100]
    assert extent.advance(Held("end.txt", 9, None)) == 103


def test_members_count_by_their_length_and_never_beyond_their_file() -> None:
    extent = Extent([source("odd#name!.zip", b"z" * 100), source("one-line.json", b"[]" * 50)])
    steps: list[Step] = [Held(f"odd#name!.zip!monday/{n}.html", 60, None) for n in (1, 2)]
    steps += [Held("one-line.json#1", 30, None), failed("http://elsin.example/")]
    assert [extent.advance(step) for step in steps] == [60, 100, 130, 130]


def test_lines_are_far_apart_and_say_how_long_it_will_take(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("accordingto.cli.progress.time.monotonic", lambda: now)
    tally = Tally(started=now)
    with Lines(tally, total=1000) as lines:
        tally.count(Read("a", 1, READING))
        lines.update(100)
        assert capsys.readouterr().err == ""
        now += 10
        lines.update(100)
        lines.update(110)
    assert capsys.readouterr().err == "1 read · 0 reports a second · 10%, about 90 s left\n"


def test_lines_say_nothing_of_an_end_that_is_not_known(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("accordingto.cli.progress.time.monotonic", lambda: now)
    lines = Lines(Tally(), total=None)
    now += 60
    lines.update(100)
    assert "left" not in capsys.readouterr().err


def test_a_bar_shows_rate_and_remaining_time_and_lets_lines_through(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=120)
    monkeypatch.setattr(progress, "Console", lambda **_: screen)
    tally = Tally()
    with Bar(tally, total=1000) as bar:
        tally.count(Read("a", 1, READING))
        bar.update(500)
        bar.say("broken.html: it is\x1b[2J empty. [bold]Remove it")
    assert isinstance(screen.file, io.StringIO)
    shown = screen.file.getvalue()
    assert "50%" in shown
    assert "1 read · " in shown
    assert "it is⟨U+001B⟩[2J empty. [bold]Remove it" in shown


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.04, "0.0 s"), (4.25, "4.2 s"), (42, "42 s"), (99.6, "100 s"), (170, "3 min"), (4800, "1 h 20 min")],
)
def test_a_length_of_time_is_put_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_the_size_of_the_input_is_known_beforehand_where_it_can_be(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("12345")
    (tmp_path / "b.txt").write_text("123")
    known = _extent([str(tmp_path / "in"), str(tmp_path / "*.txt"), str(tmp_path / "absent")], Options())
    assert known is not None
    assert known.total == 8
    assert _extent([str(tmp_path), "https://elsin.example/"], Options()) is None
    assert _extent(["-"], Options()) is None
