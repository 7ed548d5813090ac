"""The words that the reader of times knows, from ``data/times.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from accordingto.language.lexicon import data
from accordingto.readers.atoms import Phrases
from accordingto.readers.times.calendar import Unit
from accordingto.reading import TimeMod


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """An example, and the value of the first time in it."""

    example: str
    value: str


class Number(Example, frozen=True, kw_only=True):
    """The number of a month, a weekday or a quarter."""

    number: int


class Code(Example, frozen=True, kw_only=True):
    """A TIMEX3 code."""

    code: str


class Shift(Example, frozen=True, kw_only=True):
    """Steps from the day of publication, or from the date before in the text."""

    shift: int
    reference: bool = False


class DayPart(Example, frozen=True, kw_only=True):
    """A part of a day that stands some days from publication."""

    shift: int
    code: str


class UnitWord(Example, frozen=True, kw_only=True):
    """A unit: its TIMEX3 designator, after a T for the clock's, the calendar's period of that length, and its half."""

    designator: str
    period: Unit | None = None
    times: int = 1
    half: str | None = None


class Bent(Example, frozen=True, kw_only=True):
    """Words that bend the value after them, and how."""

    mod: TimeMod | None = None


class Festival(Example, frozen=True, kw_only=True):
    """A named day: month and day in its calendar; of a weekday its rank in the month; of Easter the days after it."""

    calendar: Literal["fixed", "weekday", "easter", "hebrew", "islamic", "persian"]
    day: int
    month: int = 1
    rank: int = 1
    length: int = 1


class CalendarMonth(Example, frozen=True, kw_only=True):
    """A month of another calendar, by its number there."""

    calendar: Literal["hebrew", "islamic", "persian"]
    number: int


class ClockZone(Example, frozen=True, kw_only=True):
    """A zone of the clock."""

    universal: bool = False


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The grammar file, section by section; what each section means is said there."""

    months: dict[str, Number]
    short_months: dict[str, Number]
    weekdays: dict[str, Number]
    short_weekdays: dict[str, Number]
    seasons: dict[str, Code]
    days: dict[str, Shift]
    parts: dict[str, Code]
    day_parts: dict[str, DayPart]
    units: dict[str, UnitWord]
    shifts: dict[str, Shift]
    directions: dict[str, Shift]
    next_to: dict[str, Shift]
    around: dict[str, Shift]
    vague: dict[str, Example]
    stretches: dict[str, Example]
    references: dict[str, Code]
    pointed: dict[str, Code]
    repeated: dict[str, Example]
    repeated_plurals: dict[str, Example]
    every: dict[str, Example]
    openers: dict[str, Bent]
    bounds: dict[str, Bent]
    placers: dict[str, Example]
    fillers: dict[str, Example]
    decades: dict[str, Number]
    ranks: dict[str, Number]
    festivals: dict[str, Festival]
    other_months: dict[str, CalendarMonth]
    ahead: dict[str, Example]
    behind: dict[str, Example]
    zones: dict[str, ClockZone]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar ready for use: single words as they stand in the file, phrases indexed from both ends.

    Attributes:
        words: the file's sections.
        units: every form of a unit, singular and plural.
    """

    words: Words
    units: dict[str, UnitWord]
    plurals: frozenset[str]
    days: Phrases[Shift]
    parts: Phrases[Code]
    day_parts: Phrases[DayPart]
    directions: Phrases[Shift]
    next_to: Phrases[Shift]
    stretches: Phrases[Example]
    references: Phrases[Code]
    pointed: Phrases[Code]
    openers: Phrases[Bent]
    bounds: Phrases[Bent]
    placers: Phrases[Example]
    festivals: Phrases[Festival]
    other_months: Phrases[CalendarMonth]
    ahead: Phrases[Example]
    zones: Phrases[ClockZone]


def read_words() -> Words:
    """The grammar file.

    Raises:
        msgspec.ValidationError: if the file lacks a section or an entry has the wrong shape.
    """
    return msgspec.convert(data("times"), Words)


@cache
def grammar() -> Grammar:
    """The grammar, read once."""
    words = read_words()
    plurals = {_plural(word): unit for word, unit in words.units.items()}
    return Grammar(
        words=words,
        units={**words.units, **plurals},
        plurals=frozenset(plurals),
        days=Phrases(words.days),
        parts=Phrases(words.parts),
        day_parts=Phrases(words.day_parts),
        directions=Phrases(words.directions),
        next_to=Phrases(words.next_to),
        stretches=Phrases(words.stretches),
        references=Phrases(words.references),
        pointed=Phrases(words.pointed),
        openers=Phrases(words.openers),
        bounds=Phrases(words.bounds),
        placers=Phrases(words.placers),
        festivals=Phrases({name.replace("'", mark): day for name, day in words.festivals.items() for mark in "'’"}),
        other_months=Phrases(words.other_months),
        ahead=Phrases(words.ahead),
        zones=Phrases(words.zones),
    )


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("ry") else word + "s"
