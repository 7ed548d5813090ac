"""From bytes to text, with the evidence for the character encoding: never a silent guess.

In this order: byte order mark, valid UTF-8, the declared encoding where it fits, detection. Labels are understood as
web browsers do (https://encoding.spec.whatwg.org/): ``iso-8859-1`` means windows-1252.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from charset_normalizer import CharsetMatch, from_bytes

from accordingto.intake.source import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER = {
    "utf-8-sig": "utf-8",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_WEB_NAMES = {
    "cp874": "windows-874",
    "cp932": "shift_jis",
    "cp949": "euc-kr",
    "big5hkscs": "big5",
    "koi8_r": "koi8-r",
    "euc_jp": "euc-jp",
    "iso8859_2": "iso-8859-2",
    "iso8859_5": "iso-8859-5",
}
# Codecs that Python knows but that no document is written in; some of them rewrite plain ASCII text.
_NOT_FOR_DOCUMENTS = frozenset({"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
_DETECTABLE = [
    *(f"cp125{digit}" for digit in range(9)),
    *("cp874", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp949", "koi8_r", "iso8859_2", "iso8859_5"),
]
# Quotation marks, dashes, ellipsis, bullet, euro, trade mark, no-break space: the same in every windows-125x, and
# letters elsewhere, which do not occur without other letters of their alphabet.
_PUNCTUATION = bytes(range(0x91, 0x98)) + b"\x80\x84\x85\x8b\x99\x9b\xa0"
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b"))
# Compressed or packed data has about a tenth, text none; wire copy can hold a few separators.
_MOST_CONTROLS = 0.01
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_SAMPLE = 64 * 1024
# charset-normalizer scores coherence (letters as frequent as in a known language) and chaos from 0 to 1. For English
# the windows code pages differ by less than this: the one that English is written in comes first.
_WINDOWS_1252_BONUS = 0.05


class NotText(Unreadable):
    """The bytes are not text in any encoding."""


class Decoded(NamedTuple):
    """Text, and how its encoding was found.

    Attributes:
        text: the characters as decoded, line breaks included; only a byte order mark is left out.
        evidence: encoding and reason, ``windows-1252 (declared)``; see ``Provenance.encoding``.
        warnings: what was guessed, contradicted or lost.
    """

    text: str
    evidence: str
    warnings: tuple[str, ...] = ()


def charset_of(content_type: str | None) -> str | None:
    """The ``charset`` parameter of a media type such as ``text/html; charset=utf-8``."""
    if content_type is None:
        return None
    message = Message()
    message["content-type"] = content_type.replace("\r", " ").replace("\n", " ")
    charset = message.get_param("charset")
    return charset if isinstance(charset, str) else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text that the bytes stand for.

    Args:
        data: a whole document.
        declared: the encoding's label, as the document or its carrier states it.

    Raises:
        NotText: if they are binary data, or no encoding fits.
    """
    codec = _codec(declared)
    found = _marked(data) or _wide(data, codec)
    if found is None:
        _refuse_binary(data)
        found = _shifted(data, codec) or _utf8(data) or _declared(data, declared, codec) or _detected(data)
    return found._replace(warnings=(*_contradiction(declared, codec, found), *found.warnings))


class LineDecoder:
    """Decodes a file line by line: UTF-8 wherever it is valid, else the one encoding detected for the file."""

    def __init__(self, sample: bytes) -> None:
        """A decoder for the file that begins with ``sample``.

        Raises:
            NotText: if the sample is binary data, or no encoding fits it.
        """
        self._codec: str | None = None
        if _marked(sample) is None:
            _refuse_binary(sample)
            self.decode(sample[: sample.rfind(b"\n") + 1])

    def decode(self, line: bytes) -> Decoded:
        """The text of a line.

        Raises:
            NotText: if the line is binary data, or no encoding fits it.
        """
        found = _utf8(line)
        if found is None and self._codec is not None:
            found = _guessed(line, self._codec)
        if found is None:
            _refuse_binary(line)
            found = _detected(line)
            if found.evidence.endswith("(detected)"):
                self._codec = _codec(found.evidence.split(" ")[0])
        return found


def _codec(label: str | None) -> str | None:
    """Python's codec for a label, widened as the web does; null where there is none."""
    if label is None:
        return None
    try:
        name = codecs.lookup(label.strip()).name
        b" ".decode(name, "replace")  # codecs that are no text encodings ("hex") fail here
    except (LookupError, ValueError):
        return None
    return None if name in _NOT_FOR_DOCUMENTS else _WIDER.get(name, name)


def _web_name(codec: str) -> str:
    if codec.startswith("cp125"):
        return codec.replace("cp", "windows-")
    return _WEB_NAMES.get(codec, codec)


def _contradiction(declared: str | None, codec: str | None, found: Decoded) -> Iterator[str]:
    if declared is None:
        return
    if codec is None:
        yield f"the declared character encoding {declared.strip()!r} is not known"
    actual = found.evidence.split(" ")[0]
    # ASCII bytes agree with every declaration that has ASCII in it.
    agrees = codec is None or _family(_web_name(codec)) == _family(actual)
    if not agrees and not (actual == "utf-8" and found.text.isascii()):
        yield f"declared as {declared.strip()}, but the bytes are {actual}"


def _family(name: str) -> str:
    return name.replace("_", "-")[:6] if name.startswith(("utf-16", "utf-32", "utf_")) else name


def _lenient(data: bytes, codec: str, reason: str) -> Decoded:
    """Decoded with U+FFFD for what does not fit, and a warning that counts them."""
    try:
        return Decoded(data.decode(codec), f"{_web_name(codec)} ({reason})")
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        lost = text.count("\ufffd")
        warning = f"bytes that are not valid {_web_name(codec)} were replaced by U+FFFD ({lost} times)"
        return Decoded(text, f"{_web_name(codec)} ({reason})", (warning,))


def _marked(data: bytes) -> Decoded | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            found = _lenient(data[len(mark) :], codec, "byte order mark")
            if codec != "utf-32-le" or not found.warnings:
                return found._replace(evidence=found.evidence.replace("-le ", " ").replace("-be ", " "))
    return None


def _wide(data: bytes, codec: str | None) -> Decoded | None:
    """UTF-16 and UTF-32 without a mark: declared, or told by the zero bytes of Latin letters and spaces."""
    if b"\0" not in data[:_SAMPLE]:
        return None
    if codec is not None and codec.startswith(("utf-16", "utf-32")):
        found = _lenient(data, codec, "declared")
        return None if found.warnings else found
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(even, odd) * 5 < len(data[:_SAMPLE]) or min(even, odd) * 20 > max(even, odd):
        return None
    found = _lenient(data, "utf-16-le" if odd > even else "utf-16-be", "detected")
    warning = f"no byte order mark and no declaration: read as {found.evidence.split(' ')[0]}"
    return found._replace(warnings=(warning, *found.warnings))


def _refuse_binary(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data):
        what = f"it is not text: {controls:,} of {len(data):,} bytes are control characters"
        raise NotText(what, "Give reports as text, HTML, JSONL, CSV, feeds, WARC, mail, or archives of these")


def _shifted(data: bytes, codec: str | None) -> Decoded | None:
    """Encodings that switch alphabets by escape sequences are pure ASCII to the eye: the declaration decides."""
    if codec is None or not codec.startswith("iso2022") or b"\x1b" not in data:
        return None
    found = _lenient(data, codec, "declared")
    return None if found.warnings else found


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8 (valid)", _stray_controls(data))
    except UnicodeDecodeError:
        return None


def _stray_controls(data: bytes) -> tuple[str, ...]:
    if b"\0" not in data:
        return ()
    return (f"the text holds NUL characters ({data.count(0)}), which were kept",)


def _declared(data: bytes, declared: str | None, codec: str | None) -> Decoded | None:
    if declared is None or codec is None:
        return None
    same = declared.strip().lower() == _web_name(codec)
    found = _lenient(data, codec, "declared" if same else f"declared as {declared.strip().lower()}")
    return None if found.warnings else found


def _detected(data: bytes) -> Decoded:
    if _damaged_utf8(data):
        return _lenient(data, "utf-8", "damaged")
    codec = _likely(data)
    if codec is None:
        what = "it is not text: no character encoding fits its bytes"
        raise NotText(what, "Save it as UTF-8 text")
    return _guessed(data, codec)


def _guessed(data: bytes, codec: str) -> Decoded:
    found = _lenient(data, codec, "detected")
    warning = f"the character encoding {_web_name(codec)} was detected from the text and may be wrong"
    return found._replace(warnings=(warning, *found.warnings))


def _damaged_utf8(data: bytes) -> bool:
    """Whether few bytes keep this from being UTF-8: other encodings hardly ever form its sequences by chance."""
    text = data.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", "ignore")) - replaced
    return sound >= 2 * replaced or _cut_off(data)


def _cut_off(data: bytes) -> bool:
    """Whether the only fault is a character cut off at the end; one byte alone can be a letter of windows-1252."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.end - error.start >= 2
    return False


def _likely(data: bytes) -> str | None:
    beyond_ascii = _BEYOND_ASCII.search(data)
    first = 0 if beyond_ascii is None else beyond_ascii.start()
    sample = data[max(0, first - 1024) : first + _SAMPLE]
    high = sample.translate(None, bytes(range(0x80)))
    if not high.translate(None, _PUNCTUATION):
        return "cp1252"
    matches = from_bytes(sample, cp_isolation=_DETECTABLE, enable_fallback=False)
    best = max(matches, key=_plausibility, default=None)
    if best is None:
        return None
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding


def _plausibility(match: CharsetMatch) -> float:
    bonus = _WINDOWS_1252_BONUS if "cp1252" in match.could_be_from_charset else 0.0
    return match.coherence - match.chaos + bonus
