"""A deed that is promised, threatened, refused or demanded is not done; what is done is the declaring.

1. What an agreement, request, refusal or threat is about goes into it: "agreed to release 12" is one AGREE.
2. A deed that its own doer intends is coded as what the intent is: cooperation AGREE, conflict THREATEN; one ruled out
   is REJECT.
3. What somebody says that another must do is a REQUEST.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accordingto.language.dependencies import Dependencies
from accordingto.language.lexicon import data
from accordingto.readers import arguments, happenings
from accordingto.readers.aims import aimed, is_party
from accordingto.readers.arguments import NOBODY
from accordingto.readers.happenings import Happening
from accordingto.readers.modality import governed, modality
from accordingto.readers.triggers import Trigger
from accordingto.reading import Category

_DECLARING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "CONCEDE"})
_COOPERATING = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_FIGHTING = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "obj", "acl", "nmod", "obl", "conj", "nsubj:pass"})
_ABOUT = frozenset({"to", "for", "of", "on", "about", "from", "against"})
_REACH = 5
"""Governors climbed at most from a deed to the word that declares it."""


def taken(tree: Dependencies, found: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a sentence with intended, refused and demanded deeds coded as what declaring them does.

    A gerund that names neither party tells of no event: "trained for fighting".
    """
    kept = {t.at: t for t in found}
    heads = {i: t.at for t in found for i in (t.at, *t.also)}
    for trigger in sorted(found, key=lambda t: t.at, reverse=True):
        declared = _declared(tree, trigger, heads)
        if declared not in kept or trigger.at not in kept:
            continue
        category = kept[declared].happening.category
        if category in _DECLARING:
            kept[declared] = _about(kept[declared], kept.pop(trigger.at))
        elif trigger.happening.noun and trigger.happening.category == category:  # "met for talks"
            kept[declared] = replace(kept[declared], also=(*kept[declared].also, kept.pop(trigger.at).at))
    told = (aimed(tree, _intended(tree, _peaceful(tree, kept[t.at]))) for t in found if t.at in kept)
    return [t for t in told if t.happening.form != "gerund" or t.actor.heads or t.recipient.heads]


def _peaceful(tree: Dependencies, trigger: Trigger) -> Trigger:
    """Forces that are sent to keep the peace, as AID: "sent troops as peacekeepers"."""
    words = (tree.words[i].lower for i in range(*tree.edges[trigger.at]))
    if trigger.happening.category != "MOBILIZE" or not any(word.startswith("peacekeep") for word in words):
        return trigger
    happening = trigger.happening._replace(category="AID", cameo="074")
    return replace(trigger, happening=happening, stance="to keep the peace")


def _declared(tree: Dependencies, deed: Trigger, heads: dict[int, int]) -> int | None:
    """The trigger of which a deed is the complement: what was promised, asked for, refused, threatened."""
    at = deed.at
    for _ in range(_REACH):
        relation, governor = tree.relations[at], tree.governors[at]
        if governor < 0 or relation not in _COMPLEMENTS:
            return None
        if relation in {"obl", "nmod"} and tree.case(at) not in _ABOUT:
            return None
        if relation == "acl" and (at != deed.at or not tree.has(at, "mark", "to", "of")):
            return None
        holder = heads.get(governor)
        if holder is not None and holder != deed.at:
            return None if relation == "conj" else holder
        at = governor
    return None


def _about(declaring: Trigger, deed: Trigger) -> Trigger:
    """A declaring with what it is about: its recipient and code become more exact."""
    category = declaring.happening.category
    if category == "AGREE" and deed.happening.category in _FIGHTING and deed.kind != "noun":
        category = "THREATEN"
    parties = (deed.actor, deed.recipient) if category == "REQUEST" else (deed.recipient,)
    others = (p for p in parties if p.heads and not set(p.heads) & set(declaring.actor.heads))
    recipient = declaring.recipient if declaring.recipient.heads else next(others, NOBODY)
    happening = _coded(declaring.happening, category, deed.happening.category)
    return replace(declaring, happening=happening, recipient=recipient, stance=f"of {deed.happening.name}")


def _coded(happening: Happening, category: Category, deed: Category) -> Happening:
    """A happening as a declaring of this category about a deed of that one, with the code that CAMEO has for it."""
    appeal = category == "REQUEST" and (happening.cameo or "").startswith("02")
    codes = data("events")["stances"].get("appeal" if appeal else category, {})
    cameo = codes.get(deed, happening.cameo if happening.category == category else codes.get("any"))
    return happening._replace(category=category, cameo=cameo)


def _intended(tree: Dependencies, trigger: Trigger) -> Trigger:
    """A deed that its doer intends or rules out, as what that is."""
    happening = trigger.happening
    if trigger.kind == "noun" or not trigger.actor.heads or trigger.actor.how == arguments.SENT:
        return trigger
    told = modality(tree, trigger, denied=False)
    if told == "planned" and happening.category in _COOPERATING:
        return _as(trigger, "AGREE", "intended")
    if told == "planned" and happening.category in _FIGHTING:
        return _as(trigger, "THREATEN", "intended")
    if told == "denied" and happening.category in _COOPERATING and _refused(tree, trigger):
        return replace(_as(trigger, "REJECT", "ruled out"), modality="asserted")
    return trigger


def _as(trigger: Trigger, category: Category, stance: str) -> Trigger:
    happening = _coded(trigger.happening, category, trigger.happening.category)
    return replace(trigger, happening=happening, stance=f"{stance}: {trigger.happening.category}")


_LETTING = frozenset({"allow", "permit", "let"})
"""Verbs that refuse something wherever they are denied: "did not allow the marchers to proceed"."""


def _refused(tree: Dependencies, trigger: Trigger) -> bool:
    return trigger.happening.name in _LETTING or _ruled_out(tree, trigger.at)


def _ruled_out(tree: Dependencies, at: int) -> bool:
    """Whether a deed is not to be: "will not lift", "refused to meet", rather than not to have been: "did not lift"."""
    future = {"will", "would", "'ll", "wo", "won't", "never", "can", "cannot"} & set(tree.auxiliaries(at))
    return bool(future) or "denied" in governed(tree, at)


# ------------------------------------------------------------------------------------------------------------ demands


def demands(tree: Dependencies) -> Iterator[Trigger]:
    """What a party has to do, according to whoever says so: "the rebels must leave the town"."""
    for at, upos in enumerate(tree.upos):
        if upos not in {"VERB", "ADJ"} or happenings.obliging().isdisjoint(tree.auxiliaries(at)) or tree.negated(at):
            continue
        subject = tree.dependent(at, "nsubj")
        if subject is not None and is_party(tree, subject):
            yield Trigger(_DEMAND, at, "demand", NOBODY, arguments.party(tree, subject, "subject"), modality="asserted")


_DEMAND = Happening(
    name="must",
    category="REQUEST",
    cameo="100",
    noun=False,
    form="base",
    objects=frozenset(),
    to=frozenset(),
    needs=frozenset(),
    intransitive=False,
    light_only=False,
    mutual=False,
    unwilled=False,
)
