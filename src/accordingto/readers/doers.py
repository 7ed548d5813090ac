"""Who or what brought a toll about: the agent of its word of effect, or the noun that names the cause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from accordingto.language.dependencies import CIRCUMSTANCES, Dependencies
from accordingto.readers import effects, happenings
from accordingto.readers.cast import Cast, ident
from accordingto.report import Span


class Doer(NamedTuple):
    """Who did it (an entity id or words), or what did it (words)."""

    actor: str | None
    cause: str | None


_NOBODY = Doer(None, None)
_CAUSING = frozenset({"in", "after", "during", "from", "of", "when", "amid", "due", "because", "following", "as"})
_DEEDS = frozenset({"NOUN", "VERB"})
_POINTERS = frozenset({"it", "they", "he", "she", "who", "which", "that", "we", "i", "this", "these", "those"})
_FOUGHT = frozenset("encounter encounters clash clashes shootout gunfight gunbattle firefight battle battles".split())
"""Fights in which those on the other side bring the losses about: "killed in an encounter with the police"."""
_PLACING = frozenset({"in", "from"})


def doer(tree: Dependencies, at: int, counted: int | None, cast: Cast, *, active: bool) -> Doer:
    """Who or what the words say brought an effect about.

    Args:
        tree: of the sentence.
        at: token of the word of effect.
        counted: token that heads the affected, where the tree has one.
        cast: of the report.
        active: whether the affected are the object, so that the subject did it.
    """
    if active:
        subject = _active_subject(tree, at)
        return _NOBODY if subject is None or subject == counted else _done_by_or_behind(tree, subject, cast)
    governor = tree.governors[at]
    if at > 0 and tree.words[at].lower == "dead" and tree.upos[at - 1] == "VERB":
        return doer(tree, at - 1, counted, cast, active=not tree.passive(at - 1))  # "shot dead 12"
    if tree.relations[at] == "xcomp" and tree.upos[governor] == "VERB" and tree.object(governor) is not None:
        return doer(tree, governor, counted, cast, active=True)  # "the storm left 12 dead"
    agent = next((i for i in _circumstances(tree, at, counted) if tree.case(i) == "by"), None)
    if agent is not None:
        return _done_by_or_behind(tree, agent, cast)
    beside = list(_circumstances(tree, at, counted))
    causes = [i for i in beside if _brings_about(tree, i, at) and _is_cause(tree, i, cast)]
    causes += [i for injuries in beside for i in _sustained(tree, injuries) if _is_cause(tree, i, cast)]
    if not causes:
        return _meanwhile(tree, at, cast)
    found = [_caused(tree, _told_of(tree, cause), cast) for cause in causes]
    actor = next((done.actor for done in found if done.actor is not None), None)
    return found[0]._replace(actor=actor)  # "died of burns in the police firing"


def _sustained(tree: Dependencies, injuries: int) -> Iterator[int]:
    """What injuries come of: "succumbed to wounds sustained in the raid"."""
    for verb in tree.dependents(injuries, "acl"):
        yield from (i for i in tree.dependents(verb, *CIRCUMSTANCES) if tree.case(i) == "in")


def _caused(tree: Dependencies, cause: int, cast: Cast) -> Doer:
    """A cause in words, and who is behind it: "a rebel attack", "police bullets"."""
    behind = _behind(tree, cause)
    return Doer(None if behind is None else _done_by(tree, behind, cast).actor, cast.words(_span(tree, cause)))


def _meanwhile(tree: Dependencies, at: int, cast: Cast) -> Doer:
    """Whoever the clause of circumstance says shot or struck: "killed when police opened fire"."""
    for verb in tree.dependents(at, "advcl"):
        meanings = happenings.built_in().verb(
            tree.words[verb].lower, [tree.words[i].lower for i in tree.children[verb]]
        )
        subject = None if tree.passive(verb) else tree.dependent(verb, "nsubj")
        violent = any(m.category == "ASSAULT" or m.cameo == "175" for m in meanings)
        if subject is not None and violent and tree.has(verb, "advmod", "when") | tree.has(verb, "mark", "when", "as"):
            return Doer(_done_by(tree, subject, cast).actor, None)
    return _NOBODY


def _active_subject(tree: Dependencies, at: int) -> int | None:
    """Whoever a verb's subject stands for; after a passive its agent: "the clinic was hit by a bomb, killing 12"."""
    governor = tree.governors[at]
    if tree.relations[at] == "advcl" and not tree.subjects(at) and tree.passive(governor):
        return tree.agent(governor)
    return tree.subject(at)


def _told_of(tree: Dependencies, cause: int) -> int:
    """The cause itself in "as a result of an air strike"."""
    of = tree.oblique(cause, frozenset({"of"})) if tree.words[cause].lower in {"result", "consequence"} else None
    return cause if of is None else of


def _behind(tree: Dependencies, cause: int) -> int | None:
    """Who is behind a cause: "a rebel attack", "police firing", "a bomb planted by rebels"."""
    agent = tree.agent(cause)
    if agent is None and tree.words[cause].lower in _FOUGHT:
        agent = tree.oblique(cause, frozenset({"with"}))
    if agent is None:
        made = (tree.agent(i) for i in tree.dependents(cause, "acl") if tree.passive(i))
        agent = next(made, None)
    modifiers = (i for i in tree.dependents(cause, "nmod:poss", "compound") if happenings.acts(tree.words[i].lower))
    return next(modifiers, None) if agent is None else agent


def _circumstances(tree: Dependencies, at: int, counted: int | None) -> Iterator[int]:
    """Nouns with prepositions that the word of effect, what it shares a subject with, or the affected take."""
    governor = tree.governors[at]
    beside = [at, *tree.dependents(at, "conj")]
    if governor >= 0 and tree.upos[governor] == "VERB":
        beside.append(governor)
    beside += [] if counted is None else [counted]
    for holder in beside:
        yield from (i for i in tree.dependents(holder, *CIRCUMSTANCES) if i > holder and i != at)


def _brings_about(tree: Dependencies, noun: int, at: int) -> bool:
    """Whether a noun's preposition may name a cause; "of" only after a verb: "died of cholera"."""
    case = tree.case(noun)
    if not case and _is_deed(tree, noun):
        marker = tree.dependent(noun, "mark")
        case = "" if marker is None else tree.words[marker].lower
    return case in _CAUSING and (case != "of" or (tree.governors[noun] == at and tree.upos[at] == "VERB"))


def _is_cause(tree: Dependencies, at: int, cast: Cast) -> bool:
    """Whether a noun may name what did it, rather than a place, a time or a state."""
    word = tree.words[at].lower
    if (
        tree.upos[at] not in {"NOUN", "VERB"}
        or word[0].isdigit()
        or word in effects.measures()
        or word in happenings.objects("times")
    ):
        return False
    if tree.case(at) in _PLACING and (word in effects.states() or word in effects.counted("things")):
        return False
    if word in effects.counted("people"):
        return False
    return cast.named_in(_span(tree, at)) is None


def _done_by_or_behind(tree: Dependencies, at: int, cast: Cast) -> Doer:
    """An agent; of a thing or happening also who is behind it: "the shelling by the army"."""
    done = _done_by(tree, at, cast)
    behind = _behind(tree, at) if done.cause is not None and tree.upos[at] in _DEEDS else None
    return done if behind is None else done._replace(actor=_done_by(tree, behind, cast).actor)


def _done_by(tree: Dependencies, at: int, cast: Cast) -> Doer:
    """An agent: an entity, people in words, or a thing."""
    words = _span(tree, at)
    number = cast.agent(words)
    if number is not None:
        return Doer(ident(number), None)
    nominal = {"NOUN", "PROPN", "NUM", "ADJ", "X"}
    if tree.words[at].lower in _POINTERS or not (tree.upos[at] in nominal or _is_deed(tree, at)):
        return _NOBODY
    if tree.words[at].lower in effects.states():
        return _NOBODY
    acts = happenings.people(tree.words[at].lower) or tree.words[at].lower in happenings.objects("bodies")
    return Doer(cast.words(words), None) if acts else _caused(tree, at, cast)


def _is_deed(tree: Dependencies, at: int) -> bool:
    """Whether a gerund is a noun here: "the police firing left two dead"."""
    return tree.upos[at] == "VERB" and tree.dependent(at, "det", "compound", "nmod:poss") is not None


def _span(tree: Dependencies, at: int) -> Span:
    first, last = tree.phrase(at)
    return tree.words[first].start, tree.words[last - 1].end
