"""From an analysed report to the times of its reading."""

from __future__ import annotations

from accordingto.language import Analysis
from accordingto.readers.times.tagging import tag
from accordingto.reading import Time


def read(analysis: Analysis) -> tuple[Time, ...]:
    """The times of a report, in order, not overlapping."""
    return tuple(tagged.time for tagged in tag(analysis).times)
