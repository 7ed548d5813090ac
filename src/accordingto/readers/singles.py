"""Victims that nouns count without a numeral: "a soldier", "both men", "the 45-year-old", "civilians"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accordingto.language import Analysis, Token
from accordingto.language.dependencies import Dependencies
from accordingto.readers import effects
from accordingto.readers.befallen import befallen
from accordingto.readers.counted import OPENERS_OF_PARTS, SETS, WHOM, Counted, one_line
from accordingto.readers.effects import Trigger

_NO_SINGLE = frozenset("no every each any some several few many both all these those such what which".split())
"""Determiners that do not single out one person or thing."""
_SUFFERING: tuple[effects.Counts, ...] = ("people", "things")
_DEFINITE = frozenset("the these those all both any no what which such its his her their our my your".split())
"""Determiners of a plural that takes up people told of before, or tells of none."""
_REFERRING = frozenset({"amod", "acl", "acl:relcl"})
"""Relations of a word of effect that only says who is meant: "the wounded soldiers", "people killed there"."""
_AGED = "year-old"


def singles(analysis: Analysis, words: Sequence[Token], tree: Dependencies) -> Iterator[Counted]:
    """One or two of the affected named by a noun, in order: "a soldier", "another bridge", "their child", "both men".

    A noun of no lexicon counts where the tree makes it whom a word of effect befalls.
    """
    affected = _affected(tree)
    for i in range(len(words)):
        if i in affected and tree.words[i].lower == "another":
            yield Counted(i, i + 1, (words[i].start, words[i].end), 1, 1, 1, "exact", "", None)
        elif (_is_listed(tree, i) or (i in affected and _is_one(tree, i))) and not _is_inside(tree, i):
            count = _number(tree, i)
            if count is not None:
                yield _single(analysis, tree, i, count)


def plurals(analysis: Analysis, tree: Dependencies) -> Iterator[Counted]:
    """Victims told of in a plural without a number: "the shelling killed civilians"."""
    for at, trigger in _triggers(tree):
        if trigger.form not in {"past", "finite"} or tree.relations[at] in _REFERRING or tree.negated(at):
            continue
        for head in befallen(tree, at, trigger).heads:
            if (
                _is_bare_plural(tree, head, trigger.counts)
                and not _is_inside(tree, head)
                and not _is_listed_last(tree, head)
            ):
                first, last = tree.phrase(head)
                span = tree.words[first].start, tree.words[last - 1].end
                noun, who = tree.words[head].lower, one_line(analysis.text[slice(*span)])
                number = tree.words[first].start, tree.words[head].end
                yield Counted(first, head + 1, number, None, None, None, "vague", noun, who, _part_of(tree, head))


def _single(analysis: Analysis, tree: Dependencies, noun: int, count: int) -> Counted:
    first = tree.phrase(noun)[0]
    if tree.words[first].lower == "whose":
        first += 1
    span = tree.words[first].start, tree.words[noun].end
    named = tree.words[first + 1].start if tree.words[first].lower == "both" else span[0]
    who, head = one_line(analysis.text[named : span[1]]), tree.words[noun].lower
    return Counted(first, noun + 1, span, count, count, count, "exact", head, who, _part_of(tree, noun))


def _triggers(tree: Dependencies) -> Iterator[tuple[int, Trigger]]:
    """The single words of effect of a sentence."""
    for at, word in enumerate(tree.words):
        trigger = effects.triggers().get(word.lower)
        if trigger is not None:
            yield at, trigger


def _affected(tree: Dependencies) -> frozenset[int]:
    """Nouns that the tree makes whom a word of effect befalls."""
    found: set[int] = set()
    for at, trigger in _triggers(tree):
        if trigger.counts == "people":
            found |= set(befallen(tree, at, trigger).heads)
        of = effects.triggers().get(f"{tree.words[at].lower} of")
        if of is not None:  # other nouns after "of" are too often no people: "the death of a dream"
            found |= {i for i in befallen(tree, at, of).heads if tree.upos[i] == "PROPN"}
    return frozenset(found)


def _is_listed(tree: Dependencies, at: int) -> bool:
    """Whether the lexicon knows a noun as one person or thing, or, after "both", as people."""
    word = tree.words[at].lower
    both = word in effects.counted("people") and _has_both(tree, at)
    return tree.upos[at] == "NOUN" and (both or any(word in effects.singulars(kind) for kind in _SUFFERING))


def _is_inside(tree: Dependencies, at: int) -> bool:
    """Whether a noun only describes the noun beside it."""
    return tree.relations[at] in {"compound", "nmod:desc"}


def _is_one(tree: Dependencies, at: int) -> bool:
    """Whether a noun of no lexicon is singular; what looks like a name must have an article: "a Varnish"."""
    noun = tree.words[at].lower
    if tree.upos[at] != "NOUN":
        return tree.has(at, "det", "a", "an", "another") or _is_titled(tree, at)
    many = noun in effects.no_victims() or noun in effects.counted("people") or noun in effects.quantities()
    return noun.endswith("ss") or not (noun.endswith("s") or many)


def _is_titled(tree: Dependencies, at: int) -> bool:
    """Whether a name that names nobody known follows an office: "candidate Oskar Varn" in capitals."""
    first = tree.phrase(at)[0]
    return any(tree.words[i].lower in effects.singulars("people") for i in range(first, at))


def _number(tree: Dependencies, noun: int) -> int | None:
    """How many a noun phrase without a numeral stands for: one, the two of "both men" and "the couple", or unknown."""
    if _has_both(tree, noun):
        return 2
    if not _is_single(tree, noun) or tree.words[noun].lower in SETS:
        return None
    return 2 if tree.words[noun].lower == "couple" else 1


def _has_both(tree: Dependencies, noun: int) -> bool:
    return tree.has(noun, "det", "both") or tree.has(noun, "det:predet", "both")


def _is_single(tree: Dependencies, noun: int) -> bool:
    """Whether a determiner or owner singles out one; headlines drop it: "Soldier killed in raid"."""
    if not tree.words[noun].lower.endswith(_AGED) and any(i < noun for i in tree.dependents(noun, "nummod")):
        return False
    if tree.dependent(noun, "nmod:poss") is not None or tree.has(noun, "case", "'s", "'"):
        return True
    article = tree.dependent(noun, "det")
    if article is None:
        return tree.edges[noun][0] == 0 or (tree.upos[noun] == "PROPN" and _is_titled(tree, noun))
    return tree.words[article].lower not in _NO_SINGLE


def _is_bare_plural(tree: Dependencies, noun: int, counts: effects.Counts) -> bool:
    """Whether a plural of the lexicon has neither number nor article."""
    word = tree.words[noun].lower
    known = word in effects.counted(counts) and word not in effects.singulars(counts)
    if not known or tree.upos[noun] != "NOUN" or tree.dependent(noun, "nummod", "nmod:poss") is not None:
        return False
    first, last = tree.edges[noun]
    if any(tree.words[i].lower == "how" for i in range(first, last)):  # "how many people died"
        return False
    return not any(tree.words[i].lower in _DEFINITE for i in tree.dependents(noun, "det", "det:predet"))


def _is_listed_last(tree: Dependencies, noun: int) -> bool:
    """Whether a plural only ends a list of names or figures: "900 Britons, and civilians of other nations"."""
    first = tree.governors[noun]
    return tree.relations[noun] == "conj" and (
        tree.upos[first] != "NOUN" or tree.dependent(first, "nummod") is not None
    )


def _part_of(tree: Dependencies, noun: int) -> bool:
    """Whether the words make it a part: "including a child", "among them a nurse"."""
    return tree.case(noun) in OPENERS_OF_PARTS or tree.has(noun, "nmod", *WHOM)
