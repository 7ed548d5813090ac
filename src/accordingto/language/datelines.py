"""Where and when a report was written, as the report itself says at its head.

Three forms: the header `` date 2031-05-04 Title``, written dates ("Sunday, 4 May 2031 2:37 PM"), and the datelines of
news agencies ("VELM, May 4 (Tarn News) -- "), which the notes of monitoring services may follow ("[Text] ").
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)\b"
_FULL_YEAR = r"(?:19|20)\d\d\b"
_CLOCK = (
    r"(?:\d{1,2}\s?[:.]\s?\d\d(?:\s?[:.]\s?\d\d)?|\d{1,2}(?=\s?[ap]\.?m\b))(?:\s?[ap]\.?m\b\.?)?(?:\s?h(?:rs|ours)?\b)?"
)
_ZONE = r"(?:gmt|utc|[ecmp][sd]?t|bst|cest|cet|ist|aest|local time)\b"
_DATE = (
    rf"(?:{_MONTH}\s{_DAY},?\s{_FULL_YEAR}|{_DAY}(?:\sof)?\s{_MONTH},?\s{_FULL_YEAR}|\d{{4}}-\d\d-\d\d(?:T[\d:.]+Z?)?"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
)
_HEADER = re.compile(r"\ufeff?\s*date \d{4}-\d\d-\d\d(?:[ \t]+|(?=\n|\r|\Z))")
_WRITTEN = re.compile(
    rf"(?:[\s,;:()|/·•–—-]|{_WEEKDAY}|{_DATE}|{_CLOCK}|{_ZONE}"
    r"|\b(?:first|last|originally|published|posted|updated|modified|created|filed|issued|released|aired|on|at|date|and"
    r"|this (?:story|article) (?:is from|was (?:first |last )?(?:published|updated)))\b)+",
    re.IGNORECASE,
)
_HAS_DATE = re.compile(_DATE, re.IGNORECASE)
_PREFIX = re.compile(
    rf"(?:{_WEEKDAY},?\s+{_DATE}|{_DATE},?\s+{_CLOCK})(?:,?\s+(?:at\s+)?{_CLOCK})?(?:\s+{_ZONE})?"
    r"(?:\s*(?:--|[-–—|:])\s*|\s+)(?=(?-i:[“\"‘'(\[]?[A-Z]))",
    re.IGNORECASE,
)
_LONGEST_WRITTEN = 160

_NAME = r"(?:[A-Z][\w.'’/-]*)"
_PLACE = rf"{_NAME}(?:\s+(?:(?:de|del|la|las|los|el|al|do|da|dos|of|the|and|upon|le|les|sur|am|in)\s+)*{_NAME}){{0,4}}"
_AGENCY_DATE = rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH})(?:,?\s+{_YEAR})?|no\s+date)"
_RULE = r"\s*(?:--+|[—–―]|-(?=\s)|_(?=\s))\s*"
_AGENCY = re.compile(
    rf"(?P<place>{_PLACE}(?:,\s+{_PLACE}){{0,3}}?(?:\s+\([A-Z][A-Za-z ]{{1,30}}\)(?=,))?)"
    rf"(?P<date>,?\s+(?i:{_AGENCY_DATE}))?,?(?:\s*\((?P<source>[A-Z][^()\n]{{1,60}})\))?(?P<rule>{_RULE}|(?<=\)):?\s+)"
)
_PLACE_ALONE = re.compile(
    rf"(?=[A-Z]{{3}}|[A-Z. ]+,){_PLACE}(?:,\s+{_PLACE}){{0,3}}(?:,?\s+(?i:{_AGENCY_DATE}))?\s*(?:--|[-–—―])"
)
_SOURCE_ALONE = re.compile(rf"\([A-Z][A-Za-z.&/]{{1,14}}(?: [A-Z][A-Za-z]+)?\)(?:{_RULE}|\s+(?=[A-Z“\"]))")
_CALL_SIGN = re.compile(r"[A-Z]{2,6}\d{0,2}")
_NOTE = re.compile(r"\[[^\[\]\n]{2,80}\]\s*")
_NEXT = re.compile(r"[“\"‘'(\[<]*[A-Z0-9]")
_CALLS = re.compile(
    r"(?:updated?|breaking|exclusive|videos?|photos|watch|read|more|also|related|correction|warning|live)\b",
    re.IGNORECASE,
)
"""Words in capitals that open a paragraph as a place would."""


def header_end(text: str) -> int:
    """Where the header `` date YYYY-MM-DD `` at the head of a text ends and its title starts; 0 without one."""
    match = _HEADER.match(text)
    return match.end() if match else 0


def is_written_date(words: str) -> bool:
    """Whether a paragraph is nothing but the date and time of writing."""
    return (
        len(words) <= _LONGEST_WRITTEN and _HAS_DATE.search(words) is not None and _WRITTEN.fullmatch(words) is not None
    )


def is_place_alone(words: str) -> bool:
    """Whether a paragraph is nothing but the place of a dateline, with its dash: ``VELM, Tarn -``."""
    return _PLACE_ALONE.fullmatch(words) is not None


def dateline_end(text: str, start: int, end: int, *, opening: bool) -> int:
    """Where the dateline at the head of the paragraph ``text[start:end]`` ends; ``start`` without one.

    Args:
        text: the text of the report.
        start: start of the paragraph.
        end: end of the paragraph.
        opening: whether it is the first paragraph of the body. Only there a place alone makes a dateline; elsewhere
            it needs a date or a source.
    """
    written = _PREFIX.match(text, start, end)
    if written is not None and opening:
        return written.end()
    match = _AGENCY.match(text, start, end)
    if match is not None and match.end() < end and _is_dateline(text, match, opening=opening):
        return match.end()
    alone = _SOURCE_ALONE.match(text, start, end) if opening else None
    return alone.end() if alone is not None and alone.end() < end else start


def notes_end(text: str, start: int, end: int) -> int:
    """Where the bracketed notes that follow a dateline end."""
    while (note := _NOTE.match(text, start, end)) is not None:
        start = note.end()
    return start


def _is_dateline(text: str, match: re.Match[str], *, opening: bool) -> bool:
    place, date, source, rule = match["place"], match["date"], match["source"], match["rule"].strip()
    if _NEXT.match(text, match.end()) is None or _CALLS.match(place) is not None:
        return False
    capitals = len(place) > 2 and place.isupper() and not text[match.end() : match.end() + 80].isupper()
    if rule in ("", ":"):
        return opening and capitals and source is not None and _CALL_SIGN.fullmatch(source) is not None
    if date is not None or (source is not None and capitals):
        return True
    return opening and (capitals or source is not None or "," in place)
