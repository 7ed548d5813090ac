"""Entities of a report: mentions of one person, organization, place or group joined under one name.

1. What is named alike is of one kind: where the encoder wavers, most mentions decide.
2. A surname joins the full name it ends, an acronym the name it abbreviates, "Relief Agency" the one "Velm Relief
   Agency".
3. Where two full names fit, a short one joins neither.
4. The offices beside a person's names are the person's roles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from accordingto.language import Analysis, gazetteer
from accordingto.language.dependencies import dependencies
from accordingto.readers import locations, names, offices, roles, sectors
from accordingto.readers.names import Name
from accordingto.reading import Entity, EntityType, Role, Sector
from accordingto.report import Span


@dataclass(slots=True)
class Draft:
    """An entity while its mentions are being gathered.

    ``gender`` is what its titles tell, "male" or "female"; ``sector`` what a user's file of actors says.
    """

    type: EntityType
    name: str
    country: str | None
    mentions: list[Span] = field(default_factory=list)
    aliases: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    references: list[Span] = field(default_factory=list)
    gender: str | None = None
    sector: Sector | None = None


def read(analysis: Analysis, found: Sequence[Name]) -> list[Draft]:
    """Drafts of the entities that a report's names stand for, in the order of their first mention."""
    kinds = _kinds(found)
    roster = _Roster()
    holders: list[tuple[Name, Draft]] = []
    for name in sorted(found, key=lambda n: (-len(n.text.split()), n.span)):
        kind = kinds[_key(name.text)] if name.type is not None else None
        if kind is not None:
            holders.append((name, roster.place(analysis, name, kind)))
    _hold_offices(analysis, [(n, d) for n, d in holders if d.type == "person"])
    for draft in roster.drafts:
        _christen(draft)
    return sorted(roster.drafts, key=lambda d: d.mentions[0])


def _kinds(found: Sequence[Name]) -> dict[str, EntityType]:
    """What most mentions of a name are; a full name speaks for its surname too, a company's for its shorter one.

    The plural of a surname ("the Holms") is a group.
    """
    votes: dict[str, Counter[EntityType]] = {}
    families: set[str] = set()
    for name in found:
        if name.type is not None:
            key = _key(name.text)
            forms = {"person": {key, key.rpartition(" ")[2]}, "organization": {key, _short(key)}}
            families |= {key.rpartition(" ")[2] + "s"} if name.type == "person" and " " in key else set()
            for form in forms.get(name.type, {key}):
                votes.setdefault(form, Counter())[name.type] += 1
    most = {key: counted.most_common(1)[0][0] for key, counted in votes.items()}
    return most | {key: "group" for key in families & most.keys() if most[key] == "person"}


class _Roster:
    """Drafts by the words that a further mention of them may consist of."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._known: dict[tuple[EntityType, str], list[Draft]] = {}

    def place(self, analysis: Analysis, name: Name, kind: EntityType) -> Draft:
        """Join a name to the draft it mentions, or begin one; longer names come first."""
        draft = self._find(name, kind)
        if draft is None:
            draft = Draft(kind, name.text, name.country)
            self.drafts.append(draft)
            for key in _handles(draft):
                self._known.setdefault((kind, key), []).append(draft)
        draft.mentions.append(name.span)
        draft.aliases[name.text] += 1
        if name.whole != name.span:
            draft.aliases[names.plain(analysis.text[slice(*name.whole)])] += 1
        draft.country = draft.country or name.country
        return draft

    def _find(self, name: Name, kind: EntityType) -> Draft | None:
        """The one draft that a name can mention; of several, the one that is called just so.

        An acronym is what it abbreviates.
        """
        if name.long is not None and kind == "organization":
            name = name._replace(text=names.plain(name.long))
        found = self._known.get((kind, _same_key(kind, name.text)), [])
        exact = [d for d in found if _key(d.name) == _key(name.text)]
        fitting = exact or [d for d in found if None in {d.country, name.country} or d.country == name.country]
        return fitting[0] if len(fitting) == 1 else None


def _same_key(kind: EntityType, text: str) -> str:
    """What a name is looked up by: a country's code, a body's words in any order, else the name itself."""
    key = _key(text)
    if kind == "place":
        return gazetteer.countries().get(key, key)
    return _words_key(key) if kind == "organization" else key


def _handles(draft: Draft) -> set[str]:
    """The keys under which a shorter name is another mention of a draft."""
    key = _key(draft.name)
    words = key.split()
    found = {_same_key(draft.type, draft.name)}
    if draft.type == "person":
        found |= {" ".join(words[i:]) for i in range(1, len(words))} | set(words[:1])
    elif draft.type == "organization":
        found |= {_words_key(" ".join(words[i:])) for i in range(1, len(words))} | {_words_key(_short(key))}
        initials = "".join(w[0] for w in draft.name.split() if w[0].isupper()).casefold()
        found |= {initials} if len(initials) > 2 else set()
    elif draft.type == "place" and len(words) > 1 and words[-1] in offices.listed("places", "heads"):
        found.add(" ".join(words[:-1]))
    return found


def _key(name: str) -> str:
    return name.casefold().replace("’", "'").removeprefix("the ")


def _short(key: str) -> str:
    """A company's name without what it is: "Orsa Holding Ltd" is "Orsa"."""
    words = key.split()
    while len(words) > 1 and words[-1].rstrip(".") in offices.listed("organizations", "suffixes"):
        words.pop()
    return " ".join(words)


def _words_key(key: str) -> str:
    """A body's words without order and particles: "Ministry of Health" is the "Health Ministry"."""
    return " ".join(sorted(w for w in key.split() if w not in {"of", "the", "for", "and", "&"}))


def _christen(draft: Draft) -> None:
    """Give a draft its fullest name, the first in usual letters where there is one, and leave the others as aliases."""
    draft.mentions.sort()
    candidates = list(draft.aliases)
    body = draft.name.rpartition(" ")[2].lower() in offices.listed("organizations", "bodies")
    if draft.type == "organization" and not body:
        candidates = [c for c in candidates if "'s " not in c.replace("’", "'")]
    usual = {c.casefold() for c in candidates if not c.isupper()}
    draft.name = max(
        candidates or draft.aliases,
        key=lambda c: (not (c.isupper() and c.casefold() in usual), len(c.split()), len(c)),
    )
    draft.aliases = Counter({alias: n for alias, n in draft.aliases.items() if alias != draft.name})


def _hold_offices(analysis: Analysis, holders: Sequence[tuple[Name, Draft]]) -> None:
    """Give persons the roles and the gender that stand beside their names, and the country they hold office for."""
    in_order = sorted(holders, key=lambda item: item[0].span)
    for sentence, group in groupby(in_order, key=lambda item: item[0].sentence):
        tree = dependencies(analysis, analysis.sentences[sentence])
        for name, draft in group:
            for role in roles.read(analysis, tree, name):
                if all((role.start, role.end) != (r.start, r.end) for r in draft.roles):
                    draft.roles.append(role)
            draft.gender = draft.gender or roles.gender(analysis, name, draft.roles)
    for _, draft in holders:
        draft.country = draft.country or next(filter(None, (_land(r.organization) for r in draft.roles)), None)


def _land(organization: str | None) -> str | None:
    """The country that an organization's words name."""
    if organization is None:
        return None
    key = _key(organization)
    tables = (gazetteer.countries(), gazetteer.adjectives())
    if key in tables[0]:
        return tables[0][key]
    return next((t[w] for w in key.replace("'s", "").split() for t in tables if w in t), None)


def finish(analysis: Analysis, drafts: Sequence[Draft]) -> tuple[Entity, ...]:
    """The entities, numbered in the order of their drafts, places with their coordinates where these are clear."""
    resolved = locations.read(analysis, drafts)
    return tuple(
        Entity(
            id=f"e{number}",
            type=draft.type,
            name=draft.name,
            aliases=tuple(alias for alias, _ in sorted(draft.aliases.items(), key=lambda item: (-item[1], item[0]))),
            roles=tuple(sorted(draft.roles, key=lambda r: (r.start, r.end))),
            country=where.country or draft.country,
            place=where.location,
            mentions=tuple(sorted(set(draft.mentions))),
            references=tuple(sorted(set(draft.references))),
            sector=sectors.read(analysis, draft),
        )
        for number, (draft, where) in enumerate(zip(drafts, resolved, strict=True), 1)
    )
