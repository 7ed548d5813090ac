"""Sentence ends by punctuation, with the abbreviations of news English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accordingto.report import Span

_STOP = re.compile(r"(?:[.!?]+|…)['’\"”»)\]]*(?=\s)|\s*\n\s*\n\s*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'])(?:"
    r"Mr|Mrs|Ms|Messrs|Mx|Dr|Prof|Rev|Fr|Sr|Jr|St|Ste|Mt|Ft|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Cmdr|Cdr|Adm|Brig|Pvt|Gov|Sen|Rep|Reps|Sens"
    r"|Pres|Amb|Hon|Supt|Insp|Det|Atty|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt"
    r"|Wash|Wis|Wyo|Inc|Corp|Co|Cos|Ltd|Bros|No|Nos|vs|v|approx|est|ca|cf|ed|vol|pp|p|fig|al|dept|ave|blvd|e\.g|i\.e|viz|[A-Z]"
    r")\.$"
)
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}$")
_STARTER = re.compile(r"['‘\"“«(\[]*(?:[A-Z0-9]|[^\W\d_])")


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of ``text[start:end]``, without the white space around them."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.group().strip() and not _ends(text, begin, match, end):
            continue
        stop = match.end() if match.group().strip() else match.start()
        yield from _trimmed(text, begin, stop)
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, begin: int, match: re.Match[str], limit: int) -> bool:
    """Whether the stop at ``match`` ends a sentence."""
    after = match.end()
    while after < limit and text[after].isspace():
        after += 1
    if after >= limit:
        return True
    mark = text[match.start() : match.end()]
    following = _STARTER.match(text, after, limit)
    if following is None:
        return mark != "..."
    first = following.group()[-1]
    if mark[0] in ".…" and first.islower():
        return False
    if mark == ".":
        before = text[max(begin, match.start() - 12) : match.end()]
        if _DOTTED.search(before):
            return _starts_sentence(text, after, limit)
        return not _ABBREVIATION.search(before)
    if mark[-1] in "'’\"”»" and mark[0] in "!?" and first.islower():
        return False
    return True


_SENTENCE_WORD = re.compile(
    r"['‘\"“]*(?:The|A|An|In|On|At|He|She|It|They|We|I|But|And|This|That|These|Those|There|According|After|Before|When|While|As|If|Some"
    r"|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|His|Her|Their|Its|Earlier|Meanwhile|However|Police|Officials|Witnesses)\b"
)


def _starts_sentence(text: str, after: int, limit: int) -> bool:
    """After ``U.S.`` or ``p.m.`` only a word that commonly opens a sentence tells an end from an abbreviation."""
    return _SENTENCE_WORD.match(text, after, limit) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
