"""Tolls: counts of people or things that something happened to, each with its source.

1. Words that tell of an effect are found in each sentence (``effects``), and its counted phrases (``counts``).
2. Each such word takes the counted phrases in the places its frame allows: object, subject, after "of", beside it.
3. Parts ("including 66 children") follow the count they belong to.
4. What the words say of the figure (total, new, feared), its cause, place, date and source is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from accordingto.language import Analysis
from accordingto.language.dependencies import Dependencies
from accordingto.readers import effects, sources, times
from accordingto.readers.befallen import befallen
from accordingto.readers.cast import Cast, ident
from accordingto.readers.counts import Counted, View, view
from accordingto.readers.doers import Doer, doer
from accordingto.readers.effects import Trigger
from accordingto.readers.modality import governed
from accordingto.readers.places import placed
from accordingto.readers.sources import Sourced
from accordingto.reading import Status, Time, Toll
from accordingto.report import Span


@dataclass(frozen=True, slots=True)
class _Link:
    """A counted phrase and the word (token ``at``) that tells what happened to it; ``passive``: as its subject."""

    counted: Counted
    trigger: Trigger
    at: int
    passive: bool
    whole: int | None = None


def read(analysis: Analysis, cast: Cast, said: Sourced, dated: Sequence[Time]) -> tuple[Toll, ...]:
    """The tolls of the title and the body in text order, numbered t1, t2, ..."""
    found: list[Toll] = []
    for sentence in analysis.claims():
        if effects.starters().isdisjoint(w.lower for w in analysis.words(sentence)):
            continue
        seen = view(analysis, sentence, cast)
        links = _links(seen)
        first = len(found)
        for link in links:
            whole = None if link.whole is None else f"t{first + 1 + link.whole}"
            found.append(_toll(seen, link, f"t{len(found) + 1}", whole, cast, said, dated))
    return tuple(found)


# ------------------------------------------------------------------------------------------------------------ linking


def _links(seen: View) -> list[_Link]:
    """Which counted phrases which words take; each phrase is taken once, by the first word that fits."""
    taken: dict[int, _Link] = {}
    for at in range(len(seen.words)):
        for trigger, last in _triggers_at(seen, at):
            top = _top(seen.tree, at, last)
            for index, passive in _affected(seen, top, trigger) or _preceding(seen, at, trigger):
                if index not in taken and _suits(seen, seen.counts[index], trigger):
                    taken[index] = _Link(seen.counts[index], trigger, top, passive)
    _parts(seen, taken)
    order = sorted(taken)
    wholes = {index: position for position, index in enumerate(order)}
    return [replace(taken[i], whole=None if (w := taken[i].whole) is None else wholes[w]) for i in order]


def _triggers_at(seen: View, at: int) -> Iterator[tuple[Trigger, int]]:
    """What the words from a token on tell, each with the end of its words."""
    word = seen.words[at].lower
    if word not in effects.starters():
        return
    following = seen.words[at + 1].lower if at + 1 < len(seen.words) else ""
    table = effects.triggers()
    if (following == "of" and f"{word} of" in table) or (
        f"{word} of" in table and at > 0 and seen.kinds[at - 1] == "G"
    ):
        yield table[f"{word} of"], at + 1
    for length in (4, 3, 2):
        compound = " ".join(w.lower for w in seen.words[at : at + length])
        if compound in table and not compound.endswith(" of"):
            yield table[compound], at + length
    if f"{word} noun" in table:
        yield table[f"{word} noun"], at + 1
    trigger = table.get(word)
    if trigger is not None and (trigger.frame != "toll" or seen.words[at - 1].lower != "death"):
        yield trigger, at + 1


def _top(tree: Dependencies, first: int, last: int) -> int:
    """The word of a phrase that is governed from outside it: "shot" of "fatally shot"."""
    return next((i for i in range(first, last) if not first <= tree.governors[i] < last), first)


def _affected(seen: View, at: int, trigger: Trigger) -> list[tuple[int, bool]]:
    """Indexes of the counted phrases a word takes, and whether each stands elsewhere than as a verb's object."""
    if trigger.frame == "noun":
        return [(index, True) for index in _counted_as(seen, at)]
    if trigger.frame == "toll":
        return [(index, False) for index in _tolled(seen, at)]
    heads, passive = befallen(seen.tree, at, trigger)
    found = [index for head in heads if (index := _index(seen, head)) is not None]
    after = _following(seen, at, trigger)
    if after is not None and after not in found:
        found, passive = [after], False
    return [(index, passive) for index in found]


def _following(seen: View, at: int, trigger: Trigger) -> int | None:
    """The count right after an active verb, which is its object whatever the tree says."""
    acts = seen.kinds[at] == "V" or (trigger.form == "present" and seen.sentence.zone == "title")
    if trigger.frame != "object" or not acts or seen.tree.dependent(at, "aux:pass") is not None:
        return None
    fitting = (i for i, c in enumerate(seen.counts) if c.first == at + 1 and not c.part and _suits(seen, c, trigger))
    return next(fitting, None)


def _preceding(seen: View, at: int, trigger: Trigger) -> list[tuple[int, bool]]:
    """The count right before a participle or adjective whose tree went astray."""
    if trigger.form not in {"", "past"} or trigger.frame not in {"object", "subject", "adjective"}:
        return []
    stop = at
    while stop > 0 and seen.kinds[stop - 1] in "AXN":
        stop -= 1
    return [(i, True) for i, c in enumerate(seen.counts) if c.last == stop and not c.part]


def _index(seen: View, head: int) -> int | None:
    """The counted phrase that a noun heads or stands in."""
    holding = (i for i, c in enumerate(seen.counts) if c.first <= head < c.last)
    first, last = seen.tree.phrase(head)
    within = (i for i, c in enumerate(seen.counts) if first <= c.first < last and not c.part)
    return next(holding, next(within, None))


def _counted_as(seen: View, at: int) -> list[int]:
    """ "12 deaths": the count whose noun the word at ``at`` is."""
    return [i for i, c in enumerate(seen.counts) if (c.first < at < c.last) or c.last == at][:1]


def _tolled(seen: View, at: int) -> list[int]:
    """ "the death toll rose to 48": the first plain count after the word; "from 40" before it is the superseded one."""
    found = []
    for i, counted in enumerate(seen.counts):
        if counted.first > at and counted.first - at <= 14 and not counted.part:
            if counted.head and counted.head not in effects.counted("people"):
                continue
            found.append(i)
            if seen.words[counted.first - 1].lower != "from":
                break
    return found


def _parts(seen: View, taken: dict[int, _Link]) -> None:
    """Give the parts of a count the effect of their whole, where no word of their own has taken them."""
    whole: int | None = None
    for i, counted in enumerate(seen.counts):
        if not counted.part:
            whole = i if i in taken else None
        elif whole is not None:
            link = taken.get(i, taken[whole])
            taken[i] = replace(link, counted=counted, whole=whole)


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
    others = effects.measures() | effects.counted("munitions") | effects.counted("things")
    return counted.head not in others


# ----------------------------------------------------------------------------------------------------------- assembly


def _toll(
    seen: View,
    link: _Link,
    ident_: str,
    whole: str | None,
    cast: Cast,
    said: Sourced,
    dated: Sequence[Time],
) -> Toll:
    counted = link.counted
    sentence = seen.sentence
    evidence: Span = (sentence.start, sentence.end)
    origin = sources.of(counted.number, seen.analysis, sentence, said, cast)
    done = _doer(seen, link, cast)
    return Toll(
        id=ident_,
        effect=link.trigger.effect,
        count=counted.count,
        low=counted.low,
        high=counted.high,
        bound=counted.bound,
        who=None if link.trigger.frame == "noun" and link.at < counted.last else counted.who,
        of=whole,
        cause=done.cause,
        actor=done.actor,
        place=_place(seen, link, cast),
        when=times.when(dated, counted.number, evidence, seen.analysis),
        according_to=origin.according_to,
        denied_by=origin.denied_by,
        voice=origin.voice,
        cue=origin.cue,
        status=_status(seen, link, denied=origin.denied_by is not None),
        evidence=evidence,
        number=counted.number,
    )


def _status(seen: View, link: _Link, *, denied: bool) -> Status:
    """What the words beside the figure and the verb make of it."""
    if denied:
        return "denied"
    counted, at = link.counted, link.at
    beside = [w.lower for w in seen.words[max(0, counted.first - 2) : counted.last + 2]]
    near = {word for word, following in pairwise(beside) if following != "than"}
    group = {w.lower for w in seen.words[max(0, min(counted.last, at) - 1) : max(counted.first, at + 1)]}
    group |= {w.lower for w in seen.words[max(0, at - 3) : at]}
    if counted.count != 0 and seen.tree.negated(at):
        return "denied"
    if group & effects.status_words("hypothetical") and "have" in group:
        return "hypothetical"
    if counted.first > 0 and seen.words[counted.first - 1].lower == "from" and link.trigger.frame == "toll":
        return "revised_from"
    if (near | group) & effects.status_words("expected") or _is_ahead(seen, link):
        return "expected"
    if near & effects.status_words("increment"):
        return "increment"
    if link.trigger.frame == "toll" or near & effects.status_words("total"):
        return "total"
    return "plain"


def _is_ahead(seen: View, link: _Link) -> bool:
    """Whether the effect is only planned, threatened or asked for: "threatened to kill 10 hostages"."""
    kinds = set(governed(seen.tree, link.at)) if link.trigger.form and seen.tree.has(link.at, "mark", "to") else set()
    return not kinds.isdisjoint({"planned", "threatened", "requested"})


def _doer(seen: View, link: _Link, cast: Cast) -> Doer:
    counted = link.counted
    heads = (
        i for i in range(counted.first, counted.last) if not counted.first <= seen.tree.governors[i] < counted.last
    )
    active = not link.passive and link.trigger.frame == "object"
    return doer(seen.tree, link.at, next(heads, None), cast, active=active)


def _place(seen: View, link: _Link, cast: Cast) -> str | None:
    """The place named after "in", "at", "near" closest to the word of effect."""
    pivot = seen.words[link.at].start
    found = [(abs(start - pivot), number) for start, number in placed(cast, seen.sentence)]
    return ident(min(found)[1]) if found else None
