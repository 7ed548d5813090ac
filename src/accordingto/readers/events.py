"""Events: who did what to whom, by the verbs and nouns of the event lexicon.

1. A verb of the lexicon in a verb's place, or a light verb with an event noun, is a trigger.
2. The noun phrases around it give actor and recipient; a passive turns them round.
3. Modality comes from the words of the verb group, source and voice from the attribution that governs the trigger.
4. A later "the attack" of the same category and source is the same happening: its words go to `also`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from accordingto.language import Analysis, Sentence, Token, gazetteer
from accordingto.language.phrases import core, phrase_after, phrase_before
from accordingto.readers import effects, happenings, sources, times
from accordingto.readers.cast import Cast, ident
from accordingto.readers.happenings import Happening
from accordingto.readers.places import placed
from accordingto.readers.sources import Sourced
from accordingto.reading import Event, Modality, Time, Toll
from accordingto.report import Span

Phrase = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence as the event patterns see it."""

    analysis: Analysis
    sentence: Sentence
    words: tuple[Token, ...]
    kinds: str

    def span(self, phrase: Phrase) -> Span:
        """Characters of a token range."""
        return self.words[phrase[0]].start, self.words[phrase[1] - 1].end


@dataclass(frozen=True, slots=True)
class _Found:
    """A trigger with its phrases, unresolved; ``definite`` marks a noun that takes up an earlier event."""

    happening: Happening
    at: int
    actor: Phrase | None
    recipient: Phrase | None
    also: tuple[int, ...] = ()
    definite: bool = False


def read(
    analysis: Analysis,
    cast: Cast,
    said: Sourced,
    dated: Sequence[Time],
    tolls: Sequence[Toll],
) -> tuple[Event, ...]:
    """The events of the title and the body in text order, numbered v1, v2, ..."""
    found: list[Event] = []
    for sentence in analysis.claims():
        words = analysis.words(sentence)
        clause = _Clause(analysis, sentence, words, sentence.letters)
        for item in _without_idle_kills(clause, _in_clause(clause)):
            event = _event(clause, item, cast, said, dated, tolls)
            same = _same(found, event, item)
            if same is None:
                found.append(event)
            else:
                found[same] = _with_words_of(found[same], event)
    return tuple(_numbered(found))


def _with_words_of(event: Event, later: Event) -> Event:
    """The event with the words of a later mention of it."""
    return msgspec.structs.replace(event, also=(*event.also, later.trigger, *later.also))


def _numbered(found: Sequence[Event]) -> Iterator[Event]:
    for number, event in enumerate(found, 1):
        yield msgspec.structs.replace(event, id=f"v{number}")


# ----------------------------------------------------------------------------------------------------------- triggers


def _in_clause(clause: _Clause) -> Iterator[_Found]:
    used: set[int] = set()
    for at in range(len(clause.words)):
        if at in used:
            continue
        item = _light(clause, at) or _verb(clause, at) or _noun(clause, at)
        if item is not None:
            used |= {item.at, *item.also}
            yield item


def _without_idle_kills(clause: _Clause, found: Iterator[_Found]) -> list[_Found]:
    """Leave out "were killed" without a killer, unless the sentence names an attack or a munition."""
    items = list(found)
    lowered = {w.lower for w in clause.words}
    attacked = not lowered.isdisjoint(effects.counted("munitions")) or any(
        named is not None and named.category == "ASSAULT" for named in map(happenings.noun, lowered)
    )
    return [i for i in items if attacked or i.actor is not None or not _is_idle_kill(clause, i)]


def _is_idle_kill(clause: _Clause, item: _Found) -> bool:
    trigger = effects.triggers().get(clause.words[item.at].lower)
    return item.happening.category == "ASSAULT" and trigger is not None and trigger.effect == "killed"


def _light(clause: _Clause, at: int) -> _Found | None:
    """ "launched a brutal bombing campaign against the city": the noun gives the category, the verb is the trigger."""
    if clause.words[at].lower not in happenings.light_verbs() or not _stands_as_verb(clause, at):
        return None
    phrase = phrase_after(clause.kinds, at + 1)
    if phrase is None:
        return None
    for i in range(phrase[0], min(phrase[1], phrase[0] + 6)):
        named = happenings.noun(clause.words[i].lower)
        if named is not None and (i + 1 >= phrase[1] or clause.kinds[i + 1] not in "WU"):
            passive = _passive(clause, at)
            actor = _by(clause, at) if passive else _subject(clause, at)
            return _Found(named, at, actor, _after_any(clause, i + 1, _TARGETS), (i,))
        if clause.kinds[i] == "P":
            return None
    return None


_TARGETS = frozenset({"against", "on", "upon", "with", "at", "of", "to", "targeting"})


def _verb(clause: _Clause, at: int) -> _Found | None:
    happening = happenings.table().get(clause.words[at].lower)
    if happening is None or not _stands_as_verb(clause, at):
        return None
    if happening.form in {"base", "present"} and happenings.noun(clause.words[at].lower) and _modified(clause, at):
        return None
    if happening.particle and not _follows(clause, at, happening.particle):
        return None
    obj = phrase_after(clause.kinds, at + 1)
    if happening.light_only and (obj is None or not any(happenings.noun(w.lower) for w in clause.words[slice(*obj)])):
        return None
    passive = happening.form == "past" and _passive(clause, at)
    if happening.munitions:
        return _fires(clause, at, happening, obj)
    if passive or (happening.form == "past" and obj is None and _reduced(clause, at)):
        return _Found(happening, at, _by(clause, at), phrase_before(clause.kinds, at))
    after = _after_any(clause, at + 1, happening.to) if happening.to else None
    recipient = after if happening.intransitive else after or obj
    return _Found(happening, at, _subject(clause, at), recipient)


def _fires(clause: _Clause, at: int, happening: Happening, obj: Phrase | None) -> _Found | None:
    if obj is None or not {w.lower for w in clause.words[slice(*obj)]} & effects.counted("munitions"):
        return None
    return _Found(
        happening,
        at,
        _subject(clause, at),
        _after_any(clause, obj[0], frozenset({"into", "at", "on", "towards", "toward"})),
    )


def _noun(clause: _Clause, at: int) -> _Found | None:
    """A noun that names the event itself: "clashes between the army and the rebels", "the bombing of X by Y"."""
    happening = happenings.noun(clause.words[at].lower)
    if (
        happening is None
        or clause.kinds[at] not in "WV"
        or (at + 1 < len(clause.kinds) and clause.kinds[at + 1] in "WU")
    ):
        return None
    actor = _after_any(clause, at + 1, frozenset({"by", "between"}))
    recipient = _after_any(clause, at + 1, frozenset({"of", "on", "against"}))
    if recipient is not None and clause.words[recipient[0]].lower in effects.counted("munitions"):
        recipient = None
    if happening.light_only and actor is None and recipient is None:
        return None
    both = _both(clause, at, actor)
    definite = _definite(clause, at)
    if both is not None:
        return _Found(happening, at, *both, definite=definite)
    return _Found(happening, at, actor, recipient, definite=definite)


def _both(clause: _Clause, at: int, actor: Phrase | None) -> tuple[Phrase, Phrase] | None:
    """The two sides of "between A and B"."""
    if actor is None or (clause.words[actor[0] - 1].lower != "between" and not _follows(clause, at, "between")):
        return None
    if actor[1] < len(clause.kinds) and clause.kinds[actor[1]] == "C":
        other = phrase_after(clause.kinds, actor[1] + 1)
        return None if other is None else (actor, other)
    return None


def _definite(clause: _Clause, at: int) -> bool:
    i = at - 1
    while i >= 0 and clause.kinds[i] in "WUAV":
        i -= 1
    return i >= 0 and clause.words[i].lower in {"the", "this", "these", "its", "their"}


def _modified(clause: _Clause, at: int) -> bool:
    """Whether a determiner, a count or a possessor stands before the word and its adjectives, so that it is a noun."""
    i = at - 1
    while i >= 0 and clause.kinds[i] in "WUA":
        i -= 1
    return i >= 0 and clause.kinds[i] in "DMG"


def _follows(clause: _Clause, at: int, word: str) -> bool:
    return at + 1 < len(clause.words) and clause.words[at + 1].lower == word


def _stands_as_verb(clause: _Clause, at: int) -> bool:
    happening = happenings.table().get(clause.words[at].lower)
    before = clause.kinds[at - 1] if at else ""
    if clause.kinds[at] == "U" and at > 0 and clause.sentence.zone != "title":
        return False
    if happening is not None and happening.form in {"base", "present"}:
        return before in {"X", "I", "R", "N"} or (clause.kinds[at] == "V" and before in {"U", "W", "A", "S"})
    if before in {"D", "G", "M"}:
        return False
    following = clause.kinds[at + 1] if at + 1 < len(clause.kinds) else ""
    return not (before == "P" and following in {"W", "U"})


def _passive(clause: _Clause, at: int) -> bool:
    i = at - 1
    while i >= 0 and clause.kinds[i] in "AN":
        i -= 1
    return i >= 0 and clause.words[i].lower in {"is", "are", "was", "were", "be", "been", "being", "get", "got"}


def _reduced(clause: _Clause, at: int) -> bool:
    """Whether a past form is a participle after its noun: "people killed in the raid", "hit by"."""
    return at > 0 and clause.kinds[at - 1] in "WU," and (_follows(clause, at, "by") or _follows(clause, at, "in"))


def _subject(clause: _Clause, at: int) -> Phrase | None:
    begin = at
    while begin > 0 and clause.kinds[begin - 1] in "XANI":
        begin -= 1
    phrase = phrase_before(clause.kinds, begin)
    if phrase is not None and clause.kinds[phrase[0] : phrase[1]] != "S":
        return phrase
    if begin > 0 and (
        clause.kinds[begin - 1] == "C" or (clause.kinds[begin - 1] == "," and clause.words[at].lower.endswith("ing"))
    ):
        verb = next((i for i, k in enumerate(clause.kinds[:begin]) if k in "VX"), None)
        return None if verb is None else phrase_before(clause.kinds, verb)
    return None


def _by(clause: _Clause, at: int) -> Phrase | None:
    return _after_any(clause, at + 1, frozenset({"by"}))


def _after_any(clause: _Clause, start: int, prepositions: frozenset[str]) -> Phrase | None:
    """The noun phrase after the first of the prepositions in the same clause."""
    for i in range(start, min(len(clause.words), start + 12)):
        if clause.kinds[i] in "VXS;:.Q":
            return None
        if clause.words[i].lower in prepositions:
            return phrase_after(clause.kinds, i + 1)
    return None


# ----------------------------------------------------------------------------------------------------------- assembly


def _event(
    clause: _Clause,
    item: _Found,
    cast: Cast,
    said: Sourced,
    dated: Sequence[Time],
    tolls: Sequence[Toll],
) -> Event:
    sentence = clause.sentence
    evidence: Span = (sentence.start, sentence.end)
    borne = [t for t in tolls if t.evidence == evidence] if _bears_tolls(item) else []
    trigger: Span = (clause.words[item.at].start, clause.words[item.at].end)
    origin = sources.of(trigger, clause.analysis, sentence, said, cast)
    return Event(
        id="",
        category=item.happening.category,
        cameo=item.happening.cameo,
        trigger=trigger,
        actor=_party(clause, item.actor, cast) or _people_of(clause, item, cast),
        recipient=_party(clause, item.recipient, cast) or _victims(item, borne),
        instrument=_instrument(clause, item),
        place=next((ident(number) for _, number in placed(cast, sentence)), None),
        when=times.when(dated, trigger, evidence, text=clause.analysis.text),
        modality=_modality(clause, item, denied=origin.denied_by is not None),
        according_to=origin.according_to if origin.denied_by is None else origin.denied_by,
        voice=origin.voice,
        evidence=evidence,
        tolls=tuple(t.id for t in borne),
        also=tuple((clause.words[i].start, clause.words[i].end) for i in item.also),
    )


def _bears_tolls(item: _Found) -> bool:
    return item.happening.category in {"ASSAULT", "HAZARD", "ACCIDENT", "CRIME", "COERCE", "AID"}


def _party(clause: _Clause, phrase: Phrase | None, cast: Cast) -> str | None:
    """The entity that a phrase names, a people's government by its adjective, else its words."""
    if phrase is None:
        return None
    phrase = core(clause.kinds, clause.words, phrase)
    if all(k in "TMD" for k in clause.kinds[slice(*phrase)]):
        return None
    number = cast.agent(clause.span(phrase))
    if number is not None:
        return ident(number)
    words = cast.words(clause.span(phrase))
    if words.lower() in {
        "it",
        "they",
        "them",
        "we",
        "i",
        "you",
        "that",
        "which",
        "who",
        "whom",
        "this",
        "these",
        "he",
        "she",
        "him",
        "her",
    }:
        return None
    return words


def _people_of(clause: _Clause, item: _Found, cast: Cast) -> str | None:
    """The country whose adjective stands before an event noun without another agent: "Egyptian mediation"."""
    if not item.happening.noun or item.actor is not None:
        return None
    for i in range(item.at - 1, max(-1, item.at - 4), -1):
        if clause.kinds[i] not in "WU":
            return None
        code = gazetteer.adjectives().get(clause.words[i].text.casefold())
        if code is not None:
            number = cast.country(code)
            return ident(number) if number is not None else gazetteer.country_names()[code]
    return None


def _victims(item: _Found, borne: Sequence[Toll]) -> str | None:
    """Whom a happening named by a noun befell: those that the sentence counts."""
    return next((t.who for t in borne if t.of is None and t.who is not None), None) if item.happening.noun else None


def _instrument(clause: _Clause, item: _Found) -> str | None:
    """ "rockets" of "fired rockets"; the noun after "with" where it is a munition."""
    for i in range(item.at + 1, min(len(clause.words), item.at + 12)):
        if clause.words[i].lower in effects.counted("munitions") or clause.words[i].lower in {
            "explosives",
            "mine",
            "knife",
            "dynamite",
        }:
            return clause.words[i].text
        if clause.kinds[i] in "VS;":
            return None
    return None


_CONDITIONAL = frozenset({"would", "could", "might", "may"})


def _modality(clause: _Clause, item: _Found, *, denied: bool) -> Modality:
    """What the verb group says of the event's reality; the first rule that fits decides."""
    group = {w.lower for w in clause.words[max(0, item.at - 5) : item.at]}
    alone = {w.lower for w in clause.words[max(0, item.at - 3) : item.at]}
    rules: tuple[tuple[bool, Modality], ...] = (
        (denied or bool(alone & {"not", "n't", "never", "didn't", "wasn't", "weren't", "hasn't", "haven't"}), "denied"),
        (bool(group & {"threatened", "threatens", "threaten", "threatening"}), "threatened"),
        (bool(group & {"urged", "demanded", "asked", "called", "requested"}) and "to" in alone, "requested"),
        (bool(alone & {"will", "plans", "planned", "intends", "vowed", "shall"}) or _is_future(alone), "planned"),
        (bool(group & {"if", "unless"}) or bool(alone & _CONDITIONAL), "conditional"),
        (bool(group & {"allegedly", "alleged", "reportedly", "suspected", "accused"}), "alleged"),
        (item.happening.form == "gerund" and bool(alone & {"is", "are"}), "ongoing"),
    )
    return next((modality for holds, modality in rules if holds), "asserted")


def _is_future(words: set[str]) -> bool:
    return "to" in words and bool(words & {"going", "set", "due", "scheduled", "expected"})


TAKEN_UP = 30
"""Events back to which a definite noun ("the attack") may refer."""


def _same(found: Sequence[Event], event: Event, item: _Found) -> int | None:
    """An earlier event of this category and source that a definite noun or the same sentence takes up."""
    for i in range(len(found) - 1, max(-1, len(found) - 1 - TAKEN_UP), -1):
        earlier = found[i]
        if earlier.category != event.category or earlier.according_to != event.according_to:
            continue
        if item.definite and item.actor is None and event.recipient in {None, earlier.recipient}:
            return i
        if earlier.evidence == event.evidence and (item.happening.noun or item.happening.form == "gerund"):
            return i
    return None
