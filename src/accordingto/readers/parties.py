"""Who the parties to an event are: entities by name, groups of people by their description, else words.

1. A phrase that names somebody, by itself or by its apposition, is that entity; so are all that are coordinated there.
2. A phrase whose head stands for people ("unidentified men", "a street vendor") is a group, known by its description;
   one for a body of a state ("the police", "the armed forces") is an organization.
3. A phrase that says whose men they are ("guerrillas of the Orsa Front") names that organization beside the group.
4. Any other phrase stays words, and an open pronoun nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.language import gazetteer
from accordingto.language.dependencies import Dependencies
from accordingto.readers import effects, happenings
from accordingto.readers.arguments import is_time, is_tool
from accordingto.readers.cast import Cast, identified
from accordingto.readers.sources import Origin
from accordingto.report import Span

Who = str | tuple[str, ...] | None

_SPEAKERS = frozenset({"i", "we", "us", "me"})
"""Pronouns that stand for the speaker inside a quotation."""
_WORDLESS = frozenset({"PRON", "DET", "ADV", "VERB", "AUX", "PUNCT"})
_POINTERS = frozenset({"which", "that", "who", "whom", "this", "these", "those"})
_MANY = frozenset({"one", "some", "several", "many", "dozens", "scores", "hundreds", "thousands", "others"})
_ONES = frozenset({"one", "ones", "two", "three", "four", "other", "same"})
_FORCES = frozenset({"armed forces", "air force", "security forces", "national guard"})
"""Bodies whose name ends in a noun that stands for people elsewhere: "rebel forces", "a guard"."""
_ABSTRACT = ("tion", "sion", "ence", "ance", "ity", "ness", "ism", "ment", "percent", "response", "scourge")
"""Endings of nouns for what is nobody; those of bodies are listed."""
_CALLED = frozenset({"called", "named", "identified"})
_OF = frozenset({"of"})
_OWNED = frozenset({"of", "from"})
"""Prepositions between a group and the organization it belongs to."""


_INITIALS = 3
"""Letters of a name in initials without points at most: "UAE"."""
REACH = 60
"""Characters behind a description in which a name of the person may stand."""
_NAMING = re.compile(r"\s*|,?\s+(?:who was |was |only )*identified (?:only )?as\s+(?:\S+\s+){0,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parties:
    """The phrases of a sentence, and whom they stand for."""

    tree: Dependencies
    cast: Cast
    origin: Origin

    def of(
        self,
        heads: Sequence[int],
        *,
        acting: bool = False,
        violent: bool = False,
        tools: bool = True,
        people: bool = False,
    ) -> Who:
        """Whoever the phrases with these heads name; null where they name nobody.

        Args:
            heads: tokens that head the phrases.
            acting: whether they did it, so that the organization behind a group did it too.
            violent: whether it was violence: only people, bodies and their craft do it, and it befalls no ideas.
            tools: whether it may be a weapon; none is an agent, or what an attack with it befalls.
            people: whether it must be people, whatever noun tells of them.
        """
        able = [i for i in heads if (tools or not is_tool(self.tree, i)) and not (acting and self._cannot_act(i))]
        if violent:
            able = [i for i in able if self._may_fight(i)] if acting else [w for i in able for w in self._whole(i)]
        found = dict.fromkeys(name for i in able for name in self._named(i, acting=acting, people=people))
        return only(tuple(found))

    def span(self, phrase: tuple[int, int]) -> Span:
        """Characters of a token range."""
        return self.tree.words[phrase[0]].start, self.tree.words[phrase[1] - 1].end

    def words(self, head: int) -> str:
        """The words of a noun phrase, without its number: "12 villagers" are villagers, while "200 more" stays."""
        return self.cast.words(self._uncounted(head))

    def listed(self, heads: Sequence[int]) -> str:
        """The words of nouns that are coordinated, from the first to the last: "rifles and grenades"."""
        if len(heads) == 1:
            return self.words(heads[0])
        return self.cast.words((self._uncounted(heads[0])[0], self._uncounted(heads[-1])[1]))

    def _named(self, head: int, *, acting: bool, people: bool) -> Iterator[str]:
        """The entities that one noun phrase names, else its words."""
        tree, cast = self.tree, self.cast
        word = tree.words[head].lower
        if tree.has(head, "det", "no"):
            return
        if word in _SPEAKERS and self.origin.voice == "quoted":
            yield from () if self.origin.according_to is None else (self.origin.according_to,)
            return
        if self._describes(head) and (peoples := list(self._peoples(head))):
            yield from peoples
            return
        span = self._uncounted(head)
        number = cast.agent(span)
        place = number is not None and cast.drafts[number].type == "place"
        if place and self._describes(head) and not self._is_initialism(head):
            return  # "the Oslo talks" are not Oslo's
        number = self._follows(span) if number is None and happenings.people(word) else number
        apposed = list(self._apposed(head)) if number is None else []
        if number is not None:
            yield identified(number)
        elif apposed:
            yield from apposed
        elif self._is_body(head):
            yield identified(cast.body(span))
        elif (tree.upos[head] not in _WORDLESS or word in _MANY) and word not in _POINTERS:
            people = (people and self._tells_of_people(head)) or happenings.people(self._measured(head))
            yield identified(cast.group(span, many=self._describes(head))) if people else cast.words(span)
            yield from self._behind(head) if acting else ()

    def _is_body(self, head: int) -> bool:
        """Whether a noun stands for one body: "the army", "police", "the armed forces"; "two police" are people."""
        tree, word = self.tree, self.tree.words[head].lower
        before = tree.words[head - 1].lower if head > 0 else ""
        single = word in happenings.objects("institutions") or f"{before} {word}" in _FORCES
        return (
            single
            and not any(tree.has(head, relation, *_MANY) for relation in ("det", "amod"))
            and (tree.dependent(head, "nummod") is None)
        )

    def _follows(self, span: Span) -> int | None:
        """The person named straight behind a description: "a farmer Ann Lee", "a man identified as Ann Lee"."""
        text = self.cast.analysis.text
        for (start, _), number in self.cast.mentions(span[1], span[1] + REACH, "person"):
            return number if _NAMING.fullmatch(text, span[1], start) is not None else None
        return None

    def _cannot_act(self, head: int) -> bool:
        """Whether a noun is a time, an attack itself, or a bare number: none of them does anything."""
        word = self.tree.words[head].lower
        event = happenings.built_in().nouns.get(word)
        violence = event is not None and event.category == "ASSAULT" and not happenings.people(word)
        bare = word in _ONES and self._measured(head) == word
        return is_time(self.tree, head) or violence or bare

    def _whole(self, head: int) -> Iterator[int]:
        """What a noun is a part of, "the front of the bank", else itself; nothing for an idea, "attacks on freedom"."""
        tree, word = self.tree, self.tree.words[head].lower
        whole = tree.oblique(head, _OF) if word in happenings.objects("parts") else None
        if tree.upos[head] != "NOUN" or word not in happenings.objects("ideas"):
            yield head if whole is None else whole

    def _may_fight(self, head: int) -> bool:
        """Whether a phrase may stand for those who do violence: not "the violence", "the response", "the house"."""
        word = self._measured(head)
        if self.tree.upos[head] != "NOUN" or happenings.people(word) or happenings.acts(word):
            return True
        if word in happenings.objects("fighters"):
            return True
        placed = word in happenings.objects("sites") or word in happenings.objects("matters")
        return not (placed or word.endswith(_ABSTRACT) or word in happenings.built_in().nouns)

    def _tells_of_people(self, head: int) -> bool:
        """Whether what befalls only people makes people of a phrase: "a carter", "three", "a Norwegian"; no things."""
        word, upos = self.tree.words[head].lower, self.tree.upos[head]
        if upos == "NOUN":
            return word not in effects.counted("things") and word not in happenings.objects("sites")
        return upos == "NUM" or (upos == "PROPN" and self.tree.has(head, "det", "a", "an"))

    def _peoples(self, head: int) -> Iterator[str]:
        """The countries that an adjective names: "Egyptian mediation", "US-Chinese talks"."""
        word, span = self.tree.words[head].lower, self.span((head, head + 1))
        codes = [gazetteer.adjectives().get(part) for part in (word, *word.split("-"))]
        for code in dict.fromkeys(code for code in codes if code is not None):
            yield identified(self.cast.nation(code, span))

    def _measured(self, head: int) -> str:
        """The noun that says what a phrase is about: "one of the guards" and "thousands of peasants" are people."""
        word = self.tree.words[head].lower
        whole = self.tree.oblique(head, frozenset({"of"}))
        partial = self.tree.upos[head] == "NUM" or word in effects.quantities() | _MANY
        return word if whole is None or not partial else self._measured(whole)

    def _apposed(self, head: int) -> Iterator[str]:
        """The entities in apposition: "the reporters Ann Lee and Ida Holm", "a group called the Orsa Front"."""
        tree = self.tree
        called = (
            name
            for clause in tree.dependents(head, "acl", "acl:relcl")
            if tree.words[clause].lower in _CALLED
            for name in tree.dependents(clause, "xcomp", "obj", "appos")
        )
        for apposition in (*tree.dependents(head, "appos", "flat", "nmod:desc"), *called):
            for i in self.tree.coordinated(apposition):
                number = self.cast.named_in(self.span(self.tree.phrase(i)))
                if number is not None:
                    yield identified(number)

    def _behind(self, head: int) -> Iterator[str]:
        """The organization whose men or craft they are: "members of the Orsa Front", "an army helicopter"."""
        crewed = self.tree.words[head].lower in happenings.objects("craft")
        for i in self.tree.dependents(head, "nmod", "compound", "nmod:poss"):
            if i > head and self.tree.case(i) not in _OWNED:
                continue
            number = self.cast.named_in(self.span(self.tree.phrase(i)))
            if number is None and crewed and self._is_body(i):
                number = self.cast.body(self._uncounted(i))
            if number is not None and self.cast.drafts[number].type == "organization":
                yield identified(number)

    def _describes(self, head: int) -> bool:
        """Whether a noun stands before an event noun to say who did it: "a rebel attack"."""
        return self.tree.relations[head] in {"compound", "amod"}

    def _is_initialism(self, head: int) -> bool:
        """Whether a name is in initials: before a noun, "U.S." and "UK" are what "American" and "British" are."""
        text = self.tree.words[head].text
        return text.isupper() and (len(text) <= _INITIALS or "." in text)

    def _uncounted(self, head: int) -> Span:
        first, last = self.tree.phrase(head)
        ends = (self.tree.edges[i][1] for i in self.tree.dependents(head, "nummod") if i < head)
        first = max([first, *(end for end in ends if end < last)])
        whose = self.tree.words[first].lower == "whose" and first + 1 < last
        return self.span((first + whose, last))


def only(found: tuple[str, ...]) -> Who:
    """Several parties as they are, a single one by itself, none as null."""
    return found[0] if len(found) == 1 else found or None


def union(first: Who, second: Who) -> tuple[str, ...]:
    """All parties of both, each once."""
    listed = ((party,) if isinstance(party, str) else party or () for party in (first, second))
    return tuple(dict.fromkeys(name for names in listed for name in names))
