"""Captions, pull quotes and headings, by what they look like beside the paragraphs of the report.

None of them is read for claims, so that a paragraph is taken for one only where several things agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from accordingto.language.lexicon import words
from accordingto.language.page import Page, Piece, folded, forms
from accordingto.report import ZoneKind

LONG = 100
"""Characters of a paragraph that counts as running text when the habits of a report are looked at."""

HABIT = 0.75
"""Share of the running paragraphs that must end in a stop for a line without one to mean something."""

LONGEST_LINE = 130
"""Most characters of a heading or caption without a full stop."""

LONGEST_PHRASE = 15
"""Most words of a caption that is a phrase with a full stop; in longer ones a verb may hide that no list knows."""

RUN = 5
"""Words in a row that count as repeated."""

REPEATED = 0.7
"""Share of such runs that a pull quote has in common with a longer paragraph."""

_NAME_TAIL = re.compile(
    r"(?:[.!?…][\"”’']*|[\"”])\s*(?:--|[-–—―])?\s*"
    r"(?P<name>[A-Z][\w.'’-]*,?(?:\s+(?:[A-Z][\w.'’-]*|of|the|and|de|al|bin|for|\"[^\"]*\"|\([^()]*\)|[a-z]+),?){0,14})\Z"
)
_QUOTED = re.compile(r"[\"“‘'].*[\"”’'][.,]?\Z", re.DOTALL)
_TWO_NAMES = re.compile(r"\b[A-Z][\w.'’-]*[^\W\d_]\.? [A-Z][\w'’-]*[a-z]\b")
_PHRASE_START = re.compile(r"(?:[A-Z][\w'’-]+|[a-z]+s)\b")
_EMBEDDED = re.compile(r"@\w|pic\.twitter|https?://|#\w")


def pull_quotes(page: Page) -> dict[int, ZoneKind]:
    """Quotations set apart with the speaker's name below, and those that repeat words of a longer paragraph."""
    found: dict[int, ZoneKind] = {i: "caption" for i, piece in page.undecided() if _has_name_below(piece)}
    rest = [(i, piece) for i, piece in page.undecided() if i not in found]
    return found | dict.fromkeys(_repeating(rest), "caption")


def lines(page: Page) -> dict[int, ZoneKind]:
    """Captions and headings without a full stop, in reports whose paragraphs have one."""
    pieces = list(page.undecided())
    running = [piece for _, piece in pieces if len(piece.words) >= LONG]
    if len(running) < 2 or sum(piece.stopped for piece in running) < HABIT * len(running):
        return {}
    found: dict[int, ZoneKind] = {}
    for place, (i, piece) in enumerate(pieces):
        if _is_line(piece):
            kind = _line_kind(page, [p for _, p in pieces], place)
            if kind is not None:
                found[i] = kind
    return found


def phrases(page: Page) -> dict[int, ZoneKind]:
    """Captions that end in a full stop but are no sentence, between paragraphs that are."""
    pieces = list(page.undecided())
    return {
        i: "caption"
        for place, (i, piece) in enumerate(pieces)
        if _is_phrase(piece) and any(len(other.words) >= LONG and other.finite for _, other in pieces[place + 1 :])
    }


def _has_name_below(piece: Piece) -> bool:
    tail = _NAME_TAIL.search(piece.words, max(0, len(piece.words) - 160))
    if tail is None or piece.words.isupper() or _EMBEDDED.search(piece.words):
        return False
    name = tail["name"]
    before = piece.words[: tail.start("name")]
    named = _TWO_NAMES.match(name) is not None or before.rstrip().endswith(("-", "–", "—", "―"))
    verbal = not forms("finite").isdisjoint(folded(re.sub(r"\"[^\"]*\"", "", name)))
    return named and not verbal and len(before.split()) >= 4


def _repeating(pieces: Sequence[tuple[int, Piece]]) -> Iterator[int]:
    """Numbers of the pieces most of which stands in a longer one too."""
    holders: dict[tuple[str, ...], set[int]] = {}
    runs = {i: _runs(piece) for i, piece in pieces}
    for i, own in runs.items():
        for run in own:
            holders.setdefault(run, set()).add(i)
    size = {i: len(piece.words) for i, piece in pieces}
    for i, own in runs.items():
        shared: dict[int, int] = {}
        for run in own:
            for other in holders[run]:
                if size[other] * 0.9 > size[i]:
                    shared[other] = shared.get(other, 0) + 1
        if max(shared.values(), default=0) >= max(4, REPEATED * len(own)):
            yield i


def _runs(piece: Piece) -> set[tuple[str, ...]]:
    words = folded(piece.words)
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _is_line(piece: Piece) -> bool:
    quoted = _QUOTED.match(piece.words) is not None
    return not (piece.stopped or quoted or len(piece.words) > LONGEST_LINE or _EMBEDDED.search(piece.words))


def _line_kind(page: Page, pieces: Sequence[Piece], place: int) -> ZoneKind | None:
    """What a line without a full stop is, None where it may be running text."""
    piece = pieces[place]
    if place and pieces[place - 1].words.endswith(":"):
        return None
    follows = next((other for other in pieces[place + 1 :] if not _is_line(other)), None)
    if follows is None or len(follows.words) < max(80, len(piece.words)):
        return None
    return "caption" if not piece.finite and _names_somebody(page, piece) else "heading"


def _names_somebody(page: Page, piece: Piece) -> bool:
    """Whether a name in the line stands elsewhere in the text too."""
    return any(page.text.count(name) > 1 for name in _TWO_NAMES.findall(piece.words))


def _is_phrase(piece: Piece) -> bool:
    return (
        piece.stopped
        and piece.words[-1] == "."
        and piece.single
        and 4 <= len(folded(piece.words)) <= LONGEST_PHRASE
        and not piece.finite
        and not _may_have_verb(piece)
        and not piece.words.isupper()
        and _PHRASE_START.match(piece.words) is not None
        and folded(piece.words)[0] not in forms("ties")
    )


def _may_have_verb(piece: Piece) -> bool:
    """Whether some word without a capital may be a finite verb: a past tense, or a form of a common verb."""
    small = [word for word in piece.words.split()[1:] if word[0].islower()]
    return any(word.endswith("ed") or word in words().verbs for word in folded(" ".join(small)))
