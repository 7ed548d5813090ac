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


def merged(tolls: Sequence[Toll], definite: Collection[str]) -> tuple[Toll, ...]:
    """The tolls with those that repeat an earlier one among its ``also``, numbered t1, t2, ... anew.

    A repetition has the effect, figure, status and victims of the earlier one, no other date, and its source or none:
    another source's word for the same figure stays beside it, but "the two priests" takes up what is told already.
    Parts, wholes with parts, headlines and single victims are told anew each time.

    Args:
        tolls: of a report, in text order.
        definite: ids of those whose figure an article says to be known.
    """
    wholes = {toll.of for toll in tolls}
    kept: list[_Told] = []
    meant: dict[str, str] = {}
    for toll in tolls:
        fixed = toll.id in wholes or toll.of is not None or not _is_known(toll)
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


def _is_known(toll: Toll) -> bool:
    """Whether a figure, not the mere mention of someone, makes the toll the same when it is told again."""
    return toll.count is not None and toll.count > 1 and toll.voice != "headline"


def _repeats(later: Toll, earlier: Toll, *, known: bool) -> bool:
    same = (
        (later.effect, later.count, later.low, later.high, later.status)
        == (earlier.effect, earlier.count, earlier.low, earlier.high, earlier.status)
        and earlier.voice != "headline"
        and earlier.of is None
        and _same_victims(later.who, earlier.who)
        and later.denied_by == earlier.denied_by
    )
    sourced = later.according_to in {None, earlier.according_to} and later.when in {None, earlier.when}
    return same and (known or sourced)


def _same_victims(later: str | None, earlier: str | None) -> bool:
    """Whether two phrases may stand for the same people: one is missing or general, or both have the same noun."""
    if later is None or earlier is None:
        return True
    nouns = later.lower().split()[-1], earlier.lower().split()[-1]
    return nouns[0] == nouns[1] or not _GENERAL.isdisjoint(nouns)


_GENERAL = frozenset({"people", "persons", "others", "victims", "men", "members", "civilians"})
