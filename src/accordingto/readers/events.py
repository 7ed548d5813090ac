"""Events: who did what to whom, by the verbs and nouns of the event lexicon.

1. Verbs and nouns of the lexicon with their place in the tree are triggers (``triggers``).
2. The phrases of actor and recipient become entities where they name one, else stay words.
3. Modality comes from the verb group and what governs it (``modality``), source and voice from its attribution.
4. A later "the attack" of the same category and source is the same happening: its words go to `also`.
5. Words between two events ("after", "in response to", "brokered by") say how they stand to one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from accordingto.language import Analysis, Sentence
from accordingto.language.dependencies import CIRCUMSTANCES, Dependencies, dependencies
from accordingto.readers import (
    charges,
    happenings,
    namings,
    outcomes,
    policing,
    relations,
    sources,
    stances,
    times,
    victims,
)
from accordingto.readers.cast import Cast, ident
from accordingto.readers.happenings import Lexicon
from accordingto.readers.modality import modality
from accordingto.readers.parties import Parties, Who, only, union
from accordingto.readers.places import placed
from accordingto.readers.relations import Joined
from accordingto.readers.sources import Origin, Sourced
from accordingto.readers.triggers import Trigger, triggers
from accordingto.reading import Event, Relation, Time, Toll
from accordingto.report import Span


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with its tree, the readings that its events draw on, and the events found so far.

    ``near`` is where the sentences begin of whose events this one may tell the victims.
    """

    analysis: Analysis
    sentence: Sentence
    tree: Dependencies
    cast: Cast
    earlier: Sequence[Event]
    near: int

    def after_violence(self) -> bool:
        """Whether the report has told of violence, but not in the sentences whose victims are told of here."""
        recent = [event for event in self.earlier[-RECENT:] if event.category == "ASSAULT"]
        return bool(recent) and recent[-1].evidence[0] < self.near

    def span(self, at: int) -> Span:
        """Characters of a token."""
        return self.tree.words[at].start, self.tree.words[at].end


def read(
    analysis: Analysis,
    cast: Cast,
    said: Sourced,
    dated: Sequence[Time],
    tolls: Sequence[Toll],
    lexicon: Lexicon | None = None,
) -> tuple[Event, ...]:
    """The events of title and body in text order, numbered v1, v2, ...; by the built-in lexicon if none is given."""
    lexicon = happenings.built_in() if lexicon is None else lexicon
    found: list[Event] = []
    links: list[tuple[int, Relation]] = []
    beat = policing.Beat(analysis, cast)
    claims = tuple(analysis.claims())
    for place, sentence in enumerate(claims):
        if lexicon.starters.isdisjoint(w.lower for w in analysis.words(sentence)):
            continue
        near = claims[max(0, place - victims.REACH)].start
        scene = _Scene(analysis, sentence, dependencies(analysis, sentence), cast, found, near)
        borne = [t for t in tolls if _is_told_in(sentence, t)]
        told = list(_told(scene, said, lexicon))
        joined = relations.joined(scene.tree, [trigger for trigger, _ in told])
        last, places = len(found) - 1, list[int]()
        for number, (trigger, origin) in enumerate(told):
            apart = [places[n] for n in _partners(joined, number) if n < number]
            event = _event(scene, trigger, origin, dated, borne)
            event = beat.made(event, place, origin) if _lacks_police(trigger) else event
            places.append(_placed(found, event, trigger, apart))
        for pair in joined:
            first, other = places[pair.trigger], last if pair.other is None else places[pair.other]
            if first != other and other >= 0:
                links.append((first, Relation(kind=pair.kind, event=f"v{other + 1}")))
    victims.told_after(found, tolls, analysis, cast)
    namings.named_after(found, analysis, cast)
    return tuple(_finished(found, links))


def _partners(joined: Sequence[Joined], number: int) -> Iterator[int]:
    """The triggers that words join a trigger to: they are other events, whatever they are called."""
    for pair in joined:
        if pair.other is not None and number in {pair.trigger, pair.other}:
            yield pair.other if pair.trigger == number else pair.trigger


def _placed(found: list[Event], event: Event, trigger: Trigger, apart: Sequence[int]) -> int:
    """The place of an event in the list: its own at the end, or that of an earlier one which it takes up."""
    same = _same(found, event, trigger)
    if same is None or same in apart:
        found.append(event)
        return len(found) - 1
    found[same] = _with_words_of(found[same], event)
    return same


def _told(scene: _Scene, said: Sourced, lexicon: Lexicon) -> Iterator[tuple[Trigger, Origin]]:
    """The triggers of a sentence, each with who says so; demands are those of a source, or none."""
    told = triggers(scene.tree, scene.sentence.zone, lexicon)
    named = charges.laid(scene.tree, outcomes.joined(scene.tree, told, violent=scene.after_violence()))
    found = {t.at: (t, _origin(scene, t, said)) for t in stances.taken(scene.tree, named)}
    for demand in stances.demands(scene.tree):
        origin = _origin(scene, demand, said)
        if origin.according_to is not None:
            found[demand.at] = demand, origin
    yield from (found[at] for at in sorted(found))


def _origin(scene: _Scene, trigger: Trigger, said: Sourced) -> Origin:
    return sources.of(scene.span(trigger.at), scene.analysis, scene.sentence, said, scene.cast)


def _with_words_of(event: Event, later: Event) -> Event:
    """The event with the words of a later mention of it, and whom only that names."""
    return msgspec.structs.replace(
        event,
        actor=event.actor if later.actor is None else only(union(event.actor, later.actor)),
        recipient=event.recipient if later.recipient is None else only(union(event.recipient, later.recipient)),
        instrument=event.instrument or later.instrument,
        also=(*event.also, later.trigger, *later.also),
    )


def _finished(found: Sequence[Event], links: Sequence[tuple[int, Relation]]) -> Iterator[Event]:
    """The events with their ids, and how they stand to one another."""
    for number, event in enumerate(found):
        own = tuple(dict.fromkeys(relation for first, relation in links if first == number))
        yield msgspec.structs.replace(event, id=f"v{number + 1}", relations=own)


# ----------------------------------------------------------------------------------------------------------- assembly


def _event(scene: _Scene, trigger: Trigger, origin: Origin, dated: Sequence[Time], tolls: Sequence[Toll]) -> Event:
    sentence = scene.sentence
    evidence: Span = (sentence.start, sentence.end)
    borne = tolls if _bears_tolls(trigger) else []
    span = scene.span(trigger.at)
    parties = Parties(scene.tree, scene.cast, origin)
    actor = _actor(trigger, parties)
    return Event(
        id="",
        category=trigger.happening.category,
        cameo=trigger.happening.cameo,
        trigger=span,
        actor=actor,
        recipient=_others(_recipient(scene, trigger, parties, borne), actor),
        instrument=_instrument(parties, trigger, scene.earlier),
        place=next((ident(number) for _, number in placed(scene.cast, sentence)), None),
        when=times.when(dated, span, evidence, scene.analysis),
        modality=modality(scene.tree, trigger, denied=origin.denied_by is not None, certain=origin.certain),
        according_to=origin.according_to if origin.denied_by is None else origin.denied_by,
        voice=origin.voice,
        evidence=evidence,
        tolls=tuple(t.id for t in borne),
        also=tuple(scene.span(i) for i in trigger.also),
        attribution=origin.attribution,
        rule=trigger.rule,
    )


def _lacks_police(trigger: Trigger) -> bool:
    """Whether it is what police do, and the words leave out who did it."""
    return trigger.happening.policing and not trigger.actor.heads


def _actor(trigger: Trigger, parties: Parties) -> Who:
    """Who did it; a demand is made by whoever says so."""
    if trigger.kind == "demand":
        return parties.origin.according_to
    violent = trigger.happening.category == "ASSAULT"
    return parties.of(trigger.actor.heads, acting=True, violent=violent, tools=False)


def _is_told_in(sentence: Sentence, toll: Toll) -> bool:
    """Whether a sentence tells a toll, be it again."""
    here = toll.evidence == (sentence.start, sentence.end)
    return here or any(sentence.start <= start < sentence.end for start, _ in toll.also)


def _recipient(scene: _Scene, trigger: Trigger, parties: Parties, borne: Sequence[Toll]) -> Who:
    """Whom it befell: as the words say, else for a noun those that the sentence counts."""
    noun, category = trigger.happening.noun, trigger.happening.category
    heads, people = trigger.recipient.heads, _befalls_people(trigger)
    violent = category == "ASSAULT"
    named = parties.of(heads, violent=violent, tools=not violent, people=people)
    return named or (victims.counted(category, borne, scene.analysis, scene.cast) if noun else None)


def _others(recipient: Who, actor: Who) -> Who:
    """The recipients but those who are actors too, where others are left: "thanked them for their help to her"."""
    if not isinstance(recipient, tuple):
        return recipient
    kept = tuple(party for party in recipient if party not in (actor if isinstance(actor, tuple) else (actor,)))
    return recipient if not kept else kept[0] if len(kept) == 1 else kept


def _befalls_people(trigger: Trigger) -> bool:
    """Whether only people can be whom it befell: killings, kidnappings and arrests, but no hijackings."""
    name, code = trigger.happening.name, trigger.happening.cameo or ""
    return (code.startswith(_BEFALLING_PEOPLE) or name == "kill") and not name.startswith("hijack")


_BEFALLING_PEOPLE = ("173", "181", "182", "186", "202")
"""CAMEO codes of arrest, abduction, physical assault, assassination and massacre."""


def _bears_tolls(trigger: Trigger) -> bool:
    return trigger.happening.category in {"ASSAULT", "HAZARD", "ACCIDENT", "CRIME", "COERCE", "AID"}


def _instrument(parties: Parties, trigger: Trigger, earlier: Sequence[Event]) -> str | None:
    """What it was done with: "fired rockets", "a car bomb exploded", "killed with a knife", "a grenade attack".

    "The bomb" takes up the "car bomb" of an event before it.
    """
    tree = parties.tree
    tools = (_weapon(tree, i) for i in _tools(tree, trigger))
    at = next((i for i in tools if _is_weapon(tree, i)), None)
    if at is None:
        return None
    words = parties.listed([i for i in tree.coordinated(at) if _is_weapon(tree, i)])
    fuller = (e.instrument for e in reversed(earlier) if e.instrument is not None)
    again = (w for w in fuller if w.casefold().endswith(f" {words.casefold()}"))
    return next(again, words) if tree.has(at, "det", "the", "this") else words


def _is_weapon(tree: Dependencies, at: int) -> bool:
    """Whether a noun is a weapon, rather than what is fired without saying of what: "shots"."""
    word = tree.words[at].lower
    return word in happenings.objects("instruments") and word not in _FIRED


_FIRED = frozenset({"shot", "shots", "round", "rounds", "salvo", "salvos"})


def _weapon(tree: Dependencies, at: int) -> int:
    """The weapon that a noun tells of: "rifle fire" is done with rifles, "5 kg of dynamite" is dynamite."""
    word = tree.words[at].lower
    if word in happenings.objects("shooting"):
        found = tree.dependent(at, "compound")
    else:
        found = tree.oblique(at, frozenset({"of"})) if word in happenings.objects("measures") else None
    return at if found is None else found


def _tools(tree: Dependencies, trigger: Trigger) -> Iterator[int]:
    """Nouns where a trigger's instrument stands: its modifier, subject, object, or after "with", "by", "using"."""
    for at in (trigger.at, *trigger.also):
        yield from tree.dependents(at, "compound", "obj", "nsubj", "nsubj:pass")
        if tree.relations[at] in {"acl", "acl:relcl"}:  # "a bomb that had been planted"
            yield tree.governors[at]
        yield from (
            i for i in tree.dependents(at, *CIRCUMSTANCES) if tree.case(i) in {"with", "by", "using", "of", "in"}
        )
        using = (i for i in tree.dependents(at, "advcl", "acl") if tree.words[i].lower == "using")
        yield from (i for verb in using for i in tree.dependents(verb, "obj"))


RECENT = 6
"""Events back to which violence makes a killing that names no killer an act of violence too."""
TAKEN_UP = 30
"""Events back to which a definite noun ("the attack") may refer."""


def _same(found: Sequence[Event], event: Event, trigger: Trigger) -> int | None:
    """An earlier event of this category and source that a definite noun or the same sentence takes up."""
    for i in range(len(found) - 1, max(-1, len(found) - 1 - TAKEN_UP), -1):
        earlier = found[i]
        if earlier.category != event.category or earlier.according_to != event.according_to:
            continue
        if (
            trigger.definite
            and trigger.happening.sites
            and not trigger.happening.noun
            and earlier.instrument is not None
        ):
            return i
        if trigger.definite and not trigger.actor.heads and event.recipient in {None, earlier.recipient}:
            return i
        if earlier.evidence == event.evidence and (trigger.happening.noun or trigger.happening.form == "gerund"):
            return i
    return None
