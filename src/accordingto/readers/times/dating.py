"""Which time dates a claim: one of its clause, else of its sentence, else the day that its paragraph tells of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from accordingto.language import Analysis
from accordingto.reading import Time
from accordingto.report import Span

_COMPARED: Final = re.compile(r"\b(?:since|than|until)\s+(?:in\s+)?\Z", re.IGNORECASE)
_LINKS: Final = frozenset(["-", "–", "—", "to", "until", "till", "through"])
_CLAUSES: Final = re.compile(
    r"[;:—]\s|\s--\s|,\s+(?=(?:and|but|while|which|who|whose|where|when|after|before|as)\b)"
    r"|\s(?=(?:after|before|when|while|because|although|which|who|whose)\s)",
    re.IGNORECASE,
)
"""Where one clause ends and the next begins, as far as punctuation and conjunctions tell."""

_FRAMES: Final = frozenset(["", "on", "by", "at", "in", "early on", "late on"])
"""What may stand before a date that its sentence begins with."""


def when(times: Sequence[Time], trigger: Span, sentence: Span, analysis: Analysis) -> str | None:
    """The value of the date or time that dates a claim, null where none does.

    Args:
        times: the times of the report, in order.
        trigger: span of the word or number that carries the claim.
        sentence: span of its sentence.
        analysis: of the report.

    Returns:
        The TIMEX3 value of the date nearest to the trigger in its clause, else in its sentence, else the last day that
        began an earlier sentence of the paragraph ("On Friday it rained. The bridge fell."). Two dates linked as a
        range ("from May 10 to May 21") give an interval of two values. Lengths of time, times that come again, words
        such as "now" and "recently", dates that are not resolved, and the year of a comparison ("the worst since
        1991") date nothing.
    """
    text = analysis.text
    start, _ = _part(analysis.paragraphs, sentence[0])
    first, last = (bisect_left(times, place, key=_start) for place in (min(start, sentence[0]), sentence[1]))
    dates = [time for time in times[first:last] if _dates(time, text)]
    for span in (_clause(text, sentence, trigger), sentence):
        inside = [n for n, date in enumerate(dates) if span[0] <= date.start and date.end <= span[1]]
        if inside:
            return _value(dates, min(inside, key=lambda n: _distance(dates[n], trigger)), text)
    return next((date.value[:10] for date in reversed(dates) if _runs_on(date, sentence, analysis)), None)


def _start(time: Time) -> int:
    return time.start


def _part(parts: Sequence[Span], place: int) -> Span:
    """The last of the parts that starts at or before a place, else the place alone."""
    number = bisect_right(parts, place, key=lambda part: part[0])
    return parts[number - 1] if number else (place, place)


def _clause(text: str, sentence: Span, trigger: Span) -> Span:
    start, end = sentence
    for mark in _CLAUSES.finditer(text, *sentence):
        if mark.end() > trigger[0]:
            end = mark.start() if mark.start() >= trigger[1] else end
            break
        start = mark.end()
    return start, end


def _dates(time: Time, text: str) -> bool:
    if time.type not in {"DATE", "TIME"} or time.value.endswith("_REF") or "X" in time.value.partition("T")[0]:
        return False
    return len(time.value) > 4 or not _COMPARED.search(text, max(time.start - 12, 0), time.start)


def _runs_on(date: Time, sentence: Span, analysis: Analysis) -> bool:
    """Whether a day began an earlier sentence, so that the sentences after it tell of that day."""
    if date.end > sentence[0] or not re.match(r"\d{4}-\d\d-\d\d", date.value):
        return False
    number = bisect_right(analysis.sentences, date.start, key=lambda own: own.start)
    own = analysis.sentences[number - 1].start if number else date.start
    return analysis.text[own : date.start].strip().lower() in _FRAMES


def _distance(time: Time, trigger: Span) -> int:
    return max(time.start - trigger[1], trigger[0] - time.end, 0)


def _value(dates: Sequence[Time], index: int, text: str) -> str:
    """The date's value, or the interval of it and the date that it is linked to."""
    for first, last in ((index, index + 1), (index - 1, index)):
        if first >= 0 and last < len(dates) and _linked(dates[first], dates[last], text):
            return f"{_known(dates[first])}/{_known(dates[last])}"
    return _known(dates[index])


def _known(date: Time) -> str:
    """The value as far as it is known: the day of a time whose hour is open."""
    return date.value.removesuffix("TXX:XX")


def _linked(first: Time, last: Time, text: str) -> bool:
    gap = text[first.end : last.start].strip().lower()
    between = gap == "and" and text[max(first.start - 12, 0) : first.start].rstrip().lower().endswith("between")
    ordered = first.earliest is not None and last.earliest is not None and first.earliest < last.earliest
    return ordered and (between or gap in _LINKS)
