"""What surrounds the text of a report on a page: menus, share bars, comments, related stories, notices.

The names and phrases are data: ``data/page_furniture.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from accordingto.language.lexicon import data

Strength = Literal["never", "seldom"]
"""``never``: a part of this name is not report text; ``seldom``: unless most of the page's text is in it."""

_WORD = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
SURE_TAGS = frozenset(("nav", "aside", "footer", "menu", "dialog"))
"""Elements that are furniture by their tag."""
_SELDOM_TAGS = frozenset(("form", "header"))
_LONGEST_NOTICE = 250
"""A paragraph longer than this many characters is not a notice, whatever it begins with."""
_LONGEST_LEGAL = 500


@cache
def _names(kind: str) -> re.Pattern[str]:
    """Matches a name of this kind in blank-separated words with a blank at both ends."""
    longest_first = sorted(data("page_furniture")[kind], key=len, reverse=True)
    return re.compile(" (?:" + "|".join(map(re.escape, longest_first)) + ")(?= )")


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in data("page_furniture")[kind]), re.IGNORECASE)


@lru_cache(maxsize=4096)
def words(*names: str | None) -> str:
    """The words in names of classes, lower case, one blank around each: ``mostRead-box`` is `` most read box ``."""
    joined = " ".join(name for name in names if name)[:1000]
    return _names("states").sub("", f" {' '.join(_WORD.findall(_HUMP.sub(' ', joined))).lower()} ")


@lru_cache(maxsize=4096)
def named(kind: str, hints: str) -> bool:
    """Whether words of an element's names are in a list of the data file (``body``, ``caption``, ``byline``)."""
    return _names(kind).search(hints) is not None


def strength(tag: str, hints: str) -> Strength | None:
    """How surely an element is furniture, by its tag and names."""
    if tag in SURE_TAGS or named("never", hints):
        return "never"
    return "seldom" if tag in _SELDOM_TAGS or named("seldom", hints) else None


def is_heading(text: str) -> bool:
    """Whether a heading stands over something that is not the report (``Most read``, ``Comments``)."""
    return len(text) <= 60 and _phrases("headings").fullmatch(text.strip(" \t:.…!?>»|")) is not None


def heads_end(text: str) -> bool:
    """Whether a heading stands over what no report goes on after: comments, the author's portrait."""
    return len(text) <= 60 and _phrases("ends").fullmatch(text.strip(" \t:.…!?>»|")) is not None


def is_notice(text: str) -> bool:
    """Whether a line is a notice (``Share this article``, ``All rights reserved``) and not part of the report."""
    if len(text) <= _LONGEST_NOTICE and _phrases("lines").match(text) is not None:
        return True
    return len(text) <= _LONGEST_LEGAL and _phrases("legal").search(text) is not None


def is_paywall(text: str) -> bool:
    """Whether a line tells the reader that the rest is for those who pay or register."""
    return len(text) <= _LONGEST_NOTICE and _phrases("paywall").search(text) is not None
