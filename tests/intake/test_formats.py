"""The format of a source: by bytes that leave no doubt, then by media type and name, then by how it begins."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.dispatch import READERS
from accordingto.intake.formats import HEAD, name_of, suffixes_of
from accordingto.intake.source import Source, Unreadable

TEXT = b"Nine boats were lost off Varnholm."


def chosen(name: str, head: bytes, content_type: str | None = None) -> str:
    return name_of(Source.of_bytes(name, head, content_type=content_type), head)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "text"), ("A.TXT", "text"), ("a", "text"), ("report of 4.5.2031", "text"), ("a.html", "html"),
        ("a.htm", "html"), ("a.jsonl", "jsonl"), ("a.ndjson", "jsonl"), ("a.json", "jsonl"), ("a.csv", "csv"),
        ("a.tsv", "csv"), ("a.rss", "feed"), ("a.xml", "feed"), ("a.warc", "warc"), ("a.eml", "mail"),
        ("a.mbox", "mail"),
        ("week.zip!monday/a.csv", "csv"), ("https://gazette.example/a.csv?page=b.html", "csv"),
    ],
)  # fmt: skip
def test_names(name: str, expected: str) -> None:
    assert chosen(name, TEXT) == expected


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("text/html; charset=utf-8", "html"),
        ("Application/JSON", "jsonl"),
        ("text/csv", "csv"),
        ("application/rss+xml", "feed"),
        ("message/rfc822", "mail"),
        ("text/plain", "csv"),
        ("application/octet-stream", "csv"),
    ],
)
def test_media_types_come_before_names(content_type: str, expected: str) -> None:
    assert chosen("a.csv", TEXT, content_type) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"<!DOCTYPE html><html>", "html"),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?>\n<!-- a -->\n<html xmlns='x'>", "html"),
        (b"<?xml version='1.0'?><!-- a --><?xml-stylesheet href='x'?><rss version='2.0'>", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b"<?xml version='1.0'?><nitf>", "feed"),
        (b'{"text": "a"}', "jsonl"),
        (b' [\n {"text": "a"}]', "jsonl"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "warc"),
        (b"Return-Path: <a@b>\r\nReceived: from c\r\n by d\r\nSubject: e\r\n\r\n", "mail"),
        (b"DKIM-Signature: v=1;\n a=b\nSubject: Storm\nMIME-Version: 1.0\n\n", "mail"),
        (b"From ada@gazette.example Sun May  4 14:37:00 2031\nSubject: Storm\n\n", "mail"),
        (b"From Varnholm to the coast the storm took boats.\nNine were lost.\n", "text"),
        (b"Date: 4 May 2031\nFrom: Ada\nSubject: Storm\n\nNine boats", "text"),
        (b"[Editor's note] Nine boats", "text"),
        (b"<Nine boats were lost>", "text"),
    ],
)
def test_beginnings_tell_where_nothing_else_does(head: bytes, expected: str) -> None:
    assert chosen("report", head) == expected
    assert chosen("report.txt", head) in {"text", "feed", "warc"}


def test_a_feed_is_a_feed_whatever_the_server_says() -> None:
    assert chosen("https://gazette.example/", b"<?xml version='1.0'?><rss version='2.0'>", "text/html") == "feed"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a", b"PK\x03\x04"),
        ("a.txt", b"\x1f\x8b\x08"),
        ("a.html", b"BZh91AY&SY"),
        ("a", b"\xfd7zXZ\x00"),
        ("a", bytes(257) + b"ustar"),
    ],
)
def test_archives_are_told_by_their_bytes(name: str, head: bytes) -> None:
    assert chosen(name, head) == "archive"


def test_compressed_warc_files_are_left_to_the_warc_reader() -> None:
    assert chosen("crawl.warc.gz", b"\x1f\x8b\x08") == "warc"


@pytest.mark.parametrize(
    ("name", "head", "what"),
    [
        ("page.html", b"\x89PNG\r\n\x1a\n", "a PNG image"),
        ("report.txt", b"%PDF-1.7", "a PDF file"),
        ("report", b"\xff\xd8\xff\xe0", "a JPEG image"),
        ("report.docx", b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "an Office document or e-book"),
        ("report.epub", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "an Office document or e-book"),
        ("style.css", b"p { color: red }", "a style sheet"),
        ("film", b"\0\0\0\x20ftypmp42", "film"),
    ],
)
def test_what_is_not_a_report_format_is_named(name: str, head: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match="not a report format") as refused:
        chosen(name, head)
    assert what in refused.value.what


def test_a_picture_is_refused_by_its_media_type() -> None:
    with pytest.raises(Unreadable, match="image/x-icon"):
        chosen("https://gazette.example/icon", b"\0\0\1\0", "image/x-icon")


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.xz"])
def test_a_name_that_promises_an_archive_is_not_believed(name: str) -> None:
    with pytest.raises(Unreadable, match="is no such archive"):
        chosen(name, TEXT)


def test_suffixes_are_those_of_the_last_name() -> None:
    assert suffixes_of("a.zip!b.c/week.Tar.GZ") == ["tar", "gz"]
    assert suffixes_of("https://gazette.example/a.b/c") == []
    assert suffixes_of("https://gazette.example/a.html#b.csv") == ["html"]


@settings(deadline=None)
@given(st.binary(max_size=HEAD), st.sampled_from(["a", "a.txt", "a.zip", "a.css"]))
def test_every_beginning_has_a_format_or_a_reason(head: bytes, name: str) -> None:
    try:
        assert chosen(name, head) in READERS
    except Unreadable as refused:
        assert refused.remedy  # noqa: PT017  either outcome is right


@pytest.mark.parametrize("part", [b"<?a?>", b"<!--", b"<!-- -->", b" <?", b"A:\n", b"a:\n b\n", b"[ ", b"{"])
def test_no_beginning_takes_long(part: bytes) -> None:
    started = time.process_time()
    assert chosen("a", part * (HEAD // len(part)))
    assert time.process_time() - started < 0.5
