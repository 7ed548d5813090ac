"""Paragraphs of a text, also where lines are wrapped by hand."""

from __future__ import annotations

import re

from accordingto.report import Span

_LINE = re.compile(r"[^\n]+")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the paragraphs, in order, without the white space around them."""
    return tuple((m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip())
