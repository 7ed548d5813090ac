"""Statements of a report: who (source), by which words (cue), what (content), before speakers are known as entities.

Most come from the analysis, which marks them by encoder, quotation marks and tree. A quotation whose speaker its marks
and the words beside it show for certain (``quotes``) is that speaker's. To these are added, where none was marked:

1. "12 people reportedly died": hearsay without a source.
2. "Mayor: dam will hold", as headlines have it.
3. "Dam will hold - mayor", likewise.
4. "The claim that the dam will hold", "per the ministry", "it is not known whether the dam will hold" (``nominal``).
5. "The hospital put the toll at 44".
6. "The mayor said the army had told him that 12 died": a statement inside another's content, from the tree.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from accordingto.language import Analysis
from accordingto.language.dependencies import Dependencies, dependencies
from accordingto.language.phrases import phrase_before
from accordingto.readers import cues, media, nominal, quotes
from accordingto.readers.nominal import Nominal
from accordingto.readers.quotes import Quoted
from accordingto.readers.stretches import Stretches
from accordingto.reading import Piece
from accordingto.report import Span, ZoneKind

READ_ZONES: frozenset[ZoneKind] = frozenset({"title", "body", "caption", "teaser", "heading"})


_OPEN = frozenset({"whether", "if"})
MOST_CREDITED = 3
"""Most words of a source behind a headline's dash."""
_DASHES = frozenset({"-", "--", "–", "—"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution before its speaker is resolved; ``addressee`` is a span too. ``sentence`` is that of its cue.

    ``rule`` names what shows it.
    """

    source: Piece
    cue: Piece
    content: Piece
    sentence: int
    addressee: Span | None = None
    rule: str = "encoder: source, cue and content"


def read(analysis: Analysis) -> tuple[Statement, ...]:
    """The statements of a report, in the order of their first span."""
    view = _View(analysis)
    signed = [_as_statement(quoted, "quotation: signature") for quoted in quotes.signed(analysis)]
    found = [*_unsigned(view.marked(), signed), *signed]
    found = view.tagged(found)
    taken = Stretches((span, None) for statement in found for span in (*statement.source, *statement.cue))
    for number, sentence in enumerate(analysis.sentences):
        if sentence.zone in READ_ZONES:
            found += (s for s in view.added(number) if next(taken.around(s.cue[0]), None) is None)
    return tuple(sorted(found, key=lambda s: min((*s.source, *s.cue, *s.content))))


def _as_statement(quoted: Quoted, rule: str) -> Statement:
    return Statement((quoted.source,), (quoted.cue,), (quoted.content,), quoted.sentence, rule=rule)


def _unsigned(found: Iterable[Statement], signed: Sequence[Statement]) -> Iterator[Statement]:
    """The statements that are neither a signature's nor reach into the quotation above one from outside."""
    areas = Stretches(((s.content[0][0], s.source[0][1]), s) for s in signed)
    for statement in found:
        outside = next(areas.around(statement.cue[0]), None)
        inside = [next(areas.around(piece), None) for piece in statement.content]
        own = outside is not None and statement.cue[0][0] >= outside[1].content[0][1]
        if not own and (outside is not None or not any(inside)):
            yield statement


class _View:
    """A report's sentences as statements are read from them."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._ends = [s.end for s in analysis.sentences]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a character."""
        return min(bisect_right(self._ends, at), len(self._ends) - 1)

    def tree(self, number: int) -> Dependencies:
        """The tree of a sentence."""
        return dependencies(self.analysis, self.analysis.sentences[number])

    def token(self, number: int, at: int) -> int:
        """The token of a sentence at a character."""
        return bisect_right(self.tree(number).words, at, key=lambda word: word.start) - 1

    def span(self, number: int, first: int, last: int) -> Span:
        """The characters of a sentence's tokens first to last (exclusive)."""
        words = self.tree(number).words
        return words[first].start, words[last - 1].end

    def marked(self) -> Iterator[Statement]:
        """The statements of the analysis, their contents without the marks around them."""
        for made in self.analysis.statements:
            content = tuple(_bare(self.analysis, piece) for piece in made.content)
            content = tuple((start, end) for start, end in content if start < end)
            number = self.sentence(made.cue[0][0])
            hearer = self._addressee(number, made.cue[0])
            content = tuple(_without(hearer, piece, self.analysis.text) for piece in content if piece != hearer)
            if self.analysis.text[slice(*made.cue[0])].lower() in cues.adverbs():
                continue
            if content and self.analysis.sentences[number].zone in READ_ZONES:
                source = tuple(_trimmed(self.analysis.text, piece, ",") for piece in made.source)
                held = hearer is not None and any(s < hearer[1] and hearer[0] < e for s, e in content)
                yield Statement(source, made.cue, content, number, None if held else hearer)

    def _addressee(self, number: int, cue: Span) -> Span | None:
        """Whom the cue names as hearer: "told reporters", "wrote to the mayor", "said in an interview with Lee"."""
        tree = self.tree(number)
        for verb in range(self.token(number, cue[0]), self.token(number, cue[1] - 1) + 1):
            told = tree.words[verb].lower in cues.hearing()
            for child in tree.children[verb]:
                heard = (told and tree.relations[child] in {"obj", "iobj", "nsubj:pass"}) or self._reached(tree, child)
                if heard and media.named(tree, child) is None:
                    return self.span(number, *tree.phrase(child))
                if media.named(tree, child) is not None:
                    partner = next((i for i in tree.dependents(child, "nmod") if tree.case(i) in {"to", "with"}), None)
                    if partner is not None:
                        return self.span(number, *tree.phrase(partner))
        return None

    def _reached(self, tree: Dependencies, at: int) -> bool:
        """Whether a noun is spoken or written to, be it behind a medium of the cue: "said in a letter to Lee"."""
        return tree.relations[at] in {"obl", "nmod"} and tree.case(at) == "to"

    def tagged(self, found: Sequence[Statement]) -> list[Statement]:
        """Statements, with each quotation beside a verb of saying and its subject given to these."""
        by_cue = {statement.cue[0]: statement for statement in found}
        holders = Stretches((piece, s.cue[0]) for s in found for piece in s.content)
        for quotation in self.analysis.quotations:
            holding = {cue for _, cue in holders.meeting(*quotation.inner)}
            quoted = None if quotation.single else quotes.tagged(self.analysis, quotation, behind=bool(holding))
            if quoted is None or quoted.cue in holding or any(_meet(quoted.cue, cue) for cue in holding):
                continue
            quoted = quoted._replace(content=_bare(self.analysis, quoted.content))
            made = _as_statement(quoted, "quotation: verb of saying beside it")
            for cue in holding:
                by_cue[cue] = _dropped(by_cue[cue], quotation.inner)
            known = by_cue.get(quoted.cue)
            by_cue[quoted.cue] = made if known is None else replace(known, content=(*known.content, *made.content))
        return [statement for statement in by_cue.values() if statement.content]

    def added(self, number: int) -> Iterator[Statement]:
        """Statements that exact patterns show in a sentence."""
        for rule, found in self._patterns(number):
            for statement in found:
                if all(start < end for start, end in statement.content):
                    yield replace(statement, rule=rule)

    def _patterns(self, number: int) -> Iterator[tuple[str, Iterator[Statement]]]:
        """The statements of each pattern whose words stand in a sentence, with the pattern's name."""
        sentence = self.analysis.sentences[number]
        lower = {word.lower for word in self.analysis.words(sentence)}
        if not lower.isdisjoint(cues.adverbs()):
            yield "cues.toml: adverbs", self._reportedly(number)
        if sentence.zone == "title" and ":" in lower:
            yield "headline: name before a colon", self._headline(number)
        if sentence.zone == "title":
            yield "headline: source behind a dash", self._credited(number)
        if not lower.isdisjoint(cues.claiming()):
            yield "cues.toml: claiming", (self._nominal(number, found) for found in nominal.claimed(self.tree(number)))
        if "per" in lower:
            yield "preposition: per", (self._nominal(number, found) for found in nominal.per(self.tree(number)))
        if "it" in lower and not lower.isdisjoint(_OPEN):
            yield (
                "impersonal: not known whether",
                (self._nominal(number, found) for found in nominal.open_questions(self.tree(number))),
            )
        if not lower.isdisjoint(cues.counting()):
            yield "cues.toml: counting", self._counted(number)
        if not lower.isdisjoint(cues.reporting()):
            yield "cues.toml: reporting, inside a statement", self._inner(number)

    def _reportedly(self, number: int) -> Iterator[Statement]:
        tree, kinds = self.tree(number), self.analysis.sentences[number].letters
        for i, word in enumerate(tree.words):
            if word.lower in cues.adverbs() and not self.analysis.quoted[word.start]:
                first = max((kinds.rfind(k, 0, i) for k in ";,C"), default=-1) + 1
                last = next((j for j in range(i + 1, len(kinds)) if kinds[j] in ";,."), len(kinds))
                pieces = tuple(self.span(number, a, b) for a, b in ((first, i), (i + 1, last)) if b > a)
                if pieces:
                    yield Statement((), (self.span(number, i, i + 1),), pieces, number)

    def _headline(self, number: int) -> Iterator[Statement]:
        """ "Mayor: dam will hold": a short name, a colon, and a clause."""
        tree, kinds = self.tree(number), self.analysis.sentences[number].letters
        at = next(i for i, word in enumerate(tree.words) if word.text == ":")
        phrase = phrase_before(kinds, at) if at else None
        if phrase is None or phrase[0] != 0 or phrase[1] > 4 or "U" not in kinds[: phrase[1]] or at + 1 == len(kinds):
            return
        content = _bare(self.analysis, self.span(number, at + 1, len(kinds)))
        if content[0] < content[1]:
            yield Statement((self.span(number, *phrase),), (self.span(number, at, at + 1),), (content,), number)

    def _credited(self, number: int) -> Iterator[Statement]:
        """ "Dam will hold - mayor": a few small-lettered words behind a headline's last dash; outlets have capitals."""
        words = self.tree(number).words
        at = next((i for i in range(len(words) - 1, 1, -1) if words[i].text in _DASHES), None)
        if at is None or not 0 < len(words) - at - 1 <= MOST_CREDITED:
            return
        if all(word.text.isalpha() and word.text.islower() for word in words[at + 1 :]):
            content = _bare(self.analysis, self.span(number, 0, at))
            source, cue = self.span(number, at + 1, len(words)), self.span(number, at, at + 1)
            yield Statement((source,), (cue,), (content,), number)

    def _nominal(self, number: int, found: Nominal) -> Statement:
        source = () if found.source is None else (self.span(number, *found.source),)
        content = _bare(self.analysis, self.span(number, *found.content))
        return Statement(source, (self.span(number, *found.cue),), (content,), number)

    def _counted(self, number: int) -> Iterator[Statement]:
        """ "The hospital put the toll at 44": the figure and what it counts are said, not the putting."""
        tree = self.tree(number)
        for verb, word in enumerate(tree.words):
            figure, subject = tree.dependent(verb, "obj"), tree.dependent(verb, "nsubj")
            if word.lower not in cues.counting() or figure is None or subject is None or figure < verb:
                continue
            at = tree.oblique(verb, frozenset({"at"})) or tree.oblique(figure, frozenset({"at"}))
            if at is not None and tree.words[figure].lower in cues.counts():
                content = self.span(number, tree.phrase(figure)[0], max(tree.edges[at][1], at + 1))
                source = self.span(number, *tree.phrase(subject))
                yield Statement(
                    (source,), (self.span(number, verb, verb + 1),), (_bare(self.analysis, content),), number
                )

    def _inner(self, number: int) -> Iterator[Statement]:
        """A reporting verb with a named subject and a clause of its own, inside what another is paraphrased to say."""
        tree = self.tree(number)
        for verb, word in enumerate(tree.words):
            if word.lower not in cues.reporting() or tree.upos[verb] != "VERB":
                continue
            clause, subject = tree.dependent(verb, "ccomp"), tree.dependent(verb, "nsubj")
            if tree.has(verb, "mark", "as") and tree.words[tree.governors[verb]].lower in cues.quoting():
                subject = tree.dependent(tree.governors[verb], "obj")
            if clause is None or subject is None or clause < verb or tree.upos[subject] == "PRON":
                continue
            if self.analysis.quoted[word.start] or not self._contained(word.start):
                continue
            first, last = tree.edges[clause]
            content = _bare(self.analysis, self.span(number, max(first, verb + 1), last))
            source = self.span(number, *tree.phrase(subject))
            if content[0] < content[1]:
                cue = self.span(number, verb, verb + 1)
                yield Statement((source,), (cue,), (content,), number, self._addressee(number, cue))

    def _contained(self, at: int) -> bool:
        return any(start <= at < end for made in self.analysis.statements for start, end in made.content)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _dropped(statement: Statement, span: Span) -> Statement:
    """A statement without the pieces of its content that lie in a span."""
    kept = tuple(piece for piece in statement.content if not (span[0] <= piece[0] and piece[1] <= span[1]))
    return replace(statement, content=kept)


def _bare(analysis: Analysis, piece: Span) -> Span:
    """A piece without the quotation marks it is whole within, and the comma or stop that its cue asks for."""
    start, end = _trimmed(analysis.text, piece, " \n\t,;:")
    quotes = analysis.quotations
    at = bisect_right(quotes, start, key=lambda q: q.start) - 1
    if at >= 0 and quotes[at].start <= start and end <= quotes[at].end:
        first, last = quotes[at].inner
        return _trimmed(analysis.text, (max(start, first), min(end, last)), " \n\t,")
    return _trimmed(analysis.text, (start, end), ".") if not analysis.quoted[end - 1] else (start, end)


def _without(hearer: Span | None, piece: Span, text: str) -> Span:
    """A piece without the hearer that it begins with."""
    if hearer is None or hearer[0] != piece[0] or hearer[1] >= piece[1]:
        return piece
    return _trimmed(text, (hearer[1], piece[1]), "")


def _trimmed(text: str, piece: Span, marks: str) -> Span:
    """A piece without white space at its start, and without some marks at its end."""
    start, end = piece
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1] in marks or text[end - 1].isspace()):
        end -= 1
    return start, end
