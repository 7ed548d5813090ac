"""Text that is safe to show: what would steer a terminal, or turn the order of the letters round, becomes visible.

Reports are written by strangers. An escape sequence in one could rewrite what a terminal shows of the others, and a
bidirectional override could make a line read otherwise than it is stored.
"""

from __future__ import annotations

import re

_STEERING = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but for the tab and the line feed
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    r"\u2028\u2029\u206a-\u206f\ufeff\ufff9-\ufffb"  # line and paragraph separators, deprecated and annotation marks
    r"\U000e0000-\U000e007f"  # tags: letters that no one sees
    r"\ud800-\udfff"  # half characters, which no encoding can write
)
_STEERS = re.compile(f"[{_STEERING}]")


def visible(text: str) -> str:
    """The text with every steering character spelled as its code point (``⟨U+202E⟩``); tabs and line feeds stay."""
    return _STEERS.sub(_spelled, text)


def one_line(text: str) -> str:
    """The text on one line: every run of white space is a space, and steering characters are spelled."""
    return visible(" ".join(text.split()))


def json_line(json: bytes) -> bytes:
    """The same JSON with steering characters as escapes, so that a terminal can print it.

    Such characters stand in JSON within strings only, where an escape means the same.
    """
    return _STEERS.sub(_escaped, json.decode()).encode()


def _spelled(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match[0]):04X}⟩"


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
