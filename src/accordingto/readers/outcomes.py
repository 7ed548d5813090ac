"""Killings and the events they came of: "was killed in a raid" is the raid; a death that nobody did is no event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from accordingto.language.dependencies import CIRCUMSTANCES, Dependencies
from accordingto.readers import effects
from accordingto.readers.arguments import Party
from accordingto.readers.triggers import Trigger


def joined(tree: Dependencies, found: list[Trigger]) -> list[Trigger]:
    """The triggers with "killed" joined to the event noun it tells the outcome of, without killings that nobody did."""
    kept: dict[int, Trigger] = dict(enumerate(found))
    by_noun = {t.at: n for n, t in enumerate(found) if t.happening.noun}
    for n, trigger in enumerate(found):
        if not _is_killing(tree, trigger):
            continue
        noun = next((by_noun[i] for i in _told_of(tree, trigger) if i in by_noun), None)
        if noun is not None:
            kept[noun] = _with_outcome(tree, kept[noun], trigger)
            del kept[n]
        elif _is_thing(tree, trigger.actor) or not (trigger.actor.heads or _amid_violence(tree, kept.values())):
            del kept[n]
    return list(kept.values())


def _is_killing(tree: Dependencies, trigger: Trigger) -> bool:
    effect = effects.triggers().get(tree.words[trigger.at].lower)
    return not trigger.happening.noun and effect is not None and effect.effect == "killed"


def _is_thing(tree: Dependencies, actor: Party) -> bool:
    """Whether a thing killed: "a bus fell from the bridge, killing 12"."""
    return bool(actor.heads) and all(tree.words[i].lower in effects.counted("things") for i in actor.heads)


def _amid_violence(tree: Dependencies, found: Iterable[Trigger]) -> bool:
    """Whether the sentence names a munition or an attack besides its killings."""
    if not effects.counted("munitions").isdisjoint(w.lower for w in tree.words):
        return True
    return any(t.happening.category == "ASSAULT" and not _is_killing(tree, t) for t in found)


def _told_of(tree: Dependencies, trigger: Trigger) -> Iterator[int]:
    """Nouns that a killing is the outcome of: its subject or agent, and those after "in", "during", "after"."""
    yield from trigger.actor.heads
    for verb in (trigger.at, *tree.dependents(trigger.at, "conj")):
        for i in tree.dependents(verb, *CIRCUMSTANCES):
            if tree.case(i) in {"in", "during", "after", "by", "from"}:
                yield i


def _with_outcome(tree: Dependencies, noun: Trigger, killing: Trigger) -> Trigger:
    actor = noun.actor
    if not actor.heads:
        actor = Party(tuple(i for i in killing.actor.heads if i != noun.at), killing.actor.how)
    sided = actor.heads and all(tree.case(i) in {"", "with"} for i in noun.recipient.heads)  # "clashes between A and B"
    keeps = noun.actor.heads and sided and noun.recipient.heads
    recipient = noun.recipient if keeps or not killing.recipient.heads else killing.recipient
    return replace(noun, actor=actor, recipient=recipient, also=(*noun.also, killing.at))
