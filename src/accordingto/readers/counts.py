"""Counted phrases of a sentence: "more than 4,000 rockets", "a soldier", "Corporal Ann Lee", "66 children"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from accordingto.language import Analysis, Sentence, Token
from accordingto.language.dependencies import Dependencies, dependencies
from accordingto.readers import effects
from accordingto.readers.befallen import befallen
from accordingto.readers.cast import Cast
from accordingto.readers.numbers import COUNTING, Figure, figures
from accordingto.reading import Bound
from accordingto.report import Span


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase: tokens ``first`` to ``last`` of its sentence, and what its number says.

    ``head`` is the lower-case noun that is counted, empty when only the numeral stands; ``part`` says that the words
    make it a part of the count before it.
    """

    first: int
    last: int
    number: Span
    count: int | None
    low: int | None
    high: int | None
    bound: Bound
    head: str
    who: str | None
    part: bool = False


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
    found: list[Counted] = []
    whole: int | None = None
    for figure in figures(analysis.text, sentence.start, sentence.end):
        if figure.kind in COUNTING and (whole is None or figure.count != whole):
            found.append(_counted(analysis, words, kinds, figure))
        whole = figure.whole
    taken = {i for c in found for i in range(c.first, c.last)}
    named = [n for n in _people(words, kinds, sentence, cast) if taken.isdisjoint(range(n.first, n.last))]
    taken |= {i for c in named for i in range(c.first - 1, c.last)}
    ends = {c.last for c in named}
    for single in _singles(analysis, words, tree):
        apposed = single.first - 1 in ends and kinds[single.first - 1] == ","
        if not apposed and taken.isdisjoint(range(single.first, single.last)):
            found.append(single)
    found += named
    found.sort(key=lambda c: c.first)
    return View(analysis, sentence, words, kinds, tree, tuple(_chained(kinds, found)))


def _chained(kinds: str, found: Sequence[Counted]) -> Iterator[Counted]:
    """Counts coordinated with a part are parts too ("including 66 children and 40 women"), unless a comma closes it."""
    part = False
    for i, counted in enumerate(found):
        gap = kinds[found[i - 1].last : counted.first] if i else ""
        part = counted.part or (part and 0 < len(gap) <= 3 and gap.rstrip("AD") in {"C", ","})
        yield replace(counted, part=part)


def _counted(analysis: Analysis, words: Sequence[Token], kinds: str, figure: Figure) -> Counted:
    first = next((i for i, w in enumerate(words) if w.end > figure.start), 0)
    after = next((i for i, w in enumerate(words) if w.start >= figure.end), len(words))
    noun = after + 2 if after + 2 < len(words) and words[after].lower == "of" and kinds[after + 1] == "D" else after
    last, head = _noun_phrase(words, kinds, noun)
    part = _is_part(words, kinds, first, after)
    who = analysis.text[words[noun].start : words[last - 1].end] if last > noun else None
    if after + 1 < len(words) and words[after].lower == "of" and words[after + 1].lower in _WHOM:
        who, last = None, after + 2
    return Counted(
        first, last, figure.number, figure.count, figure.low, figure.high, figure.bound, head, _one_line(who), part
    )


_WHOM = frozenset({"whom", "them", "which", "those", "these", "us"})
_OPENERS_OF_PARTS = frozenset({"including", "includes", "include", "included", "among", "amongst", "comprising"})


def _one_line(words: str | None) -> str | None:
    return None if words is None else " ".join(words.split())


def _noun_phrase(words: Sequence[Token], kinds: str, at: int) -> tuple[int, str]:
    """End and head noun of what a numeral counts; it stops at a participle that tells of an effect."""
    if at + 2 < len(words) and words[at].lower == "of" and kinds[at + 1] == "D":
        at += 2
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


def _is_part(words: Sequence[Token], kinds: str, first: int, after: int) -> bool:
    """Whether the words make it a part: "including 66", "four of whom", "of whom 12", "among them 3"."""
    if after + 1 < len(words) and words[after].lower == "of" and words[after + 1].lower in _WHOM:
        return True
    i = first - 1
    while i >= 0 and kinds[i] in "AXD":
        i -= 1
    if i < 0:
        return False
    word = words[i].lower
    if word in _OPENERS_OF_PARTS:
        return True
    return word in _WHOM and i > 0 and words[i - 1].lower in {"of", "among", "amongst"}


_NO_SINGLE = frozenset("no every each any some several many few both all these those whose".split())
"""Determiners that do not single out one person or thing."""


def _singles(analysis: Analysis, words: Sequence[Token], tree: Dependencies) -> Iterator[Counted]:
    """One affected person or thing named by a singular noun: "a soldier", "another bridge", "their child".

    A noun of no lexicon counts where the tree makes it whom a word of effect befalls.
    """
    affected = _affected(tree)
    for i in range(len(words)):
        known = any(words[i].lower in effects.singulars(kind) for kind in _SUFFERING)
        if not (known and tree.upos[i] == "NOUN") and not (i in affected and _is_one(tree, i)):
            continue
        if tree.relations[i] in {"compound", "nmod:desc"} or not _is_single(tree, i):
            continue
        first = tree.phrase(i)[0]
        count = 2 if words[i].lower == "couple" else 1
        span = words[first].start, words[i].end
        who = _one_line(analysis.text[slice(*span)])
        yield Counted(first, i + 1, span, count, count, count, "exact", words[i].lower, who, _part_of(tree, i))


_SUFFERING: tuple[effects.Counts, ...] = ("people", "things")


def _affected(tree: Dependencies) -> frozenset[int]:
    """Nouns that the tree makes whom a word of effect befalls."""
    found: set[int] = set()
    for i, word in enumerate(tree.words):
        trigger = effects.triggers().get(word.lower)
        if trigger is not None and trigger.counts == "people":
            found |= set(befallen(tree, i, trigger).heads)
    return frozenset(found)


def _is_one(tree: Dependencies, at: int) -> bool:
    """Whether a noun of no lexicon is singular; what looks like a name must have an article: "a Varnish"."""
    noun = tree.words[at].lower
    if tree.upos[at] != "NOUN":
        return tree.has(at, "det", "a", "an", "another")
    many = noun in effects.no_victims() or noun in effects.counted("people") or noun in effects.quantities()
    return noun.endswith("ss") or not (noun.endswith("s") or many)


def _is_single(tree: Dependencies, noun: int) -> bool:
    """Whether a determiner or owner singles out one; headlines drop it: "Soldier killed in raid"."""
    if tree.dependent(noun, "nummod") is not None:
        return False
    if tree.dependent(noun, "nmod:poss") is not None or tree.has(noun, "case", "'s", "'"):
        return True
    article = tree.dependent(noun, "det")
    if article is None:
        return tree.edges[noun][0] == 0
    return tree.words[article].lower not in _NO_SINGLE


def _part_of(tree: Dependencies, noun: int) -> bool:
    """Whether the words make it a part: "including a child", "among them a nurse"."""
    return tree.case(noun) in _OPENERS_OF_PARTS or tree.has(noun, "nmod", *_WHOM)


def _renames(kinds: str, words: Sequence[Token], first: int) -> bool:
    """Whether a name only says who the person before the comma is: "their child, Ida," counts one."""
    return first > 1 and kinds[first - 1] == "," and words[first - 2].lower in effects.singulars("people")


def _people(words: Sequence[Token], kinds: str, sentence: Sentence, cast: Cast) -> Iterator[Counted]:
    """Named people, who count as one in a victim's place."""
    for (start, end), number in cast.mentions(sentence.start, sentence.end, "person"):
        first = next(i for i, w in enumerate(words) if w.end > start)
        if not _renames(kinds, words, first):
            last = next((i for i, w in enumerate(words) if w.start >= end), len(words))
            part = _is_part(words, kinds, first, last)
            name = cast.drafts[number].name
            yield Counted(first, last, (start, end), 1, 1, 1, "exact", "person", name, part)
