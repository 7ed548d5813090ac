"""Pronouns and descriptions that stand for an entity: "she", "its", "the ministry", "the mayor".

One of them is taken only where one antecedent fits; the rest stays unresolved. Words inside double quotation marks are
left alone: whoever speaks there has antecedents of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Protocol

from accordingto.language import Analysis, Sentence, gazetteer
from accordingto.language.dependencies import SUBJECTS
from accordingto.readers.offices import bare, gender, is_office, is_somebody, listed, paired
from accordingto.readers.stretches import Stretches
from accordingto.reading import EntityType, Role
from accordingto.report import Span

REACH = 2
"""The antecedent of "he" or "she" is sought in its own sentence and this many sentences before it."""
_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_BODIES = {
    **dict.fromkeys(("it", "its"), ("organization", "country")),
    **dict.fromkeys(("they", "their"), ("group",)),
}
_COUNTRY = frozenset({"country", "nation"})
_TAKES_UP = frozenset({*SUBJECTS, "nmod:poss"})
"""Relations in which "it", "its" and "they" take up the subject before them."""
_REFERRING = frozenset({"PRON", "NOUN"})
_UNNAMED = frozenset({*SUBJECTS, "obj", "iobj", "obl", "obl:agent", "conj", "nmod", "nmod:poss"})
"""Relations of nouns that stand for somebody, not for what somebody else is."""
_GOES_ON = frozenset({"NOUN", "PROPN"})


class Referent(Protocol):
    """What has to be known of an entity that is referred to."""

    type: EntityType
    name: str
    roles: list[Role]
    mentions: list[Span]
    gender: str | None


def read(analysis: Analysis, drafts: Sequence[Referent]) -> dict[Span, int]:
    """Spans of pronouns and descriptions, and the numbers of the drafts they stand for."""
    return dict(_Reader(analysis, drafts).resolved())


class _Reader:
    """One pass over a report's sentences, with who was named and meant so far."""

    def __init__(self, analysis: Analysis, drafts: Sequence[Referent]) -> None:
        self._analysis = analysis
        self._drafts = drafts
        self._at = _by_token(analysis, drafts)
        self._descriptions = _Descriptions(drafts)
        self._roles = Stretches(((r.start, r.end), None) for draft in drafts for r in draft.roles)
        self._genders: dict[int, str | None] = {}
        self._heads: dict[int, int] = {}
        self._persons: list[list[int]] = []
        self._subjects: list[list[int]] = []
        self._main: int | None = None

    def resolved(self) -> Iterator[tuple[Span, int]]:
        """The spans and the numbers of the drafts they stand for, in text order."""
        tokens, upos, relations = self._analysis.tokens, self._analysis.syntax.upos, self._analysis.syntax.relations
        for sentence in self._analysis.claims():
            self._persons.append([])
            self._subjects.append([])
            subject, self._main = self._main, None
            for i in range(sentence.first, sentence.last):
                number = self._meant(sentence, i, subject) if upos[i] in _REFERRING and i not in self._at else None
                if number is not None:
                    first = i if upos[i] == "PRON" else i - 1
                    yield (tokens[first].start, tokens[i].end), number
                    self._at[i] = number
                if i in self._at:
                    self._note(i)
                elif upos[i] == "NOUN":
                    self._note_unnamed(i)
                if relations[i] in SUBJECTS and upos[i] != "PRON":
                    subject = self._at.get(i)

    def _note(self, i: int) -> None:
        """Take in that token ``i`` names or means somebody."""
        number, head = self._at[i], self._analysis.syntax.heads[i]
        subject = self._analysis.syntax.relations[i] in SUBJECTS
        if subject and head >= 0 and self._analysis.syntax.relations[head] == "root":
            self._main = number
        if self._drafts[number].type == "person":
            self._add_person(i, number)

    def _note_unnamed(self, i: int) -> None:
        """Take in an unnamed person: "the girl", "his uncle". They may be whom a pronoun means."""
        token, relation = self._analysis.tokens[i], self._analysis.syntax.relations[i]
        if relation in _UNNAMED and is_somebody(token.lower) and not self._in_role(token.start):
            self._genders[-i - 1] = gender(token.lower)
            self._add_person(i, -i - 1)

    def _add_person(self, i: int, number: int) -> None:
        relation, head = self._analysis.syntax.relations[i], self._analysis.syntax.heads[i]
        if number not in self._persons[-1]:
            self._persons[-1].append(number)
        if relation in SUBJECTS or (relation == "conj" and self._heads.get(head) in self._subjects[-1]):
            self._subjects[-1].append(number)
        self._heads[i] = number

    def _in_role(self, at: int) -> bool:
        """Whether a position lies in the words of somebody's office."""
        return next(self._roles.around((at, at + 1)), None) is not None

    def _meant(self, sentence: Sentence, i: int, subject: int | None) -> int | None:
        """The draft that token ``i`` stands for, if it is a pronoun or the noun of a description."""
        token, upos = self._analysis.tokens[i], self._analysis.syntax.upos[i]
        if self._analysis.quoted[token.start] > 1:
            return None
        if upos == "NOUN":
            return self._descriptions.meant(token.lower) if self._describes(sentence, i) else None
        if token.lower in _GENDERS:
            return self._person(_GENDERS[token.lower])
        if subject is None or self._analysis.syntax.relations[i] not in _TAKES_UP:
            return None
        return subject if _kind(self._drafts[subject]) in _BODIES.get(token.lower, ()) else None

    def _describes(self, sentence: Sentence, i: int) -> bool:
        """Whether a noun is a description by itself: "the" before it, and nothing behind it that narrows it down."""
        tokens = self._analysis.tokens
        if i == sentence.first or tokens[i - 1].lower != "the":
            return False
        return i + 1 == sentence.last or not (
            tokens[i + 1].lower in {"of", "for"} or self._analysis.syntax.upos[i + 1] in _GOES_ON
        )

    def _person(self, kind: str) -> int | None:
        """The one person who "he" or "she" can mean: the only one nearby, else the only subject among several."""
        for found, subjects in zip(self._persons[: -REACH - 2 : -1], self._subjects[: -REACH - 2 : -1], strict=True):
            fitting = [n for n in found if self._gender(n) in {None, kind}]
            leading = {n for n in subjects if n in fitting} if len(fitting) > 1 else set(fitting)
            if fitting:
                only = leading.pop() if len(leading) == 1 else None
                return only if only is not None and only >= 0 else None
        return None

    def _gender(self, number: int) -> str | None:
        return self._drafts[number].gender if number >= 0 else self._genders[number]


class _Descriptions:
    """The drafts by the nouns that describe them."""

    def __init__(self, drafts: Sequence[Referent]) -> None:
        self._bodies: dict[str, set[int]] = {}
        self._loose: set[int] = set()
        self._holders: dict[str, set[int]] = {}
        self._countries: set[int] = set()
        for number, draft in enumerate(drafts):
            if draft.type in {"organization", "group"}:
                self._add_body(number, draft)
            elif _kind(draft) == "country":
                self._countries.add(number)
            for title in (role.title for role in draft.roles):
                if title is not None:
                    self._holders.setdefault(bare(title.split()[-1]), set()).add(number)

    def _add_body(self, number: int, draft: Referent) -> None:
        words = set(draft.name.lower().replace(".", "").split()) if draft.type == "organization" else set()
        specific = words & _heads()
        for word in specific:
            self._bodies.setdefault(word, set()).add(number)
        if not specific or specific & {"front", "movement"}:
            self._loose.add(number)

    def meant(self, noun: str) -> int | None:
        """The one draft that "the" and this noun can mean."""
        if noun in _COUNTRY:
            found = self._countries
        elif noun in listed("descriptions", "loose"):
            found = self._loose
        elif noun in paired("descriptions", "nouns"):
            words = paired("descriptions", "nouns")[noun].split(",")
            found = set().union(*(self._bodies.get(word, set()) for word in words))
        else:
            found = self._holders.get(noun, set()) if is_office(noun) else set()
        return next(iter(found)) if len(found) == 1 else None


@cache
def _heads() -> frozenset[str]:
    """Words of names that some description takes up."""
    return frozenset(word for words in paired("descriptions", "nouns").values() for word in words.split(","))


def _kind(draft: Referent) -> str:
    """The type of a draft; "country" for a place that is one."""
    return "country" if draft.type == "place" and draft.name.casefold() in gazetteer.countries() else draft.type


def _by_token(analysis: Analysis, drafts: Iterable[Referent]) -> dict[int, int]:
    """Number of a token inside a name -> the draft that the name mentions."""
    starts = [token.start for token in analysis.tokens]
    return {
        i: number
        for number, draft in enumerate(drafts)
        for start, end in draft.mentions
        for i in range(bisect_right(starts, start) - 1, bisect_left(starts, end))
    }
