"""Words, numbers and marks of a text, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    https?://[^\s<>"“”]*[^\s<>"“”.,;:!?)'’]          # an address is one token
  | www\.[^\s<>"“”]*[^\s<>"“”.,;:!?)'’]
  | [A-Za-z]\.(?:[A-Za-z]\.)+                         # U.S., a.m.
  | (?:Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Brig|Adm|Cmdr|Amb|Pres|Jr|Sr|St)\.  # with its stop
  | (?<![\w.])[A-Z]\.(?=\s?[A-Z])                      # an initial
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b       # 4,000  1.2  14:37  3rd  1990s
  | \d+(?:[.,:]\d+)*
  | ['’](?:s|S|d|ll|m|re|ve|t|D|LL|M|RE|VE|T)\b       # the 's of a possessive
  | [^\W\d_]+(?:(?:[-‐‑](?=\w)|['’](?=[^\W\d_])(?!(?:s|S)\b))[^\W_]+)*   # al-Quds, O'Neil, cease-fire
  | \.{3}|…|--+|``|''
  | \w+
  | [^\w\s]
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, number or mark: ``text[start:end]``; ``lower`` is its case-folded form with straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of ``text[start:end]``, in order, with offsets into ``text``."""
    stop = len(text) if end is None else end
    for match in _TOKEN.finditer(text, start, stop):
        word = match.group()
        yield Token(match.start(), match.end(), word, word.lower().replace("’", "'"))
