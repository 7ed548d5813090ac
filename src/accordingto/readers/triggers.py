"""The words of a sentence that name events, each with its actor and recipient in the tree.

1. A verb of the lexicon with its own object: "lifted the curfew", "fired rockets".
2. A light verb with an event noun: "launched a brutal bombing campaign against the town".
3. A verb by itself: "police arrested the editor", "hit by a rocket", "urged the rebels to surrender".
4. A noun of the lexicon: "clashes between the army and the rebels", "the bombing of the port by rebels".
5. A killing goes with the event that it came of (``outcomes``).
6. An intent, refusal or demand is coded as what declaring it does (``stances``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from accordingto.language.dependencies import Dependencies
from accordingto.readers import arguments, effects, happenings
from accordingto.readers.arguments import NOBODY, Party
from accordingto.readers.happenings import Happening, Lexicon
from accordingto.reading import Modality
from accordingto.report import ZoneKind


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event.

    Attributes:
        happening: what the lexicon says of the word.
        at: the word's token in its sentence.
        kind: which pattern found it.
        actor: who did it, as far as the words say.
        recipient: whom it befell.
        also: tokens of further words for the same event.
        definite: whether a definite noun takes up an earlier event: "the attack".
        modality: how real it is, where the pattern itself decides that.
        stance: in words, what the governing words make of it; empty for nothing.
    """

    happening: Happening
    at: int
    kind: Literal["verb", "light verb", "noun", "demand"]
    actor: Party
    recipient: Party
    also: tuple[int, ...] = ()
    definite: bool = False
    modality: Modality | None = None
    stance: str = ""

    @property
    def rule(self) -> str:
        """In words, the entry that named the event, what governing words made of it, and where the parties stood."""
        kind = "verb with its object" if self.kind == "verb" and self.happening.objects else self.kind
        parts = [f"{self.happening.lexicon}: {self.happening.name} ({kind})"]
        parts += [self.stance] if self.stance else []
        parts += [f"actor: {self.actor.how}"] if self.actor.heads else []
        parts += [f"recipient: {self.recipient.how}"] if self.recipient.heads else []
        return "; ".join(parts)


def triggers(tree: Dependencies, zone: ZoneKind, lexicon: Lexicon) -> list[Trigger]:
    """The words that name events by themselves or with a light verb, in text order."""
    found: list[Trigger] = []
    used: set[int] = set()
    starting = [at for at, word in enumerate(tree.words) if word.lower in lexicon.starters]
    for read in (_exact, _light, _verb, _noun):
        for at in starting:
            trigger = None if at in used else read(tree, at, zone, lexicon)
            if trigger is not None:
                found.append(trigger)
                used |= {trigger.at, *trigger.also}
    return sorted(found, key=lambda t: t.at)


# -------------------------------------------------------------------------------------------------------- light verbs


def _light(tree: Dependencies, at: int, _zone: ZoneKind, lexicon: Lexicon) -> Trigger | None:
    """A light verb whose object, or passive subject, names the event."""
    word = tree.words[at].lower
    if tree.upos[at] != "VERB" or word not in happenings.light_verbs() or is_purpose(tree, at):
        return None
    passive = tree.passive(at)
    noun = _lent(tree, at, passive=passive)
    named = None if noun is None else _named(tree, noun, lexicon)
    if noun is None or named is None:
        return None
    doer = arguments.agent(tree, at) if passive else arguments.subject(tree, at)
    if word in happenings.undergone():
        actor, _ = arguments.of_noun(tree, noun, named, arguments.DOERS)
        actor = actor if actor.heads else arguments.oblique(tree, at, arguments.DOERS)
        return Trigger(named, noun, "light verb", actor, doer, (at,))
    actor, recipient = arguments.of_noun(tree, noun, named)
    if doer.heads and named.cameo == _MEDIATING:  # "launched mediation efforts between the army and the rebels"
        sides = (*actor.heads, *recipient.heads) if actor.how == "after “between”" else recipient.heads
        actor, recipient = doer, Party(sides, recipient.how)
    if actor.how != "after “between”":
        recipient = recipient if recipient.heads else arguments.oblique(tree, at, arguments.TARGETS | named.to)
        actor, recipient = arguments.shared(tree, named, doer, recipient)
    if passive:
        return Trigger(named, noun, "light verb", actor, recipient, (at,), _definite(tree, noun))
    return Trigger(named, at, "light verb", actor, recipient, (noun,))


_MEDIATING = "045"
"""CAMEO code of mediation: the sides are those whom it is done for, not those who do it."""


def _lent(tree: Dependencies, at: int, *, passive: bool) -> int | None:
    """The noun, or the gerund, to which a light verb lends its subject."""
    if tree.words[at].lower in happenings.resorted():
        resorted = tree.oblique(at, frozenset({"to", "in", "with"}))
        return tree.dependent(at, "xcomp", "advcl") if resorted is None else resorted
    noun = tree.subject(at) if passive else tree.object(at)
    if noun is not None:
        return noun
    gerund = tree.dependent(at, "xcomp")  # "launched shelling"
    return None if gerund is None or tree.has(gerund, "mark", "to") else gerund


# -------------------------------------------------------------------------------------------------------------- verbs


def _exact(tree: Dependencies, at: int, zone: ZoneKind, lexicon: Lexicon) -> Trigger | None:
    """The event of a verb with an object that its meaning asks for: "lifted the curfew"."""
    meanings = (happening for happening in _meanings(tree, at, lexicon) if happening.objects)
    return _first(tree, at, meanings, zone, lexicon)


def _verb(tree: Dependencies, at: int, zone: ZoneKind, lexicon: Lexicon) -> Trigger | None:
    """The event that a verb names by itself or with a preposition."""
    meanings = (happening for happening in _meanings(tree, at, lexicon) if not happening.objects)
    return _first(tree, at, meanings, zone, lexicon)


def _meanings(tree: Dependencies, at: int, lexicon: Lexicon) -> Iterator[Happening]:
    beside = [tree.words[i].lower for i in (*tree.children[at], *range(at + 1, min(at + 2, len(tree.words))))]
    return lexicon.verb(tree.words[at].lower, beside)


def _first(
    tree: Dependencies, at: int, meanings: Iterator[Happening], zone: ZoneKind, lexicon: Lexicon
) -> Trigger | None:
    """The first of a verb's meanings that fits what stands around it."""
    found = (_meant(tree, at, happening, zone, lexicon) for happening in meanings)
    return next((trigger for trigger in found if trigger is not None), None)


def _meant(tree: Dependencies, at: int, happening: Happening, zone: ZoneKind, lexicon: Lexicon) -> Trigger | None:
    """The event that a verb names in one of its meanings, if that fits."""
    if not _acts(tree, at, happening) or is_purpose(tree, at):
        return None
    if happening.form == "present" and zone != "title" and tree.has(at, "nsubj", "it"):
        return None  # what a thing does in general: "It explodes when it is touched"
    passive = happening.form == "past" and (
        tree.passive(at) or _headlined(tree, at, happening, zone) or _is_reduced(tree, at)
    )
    patient = arguments.patient(tree, at, happening, passive=passive)
    if not _complete(tree, at, happening, patient, lexicon):
        return None
    if happening.unwilled and not passive:
        return None if patient is not None else Trigger(happening, at, "verb", NOBODY, arguments.subject(tree, at))
    actor, recipient = arguments.of_verb(tree, at, happening, passive=passive)
    if happening.category in {"ASSAULT", "COERCE"} and _befell(tree, actor, lexicon):
        return None
    if happening.subjects and not arguments.is_one_of(tree, actor, happening.subjects):
        return None
    also = (patient,) if patient is not None and _is_deed(tree, patient, happening, lexicon) else ()
    tool = tree.subject(at) if patient is None else patient
    definite = happening.sites and tool is not None and arguments.is_tool(tree, tool) and _definite(tree, tool)
    return Trigger(happening, at, "verb", actor, recipient, also, definite)


def _befell(tree: Dependencies, actor: Party, lexicon: Lexicon) -> bool:
    """Whether a storm or a crash did it, and so nobody: "the storm hit the town"."""
    named = (_named(tree, i, lexicon) for i in actor.heads)
    return any(happening is not None and happening.unwilled for happening in named)


def _complete(tree: Dependencies, at: int, happening: Happening, patient: int | None, lexicon: Lexicon) -> bool:
    """Whether the words that a meaning asks for are there."""
    if happening.category == "REJECT" and _is_mere(tree, at, patient):
        return False
    if patient is not None and tree.words[patient].lower in happening.unless:
        return False
    if not happening.objects and not happening.needs:
        return True
    if "any" in happening.objects:
        holders = (at, patient) if patient is not None else ()
        return any(arguments.oblique(tree, holder, happening.to).heads for holder in holders)
    if patient is not None and _fits(tree, at, patient, happening, lexicon):
        return True
    if "infinitive" in happening.needs and patient is not None:
        return any(tree.has(i, "mark", "to") for i in tree.dependents(at, "xcomp", "ccomp", "advcl") if i > at)
    behind = [at] if patient is None else [at, patient]
    return bool(happening.needs) and any(arguments.oblique(tree, i, happening.needs).heads for i in behind)


def _is_mere(tree: Dependencies, at: int, patient: int | None) -> bool:
    """Whether only something said is refused or rejected."""
    about = [*([] if patient is None else [patient]), *tree.dependents(at, "xcomp")]
    return any(tree.words[i].lower in happenings.mere() for i in about)


def _fits(tree: Dependencies, at: int, patient: int, happening: Happening, lexicon: Lexicon) -> bool:
    """Whether an object is one of those that a meaning asks for."""
    named = _named(tree, patient, lexicon)
    if named is not None and " " in named.name and named.category != happening.category:
        ending = happening.category in {"RETREAT", "SANCTION"}  # "ended an air strike", while a strike is not launched
        return ending and named.name.rpartition(" ")[2] in happening.objects
    if "event" in happening.objects and named is not None:
        return True
    if "name" in happening.objects and tree.upos[patient] == "PROPN":
        return all(i == patient or tree.has(i, "mark", "to") for i in tree.dependents(at, "xcomp", "ccomp"))
    return any(tree.words[i].lower in happening.objects for i in _told_by(tree, patient))


def _told_by(tree: Dependencies, noun: int) -> list[int]:
    """A noun, and what it is a quantity or state of: "a series of strikes", "a state of emergency"."""
    word = tree.words[noun].lower
    measured = word in effects.quantities() or word in happenings.objects("measures")
    return [noun, *(tree.dependents(noun, "nmod", "compound") if measured else ())]


def _is_deed(tree: Dependencies, patient: int, happening: Happening, lexicon: Lexicon) -> bool:
    """Whether an object tells of the same event as its verb: "lifted the sanctions"."""
    return bool(happening.objects) and _named(tree, patient, lexicon) is not None


def _acts(tree: Dependencies, at: int, happening: Happening) -> bool:
    """Whether a verb's form is a verb here; a participle coordinated with a verb may look like an adjective."""
    if happening.form == "gerund" and tree.dependent(at, "case", "det", "compound") is not None:
        return False  # "in police firing"
    if tree.upos[at] == "VERB":
        return tree.relations[at] not in {"amod", "compound", "case"}
    if happening.form == "base" and tree.has(at, "mark", "to") and tree.dependent(at, "obj") is not None:
        return True  # "had to lathi-charge the crowd"
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


def _is_reduced(tree: Dependencies, at: int) -> bool:
    """Whether a verb of harm lacks both object and auxiliary: "three were killed and 12 guards injured"."""
    told = effects.triggers().get(tree.words[at].lower)
    if told is None or told.frame != "object" or told.effect not in _REDUCIBLE or tree.auxiliaries(at):
        return False
    verbs = (at, *tree.dependents(at, "conj"))  # "killed and wounded 12"
    return all(tree.object(i) is None for i in verbs) and tree.dependent(at, "xcomp", "ccomp", "obl:agent") is None


_REDUCIBLE = frozenset({"killed", "injured", "abducted"})
_BE = ("is", "are", "was", "were")


def is_purpose(tree: Dependencies, at: int) -> bool:
    """Whether an infinitive only says what something is for: "to save lives", "the right to protest"."""
    if not tree.has(at, "mark", "to"):
        return False
    relation, governor = tree.relations[at], tree.governors[at]
    if tree.has(at, "aux", *_BE) or tree.has(at, "aux:pass", *_BE):  # "is to be held"
        return False
    if relation == "conj":
        return governor >= 0 and is_purpose(tree, governor)
    if relation == "acl":
        return tree.words[governor].lower not in happenings.governing("planned")
    return relation != "xcomp"


# -------------------------------------------------------------------------------------------------------------- nouns


def _noun(tree: Dependencies, at: int, _zone: ZoneKind, lexicon: Lexicon) -> Trigger | None:
    """A noun that names the event itself: "clashes between the army and the rebels", "the bombing of X by Y"."""
    happening = _named(tree, at, lexicon)
    if happening is None or tree.upos[at] not in {"NOUN", "VERB"} or tree.relations[at] in {"compound", "root", "amod"}:
        return None
    actor, recipient = arguments.of_noun(tree, at, happening)
    actor = actor if actor.heads else _lender(tree, at)
    if happening.subjects and not arguments.is_one_of(tree, actor, happening.subjects):
        return None
    alone = not actor.heads and not recipient.heads and not _is_claimed(tree, at)
    if alone and (_is_background(tree, at, happening) or (happening.light_only and _effect_of(tree, at) is None)):
        return None
    actor, recipient = arguments.shared(tree, happening, actor, recipient)
    return Trigger(happening, at, "noun", actor, recipient, definite=_definite(tree, at))


def _is_claimed(tree: Dependencies, at: int) -> bool:
    """Whether a noun is what somebody answers for: "responsibility for the kidnapping"."""
    return tree.relations[at] in {"nmod", "obl"} and tree.words[tree.governors[at]].lower in _CLAIMED


_CLAIMED = frozenset({"responsibility", "credit", "responsible"})


def _is_background(tree: Dependencies, at: int, happening: Happening) -> bool:
    """Whether talks of nobody in particular only say when or how something else was done: "after hours of talks"."""
    return happening.mutual and tree.relations[at] in {"obl", "nmod"} and tree.case(at) != "with"


def _lender(tree: Dependencies, at: int) -> Party:
    """The subject of the light verb whose object a noun is coordinated with: "expressed regret and condemnation"."""
    first = tree.governors[at] if tree.relations[at] == "conj" else -1
    verb = tree.governors[first] if first >= 0 and tree.relations[first] == "obj" else -1
    light = verb >= 0 and tree.words[verb].lower in happenings.light_verbs() - happenings.undergone()
    return arguments.subject(tree, verb) if light else NOBODY


def _named(tree: Dependencies, at: int, lexicon: Lexicon) -> Happening | None:
    """The event that a noun and its modifiers name."""
    return lexicon.noun(tree.words[at].lower, [tree.words[i].lower for i in tree.children[at] if i < at])


def _definite(tree: Dependencies, at: int) -> bool:
    return tree.has(at, "det", "the", "this", "these") or tree.has(at, "nmod:poss", "its", "their", "his")


def _effect_of(tree: Dependencies, noun: int) -> int | None:
    """The word of effect that a noun is the cause of: "the raid killed 12", "12 were wounded in a shooting"."""
    governor = tree.governors[noun]
    if governor < 0 or tree.relations[noun] not in {"nsubj", "obl", "obl:agent"}:
        return None
    trigger = effects.triggers().get(tree.words[governor].lower)
    return governor if trigger is not None and trigger.effect in {"killed", "injured"} else None
