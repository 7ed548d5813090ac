"""All time expressions of a text, from left to right, the longest at each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from accordingto.readers.times import clocks, dates, lengths, named, quarters, relatives
from accordingto.readers.times.grammar import grammar
from accordingto.readers.times.meanings import Clocked, Meaning, Said
from accordingto.readers.times.scan import Found, Rule, Scan
from accordingto.reading import TimeMod

_NUMBERS: tuple[Rule, ...] = (
    dates.figures_only,
    clocks.clock,
    dates.day_first,
    dates.second_of_two,
    dates.second_year,
    named.other_calendar,
    dates.year_before_christ,
    dates.decade,
    dates.year,
    lengths.times_a,
    lengths.length,
)
_THE: tuple[Rule, ...] = (
    relatives.next_to,
    relatives.named_day,
    relatives.shifted,
    quarters.quarter,
    relatives.part_of_day,
    relatives.that_period,
    relatives.the_weekend,
    relatives.in_season,
    relatives.reference,
    relatives.pointed,
    relatives.whole_unit,
    dates.day_first,
    dates.day_of_month,
    dates.decade,
    lengths.length,
)
_AFTER_OPENER: tuple[Rule, ...] = (
    dates.month_first,
    dates.day_first,
    dates.year,
    dates.spoken_year,
    dates.decade,
    named.named,
    relatives.weekday,
    relatives.named_day,
    relatives.part_of_day,
    relatives.shifted,
    quarters.quarter,
    relatives.in_season,
    relatives.next_to,
    relatives.that_period,
    relatives.the_unit,
)


_MORNING_HOURS: Final = frozenset(f"{hour:02}" for hour in range(1, 12))


class Mention(NamedTuple):
    """Atoms ``first`` to ``last``, exclusive, that are one time expression, and the name of the rule that found it."""

    first: int
    last: int
    meaning: Meaning
    mod: TimeMod | None = None
    rule: str = ""


def mentions(scan: Scan) -> list[Mention]:
    """The expressions in order; no two share an atom."""
    return list(_composed(scan, list(_found(scan))))


def _found(scan: Scan) -> Iterator[Mention]:
    known, numerals = _rules(), scan.numerals
    free = 0
    for index, word in enumerate(scan.pieces.lower):
        rules = known.get(word, ())
        if index in numerals:
            rules = _NUMBERS + rules
        if not rules or index < free:
            continue
        if word == "the" and index + 1 not in numerals and scan.word(index + 1) not in _after_the():
            continue
        chosen = _chosen(scan, index, rules)
        if chosen is not None:
            rule, best = chosen
            yield Mention(index, best.last, best.meaning, best.mod, rule.__name__.strip("_"))
            free = best.last


def _longest(scan: Scan, index: int, rules: Iterable[Rule]) -> Found | None:
    chosen = _chosen(scan, index, rules)
    return None if chosen is None else chosen[1]


def _chosen(scan: Scan, index: int, rules: Iterable[Rule]) -> tuple[Rule, Found] | None:
    """The longest reading with its rule; of two as long, the one whose rule stands first."""
    best: tuple[Rule, Found] | None = None
    for rule in rules:
        found = rule(scan, index)
        if found is not None and (best is None or found.last > best[1].last):
            best = rule, found
    return best


def _opened(scan: Scan, index: int) -> Found | None:
    """``early 2030``, ``the end of the month``, ``earlier this week``."""
    opener = grammar().openers.after(scan.pieces, index)
    found = None if opener is None else _longest(scan, opener[0], _AFTER_OPENER)
    return found if opener is None or found is None else found._replace(mod=opener[1].mod or found.mod)


@cache
def _after_the() -> frozenset[str]:
    """The words, other than numerals, with which an expression goes on after "the"; most that follow it are none."""
    words = grammar().words
    singles: tuple[Iterable[str], ...] = (
        grammar().units, words.shifts, words.parts, words.seasons, words.decades, words.ranks, words.vague,
        words.fillers, "same latest fiscal full entire whole early late couple ' ’ ‘".split(),
    )  # fmt: skip
    sections: tuple[Iterable[str], ...] = (
        words.days, words.next_to, words.references, words.pointed, words.stretches, words.openers, words.placers,
        words.festivals, words.day_parts, words.parts,
    )  # fmt: skip
    phrases = (phrase.split() for section in sections for phrase in section)
    seconds = {phrase[1] for phrase in phrases if phrase[0] == "the" and len(phrase) > 1}
    return frozenset(seconds.union(*singles, (part.split()[0] for part in words.parts)))


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules to try at a word, by the word that they start with."""
    words = grammar().words
    sections: list[tuple[Rule, Iterable[str]]] = [
        (_opened, words.openers),
        (dates.month_first, (*words.months, *words.short_months)),
        (relatives.weekday, (*words.weekdays, *(f"{day}s" for day in words.weekdays), *words.short_weekdays)),
        (relatives.named_day, (*words.days, *words.day_parts)),
        (relatives.next_to, words.next_to),
        (relatives.part_of_day, (*words.parts, "this", "that")),
        (relatives.shifted, words.shifts),
        (quarters.of_year, words.shifts),
        (relatives.that_period, ["that"]),
        (relatives.pointed, words.pointed),
        (named.named, (*words.festivals, *words.shifts)),
        (named.other_calendar, words.other_months),
        (relatives.then, ["then"]),
        (relatives.in_season, words.seasons),
        (quarters.quarter, (*words.ranks, "its", "their", "fiscal")),
        (quarters.coded, ["q1", "q2", "q3", "q4", "h1", "h2"]),
        (relatives.nth_day, ["the"]),
        (quarters.year_ago, ["year"]),
        (quarters.year_end, ["year"]),
        (relatives.reference, words.references),
        (lengths.length, (*words.bounds, *words.placers, *words.vague, "a", "an")),
        (lengths.single, ["a", "an"]),
        (lengths.half, ["half", "a", "one"]),
        (lengths.as_long, (*grammar().units, *(f"{unit}long" for unit in words.units))),
        (lengths.times_a, ["once", "twice"]),
        (lengths.by_unit, words.repeated_plurals),
        (lengths.many, grammar().plurals),
        (lengths.stretch, words.stretches),
        (lengths.repeated, words.repeated),
        (lengths.every, words.every),
        (dates.decade, ["'", "’", "‘"]),
    ]
    rules: dict[str, dict[Rule, None]] = {"the": dict.fromkeys(_THE)}
    for rule, phrases in sections:
        for phrase in phrases:
            rules.setdefault(phrase.split()[0], {})[rule] = None
    return {word: tuple(of_word) for word, of_word in rules.items()}


def _composed(scan: Scan, found: list[Mention]) -> Iterator[Mention]:
    """Clock times put together with the days beside them: ``10 p.m. Wednesday``, ``May 10, 2:37 PM``."""
    index = 0
    while index < len(found):
        pair = _with_clock(scan, found[index], found[index + 1]) if index + 1 < len(found) else None
        yield found[index] if pair is None else pair
        index += 1 if pair is None else 2


def _with_clock(scan: Scan, left: Mention, right: Mention) -> Mention | None:
    gap = scan.pieces.words(left.last, right.first)
    if _is_bare_clock(left.meaning) and gap in {(), (",",), ("on",)} and _holds_day(right.meaning):
        return Mention(left.first, right.last, _clocked(left.meaning, right.meaning), left.mod or right.mod, left.rule)
    if _is_day(left.meaning) and _is_bare_clock(right.meaning) and gap in {(), (",",)}:
        return Mention(left.first, right.last, _clocked(right.meaning, left.meaning), left.mod or right.mod, right.rule)
    return None


def _clocked(clock: Meaning, day: Meaning) -> Meaning:
    """The time on the day; "7:30 tonight" is half a day after 7:30."""
    if not isinstance(clock, Clocked):
        return clock
    if not isinstance(day, Clocked):
        return Clocked(clock.clock, day)
    late = day.clock in {"TAF", "TEV", "TNI"} and clock.clock[1:3] in _MORNING_HOURS
    return Clocked(f"T{int(clock.clock[1:3]) + 12}{clock.clock[3:]}" if late else clock.clock, day.base)


def _is_bare_clock(meaning: Meaning) -> bool:
    return isinstance(meaning, Clocked) and meaning.base is None


def _is_day(meaning: Meaning) -> bool:
    return not isinstance(meaning, (Clocked, Said))


def _holds_day(meaning: Meaning) -> bool:
    """Whether a day is named, with or without a part of it in words."""
    return _is_day(meaning) or (
        isinstance(meaning, Clocked) and meaning.base is not None and meaning.clock[1].isalpha()
    )
