"""The templates, and how values look in them.

Every value that a template prints is made visible (bidirectional and control characters are spelled), clipped to a
length that a page can bear, and escaped; only what this package marks up itself goes out as it is.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from accordingto.exports.figures import figure
from accordingto.exports.moments import moment
from accordingto.exports.visible import visible
from accordingto.room import addresses

LONGEST = 700
"""Characters of one value on a page."""

VOICES = {
    "narrator": "the report’s own voice",
    "headline": "the headline",
    "quoted": "quoted",
    "attributed": "a source not named",
}
KINDS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased"}


@cache
def environment() -> Environment:
    """The templates' environment."""
    made = Environment(
        loader=PackageLoader("accordingto.room"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        clip=clip, path=path_part, figure=toll_figure, moment=moment, plural=plural, spaced=spaced, thousands=thousands
    )
    made.globals.update(
        claim_address=addresses.claim,
        kinds=KINDS,
        original=addresses.original,
        page_address=addresses.page,
        report_address=addresses.report,
        voices=VOICES,
        who_address=addresses.who,
    )
    return made


def _shown(value: object) -> object:
    if isinstance(value, Markup):
        return value
    if value is None:
        return ""
    return clip(visible(value)) if isinstance(value, str) else value


def clip(text: str | None, length: int = LONGEST) -> str:
    """A text cut to a length, saying so with an ellipsis."""
    text = text or ""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def toll_figure(toll: object) -> str:
    """The figure of a toll in a few characters."""
    return figure(*(getattr(toll, name) for name in ("bound", "count", "low", "high")))


def path_part(name: str) -> str:
    """A name as one part of an address's path."""
    return quote(name, safe="")


def spaced(name: str) -> str:
    """A code as words: ``at_least`` as ``at least``."""
    return name.replace("_", " ")


def thousands(number: int) -> str:
    """A number with its thousands set off."""
    return f"{number:,}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
