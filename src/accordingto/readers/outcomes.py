"""Killings and the events they came of: "was killed in a raid" is the raid; a death that nobody did is no event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from accordingto.language.dependencies import CIRCUMSTANCES, Dependencies
from accordingto.readers import arguments, effects, happenings
from accordingto.readers.arguments import Party
from accordingto.readers.triggers import Trigger


def joined(tree: Dependencies, found: list[Trigger], *, violent: bool = False) -> list[Trigger]:
    """The triggers with "killed" joined to the event noun it tells the outcome of, without killings that nobody did.

    Args:
        tree: of the sentence.
        found: its triggers, in text order.
        violent: whether the report has told of violence just before.
    """
    found = _with_bombs(tree, found)
    kept: dict[int, Trigger] = dict(enumerate(found))
    by_deed = {t.at: n for n, t in enumerate(found) if t.happening.noun or _is_shooting(tree, t)}
    for n, trigger in enumerate(found):
        if not _is_killing(tree, trigger):
            continue
        deed = next((by_deed[i] for i in _told_of(tree, trigger) if i in by_deed), None)
        if deed is not None:
            kept[deed] = _with_outcome(tree, kept[deed], trigger)
            del kept[n]
        elif not (_is_done(tree, trigger, kept.values()) or (violent and _is_suffered(tree, trigger, kept.values()))):
            del kept[n]
    return list(kept.values())


def _with_bombs(tree: Dependencies, found: list[Trigger]) -> list[Trigger]:
    """The triggers with the placing of a bomb joined to what it did: "killed by a bomb that rebels had planted"."""
    kept = {t.at: t for t in found}
    for trigger in found:
        beside = tree.relations[trigger.at] in {"acl", "acl:relcl"} and trigger.happening.sites
        above = (i for i in tree.above(trigger.at) if i in kept) if beside and not trigger.happening.noun else iter(())
        at = next(above, None)
        if at is not None and kept[at].happening.category == "ASSAULT":
            bomb, outer = kept.pop(trigger.at), kept[at]
            actor = outer.actor if any(not arguments.is_tool(tree, i) for i in outer.actor.heads) else bomb.actor
            recipient = outer.recipient if outer.recipient.heads else bomb.recipient
            kept[at] = replace(outer, actor=actor, recipient=recipient, also=(*outer.also, bomb.at))
    return [kept[t.at] for t in found if t.at in kept]


def _is_killing(tree: Dependencies, trigger: Trigger) -> bool:
    """Whether a verb tells what came of something: dead, injured, damage. Some verbs say that somebody did it."""
    effect = effects.triggers().get(tree.words[trigger.at].lower)
    happening = trigger.happening
    if happening.noun or happening.category != "ASSAULT" or happening.name.split()[0] in happenings.objects("willed"):
        return False
    return effect is not None and effect.effect in _HARM


_HARM = frozenset({"killed", "injured", "destroyed", "damaged"})


def _is_done(tree: Dependencies, trigger: Trigger, found: Iterable[Trigger]) -> bool:
    """Whether somebody killed, injured or destroyed: an agent that acts, or violence beside it."""
    if _is_thing(tree, trigger.actor):
        return False
    if not trigger.actor.heads:
        return _amid_violence(tree, found)
    killing = effects.triggers()[tree.words[trigger.at].lower].effect == "killed"
    return killing or any(_may_act(tree, i) for i in trigger.actor.heads)


def _is_suffered(tree: Dependencies, trigger: Trigger, found: Iterable[Trigger]) -> bool:
    """Whether somebody with a name was killed or injured, and no accident or storm is told of."""
    named = (i for i in trigger.recipient.heads if tree.upos[i] == "PROPN" and tree.dependent(i, "nummod") is None)
    if trigger.actor.heads or next(named, None) is None:
        return False
    return not any(t.happening.unwilled for t in found) and effects.counted("things").isdisjoint(
        tree.words[i].lower for i in tree.dependents(trigger.at, *CIRCUMSTANCES)
    )


def _may_act(tree: Dependencies, at: int) -> bool:
    """Whether a noun may stand for somebody, or for a weapon, rather than for a storm or a fire."""
    word = tree.words[at].lower
    weapon = word in happenings.objects("instruments")
    return weapon or happenings.people(word) or happenings.acts(word) or tree.upos[at] in {"PROPN", "PRON"}


def _is_thing(tree: Dependencies, actor: Party) -> bool:
    """Whether a thing killed: "a bus fell from the bridge, killing 12"."""
    return bool(actor.heads) and all(tree.words[i].lower in effects.counted("things") for i in actor.heads)


def _amid_violence(tree: Dependencies, found: Iterable[Trigger]) -> bool:
    """Whether the sentence names a munition or an attack besides its killings."""
    if not effects.counted("munitions").isdisjoint(w.lower for w in tree.words):
        return True
    return any(t.happening.category == "ASSAULT" and not _is_killing(tree, t) for t in found)


def _is_shooting(tree: Dependencies, trigger: Trigger) -> bool:
    """Whether a verb tells of violence that may kill, rather than of what came of it."""
    return trigger.happening.category == "ASSAULT" and not _is_killing(tree, trigger)


def _told_of(tree: Dependencies, trigger: Trigger) -> Iterator[int]:
    """What a killing is the outcome of: its subject or agent, nouns after "in", "during", a clause of "when"."""
    yield from trigger.actor.heads
    if tree.relations[trigger.at] in {"acl:relcl", "acl", "advcl"} and not tree.has(trigger.at, "mark", "after"):
        yield from tree.above(trigger.at)
    if not trigger.actor.heads:
        yield from (i for i in tree.dependents(trigger.at, "advcl") if tree.has(i, "advmod", "when"))
    for verb in (trigger.at, *tree.dependents(trigger.at, "conj")):
        for i in tree.dependents(verb, *CIRCUMSTANCES):
            if tree.case(i) in {"in", "during", "after", "by", "from"}:
                yield i


def _with_outcome(tree: Dependencies, noun: Trigger, killing: Trigger) -> Trigger:
    actor = noun.actor
    if not actor.heads:
        actor = Party(tuple(i for i in killing.actor.heads if i != noun.at), killing.actor.how)
    sided = (
        noun.happening.noun and actor.heads and all(tree.case(i) in {"", "with"} for i in noun.recipient.heads)
    )  # "clashes between A and B"
    keeps = noun.actor.heads and sided and noun.recipient.heads
    recipient = noun.recipient if keeps or not killing.recipient.heads else _both(killing.recipient, noun.recipient)
    return replace(noun, actor=actor, recipient=recipient, also=(*noun.also, killing.at))


def _both(victims: Party, target: Party) -> Party:
    """Who was killed, and what was attacked: "the raid on the camp killed ten guards"."""
    heads = tuple(dict.fromkeys((*victims.heads, *target.heads)))
    return Party(heads, " and ".join(dict.fromkeys(how for how in (victims.how, target.how) if how)))
