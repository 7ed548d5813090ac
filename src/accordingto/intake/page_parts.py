"""Which parts of a page are furniture, lists of teasers and captions, by their names and their shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from accordingto.intake.page_furniture import SURE_TAGS, Strength, named
from accordingto.intake.page_lines import Line, Node, Page

Trust = Literal["all names", "sure names", "tags", "nothing"]
"""What is believed when it says that a part is furniture; tags until last: some pages stand in ``nav`` as a whole."""

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HEADLINE = 20
"""A link of this many characters can be the headline of another report."""
_CARD_TEXT = 350
"""A list entry with a linked headline and at most this much other text is a teaser."""
_CARDS = 3
_CARD_SHARE = 0.6
_SEVERAL_LINES, _SEVERAL_SENTENCES = 3, 400
"""Paragraphs, and characters in them, that are too much for a notice."""
_CAPTION_TEXT = 400
_BARE_CAPTION_TEXT = 200


def totals(page: Page, amounts: Sequence[float]) -> list[float]:
    """For each node the sum of an amount over the lines in it."""
    sums = [0.0] * len(page.nodes)
    for line, amount in zip(page.lines, amounts, strict=True):
        sums[line.node] += amount
    for node in range(len(sums) - 1, 0, -1):
        sums[page.nodes[node].parent] += sums[node]
    return sums


def inherited(page: Page, marked: set[int]) -> list[bool]:
    """For each node whether it, or one around it, is marked."""
    flags: list[bool] = []
    for n, node in enumerate(page.nodes):
        flags.append(n in marked or (node.parent >= 0 and flags[node.parent]))
    return flags


def furniture(
    page: Page, prose: Sequence[bool], supported: Sequence[bool], title: int | None, trust: Trust
) -> list[bool]:
    """For each node whether it is furniture, or inside some.

    Names are not believed where a part holds the headline, the marked text of the report, or several paragraphs that a
    witness takes for the report (``<div class="read-more">``); nor, if they are seldom those of report text, where it
    holds half of the page's prose (``<div class="page with-sidebar">``).

    Args:
        page: the lines of the page.
        prose: whether each line is running text.
        supported: whether a witness has it.
        title: the line that is the headline.
        trust: what is believed.
    """
    sizes = [len(line.text) if full else 0 for line, full in zip(page.lines, prose, strict=True)]
    prose_in = totals(page, sizes)
    known = [full and has for full, has in zip(prose, supported, strict=True)]
    known_in = totals(page, [size if has else 0 for size, has in zip(sizes, known, strict=True)])
    known_lines = totals(page, [float(has) for has in known])
    needed = _around_report(page, title)
    in_report = inherited(page, {n for n, node in enumerate(page.nodes) if node.tag in ("article", "main")})
    marked: set[int] = set()
    for n, node in enumerate(page.nodes):
        strength = _trusted(node, trust, in_report=in_report[n])
        if strength is None or n in needed or (strength == "seldom" and prose_in[n] * 2 >= prose_in[0]):
            continue
        is_text = known_lines[n] >= _SEVERAL_LINES and known_in[n] >= _SEVERAL_SENTENCES
        if node.tag in SURE_TAGS or not is_text or named("discussion", node.hints):
            marked.add(n)
    return inherited(page, marked)


def _trusted(node: Node, trust: Trust, *, in_report: bool) -> Strength | None:
    """How surely a node is furniture, as far as names are believed; the header of an article belongs to it."""
    if node.tag == "header" and in_report:
        return None
    if named("discussion", node.hints):
        return node.strength
    if trust == "all names" or (trust != "nothing" and node.tag in SURE_TAGS):
        return node.strength
    return node.strength if trust == "sure names" and node.strength == "never" else None


def _around_report(page: Page, title: int | None) -> set[int]:
    """The nodes around the headline and around what the page marks as the text of the report."""
    inner = [n for n, node in enumerate(page.nodes) if node.is_body]
    if title is not None:
        inner.append(page.lines[title].node)
    found: set[int] = set()
    for start in inner:
        for node in page.around(start):
            if node in found:
                break
            found.add(node)
    return found


def _is_headline_link(line: Line) -> bool:
    return len(line.text) >= _HEADLINE and line.linked >= 0.8 * len(line.text)


def teaser_nodes(page: Page) -> set[int]:
    """Nodes that are teasers of other reports: three or more in a row, each a linked headline with little text.

    A card is one element (``li``, ``article``) or a linked heading with the few elements after it.
    """
    headlines = totals(page, [float(_is_headline_link(line)) for line in page.lines])
    others = totals(page, [0.0 if _is_headline_link(line) else len(line.text) for line in page.lines])
    children = defaultdict[int, list[int]](list)
    for n, node in enumerate(page.nodes):
        if headlines[n] or others[n]:
            children[node.parent].append(n)
    found: set[int] = set()
    for siblings in children.values():
        cards = [n for n in siblings if 1 <= headlines[n] <= 3 and others[n] <= _CARD_TEXT]
        if len(cards) < _CARDS:
            continue
        if len(cards) >= _CARD_SHARE * len(siblings):
            found.update(cards)
        elif all(page.nodes[n].tag in _HEADINGS for n in cards):
            found.update(_under_headings(siblings, set(cards), others))
    return found


def _under_headings(siblings: Sequence[int], headings: set[int], others: Sequence[float]) -> Iterator[int]:
    """Linked headings and what stands under each, where that is short."""
    under: list[int] = []
    for n in [*siblings, None]:
        if n is not None and n not in headings:
            under.append(n)
            continue
        if under and under[0] in headings and sum(others[m] for m in under[1:]) <= _CARD_TEXT:
            yield from under
        under = [] if n is None else [n]


def boxed_lines(page: Page, title: int | None, prose: Sequence[bool], headings: Mapping[int, bool]) -> set[int]:
    """Lines in a box of their own under a heading that is not the report's ("Related", "About the author").

    A box is the element around the heading, if it begins with it, the headline is not in it, and it holds less than
    half of the page's prose; that matters not if no report goes on after such a heading.

    Args:
        page: the lines of the page.
        title: the line that is the headline.
        prose: whether each line is running text.
        headings: lines that are such headings, with whether no report goes on after them.
    """
    prose_in = totals(page, [len(line.text) if full else 0 for line, full in zip(page.lines, prose, strict=True)])
    found: set[int] = set()
    for start, ends in headings.items():
        box = page.nodes[page.lines[start].node].parent
        if start in found or box < 0 or (title is not None and page.within(page.lines[title].node, box)):
            continue
        if not ends and (prose_in[box] * 2 >= prose_in[0] or _is_preceded(page, start, box, prose)):
            continue
        end = start
        while end < len(page.lines) and page.within(page.lines[end].node, box):
            end += 1
        found.update(range(start, end))
    return found


def _is_preceded(page: Page, start: int, box: int, prose: Sequence[bool]) -> bool:
    """Whether running text stands before a line in the same element."""
    before = start - 1
    while before >= 0 and page.within(page.lines[before].node, box):
        if prose[before]:
            return True
        before -= 1
    return False


def caption_nodes(page: Page, container: int) -> list[bool]:
    """For each node whether lines in it are captions by its shape, where neither tag nor name says so.

    That is a figure with a picture, a part that text flows around with a picture, or a box with a picture and one
    short line.
    """
    lengths = totals(page, [len(line.text) for line in page.lines])
    counts = totals(page, [1.0] * len(page.lines))
    outside = set(page.around(container))
    flags: list[bool] = []
    for n, node in enumerate(page.nodes):
        inherited = node.parent >= 0 and flags[node.parent] and node.tag not in ("blockquote", "table")
        flags.append(
            inherited
            or (n not in outside and page.has_picture(n) and _frames(node.tag, node.floats, lengths[n], counts[n]))
        )
    return flags


def _frames(tag: str, floats: bool, length: float, count: float) -> bool:  # noqa: FBT001  a fact of the node
    """Whether an element with a picture in it is the picture's frame, so that its text is the caption."""
    if tag == "figure":
        return True
    if floats:
        return length <= _CAPTION_TEXT
    return tag in ("div", "td", "section") and count == 1 and length <= _BARE_CAPTION_TEXT
