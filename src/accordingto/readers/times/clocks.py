"""Times of the day: ``2:37 PM``, ``15:11 GMT``, ``7 a.m.``, ``0900 GMT``."""

from __future__ import annotations

from accordingto.readers.numbers.kinds import is_military_time
from accordingto.readers.times.grammar import grammar
from accordingto.readers.times.meanings import Clocked
from accordingto.readers.times.scan import Found, Scan

_HALVES = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}


def clock(scan: Scan, index: int) -> Found | None:
    """A time of the day with its half of the day and its zone."""
    parts = _digits(scan, index)
    if parts is None:
        return None
    last, hour, minute = parts
    half = _half(scan, last)
    shared = _shared_half(scan, last, hour) if half is None else None
    if shared is not None:
        return Found(last, Clocked(f"T{hour % 12 + shared:02}:{minute}"))
    zone = grammar().zones.after(scan.pieces, last if half is None else half[0])
    bare = ":" in scan.word(index) or is_military_time(scan.pieces, index, last)
    if half is None and zone is None and (not bare or _is_stopwatch(scan, last)):
        return None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour if scan.word(half[0] - 1) == "clock" else hour % 12 + half[1]
    end = zone[0] if zone is not None else half[0] if half is not None else last
    universal = "Z" if zone is not None and zone[1].universal else ""
    return Found(end, Clocked(f"T{hour:02}:{minute}{universal}"))


def _digits(scan: Scan, index: int) -> tuple[int, int, str] | None:
    """The index after the digits, the hour, and the minutes as written."""
    word = scan.word(index)
    if not word.isascii() or not word[:1].isdigit():
        return None
    if "t" in word:
        return None
    if ":" in word:
        hour, _, rest = word.partition(":")
        return (index + 1, int(hour), rest) if int(hour) < 25 and rest[:2] < "60" else None
    if "." in word and word.count(".") == 1:
        hour, _, rest = word.partition(".")
        return (index + 1, int(hour), rest) if len(hour) < 3 and len(rest) == 2 and rest < "60" else None
    if len(word) == 4 and word.isdigit() and word[2:] < "60" and int(word[:2]) < 25:
        return index + 1, int(word[:2]), word[2:]
    return (index + 1, int(word), "00") if word.isdigit() and len(word) < 3 and int(word) < 25 else None


def _half(scan: Scan, index: int) -> tuple[int, int] | None:
    """The index after "a.m." or "p.m.", and the hours that it adds."""
    if scan.pieces.words(index, index + 3) in {("o", "'", "clock"), ("o", "’", "clock")}:
        return index + 3, 0
    if scan.word(index) in _HALVES:
        return index + 1, _HALVES[scan.word(index)]
    letters = scan.pieces.words(index, index + 4)
    if len(letters) == 4 and letters[0] in {"a", "p"} and letters[1:] == (".", "m", "."):
        return index + 4, 0 if letters[0] == "a" else 12
    return None


def _shared_half(scan: Scan, index: int, hour: int) -> int | None:
    """The hours that the half of the day after a second hour adds to the first ("10-11 a.m.", "10 to 2 p.m.")."""
    parts = _digits(scan, index + 1) if scan.word(index) in {"-", "–", "to", "and"} else None
    half = None if parts is None else _half(scan, parts[0])
    if parts is None or half is None or not (1 <= hour <= 12 and 1 <= parts[1] <= 12):
        return None
    return 12 - half[1] if hour % 12 > parts[1] % 12 else half[1]


def _is_stopwatch(scan: Scan, index: int) -> bool:
    """Whether a fraction of a second follows ("1:18.887")."""
    return scan.word(index) == "." and scan.pieces.touches(index) and scan.pieces.touches(index + 1)
