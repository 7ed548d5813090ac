"""Which time dates a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accordingto.reading import Time
from accordingto.report import Span

_COMPARED = re.compile(r"\b(?:since|than|until)\s+(?:in\s+)?\Z", re.IGNORECASE)
_LINKS = frozenset(["-", "–", "—", "to", "until", "till", "through"])


def when(
    times: Sequence[Time], trigger: Span, clause: Span, sentence: Span | None = None, *, text: str | None = None
) -> str | None:
    """The value of the date or time that dates a claim, null where its clause and its sentence name none.

    Args:
        times: the times of the report, in order.
        trigger: span of the word or number that carries the claim.
        clause: span of its clause.
        sentence: span of its sentence; the clause alone is searched without it.
        text: the text of the report; with it, two dates linked as a range ("from May 10 to May 21") give an interval,
            and the year of a comparison ("the worst since 1991") is passed over.

    Returns:
        The TIMEX3 value of the date nearest to the trigger in the clause, else in the sentence. Lengths of time, times
        that come again, words such as "now" and "recently", and dates that are not resolved date nothing.
    """
    dates = [time for time in times if _dates(time, text)]
    for span in (clause, sentence):
        inside = (
            [] if span is None else [n for n, time in enumerate(dates) if span[0] <= time.start and time.end <= span[1]]
        )
        if inside:
            nearest = min(inside, key=lambda n: _distance(dates[n], trigger))
            return _value(dates, nearest, text)
    return None


def _dates(time: Time, text: str | None) -> bool:
    if time.type not in {"DATE", "TIME"} or time.value.endswith("_REF") or "X" in time.value:
        return False
    return text is None or len(time.value) > 4 or not _COMPARED.search(text, max(time.start - 12, 0), time.start)


def _distance(time: Time, trigger: Span) -> int:
    return max(time.start - trigger[1], trigger[0] - time.end, 0)


def _value(dates: Sequence[Time], index: int, text: str | None) -> str:
    """The date's value, or the interval of it and the date that it is linked to."""
    for first, last in ((index, index + 1), (index - 1, index)):
        if text is not None and first >= 0 and last < len(dates) and _linked(dates[first], dates[last], text):
            return f"{dates[first].value}/{dates[last].value}"
    return dates[index].value


def _linked(first: Time, last: Time, text: str) -> bool:
    gap = text[first.end : last.start].strip().lower()
    between = gap == "and" and text[: first.start].rstrip().lower().endswith("between")
    ordered = first.earliest is not None and last.earliest is not None and first.earliest < last.earliest
    return ordered and (between or gap in _LINKS)
