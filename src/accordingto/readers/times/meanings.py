"""What time expressions mean, and how each resolves against the day of publication and the dates before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, Protocol

from accordingto.readers.times.calendar import UNRESOLVED, Period, Unit, containing, day, season
from accordingto.readers.times.festivals import festival
from accordingto.readers.times.grammar import Festival
from accordingto.reading import TimeType

NEAR_AHEAD: Final = 80
"""Days ahead up to which a bare day of a month is the coming one, whatever the verb: a day some ten months back would
have its year with it. Chosen on newspaper text; anything from 45 to 130 does about as well."""

NEAR_MONTH: Final = 110
"""Days ahead up to which a bare month or season is the coming one, if no verb tells."""

NEAR_QUARTER: Final = 92
"""Days since its end up to which a quarter is the one just ended, whatever the verb: results come out then."""

_SHORTER: Final = ("day", "feast", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")


class Frame(NamedTuple):
    """What an expression is resolved against.

    Attributes:
        anchor: day of publication, null if unknown.
        reference: the last date before the expression.
        day: the last day before the expression.
        topic: the last quarter named in its own right.
        ahead: whether the clause speaks of the future, null if nothing tells.
        day_first: whether the report writes the day first in figures, null if nothing tells.
    """

    anchor: dt.date | None
    reference: Period | None = None
    day: Period | None = None
    topic: Period | None = None
    ahead: bool | None = None
    day_first: bool | None = None


Basis = Literal["stated", "publication", "reference", "day", "topic", "unresolved"]
"""What a value rests on: the words alone, the day of publication, or a date before in the text (see ``Frame``)."""


class Resolved(NamedTuple):
    """Type and value of a time, the period of the calendar where it stands for one, and what the value rests on."""

    type: TimeType
    value: str
    period: Period | None = None
    basis: Basis = "unresolved"


class Meaning(Protocol):
    """What an expression means, before its context is known."""

    def resolve(self, frame: Frame) -> Resolved:
        """Type, value and period in a context."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value that needs no context: durations, sets, past, present and future."""

    type: TimeType
    value: str

    def resolve(self, frame: Frame) -> Resolved:
        """The value itself."""
        del frame
        open_ = self.value.endswith("_REF") or (self.type in {"DATE", "TIME"} and "X" in self.value)
        return Resolved(self.type, self.value, basis="unresolved" if open_ else "stated")


@dataclass(frozen=True, slots=True)
class At:
    """A period that the words name in full."""

    period: Period

    def resolve(self, frame: Frame) -> Resolved:
        """The period itself."""
        del frame
        return _dated(self.period, "stated")


@dataclass(frozen=True, slots=True)
class Either:
    """A day in figures that may stand month or day first ("10/5/31")."""

    month_first: Period
    day_first: Period

    def resolve(self, frame: Frame) -> Resolved:
        """The day in the order of the report; else the one that is publication's; else the American one."""
        return _dated(self.day_first if self._is_day_first(frame) else self.month_first, "stated")

    def is_open(self, frame: Frame) -> bool:
        """Whether nothing tells the order."""
        return frame.day_first is None and frame.anchor not in {self.month_first.start, self.day_first.start}

    def _is_day_first(self, frame: Frame) -> bool:
        return self.day_first.start == frame.anchor if frame.day_first is None else frame.day_first


@dataclass(frozen=True, slots=True)
class OnDay:
    """A day of a month without its year."""

    month: int
    number: int

    def resolve(self, frame: Frame) -> Resolved:
        """The nearest such day."""
        if frame.anchor is None:
            return Resolved("DATE", f"XXXX-{self.month:02}-{self.number:02}")
        choices = (day(year, self.month, self.number) for year in _years(frame.anchor, 4))
        found = _nearest(frame, [choice for choice in choices if choice is not None])
        return _dated(found) if found is not None else Resolved("DATE", f"XXXX-{self.month:02}-{self.number:02}")


@dataclass(frozen=True, slots=True)
class InMonth:
    """A month without its year; ``step`` -1 for "last", 0 for "this", 1 for "next"."""

    month: int
    step: int | None = None

    def resolve(self, frame: Frame) -> Resolved:
        """The nearest such month, the one of this year, or the last or next one."""
        if frame.anchor is None:
            return Resolved("DATE", f"XXXX-{self.month:02}")
        choices = [Period("month", dt.date(year, self.month, 1)) for year in _years(frame.anchor)]
        return _dated(_stepped(frame, choices, self.step))


@dataclass(frozen=True, slots=True)
class InSeason:
    """A season without its year, with a step as for months."""

    code: str
    step: int | None = None

    def resolve(self, frame: Frame) -> Resolved:
        """The nearest such season, the one of this year, or the last or next one."""
        if frame.anchor is None:
            return Resolved("DATE", f"XXXX-{self.code}")
        return _dated(_stepped(frame, [season(year, self.code) for year in _years(frame.anchor)], self.step))


@dataclass(frozen=True, slots=True)
class InQuarter:
    """A quarter by its rank, without its year."""

    number: int

    def resolve(self, frame: Frame) -> Resolved:
        """The current or most recent such quarter, or the next one where the clause looks ahead."""
        if frame.anchor is None:
            return Resolved("DATE", f"XXXX-Q{self.number}")
        choices = [Period("quarter", dt.date(year, self.number * 3 - 2, 1)) for year in _years(frame.anchor)]
        return _dated(_stepped(frame, choices, None))


@dataclass(frozen=True, slots=True)
class TheQuarter:
    """The quarter spoken of ("the latest period"); ``years`` moves it ("the year-ago quarter").

    ``end`` is its last day where the words give one ("the quarter ended June 30"); a quarter spoken of goes before it,
    since the quarters of a company's year may end in other months.
    """

    years: int = 0
    end: Meaning | None = None

    def resolve(self, frame: Frame) -> Resolved:
        """The quarter spoken of, else the one that ended then, else the last one over on the day of publication."""
        topic = frame.topic
        if topic is None and self.end is not None:
            return Around("quarter", self.end).resolve(frame)
        if topic is None and frame.anchor is not None:
            topic = containing(frame.anchor, "quarter").shifted(-1)
        moved = None if topic is None else topic.shifted(4 * self.years)
        if moved is None:
            return Resolved("DATE", UNRESOLVED["quarter"])
        return _dated(moved, "publication" if frame.topic is None else "topic")


@dataclass(frozen=True, slots=True)
class PartOf:
    """A quarter or half of a year that other words give ("last year's third quarter")."""

    unit: Literal["quarter", "half"]
    number: int
    year: Meaning

    def resolve(self, frame: Frame) -> Resolved:
        """The quarter or half in the year."""
        year, months = self.year.resolve(frame), 3 if self.unit == "quarter" else 6
        if year.period is None:
            return Resolved("DATE", f"XXXX-{self.unit[0].upper()}{self.number}")
        month = self.number * months - months + 1
        return _dated(Period(self.unit, dt.date(year.period.start.year, month, 1)), year.basis)


@dataclass(frozen=True, slots=True)
class QuarterIn:
    """ "The 1988 quarter": the quarter that the text speaks of, in the year that is named; else that year."""

    year: int

    def resolve(self, frame: Frame) -> Resolved:
        """The quarter of the year, or the year."""
        if frame.topic is None:
            return _dated(Period("year", dt.date(self.year, 1, 1)), "stated")
        return _dated(Period("quarter", frame.topic.start.replace(year=self.year)), "topic")


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day by its number alone ("the 10th"): of the month of the day before it in the text, else of publication's."""

    number: int

    def resolve(self, frame: Frame) -> Resolved:
        """The day in that month, if the month has it."""
        base = frame.anchor if frame.day is None else frame.day.start
        found = None if base is None else day(base.year, base.month, self.number)
        if found is None:
            return Resolved("DATE", f"XXXX-XX-{self.number:02}")
        return _dated(found, "publication" if frame.day is None else "day")


@dataclass(frozen=True, slots=True)
class OnFestival:
    """A named day, with a step as for months."""

    rule: Festival
    step: int | None = None

    def resolve(self, frame: Frame) -> Resolved:
        """The nearest such day, the one of this year, or the last or next one."""
        years = () if frame.anchor is None else _years(frame.anchor)
        choices = [found for year in years for found in festival(self.rule, year)]
        if not choices:
            month_day = f"XXXX-{self.rule.month:02}-{self.rule.day:02}"
            return Resolved("DATE", month_day if self.rule.calendar == "fixed" else UNRESOLVED["day"])
        return _dated(_stepped(frame, choices, self.step))


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A day of the week, Monday 1, with a step as for months."""

    number: int
    step: int | None = None

    def resolve(self, frame: Frame) -> Resolved:
        """The most recent such day, today's too; the next one where the words or the clause look ahead."""
        if frame.anchor is None:
            return Resolved("DATE", f"XXXX-WXX-{self.number}")
        back = (frame.anchor.isoweekday() - self.number) % 7
        if self.step == 0:
            days = self.number - frame.anchor.isoweekday()
        elif self.step == 1 or (self.step is None and frame.ahead and back > 0):
            days = 7 - back
        else:
            days = -(back or 7) if self.step == -1 else -back
        moved = Period("day", frame.anchor).shifted(days)
        return _dated(moved) if moved is not None else Resolved("DATE", f"XXXX-WXX-{self.number}")


@dataclass(frozen=True, slots=True)
class TheWeekend:
    """The weekend, without more words: the last one, or the one to come where the clause looks ahead."""

    def resolve(self, frame: Frame) -> Resolved:
        """The weekend spoken of."""
        if frame.anchor is None:
            return Resolved("DATE", UNRESOLVED["weekend"])
        this = containing(frame.anchor, "weekend")
        last = this if frame.ahead or frame.anchor >= this.start else this.shifted(-1)
        return _dated(last or this)


@dataclass(frozen=True, slots=True)
class Moved:
    """A period some steps from publication, or from the date before in the text ("a week later")."""

    unit: Unit
    steps: int
    reference: bool = False

    def resolve(self, frame: Frame) -> Resolved:
        """The period that many steps away."""
        base, basis = self._base(frame)
        moved = None if base is None else base.shifted(self.steps * (_per_year(base) if self._keeps(base) else 1))
        if moved is not None:
            return _dated(moved, basis)
        if base is None:
            return Resolved("DATE", UNRESOLVED[self.unit])
        return Resolved("DATE", "PAST_REF" if self.steps < 0 else "FUTURE_REF")

    def _base(self, frame: Frame) -> tuple[Period | None, Basis]:
        """The period that the steps are counted from, and what it rests on."""
        reference = frame.day if self.unit == "day" else frame.reference
        if not self.reference or reference is None:
            return None if frame.anchor is None else containing(frame.anchor, self.unit), "publication"
        basis: Basis = "day" if self.unit == "day" else "reference"
        if self._keeps(reference) or reference.unit == self.unit:
            return reference, basis
        return (reference.containing(self.unit) if _shorter(reference.unit, self.unit) else None), basis

    def _keeps(self, base: Period) -> bool:
        """Whether a move by years keeps the length of what it moves: "a year earlier" of a quarter is a quarter."""
        return self.unit == "year" and base.unit in {"quarter", "month"}


@dataclass(frozen=True, slots=True)
class YearAgo:
    """A year ago, "year-earlier": of the quarter spoken of where there is one, else of the year."""

    steps: int

    def resolve(self, frame: Frame) -> Resolved:
        """The quarter or year that many years away."""
        if frame.topic is not None:
            return TheQuarter(self.steps).resolve(frame)
        return Moved("year", self.steps).resolve(frame)


@dataclass(frozen=True, slots=True)
class Clocked:
    """A time of a day: the TIMEX3 time with its T, and the day where the expression names one."""

    clock: str
    base: Meaning | None = None

    def resolve(self, frame: Frame) -> Resolved:
        """The time on the day that the expression names."""
        base = Resolved("DATE", UNRESOLVED["day"]) if self.base is None else self.base.resolve(frame)
        if base.period is None or base.period.unit != "day":
            return Resolved("TIME", base.value + self.clock)
        return self.on(base.period, base.basis)

    def on(self, day: Period, basis: Basis) -> Resolved:
        """The time on a day."""
        dated = replace(day, clock=self.clock)
        return Resolved("TIME", dated.value, dated, basis)


@dataclass(frozen=True, slots=True)
class Around:
    """The week, weekend or quarter that a date lies in ("the week of May 10")."""

    unit: Unit
    date: Meaning

    def resolve(self, frame: Frame) -> Resolved:
        """The period around the date."""
        inner = self.date.resolve(frame)
        if inner.period is None:
            return Resolved("DATE", UNRESOLVED[self.unit])
        return _dated(containing(inner.period.start, self.unit), inner.basis)


def _dated(period: Period, basis: Basis = "publication") -> Resolved:
    return Resolved("DATE", period.value, period, basis)


def _years(anchor: dt.date, reach: int = 2) -> range:
    """The years around the anchor that the calendar has; the 29th of February may be four years away."""
    return range(max(anchor.year - reach, 1), min(anchor.year + reach, dt.MAXYEAR) + 1)


def _nearest(frame: Frame, choices: Sequence[Period]) -> Period | None:
    """Of the same period in several years, the one spoken of: the past one unless the clause or nearness tells."""
    anchor = frame.anchor or dt.date.min
    past = [choice for choice in choices if choice.start <= anchor]
    coming = [choice for choice in choices if choice.start > anchor]
    if not past or not coming:
        return past[-1] if past else next(iter(coming), None)
    return coming[0] if _looks_ahead(frame, past[-1], coming[0]) else past[-1]


def _looks_ahead(frame: Frame, past: Period, coming: Period) -> bool:
    anchor = frame.anchor or dt.date.min
    after = past.shifted(1)
    running = after is not None and past.start <= anchor < after.start
    if running or (past.unit == "quarter" and after is not None and (anchor - after.start).days < NEAR_QUARTER):
        return False
    days = (coming.start - anchor).days
    if past.unit in {"day", "feast"} and days <= NEAR_AHEAD:
        return True
    return days <= NEAR_MONTH if frame.ahead is None else frame.ahead


def _stepped(frame: Frame, choices: list[Period], step: int | None) -> Period:
    anchor = frame.anchor or dt.date.min
    if step is None:
        return _nearest(frame, choices) or choices[0]
    if step == 0:
        return next((choice for choice in choices if choice.start.year == anchor.year), choices[0])
    if step < 0:
        now = anchor if choices[0].unit == "feast" else containing(anchor, choices[0].unit).start
        return next((choice for choice in reversed(choices) if choice.start < now), choices[0])
    return next((choice for choice in choices if choice.start > anchor), choices[-1])


def _shorter(unit: Unit, other: Unit) -> bool:
    return _SHORTER.index(unit) < _SHORTER.index(other)


def _per_year(period: Period) -> int:
    return {"quarter": 4, "month": 12}[period.unit]


def first_from(meaning: Meaning, start: dt.date) -> Resolved | None:
    """The first day or month on or after ``start`` that words without a year or week name; null of any other words."""
    match meaning:
        case OnWeekday(number=number, step=None):
            found = Period("day", start).shifted((number - start.isoweekday()) % 7)
        case OnDay(month=month, number=number):
            choices = [day(year, month, number) for year in _years(start, 4)]
            found = next((choice for choice in choices if choice is not None and choice.start >= start), None)
        case InMonth(month=month, step=None):
            months = [Period("month", dt.date(year, month, 1)) for year in _years(start)]
            found = next((choice for choice in months if choice.start >= start), None)
        case _:
            return None
    return None if found is None else _dated(found, "reference")
