"""What the codes mean that events carry."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from accordingto.language.lexicon import data

Scheme = Literal["PLOVER", "own", "CAMEO", "ACLED", "UCDP"]


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """A code of an event.

    Attributes:
        scheme: whose code it is; ``own`` is the program's codebook, for events outside of PLOVER.
        code: as the project writes it; null where none is suggested.
        label: what it means; null likewise.
        suggested: whether it is a suggestion, which that project's coders would check.
        why: what a suggestion rests on, or why there is none.
        source: where the table comes from.
    """

    scheme: Scheme
    code: str | None
    label: str | None
    suggested: bool
    why: str | None
    source: str


def coded(category: str, cameo: str | None) -> tuple[Code, ...]:
    """An event's category and CAMEO code with their meanings.

    A CAMEO code that the table lacks is shown by the longest beginning that it has.
    """
    scheme, label = _categories()[category]
    found = [Code(scheme=scheme, code=category, label=label, suggested=False, why=None, source=_source(scheme))]
    if cameo is not None:
        meant = _meaning(cameo)
        found.append(Code(scheme="CAMEO", code=cameo, label=meant, suggested=False, why=None, source=_source("CAMEO")))
    return tuple(found)


def cameo_codes() -> frozenset[str]:
    """Every code of CAMEO, with two to four digits."""
    return frozenset(data("codes")["cameo"]["names"])


def _meaning(cameo: str) -> str | None:
    names: dict[str, str] = data("codes")["cameo"]["names"]
    beginnings = (cameo[:length] for length in range(len(cameo), 1, -1))
    return next((names[beginning] for beginning in beginnings if beginning in names), None)


@cache
def _categories() -> dict[str, tuple[Scheme, str]]:
    """Category -> whose it is, and its meaning with PLOVER's quad."""
    tables: tuple[Scheme, ...] = ("PLOVER", "own")
    return {
        category: (scheme, f"{label} ({quad})" if quad else label)
        for scheme in tables
        for category, label, quad in data("codes")[scheme.lower()]["categories"]
    }


def _source(scheme: Scheme) -> str:
    source: str = data("codes")[scheme.lower()]["source"]
    return source
