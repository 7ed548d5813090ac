"""Words that give away what part of the page a paragraph is: credits, bylines, "Read more:", "All rights reserved".

The words are in ``data/zones.toml``, each with an example.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from accordingto.language.lexicon import data
from accordingto.report import ZoneKind

LONGEST = 160
"""Most characters of a paragraph that a label without a length of its own may claim."""

TAIL = 200
"""Characters at the end of a paragraph in which a label for the end may stand."""


Place = Literal["start", "end", "whole"]


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
    place: Place
    pattern: re.Pattern[str]
    longest: int
    below: ZoneKind | None
    example: str

    def fits(self, words: str) -> bool:
        """Whether a paragraph has this label."""
        return len(words) <= self.longest and _stands(self.pattern, self.place, words)


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
    if not any(_stands(pattern, place, words) for place, pattern in _any().items()):
        return None
    return next((entry for entry in labels() if entry.fits(words)), None)


@cache
def _any() -> Mapping[Place, re.Pattern[str]]:
    """For each place the words of all labels there, so that paragraphs with none of them are known at once."""
    words: dict[Place, list[str]] = {}
    for entry in labels():
        words.setdefault(entry.place, []).append(f"(?:{entry.pattern.pattern})")
    return {place: re.compile("|".join(found), re.IGNORECASE) for place, found in words.items()}


def _stands(pattern: re.Pattern[str], place: Place, words: str) -> bool:
    """Whether a pattern fits the words of a paragraph at a place."""
    if place == "end":
        return pattern.search(words, max(0, len(words) - TAIL)) is not None
    return (pattern.fullmatch(words) if place == "whole" else pattern.match(words)) is not None


def _anchored(pattern: str, place: str) -> str:
    return rf"(?:{pattern})\Z" if place == "end" else pattern
