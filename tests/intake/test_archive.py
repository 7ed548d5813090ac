"""Archives: members are read in turn, damage costs little, and bombs are refused early."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.source import MIB, Limits, Options
from tests.intake.gathering import gather, only_problem, only_report, provenance

TEXT = b"Nine boats were lost off Varnholm, the harbour office said.\n"
SECOND = b"A tenth boat sank on Monday, a pilot said.\n"


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", compression) as archive:
        warnings.simplefilter("ignore")
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w", **form: int) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, **form) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            header = tarfile.TarInfo(name)
            header.size = len(data)
            archive.addfile(header, io.BytesIO(data))
    return out.getvalue()


def bomb(size: int, before: bytes) -> bytes:
    """A gzip file of ``before`` and as many letters, in parts of the same kind, as make up ``size`` bytes."""
    part = gzip.compress(b"a" * (64 * MIB))
    return gzip.compress(before) + part * (size // (64 * MIB))


PACKERS: dict[str, Callable[[Mapping[str, bytes]], bytes]] = {
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tar.gz": lambda members: tarred(members, "w:gz"),
    "a.tar.bz2": lambda members: tarred(members, "w:bz2"),
    "a.tar.xz": lambda members: tarred(members, "w:xz"),
}


@pytest.mark.parametrize("name", PACKERS)
def test_members_are_read_with_their_place(name: str) -> None:
    reports, problems = gather(name, PACKERS[name]({"monday/1.txt": TEXT, "./2.jsonl": b'{"text": "two"}\n'}))
    assert not problems
    assert [report.text for report in reports] == [TEXT.decode(), "two"]
    assert [provenance(report).location for report in reports] == [f"{name}!monday/1.txt", f"{name}!2.jsonl#1"]


@pytest.mark.parametrize("name", PACKERS)
def test_the_name_of_an_archive_does_not_matter(name: str) -> None:
    assert provenance(only_report("week", PACKERS[name]({"1.txt": TEXT}))).location == "week!1.txt"


@pytest.mark.parametrize(
    ("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)], ids=["gz", "bz2", "xz"]
)
def test_single_compressed_files(suffix: str, pack: Callable[[bytes], bytes]) -> None:
    report = only_report(f"box/storm.txt.{suffix}", pack(TEXT))
    assert (report.text, provenance(report).location) == (TEXT.decode(), f"box/storm.txt.{suffix}!storm.txt")


def test_gzip_files_of_several_parts() -> None:
    assert only_report("a.txt.gz", gzip.compress(TEXT) + gzip.compress(SECOND)).text == (TEXT + SECOND).decode()


@settings(deadline=None)
@given(
    st.dictionaries(
        st.text(st.characters(categories=["L", "N", "S"]), min_size=1, max_size=8).map("{}.txt".format),
        st.text(st.characters(categories=["L", "P"]), min_size=1, max_size=30),
        min_size=1,
        max_size=4,
    )
)
def test_a_zip_of_a_tar_gz_of_texts_round_trips(texts: dict[str, str]) -> None:
    inner = tarred({name: text.encode() for name, text in texts.items()}, "w:gz")
    reports, problems = gather("a.zip", zipped({"week.tar.gz": inner}))
    assert not problems
    assert [report.text for report in reports] == list(texts.values())


def test_a_zip_in_a_tar_gz() -> None:
    report = only_report("a.tgz", tarred({"b.zip": zipped({"c.txt": TEXT})}, "w:gz"))
    assert provenance(report).location == "a.tgz!b.zip!c.txt"


NAMES = ["../../etc/passwd.txt", "/root.txt", "a!b#c.txt", "été/日本.txt", "new\nline.txt", " .txt", "a" * 150 + ".txt"]


@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
@pytest.mark.parametrize("name", NAMES)
def test_exotic_names_are_told_on_one_line(name: str, pack: Callable[[Mapping[str, bytes]], bytes]) -> None:
    location = provenance(only_report("a", pack({name: TEXT}))).location
    assert location == "a!" + name.replace("\n", "\\n")


def test_names_in_no_encoding_are_escaped() -> None:
    assert provenance(only_report("a.tar", tarred({"caf\udce9.txt": TEXT}, format=tarfile.GNU_FORMAT))).location == (
        "a.tar!caf\\udce9.txt"
    )


def test_folders_hidden_files_links_and_devices_are_passed_over() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in [
            ("d", tarfile.DIRTYPE),
            ("l", tarfile.SYMTYPE),
            ("h", tarfile.LNKTYPE),
            ("c", tarfile.CHRTYPE),
        ]:
            header = tarfile.TarInfo(name)
            header.type, header.linkname = kind, "1.txt"
            archive.addfile(header)
        for name in (".DS_Store", "a/.hidden/1.txt", "1.txt"):
            header = tarfile.TarInfo(name)
            header.size = len(TEXT)
            archive.addfile(header, io.BytesIO(TEXT))
    assert provenance(only_report("a.tar", out.getvalue())).location == "a.tar!1.txt"
    assert only_report("a.zip", zipped({"d/": b"", "__MACOSX/._1.txt": b"\0", ".x": b"x", "1.txt": TEXT}))


def test_foreign_files_in_an_archive_are_a_problem_each() -> None:
    reports, problems = gather(
        "a.zip", zipped({"1.png": b"\x89PNG\r\n\x1a\n", "2.txt": TEXT, "3.bin": bytes(range(256))})
    )
    assert len(reports) == 1
    assert [problem.location for problem in problems] == ["a.zip!1.png", "a.zip!3.bin"]


def test_an_encrypted_member_is_a_problem_and_the_rest_goes_on() -> None:
    data = bytearray(zipped({"1.txt": TEXT, "2.txt": SECOND}))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag of the first entry in the directory
    reports, [problem] = gather("a.zip", bytes(data))
    assert [report.text for report in reports] == [SECOND.decode()]
    assert (problem.location, problem.what) == ("a.zip!1.txt", "it is encrypted")


def test_a_damaged_member_of_a_zip_is_a_problem_and_the_rest_goes_on() -> None:
    data = bytearray(zipped({"1.txt": TEXT * 9, "2.txt": SECOND}))
    data[45] ^= 0xFF
    reports, [problem] = gather("a.zip", bytes(data))
    assert [report.text for report in reports] == [SECOND.decode()]
    assert problem.location == "a.zip!1.txt"
    assert "broken off" in problem.what


def test_a_member_in_a_compression_that_is_not_known_is_a_problem() -> None:
    data = bytearray(zipped({"1.txt": TEXT, "2.txt": SECOND}))
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, 97)
    reports, [problem] = gather("a.zip", bytes(data))
    assert len(reports) == 1
    assert "cannot be unpacked" in problem.what


def test_a_zip_that_is_cut_off_is_a_problem() -> None:
    assert "damaged or cut off" in only_problem("a.zip", zipped({"1.txt": TEXT})[:-30]).what


def noise(seed: int, size: int = 200_000) -> bytes:
    """Lines of text that hardly pack."""
    state = zlib.crc32(seed.to_bytes(4, "big"))
    words: list[str] = []
    while len(words) * 9 < size:
        state = zlib.crc32(state.to_bytes(4, "big"))
        words.append(f"{state:08x}")
    return "\n".join(words).encode()


def test_a_tar_gz_that_is_cut_off_gives_what_came_before_and_names_the_member() -> None:
    data = tarred({f"{n}.txt": noise(n) for n in range(3)}, "w:gz")
    reports, [problem] = gather("a.tar.gz", data[: len(data) // 2])
    assert len(reports) == 1
    assert problem.location == "a.tar.gz!1.txt"
    assert "end-of-stream marker" in problem.what


def test_a_tar_that_is_cut_off_between_members_is_a_problem() -> None:
    reports, [problem] = gather("a.tar", tarred({"1.txt": TEXT, "2.txt": SECOND})[:1024])
    assert len(reports) == 1
    assert (problem.location, problem.what) == (
        "a.tar",
        "the tar archive is damaged after the member '1.txt': no end mark",
    )


def test_a_tar_with_a_damaged_header_is_a_problem() -> None:
    data = bytearray(tarred({"1.txt": TEXT, "2.txt": SECOND}))
    data[1024 + 5] ^= 0xFF
    reports, [problem] = gather("a.tar", bytes(data))
    assert [report.text for report in reports] == [TEXT.decode()]
    assert "damaged after the member '1.txt': bad checksum" in problem.what


def test_lines_before_a_break_stand() -> None:
    lines = b"".join(b'{"text": "%d %s"}\n' % (n, noise(n, 900).replace(b"\n", b" ")) for n in range(500))
    packed = gzip.compress(lines)
    reports, [problem] = gather("a.jsonl.gz", packed[: len(packed) // 2])
    assert 200 < len(reports) < 260
    assert "broken off after" in problem.what


def test_a_bomb_of_five_gigabytes_stops_early() -> None:
    data = bomb(5 * 1024 * MIB, before=b'{"text": "')
    started = time.process_time()
    problem = only_problem("bomb.jsonl.gz", data)
    assert time.process_time() - started < 2
    assert problem.location == "bomb.jsonl.gz"
    assert "refused: it unpacks to more than 200 times its size" in problem.what
    assert "archive_ratio" in problem.remedy


def test_a_bomb_behind_a_member_that_is_not_read_stops_early() -> None:
    header = tarfile.TarInfo("zeros.svg")
    header.size = 5 * 1024 * MIB
    _, [foreign, refused] = gather("bomb.tar.gz", bomb(header.size, before=header.tobuf()))
    assert (foreign.location, refused.location) == ("bomb.tar.gz!zeros.svg", "bomb.tar.gz")
    assert "refused" in refused.what


def test_what_one_report_may_hold_may_pack_as_well_as_it_likes() -> None:
    assert len(only_report("a.txt.gz", gzip.compress(b"All was quiet. " * 500_000)).text) == 7_500_000


def test_members_of_a_zip_that_overlap_are_refused() -> None:
    data = bytearray(zipped({f"{n}.txt": noise(1) for n in range(3)}, zipfile.ZIP_STORED))
    first = len(noise(1)) + 35
    directory = data.index(b"PK\x01\x02")
    entries = data[directory:].split(b"PK\x01\x02")[1:]
    problem = only_problem("bomb.zip", bytes(data[:first]) + _directory_of(entries, first))
    assert "members overlap" in problem.what


def _directory_of(entries: list[bytearray], at: int) -> bytes:
    """A directory whose entries all point at the first member."""
    parts = []
    for entry in (entry.split(b"PK\x05\x06")[0] for entry in entries):
        struct.pack_into("<L", entry, 38, 0)
        parts.append(b"PK\x01\x02" + bytes(entry))
    size = sum(map(len, parts))
    return b"".join(parts) + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(parts), len(parts), size, at, 0)


def test_an_archive_in_archives_ends_with_one_problem() -> None:
    data = zipped({"end.txt": TEXT})
    for level in range(5):
        data = zipped({f"{level}-{n}.zip": data for n in range(4)})
    problem = only_problem("nest.zip", data)
    assert (problem.location, "more than 3 deep" in problem.what) == ("nest.zip", True)


def quine() -> bytes:
    """A gzip file that unpacks to a gzip file that unpacks to ... as deep as one looks."""
    data = TEXT
    for _ in range(20):
        data = gzip.compress(data)
    return data


def test_gzip_in_gzip_ends_with_one_problem() -> None:
    assert "more than 3 deep" in only_problem("a.gz", quine()).what


def test_the_sum_of_what_is_unpacked_is_bounded_over_all_archives_inside() -> None:
    data = zipped({f"{n}.zip": zipped({"1.txt": noise(n)}) for n in range(5)})
    reports, [problem] = gather("a.zip", data, Options(limits=Limits(archive_bytes=600_000)))
    assert 0 < len(reports) < 5
    assert (problem.location, "more bytes than allowed" in problem.what) == ("a.zip", True)
    assert "archive_bytes" in problem.remedy


@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
def test_the_number_of_members_is_bounded(pack: Callable[[Mapping[str, bytes]], bytes]) -> None:
    data = pack({f"{n}.txt": TEXT for n in range(50)})
    _, [problem] = gather("a", data, Options(limits=Limits(archive_members=10)))
    assert "more members than allowed" in problem.what


def test_a_crowded_zip_directory_is_refused_before_it_is_read() -> None:
    data = zipped({f"{n}": b"" for n in range(20_000)}, zipfile.ZIP_STORED)
    reports, [problem] = gather("a.zip", data, Options(limits=Limits(archive_members=10)))
    assert not reports
    assert "more members than allowed" in problem.what


def test_a_tar_header_as_large_as_a_disk_is_refused() -> None:
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 5 * 1024 * MIB
    problem = only_problem("a.tar", header.tobuf(tarfile.GNU_FORMAT) + b"x" * 1024)
    assert "a header of 5,368,709,120 bytes" in problem.what


def test_a_member_is_counted_while_it_is_read_whatever_its_header_claims() -> None:
    data = bytearray(zipped({"1.txt": TEXT * 1000}))
    directory = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, directory + 24, 10)
    reports, [problem] = gather("a.zip", bytes(data), Options(limits=Limits(report_bytes=1000)))
    assert not reports
    assert problem.location == "a.zip!1.txt"


@settings(deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"\xfd7zXZ\x00", b"BZh91AY&SY"]),
)
def test_no_bytes_are_too_strange(data: bytes, mark: bytes) -> None:
    reports, problems = gather("a", mark + data)
    assert len(reports) + len(problems) >= 1
    assert not any("fault of the program" in problem.remedy for problem in problems)


@settings(deadline=None)
@given(st.data())
def test_one_wrong_byte_never_stops_the_run(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(PACKERS)))
    packed = bytearray(PACKERS[name]({"1.txt": TEXT, "2.txt": SECOND, "3.jsonl": b'{"text": "three"}\n'}))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    reports, problems = gather(name, bytes(packed))
    assert reports or problems
    assert not any("fault of the program" in problem.remedy for problem in problems)
