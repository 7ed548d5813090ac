"""Readings as JSON lines, exactly as they are: the fields of the codebook, one reading a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from accordingto.exports.visible import json_line
from accordingto.reading import Reading


def encode(value: object) -> bytes:
    """A record or row as one line of JSON in UTF-8, without the line break.

    Characters that steer a terminal, and halves of characters, which UTF-8 cannot hold, are written as escapes.
    """
    try:
        return json_line(msgspec.json.encode(value))
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), separators=(",", ":")).encode()


def write(readings: Iterable[Reading], file: BinaryIO) -> int:
    """Write readings as JSON lines, and say how many."""
    written = 0
    for reading in readings:
        file.write(encode(reading) + b"\n")
        written += 1
    return written
