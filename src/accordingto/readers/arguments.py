"""Who did it and whom it befell: the noun phrases that a verb or a noun of the event lexicon takes in the tree."""

from __future__ import annotations

from typing import NamedTuple

from accordingto.language import gazetteer
from accordingto.language.dependencies import CIRCUMSTANCES, SUBJECTS, Dependencies
from accordingto.readers import effects, happenings
from accordingto.readers.happenings import Happening
from accordingto.readers.offices import is_office


class Party(NamedTuple):
    """The tokens that head the phrases of an event's actors or recipients, and how they were found."""

    heads: tuple[int, ...]
    how: str


NOBODY = Party((), "")
DOERS = frozenset({"by", "from"})
TARGETS = frozenset({"against", "on", "upon", "with", "at", "of", "to", "targeting", "over", "into"})
_OF = frozenset({"of"})
_HOLDERS = frozenset({"from", "by", "of"})


SENT = "forces sent out or back"
"""How the forces are found that act although somebody unnamed sent them."""


def party(tree: Dependencies, head: int | None, how: str) -> Party:
    """A noun with all that is coordinated with it."""
    return NOBODY if head is None else Party(tuple(tree.coordinated(head)), how)


def oblique(tree: Dependencies, at: int | None, prepositions: frozenset[str]) -> Party:
    """The noun after one of the prepositions, unless it is a time: "on Monday"."""
    if at is None:
        return NOBODY
    found = tree.oblique(at, prepositions)
    found = _following(tree, at, prepositions) if found is None else found
    if found is None or is_time(tree, found) or tree.has(found, "case", "according"):
        return NOBODY
    return party(tree, found, f"after “{tree.case(found) or tree.words[at + 1].lower}”")


def _following(tree: Dependencies, at: int, prepositions: frozenset[str]) -> int | None:
    """The end of the nouns straight after a preposition straight behind a word, wherever the tree puts them."""
    if at + 2 >= len(tree.words) or tree.upos[at + 1] != "ADP" or tree.words[at + 1].lower not in prepositions:
        return None
    end = at + 2
    while end < len(tree.words) and tree.upos[end] in _NOMINAL:
        end += 1
    return end - 1 if end > at + 2 and tree.upos[end - 1] in {"NOUN", "PROPN"} else None


_NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})


def is_time(tree: Dependencies, at: int) -> bool:
    """Whether a noun is a time, or a day or year with its month: "Monday", "May 21"."""
    times = happenings.objects("times")
    if tree.words[at].lower in {"march", "marches"} and tree.dependent(at, "det", "compound", "nmod:poss") is not None:
        return False  # "a flag march"
    if tree.words[at].text[0].isdigit():
        return any(tree.words[i].lower in times for i in range(*tree.phrase(at)))
    return tree.words[at].lower in times


def subject(tree: Dependencies, at: int) -> Party:
    """Whoever a verb's subject stands for: itself, the sayer of "said it would", or the author of what says it."""
    found = tree.subject(at)
    if found is None:
        return NOBODY
    if tree.words[found].lower in _SELF and tree.relations[at] == "ccomp":
        sayer = tree.subject(tree.governors[at])
        if sayer is not None and tree.upos[sayer] != "PRON":
            return party(tree, sayer, "subject of what reports it")
    if tree.relations[at] == "acl" and tree.words[found].lower in happenings.objects("documents"):
        verb = tree.governors[found]
        author = tree.subject(verb) if verb >= 0 and tree.relations[found] == "obj" else None
        return party(tree, found if author is None else author, "author")
    if found == tree.governors[at] and tree.dependent(at, "mark") is not None and not _is_somebody(tree, found):
        return NOBODY  # "the intention of kidnapping"
    return party(tree, found, "subject")


def _is_somebody(tree: Dependencies, at: int) -> bool:
    word = tree.words[at].lower
    return tree.upos[at] in {"PROPN", "PRON"} or happenings.people(word) or happenings.acts(word)


_SELF = frozenset({"it", "they", "he", "she"})
"""Pronouns that most often stand for the sayer in "said it would"."""


def patient(tree: Dependencies, at: int, happening: Happening, *, passive: bool) -> int | None:
    """The passive subject or the object of a verb, also one that the tree takes for a predicate or puts after "off"."""
    if passive:
        return tree.subject(at)
    found = tree.object(at)
    if found is None:
        found = next((i for i in tree.dependents(at, "xcomp", "obl") if i > at and _is_bare(tree, i)), None)
    particle = happening.name.partition(" ")[2]
    if found is None and particle:
        found = tree.oblique(at, frozenset({particle, ""}))
    if found is None:
        found = _straying(tree, at)
    return None if found is not None and is_time(tree, found) else found


def _is_bare(tree: Dependencies, at: int) -> bool:
    """Whether a predicate or circumstance is an object in truth: a noun, or a name without a preposition."""
    named = tree.upos[at] == "PROPN" and tree.case(at) in {"", "'s", "’s"} and not is_time(tree, at)
    return named or (tree.relations[at] == "xcomp" and tree.upos[at] == "NOUN")


def _straying(tree: Dependencies, at: int) -> int | None:
    """A noun straight behind a verb that the tree gives to what follows: "accused Velm of having sent troops"."""
    after = range(at + 1, min(len(tree.words), at + 1 + _NEAR))
    behind = (i for i in after if tree.edges[i][0] == at + 1 and tree.upos[i] in {"PROPN", "NOUN"})
    loose = (i for i in behind if tree.governors[i] > i and tree.relations[i] not in _INNER)
    found = next((i for i in loose if tree.dependent(i, "case") is None), None)
    if found is None:
        return None
    clause = tree.relations[found] in SUBJECTS
    return None if clause and not tree.has(tree.governors[found], "mark", "of", "for") else found


_NEAR = 6
"""Words behind a verb among which the head of its object is looked for."""
_INNER = frozenset(
    {"compound", "amod", "nmod:poss", "nmod:desc", "flat", "appos", "conj", "obl:unmarked", "nmod:unmarked"}
)
"""Relations in which a noun is part of a phrase that goes on behind it, or tells a time."""


def of_verb(tree: Dependencies, at: int, happening: Happening, *, passive: bool) -> tuple[Party, Party]:
    """Actor and recipient of a verb."""
    actor = agent(tree, at) if passive else subject(tree, at)
    befallen = patient(tree, at, happening, passive=passive)
    recipient = _recipient(tree, at, happening, befallen, "passive subject" if passive else "object")
    if happening.sites and befallen is None and not passive:
        actor = _people(tree, actor)
    if happening.category in {"MOBILIZE", "RETREAT"} and passive and not actor.heads:
        actor = _forces(tree, party(tree, befallen, SENT))
        recipient = NOBODY if actor.heads == recipient.heads else recipient
    return shared(tree, happening, actor, recipient)


def agent(tree: Dependencies, at: int) -> Party:
    """Whoever did what a passive tells, also where passives share the agent: "were caught and booked by police"."""
    found = tree.agent(at)
    if found is None and tree.relations[at] == "conj" and tree.dependent(at, *SUBJECTS) is None:
        found = tree.agent(tree.governors[at])
    if found is None:
        joined = (i for i in tree.dependents(at, "conj") if tree.dependent(i, *SUBJECTS) is None and tree.passive(i))
        found = next((by for by in map(tree.agent, joined) if by is not None), None)
    return party(tree, found, "after “by”")


def is_one_of(tree: Dependencies, actor: Party, nouns: frozenset[str]) -> bool:
    """Whether an actor is told of by one of these nouns: "police", "a police team", "a contingent of police".

    "Security forces" are of those who keep order, while "forces" alone may be anybody's.
    """
    return any(
        tree.words[i].lower in nouns or (tree.words[i].lower in {"force", "forces"} and _guards(tree, i))
        for head in actor.heads
        for i in (head, *tree.dependents(head, "compound", "amod", "nmod", "nmod:desc", "nmod:poss", "appos"))
    )


def _guards(tree: Dependencies, force: int) -> bool:
    return tree.has(force, "compound", *happenings.objects("guarding")) or tree.has(
        force, "amod", *happenings.objects("guarding")
    )


def _people(tree: Dependencies, actor: Party) -> Party:
    """The actors, unless these are what went off: "the truck exploded", "Flight 12 blew up"."""
    able = (tree.upos[i] == "PRON" or happenings.people(tree.words[i].lower) for i in actor.heads)
    return actor if all(able) else NOBODY


def _forces(tree: Dependencies, sent: Party) -> Party:
    """Forces that were sent out, where nobody is named who sent them, are those who act: "police were deployed"."""
    return sent if any(_is_force(tree, i) for i in sent.heads) else NOBODY


def _is_force(tree: Dependencies, at: int) -> bool:
    """Whether a noun stands for forces or a number of them: "a police team", "four companies of the police"."""
    forces = happenings.objects("forces")
    if is_office(tree.words[at].lower) and tree.words[at].lower not in forces:
        return False  # "the director of police"
    of = tree.oblique(at, frozenset({"of"}))
    kind = (*tree.dependents(at, "compound"), *(() if of is None else (of,)))
    return tree.words[at].lower in forces or any(tree.words[i].lower in forces for i in kind)


def _recipient(tree: Dependencies, at: int, happening: Happening, befallen: int | None, how: str) -> Party:
    """Whom it befell: after the verb's own preposition, else its object or passive subject, or whose that is."""
    after = oblique(tree, befallen, happening.to) if befallen is not None and befallen > at else NOBODY
    if not after.heads:
        after = oblique(tree, at, happening.to)
    if not after.heads and happening.sites and (befallen is None or is_tool(tree, befallen)):
        return site(tree, at, befallen)
    if after.heads or befallen is None or happening.intransitive:
        return after
    if happening.objects and happening.to:
        return holder(tree, befallen)
    return _concerned(tree, befallen, how)


def _concerned(tree: Dependencies, matter: int, how: str) -> Party:
    """Who an object is or comes from: "rejected the rebels' offer" is about the rebels."""
    if tree.words[matter].lower in happenings.objects("matters"):
        behind = oblique(tree, matter, _HOLDERS)
        behind = behind if behind.heads else holder(tree, matter)
        if behind.heads:
            return behind
    return party(tree, matter, how)


def is_tool(tree: Dependencies, at: int) -> bool:
    """Whether a noun is what something is done with: "a bomb exploded", "planted 5 kg of dynamite"."""
    measured = tree.oblique(at, _OF) if tree.words[at].lower in happenings.objects("measures") else None
    return tree.words[at if measured is None else measured].lower in happenings.objects("instruments")


def site(tree: Dependencies, *holders: int | None) -> Party:
    """The building, vehicle or body beside which a thing happens: "outside the bank", "in front of the embassy"."""
    beside = (i for at in holders if at is not None for i in tree.dependents(at, *CIRCUMSTANCES) if i > at)
    found: dict[int, str] = {}
    for i in beside:
        at = tree.dependent(i, "nmod") if tree.words[i].lower in _SIDES else i
        if at is not None and tree.case(i) in _PLACING and (_is_site(tree, at) or _is_beside(tree, i, at)):
            found |= dict.fromkeys(tree.coordinated(at), tree.case(i))
    return Party(tuple(found), f"after “{next(iter(found.values()))}”") if found else NOBODY


def _is_site(tree: Dependencies, at: int) -> bool:
    word = tree.words[at].lower
    return word in happenings.objects("sites") or word in effects.counted("things")


def _is_beside(tree: Dependencies, side: int, at: int) -> bool:
    """Whether words for the outside of one thing stand before a noun: "opposite the arcade", "in front of a mill"."""
    near = side != at or tree.case(side) in _BESIDE
    word = tree.words[at].lower
    return (
        near and tree.upos[at] == "NOUN" and not _is_somebody(tree, at) and word not in happenings.objects("localities")
    )


_TAKING_PLACE = frozenset({"took", "take", "takes", "occurred", "occurs", "happened", "happens"})
_BESIDE = frozenset({"outside", "opposite", "beside", "underneath", "beneath", "behind", "inside", "aboard"})
_PLACING = frozenset(
    "at in near outside inside against on under underneath beside behind opposite by beneath aboard of".split()
)
_SIDES = frozenset({"front", "vicinity", "entrance", "side", "door", "back", "rear", "parking", "middle", "corner"})
"""Nouns for a part or side of the thing that is meant: "in front of the bank"."""


def holder(tree: Dependencies, noun: int) -> Party:
    """Whose a noun is: its possessor, a body that modifies it, or a people's adjective."""
    owner = tree.dependent(noun, "nmod:poss")
    if owner is not None and not is_time(tree, owner):
        return NOBODY if tree.words[owner].lower in _OWN else party(tree, owner, "possessor")
    beside = (i for i in tree.dependents(noun, "compound", "amod") if _is_body(tree, i))
    return party(tree, next(beside, None), "modifier")


_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
"""Possessives that most often stand for the subject itself: "withdrew its troops"."""


def _is_body(tree: Dependencies, at: int) -> bool:
    """Whether a modifier names who acts: "rebel", "police", a country by its adjective or a name."""
    word = tree.words[at]
    if tree.upos[at] == "PROPN" and not is_time(tree, at):
        return True
    peoples = gazetteer.adjectives()
    return happenings.acts(word.lower) or any(part in peoples for part in (word.lower, *word.lower.split("-")))


def of_noun(
    tree: Dependencies, noun: int, happening: Happening, prepositions: frozenset[str] = DOERS | {"between"}
) -> tuple[Party, Party]:
    """Actor and recipient of a noun: "the bombing of X by Y", "talks between A and B", "a rebel raid on X"."""
    sides = _sides(tree, noun)
    if sides is not None:
        return sides
    actor, recipient = oblique(tree, noun, prepositions | happening.by), _target(tree, noun, happening)
    owner = NOBODY if actor.heads and recipient.heads else holder(tree, noun)
    if happening.suffered and owner.how == "possessor":
        return actor, recipient if recipient.heads else owner
    actor = actor if actor.heads else owner
    if happening.category == "MOBILIZE" and not actor.heads:
        actor = _forces(tree, recipient)
        recipient = NOBODY if actor.heads else recipient
    return actor, recipient


def _target(tree: Dependencies, noun: int, happening: Happening) -> Party:
    """Whom a noun is directed at: "a raid on X", "the shelling of X"; what is shot is no target."""
    if happening.sites:
        told = tree.relations[noun] in SUBJECTS and tree.words[tree.governors[noun]].lower in _TAKING_PLACE
        return site(tree, noun, tree.governors[noun] if told else None)
    found = oblique(tree, noun, (happening.to or TARGETS) - happening.by)
    munitions = effects.counted("munitions")
    return NOBODY if found.heads and tree.words[found.heads[0]].lower in munitions else found


def _sides(tree: Dependencies, noun: int) -> tuple[Party, Party] | None:
    """The two sides of "between A and B"."""
    first = tree.oblique(noun, frozenset({"between"}))
    others = [] if first is None else tree.coordinated(first)[1:]
    if first is None or not others:
        return None
    return Party((first,), "after “between”"), Party(tuple(others), "after “between”")


def _mutual(tree: Dependencies, actor: Party, recipient: Party) -> tuple[Party, Party]:
    """Several who do something to one another are each other's recipients: "army and police envoys met"."""
    if recipient.heads or not (len(actor.heads) > 1 or any(_is_joint(tree, i) for i in actor.heads)):
        return actor, recipient
    return actor, Party(actor.heads, "the subjects, each other")


def _is_joint(tree: Dependencies, head: int) -> bool:
    """Whether a noun stands for men of several sides: "Velmish and Ostranian envoys", "Velm and its allies"."""
    before = (i for i in tree.dependents(head, "compound", "amod", "nmod:poss") if i < head and _is_body(tree, i))
    return any(tree.dependent(i, "conj", "cc") is not None for i in before)


def shared(tree: Dependencies, happening: Happening, actor: Party, recipient: Party) -> tuple[Party, Party]:
    """Both parties of a noun or light verb, the subjects each other's where the happening is mutual."""
    return _mutual(tree, actor, recipient) if happening.mutual else (actor, recipient)
