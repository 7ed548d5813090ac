"""Bytes become text with evidence for the encoding; what was guessed or lost is said."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accordingto.intake.encoding import LineDecoder, NotText, charset_of, decode

STREET = "The café on Quay Street was closed, said Mayor Rosé Lindqvist of Varnholm."
QUOTED = "“We lost the mill,” said a farmer – and the co-op’s barn."


def test_valid_utf8_is_taken_without_a_declaration() -> None:
    assert decode(STREET.encode()) == (STREET, "utf-8 (valid)", ())


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_comes_first_and_is_left_out(codec: str) -> None:
    text, evidence, warnings = decode(STREET.encode(codec), declared="windows-1252")
    name = codec.removesuffix("-sig")
    assert (text, evidence) == (STREET, f"{name} (byte order mark)")
    assert warnings == (f"declared as windows-1252, but the bytes are {name}",)


def test_big_endian_marks_are_known() -> None:
    assert decode(codecs.BOM_UTF16_BE + STREET.encode("utf-16-be")).text == STREET


def test_line_breaks_and_white_space_stay_as_they_are() -> None:
    text = "\r\n one \r two\n\n\tthree \u2028\x0c"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "US-ASCII", " windows-1252 "])
def test_latin_labels_mean_windows_1252_as_on_the_web(label: str) -> None:
    found = decode(QUOTED.encode("cp1252"), declared=label)
    assert found.text == QUOTED
    assert found.evidence.startswith("windows-1252 (declared")
    assert found.warnings == ()


def test_valid_utf8_beats_a_declaration_that_disagrees() -> None:
    found = decode(QUOTED.encode(), declared="iso-8859-1")
    assert found == (QUOTED, "utf-8 (valid)", ("declared as iso-8859-1, but the bytes are utf-8",))


def test_plain_ascii_agrees_with_every_declaration() -> None:
    assert decode(b"Ten were hurt.", declared="windows-1252").warnings == ()


@pytest.mark.parametrize(
    "text", [QUOTED, STREET, "A pound, £4, and a half, ½, were lost.", "Pâté, naïve, Zoë: all there."]
)
def test_windows_1252_is_detected_and_said_to_be_a_guess(text: str) -> None:
    found = decode(text.encode("cp1252"))
    assert (found.text, found.evidence) == (text, "windows-1252 (detected)")
    assert "may be wrong" in found.warnings[0]


def test_a_declaration_that_does_not_fit_is_said_to_be_wrong() -> None:
    found = decode(QUOTED.encode("cp1252"), declared="utf-8")
    assert found.text == QUOTED
    assert found.warnings[0] == "declared as utf-8, but the bytes are windows-1252"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Губернатор Велесграда сообщил о двенадцати погибших и о разрушенном мосте.", "koi8-r"),
        ("Ο δήμαρχος της Λιμνούπολης είπε ότι δώδεκα άνθρωποι τραυματίστηκαν στη φωτιά.", "cp1253"),
        ("湖畔市の市長は、火災で十二人が負傷したと月曜日に述べた。橋は閉鎖された。", "shift_jis"),
    ],
)
def test_other_alphabets_are_detected(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


def test_utf16_without_a_mark_is_told_by_its_zero_bytes() -> None:
    found = decode(STREET.encode("utf-16-be"))
    assert (found.text, found.evidence) == (STREET, "utf-16-be (detected)")
    assert found.warnings


def test_declared_utf16_without_a_mark_is_believed() -> None:
    assert decode(STREET.encode("utf-16-le"), declared="utf-16-le") == (STREET, "utf-16-le (declared)", ())


def test_escape_sequences_are_read_as_declared() -> None:
    text = "湖畔市で火災"
    assert decode(text.encode("iso2022_jp"), declared="ISO-2022-JP").text == text


@pytest.mark.parametrize("label", ["klingon", "hex", "rot13", "", "a\0b", "utf-7", "unicode_escape", "punycode"])
def test_labels_of_no_document_encoding_are_reported(label: str) -> None:
    found = decode(b"Ten \\u0041 were hurt.", declared=label)
    assert found.text == "Ten \\u0041 were hurt."
    assert "is not known" in found.warnings[0]


def test_a_character_cut_off_at_the_end_costs_only_itself() -> None:
    found = decode(f"{STREET} “".encode()[:-1])
    assert found.text == f"{STREET} \ufffd"
    assert found.evidence == "utf-8 (damaged)"
    assert "replaced by U+FFFD (1 times)" in found.warnings[0]


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, b"\0" * 5000, b"word\0\1\2\3 word" * 50],
    ids=["all bytes", "image", "zeros", "control characters"],
)
def test_binary_data_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(NotText) as refused:
        decode(data)
    assert "not text" in refused.value.what
    assert refused.value.remedy


def test_a_stray_nul_is_kept_and_said() -> None:
    text = "word " * 100 + "\0"
    found = decode(text.encode())
    assert found.text == text
    assert found.warnings == ("the text holds NUL characters (1), which were kept",)


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/html; charset=utf-8", "utf-8"),
        ('text/html;charset="ISO-8859-1"', "ISO-8859-1"),
        ("text/html", None),
        ("nonsense\r\nX: y; charset=", None),
        (None, None),
    ],
)
def test_charset_of_a_media_type(content_type: str | None, charset: str | None) -> None:
    assert (charset_of(content_type) or None) == charset


def test_lines_of_one_file_share_the_encoding_detected_first() -> None:
    lines = [f"{line}\n".encode("cp1252") for line in (QUOTED, "The bridge fell.", STREET)]
    decoder = LineDecoder(b"".join(lines))
    assert [decoder.decode(line).text for line in lines] == [line.decode("cp1252") for line in lines]
    assert [decoder.decode(line).evidence for line in lines] == [
        "windows-1252 (detected)",
        "utf-8 (valid)",
        "windows-1252 (detected)",
    ]


LABELS = (
    st.none() | st.sampled_from(["utf-8", "utf-16", "utf-32", "latin-1", "shift_jis", "gbk", "hz", "cp037"]) | st.text()
)


@settings(deadline=None)
@given(st.binary(max_size=300), LABELS)
@example(b"\xff\xfe\x00\x00\x01", None)
@example(b"\xef\xbb\xbf\xff", "utf-8")
@example(b"\xfe\xff\xd8", None)
def test_no_bytes_are_too_strange(data: bytes, declared: str | None) -> None:
    with suppress(NotText):
        assert decode(data, declared).evidence.endswith(")")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300), LABELS)
def test_valid_utf8_loses_no_character(text: str, declared: str | None) -> None:
    data = text.encode()
    if not data.startswith(codecs.BOM_UTF8):
        assert decode(data, declared).text == text
