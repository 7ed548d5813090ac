"""How a word is spelled, as rows of a table that the names head has learnt: the word, its first and its last letters.

Word pieces hide what the spelling of a name tells ("-ville", "Mc-", "-ov"). Every part is given a row by its checksum,
so that there is no list of parts to ship; two parts may share a row, which costs little.
"""

from __future__ import annotations

from zlib import crc32

ROWS = 1 << 15
"""Rows of the table; row 0 stands for no part and holds zeros."""
LENGTHS = (2, 3, 4)
"""Letters in the beginnings and ends that count."""
PARTS = 1 + 2 * len(LENGTHS)
"""Rows of a word, row 0 where it is too short."""


def spelled(word: str) -> tuple[int, ...]:
    """The ``PARTS`` rows of a word; letter case and the values of digits make no difference."""
    plain = "".join("0" if letter.isdigit() else letter for letter in word.lower())
    parts = [f"={plain}", *(part for size in LENGTHS if size <= len(plain) for part in _ends(plain, size))]
    rows = [1 + crc32(part.encode("utf-8", "replace")) % (ROWS - 1) for part in parts]
    return (*rows, *[0] * (PARTS - len(rows)))


def _ends(word: str, size: int) -> tuple[str, str]:
    return f"<{word[:size]}", f">{word[-size:]}"
