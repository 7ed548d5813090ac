"""WARC files: the pages in them, also where records are damaged, cut off or traps."""

from __future__ import annotations

import builtins
import gzip
import io
import zlib
from typing import Any, BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake import warc
from accordingto.intake.source import Budget, Limits, Options, Problem, Refused, Source, Unreadable
from tests.intake.gathering import gather, only_problem
from tests.intake.pages import OPENING, RESCUE, TITLE, page

pytest.importorskip("fastwarc", reason="WARC files are read with the optional package fastwarc")

PAGE = page(f"<p>{OPENING}</p><p>{RESCUE}</p>").encode()
HTML = "text/html; charset=utf-8"


def record(
    block: bytes, *, kind: str = "response", media_type: str = "application/http; msgtype=response", n: int = 1
) -> bytes:
    """A WARC record around a block."""
    headers = {
        "WARC-Type": kind,
        "WARC-Target-URI": f"https://valley.example/{n}",
        "WARC-Date": "2031-05-04T10:00:00Z",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{n:012}>",
        "Content-Type": media_type,
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def response(
    body: bytes = PAGE, *, status: str = "200 OK", media_type: str | None = HTML, n: int = 1, **headers: str
) -> bytes:
    """A record with the answer of a server; ``_`` for ``-`` in names of headers."""
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    if media_type is not None:
        lines.append(f"Content-Type: {media_type}")
    return record("\r\n".join([*lines, "", ""]).encode() + body, n=n)


def items(data: bytes, options: Options | None = None) -> list[Source | Problem]:
    found = []
    for item in warc.read(Source.of_bytes("week.warc.gz", data), options or Options()):
        assert isinstance(item, Source | Problem)
        found.append(item)
    return found


def pages(data: bytes, options: Options | None = None) -> list[bytes]:
    return [item.read(10_000_000) for item in items(data, options) if isinstance(item, Source)]


def problems(data: bytes, options: Options | None = None) -> list[str]:
    return [str(item) for item in items(data, options) if isinstance(item, Problem)]


THREE = [response(PAGE + b"<p>%d" % n, n=n) for n in range(3)]


class TestPages:
    @pytest.mark.parametrize(
        "data",
        [b"".join(THREE), b"".join(map(gzip.compress, THREE)), gzip.compress(b"".join(THREE))],
        ids=["plain", "packed one by one", "packed as one"],
    )
    def test_each_with_its_address_time_and_place(self, data: bytes) -> None:
        found = items(data)
        assert [item.location for item in found] == ["week.warc.gz#1", "week.warc.gz#2", "week.warc.gz#3"]
        for n, item in enumerate(found):
            assert isinstance(item, Source)
            assert item.read(10_000) == PAGE + b"<p>%d" % n
            assert (item.url, item.content_type) == (f"https://valley.example/{n}", HTML)
            assert (item.read_at, item.depth) == ("2031-05-04T10:00:00Z", 1)

    def test_become_reports(self) -> None:
        reports, wrong = gather("week.warc.gz", b"".join(map(gzip.compress, THREE[:1])))
        assert not wrong
        assert reports[0].title == TITLE
        assert reports[0].provenance is not None
        assert reports[0].provenance.location == "week.warc.gz#1"
        assert reports[0].provenance.read_at == "2031-05-04T10:00:00Z"

    def test_from_a_stream_that_cannot_go_back(self) -> None:
        class OneWay(io.BytesIO):
            def seekable(self) -> bool:
                return False

            def seek(self, *_: object) -> int:
                raise io.UnsupportedOperation

        source = Source("week.warc", open=lambda: cast("BinaryIO", OneWay(b"".join(THREE))))
        assert len(list(warc.read(source, Options()))) == 3

    def test_numbers_count_all_records(self) -> None:
        info = record(b"software: x\r\n", kind="warcinfo", media_type="application/warc-fields")
        request = record(b"GET / HTTP/1.1\r\n\r\n", kind="request", media_type="application/http; msgtype=request")
        assert [item.location for item in items(info + request + response())] == ["week.warc.gz#3"]

    def test_resources_are_pages_too(self) -> None:
        [item] = items(record(PAGE, kind="resource", media_type="text/html"))
        assert isinstance(item, Source)
        assert (item.read(10_000), item.content_type) == (PAGE, "text/html")

    def test_feeds_are_passed_on(self) -> None:
        [item] = items(response(b"<rss/>", media_type="application/rss+xml"))
        assert isinstance(item, Source)
        assert item.content_type == "application/rss+xml"

    def test_chunks_and_packing_are_undone(self) -> None:
        chunked = b"4\r\n<p>A\r\n6\r\n fire.\r\n0\r\n\r\n"
        assert pages(response(chunked, Transfer_Encoding="chunked")) == [b"<p>A fire."]
        assert pages(response(gzip.compress(PAGE), Content_Encoding="gzip")) == [PAGE]
        assert pages(response(zlib.compress(PAGE), Content_Encoding="deflate")) == [PAGE]

    def test_pages_stored_unpacked_under_a_header_that_says_packed(self) -> None:
        assert pages(response(PAGE, Content_Encoding="gzip")) == [PAGE]

    def test_markup_without_a_media_type(self) -> None:
        assert pages(response(media_type=None)) == [PAGE]
        assert pages(response(b"\x00\x01", media_type=None) + response()) == [PAGE]


class TestPassedOver:
    @pytest.mark.parametrize(
        "other",
        [
            response(status="404 Not Found"),
            response(status="301 Moved Permanently"),
            response(b"\x89PNG", media_type="image/png"),
            response(b"x{}", media_type="text/css"),
            record(b"20310504 valley.example 192.0.2.1", media_type="text/dns"),
            record(b"no http at all"),
            record(b"", kind="revisit"),
        ],
    )
    def test_what_is_no_text_fetched_with_success(self, other: bytes) -> None:
        assert pages(other + response()) == [PAGE]
        assert problems(other + response()) == []
        [problem] = problems(other)
        assert "none of its 1 records is a page" in problem


class TestDamage:
    def test_a_damaged_record_costs_itself(self) -> None:
        packed = [bytearray(gzip.compress(part)) for part in THREE]
        packed[1][60] ^= 0xFF
        packed[1][61] ^= 0xFF
        data = b"".join(packed)
        assert pages(data) == [PAGE + b"<p>0", PAGE + b"<p>2"]
        [problem] = problems(data)
        assert problem.startswith("week.warc.gz#2: the record is damaged")

    def test_a_record_that_does_not_begin_as_one(self) -> None:
        data = THREE[0] + THREE[1].replace(b"WARC/1.0", b"XXXX/1.0") + THREE[2]
        assert pages(data) == [PAGE + b"<p>0", PAGE + b"<p>2"]
        assert len(problems(data)) == 1

    @pytest.mark.parametrize(
        "broken",
        [
            response(b"zz\r\nhello", Transfer_Encoding="chunked"),
            response(b"no gzip", Content_Encoding="gzip"),
            response(b"no snappy", Content_Encoding="snappy"),
        ],
    )
    def test_content_that_cannot_be_unpacked(self, broken: bytes) -> None:
        assert pages(broken + response()) == [PAGE]
        [problem] = problems(broken + response())
        assert problem.startswith("week.warc.gz#1: the record's content is damaged")

    @pytest.mark.parametrize("end", [-1, -30, -len(PAGE) - 20, -len(PAGE) - 250])
    def test_a_file_that_is_cut_off(self, end: int) -> None:
        for data in (b"".join(THREE)[: end - 4], b"".join(map(gzip.compress, THREE))[: max(end, -200)]):
            assert pages(data)[:2] == [PAGE + b"<p>0", PAGE + b"<p>1"]
            assert "the file is cut off in its last record" in problems(data)[-1]

    def test_a_file_packed_as_one_that_is_cut_off(self) -> None:
        assert "the file is cut off in its last record" in problems(gzip.compress(b"".join(THREE))[:-20])[-1]

    @pytest.mark.parametrize(
        "data",
        [b"", b"plain words " * 50, gzip.compress(b"plain words " * 50)],
        ids=["nothing", "words", "packed words"],
    )
    def test_what_is_no_warc_file(self, data: bytes) -> None:
        assert len(problems(data)) == 1
        assert not pages(data)

    @settings(deadline=None, max_examples=60)
    @given(st.data())
    def test_damage_anywhere_is_never_an_error(self, data: st.DataObject) -> None:
        whole = bytearray(data.draw(st.sampled_from([b"".join(THREE), b"".join(map(gzip.compress, THREE))])))
        for _ in range(data.draw(st.integers(1, 5))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        assert items(bytes(whole[: data.draw(st.integers(0, len(whole)))]))


class TestLimits:
    SMALL = Options(limits=Limits(report_bytes=100_000))

    def test_a_page_that_is_too_large(self) -> None:
        data = response(b"<p>" + b"x" * 300_000) + response()
        assert pages(data, self.SMALL) == [PAGE]
        assert problems(data, self.SMALL)[0].startswith("week.warc.gz#1: the record is larger than the 100,000 bytes")

    def test_a_film_that_is_too_large_is_passed_over(self) -> None:
        data = response(b"x" * 300_000, media_type="video/mp4") + response()
        assert problems(data, self.SMALL) == []

    def test_a_page_that_unpacks_to_too_much(self) -> None:
        data = response(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip") + response()
        assert pages(data, self.SMALL) == [PAGE]
        assert "larger than the 100,000 bytes" in problems(data, self.SMALL)[0]

    def test_more_pages_than_an_archive_may_hold(self) -> None:
        problem = gather("week.warc", b"".join(THREE), Options(limits=Limits(archive_members=2))).problems[-1]
        assert "more members than allowed" in problem.what

    def test_draws_on_the_budget_of_the_archive_around_it(self) -> None:
        source = Source.of_bytes("week.zip!week.warc", b"".join(THREE), budget=cast("Any", Budget(2 * len(PAGE), 10)))
        with pytest.raises(Refused):
            list(warc.read(source, Options()))


def test_without_fastwarc_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("fastwarc"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    assert 'pip install "accordingto[warc]"' in only_problem("week.warc", response()).remedy
    with pytest.raises(Unreadable, match="fastwarc"):
        items(response())
