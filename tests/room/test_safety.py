"""The room keeps to itself, and reports cannot act in it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from urllib.parse import quote

import pytest

from accordingto.room.addresses import original
from accordingto.room.safety import LONGEST_ADDRESS, NotLoopback, loopback, named_here
from tests.room.cases import ATTACK
from tests.room.visiting import Room

PAGES = ["/", "/reports", "/tolls", "/timeline", "/who", "/said", "/sources", "/search?q=flood", "/-/patterns"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", "localhost"])
def test_the_room_opens_on_this_machine(host: str) -> None:
    assert loopback(host) in {"127.0.0.1", "127.8.0.1", "::1"}


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.com", ""])
def test_the_room_opens_nowhere_else(host: str) -> None:
    with pytest.raises(NotLoopback, match="this machine alone"):
        loopback(host)


def test_the_command_says_why_it_refuses_a_host(room: Room) -> None:
    command = [sys.executable, "-m", "accordingto", "open", str(room.ledger), "--host", "0.0.0.0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "this machine alone" in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1:8017", True),
        ("localhost", True),
        ("LOCALHOST:80", True),
        ("[::1]:8017", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("", False),
        ("localhost.evil.example:8017", False),
    ],
)
def test_names_of_this_machine(host: str, here: bool) -> None:
    assert named_here(host) is here


def test_a_stranger_s_name_for_this_machine_is_refused(room: Room) -> None:
    assert room.get("/", Host="evil.example").status == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_the_room_takes_nothing_in(room: Room, method: str) -> None:
    answer = room.client.request(method, room.address + "/tolls")
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_an_endless_address_is_refused(room: Room) -> None:
    assert room.get("/search?q=" + "a" * LONGEST_ADDRESS).status == 414


@pytest.mark.parametrize("path", [*PAGES, "/no-such-page", "/static/room.css", "/tolls.json", "/tolls?effect=eaten"])
def test_every_answer_has_the_policy(room: Room, path: str) -> None:
    headers = room.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", [*PAGES, f"/report/{quote(ATTACK.report.id, safe='')}", "/report/hostile"])
def test_pages_hold_no_script_and_no_style_of_their_own(room: Room, path: str) -> None:
    page = room.page(path)
    assert page.count("<script") == 1
    assert "<style" not in page
    assert " style=" not in page
    assert "onerror=" not in page.replace("onerror=alert(1)&gt;", "")
    assert "\u202e" not in page


def test_a_javascript_address_is_shown_and_not_linked(room: Room) -> None:
    page = room.page(f"/report/{quote(ATTACK.report.id, safe='')}")
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://post.example/flood", True),
        ("http://post.example", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT://post.example/%0aalert(1)", False),
        ("data:text/html,hello", False),
        ("https://", False),
        ("https://[", False),
        ("https://post.example/\u202egpj.exe", False),
        (None, False),
    ],
)
def test_only_addresses_on_the_web_are_links(url: str | None, link: bool) -> None:
    assert (original(url) == url) is (link or url is None)


def test_a_megabyte_without_a_space_is_shown_in_parts(room: Room) -> None:
    first = room.page("/report/long")
    assert len(first) < 200_000
    assert "of 84 parts" in first or "parts" in first
    assert len(room.page("/report/long?at=999000-999010")) < 200_000


def test_the_ledger_is_not_written(room: Room) -> None:
    with closing(sqlite3.connect(room.ledger)) as database:
        before = database.execute("PRAGMA data_version").fetchone()
        for path in PAGES:
            room.page(path)
        assert database.execute("PRAGMA data_version").fetchone() == before
