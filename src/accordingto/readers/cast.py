"""Who a phrase of the report stands for: the entity it names, the antecedent of a pronoun, the writer of a letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from accordingto.language import Analysis, gazetteer
from accordingto.readers import cues, effects, references
from accordingto.readers.entities import Draft
from accordingto.readers.stretches import Stretches
from accordingto.reading import EntityType
from accordingto.report import Span

_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|whose)\s+", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|these|those)\s", re.IGNORECASE)
_BREAK = re.compile(r"[,(;]|\b(?:of|for|from|in|at|to|with|who|which|that)\b", re.IGNORECASE)
_RELATIVE = re.compile(r",? (?:who|whose|whom|which|that)\b", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


class Cast:
    """The report's entities and where they are named.

    ``drafts`` and the ids of ``entities.finish`` go together: draft ``n`` becomes entity ``e<n+1>``.
    """

    def __init__(self, analysis: Analysis, drafts: list[Draft]) -> None:
        self.analysis = analysis
        self.drafts = drafts
        self._mentions = Stretches((span, n) for n, draft in enumerate(drafts) for span in draft.mentions)
        self._starts = [sentence.start for sentence in analysis.sentences]
        self._meant: dict[Span, int] = {}
        self._groups: dict[str, int] = {}
        self._bodies: dict[str, int] = {}
        for span, number in references.read(analysis, drafts).items():
            self.refer(number, span)

    def mentions(self, start: int, end: int, *kinds: EntityType) -> Iterator[tuple[Span, int]]:
        """The names between two positions, of these kinds only if any are given, in text order."""
        for span, number in self._mentions.inside(start, end):
            if not kinds or self.drafts[number].type in kinds:
                yield span, number

    def named_in(self, span: Span) -> int | None:
        """The entity that a noun phrase is headed by: the last name before its first "of", comma or relative clause.

        A phrase whose head is another noun ("a spokesman for the army") names nobody.
        """
        start, end = self._core(span)
        apposed = self._apposed(end, span[1])
        if apposed is not None:
            return apposed
        found = list(self._mentions.around((start, end))) + list(self._mentions.inside(start, span[1]))
        heads = [(s, n) for s, n in found if abs(s[1] - end) <= _slack(self.analysis.text, s[1], end)]
        return max(heads)[1] if heads else None

    def _apposed(self, end: int, stop: int) -> int | None:
        """The person named after the comma that ends a description: "the hospital's director, Ida Holm".

        The comma stands at the end of the description's core, or the name at the end of the phrase: "the deputy head of
        the union, Ida Holm".
        """
        text = self.analysis.text
        for (start, last), number in self.mentions(end, stop, "person"):
            before = text[end:start].rstrip()
            if before == "," or (before.endswith(",") and last == stop):
                return number
        return None

    def _core(self, span: Span) -> Span:
        """The phrase up to its first post-modifier, names kept whole."""
        text = self.analysis.text
        start, end = span
        inside = [m for m, _ in self._mentions.inside(start, end)]
        for match in _BREAK.finditer(text, start, end):
            if match.start() > start and not any(s <= match.start() < e for s, e in inside):
                return start, match.start()
        return start, end

    def words(self, span: Span) -> str:
        """The words of a phrase without its article and relative clauses, white space as one blank."""
        text = _SPACES.sub(" ", self.analysis.text[slice(*span)])
        text = _RELATIVE.split(text, maxsplit=1)[0].strip(" \"“”'‘’,;:")
        return _ARTICLE.sub("", text) or text

    def group(self, span: Span, *, many: bool = False) -> int:
        """The people whom a phrase only describes, "unidentified men"; the same words are the same group.

        "The men" are the last group before that were called men of some kind.

        Args:
            span: the phrase.
            many: whether a noun in the singular stands for many, as in "a rebel attack".
        """
        words = self.words(span)
        key = words.casefold()
        key = key if not many or key.endswith("s") else effects.plural(key)
        if _DEFINITE.match(self.analysis.text, span[0]) is not None:
            key = next((known for known in reversed(self._groups) if known.endswith(f" {key}")), key)
        if key not in self._groups:
            self._groups[key] = len(self.drafts)
            self.drafts.append(Draft("group", words, None))
        draft = self.drafts[self._groups[key]]
        draft.mentions.append(span)
        if words != draft.name:
            draft.aliases[words] += 1
        return self._groups[key]

    def body(self, span: Span) -> int:
        """The organization that a phrase only describes, "the police", which may be named just so elsewhere."""
        words = self.words(span)
        key = words.casefold()
        if key not in self._bodies:
            named = (n for n, d in enumerate(self.drafts) if d.type == "organization" and d.name.casefold() == key)
            number = next(named, len(self.drafts))
            self._bodies[key] = number
            if number == len(self.drafts):
                self.drafts.append(Draft("organization", words, None))
        draft = self.drafts[self._bodies[key]]
        draft.mentions.append(span)
        return self._bodies[key]

    def author_of(self, span: Span) -> int | None:
        """Whoever a document speaks for: the subject of the last sentence before it that mentions the document."""
        noun = document(self.analysis.text[slice(*span)])
        if noun is None:
            return None
        pattern = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
        own = bisect_right(self._starts, span[0]) - 1
        for sentence in reversed(self.analysis.sentences[max(0, own - DOCUMENT_REACH) : max(0, own)]):
            if sentence.zone == "body" and pattern.search(self.analysis.text, sentence.start, sentence.end):
                return self._writer(sentence.start, sentence.end)
        return None

    def _writer(self, start: int, end: int) -> int | None:
        """The last person or organization named before the sentence's main verb."""
        verb = _MAIN_VERB.search(self.analysis.text, start, end)
        stop = end if verb is None else verb.start()
        found = list(self.mentions(start, stop, "person", "organization"))
        return max(found)[1] if found else None

    def government(self, number: int) -> int:
        """The country for which a capital or building speaks or acts; the entity itself when it is no such seat."""
        draft = self.drafts[number]
        code = gazetteer.seats().get(draft.name.casefold())
        if (
            draft.type not in {"place", "organization"}
            or code is None
            or draft.name.casefold() in gazetteer.countries()
        ):
            return number
        named = self.country(code)
        if named is not None:
            return named
        self.drafts.append(Draft("place", gazetteer.country_names()[code], code))
        return len(self.drafts) - 1

    def country(self, code: str) -> int | None:
        """The entity that is the country with an ISO 3166-1 alpha-3 code, where the report names it."""
        for number, draft in enumerate(self.drafts):
            if draft.country == code and gazetteer.countries().get(draft.name.casefold()) == code:
                return number
        return None

    def nation(self, code: str, span: Span) -> int:
        """The country that an adjective at a place names, by its ISO 3166-1 alpha-3 code: "Egyptian mediation"."""
        number = self.country(code)
        if number is None:
            number = len(self.drafts)
            self.drafts.append(Draft("place", gazetteer.country_names()[code], code))
            self.refer(number, span)
            self.drafts[number].aliases[self.analysis.text[slice(*span)]] += 1
        return number

    def agent(self, span: Span) -> int | None:
        """The entity that speaks or acts under a phrase: a named one, a government by its seat, a pronoun's person."""
        if span in self._meant:
            return self._meant[span]
        number = self.named_in(span)
        if number is None:
            number = self._holder(self.analysis.text[slice(*span)].lower().replace("’", "'"))
            if number is not None:
                self.refer(number, span)
            return number
        ruler = self.government(number)
        if ruler != number:
            self.refer(ruler, span)
            self.drafts[ruler].aliases[self.drafts[number].name] += 1
        return ruler

    def _holder(self, words: str) -> int | None:
        """The one person with the office that a phrase names: "the leader of the union"."""
        title, _, of = words.removeprefix("the ").partition(" of ")
        found = {
            n
            for n, draft in enumerate(self.drafts)
            for r in draft.roles
            if of and r.organization is not None and (r.title or "").lower() == title and r.organization.lower() in of
        }
        return found.pop() if len(found) == 1 else None

    def refer(self, number: int, span: Span) -> None:
        """Note that a pronoun or description at ``span`` stands for an entity, and for no other."""
        before = self._meant.get(span)
        if before is not None:
            self.drafts[before].references.remove(span)
        self._meant[span] = number
        self.drafts[number].references.append(span)


DOCUMENT_REACH = 6
"""Sentences looked back through for the letter or statement that "the letter" takes up."""
_MAIN_VERB = re.compile(
    r"\b(?:said|says|added|wrote|sent|conveyed|issued|released|published|addressed|told|stated|signed|posted|read|announced|thanked"
    r"|expressed|warned|called|urged|declared|has|have|had)\b"
)


def document(words: str) -> str | None:
    """The noun for a document that heads a source ("the letter", "its statement"), or null."""
    last = _ARTICLE.sub("", words.strip()).lower().split()
    return last[-1] if last and len(last) <= 3 and last[-1] in cues.media() else None


def _slack(text: str, name_end: int, phrase_end: int) -> int:
    """Characters that may stand between a name's end and its phrase's: possessives, brackets, marks."""
    gap = text[min(name_end, phrase_end) : max(name_end, phrase_end)]
    return len(gap) if not any(c.isalnum() for c in gap) or gap.strip(" ,()").lower() in {"'s", "’s"} else -1


def identified(number: int) -> str:
    """The id that entity ``number`` gets."""
    return f"e{number + 1}"


def ident(number: int | None) -> str | None:
    """The id that entity ``number`` gets, null for none."""
    return None if number is None else identified(number)
