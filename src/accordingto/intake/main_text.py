"""Which lines of a page are the report: the text under its headline, without what surrounds it.

Three witnesses are heard. The page's structure says which parts are furniture (``page_parts``) and where the prose
lies densest. Trafilatura, a reader of its own, says which words it takes for the main text. The page's JSON-LD may
carry the words of the report. No single one is trusted: trafilatura misses deep and odd pages, class names lie, and
the JSON-LD is often a shortened copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from accordingto.intake import page_furniture
from accordingto.intake.page_lines import Line, Page
from accordingto.intake.page_parts import Trust, boxed_lines, caption_nodes, furniture, inherited, teaser_nodes, totals

Role = Literal["body", "heading", "caption"]

_SENTENCE_END = re.compile(r"[.!?…:。！？؟।][\"'”’»›)\]]*$")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_PROSE = 120
"""A line of this many characters is prose even without the end of a sentence."""
_SHORT_PROSE = 25
_LONGEST_HEADING = 120
_ENOUGH = 250
"""Characters of text from which a witness is heard at all."""
_LONG_LINE = 40
_SHORT_HEADING = 40
_TRUSTED = 0.4
"""Share of the prose left that witnesses must have to be heard: they may have taken a notice for the report."""
_LONGEST_EVIDENCE = 200_000
"""Characters of a witness's text that are looked at: each line of a page is searched for in it."""
_SHARE = 0.8
"""Share of the weighted prose that the part holding the report must have."""
_LISTS = frozenset("ul ol dl table tbody thead tr blockquote".split())
_NOT_CONTAINERS = frozenset("p li blockquote dd dt pre figure figcaption h1 h2 h3 h4 h5 h6".split())


class Evidence:
    """What other witnesses take for the words of the report.

    Letters and digits alone are compared, and of a long line only its ends: trafilatura rewrites blanks and marks.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [_key(text[:_LONGEST_EVIDENCE]) for text in texts]
        self.size = max(map(len, self._texts), default=0)

    def supports(self, text: str) -> bool:
        """Whether a witness has the line."""
        key = _key(text)
        return bool(key) and any(key[:60] in words and key[-60:] in words for words in self._texts)


def _key(text: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", text).casefold()


@dataclass(frozen=True, slots=True)
class MainText:
    """The lines that are the report.

    Attributes:
        lines: their indexes in order, with the part each plays.
        prose: number of characters in whole sentences among them.
        teasers: number of lines of the page that belong to teasers of other reports.
    """

    lines: tuple[tuple[int, Role], ...]
    prose: int
    teasers: int


def find_main_text(
    page: Page,
    evidence: Evidence,
    *,
    title: int | None,
    signature: frozenset[int],
    authors: frozenset[str] = frozenset(),
) -> MainText:
    """The lines that are the report.

    Names of classes are believed first; where that leaves little of what the witnesses have, fewer of them are
    believed.

    Args:
        page: the lines of the page.
        evidence: what trafilatura and the JSON-LD take for the report.
        title: the line that is the headline.
        signature: lines that say who wrote the report and when; they are never main text.
        authors: names of the authors: a heading that is one of them stands over a portrait.
    """
    best = MainText((), 0, 0)
    facts = _Facts.of(page, evidence, title, authors)
    if not any(facts.prose):
        return MainText((), 0, sum(facts.teasers))
    trusts: tuple[Trust, ...] = ("all names", "sure names", "tags", "nothing")
    for trust in trusts:
        if best.prose >= _ENOUGH or (best.prose > 0 and trust == "nothing"):
            break
        found = _Search(page, facts, title, signature, trust).result()
        if trust == "all names" or found.prose > 2 * best.prose:
            best = found
    return best


def is_prose(line: Line) -> bool:
    """Whether a line is running text: a sentence, or long, and not a link, heading, caption or row of a table."""
    if line.kind in ("heading", "caption", "row") or line.linked * 2 >= len(line.text):
        return False
    return len(line.text) >= _PROSE or (len(line.text) >= _SHORT_PROSE and ends_sentence(line.text))


def _is_full(line: Line) -> bool:
    """Whether a line is as long as a short sentence and neither link, heading, caption nor entry of a list."""
    unlinked = line.linked * 2 < len(line.text)
    return unlinked and line.kind in ("paragraph", "plain", "cell") and len(line.text) >= _SHORT_PROSE


def ends_sentence(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return _SENTENCE_END.search(text) is not None


def looks_like_heading(line: Line) -> bool:
    """Whether a line is a heading: by its tag, or a short bold line that is no sentence."""
    if line.kind == "heading":
        return True
    return line.bold and len(line.text) <= _LONGEST_HEADING and not ends_sentence(line.text)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of each line before any search.

    Attributes:
        headings: those over something that is not the report, with whether the report ends there (comments, the
            author).
        heard: whether the witnesses have enough to be heard.
        supported: whether a witness has the line.
        prose: whether it is running text, or a witness has it and it is as long.
        teasers: whether it belongs to a teaser of another report.
        others: whether it is a notice of the page, the headline or before it, or stands in a box with a heading like
            "Related".
    """

    headings: dict[int, bool]
    heard: bool
    supported: list[bool]
    prose: list[bool]
    teasers: list[bool]
    others: list[bool]

    @classmethod
    def of(cls, page: Page, evidence: Evidence, title: int | None, authors: frozenset[str]) -> _Facts:
        """The facts of a page."""
        teasers = inherited(page, teaser_nodes(page))
        supported = [evidence.supports(line.text) for line in page.lines]
        prose = [
            is_prose(line) or (known and _is_full(line)) for line, known in zip(page.lines, supported, strict=True)
        ]
        start = _start(page, prose, title)
        headings = _furniture_headings(page, authors)
        boxed = boxed_lines(page, title, prose, headings)
        return cls(
            headings=headings,
            heard=evidence.size >= _ENOUGH,
            supported=supported,
            prose=prose,
            teasers=[teasers[line.node] for line in page.lines],
            others=[
                n <= start or n in boxed or page_furniture.is_notice(line.text) or _names_furniture(line)
                for n, line in enumerate(page.lines)
            ],
        )


def _start(page: Page, prose: list[bool], title: int | None) -> int:
    """The line of the headline, -1 where most of the prose stands before what was taken for it."""
    if title is None:
        return -1
    sizes = [len(line.text) if full else 0 for line, full in zip(page.lines, prose, strict=True)]
    return title if 2 * sum(sizes[title:]) >= sum(sizes) else -1


def _furniture_headings(page: Page, authors: frozenset[str]) -> dict[int, bool]:
    return {
        n: page_furniture.heads_end(line.text) or line.text in authors
        for n, line in enumerate(page.lines)
        if looks_like_heading(line) and (_names_furniture(line) or line.text in authors)
    }


def _names_furniture(line: Line) -> bool:
    short = line.kind == "heading" or len(line.text) <= _SHORT_HEADING
    return short and (page_furniture.is_heading(line.text) or page_furniture.heads_end(line.text))


class _Search:
    """One search for the main text, with the names of classes believed as far as ``trust`` says."""

    def __init__(self, page: Page, facts: _Facts, title: int | None, signature: frozenset[int], trust: Trust) -> None:
        self.page = page
        self.lines = page.lines
        self.title = title
        self.supported, self.prose = facts.supported, facts.prose
        self.teasers = sum(facts.teasers)
        flagged = furniture(page, self.prose, self.supported, title, trust)
        self.out = {
            n
            for n, line in enumerate(self.lines)
            if flagged[line.node] or facts.teasers[n] or facts.others[n] or n == title or n in signature
        }
        self.headings = facts.headings
        self.heard = facts.heard and self._is_trusted()
        self.container = self._container()
        self.captions = caption_nodes(page, self.container)
        self.places = {place for n in self._sure() for place in self._places(n)}
        self.flows = {self.lines[n].node for n in self._sure()}
        self.shapes = {self._shape(n) for n in self._sure()}
        self.first = next((n for n in self._sure() if self._inside(n)), None)

    def _is_trusted(self) -> bool:
        """Whether the witnesses have a good part of the prose that is left."""
        left = [n for n, prose in enumerate(self.prose) if prose and n not in self.out]
        supported = sum(len(self.lines[n].text) for n in left if self.supported[n])
        return supported >= _TRUSTED * sum(len(self.lines[n].text) for n in left)

    def result(self) -> MainText:
        """The lines found, without headings that nothing stands under."""
        chosen = list(self._choose())
        while chosen and chosen[-1][1] == "heading":
            chosen.pop()
        prose = sum(len(self.lines[n].text) for n, role in chosen if role == "body" and self.prose[n])
        return MainText(tuple(chosen) if prose else (), prose, self.teasers)

    def _sure(self) -> Iterator[int]:
        """Lines of prose that a witness supports, or all prose where no witness is heard."""
        return (
            n
            for n, prose in enumerate(self.prose)
            if prose and n not in self.out and (self.supported[n] or not self.heard)
        )

    def _container(self) -> int:
        """The innermost node with nearly all of the prose, weighted by the witnesses."""
        nodes = self.page.nodes
        marked = inherited(self.page, {n for n, node in enumerate(nodes) if node.is_body})
        weights = totals(self.page, [self._weight(n, marked=marked[line.node]) for n, line in enumerate(self.lines)])
        lines = totals(self.page, [float(self.prose[n] and n not in self.out) for n in range(len(self.lines))])
        heaviest = list[int | None]([None] * len(nodes))
        for n in range(len(nodes) - 1, 0, -1):
            rival = heaviest[nodes[n].parent]
            if rival is None or weights[n] >= weights[rival]:
                heaviest[nodes[n].parent] = n
        at = 0
        while (inner := heaviest[at]) is not None and 0 < _SHARE * weights[0] <= weights[inner]:
            if nodes[inner].tag in _NOT_CONTAINERS or lines[inner] < min(2, lines[0]):
                return at
            at = inner
        return at

    def _weight(self, n: int, *, marked: bool) -> float:
        """How much a line says that the report is where it stands."""
        if n in self.out or not self.prose[n]:
            return 0.0
        doubt = 0.25 if self.heard and not self.supported[n] else 1.0
        return len(self.lines[n].text) * doubt * (2 if marked else 1)

    def _inside(self, n: int) -> bool:
        return self.page.within(self.lines[n].node, self.container)

    def _places(self, n: int) -> set[object]:
        """What tells that two lines stand side by side: the same element, or elements of the same name in it.

        Lists, tables and quotations count as what they stand in.
        """
        nodes = self.page.nodes
        node = self.lines[n].node
        parent = nodes[node].parent
        while parent >= 0 and nodes[parent].tag in _LISTS:
            node, parent = parent, nodes[parent].parent
        if parent < 0:
            return {node}
        return {self.lines[n].node, parent, (nodes[parent].parent, nodes[parent].tag, nodes[parent].hints)}

    def _shape(self, n: int) -> tuple[int, str, str]:
        """What paragraphs that follow each other have in common: the element around them, tag and names."""
        node = self.page.nodes[self.lines[n].node]
        return node.parent, node.tag, node.hints

    def _choose(self) -> Iterator[tuple[int, Role]]:
        """The lines of the report in order; what stands under a heading like "Related" is passed over."""
        passed: int | None = None
        for_good = False
        seen: set[str] = set()
        for n, line in enumerate(self.lines):
            prose = self.prose[n] and n not in self.out and (self.supported[n] or not self.heard)
            if passed is not None and (not self.page.within(line.node, passed) or (prose and not for_good)):
                passed = None
            if passed is None and n in self.headings:
                passed, for_good = self.page.nodes[line.node].parent, self.headings[n]
            role = None if passed is not None or n in self.out else self._role(n)
            if role is None or (role == "body" and self.prose[n] and line.text in seen):
                continue
            seen.add(line.text)
            yield n, role

    def _role(self, n: int) -> Role | None:
        line = self.lines[n]
        if self.first is None:
            return None
        if line.linked >= 0.8 * len(line.text):
            return None
        if line.kind == "caption" or self.captions[line.node]:
            return "caption" if self._inside(n) or self._between_title_and_text(n) else None
        if not self._inside(n):
            return self._lead(n)
        if looks_like_heading(line):
            return "heading" if self.title is None or n > self.title else None
        return "body" if self._is_body(n) else None

    def _between_title_and_text(self, n: int) -> bool:
        return self.title is not None and self.first is not None and self.title < n < self.first

    def _lead(self, n: int) -> Role | None:
        """A line between headline and text, in an element of its own: a standfirst or first paragraph."""
        if not self._between_title_and_text(n):
            return None
        line = self.lines[n]
        hinted = any(
            page_furniture.named("standfirst", self.page.nodes[node].hints)
            for node in islice(self.page.around(line.node), 3)
        )
        if line.kind == "heading" and (hinted or self.supported[n] or ends_sentence(line.text)):
            return "heading"
        return "body" if self.prose[n] and (hinted or self.supported[n]) else None

    def _is_body(self, n: int) -> bool:
        """Whether a line inside the report's part is its text."""
        line = self.lines[n]
        if line.linked * 2 > len(line.text):
            return False
        sentence = self.prose[n] or (ends_sentence(line.text) and " " in line.text)
        beside = bool(self._places(n) & self.places)
        if self.supported[n]:
            return sentence or beside or line.kind in ("paragraph", "item", "row") or len(line.text) >= _LONG_LINE
        if not beside:
            return False
        in_flow = not line.linked and (
            line.node in self.flows
            or len(line.text) >= _LONG_LINE
            or (self._shape(n) in self.shapes and line.text.count(" ") >= 2)
        )
        return sentence or in_flow or line.kind in ("paragraph", "row") or (line.kind == "item" and line.linked == 0)
