"""All time expressions of a text, from left to right, the longest at each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from accordingto.readers.times import clocks, dates, lengths, named, quarters, relatives
from accordingto.readers.times.compounds import composed
from accordingto.readers.times.grammar import grammar
from accordingto.readers.times.scan import Found, Mention, Rule, Scan

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
    relatives.beside,
    relatives.week_of,
    relatives.early_hours,
    relatives.shifted,
    quarters.quarter,
    quarters.same_period,
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


def mentions(scan: Scan) -> list[Mention]:
    """The expressions in order; no two share an atom."""
    return list(composed(scan, list(_found(scan))))


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
        words.fillers,
        "same corresponding comparable period latest fiscal full entire whole early late couple small".split(),
        "wee predawn ' ’ ‘".split(),
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
