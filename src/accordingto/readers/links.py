"""Which counted phrases of a sentence which words of effect take.

Each phrase is taken by the first word that fits, and by words joined to that one; parts follow the count they belong
to. What is only attempted ("attempted murder"), and what happens so often a year, is no toll.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from accordingto.language.dependencies import SUBJECTS, Dependencies
from accordingto.language.lemmas import lemma
from accordingto.readers import effects
from accordingto.readers.befallen import Place, befallen, willed
from accordingto.readers.counted import Counted
from accordingto.readers.counts import View
from accordingto.readers.effects import Trigger
from accordingto.readers.numbers import share
from accordingto.reading import Effect


@dataclass(frozen=True, slots=True)
class Link:
    """A counted phrase, the word (token ``at``) that tells what happened to it, and where it stands from that word."""

    counted: Counted
    trigger: Trigger
    at: int
    place: Place
    whole: int | None = None

    @property
    def rule(self) -> str:
        """Which entry of the lexicon coded it, and where the affected stand from its words."""
        part = "" if self.whole is None else "; part of its whole"
        return f"effects.toml: {self.trigger.entry}, {self.place}{part}"


def linked(seen: View, before: Effect | None) -> list[Link]:
    """Which counted phrases which words take: each the first word that fits, and words joined to that one.

    Args:
        seen: the sentence.
        before: the effect told last before it, which "put the number at 40" takes up.
    """
    taken: dict[int, list[Link]] = {}
    for at in range(len(seen.words)):
        told = next((links[-1].trigger.effect for links in reversed(taken.values())), before)
        for trigger, last in (*_triggers_at(seen, at), *_again(seen, at, told)):
            top = _top(seen.tree, at, last)
            if _means_another(seen.tree, top, trigger):
                continue
            for index, place in _taken(seen, at, last, top, trigger, taken):
                if _suits(seen, seen.counts[index], trigger) and not _is_rate(seen, seen.counts[index], top):
                    link = Link(seen.counts[index], _lessened(seen.tree, top, trigger), top, place)
                    taken[index] = _added(seen.tree, taken.get(index, []), link)
    _parts(seen, taken)
    return _numbered(taken)


def _means_another(tree: Dependencies, at: int, trigger: Trigger) -> bool:
    """Whether it is only attempted, part of another noun ("death threats"), or a release from hospital."""
    if tree.has(at, "amod", "attempted") or (not trigger.form and _qualifies(tree, at)):
        return True
    whence = tree.oblique(at, frozenset({"from"})) if trigger.effect == "released" else None
    return whence is not None and tree.words[whence].lower in {"hospital", "hospitals", "clinic"}


def _qualifies(tree: Dependencies, at: int) -> bool:
    """Whether a noun stands before the noun that it qualifies: "toll road", but not "Toll in dam failure"."""
    return tree.relations[at] == "compound" and "ADP" not in tree.upos[at : tree.governors[at]]


def _lessened(tree: Dependencies, at: int, trigger: Trigger) -> Trigger:
    """The word as it is meant: what is partly destroyed is damaged."""
    partly = trigger.effect == "destroyed" and tree.has(at, "advmod", "partially", "partly")
    return trigger._replace(effect="damaged") if partly else trigger


_PER = frozenset({"a", "per", "each", "every"})
_TIMED = frozenset({"ago", "earlier", "before", "after", "later"})


def _is_rate(seen: View, counted: Counted, at: int) -> bool:
    """Whether it tells how many as a rule, not how many once: "12 deaths each year"."""
    after = [w.lower for w in seen.words[max(counted.last, at + 1) :][:3]]
    averaged = [w.lower for w in seen.words[max(0, counted.first - 2) : counted.first]] == ["average", "of"]
    per = len(after) > 1 and after[0] in _PER and after[1] in _TIMES and after[-1] not in _TIMED
    return averaged or per


_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})


def _taken(
    seen: View, at: int, last: int, top: int, trigger: Trigger, taken: Collection[int]
) -> list[tuple[int, Place]]:
    """Indexes of the counted phrases that words of effect take, and where each stands.

    A participle that shares its subject takes the count right before it sooner: "12 were killed and dozens displaced".
    """
    before = _preceding(seen, at, trigger, taken)
    governor = seen.tree.governors[top]
    if seen.tree.relations[top] == "conj" and any(seen.counts[i].first > governor for i, _ in before):
        return before
    found = _affected(seen, top, last, trigger) or before
    if seen.tree.relations[top] in {"acl", "acl:relcl"}:  # of the men, not of the nine: "nine of the 12 men who fled"
        return [(i, place) for i, place in found if not seen.counts[i].among]
    return found


def _numbered(taken: Mapping[int, Sequence[Link]]) -> list[Link]:
    """The links in text order, each part with the position of its whole among them."""
    order = [(index, link) for index in sorted(taken) for link in taken[index] if link.counted.is_told]
    places = {index: place for place, (index, _) in reversed(list(enumerate(order)))}
    return [replace(link, whole=None if link.whole is None else places[link.whole]) for _, link in order]


_HARMS = frozenset({"killed", "injured"})
_JOINED = frozenset({"conj", "acl", "acl:relcl"})


def _added(tree: Dependencies, before: list[Link], link: Link) -> list[Link]:
    """The words that take a phrase, with one more: "12 were kidnapped and released".

    Dead and injured that share a figure are casualties: "12 were killed or wounded"; who dies of the injured is dead.
    """
    if not before:
        return [link]
    told = before[-1]
    either = link.at == told.at + 2 and tree.words[told.at + 1].lower in {"or", "and"}
    if link.counted.count != 0 and {link.trigger.effect, told.trigger.effect} == _HARMS:
        if either or (tree.relations[link.at] == "conj" and tree.governors[link.at] == told.at):
            return [*before[:-1], replace(told, trigger=told.trigger._replace(effect="casualties"))]
        meant = told.trigger.frame == "noun" or tree.relations[told.at] in {"amod", "acl", "acl:relcl"}
        return [*before[:-1], link] if meant and link.trigger.effect == "killed" else before
    if told.trigger.frame == "noun" and link.trigger.effect not in _HARMS:
        return before
    joined = either or not _JOINED.isdisjoint((tree.relations[link.at], tree.relations[told.at]))
    if link.trigger.effect in {b.trigger.effect for b in before} or link.counted.among or not joined:
        return before
    return [*before, link]


_OF = frozenset({"of"})


def _triggers_at(seen: View, at: int) -> Iterator[tuple[Trigger, int]]:
    """What the words from a token on tell, each with the end of its words; the longest words alone if several."""
    word = seen.words[at].lower
    if word not in effects.starters():
        return
    following = seen.words[at + 1].lower if at + 1 < len(seen.words) else ""
    table = effects.triggers()
    owned = following == "of" or (at > 0 and seen.kinds[at - 1] == "G") or seen.tree.oblique(at, _OF) is not None
    if owned and f"{word} of" in table:
        yield table[f"{word} of"], at + 1
    for length in (4, 3, 2):
        compound = " ".join(w.lower for w in seen.words[at : at + length])
        if compound in table and not compound.endswith(" of"):
            yield table[compound], at + length
            return
    if f"{word} noun" in table:
        yield table[f"{word} noun"], at + 1
    trigger = table.get(word)
    if trigger is not None and not (trigger.frame == "toll" and _tells_no_toll(seen, at)):
        yield trigger, at + 1


def _again(seen: View, at: int, told: Effect | None) -> Iterator[tuple[Trigger, int]]:
    """ "The rebels put the number at 40": the effect told before, with the end of its words."""
    nouns, verbs = effects.again()
    if told is None or seen.words[at].lower not in nouns or seen.words[at + 1 : at + 2] == ():
        return
    governor = seen.tree.governors[at]
    if governor >= 0 and seen.words[at + 1].lower == "at" and lemma(seen.words[governor].lower, "VERB") in verbs:
        yield Trigger(told, "toll", "people", "", f"{seen.words[at].lower} at"), at + 1


def _tells_no_toll(seen: View, at: int) -> bool:
    """Whether "toll" is a fee's or a figure of speech's: "toll road", "took its toll on many"."""
    after = seen.words[at + 1].lower if at + 1 < len(seen.words) else ""
    return seen.words[at - 1].lower == "death" or _qualifies(seen.tree, at) or after == "on"


def _top(tree: Dependencies, first: int, last: int) -> int:
    """The word of a phrase that is governed from outside it: "shot" of "fatally shot"."""
    return next((i for i in range(first, last) if not first <= tree.governors[i] < last), first)


def _affected(seen: View, at: int, last: int, trigger: Trigger) -> list[tuple[int, Place]]:
    """Indexes of the counted phrases that words of effect take, and where each stands."""
    if trigger.frame in {"noun", "of"} and trigger.by and not _governed_by(seen.tree, at, trigger.by):
        return []
    if trigger.frame == "noun":
        acts = seen.tree.upos[at] == "VERB" and seen.tree.object(at) is not None  # "several men wounded a guard"
        return [] if acts else [(index, "counted noun") for index in _counted_as(seen, at)]
    if trigger.frame == "toll":
        return [(index, "figure beside it") for index in _tolled(seen, at, last)]
    heads, place = befallen(seen.tree, at, trigger)
    found = [index for head in heads if (index := _index(seen, head)) is not None]
    after = _following(seen, at, last, trigger)
    if after and after[0] not in found:
        found, place = after, "object"
    return [(index, place) for index in found]


def _governed_by(tree: Dependencies, at: int, verbs: frozenset[str]) -> bool:
    """Whether one of these verbs or their nouns stands straight above a word."""
    return any(lemma(tree.words[i].lower, "VERB") in verbs for i in islice(tree.above(at), 2))


def _following(seen: View, at: int, last: int, trigger: Trigger) -> list[int]:
    """The count right after an active verb, with those coordinated: its object whatever the tree says."""
    acts = seen.kinds[at] == "V" or (trigger.form == "present" and seen.sentence.zone == "title")
    if trigger.frame != "object" or not acts or seen.tree.dependent(at, "aux:pass") is not None:
        return []
    if trigger.unwilled and willed(seen.tree, at):
        return []
    fitting = (i for i, c in enumerate(seen.counts) if c.first == last and not c.part and _suits(seen, c, trigger))
    return [i for first in list(fitting)[:1] for i in _run(seen, first, 1)]


def _run(seen: View, index: int, step: int) -> Iterator[int]:
    """A count and those coordinated with it, forwards (``step`` 1) or backwards (-1): "12 men and at least 3 women"."""
    yield index
    while 0 <= index + step < len(seen.counts):
        left, right = sorted((index, index + step))
        gap = seen.kinds[seen.counts[left].last : seen.counts[right].first].rstrip("APWD")
        if gap not in {"C", ",", ",C"} or seen.counts[index + step].part:
            return
        index += step
        yield index


def _preceding(seen: View, at: int, trigger: Trigger, taken: Collection[int]) -> list[tuple[int, Place]]:
    """The count right before a participle or adjective whose tree went astray, and free ones coordinated with it."""
    if trigger.form not in {"", "past"} or trigger.frame not in {"object", "subject", "adjective"}:
        return []
    stop = at
    while stop > 0 and seen.kinds[stop - 1] in "AXN":
        stop -= 1
    last = [i for i, c in enumerate(seen.counts) if c.last == stop and not c.part]
    run = (i for i in _run(seen, last[0], -1)) if last else iter(())
    return [(i, "words before it") for i in takewhile(lambda i: i in last or i not in taken, run)]


def _index(seen: View, head: int) -> int | None:
    """The counted phrase that a noun heads or stands in."""
    holding = (i for i, c in enumerate(seen.counts) if c.first <= head < c.last)
    first, last = seen.tree.phrase(head)
    within = (i for i, c in enumerate(seen.counts) if first <= c.first < last and not c.part)
    return next(holding, next(within, None))


def _counted_as(seen: View, at: int) -> list[int]:
    """ "12 deaths", "12 dead or wounded", "no reports of deaths": the count whose noun the word at ``at`` is."""
    counts = enumerate(seen.counts)
    return [i for i, c in counts if c.first < at < c.last or at in {c.last, _either(seen, c)} or _of_none(seen, c, at)][
        :1
    ]


def _either(seen: View, counted: Counted) -> int | None:
    """The second of two words of effect that share a figure: "12 dead or wounded"."""
    first, after = (seen.words[i : i + 1] for i in (counted.last, counted.last + 1))
    shared = first and after and f"{first[0].lower} noun" in effects.triggers() and after[0].lower in {"or", "and"}
    return counted.last + 2 if shared else None


def _of_none(seen: View, counted: Counted, at: int) -> bool:
    """Whether nothing is reported of what the word at ``at`` names: "no immediate reports of injuries"."""
    told = counted.head in {"report", "reports"} and seen.words[min(counted.last, at)].lower == "of"
    return counted.count == 0 and told and seen.tree.governors[at] in range(counted.first, counted.last)


_REACH = 14
"""Words between "toll" and its figure at most."""


def _tolled(seen: View, at: int, last: int) -> list[int]:
    """ "The toll rose from 40 to 48", "bringing to 48 the toll": the new figure, and the old one after "from"."""
    before = [i for i, c in enumerate(seen.counts) if 0 <= at - c.last <= 1 and seen.words[c.first - 1].lower == "to"]
    if before:
        return before[-1:]
    found: list[int] = []
    new = False
    verb = seen.tree.governors[at] if seen.tree.relations[at] in SUBJECTS else at
    verb = verb if seen.tree.upos[verb] == "VERB" else at
    for i, counted in enumerate(seen.counts):
        if not max(last, verb) <= counted.first <= max(at, verb) + _REACH or counted.part:
            continue
        if counted.head and counted.head not in effects.counted("people"):
            continue
        beside = seen.words[counted.first - 1].lower in {"from", "by"}  # "rose by 12 from 36 to 48"
        if beside or not new:
            found.append(i)
        new = new or not beside
    return found


def _parts(seen: View, taken: dict[int, list[Link]]) -> None:
    """Give the parts of a count the effect of their whole, where no word of their own has taken them."""
    whole: int | None = None
    for i, counted in enumerate(seen.counts):
        if not counted.part:
            whole = i if i in taken else None
        elif whole is not None:
            link = taken.get(i, taken[whole])[0]
            taken[i] = [replace(link, counted=_shared(counted, taken[whole][0].counted), whole=whole)]


def _shared(part: Counted, whole: Counted) -> Counted:
    """The part with its share of the whole worked out: "half of them", "most of whom"."""
    if part.share is None or part.count is not None or whole.count is None or whole.bound != "exact":
        return part
    limits = share(part.share, part.bound, whole.count)
    return replace(part, count=limits.count, low=limits.low, high=limits.high)


def _suits(seen: View, counted: Counted, trigger: Trigger) -> bool:
    """Whether what is counted can suffer the effect: no hours are killed, only munitions are fired."""
    heads = {counted.head, *(counted.who or "").lower().split()}
    if trigger.counts == "munitions":
        return bool(heads & effects.counted("munitions"))
    if trigger.counts == "things":
        return bool(heads & effects.counted("things"))
    if counted.head in effects.counted("people"):
        return True
    if counted.count == 1 and not counted.part and seen.words[min(counted.first + 1, counted.last - 1)].lower == "of":
        return False
    if trigger.frame == "noun":
        return True
    if trigger.people_only and counted.head and not _are_people(seen, counted):
        return False
    others = effects.no_people() | effects.counted("munitions") | effects.counted("things")
    return counted.head not in others


_PERSONAL = re.compile(r"(?:ists?|ians?|ees?|m[ae]n)$")
"""Endings of nouns for people that no list needs to hold: unionists, Peruvians, internees, tribesmen."""


def _are_people(seen: View, counted: Counted) -> bool:
    """Whether another noun may stand for people: by the words before it, its ending, or its capital: "12 Britons"."""
    if not effects.counted("people").isdisjoint((counted.who or "").lower().split()):
        return True
    noun = next((w for w in reversed(seen.words[counted.first : counted.last]) if w.lower == counted.head), None)
    capital = noun is not None and noun.text[0].isupper() and not noun.text.isupper()
    return capital or _PERSONAL.search(counted.head) is not None
