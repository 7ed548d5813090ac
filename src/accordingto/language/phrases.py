"""Noun phrases and clause edges of a sentence, from closed classes and word order alone.

Every token gets one letter:

    D determiner   P preposition   C conjunction   S subordinator   X auxiliary   I infinitive "to"   N negation
    R pronoun      V verb          A adverb        M number         T month or weekday
    G possessive 's                U capitalised   W other word     Q quotation mark
    , ; : ( ) -    marks that end phrases           .  other marks
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from accordingto.language.inflection import forms
from accordingto.language.lexicon import data, words
from accordingto.language.tokens import Token

NOUNISH = frozenset("WUMTG")
CORE = frozenset("WUMTGDA")
_QUOTES = frozenset('"“”„«»') | {"``", "''"}
_DASHES = frozenset({"--", "—", "–", "---", "-"})
_AFTER_NOUNS = frozenset({"of", "in", "at", "by", "near", "on"})
"""Prepositions before which an -ing form after a noun is a noun itself: "a mass shooting at", "the dam bombing of"."""
_BRACKET = re.compile(r"(?<=[UWG])\([^()]{1,5}\)")


@cache
def verb_forms() -> frozenset[str]:
    """Forms of the verbs of all lexicons."""
    lists = [words().verbs]
    lists += [_forms(group["verbs"]) for group in data("cues")["verbs"]]
    lists.append(_forms(data("events")["light"]))
    for name in ("effects", "events"):
        lists += [_forms(entry.get("verb", "")) for entry in data(name).get("entry", [])]
    return frozenset().union(*lists)


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(form.split()[0] for verb in verbs.split() for form in forms(verb.partition("_")[0]))


@cache
def _closed() -> dict[str, str]:
    """Lower-case word -> letter, for words whose class does not hang on their neighbours; later lists win."""
    lists = words()
    table: dict[str, str] = {}
    for letter, group in (
        ("A", lists.adverbs),
        ("R", lists.pronouns),
        ("P", lists.prepositions),
        ("S", lists.subordinators),
        ("D", lists.determiners),
        ("X", lists.auxiliaries),
        ("C", lists.conjunctions),
        ("N", frozenset({"not", "n't", "never"})),
    ):
        table.update(dict.fromkeys(group, letter))
    table.update(dict.fromkeys(["that", "which", "what"], "S"))
    return table


def letters(tokens: Sequence[Token]) -> str:
    """One letter for each token of a sentence."""
    upper = _shouts(tokens)
    names = not upper and not _sets_title_case(tokens)
    found: list[str] = []
    for i in range(len(tokens)):
        found.append(_letter(tokens, i, found, upper=upper, names=names))
    return _fold_brackets("".join(found))


def _fold_brackets(kinds: str) -> str:
    """Make a short bracket after a noun part of its phrase: "Rep. Ana Cruz (D-Calif.) said"."""
    return _BRACKET.sub(lambda m: "G" * len(m.group()), kinds)


def _shouts(tokens: Sequence[Token]) -> bool:
    """Whether the sentence is upper-case wire copy, in which capitals tell nothing."""
    long_words = [t.text for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    return len(long_words) > 2 and sum(w.isupper() for w in long_words) > 0.8 * len(long_words)


def _letter(tokens: Sequence[Token], i: int, found: Sequence[str], *, upper: bool, names: bool) -> str:
    """The letter of token ``i``; ``names`` says whether a capital inside the sentence is the sign of a name."""
    token = tokens[i]
    mark = _mark(token.text)
    if mark is not None:
        return mark
    before = found[-1] if found else ""
    following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if token.text[0].isdigit():
        return "M"
    capital = not upper and _capitalised(token.text)
    if token.lower in {"'s", "'"}:
        return "X" if before in {"R", "S"} else "G"
    if capital and names and i > 0 and before not in {"Q", ":"} and token.lower != "i":
        return "T" if token.lower in words().months or token.lower in words().weekdays else "U"
    if token.lower.endswith(("ing", "ed")) and _modifies_noun(token.lower, found) and _may_be_noun(following):
        return "U" if capital else "W"
    plural = i > 0 and tokens[i - 1].lower.endswith("s")
    return _lower_letter(token, before, following, capital=capital and i > 0, plural=plural)


_IN_PHRASE = re.compile(r"[DG][WA]*$")


def _modifies_noun(word: str, found: Sequence[str]) -> bool:
    """Whether a participle stands in an open noun phrase: "a brutal bombing campaign", "the badly damaged wall"."""
    before = "".join(found[-4:])
    if word.endswith("ing"):
        return _IN_PHRASE.search(before) is not None
    return word.endswith("ed") and before[-1:] in {"D", "G", "A"} and "D" in before


def _may_be_noun(word: str) -> bool:
    return word[:1].isalpha() and word not in _closed()


def _sets_title_case(tokens: Sequence[Token]) -> bool:
    """Whether most long words are capitalised (a headline), so that a capital is no sign of a name."""
    long_words = [t.text for t in tokens if len(t.text) > 4 and t.text.isalpha()]
    return len(long_words) > 3 and all(w[0].isupper() for w in long_words)


def _lower_letter(token: Token, before: str, following: str, *, capital: bool, plural: bool) -> str:
    word = token.lower
    if word == "to" and _is_base(following):
        return "I"
    if word in {"her", "this", "these", "those"}:
        return "D" if following[:1].isalnum() and _closed().get(following) in {None, "D"} else "R"
    letter = _closed().get(word)
    if word in words().months or word in words().weekdays:
        return "T" if word not in {"may", "sat", "sun", "wed"} or capital else (letter or "W")
    if letter is not None and not (letter == "A" and capital):
        return letter
    if word.endswith("ly") and word not in words().not_adverbs:
        return "A"
    if word.endswith("ing") and before in {"W", "U"} and (not following[:1].isalnum() or following in _AFTER_NOUNS):
        return "U" if capital else "W"
    if word in verb_forms() and _acts_as_verb(word, before, plural=plural):
        return "V"
    if not capital and _has_verb_ending(word, before, following):
        return "V"
    return "U" if _capitalised(token.text) else "W"


def _has_verb_ending(word: str, before: str, following: str) -> bool:
    """Whether a word of no lexicon acts as a verb by its ending and what stands around it."""
    if word.endswith("ed") and len(word) > 4:
        return before in {"U", "W", "R", "A", "X", "N", ",", "T"} or (before == "M" and not _may_be_noun(following))
    return word.endswith("ing") and len(word) > 5 and before in {",", "X"}


def _capitalised(text: str) -> bool:
    """Whether a word has a name's capital, also after a particle: Gaza, al-Quds, d'Avila."""
    return text[0].isupper() or any(c.isupper() for c in text[1:4])


def _is_base(word: str) -> bool:
    return word in verb_forms() and not word.endswith(("ed", "ing", "s"))


def _acts_as_verb(word: str, before: str, *, plural: bool) -> bool:
    """Whether a verb's form acts as one after a word of class ``before``; base forms after a noun's modifier do not."""
    if before in {"D", "G", "M"}:
        return False
    if before == "P":
        return word.endswith("ing")
    if word.endswith(("ed", "ing")):
        return True
    if before == "V" and not word.endswith(("ed", "ing")) and not _is_past(word):
        return False
    modified = before in {"", "W"} or (before == "U" and not plural)
    return not modified or _is_past(word) or word.endswith("s")


@cache
def _pasts() -> frozenset[str]:
    irregular = {f for verb in words().verbs for f in forms(verb)[2:4]}
    cues = {f for group in data("cues")["verbs"] for verb in group["verbs"].split() for f in forms(verb)[2:4]}
    return frozenset(irregular | cues)


def _is_past(word: str) -> bool:
    return word in _pasts()


def _mark(text: str) -> str | None:
    if text in _QUOTES:
        return "Q"
    if text in _DASHES:
        return "-"
    if text in {",", ";", ":", "(", ")"}:
        return text
    if text in {"[", "]"}:
        return "(" if text == "[" else ")"
    if text[0].isalnum() or text[0] in "'’":
        return None
    return "."


def phrase_before(kinds: str, end: int, *, floor: int = 0) -> tuple[int, int] | None:
    """The noun phrase that ends just before token ``end``: a (first, last) token range, or null.

    It takes in post-modifiers joined by prepositions, coordination where no verb stands before it in the clause, and
    an apposition or relative clause between commas.
    """
    stop = end
    while stop > floor and kinds[stop - 1] in "AXN":
        stop -= 1
    if stop > floor and kinds[stop - 1] in {",", "-", ")"}:
        return _with_apposition(kinds, stop, floor)
    return _simple_before(kinds, stop, floor)


def _with_apposition(kinds: str, end: int, floor: int) -> tuple[int, int] | None:
    """The phrase before an insertion that closes at ``end``: "Ann Lee, the mayor," -> from Ann to the comma's left."""
    mark = "(" if kinds[end - 1] == ")" else kinds[end - 1]
    opening = kinds.rfind(mark, floor, end - 1)
    if opening <= floor or end - opening > 40:
        return None
    inside = kinds[opening + 1 : end - 1]
    if not inside or (inside[0] not in "DWUMSP" and mark != "(") or "Q" in inside:
        return None
    if "V" in inside and inside[0] not in "SDWM":
        return None
    head = _simple_before(kinds, opening, floor)
    return None if head is None else (head[0], end - 1)


def _simple_before(kinds: str, end: int, floor: int) -> tuple[int, int] | None:
    first = _core_before(kinds, end, floor)
    if first is None:
        return None
    while first > floor:
        joiner = kinds[first - 1]
        if (joiner == "P" and first - 1 > floor and kinds[first - 2] in NOUNISH) or (
            joiner == "C" and first - 1 > floor and kinds[first - 2] in NOUNISH and _no_verb(kinds, floor, first - 1)
        ):
            earlier = _core_before(kinds, first - 1, floor)
        else:
            break
        if earlier is None:
            break
        first = earlier
    return first, end


def _core_before(kinds: str, end: int, floor: int) -> int | None:
    """First token of the noun group that ends before ``end``: determiner, modifiers and nouns, or one pronoun."""
    if end > floor and kinds[end - 1] in "RS":
        return end - 1 if kinds[end - 1] == "R" or end - 1 == floor or kinds[end - 2] in NOUNISH | {","} else None
    first = end
    nouns = 0
    while first > floor and kinds[first - 1] in CORE:
        first -= 1
        nouns += kinds[first] in NOUNISH
        if kinds[first] == "D" and not (first > floor and kinds[first - 1] in "GD"):
            break
    while first < end and kinds[first] in "AG":
        first += 1
    return first if nouns and first < end else None


def _no_verb(kinds: str, floor: int, end: int) -> bool:
    start = max(kinds.rfind(mark, floor, end) for mark in ";:Q,S-")
    return not any(k in "VX" for k in kinds[max(start, floor) : end])


def phrase_after(kinds: str, start: int, *, limit: int | None = None) -> tuple[int, int] | None:
    """The noun phrase that begins at token ``start`` (adverbs skipped): a (first, last) token range, or null."""
    stop = len(kinds) if limit is None else limit
    first = _past_bound(kinds, start, stop)
    last = _core_after(kinds, first, stop)
    if last is None:
        return None
    while last < stop - 1 and kinds[last] == "P":
        further = _core_after(kinds, last + 1, stop)
        if further is None:
            break
        last = further
    return first, last


_BOUND = re.compile(r"[AQ]*(?:[DAP]{1,3}(?=M))?")
"""Adverbs and bound words before a numeral: "more than 4,000", "at least two", "over 700"."""


def _past_bound(kinds: str, start: int, stop: int) -> int:
    match = _BOUND.match(kinds, start, stop)
    return start if match is None else match.end()


def core(kinds: str, words: Sequence[Token], phrase: tuple[int, int]) -> tuple[int, int]:
    """The phrase without its circumstances: up to the first comma, or preposition other than "of" and "for"."""
    first, last = phrase
    for i in range(first + 1, last):
        if kinds[i] in ",-(S" or (kinds[i] in "PT" and words[i].lower not in {"of", "for"}):
            return first, i
    return phrase


def _core_after(kinds: str, start: int, stop: int) -> int | None:
    """End of the noun group that begins at ``start``."""
    if start < stop and kinds[start] == "R":
        return start + 1
    last = start
    while last < stop and kinds[last] in CORE:
        if kinds[last] == "D" and last > start and kinds[last - 1] != "D":
            break
        last += 1
    while last > start and kinds[last - 1] in "AG":
        last -= 1
    return last if any(k in NOUNISH for k in kinds[start:last]) else None
