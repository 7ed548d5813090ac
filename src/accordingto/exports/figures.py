"""How the figure of a toll is written in a table: briefly, and with what the words leave open."""

from __future__ import annotations

from accordingto.reading import Bound

_SIGNS = {"at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< ", "about": "about "}

_VAGUE = {
    2: "a couple",
    3: "several",
    24: "dozens",
    200: "hundreds",
    2_000: "thousands",
    20_000: "tens of thousands",
    200_000: "hundreds of thousands",
    2_000_000: "millions",
}
"""The words of the codebook for a figure that has only a least value."""


def figure(bound: Bound | str, count: int | None, low: int | None, high: int | None) -> str:
    """The figure in a few characters: ``40``, ``≥ 40``, ``> 4,000``, ``20–30``, ``about 300``, ``dozens``.

    Args:
        bound: how the words bound it.
        count: the reported figure.
        low: the least that the words allow.
        high: the most that the words allow.
    """
    if count is not None and bound not in {"range", "vague"}:
        return f"{_SIGNS.get(bound, '')}{count:,}"
    if bound == "vague" and high is None and low in _VAGUE:
        return _VAGUE[low]
    return _between(low, high) if count is None else f"about {count:,}"


def _between(low: int | None, high: int | None) -> str:
    if low is None:
        return "some" if high is None else f"≤ {high:,}"
    if high is None:
        return f"≥ {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
