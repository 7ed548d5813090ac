"""Lemmas by rules of English inflection and a table of exceptions, as the English tree banks of UD write them.

The part of speech is given: "saw" is "see" as a verb and "saw" as a noun. Proper names keep their letters.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from accordingto.language.inflection import irregular
from accordingto.language.lexicon import data

_DOUBLED = re.compile(r"[aeiouy]([bdgmnprt])\1$")
"""A consonant doubled before -ed or -ing: "stopped", "planning"; "called" and "passed" keep theirs."""
_LOST_E = re.compile(
    r"(?:[cuvz]|[dlr]g|ang|[aeiou]g|[^s]s|[bcdfgkptz]l|[^aeiou](?:[aou][dkmpt]|i[bdklmnprt]|[au][lnr])|uir|[ui]at)$"
)
"""Stems that lost an e before -ed and -ing: "arriv-", "chang-", "settl-", "hop-", "requir-"; right for 92 of 100 verbs
of the tree banks, of which the frequent others are exceptions."""
_GREEK = re.compile(r"(?:cris|lys|thes|gnos)es$")
_NEGATION = re.compile(r"(?<=[a-z])n(?:'t|ot)$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PLAIN = str.maketrans("“”‘’–", "\"\"''-")


@lru_cache(maxsize=1 << 16)
def lemma(word: str, upos: str) -> str:
    """The lemma of a word, or of a token with a negation in it, by its part of speech of Universal Dependencies."""
    if upos in {"PROPN", "X"}:
        return _exceptions(upos).get(word, word)
    lower = word.lower().replace("’", "'")
    if upos == "AUX":
        lower = _NEGATION.sub("", lower)
    known = _exceptions(upos).get(lower)
    return regular(lower, upos) if known is None else known


def regular(word: str, upos: str) -> str:
    """The lemma by rules alone, of a word in small letters."""
    if upos in {"VERB", "AUX"}:
        return _verb(word)
    if upos == "NOUN":
        return _noun(word)
    if upos == "NUM":
        return _THOUSANDS.sub("", word)
    if upos in {"PUNCT", "SYM"}:
        return word.translate(_PLAIN)
    return _positive(word) if upos in {"ADJ", "ADV"} else word


@cache
def _exceptions(upos: str) -> dict[str, str]:
    """Lemmas that the rules miss, by word, from ``data/lemmas.toml``."""
    pairs = (entry.rpartition("=") for entry in data("lemmas").get(upos, "").split())
    return {word: found for word, _, found in pairs}


def _verb(word: str) -> str:
    known = irregular().get(word)
    if known is not None:
        return known
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and re.search(r"[aeiouy]", stem) and len(stem) > 1:
            return _stem(stem, ending)
    return _without_s(word)


def _stem(stem: str, ending: str) -> str:
    """The base form of a verb from what stands before -ed or -ing."""
    if stem.endswith("i") and ending == "ed":
        return stem[:-1] + "y"
    if _DOUBLED.search(stem):
        return stem[:-1]
    return stem + "e" if _LOST_E.search(stem) else stem


def _noun(word: str) -> str:
    if word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    if _GREEK.search(word):
        return word[:-2] + "is"
    return _without_s(word)


def _without_s(word: str) -> str:
    """A verb or noun without the -s of the third person or the plural."""
    if not word.endswith("s") or word.endswith("ss") or len(word) < 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if re.search(r"(?:ss|sh|ch|x|zz|[^aeiou]o)es$", word) else word[:-1]


def _positive(word: str) -> str:
    """An adjective or adverb without -ier, -iest or -est; words in -er are seldom comparatives unless listed."""
    stem = re.sub(r"(?:(?<=..i)er|(?<=...)est)$", "", word)
    if stem == word:
        return word
    if stem.endswith("i"):
        return stem[:-1] + "y"
    return _stem(stem, "est")
