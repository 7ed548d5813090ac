"""The words of a sentence that name events, each with its actor and recipient in the tree.

1. A light verb with an event noun: "launched a brutal bombing campaign against the town".
2. A verb of the lexicon: "police arrested the editor", "hit by a rocket", "urged the rebels to surrender".
3. A noun of the lexicon: "clashes between the army and the rebels", "the bombing of the port by rebels".
4. A killing without a killer belongs to the event named beside it ("was killed in a raid"), else to none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from accordingto.language.dependencies import CIRCUMSTANCES, Dependencies
from accordingto.readers import effects, happenings
from accordingto.readers.happenings import Happening
from accordingto.report import ZoneKind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event.

    Attributes:
        happening: what the lexicon says of the word.
        at: the word's token in its sentence.
        actor: the tokens that head the actors' phrases, empty where the words name none.
        recipient: likewise for the recipients.
        also: tokens of further words for the same event.
        definite: whether a definite noun takes up an earlier event: "the attack".
    """

    happening: Happening
    at: int
    actor: tuple[int, ...]
    recipient: tuple[int, ...]
    also: tuple[int, ...] = ()
    definite: bool = False


def triggers(tree: Dependencies, zone: ZoneKind) -> list[Trigger]:
    """The events that a sentence's words name, in text order."""
    found: list[Trigger] = []
    used: set[int] = set()
    for at in range(len(tree.words)):
        light = _light(tree, at)
        if light is not None:
            found.append(light)
            used |= {light.at, *light.also}
    for at in range(len(tree.words)):
        trigger = None if at in used else _verb(tree, at, zone) or _noun(tree, at)
        if trigger is not None:
            found.append(trigger)
    return sorted(_merged(tree, found), key=lambda t: t.at)


# -------------------------------------------------------------------------------------------------------------- verbs


def _light(tree: Dependencies, at: int) -> Trigger | None:
    """A light verb whose object, or passive subject, names the event."""
    if tree.upos[at] != "VERB" or tree.words[at].lower not in happenings.light_verbs() or _is_purpose(tree, at):
        return None
    passive = tree.passive(at)
    noun = tree.subject(at) if passive else tree.object(at)
    noun = tree.dependent(at, "xcomp") if noun is None else noun  # "launched shelling"
    if tree.words[at].lower in happenings.resorted():
        resorted = tree.oblique(at, frozenset({"to", "in"}))
        noun = tree.dependent(at, "xcomp", "advcl") if resorted is None else resorted
    named = None if noun is None else _named(tree, noun)
    if noun is None or named is None:
        return None
    actor = tree.agent(at) if passive else tree.subject(at)
    sides = _sides(tree, noun)
    if sides is not None:
        return Trigger(named, at, *sides, also=(noun,))
    if tree.words[at].lower in happenings.undergone():
        doer = _doer(tree, noun, _DOERS)
        doer = tree.oblique(at, _DOERS) if doer is None else doer
        return _trigger(tree, named, noun, doer, actor, also=(at,))
    recipient = _target(tree, noun)
    recipient = _oblique(tree, at, _TARGETS) if recipient is None else recipient
    if passive:
        return _trigger(tree, named, noun, actor, recipient, also=(at,), definite=_definite(tree, noun))
    return _trigger(tree, named, at, actor, recipient, also=(noun,))


def _trigger(
    tree: Dependencies,
    happening: Happening,
    at: int,
    actor: int | None,
    recipient: int | None,
    *,
    also: tuple[int, ...] = (),
    definite: bool = False,
) -> Trigger:
    """A trigger with all that is coordinated with its actor and recipient."""
    return Trigger(happening, at, _all(tree, actor), _all(tree, recipient), also, definite)


def _all(tree: Dependencies, head: int | None) -> tuple[int, ...]:
    return () if head is None else tuple(tree.coordinated(head))


_DOERS = frozenset({"by", "from"})
_TARGETS = frozenset({"against", "on", "upon", "with", "at", "of", "to", "targeting"})


def _oblique(tree: Dependencies, at: int, prepositions: frozenset[str]) -> int | None:
    """The noun after one of the prepositions, unless it is a time: "on Monday"."""
    found = tree.oblique(at, prepositions)
    return None if found is None or _is_time(tree, found) else found


def _is_time(tree: Dependencies, at: int) -> bool:
    """Whether a noun is a time, or a day or year with its month: "Monday", "May 21"."""
    times = happenings.objects("times")
    if tree.words[at].text[0].isdigit():
        return any(tree.words[i].lower in times for i in range(*tree.phrase(at)))
    return tree.words[at].lower in times


def _verb(tree: Dependencies, at: int, zone: ZoneKind) -> Trigger | None:
    happening = happenings.verb(tree.words[at].lower, [tree.words[i].lower for i in tree.children[at]])
    if happening is None or not _acts(tree, at, happening) or _is_purpose(tree, at):
        return None
    if happening.form == "present" and zone != "title" and tree.has(at, "nsubj", "it"):
        return None  # what a thing does in general: "It explodes when it is touched"
    passive = happening.form == "past" and (tree.passive(at) or _headlined(tree, at, happening, zone))
    actor = tree.agent(at) if passive else tree.subject(at)
    patient = tree.subject(at) if passive else tree.object(at)
    if not _complete(tree, at, happening, patient):
        return None
    if happening.light_only and (patient is None or _named(tree, patient) is None):
        return None
    if happening.unwilled and not passive:
        if patient is not None:
            return None
        return _trigger(tree, happening, at, None, actor)
    return _trigger(tree, happening, at, actor, _recipient(tree, at, happening, patient))


def _complete(tree: Dependencies, at: int, happening: Happening, patient: int | None) -> bool:
    """Whether a verb has the object it asks for, or else the preposition: "fired rockets", "fired at the convoy"."""
    if not happening.objects and not happening.needs:
        return True
    if patient is not None and happening.objects:
        return tree.words[patient].lower in happenings.objects(happening.objects)
    return bool(happening.needs) and tree.oblique(at, happening.needs) is not None


def _recipient(tree: Dependencies, at: int, happening: Happening, patient: int | None) -> int | None:
    """Whom it befell: after the verb's own preposition, else its object or passive subject."""
    after = _oblique(tree, at, happening.to)
    if after is None and patient is not None and patient > at:
        after = _oblique(tree, patient, happening.to)
    if after is None and not happening.intransitive and not happening.objects:
        return patient
    return after


def _acts(tree: Dependencies, at: int, happening: Happening) -> bool:
    """Whether a verb's form is a verb here; a participle coordinated with a verb may look like an adjective."""
    if happening.form == "gerund" and tree.dependent(at, "case", "det", "compound") is not None:
        return False  # "in police firing"
    if tree.upos[at] == "VERB":
        return tree.relations[at] not in {"amod", "compound", "case"}
    coordinated = tree.relations[at] == "conj" and tree.upos[tree.governors[at]] == "VERB"
    return (
        happening.form == "past"
        and tree.upos[at] == "ADJ"
        and (coordinated or tree.dependent(at, "aux:pass") is not None)
    )


def _headlined(tree: Dependencies, at: int, happening: Happening, zone: ZoneKind) -> bool:
    """Headlines drop the auxiliary: "Editor arrested in raid"."""
    return (
        zone == "title" and not happening.intransitive and not happening.to and tree.dependent(at, "obj", "aux") is None
    )


_BE = ("is", "are", "was", "were")


def _is_purpose(tree: Dependencies, at: int) -> bool:
    """Whether an infinitive only says what something is for: "to save lives", "the right to protest"."""
    if not tree.has(at, "mark", "to"):
        return False
    relation, governor = tree.relations[at], tree.governors[at]
    if tree.has(at, "aux", *_BE) or tree.has(at, "aux:pass", *_BE):  # "is to be held"
        return False
    if relation == "conj":
        return governor >= 0 and _is_purpose(tree, governor)
    if relation == "acl":
        return tree.words[governor].lower not in happenings.governing("planned")
    return relation != "xcomp"


# -------------------------------------------------------------------------------------------------------------- nouns


def _noun(tree: Dependencies, at: int) -> Trigger | None:
    """A noun that names the event itself: "clashes between the army and the rebels", "the bombing of X by Y"."""
    happening = _named(tree, at)
    if happening is None or tree.upos[at] not in {"NOUN", "VERB"} or tree.relations[at] in {"compound", "root", "amod"}:
        return None
    definite = _definite(tree, at)
    sides = _sides(tree, at)
    if sides is not None:
        return Trigger(happening, at, *sides, definite=definite)
    actor, recipient = _doer(tree, at), _target(tree, at)
    if happening.light_only and actor is None and recipient is None and _effect_of(tree, at) is None:
        return None
    return _trigger(tree, happening, at, actor, recipient, definite=definite)


def _named(tree: Dependencies, at: int) -> Happening | None:
    """The event that a noun and its modifiers name."""
    return happenings.noun(tree.words[at].lower, [tree.words[i].lower for i in tree.children[at] if i < at])


def _doer(tree: Dependencies, noun: int, prepositions: frozenset[str] = frozenset({"by", "between"})) -> int | None:
    """Who did what a noun names: after "by", as its possessor ("the army's attack") or modifier ("a rebel raid")."""
    agent = tree.oblique(noun, prepositions)
    if agent is not None:
        return agent
    return next(
        (
            i
            for i in tree.dependents(noun, "nmod:poss", "compound", "amod")
            if tree.relations[i] == "nmod:poss" or happenings.acts(tree.words[i].lower)
        ),
        None,
    )


def _target(tree: Dependencies, noun: int) -> int | None:
    found = _oblique(tree, noun, _TARGETS)
    return None if found is None or tree.words[found].lower in effects.counted("munitions") else found


def _sides(tree: Dependencies, noun: int) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The two sides of "between A and B"."""
    first = tree.oblique(noun, frozenset({"between"}))
    others = [] if first is None else tree.coordinated(first)[1:]
    return None if first is None or not others else ((first,), tuple(others))


def _definite(tree: Dependencies, at: int) -> bool:
    return tree.has(at, "det", "the", "this", "these") or tree.has(at, "nmod:poss", "its", "their", "his")


# ------------------------------------------------------------------------------------------------------------ killings


def _merged(tree: Dependencies, found: list[Trigger]) -> Iterator[Trigger]:
    """Join "killed" to the event noun that it tells the outcome of; leave out killings that nobody did."""
    by_noun = {t.at: n for n, t in enumerate(found) if t.happening.noun}
    for n, trigger in enumerate(found):
        if not _is_killing(tree, trigger):
            continue
        noun = next((by_noun[i] for i in _told_of(tree, trigger) if i in by_noun), None)
        if noun is not None:
            found[noun] = _with_outcome(tree, found[noun], trigger)
            found[n] = replace(trigger, at=-1)
        elif _is_thing(tree, trigger.actor) or not (trigger.actor or _amid_violence(tree, found)):
            found[n] = replace(trigger, at=-1)
    yield from (t for t in found if t.at >= 0)


def _is_killing(tree: Dependencies, trigger: Trigger) -> bool:
    effect = effects.triggers().get(tree.words[trigger.at].lower)
    return trigger.at >= 0 and not trigger.happening.noun and effect is not None and effect.effect == "killed"


def _is_thing(tree: Dependencies, heads: tuple[int, ...]) -> bool:
    """Whether a thing killed: "a bus fell from the bridge, killing 12"."""
    return bool(heads) and all(tree.words[i].lower in effects.counted("things") for i in heads)


def _amid_violence(tree: Dependencies, found: list[Trigger]) -> bool:
    """Whether the sentence names a munition or an attack besides its killings."""
    if not effects.counted("munitions").isdisjoint(w.lower for w in tree.words):
        return True
    return any(t.happening.category == "ASSAULT" and not _is_killing(tree, t) for t in found)


def _told_of(tree: Dependencies, trigger: Trigger) -> Iterator[int]:
    """Nouns that a killing is the outcome of: its subject or agent, and those after "in", "during", "after"."""
    yield from trigger.actor
    for verb in (trigger.at, *tree.dependents(trigger.at, "conj")):
        for i in tree.dependents(verb, *CIRCUMSTANCES):
            if tree.case(i) in {"in", "during", "after", "by", "from"}:
                yield i


def _with_outcome(tree: Dependencies, noun: Trigger, killing: Trigger) -> Trigger:
    actor = noun.actor or tuple(i for i in killing.actor if i != noun.at)
    sided = noun.actor and all(tree.case(i) in {"", "with"} for i in noun.recipient)  # "in clashes between A and B"
    recipient = noun.recipient if sided and noun.recipient else killing.recipient or noun.recipient
    return replace(noun, actor=actor, recipient=recipient, also=(*noun.also, killing.at))


def _effect_of(tree: Dependencies, noun: int) -> int | None:
    """The word of effect that a noun is the cause of: "the raid killed 12", "12 were wounded in a shooting"."""
    governor = tree.governors[noun]
    if governor < 0 or tree.relations[noun] not in {"nsubj", "obl", "obl:agent"}:
        return None
    trigger = effects.triggers().get(tree.words[governor].lower)
    return governor if trigger is not None and trigger.effect in {"killed", "injured"} else None
