"""Entities of a report: mentions of one person, organization, place or group joined under one name.

1. Names are typed by their own words, then by what stands beside them (an office, an age, a reporting verb).
2. A surname joins the full name it ends; an acronym joins the name it abbreviates.
3. Whoever speaks or acts in the narrator's "he said", "the ministry" or "the letter" is found by `Cast`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from accordingto.language import Analysis, gazetteer
from accordingto.language.lexicon import data
from accordingto.readers import names, roles
from accordingto.readers.names import Name
from accordingto.reading import Entity, EntityType, Location, Role
from accordingto.report import Span

_AGE_AFTER = re.compile(r",\s*(?:aged\s+)?\d{1,3}\s*[,.)]")
_PERSON_AFTER = re.compile(r"\s*,?\s*(?:who|whose|himself|herself)\b")
_SPEAKS_BEFORE = re.compile(r"(?:said|says|added|asked|told|wrote)\s+$")
_SPEAKS_AFTER = re.compile(
    r"\s+(?:said|says|added|told|wrote|asked|tweeted|explained|argued|believes|recalled|noted)\b"
)
_OWNED_BEFORE = re.compile(r"(?:['’]s?|\bof)\s+$")
_MODIFIES = re.compile(
    r"\s+(?!(?:and|or|but|on|in|at|by|to|for|from|with|of|as|after|before|during|when|where|while|who|that|which|is|are|was|were|has|have"
    r"|had|will|would|late|early|said|since|until|over|near|amid|because|if|than|then|last|next|this|ago|alone|also|today|yesterday)\b)[a-z]"
)
"""A lower-case noun after a name, which then only modifies it: "in Velmish waters"."""
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an)\s+$", re.IGNORECASE)
_ACRONYM_AFTER = re.compile(r"\s*\((?:the\s+)?[\"“']?([A-Z][A-Za-z&-]{1,9})[\"”']?\)")


@dataclass(slots=True)
class Draft:
    """An entity while its mentions are being gathered."""

    type: EntityType
    name: str
    country: str | None
    mentions: list[Span] = field(default_factory=list)
    aliases: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    references: list[Span] = field(default_factory=list)


def read(analysis: Analysis) -> list[Draft]:
    """Drafts of the report's entities, in the order of their first mention."""
    found = [n for n in names.read(analysis) if n.type is not None or n.text.casefold() not in gazetteer.adjectives()]
    office = {n: tuple(roles.read(analysis, n)) for n in found}
    typed = {n: _type(analysis, n, office[n]) for n in found}
    roster = _Roster()
    for name in sorted(found, key=lambda n: (-len(n.text.split()), n.span)):
        roster.place(name, typed[name], office[name])
    drafts = roster.drafts
    _join_acronyms(analysis, drafts)
    _hold_governments(drafts)
    for draft in drafts:
        _drop_occupation(analysis, draft)
    for draft in drafts:
        draft.mentions.sort()
    return sorted((d for d in drafts if d.mentions), key=lambda d: d.mentions[0])


def _type(analysis: Analysis, name: Name, office: Sequence[Role]) -> EntityType | None:
    """What kind of thing a name stands for: its own words decide, else its neighbours."""
    if name.type is not None:
        return name.type
    before = analysis.text[max(0, name.span[0] - 14) : name.span[0]]
    after = analysis.text[name.span[1] : name.span[1] + 40]
    words = name.text.split()
    title = names.bare(before.split()[-1]) if before.split() else ""
    if office or title in names.honorifics() or names.bare(words[0]) in names.honorifics():
        return "person"
    article = bool(_ARTICLE_BEFORE.search(before))
    if not article and (_AGE_AFTER.match(after) or _PERSON_AFTER.match(after)):
        return "person"
    owned = bool(_OWNED_BEFORE.search(before))
    speaks = bool(_SPEAKS_BEFORE.search(before) or _SPEAKS_AFTER.match(after)) and not owned
    if article:
        return "organization" if speaks or _ACRONYM_AFTER.match(after) else None
    if _KIN_BEFORE.search(before):
        return "person"
    if not speaks and names.bare(title) in {"in", "at", "near", "around", "outside"}:
        return None if _MODIFIES.match(after) else "place"
    if not speaks and (owned or before.endswith(('"', "“", "‘", "'")) or after[:2] == " &"):
        return None
    if 2 <= len(words) <= 4 and all(w[0].isalpha() for w in words) and name.country is None:
        return "person" if speaks or _is_personal(words) else None
    return "organization" if speaks and len(words) == 1 and not words[0][0].islower() else None


_KIN_BEFORE = re.compile(r"\b(?:child|daughter|son|wife|husband|mother|father|sister|brother|girl|boy|baby),?\s+$")


@cache
def _common_things() -> frozenset[str]:
    """Words that mark a capitalised run as a thing, an event or a region rather than a person."""
    return frozenset(data("names")["none"]["things"].split())


def _is_personal(words: Sequence[str]) -> bool:
    """Whether a run of capitalised words with nothing else to tell is shaped like a personal name."""
    lowered = {w.casefold().strip("'’.") for w in words}
    return (
        not lowered & _common_things() and not any(w.isupper() and len(w) > 2 for w in words) and words[0][0].isupper()
    )


class _Roster:
    """Drafts by the words that a further mention of them may consist of."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._known: dict[str, list[Draft]] = {}

    def place(self, name: Name, kind: EntityType | None, office: Sequence[Role]) -> None:
        """Join a name to the draft it mentions, or begin one; longer names come first."""
        draft = next((d for d in self._known.get(_key(name.text), ()) if _same(d, name, kind)), None)
        if draft is None:
            if kind is None:
                return
            draft = Draft(kind, name.text, name.country)
            self._add(draft)
        draft.mentions.append(name.span)
        if name.text != draft.name:
            draft.aliases[name.text] += 1
        if draft.type == "person":
            draft.roles += [r for r in office if not any((r.start, r.end) == (q.start, q.end) for q in draft.roles)]

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        for key in _handles(draft):
            self._known.setdefault(key, []).append(draft)


def _handles(draft: Draft) -> set[str]:
    """The keys under which a name is another mention of a draft: itself, a person's surname, a body's initials."""
    found = {_key(draft.name)}
    if draft.type == "person":
        words = _personal_words(draft.name)
        tails = (words[i:] for i in range(len(words)))
        found |= {" ".join(tail) for tail in tails} | set(words[:1])
        found |= {f"{title} {words[-1]}" for title in names.honorifics() if words}
    elif draft.type == "organization":
        found.add(_initials(draft.name))
    return found


def _same(draft: Draft, name: Name, kind: EntityType | None) -> bool:
    """Whether a name that a draft's handles fit is of a kind that lets it be the same thing."""
    if _key(draft.name) == _key(name.text):
        return kind is None or kind == draft.type or draft.type != "person"
    if draft.type == "person":
        return kind in {None, "person"} or name.type is None
    return kind in {None, "organization"}


def _key(name: str) -> str:
    return name.casefold().replace("’", "'").removesuffix("'s")


def _personal_words(name: str) -> list[str]:
    return [w for w in _key(name).split() if names.bare(w) not in names.honorifics()]


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper()).casefold()


def _join_acronyms(analysis: Analysis, drafts: list[Draft]) -> None:
    """ "Free Workers Front (FWF)": the bracket's name is an alias of the one before it."""
    by_key = {_key(d.name): d for d in drafts}
    for draft in drafts:
        for _, end in list(draft.mentions):
            match = _ACRONYM_AFTER.match(analysis.text, end)
            if match is None:
                continue
            twin = by_key.get(_key(match.group(1)))
            if twin is not None and twin is not draft:
                draft.mentions += [m for m in twin.mentions if m not in draft.mentions]
                twin.mentions = []
            draft.aliases[match.group(1)] += 1
            if match.span(1) not in draft.mentions:
                draft.mentions.append(match.span(1))


def _drop_occupation(analysis: Analysis, draft: Draft) -> None:
    """Where a longer name is an occupation and the name ("Actor Tom Hale", "Tom Hale"), make it a role."""
    shorter = [a for a in draft.aliases if len(a.split()) > 1 and draft.name.endswith(" " + a)]
    if draft.type != "person" or not shorter:
        return
    full, draft.name = draft.name, shorter[0]
    prefix = full.removesuffix(draft.name).rstrip()
    start, end = next(m for m in draft.mentions if analysis.text[m[0] : m[1]].split() == full.split())
    if draft.aliases.pop(draft.name) and names.bare(prefix) not in names.honorifics():
        draft.mentions[draft.mentions.index((start, end))] = (end - len(draft.name), end)
        draft.roles.append(Role(title=prefix, organization=None, start=start, end=start + len(prefix)))
    else:
        draft.aliases[full] += 1


def _hold_governments(drafts: list[Draft]) -> None:
    """Give every place that is a country its canonical name, so that "UK" and "Britain" are one."""
    for draft in drafts:
        code = gazetteer.countries().get(_key(draft.name))
        if draft.type == "place" and code is not None:
            draft.country = code


def finish(drafts: Sequence[Draft]) -> tuple[Entity, ...]:
    """The entities, numbered in the order of their first mention."""
    named = {draft.country for draft in drafts if draft.country is not None}
    cities = [_city(draft, named) if draft.type == "place" else None for draft in drafts]
    return tuple(
        Entity(
            id=f"e{number}",
            type=draft.type,
            name=draft.name,
            aliases=tuple(alias for alias, _ in sorted(draft.aliases.items(), key=lambda item: (-item[1], item[0]))),
            roles=tuple(sorted(draft.roles, key=lambda r: (r.start, r.end))),
            country=draft.country or (None if city is None else city.country),
            place=_location(city),
            mentions=tuple(sorted(set(draft.mentions))),
            references=tuple(sorted(set(draft.references))),
        )
        for number, (draft, city) in enumerate(zip(drafts, cities, strict=True), 1)
    )


def _location(city: gazetteer.City | None) -> Location | None:
    if city is None:
        return None
    return Location(lat=city.lat, lon=city.lon, kind="city", geonames_id=city.geonames_id)


CLEAR_LEAD = 5
"""A city is taken without a country in the text when it has this many times the inhabitants of its next namesake."""


def _city(draft: Draft, named: set[str]) -> gazetteer.City | None:
    """The city a place name means: one in a country the report names, else one far larger than its namesakes."""
    found = gazetteer.cities().get(_key(draft.name), ())
    if not found or _key(draft.name) in gazetteer.countries():
        return None
    near = [c for c in found if c.country in named]
    if len({c.country for c in near}) == 1:
        return near[0]
    if len(found) == 1 or found[0].population >= CLEAR_LEAD * found[1].population:
        return found[0]
    return None
