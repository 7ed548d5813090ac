"""Names of a report: where they stand and what kind of thing each is.

The encoder finds them; rules that are exact correct it: offices and forms of address before a person, possessives, an
organization and a person run together, acronyms in brackets, countries and peoples of the gazetteer.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from accordingto import reading
from accordingto.language import Analysis, Token, gazetteer
from accordingto.language.phrases import shouts
from accordingto.readers import acronyms, effects, outfits, recurrences
from accordingto.readers.offices import bare, is_honorific, is_modifier, is_office, listed
from accordingto.readers.runs import Run, of_tokens, placed
from accordingto.reading import EntityType
from accordingto.report import Span


class Name(NamedTuple):
    """A name in the text.

    ``first`` and ``last`` are its tokens in the report. ``type`` is null for what names no entity: the adjective of a
    country, an event, a work. ``whole`` begins with the country or place whose body it is: "Velm's Health Ministry".
    """

    span: Span
    text: str
    type: EntityType | None
    country: str | None
    first: int
    last: int
    sentence: int
    whole: Span
    long: str | None = None


_AGE = re.compile(r",\s[1-9]\d,")
_LONGEST_PERSON = 5
"""Words of the longest name of a person."""
_SPACES = re.compile(r"\s+")
_TYPES: dict[str, EntityType] = {"person": "person", "organization": "organization", "place": "place"}
_ATTRIBUTIVE = frozenset({"amod", "compound", "nmod:desc"})
_OPEN = frozenset({"PROPN", "NOUN", "ADJ", "X", "SYM", "VERB"})
_JOINING = frozenset({"ADP", "CCONJ", "DET", "SCONJ"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})
_JUNIOR = frozenset({"jr", "sr", "ii", "iii", "iv"})


def read(analysis: Analysis) -> tuple[Name, ...]:
    """The names of a report in order, not overlapping."""
    starts = [t.start for t in analysis.tokens]
    found = [run for raw in _encoded(analysis, starts) for run in _parts(analysis, raw)]
    found, long = acronyms.joined(analysis, _completed(analysis, found))
    found = outfits.named(analysis, found)
    found = _with_listed(analysis, recurrences.found_again(analysis, found))
    return tuple(_named(analysis, found, long))


def finish(found: Sequence[Name]) -> tuple[reading.Name, ...]:
    """Names as a reading lists them: groups, and what names no entity, are ``misc``."""
    return tuple(
        reading.Name(start=n.span[0], end=n.span[1], type="misc" if n.type is None or n.type == "group" else n.type)
        for n in found
    )


def plain(text: str) -> str:
    """A name on one line, without its article."""
    text = _SPACES.sub(" ", text)
    return text[4:] if text[:4].lower() == "the " and text != "The Hague" else text


def _encoded(analysis: Analysis, starts: Sequence[int]) -> Iterator[Run]:
    """What the encoder found outside of what is no part of the report's own text."""
    areas = [z for z in analysis.zones if z.kind == "boilerplate"]
    at = 0
    for name in analysis.syntax.names:
        while at < len(areas) and areas[at].end <= name.start:
            at += 1
        if at == len(areas) or name.end <= areas[at].start:
            first = bisect_right(starts, name.start) - 1
            yield Run(name.start, name.end, first, max(first + 1, bisect_left(starts, name.end)), name.kind)


def _parts(analysis: Analysis, run: Run) -> Iterator[Run]:
    """A run without what is no name in it, or the two names that it is."""
    first, last = run.first, run.last
    tokens = analysis.tokens
    run = run._replace(kind=_kind(analysis, run))
    while last > first and not tokens[last - 1].text[0].isalnum() and tokens[last - 1].text not in {")", ".", "!"}:
        last -= 1
    while last > first + 1 and not tokens[last - 1].text.istitle() and analysis.syntax.upos[last - 1] in _JOINING:
        last -= 1
    if last > first and tokens[last - 1].lower == "'s":
        last -= 1
    while last > first and not tokens[first].text[0].isalnum():
        first += 1
    if run.kind == "person":
        last = next((k for k in range(first + 1, last) if tokens[k].lower in {"'s", "'"}), last)
        first = _past_titles(analysis, first, last)
    elif run.kind == "organization" and (cut := _joint(analysis, first, last)) is not None:
        yield _cut(tokens, run, first, cut)
        yield _cut(tokens, run, cut, last)._replace(kind="person")
        return
    elif run.kind == "organization":
        last = _before_titles(tokens, first, _before_people(analysis, first, last))
    if _can_name(analysis, run.kind, first, last):
        yield _cut(tokens, run, first, last)


def _kind(analysis: Analysis, run: Run) -> str:
    """What a name is by its surroundings, else what the encoder says.

    Behind a form of address or before an age it is a person. A dateline begins with a place and has an agency in
    brackets: "VELM, 3 May (Orv News) -".
    """
    if any(is_honorific(token.text) for token in analysis.tokens[max(run.first - 1, 0) : run.first + 1]):
        return "person"
    if run.kind in {"organization", "other"} and (_is_aged(analysis, run) or _holds_office(analysis, run)):
        return "person"
    zone = next((z for z in analysis.zones if z.start <= run.start < z.end), None)
    if zone is None or zone.kind != "dateline":
        return run.kind
    before = analysis.text[zone.start : run.start].rstrip()
    if before.endswith("(") and analysis.text[run.end : run.end + 1] == ")":
        return "organization"
    return run.kind if before else "place"


def _is_aged(analysis: Analysis, run: Run) -> bool:
    """Whether an age stands behind a name: "Ida Holm, 25,"."""
    return _AGE.match(analysis.text, run.end) is not None


def _holds_office(analysis: Analysis, run: Run) -> bool:
    """Whether a name in upper-case copy follows an office and is nothing but proper nouns: "COLONEL IDA HOLM"."""
    tokens, upos = analysis.tokens, analysis.syntax.upos
    if run.first == 0 or not is_office(tokens[run.first - 1].text) or run.last - run.first > _LONGEST_PERSON:
        return False
    words = range(run.first, run.last)
    if any(upos[i] != "PROPN" or tokens[i].lower in listed("organizations", "heads") for i in words):
        return False
    return run.last - run.first > 1 and _is_loud(analysis, run.first, run.last)


def _can_name(analysis: Analysis, kind: str, first: int, last: int) -> bool:
    """Whether tokens can be a name: not pronouns and particles alone, nor an office alone for a person."""
    tagged = list(zip(analysis.tokens[first:last], analysis.syntax.upos[first:last], strict=True))
    words = [token.text for token, upos in tagged if upos != "DET"]
    return any(upos in _OPEN for _, upos in tagged) and not (
        kind == "person" and all(is_honorific(w) or is_office(w) or is_modifier(w) for w in words)
    )


def _cut(tokens: Sequence[Token], run: Run, first: int, last: int) -> Run:
    """The tokens ``first`` to ``last`` of a run, whose own ends stay as they are."""
    start = run.start if first == run.first else tokens[first].start
    end = run.end if last == run.last else tokens[last - 1].end
    return Run(start, end, first, last, run.kind)


def _past_titles(analysis: Analysis, first: int, last: int) -> int:
    """Where a person's name begins behind the offices and forms of address before it; ``last`` where none follows."""
    tokens, relations = analysis.tokens, analysis.syntax.relations
    begin = first
    for k in range(first, last - 1):
        word = tokens[k].text
        titled = is_honorific(word) or (is_office(word) and (k == first or relations[k] != "flat")) or word == ","
        if titled and bare(tokens[k + 1].text) not in _JUNIOR:
            begin = k + 1
        elif not (is_modifier(word) or tokens[k].lower in gazetteer.adjectives() or begin > k):
            break
    if begin > first and tokens[begin].lower in {"of", "for"}:
        begin = min(begin + 2, last)
    return begin


def _before_titles(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where an organization's name ends before an office in it; at its start where the whole is an office."""
    words = [t.lower for t in tokens[first:last]]
    if words[1:2] == ["of"] and is_office(words[0]):
        return first
    while last - first > 1 and "of" not in words and is_office(tokens[last - 1].text):
        last -= 1
    return last


def _completed(analysis: Analysis, found: Sequence[Run]) -> list[Run]:
    """The names with the organizations of upper-case copy whole: "NATIONAL RELIEF" before "AGENCY" ends with it."""
    begun = {run.first for run in found}
    return [_complete(analysis, run, begun) if run.kind == "organization" else run for run in found]


def _complete(analysis: Analysis, run: Run, begun: AbstractSet[int]) -> Run:
    tokens, syntax = analysis.tokens, analysis.syntax
    last = run.last
    while last < len(tokens) and last not in begun and syntax.heads[last - 1] == last and tokens[last].text.isupper():
        word = tokens[last].lower
        left_open = syntax.upos[last - 1] == "ADJ" and word not in _plural_people() and not is_office(word)
        if not (left_open or word in listed("organizations", "heads")) or syntax.upos[last] not in _NOMINAL:
            break
        last += 1
    if last == run.last or not _is_loud(analysis, run.first, last):
        return run
    return of_tokens(tokens, run.first, last, run.kind)


AROUND = 12
"""Tokens on either side of a name by which upper-case copy is known."""


def _before_people(analysis: Analysis, first: int, last: int) -> int:
    """Where a name ends before plain words for people, in upper-case copy: "ORSA FRONT URBAN GUERRILLAS"."""
    tokens, upos = analysis.tokens, analysis.syntax.upos
    if tokens[last - 1].lower not in _plural_people() or not tokens[last - 1].text.isupper():
        return last
    if not _is_loud(analysis, first, last):
        return last
    last -= 1
    while last > first and (upos[last - 1] == "ADJ" or tokens[last - 1].lower in gazetteer.adjectives()):
        last -= 1
    return last


def _is_loud(analysis: Analysis, first: int, last: int) -> bool:
    """Whether the tokens around a name are upper-case copy."""
    return shouts(analysis.tokens[max(0, first - AROUND) : last + AROUND])


@cache
def _plural_people() -> frozenset[str]:
    """Plural nouns for people, and for the ranks of a body."""
    nouns = effects.counted("people") - effects.singulars("people")
    return nouns | listed("communities", "ranks")


def _joint(analysis: Analysis, first: int, last: int) -> int | None:
    """Where a person's name begins straight behind an organization's: "Velm Society Ida Holm"."""
    tokens, syntax = analysis.tokens, analysis.syntax
    for k in range(first + 1, last - 1):
        if tokens[k - 1].lower in listed("organizations", "heads") and not first <= syntax.heads[k] < k:
            rest = range(k, last)
            if all(syntax.upos[i] == "PROPN" for i in rest) and all(syntax.heads[i] == k for i in rest[1:]):
                return k if all(syntax.relations[i] == "flat" for i in rest[1:]) else None
    return None


def _with_listed(analysis: Analysis, found: Sequence[Run]) -> list[Run]:
    """The names with what the gazetteer knows: places of several words whole, and countries and peoples passed over."""
    owner = {i: run for run in found for i in range(run.first, run.last)}
    new: list[Run] = []
    at = 0
    for i in (i for s in analysis.sentences if s.zone != "boilerplate" for i in range(s.first, s.last)):
        token = analysis.tokens[i]
        if i < at or not token.text[0].isupper():
            continue
        last = _listed_end(analysis, i)
        over = {owner[k] for k in range(i, last) if k in owner}
        if last > i + 1 and all(i <= run.first and run.last <= last for run in over):
            new.append(Run(token.start, analysis.tokens[last - 1].end, i, last, "place"))
            at = last
        elif i not in owner and analysis.syntax.upos[i] in _NOMINAL and len(token.text) > 3 and _is_listed(token.lower):
            new.append(Run(token.start, token.end, i, i + 1, "other"))
    return placed(found, new)


def _listed_end(analysis: Analysis, first: int) -> int:
    """End of the place of several words that begins at a token; the token itself where none does."""
    tokens = analysis.tokens
    for words in gazetteer.long_names().get(tokens[first].lower, ()):
        last = first + len(words)
        if tuple(t.lower for t in tokens[first:last]) == words and tokens[last - 1].text[0].isupper():
            return last
    return first


def _is_listed(key: str) -> bool:
    tables = (gazetteer.countries(), gazetteer.peoples(), gazetteer.adjectives())
    return any(key in table for table in tables) or key in listed("communities", "words")


def _named(analysis: Analysis, found: Sequence[Run], long: Mapping[str, str]) -> Iterator[Name]:
    """The runs with their types, countries, owners, and what they abbreviate."""
    surnames = {analysis.tokens[r.last - 1].lower for r in found if r.kind == "person" and r.last > r.first + 1}
    sentence = 0
    before: Name | None = None
    for run in found:
        while sentence + 1 < len(analysis.sentences) and analysis.sentences[sentence + 1].first <= run.first:
            sentence += 1
        text = plain(analysis.text[run.start : run.end])
        kind = _type(analysis, run, text.casefold(), surnames)
        country = _country(analysis, run, text.casefold())
        span = run.start, run.end
        name = Name(span, text, kind, country, run.first, run.last, sentence, span, long.get(text))
        if before is not None and kind == "organization" and _owns(analysis, before, name):
            name = name._replace(whole=(before.span[0], run.end), country=country or before.country)
        before = name
        yield name


def _type(analysis: Analysis, run: Run, key: str, surnames: AbstractSet[str]) -> EntityType | None:
    """What a name stands for: the gazetteer decides where it can, else the encoder."""
    land = key in gazetteer.countries() or key in gazetteer.parts()
    if land and not (run.kind == "person" and key in surnames):
        return "place"
    if (key in gazetteer.peoples() and key not in gazetteer.adjectives()) or key in listed("communities", "words"):
        return "group"
    if key in gazetteer.adjectives():
        return "group" if _is_people(analysis, run) else None
    if key in gazetteer.seats() and run.kind == "person" and key not in surnames:
        return "place"
    if " " in key and key in gazetteer.regions() and run.kind != "person":
        return "place"
    if run.kind == "other":
        plural = run.last - run.first == 1 and key.endswith(tuple(listed("communities", "endings")))
        return "group" if plural and analysis.syntax.relations[run.first] not in _ATTRIBUTIVE else None
    return "organization" if run.kind == "place" and _acts(analysis, run) else _TYPES[run.kind]


def _acts(analysis: Analysis, run: Run) -> bool:
    """Whether a name of a body or of its house does something: "Velm Hospital treated the driver"."""
    if analysis.tokens[run.last - 1].lower not in listed("organizations", "heads") | listed("organizations", "houses"):
        return False
    syntax = analysis.syntax
    subjects = (i for i in range(run.first, run.last) if syntax.relations[i] == "nsubj")
    return any(syntax.upos[syntax.heads[i]] == "VERB" for i in subjects)


def _is_people(analysis: Analysis, run: Run) -> bool:
    """Whether the adjective of a country stands for its people: "the British left"."""
    article = run.first > 0 and analysis.tokens[run.first - 1].lower == "the"
    return article and analysis.syntax.relations[run.first] not in _ATTRIBUTIVE


def _country(analysis: Analysis, run: Run, key: str) -> str | None:
    """The country that a name is, or that one of its words tells: "Velmish Navy"."""
    tables = (gazetteer.countries(), gazetteer.parts(), gazetteer.peoples(), gazetteer.adjectives())
    whole = next((table[key] for table in tables if key in table), None)
    if whole is not None or run.kind != "organization":
        return whole
    words = (t.text.casefold() for t in analysis.tokens[run.first : run.last])
    return next((table[word] for word in words for table in (tables[3], tables[0]) if word in table), None)


def _owns(analysis: Analysis, before: Name, name: Name) -> bool:
    """Whether the name before is whose body a name is: "Velm's Health Ministry", "Velmish Navy"."""
    if name.text.rpartition(" ")[2].lower() not in listed("organizations", "bodies"):
        return False
    if before.last == name.first:
        return before.type is None and before.country is not None
    possessive = before.last == name.first - 1 and analysis.tokens[before.last].lower == "'s"
    return possessive and (before.type == "place" or before.country is not None)
