"""Who says what, from the encoder's tags and links together with quotation marks and the tree.

The encoder marks words as source, cue or content and points from sources and contents to the cue they belong to. Here
the marks become statements, one for each cue:

1. Quotation marks bind: a quotation most of which is content is content from mark to mark.
2. The best allowed sequence of labels of each paragraph gives runs of words.
3. Each run goes to the cue that most of its words point to, if it stands where it can belong to it. A content that
   points to a word which may well be a cue makes it one; what points nowhere is dropped.
4. After a quotation that stands before its cue ("...," she said), only quotations go on with it. A dash after a
   quotation binds it to the name that follows.
5. A content with a hole in it is whole where nothing else was said; an aside after it ("..., which the guilds
   accepted") is not part of it.
6. A cue without a source takes the subject of its verb from the tree, shared with the verb's coordinates.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.language.encoder import Encoded
from accordingto.language.quotations import Quotation
from accordingto.language.syntax import Syntax
from accordingto.language.tagged import Run, runs
from accordingto.language.tagset import RELATIONS, ROLES, UPOS
from accordingto.report import Span

Floats = NDArray[np.float32]

SOURCE, CUE, CONTENT = range(len(ROLES))
_BEGIN = tuple(1 + 2 * role for role in range(len(ROLES)))
_ADV, _PART, _PRON, _PUNCT, _VERB = (UPOS.index(name) for name in ("ADV", "PART", "PRON", "PUNCT", "VERB"))
_LEADING = frozenset({"det", "amod", "compound", "nmod:poss", "nummod"})
_LEFT_OVER = frozenset(UPOS.index(name) for name in ("ADP", "CCONJ", "DET", "SCONJ"))

BOUND_SHARE = 0.5
"""Mean probability of being content from which a quotation's words are all content."""
BOUND_GAIN = 4.0
"""What the scores of content gain inside such a quotation."""
LINKED = 0.2
"""Mean probability of pointing to a cue below which a run belongs to none."""
HEADED = 4
"""Most words from a piece that breaks off in a noun phrase to the phrase's noun."""
HOLE = 40
"""Most words of a hole in a content that is filled."""
HIDDEN_CUE = 0.15
"""Probability of being a cue from which a word that a content without one points to is a cue."""
LIKELY = 0.2
"""Probability of a cue times that of its content below which there is no statement."""
LIKELY_UNNAMED = 0.45
"""The same where nobody is named."""


class Statement(NamedTuple):
    """One statement in pieces of the text: its source (none when nobody is named), its cue and its content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(slots=True)
class _Draft:
    cue: Span
    source: Span | None = None
    sure: float = 0.0
    content: list[Span] = field(default_factory=list)


def statements(
    text: str, syntax: Syntax, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
) -> tuple[Statement, ...]:
    """The statements of a text in the order of their cues.

    Args:
        text: that all offsets refer to.
        syntax: of the text.
        paragraphs: ranges of syntactic words, in order.
        quotations: the outermost pairs of quotation marks.
    """
    if not syntax.words:
        return ()
    starts = [word.start for word in syntax.words]
    quoted = [(bisect_left(starts, q.start), bisect_left(starts, q.end)) for q in _binding(text, quotations)]
    chances = _shares(syntax.encoded.tags)
    found = list(runs(_bound(syntax.encoded.tags, chances, quoted), paragraphs))
    links = _Links(syntax, chances, quoted, found)
    cues = (run for run in found if run.kind == CUE and not all(map(links.is_pronoun, range(run.first, run.last))))
    drafts = {run.first: _Draft((run.first, run.last)) for run in cues}
    order = sorted(drafts)
    for run in found:
        if run.kind != CUE and not links.only_marks(run):
            _assign(run, drafts, order, links)
    sources = [(run.first, run.last) for run in found if run.kind == SOURCE]
    places = _Places(text, syntax)
    for draft in drafts.values():
        if places.words(draft.cue) in _DASHES:
            _sign(draft, drafts.values(), sources)
        else:
            draft.content = list(links.mended(list(links.continued(draft))))
    subjects = _Subjects(syntax, sources)
    kept = []
    for _, draft in sorted(drafts.items()):
        source = tuple(subjects.source(draft)) if draft.content else ()
        if draft.content and links.likely(draft, named=bool(source)):
            kept.append(Statement(places.spans(source), places.spans([draft.cue]), places.spans(sorted(draft.content))))
    return tuple(kept)


class _Places:
    """Where words stand in the text."""

    def __init__(self, text: str, syntax: Syntax) -> None:
        self._text = text
        self._words = syntax.words

    def span(self, span: Span) -> Span:
        """The characters of a range of words."""
        return self._words[span[0]].start, self._words[span[1] - 1].end

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The characters of ranges of words."""
        return tuple(map(self.span, spans))

    def words(self, span: Span) -> str:
        """The text of a range of words."""
        start, end = self.span(span)
        return self._text[start:end]


_DASHES = frozenset({"-", "--", "–", "—", "―"})


def _sign(dash: _Draft, drafts: Iterable[_Draft], sources: Sequence[Span]) -> None:
    """Give a signed quotation ("We won" — Ann Lee) to its signature: what ends before the dash, the name after it."""
    at, after = dash.cue
    before = [(draft, span) for draft in drafts for span in draft.content if span[1] == at]
    named = [span for span in sources if span[0] == after]
    if not before or not named:
        return
    draft, span = before[0]
    draft.content.remove(span)
    dash.source, dash.content = named[0], [span]


def _binding(text: str, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations in double marks; one that nothing closes only where the next paragraph opens it again."""
    doubles = [quotation for quotation in quotations if not quotation.single]
    for quotation, following in zip_longest(doubles, doubles[1:]):
        if quotation.closed or (following is not None and not text[quotation.end : following.start].strip()):
            yield quotation


def _shares(scores: Floats) -> Floats:
    """Probabilities of labels."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _bound(tags: Floats, chances: Floats, quoted: Sequence[Span]) -> Floats:
    """The scores of labels, content raised inside quotations most of which is content."""
    scores = tags.copy()
    content = chances[:, _BEGIN[CONTENT]] + chances[:, _BEGIN[CONTENT] + 1]
    for first, last in quoted:
        if last - first >= 3 and content[first:last].mean() >= BOUND_SHARE:
            scores[first:last, _BEGIN[CONTENT] + 1] += BOUND_GAIN
            scores[first, _BEGIN[CONTENT]] += BOUND_GAIN
    return scores


class _Pointed:
    """How much a run points to the words ``first`` to ``last`` of a window."""

    def __init__(self, first: int, last: int, shares: Floats) -> None:
        self.first, self.last = first, last
        self._shares = shares
        self._summed: list[float] = [0.0, *np.cumsum(shares, dtype=np.float64).tolist()]

    def mass(self, span: Span) -> float:
        """The share that points into a range of words, as far as the window shows them."""
        first, last = max(self.first, min(self.last, span[0])), max(self.first, min(self.last, span[1]))
        return self._summed[last - self.first] - self._summed[first - self.first]

    def best(self) -> tuple[int, float]:
        """The word most pointed to, and its share."""
        word = int(self._shares.argmax())
        return self.first + word, float(self._shares[word])


class _Links:
    """To which word others point, and whether they may: what is not quoted stands in or after its cue's sentence."""

    def __init__(self, syntax: Syntax, chances: Floats, quoted: Sequence[Span], found: Sequence[Run]) -> None:
        self._encoded = syntax.encoded
        self._upos: list[int] = syntax.encoded.upos.tolist()
        self._chances = np.stack([chances[:, b] + chances[:, b + 1] for b in _BEGIN], axis=1)
        count = len(syntax.words)
        self._roles = np.zeros(count, bool)
        for run in found:
            if run.kind != CONTENT:
                self._roles[run.first : run.last] = True
        self._window = _widest(syntax.encoded, count)
        self._sentence = np.zeros(count, np.int64)
        for number, (first, last) in enumerate(syntax.sentences):
            self._sentence[first:last] = number
        self._inside = np.zeros(count, bool)
        for first, last in quoted:
            self._inside[first:last] = True

    def only_marks(self, run: Run) -> bool:
        """Whether a run has no word in it."""
        return all(word == _PUNCT for word in self._upos[run.first : run.last])

    def pointed(self, run: Run) -> _Pointed:
        """How much of a run points to each word of the window that shows most around it."""
        first, last, scores = self._encoded.links[int(self._window[run.first])]
        rows = _shares(scores[run.first - first : run.last - first])
        return _Pointed(first, last, rows.sum(axis=0) / len(rows))

    def fits(self, run: Run, cue: Span) -> bool:
        """Whether a run may belong to a cue by where it stands."""
        apart = int(self._sentence[run.first] - self._sentence[cue[0]])
        if apart == 0 or run.kind == SOURCE:
            return apart == 0
        return bool(self._inside[run.first : run.last].mean() > 0.5)

    def continued(self, draft: _Draft) -> Iterator[Span]:
        """A draft's content, without what is not quoted and follows a cue that a quotation stands before."""
        cue = draft.cue[0]
        inverted = any(last <= cue and self._inside[last - 1] and cue - last < 12 for _, last in draft.content)
        for first, last in draft.content:
            if not inverted or first < cue or self._inside[first]:
                yield first, last

    def mended(self, pieces: Sequence[Span]) -> Iterator[Span]:
        """The pieces of a content, holes between them filled, asides and prepositions left over at an end dropped."""
        whole: list[Span] = []
        for first, last in sorted(pieces):
            if whole and self._aside(first, last):
                continue
            holed = whole and self._hole(whole[-1][1], first)
            whole.append((whole.pop()[0] if holed else first, last))
        for first, last in whole:
            end = self._headed(last)
            while end - 1 > first and self._encoded.upos[end - 1] in _LEFT_OVER and not self._inside[end - 1]:
                end -= 1
            yield first, end

    def _headed(self, last: int) -> int:
        """The end of a piece, or behind the noun that its last word only leads up to: "the | dam"."""
        head = int(self._encoded.head[last - 1])
        leads = RELATIONS[int(self._encoded.relation[last - 1])] in _LEADING and last <= head < last + HEADED
        return head + 1 if leads and not self._roles[last : head + 1].any() else last

    def _hole(self, first: int, last: int) -> bool:
        """Whether the words between two pieces are of their sentence and no part of any statement."""
        together = self._sentence[first - 1] == self._sentence[last]
        return bool(together and first <= last <= first + HOLE and not self._roles[first:last].any())

    def _aside(self, first: int, last: int) -> bool:
        """Whether a piece is a relative clause, or the beginning of one."""
        verb = int(self._encoded.head[first])
        relative = self._encoded.upos[first] == _PRON and first < verb < last
        return relative and RELATIONS[int(self._encoded.relation[verb])] == "acl:relcl" and not self._inside[first]

    def is_pronoun(self, word: int) -> bool:
        """Whether a word is a pronoun, which is never a cue."""
        return self._upos[word] == _PRON

    def cue_chance(self, word: int) -> float:
        """The probability that a word is a cue."""
        return float(self._chances[word, CUE])

    def likely(self, draft: _Draft, *, named: bool) -> bool:
        """Whether a draft is marked clearly enough to be a statement, which one that names nobody must be more so."""
        cue = self._chances[slice(*draft.cue), CUE].mean()
        content = np.concatenate([self._chances[first:last, CONTENT] for first, last in draft.content]).mean()
        return bool(cue * content >= (LIKELY if named else LIKELY_UNNAMED))


def _widest(encoded: Encoded, count: int) -> NDArray[np.int64]:
    """For each word, the number of the window that shows most around it."""
    window = np.zeros(count, np.int64)
    context = np.full(count, -1, np.int64)
    for number, (first, last, _) in enumerate(encoded.links):
        here = np.arange(first, last)
        room = np.minimum(here - first, last - 1 - here)
        better = room > context[first:last]
        context[first:last][better] = room[better]
        window[first:last][better] = number
    return window


def _assign(run: Run, drafts: dict[int, _Draft], order: list[int], links: _Links) -> None:
    """Give a source or content to the cue that it points to; ``order`` holds the first words of the cues, sorted."""
    pointed = links.pointed(run)
    best, chance = None, LINKED
    for first in order[bisect_left(order, pointed.first) : bisect_left(order, pointed.last)]:
        draft = drafts[first]
        mass = pointed.mass(draft.cue)
        if mass > chance and links.fits(run, draft.cue):
            best, chance = draft, mass
    if best is None and run.kind == CONTENT:
        word, share = pointed.best()
        if _may_be_cue(run, word, share, links):
            best = drafts.setdefault(word, _Draft((word, word + 1)))
            if len(order) < len(drafts):
                insort(order, word)
    if best is None:
        return
    if run.kind == CONTENT:
        best.content.append((run.first, run.last))
    elif chance > best.sure:
        best.source, best.sure = (run.first, run.last), chance


def _may_be_cue(run: Run, word: int, share: float, links: _Links) -> bool:
    outside = not run.first <= word < run.last and not links.is_pronoun(word)
    return outside and share >= LINKED and links.cue_chance(word) >= HIDDEN_CUE


_SUBJECTS = frozenset({"nsubj", "nsubj:outer", "csubj"})
_OBJECTS = frozenset({"obj", "iobj"})
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})
_CLIMBS = 4
"""Verbs up to which a subject is shared: "She met them, thanked them and, rising, promised to help"."""


class _Subjects:
    """The subject of a cue's verb, as a source."""

    def __init__(self, syntax: Syntax, sources: Sequence[Span]) -> None:
        self._encoded = syntax.encoded
        self._sources = sources
        self._ending = {span[1]: span for span in sources}
        self._heads = syntax.encoded.head.tolist()

    @cached_property
    def _children(self) -> Mapping[int, list[int]]:
        """The words that each word governs."""
        found: dict[int, list[int]] = {}
        for word, head in enumerate(self._heads):
            found.setdefault(head, []).append(word)
        return found

    def source(self, draft: _Draft) -> Iterator[Span]:
        """The source that points to the cue, or stands before it, else the subject of the cue's verb."""
        own = draft.source
        if own is not None and not self._only(own, _ADV) and not self._heard(draft.cue, own):
            yield own
            return
        before = self._ending.get(draft.cue[0])
        if before is not None and before != own:
            yield before
            return
        subject = next(self._subjects(draft.cue), None)
        if subject is not None:
            yield from self._named(draft, subject)

    def _only(self, span: Span, upos: int) -> bool:
        return all(self._encoded.upos[word] == upos for word in range(*span))

    def _heard(self, cue: Span, span: Span) -> bool:
        """Whether a span after the cue is its object: who is told, not who tells."""
        tops = (word for word in range(*span) if cue[0] <= self._heads[word] < cue[1])
        return span[0] >= cue[1] and any(self._relation(word) in _OBJECTS for word in tops)

    def _subjects(self, cue: Span) -> Iterator[int]:
        """Subjects of the cue's words, then of the verb that it shares its subject with; the noun of a participle."""
        verbs = self._verbs(cue)
        for verb in dict.fromkeys((*range(*cue), *verbs)):
            yield from (child for child in self._children.get(verb, ()) if self._relation(child) in _SUBJECTS)
        if self._relation(verbs[0]) == "acl" and self._encoded.upos[cue[0]] == _VERB:
            yield self._heads[verbs[0]]

    def _named(self, draft: _Draft, subject: int) -> Iterator[Span]:
        """The source run that holds a subject, else its words, which may have been taken for content before the cue."""
        whole = [span for span in self._sources if span[0] <= subject < span[1]]
        first, last = whole[0] if whole else self._span(subject)
        if (first, last) in draft.content and last <= draft.cue[0] and not self._raised(draft, subject):
            draft.content.remove((first, last))
        if whole or not any(s < last and first < e for s, e in (*draft.content, draft.cue)):
            yield first, last

    def _raised(self, draft: _Draft, subject: int) -> bool:
        """Whether a subject is part of what is said: "the dam seems to hold", "the dam was feared to be lost"."""
        after = min((first for first, _ in draft.content if first >= draft.cue[1]), default=subject)
        return self._relation(subject) != "nsubj" or self._encoded.upos[after] == _PART

    def _verbs(self, cue: Span) -> list[int]:
        """The cue's top word and, while it shares its subject with what governs it, that."""
        heads = self._heads
        found = [next((w for w in range(*cue) if not cue[0] <= heads[w] < cue[1]), cue[0])]
        while len(found) < _CLIMBS and self._relation(found[-1]) in _SHARING and heads[found[-1]] >= 0:
            found.append(heads[found[-1]])
        return found

    def _relation(self, word: int) -> str:
        return RELATIONS[int(self._encoded.relation[word])]

    def _span(self, top: int) -> Span:
        """The words under a noun, clauses left out."""
        inside = [top]
        for word in inside:
            children = self._children.get(word, ())
            inside += [c for c in children if not self._relation(c).startswith(("acl", "parataxis", "punct"))]
        return min(inside), max(inside) + 1
