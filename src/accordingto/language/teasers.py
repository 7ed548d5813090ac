"""References to other stories in the middle of a report.

A labelled one ("Read more: ...") is known by its label. One without a label is a single sentence in the manner of a
headline: present tense where the report tells in the past, and a subject named in full that the report has named
before. The paragraph after it goes on as if it were not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accordingto.language.lexicon import words
from accordingto.language.page import Page, Piece, folded, forms, is_finite
from accordingto.report import ZoneKind

LONGEST = 30
"""Most words of a headline of one sentence."""

SUBJECT = 3
"""Least words of a subject named in full; a report names it shorter once it has named it."""

PAST = 2
"""Least number of paragraphs with a past form of a reporting verb that show a report to tell in the past."""

_QUOTE = re.compile(r"[\"“”«»]")
_IN_QUOTES = re.compile(r"[\"“][^\"“”]*[\"”]?")
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|his|her|its|their)\s+([^\W\d_]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[A-Z][\w'’-]*")


def unlabelled(page: Page) -> dict[int, ZoneKind]:
    """The one-sentence references to other stories that stand between paragraphs of the body."""
    pieces = list(page.undecided())
    told = [piece for _, piece in pieces]
    headlines = [place for place, piece in enumerate(told) if _is_headline(piece)]
    if len(headlines) != 1 or sum(_has(piece, "reporting") for piece in told) < PAST:
        return {}
    place = headlines[0]
    if any(_has(piece, "telling") for piece in told[:place] + told[place + 1 :]):
        return {}
    return {pieces[place][0]: "teaser"} if 0 < place < len(told) - 1 and _stands_apart(told, place) else {}


def _has(piece: Piece, verbs: str) -> bool:
    """Whether a piece has such a verb outside its quotations."""
    return not forms(verbs).isdisjoint(folded(_IN_QUOTES.sub("", piece.words)))


def _is_headline(piece: Piece) -> bool:
    """Whether a piece is one sentence in the present tense, without quotation or tie to what comes before."""
    if len(piece.words.split()) > LONGEST:
        return False
    spoken = folded(piece.words)
    return (
        len(spoken) > 0
        and piece.single
        and _QUOTE.search(piece.words) is None
        and spoken[0] not in forms("ties")
        and _halves(piece)[1] != ""
        and forms("reporting").isdisjoint(spoken)
    )


def _stands_apart(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the subject was named before, nothing else was, and the next paragraph takes up the one before."""
    before, piece, after = pieces[place - 1 : place + 2]
    subject, predicate = _halves(piece)
    earlier = " ".join(other.words for other in pieces[:place])
    names = set(_NAME.findall(subject)) - {"The", "A", "An"}
    known = names & set(_NAME.findall(earlier))
    named = bool(names) and not is_finite(subject) and 2 * len(known) >= len(names)
    tied = not _definite(predicate).isdisjoint(folded(earlier))
    taken_up = _definite(" ".join(after.words.split()[:12])).intersection(folded(before.words))
    return named and not tied and not taken_up.issubset(folded(piece.words))


def _definite(text: str) -> set[str]:
    """The words after ``the``, ``this``, ``his``: mostly nouns that are taken for known."""
    return {noun.lower() for noun in _DEFINITE.findall(text)} - words().adverbs


def _halves(piece: Piece) -> tuple[str, str]:
    """What stands before and after the verb of a headline."""
    for word in _WORD.finditer(piece.words):
        if word.group().lower() in forms("headline") and len(piece.words[: word.start()].split()) >= SUBJECT:
            return piece.words[: word.start()], piece.words[word.end() :]
    return piece.words, ""
