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
from accordingto.language.phrases import core, phrase_after, phrase_before
from accordingto.readers import effects, sources, times
from accordingto.readers.cast import Cast, ident
from accordingto.readers.counts import Counted, View, view
from accordingto.readers.effects import Trigger
from accordingto.readers.places import placed
from accordingto.readers.sources import Sourced
from accordingto.reading import Status, Time, Toll
from accordingto.report import Span

REACH = 25
"""Tokens between a count and the word that tells its effect, at most."""


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
        for trigger in _triggers_at(seen, at):
            for index, passive in _affected(seen, at, trigger, taken):
                if index not in taken and _suits(seen, seen.counts[index], trigger):
                    taken[index] = _Link(seen.counts[index], trigger, at, passive)
    _parts(seen, taken)
    order = sorted(taken)
    wholes = {index: position for position, index in enumerate(order)}
    return [replace(taken[i], whole=None if (w := taken[i].whole) is None else wholes[w]) for i in order]


def _triggers_at(seen: View, at: int) -> Iterator[Trigger]:
    word = seen.words[at].lower
    if word not in effects.starters():
        return
    following = seen.words[at + 1].lower if at + 1 < len(seen.words) else ""
    table = effects.triggers()
    if (following == "of" and f"{word} of" in table) or (
        f"{word} of" in table and at > 0 and seen.kinds[at - 1] == "G"
    ):
        yield table[f"{word} of"]
    for length in (4, 3, 2):
        compound = " ".join(w.lower for w in seen.words[at : at + length])
        if compound in table and not compound.endswith(" of"):
            yield table[compound]
    if f"{word} noun" in table:
        yield table[f"{word} noun"]
    trigger = table.get(word)
    if trigger is not None and (trigger.frame != "toll" or seen.words[at - 1].lower != "death"):
        yield trigger


def _affected(seen: View, at: int, trigger: Trigger, taken: dict[int, _Link]) -> list[tuple[int, bool]]:
    """Indexes of the counted phrases a word takes, and whether each is its subject."""
    if trigger.frame == "object":
        return _of_transitive(seen, at, trigger, taken)
    if trigger.frame == "subject":
        return _mark(_before(seen, at, taken), passive=True) if _is_verb(seen, at, trigger) else []
    if trigger.frame == "adjective":
        return _mark(_before(seen, at, taken, near=not _has_be(seen, at)), passive=True)
    if trigger.frame == "noun":
        return _mark(_counted_as(seen, at), passive=True)
    if trigger.frame == "of":
        return _mark(_possessed(seen, at) or _after(seen, at + 2, taken), passive=False)
    return _mark(_tolled(seen, at), passive=False)


def _mark(indexes: Sequence[int], *, passive: bool) -> list[tuple[int, bool]]:
    return [(index, passive) for index in indexes]


def _of_transitive(seen: View, at: int, trigger: Trigger, taken: dict[int, _Link]) -> list[tuple[int, bool]]:
    if not _is_verb(seen, at, trigger):
        return []
    passive = trigger.form == "past" and _has_be(seen, at)
    if not passive:
        after = _after(seen, at + 1, taken)
        if after:
            return _mark(after, passive=False)
    if trigger.form != "past":
        return []
    return _mark(_before(seen, at, taken, near=not passive), passive=True)


def _is_verb(seen: View, at: int, trigger: Trigger) -> bool:
    """Past forms and -ing forms are taken at their word; base and -s forms need a verb's place."""
    before = seen.kinds[at - 1] if at else ""
    if trigger.form == "gerund":
        return before not in {"D", "G"}
    if trigger.form == "past":
        return not (before in {"D", "G"} and at + 1 < len(seen.kinds) and seen.kinds[at + 1] in "WU")
    return (
        before in {"X", "I", "R", "A"} or seen.kinds[at] == "V" or (before in {"W", "U"} and trigger.form == "present")
    )


def _has_be(seen: View, at: int) -> bool:
    i = at - 1
    while i >= 0 and seen.kinds[i] in "AN":
        i -= 1
    return i >= 0 and seen.words[i].lower in _BE


_BE = frozenset(
    "is are was were be been being get gets got getting feared believed reported confirmed presumed found left"
    " pronounced declared shot stabbed beaten".split()
)


def _after(seen: View, start: int, taken: dict[int, _Link]) -> list[int]:
    """The counted phrase that begins at ``start`` (determiners and adverbs skipped) and those coordinated with it."""
    first = next(
        (
            i
            for i, c in enumerate(seen.counts)
            if c.first >= start and not c.part and all(k in "AD" for k in seen.kinds[start : c.first])
        ),
        None,
    )
    if first is None or first in taken:
        return []
    found = [first]
    for i in range(first + 1, len(seen.counts)):
        counted = seen.counts[i]
        if counted.part or not _coordinated(seen, seen.counts[i - 1], counted) or _owned_elsewhere(seen, counted):
            break
        found.append(i)
    return found


def _coordinated(seen: View, left: Counted, right: Counted) -> bool:
    gap = seen.kinds[left.last : right.first]
    return 0 < len(gap) <= 4 and any(k in "C," for k in gap) and all(k in "C,AD" for k in gap)


def _owned_elsewhere(seen: View, counted: Counted) -> bool:
    """Whether another word of effect stands straight after a count: "killed 12 and 20 [were] injured"."""
    i = counted.last
    while i < len(seen.kinds) and seen.kinds[i] in "XAN":
        i += 1
    return i < len(seen.words) and seen.words[i].lower in effects.triggers()


def _before(seen: View, at: int, taken: dict[int, _Link], *, near: bool = False) -> list[int]:
    """The counted phrase that is subject of the word at ``at``, and those coordinated with it, in order."""
    stop = at
    while stop > 0 and (seen.kinds[stop - 1] in "XAN" or seen.words[stop - 1].lower in _BE):
        stop -= 1
    if seen.kinds[max(0, stop - 2) : stop] == "VC":  # "were shot and killed"
        return _before(seen, stop - 2, taken, near=near)
    nearest = max((i for i, c in enumerate(seen.counts) if c.first < stop and not c.part), default=None)
    if nearest is None or nearest in taken or seen.counts[nearest].last > stop:
        return []
    if not _bridges(seen, seen.counts[nearest].last, stop, near=near):
        return []
    first = nearest
    while first > 0 and _listed_before(seen, first) and first - 1 not in taken:
        first -= 1
    return list(range(first, nearest + 1))


def _listed_before(seen: View, i: int) -> bool:
    return not seen.counts[i - 1].part and _coordinated(seen, seen.counts[i - 1], seen.counts[i])


def _bridges(seen: View, start: int, stop: int, *, near: bool) -> bool:
    """Whether only modifiers stand between a count and its verb: prepositional phrase, relative clause, bracket."""
    gap = seen.kinds[start:stop]
    if not gap:
        return True
    if len(gap) > REACH or any(k in ";:" for k in gap):
        return False
    if not gap.strip("AD"):
        return True
    if near:
        return (
            (gap in {",", "-", "(", "C"} or gap[0] in "PS") and len(gap) < 12 and "V" not in gap and "," not in gap[1:]
        )
    if gap[0] == "C":
        return False
    inside = [seen.words[i].lower for i in range(start, stop)]
    if any(word in effects.triggers() and effects.triggers()[word].frame in {"object", "subject"} for word in inside):
        return gap[0] in "S,(" and gap[-1] in ",)"
    if "Q" in gap or gap[0] == "," != gap[-1]:
        return False
    return "V" not in gap or gap[0] in "SV(" or (gap[0] == "," and gap[1:2] in {"S", "P", "V", "D", "M"})


def _counted_as(seen: View, at: int) -> list[int]:
    """ "12 deaths": the count whose noun the word at ``at`` is."""
    return [i for i, c in enumerate(seen.counts) if (c.first < at < c.last) or c.last == at][:1]


def _possessed(seen: View, at: int) -> list[int]:
    """ "her daughter's death": the count that ends just before the possessive."""
    if at < 2 or seen.kinds[at - 1] != "G":
        return []
    return [i for i, c in enumerate(seen.counts) if c.last in {at - 1, at}][:1]


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
    if counted.count == 1 and seen.words[min(counted.first + 1, counted.last - 1)].lower == "of":
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
    agent, cause = _agent(seen, link, cast)
    return Toll(
        id=ident_,
        effect=link.trigger.effect,
        count=counted.count,
        low=counted.low,
        high=counted.high,
        bound=counted.bound,
        who=None if link.trigger.frame == "noun" and link.at < counted.last else counted.who,
        of=whole,
        cause=cause,
        actor=agent,
        place=_place(seen, link, cast),
        when=times.when(dated, counted.number, evidence, text=seen.analysis.text),
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
    if group & effects.status_words("hypothetical") and "have" in group:
        return "hypothetical"
    if counted.first > 0 and seen.words[counted.first - 1].lower == "from" and link.trigger.frame == "toll":
        return "revised_from"
    if (near | group) & effects.status_words("expected"):
        return "expected"
    if near & effects.status_words("increment"):
        return "increment"
    if link.trigger.frame == "toll" or near & effects.status_words("total"):
        return "total"
    return "plain"


def _agent(seen: View, link: _Link, cast: Cast) -> tuple[str | None, str | None]:
    """Who did it (an entity id) and what did it (words)."""
    text = seen.analysis.text
    if link.passive or link.trigger.frame in {"of", "toll", "noun"}:
        for i in range(link.at + 1, min(len(seen.words), link.at + 12)):
            word = seen.words[i].lower
            if word in {"by", "in", "after"} and (phrase := phrase_after(seen.kinds, i + 1)) is not None:
                number = cast.named_in((seen.words[phrase[0]].start, seen.words[phrase[1] - 1].end))
                last = _core_end(seen, *phrase)
                cause = cast.words((seen.words[phrase[0]].start, seen.words[last - 1].end))
                if word == "by":
                    return ident(number), cause
                head = seen.words[last - 1].lower
                if word == "after" and seen.kinds[last : last + 1] in {"V", "X"}:
                    continue
                if number is None and seen.kinds[phrase[0]] in "DUW" and head not in effects.measures() | _STATES:
                    return None, cause
        return None, None
    begin = link.at
    while begin > 0 and seen.kinds[begin - 1] in "XAN":
        begin -= 1
    shared = link.trigger.form == "gerund" or seen.kinds[max(0, begin - 1) : begin] == "C"
    subject = _first_subject(seen) if shared else phrase_before(seen.kinds, begin)
    if subject is None:
        return None, None
    subject = core(seen.kinds, seen.words, subject)
    span = seen.words[subject[0]].start, seen.words[subject[1] - 1].end
    number = cast.agent(span)
    if number is not None:
        return ident(number), None
    return None, cast.words(span) if text[slice(*span)].lower() not in {
        "it",
        "they",
        "he",
        "she",
        "who",
        "which",
        "that",
    } else None


_STATES = frozenset({"condition", "hospital", "custody", "area", "town", "city", "village", "total", "all", "convoy"})
"""Nouns after "in" that say where or how somebody is, not what did it."""
_WHERE = frozenset({"in", "at", "on", "near", "across", "over", "during", "after", "between", "inside", "outside"})


def _core_end(seen: View, first: int, last: int) -> int:
    """End of a phrase before its first circumstance: "a strike on the port in Velm" ends after "strike"."""
    return next((i for i in range(first + 1, last) if seen.words[i].lower in _WHERE), last)


def _first_subject(seen: View) -> tuple[int, int] | None:
    """The subject of the sentence's first verb, for "..., killing 12"."""
    verb = next((i for i, k in enumerate(seen.kinds) if k in "VX"), None)
    return None if verb is None else phrase_before(seen.kinds, verb)


def _place(seen: View, link: _Link, cast: Cast) -> str | None:
    """The place named after "in", "at", "near" closest to the word of effect."""
    pivot = seen.words[link.at].start
    found = [(abs(start - pivot), number) for start, number in placed(cast, seen.sentence)]
    return ident(min(found)[1]) if found else None
