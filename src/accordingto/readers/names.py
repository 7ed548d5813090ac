"""Capitalised names of a report: where they stand and what kind of thing each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from accordingto.language import Analysis, Sentence, Token, gazetteer
from accordingto.language.lexicon import data, words
from accordingto.reading import EntityType
from accordingto.report import Span


class Name(NamedTuple):
    """A name in the text. ``first`` and ``last`` are its tokens in the report, ``type`` null when nothing tells."""

    span: Span
    text: str
    type: EntityType | None
    country: str | None
    first: int
    last: int
    sentence: int


WELL_KNOWN_CITY = 1_000_000
"""Inhabitants from which a city's name is taken for the city without a preposition before it."""
_NOWHERE = (gazetteer.City("", "", 0.0, 0.0, 0, 0),)
_SPACES = re.compile(r"\s+")


@cache
def _heads(kind: str, field: str) -> frozenset[str]:
    return frozenset(data("names")[kind].get(field, "").split())


def title_heads() -> frozenset[str]:
    """Nouns for offices and occupations."""
    return _heads("titles", "heads")


def title_modifiers() -> frozenset[str]:
    """Words before an office that belong to it."""
    return _heads("titles", "modifiers")


def honorifics() -> frozenset[str]:
    """Forms of address, which are no offices."""
    return _heads("honorifics", "words")


def bare(word: str) -> str:
    """A word in lower case without its abbreviation stop."""
    return word.lower().rstrip(".")


def read(analysis: Analysis) -> tuple[Name, ...]:
    """The names of a report in order, not overlapping."""
    found: list[Name] = []
    seen_inside = _inside_words(analysis)
    for number, sentence in enumerate(analysis.sentences):
        if sentence.zone in {"dateline", "boilerplate"}:
            continue
        found += _in_sentence(analysis, number, sentence, seen_inside)
    return tuple(found)


def _inside_words(analysis: Analysis) -> frozenset[str]:
    """Words that stand capitalised inside some sentence of the body: names also where they begin one."""
    inside: set[str] = set()
    for sentence in analysis.sentences:
        if sentence.zone != "title":
            tokens = analysis.words(sentence)
            inside |= {t.lower for t, k in zip(tokens[1:], sentence.letters[1:], strict=True) if k == "U"}
    return frozenset(inside)


def _in_sentence(analysis: Analysis, number: int, sentence: Sentence, inside: frozenset[str]) -> Iterator[Name]:
    tokens = analysis.words(sentence)
    kinds = sentence.letters
    lowered = all(k != "U" for k in kinds)
    i = 0
    while i < len(tokens):
        if not _begins(tokens, kinds, i, inside, caps_tell=not lowered):
            i += 1
            continue
        last = _run(tokens, kinds, i)
        for first, stop in _parts(tokens, i, last):
            span = tokens[first].start, tokens[stop - 1].end
            text = _SPACES.sub(" ", analysis.text[slice(*span)])
            kind, country = _classify(tokens, first, stop, text)
            yield Name(span, text, kind, country, sentence.first + first, sentence.first + stop, number)
        i = last


def _begins(tokens: Sequence[Token], kinds: str, i: int, inside: frozenset[str], *, caps_tell: bool) -> bool:
    token = tokens[i]
    if not token.text[0].isalpha() or bare(token.text) in _heads("none", "words") or token.lower.startswith("i'"):
        return False
    gazetted = token.text[0].isupper() and _is_gazetted(token.text)
    if kinds[i] == "U" and i > 0:
        return caps_tell or gazetted
    if not (token.text[0].isupper() and (i == 0 or kinds[i - 1] in "Q:")):
        return gazetted
    if token.lower in inside or gazetted:
        return True
    particle = i + 1 < len(tokens) and tokens[i + 1].lower in _heads("particles", "words")
    follows = _is_capital(tokens, kinds, i + 1) or (particle and _run(tokens, kinds, i) > i + 1)
    return (
        kinds[i] in "UW"
        and (follows or (token.text.isupper() and len(token.text) > 1))
        and token.lower not in _sentence_words()
    )


@cache
def _sentence_words() -> frozenset[str]:
    lists = words()
    return (
        lists.determiners
        | lists.prepositions
        | lists.pronouns
        | lists.subordinators
        | lists.conjunctions
        | lists.adverbs
    )


_GAZETTEERS = (gazetteer.countries, gazetteer.adjectives, gazetteer.peoples, gazetteer.seats)


def _is_gazetted(word: str) -> bool:
    key = word.casefold()
    return any(key in table() for table in _GAZETTEERS) or key in _heads("communities", "words")


def _run(tokens: Sequence[Token], kinds: str, i: int) -> int:
    """End of the capitalised run that begins at ``i``, with its particles and the links inside organization names."""
    last = i + 1
    while last < len(tokens):
        if kinds[last] == "U":
            if bare(tokens[last].text) in {"image", "photo", "video"}:
                break
            last += 1
        elif (capital := _past_particles(tokens, kinds, last)) > last:
            last = capital
        elif _links_organization(tokens, kinds, i, last):
            last += 3 if kinds[last + 1] == "D" else 2
        else:
            break
    return last


def _past_particles(tokens: Sequence[Token], kinds: str, i: int) -> int:
    """The token after the capital that "de la" at ``i`` leads to; ``i`` itself when nothing like it stands there."""
    last = i
    while last < len(tokens) and tokens[last].lower in _heads("particles", "words"):
        last += 1
    return last + 1 if last > i and _is_capital(tokens, kinds, last) else i


def _is_capital(tokens: Sequence[Token], kinds: str, i: int) -> bool:
    return i < len(tokens) and kinds[i] == "U"


def _links_organization(tokens: Sequence[Token], kinds: str, first: int, i: int) -> bool:
    """Whether "of (the)", "for" or "'s" at ``i`` stands inside a name: Ministry of Health, Gaza's Health Ministry."""
    nxt = i + 2 if i + 1 < len(tokens) and kinds[i + 1] == "D" and tokens[i + 1].lower == "the" else i + 1
    if not _is_capital(tokens, kinds, nxt):
        return False
    word = tokens[i].lower
    if word in {"of", "for"}:
        return bare(tokens[i - 1].text) in _heads("organizations", "openers")
    if kinds[i] == "G" and nxt == i + 1:
        end = nxt
        while _is_capital(tokens, kinds, end):
            end += 1
        return tokens[end - 1].lower in _heads("organizations", "heads") and tokens[end - 1].lower not in title_heads()
    return word in {"and", "&"} and _joins_remit(tokens, kinds, first, i)


def _joins_remit(tokens: Sequence[Token], kinds: str, first: int, i: int) -> bool:
    """Whether "and" goes on with what a body is for: "Ministry of Health and Population"."""
    last = i + 1
    while _is_capital(tokens, kinds, last):
        last += 1
    if last == i + 1 or tokens[last - 1].lower in _heads("organizations", "heads"):
        return False
    remits = {"ministry", "department", "office", "committee", "board"}
    return any(bare(tokens[k].text) in remits and tokens[k + 1].lower in {"of", "for"} for k in range(first, i - 1))


def _parts(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run without offices and honorifics, cut where an organization's name ends before a person's.

    "Prime Minister John Key" -> John Key; "Friendship Society Mohammed al-Buhaisi" -> two names.
    """
    start = first
    for k in range(first, last):
        word = bare(tokens[k].text)
        rest = last - k - 1
        if word in honorifics() and rest:
            yield from _whole(tokens, start, k)
            start = k if word in _heads("honorifics", "kept") else k + 1
            if start == k:
                break
        elif _is_office(tokens, k) and rest and not _heads_organization(tokens, k + 1, last):
            yield from _whole(tokens, start, _before_office(tokens, start, k))
            start = k + 1
        elif (
            k > start
            and word in _heads("organizations", "heads")
            and rest >= 2
            and _looks_like_person(tokens, k + 1, last)
        ):
            yield from _whole(tokens, start, k + 1)
            start = k + 1
    yield from _whole(tokens, start, last)


def _is_office(tokens: Sequence[Token], k: int) -> bool:
    return bare(tokens[k].text) in title_heads() and tokens[k].lower != "house"


def _heads_organization(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words after an office name an organization ("Prime Minister's Office", "State Department")."""
    return first < last and (
        tokens[first].lower in {"'s", "of", "for"} or tokens[last - 1].lower in _heads("organizations", "heads")
    )


def _before_office(tokens: Sequence[Token], start: int, k: int) -> int:
    while k > start and bare(tokens[k - 1].text) in title_modifiers():
        k -= 1
    return k


def _looks_like_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    found = [bare(t.text) for t in tokens[first:last]]
    known = _heads("organizations", "heads") | _heads("places", "heads") | {"of", "the", "and", "for", "'s"}
    return not any(word in known for word in found)


def _whole(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    while last > first and (
        tokens[last - 1].lower in {"'s", "'", "of", "the", "and", "for"}
        or bare(tokens[first].text) in _heads("none", "words")
    ):
        if bare(tokens[first].text) in _heads("none", "words"):
            first += 1
        else:
            last -= 1
    if last > first and any(t.text[0].isalpha() for t in tokens[first:last]):
        offices = title_heads() | title_modifiers() | honorifics()
        if all(bare(t.text) in offices for t in tokens[first:last]) and not _named_office(tokens, first, last):
            return
        if last - first > 1 and _is_office(tokens, last - 1):
            last -= 1
        yield first, last


def _named_office(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words for offices name an organization all the same: "State House", "Army"."""
    return tokens[last - 1].lower in _heads("organizations", "heads") or (
        last - first == 1 and tokens[first].lower == "army"
    )


def _classify(tokens: Sequence[Token], first: int, last: int, text: str) -> tuple[EntityType | None, str | None]:
    """Type and country by the words of the name and the word before it."""
    key = text.casefold()
    if key in gazetteer.countries():
        return "place", gazetteer.countries()[key]
    if key in gazetteer.peoples() and key not in gazetteer.adjectives():
        return "group", gazetteer.peoples()[key]
    if key in _heads("communities", "words"):
        return "group", None
    country = next((_country_of(t) for t in tokens[first:last] if _country_of(t)), None)
    kind = _type_by_words([t.lower for t in tokens[first:last]])
    if kind is not None:
        return kind, country
    if key in gazetteer.adjectives():
        return None, gazetteer.adjectives()[key]
    if _is_city(key, tokens[first - 1].lower if first else ""):
        return "place", None
    if last - first == 1 and text.isupper() and 2 <= len(text) <= 7 and key not in _heads("none", "acronyms"):
        return "organization", None
    return None, country


def _type_by_words(found: Sequence[str]) -> EntityType | None:
    """What the first and last words of a name say it is: "... Bridge", "Ministry of ...", "... Navy"."""
    head, opener = found[-1], found[0].rstrip(".")
    if found == ["army"]:
        return "organization"
    if len(found) == 1:
        return None
    functional = head == "department" and not _heads("organizations", "functions").isdisjoint(found)
    if functional or (opener in _heads("organizations", "openers") and "of" in found):
        return "organization"
    if head in _heads("places", "heads"):
        return "place"
    if head in _heads("organizations", "heads"):
        return "organization"
    return "place" if opener in _heads("places", "openers") else None


def _is_city(key: str, before: str) -> bool:
    """Whether a name is a city: after a preposition of place, as a seat of government, or by its size."""
    if before in _heads("places", "prepositions") and key in gazetteer.cities():
        return True
    return key in gazetteer.seats() or gazetteer.cities().get(key, _NOWHERE)[0].population >= WELL_KNOWN_CITY


def _country_of(token: Token) -> str | None:
    key = token.text.casefold()
    return gazetteer.adjectives().get(key) or gazetteer.countries().get(key)
