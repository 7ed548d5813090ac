"""Counted phrases of a sentence: "more than 4,000 rockets", "a soldier", "Corporal Ann Lee", "66 children"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from accordingto.language import Analysis, Sentence, Token
from accordingto.language.dependencies import Dependencies, dependencies
from accordingto.readers import effects
from accordingto.readers.cast import Cast
from accordingto.readers.counted import SETS, Counted, is_part, of_whom, one_line
from accordingto.readers.numbers import COUNTING, Figure, figures
from accordingto.readers.singles import plurals, singles
from accordingto.reading import Bound


@dataclass(frozen=True, slots=True)
class View:
    """A sentence with its tokens, their letters and its counted phrases."""

    analysis: Analysis
    sentence: Sentence
    words: tuple[Token, ...]
    kinds: str
    tree: Dependencies
    counts: tuple[Counted, ...]


def view(analysis: Analysis, sentence: Sentence, cast: Cast) -> View:
    """The counted phrases of a sentence, in order, not overlapping."""
    words = analysis.words(sentence)
    kinds = sentence.letters
    tree = dependencies(analysis, sentence)
    found = [*_figures(analysis, sentence, words, tree), *_shares(analysis, words, kinds)]
    named = _apart(_people(words, kinds, sentence, cast), found)
    apposed = {c.last for c in named if c.last < len(words) and kinds[c.last] == ","}
    ones = [c for c in singles(analysis, words, tree) if c.first - 1 not in apposed]
    ones = _apart(ones, [*found, *(replace(c, first=max(0, c.first - 1)) for c in named)])
    found += named + ones
    found += _apart(plurals(analysis, tree), found)
    found.sort(key=lambda c: c.first)
    return View(analysis, sentence, words, kinds, tree, tuple(_chained(kinds, found)))


def _apart(more: Iterable[Counted], found: Sequence[Counted]) -> list[Counted]:
    """The counts that share no token with those found, nor with one another."""
    taken = {i for c in found for i in range(c.first, c.last)}
    kept = []
    for counted in more:
        if taken.isdisjoint(range(counted.first, counted.last)):
            kept.append(counted)
            taken |= set(range(counted.first, counted.last))
    return kept


def _figures(analysis: Analysis, sentence: Sentence, words: Sequence[Token], tree: Dependencies) -> Iterator[Counted]:
    """What the numbers of a sentence count; the whole of a part ("nine of the 12") is not counted itself."""
    whole: int | None = None
    for figure in figures(analysis.text, sentence.start, sentence.end):
        if figure.kind in COUNTING and (whole is None or figure.count != whole) and not _is_name(tree, figure):
            yield _counted(analysis, words, sentence.letters, figure)
        whole = figure.whole


def _is_name(tree: Dependencies, figure: Figure) -> bool:
    """Whether the tree takes digits for a part of the name before them: "the Bell 212 helicopter"."""
    at = next((i for i, w in enumerate(tree.words) if w.end > figure.number[0]), 0)
    return (
        at > 0
        and tree.words[at].text.isdecimal()
        and tree.governors[at] == at - 1
        and tree.upos[at - 1] == "PROPN"
        and tree.relations[at] in {"flat", "nummod", "compound", "nmod:unmarked"}
    )


def _chained(kinds: str, found: Sequence[Counted]) -> Iterator[Counted]:
    """Counts coordinated with a part are parts too ("including 66 children and 40 women"), unless a comma closes it.

    A comma before the last "and" closes only what had no comma before: not "including 8 men, 14 women, and 5 children".
    """
    part = listed = False
    for i, counted in enumerate(found):
        gap = kinds[found[i - 1].last : counted.first].rstrip("AD") if i else ""
        part = counted.part or (part and (gap in {"C", ","} or (gap == ",C" and listed)))
        listed = part and (gap == "," or (listed and not counted.part))
        yield replace(counted, part=part)


def _counted(analysis: Analysis, words: Sequence[Token], kinds: str, figure: Figure) -> Counted:
    first = next((i for i, w in enumerate(words) if w.end > figure.start), 0)
    after = next((i for i, w in enumerate(words) if w.start >= figure.end), len(words))
    part = is_part(words, kinds, first, after)
    share = float(figure.value) if part and figure.kind == "fraction" and figure.value is not None else None
    noun = _noun_start(words, kinds, after)
    last, head = _noun_phrase(words, kinds, noun)
    who = analysis.text[words[noun].start : words[last - 1].end] if last > noun else None
    if figure.count == 0 and head in {"report", "reports"}:
        who = None
    if of_whom(words, after):
        last, head, who = _said_of(analysis, words, kinds, after + 2)
    elif not head and _is_set(words, first):
        first, head = first - 2, words[first - 2].lower
        who = head
    return Counted(
        first,
        last,
        figure.number,
        figure.count,
        figure.low,
        figure.high,
        figure.bound,
        head,
        one_line(who),
        part,
        share,
        among=figure.whole is not None,
    )


def _noun_start(words: Sequence[Token], kinds: str, after: int) -> int:
    """Where the noun starts that a numeral counts, past the "of" of "dozens of men" and "nine of the 12 men"."""
    if after + 1 >= len(words) or words[after].lower != "of":
        return after + 1 if after + 1 < len(words) and _adds(words, kinds, after) else after
    at = after + 1
    while at + 1 < len(words) and kinds[at] in "DM":
        at += 1
    return at


def _adds(words: Sequence[Token], kinds: str, at: int) -> bool:
    """Whether "more" or its like stands between a numeral and its noun: "three more people"."""
    return words[at].lower in {"more", "further", "additional"} and _noun_follows(words, kinds, at)


def _is_set(words: Sequence[Token], first: int) -> bool:
    return first > 1 and words[first - 1].lower == "of" and words[first - 2].lower in SETS


def _said_of(analysis: Analysis, words: Sequence[Token], kinds: str, at: int) -> tuple[int, str, str | None]:
    """End, head and words of the noun that says what a part is: "two of them nurses", "four of whom are guards"."""
    noun = at
    while noun < len(words) and kinds[noun] in "XA":
        noun += 1
    last, head = _noun_phrase(words, kinds, noun)
    if last == noun or head in effects.measures():
        return at, "", None
    return last, head, analysis.text[words[noun].start : words[last - 1].end]


def _noun_phrase(words: Sequence[Token], kinds: str, at: int) -> tuple[int, str]:
    """End and head noun of what a numeral counts; it stops at a participle that tells of an effect."""
    last, head = at, ""
    if at < len(words) and words[at].lower == "others":
        return at + 1, ""
    while last < len(words) and kinds[last] in "WUVGAT-" and last - at < 6:
        word = words[last].lower
        if word in effects.triggers() and not _modifies(words, last):
            break
        if kinds[last] == "V" or (kinds[last] in "A-" and not _noun_follows(words, kinds, last)) or kinds[last] == "T":
            break
        last += 1
        head = word
    if last == at:
        return at, ""
    if last + 1 < len(words) and kinds[last] == "C" and kinds[last + 1] == "W" and _plain_noun(words[last + 1].lower):
        return last + 2, head
    return last, head


def _modifies(words: Sequence[Token], i: int) -> bool:
    """Whether a participle stands before the noun it goes with: "12 wounded soldiers"."""
    return i + 1 < len(words) and words[i + 1].lower in effects.counted("people")


def _noun_follows(words: Sequence[Token], kinds: str, i: int) -> bool:
    return i + 1 < len(words) and kinds[i + 1] in "WU" and words[i + 1].lower not in effects.triggers()


def _plain_noun(word: str) -> bool:
    return any(word in effects.counted(kind) for kind in ("people", "munitions", "things"))


_PARTS = {"most": 0.5, "all": 1.0}
"""Words for a share that are no numbers; more than half are most."""


def _shares(analysis: Analysis, words: Sequence[Token], kinds: str) -> Iterator[Counted]:
    """ "Most of them", "all of whom"."""
    for i, word in enumerate(words):
        share = _PARTS.get(word.lower)
        if share is not None and of_whom(words, i + 1):
            bound: Bound = "exact" if share == 1 else "vague"
            span = word.start, word.end
            last, head, who = _said_of(analysis, words, kinds, i + 3)
            yield Counted(i, last, span, None, None, None, bound, head, one_line(who), part=True, share=share)


def _renames(kinds: str, words: Sequence[Token], first: int) -> bool:
    """Whether a name only says who the person before the comma is: "their child, Ida," counts one."""
    return first > 1 and kinds[first - 1] == "," and words[first - 2].lower in effects.singulars("people")


def _people(words: Sequence[Token], kinds: str, sentence: Sentence, cast: Cast) -> Iterator[Counted]:
    """Named people, who count as one in a victim's place."""
    for (start, end), number in cast.mentions(sentence.start, sentence.end, "person"):
        first = next(i for i, w in enumerate(words) if w.end > start)
        if not _renames(kinds, words, first):
            last = next((i for i, w in enumerate(words) if w.start >= end), len(words))
            part = is_part(words, kinds, first, last)
            name = cast.drafts[number].name
            yield Counted(first, last, (start, end), 1, 1, 1, "exact", "person", name, part, named=True)
