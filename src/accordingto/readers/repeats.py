"""A figure that a report tells again: one toll, with the places of the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import msgspec

from accordingto.reading import Toll
from accordingto.report import Span


@dataclass(slots=True)
class _Told:
    """A toll and where the report tells it again."""

    toll: Toll
    also: list[Span] = field(default_factory=list)


def merged(tolls: Sequence[Toll], definite: Collection[str], named: Collection[str]) -> tuple[Toll, ...]:
    """The tolls with those that repeat an earlier one among its ``also``, numbered t1, t2, ... anew.

    A repetition has the effect, figure, status and victims of the earlier one, no other date or place, and its source
    or none: another source's word for the same figure stays beside it, but "the two priests" takes up what is told
    already. Parts, wholes with parts, headlines and single victims without a name are told anew each time.

    Args:
        tolls: of a report, in text order.
        definite: ids of those whose figure an article says to be known.
        named: ids of those whose victim is a person with a name.
    """
    wholes = {toll.of for toll in tolls}
    kept: list[_Told] = []
    meant: dict[str, str] = {}
    for toll in tolls:
        fixed = toll.id in wholes or toll.of is not None or not (_is_figure(toll) or toll.id in named)
        known = toll.id in definite
        before = None if fixed else next((k for k in kept if _repeats(toll, k.toll, known=known)), None)
        if before is not None:
            before.also.append(toll.number)
        else:
            meant[toll.id] = f"t{len(kept) + 1}"
            kept.append(_Told(toll))
    return tuple(
        msgspec.structs.replace(
            told.toll,
            id=meant[told.toll.id],
            of=None if told.toll.of is None else meant[told.toll.of],
            also=tuple(told.also),
        )
        for told in kept
    )


def _is_figure(toll: Toll) -> bool:
    """Whether a figure, not the mere mention of someone, makes the toll the same when it is told again."""
    return toll.count is not None and toll.count > 1


def _repeats(later: Toll, earlier: Toll, *, known: bool) -> bool:
    same = (
        (later.effect, later.count, later.low, later.high, later.status)
        == (earlier.effect, earlier.count, earlier.low, earlier.high, earlier.status)
        and "headline" not in {later.voice, earlier.voice}
        and earlier.of is None
        and _same_victims(later, earlier, known=known)
        and later.denied_by == earlier.denied_by
    )
    sourced = later.according_to in {None, earlier.according_to}
    situated = later.when in {None, earlier.when} and later.place in {None, earlier.place}
    return same and (known or (sourced and situated))


_RECURRING = 10
"""Figures below this one recur by chance, so that they need their noun to be the same."""


def _same_victims(later: Toll, earlier: Toll, *, known: bool) -> bool:
    """Whether two phrases may stand for the same people: one is missing or general, or both have the same noun."""
    if later.count == 1:
        return later.who == earlier.who
    if later.who is None or earlier.who is None:
        return known or (later.count or 0) >= _RECURRING
    nouns = later.who.lower().split()[-1], earlier.who.lower().split()[-1]
    return nouns[0] == nouns[1] or not _GENERAL.isdisjoint(nouns)


_GENERAL = frozenset({"people", "persons", "others", "victims", "men", "members", "civilians"})
