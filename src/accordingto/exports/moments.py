"""How a TIMEX3 value is written in a table."""

from __future__ import annotations

import re

_PARTS_OF_DAY = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
_FORM = re.compile(
    r"(?P<day>X{4}-X{2}-X{2}|\d{4}(?:-\d{2}(?:-\d{2})?)?|\d{4}-W(?P<week>\d{2}))"
    r"(?:T(?:(?P<part>[A-Z]{2})|(?P<clock>\d{2}:\d{2}(?::\d{2})?)\S*))?"
)


def moment(value: str) -> str:
    """A date, time or interval in a form that people read: ``2031-05-05 night``, ``2031 week 19``, ``10:20``.

    What has no such form (``PAST_REF``, ``P3D``) stays as it is.

    Args:
        value: TIMEX3 value, or two joined by a slash.
    """
    return " to ".join(map(_moment, value.split("/")))


def _moment(value: str) -> str:
    match = _FORM.fullmatch(value)
    if match is None:
        return value
    day = None if match["day"].startswith("X") else match["day"]
    if match["week"] is not None:
        day = f"{match['day'][:4]} week {int(match['week'])}"
    parts = (day, match["clock"], _PARTS_OF_DAY.get(match["part"] or "", match["part"]))
    return " ".join(part for part in parts if part)
