"""A stretch of a report's text with its marks, cut so that no two elements overlap.

Each piece between two edges of marks is one element that bears the classes of all marks around it. It links to the
card of the shortest of them: the words nearest to what is meant. The element where a mark begins has the mark's span
as its id (``120-164``); where several begin, the shortest has the element, and the others an anchor before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from accordingto.exports.visible import visible
from accordingto.report import Span


class Mark(NamedTuple):
    """Marked words.

    Attributes:
        start: of the words, to ``end``.
        classes: how they look; the first names the layer.
        card: id of the element that says more; null for words that only look different.
    """

    start: int
    end: int
    classes: str
    card: str | None = None


def marked(text: str, within: Span, marks: Iterable[Mark]) -> Markup:
    """A stretch of text as HTML.

    Args:
        text: the whole text.
        within: the stretch to show.
        marks: those outside the stretch are left out, those that reach over its ends are cut.
    """
    start, end = within
    inside = sorted((mark for mark in marks if mark.start < end and mark.end > start), key=_shortest_last)
    edges = sorted({start, end, *(edge for mark in inside for edge in mark[:2] if start < edge < end)})
    return Markup("").join(_piece(text, begin, stop, inside) for begin, stop in pairwise(edges))


def _shortest_last(mark: Mark) -> tuple[int, int]:
    return mark.start - mark.end, mark.start


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> Markup:
    words = escape(visible(text[start:end].replace("\r\n", "\n")))
    around = [mark for mark in marks if mark.start <= start and end <= mark.end]
    if not around:
        return words
    beginning = list(dict.fromkeys((mark.start, mark.end) for mark in around if mark.start == start))
    anchors = Markup("").join(Markup('<i id="{}-{}"></i>').format(*span) for span in beginning[:-1])
    classes = " ".join(dict.fromkeys(name for mark in around for name in mark.classes.split()))
    attributes = Markup(' class="m {}"').format(classes)
    if beginning:
        attributes += Markup(' id="{}-{}"').format(*beginning[-1])
    card = next((mark.card for mark in reversed(around) if mark.card is not None), None)
    if card is None or not words.strip():
        return anchors + Markup("<span{}>{}</span>").format(attributes, words)
    return anchors + Markup('<a{} href="#{}">{}</a>').format(attributes, card, words)
