"""Attributions of a report: its statements with speaker, kind, medium, addressee and nesting."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from accordingto.language import Analysis
from accordingto.language.dependencies import Dependencies, dependencies
from accordingto.language.tokens import Token
from accordingto.readers import media, polarity, statements
from accordingto.readers.cast import Cast, ident
from accordingto.readers.statements import Statement
from accordingto.readers.stretches import Stretches
from accordingto.reading import Attribution, Piece, Polarity, QuoteKind
from accordingto.report import Span

PRONOUN_REACH = 2
"""Sentences back to which "it said" takes up a body that spoke before."""
DIRECT_SHARE = 0.8
"""Share of a content's words inside quotation marks from which it is direct speech."""
FIRST_WORDS = 4
"""Words of a content that tell what kind of thing is said: "that ...", "claims that ...", "whether ..."."""
_WORD = re.compile(r"\w+")


def read(analysis: Analysis, cast: Cast) -> tuple[Attribution, ...]:
    """The attributions of a report in text order, numbered a1, a2, ..."""
    found = statements.read(analysis)
    contents = Stretches((span, i) for i, statement in enumerate(found) for span in statement.content)
    parents = [_parent(found, i, contents) for i in range(len(found))]
    speakers: list[int | None] = []
    for i, statement in enumerate(found):
        speakers.append(
            _speaker(cast, statement) if not _is_it(analysis, statement) else _body_before(cast, found, speakers, i)
        )
    return tuple(
        Attribution(
            id=f"a{i + 1}",
            source=statement.source,
            cue=statement.cue,
            content=statement.content,
            kind=kind(analysis, statement.content),
            speaker=ident(speakers[i]),
            addressee=_addressee(cast, statement),
            medium=_medium(analysis, statement),
            parent=None if (parent := parents[i]) is None else f"a{parent + 1}",
            polarity=_polarity(analysis, statement),
            rule=statement.rule,
        )
        for i, statement in enumerate(found)
    )


def _speaker(cast: Cast, statement: Statement) -> int | None:
    """Whom the source names; for a document, whose it is: "a statement by the ministry", "Ida Holm's letter"."""
    if not statement.source:
        return None
    span = statement.source[0]
    number = cast.agent(span)
    if number is None:
        number = cast.author_of(span)
    if number is None and _is_document(cast.analysis, statement):
        number = next((n for _, n in cast.mentions(*span, "person", "organization")), None)
    return number


def _is_document(analysis: Analysis, statement: Statement) -> bool:
    """Whether the noun that heads the source is a medium."""
    tree, _ = _cue(analysis, statement)
    first, last = _tokens(tree, statement.source[0])
    tops = (i for i in range(first, last) if not first <= tree.governors[i] < last)
    return any(media.named(tree, i) is not None for i in tops)


def _addressee(cast: Cast, statement: Statement) -> str | None:
    if statement.addressee is None:
        return None
    return ident(cast.agent(statement.addressee)) or cast.words(statement.addressee)


def _is_it(analysis: Analysis, statement: Statement) -> bool:
    return bool(statement.source) and analysis.text[slice(*statement.source[0])].lower() in {"it", "they"}


def _body_before(cast: Cast, found: Sequence[Statement], speakers: Sequence[int | None], i: int) -> int | None:
    """Whoever "it" or "they" takes up: the source of the statement before, when no person and no further than that."""
    earlier = speakers[i - 1] if i > 0 else None
    if earlier is None or cast.drafts[earlier].type == "person":
        return None
    if found[i].sentence - found[i - 1].sentence > PRONOUN_REACH:
        return None
    cast.refer(earlier, found[i].source[0])
    return earlier


def kind(analysis: Analysis, content: Piece) -> QuoteKind:
    """Direct, mixed or indirect by the share of quoted words in the content; a that-clause is never direct."""
    total = inside = 0
    for start, end in content:
        for word in _WORD.finditer(analysis.text, start, end):
            total += 1
            inside += analysis.quoted[word.start()] > 0
    if inside == 0:
        return "indirect"
    if analysis.text[content[0][0] : content[0][0] + 5].lower() == "that ":
        return "mixed"
    return "direct" if inside >= DIRECT_SHARE * total else "mixed"


def _cue(analysis: Analysis, statement: Statement) -> tuple[Dependencies, tuple[int, int]]:
    """The tree of the cue's sentence, and the cue's first and last (exclusive) token."""
    tree = dependencies(analysis, analysis.sentences[statement.sentence])
    return tree, _tokens(tree, (statement.cue[0][0], statement.cue[-1][1]))


def _start(word: Token) -> int:
    return word.start


def _tokens(tree: Dependencies, span: Span) -> tuple[int, int]:
    """The first and last (exclusive) token of a span, in a sentence's tree."""
    first, last = (bisect_left(tree.words, at, key=_start) for at in span)
    return first, last


def _polarity(analysis: Analysis, statement: Statement) -> Polarity:
    """What the cue does with the content, by the tree of its sentence."""
    begin = min(statement.content)
    words = tuple(match.group().lower() for match in islice(_WORD.finditer(analysis.text, *begin), FIRST_WORDS))
    return polarity.polarity(*_cue(analysis, statement), words)


def _medium(analysis: Analysis, statement: Statement) -> str | None:
    """The medium that the source, the cue or a phrase beside it names."""
    tree, cue = _cue(analysis, statement)
    source = _tokens(tree, statement.source[0]) if statement.source else (0, 0)
    return media.medium(tree, cue, source if source[0] < source[1] else None)


def _within(span: Span, pieces: Piece) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in pieces)


def _parent(found: Sequence[Statement], i: int, contents: Stretches[int]) -> int | None:
    """The smallest other statement whose content holds this one's cue."""
    own = found[i]
    if not own.cue:
        return None
    holders = [
        (sum(e - s for s, e in found[j].content), j)
        for _, j in contents.around(own.cue[0])
        if j != i and not _within(found[j].cue[0], own.content)
    ]
    return min(holders)[1] if holders else None
