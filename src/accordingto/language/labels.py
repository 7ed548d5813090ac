"""Words that give away what part of the page a paragraph is: credits, bylines, "Read more:", "All rights reserved".

The words are in ``data/zones.toml``, each with an example.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from accordingto.language.lexicon import data
from accordingto.report import ZoneKind

LONGEST = 160
"""Most characters of a paragraph that a label without a length of its own may claim."""

TAIL = 200
"""Characters at the end of a paragraph in which a label for the end may stand."""


class Label(NamedTuple):
    """One entry of the data file.

    Attributes:
        zone: the part that a paragraph with these words is.
        place: where the words must stand: at the ``start``, at the ``end``, or as the ``whole`` paragraph.
        pattern: the words.
        longest: most characters that such a paragraph may have; body text that begins alike is longer.
        below: the part that the short lines below it are, for a label that stands over a list.
        example: a paragraph with this label.
    """

    zone: ZoneKind
    place: Literal["start", "end", "whole"]
    pattern: re.Pattern[str]
    longest: int
    below: ZoneKind | None
    example: str

    def fits(self, words: str) -> bool:
        """Whether a paragraph has this label."""
        if len(words) > self.longest:
            return False
        if self.place == "end":
            return self.pattern.search(words, max(0, len(words) - TAIL)) is not None
        return (self.pattern.fullmatch(words) if self.place == "whole" else self.pattern.match(words)) is not None


@cache
def labels() -> tuple[Label, ...]:
    """All labels, in the order of the file: the first one that fits counts."""
    return tuple(
        Label(
            zone=entry["zone"],
            place=entry["place"],
            pattern=re.compile(_anchored(entry["match"], entry["place"]), re.IGNORECASE),
            longest=entry.get("longest", LONGEST),
            below=entry.get("below"),
            example=entry["example"],
        )
        for entry in data("zones")["label"]
    )


def label(words: str) -> Label | None:
    """The label of a paragraph, None where it has none; ``words`` are the paragraph's, with single blanks."""
    return next((entry for entry in labels() if entry.fits(words)), None)


def _anchored(pattern: str, place: str) -> str:
    return rf"(?:{pattern})\Z" if place == "end" else pattern
