"""The corpora that the encoder learns from, read into passages of words with whichever labels each has.

| name        | what                                             | where it comes from                              |
| ----------- | ------------------------------------------------ | -------------------------------------------------|
| ewt         | UD English EWT: trees of web text                | github.com/UniversalDependencies/UD_English-EWT  |
| gum         | UD English GUM: trees of sixteen genres          | github.com/UniversalDependencies/UD_English-GUM  |
| attribution | PolNeAR: sources, cues and contents in US news   | github.com/networkdynamics/PolNeAR               |
| conll2003   | names in Reuters news                            | the CoNLL-2003 shared task                       |
| politics    | names in political articles (CrossNER)           | github.com/zliucr/CrossNER                       |
| re3d        | names in reports on Iraq and Syria               | github.com/dstl/re3d                             |
| uner        | names in web text (half of dev)                  | github.com/UniversalNER/UNER_English-EWT         |
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from accordingto.language.layout import paragraphs
from accordingto.language.sentences import sentences
from accordingto.language.tagset import ATTRIBUTION_TAGS, NAME_TAGS, RELATIONS, UPOS
from accordingto.language.tokens import tokens
from accordingto.language.words import words
from accordingto.readers.offices import is_office

IGNORE = -100
"""The label of a word that a head learns nothing from, as torch's losses have it."""
NON_COMMERCIAL = ("fiction", "whow")
"""Genres of GUM with texts whose licence forbids commercial use; they are left out."""

COARSE = {
    "person": "person", "politician": "person", "per": "person",
    "organisation": "organization", "organization": "organization", "org": "organization",
    "politicalparty": "organization",
    "location": "place", "country": "place", "loc": "place",
    "misc": "other", "event": "other", "election": "other", "nationality": "other",
}  # fmt: skip
"""Kinds of names by the types that corpora give; types that are not here (dates, amounts, weapons) are no names."""


@dataclass(frozen=True)
class Passage:
    """Words in order, where sentences and paragraphs begin, and labels for each word by head.

    ``labels`` may hold ``upos``, ``relation``, ``tag``, ``name`` (numbers of labels), ``head`` (0 the root, else 1 +
    the number of the head in the passage), ``end`` (1 where a sentence ends) and ``link`` (the number of the first word
    of the cue); ``IGNORE`` where a word has none.
    """

    id: str
    words: Sequence[str]
    sentences: Sequence[int]
    breaks: frozenset[int] = frozenset()
    labels: dict[str, list[int]] = field(default_factory=dict)


def trees(path: Path, leave_out: Sequence[str] = ()) -> Iterator[Passage]:
    """Documents of a CoNLL-U file, those of the genres in ``leave_out`` excepted."""
    for identity, block in _documents(path):
        if identity.split("_")[1:2] and identity.startswith("GUM_") and identity.split("_")[1] in leave_out:
            continue
        yield _document(identity, block)


def _documents(path: Path) -> Iterator[tuple[str, list[list[list[str]]]]]:
    """Each document's name and sentences: rows of ten columns; an empty row opens a paragraph."""
    identity, new_paragraph = "", False
    block: list[list[list[str]]] = []
    rows: list[list[str]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc"):
            if block:
                yield identity, block
            identity, block = line.partition("= ")[2], []
        elif line.startswith("# newpar"):
            new_paragraph = True
        elif line[:1].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            block.append([[], *rows] if new_paragraph else rows)
            rows, new_paragraph = [], False
    if block:
        yield identity, block


def _document(identity: str, block: list[list[list[str]]]) -> Passage:
    forms: list[str] = []
    starts: list[int] = []
    breaks: set[int] = set()
    labels: dict[str, list[int]] = {name: [] for name in ("upos", "head", "relation", "end")}
    for sentence in block:
        base = len(forms)
        starts.append(base)
        if not sentence[0]:
            breaks.add(base)
        for row in sentence:
            if row and row[0].isdigit():
                forms.append(row[1])
                labels["upos"].append(UPOS.index(row[3]))
                labels["head"].append(int(row[6]) and base + int(row[6]))
                labels["relation"].append(_relation(row[7]))
                labels["end"].append(0)
        labels["end"][-1] = 1
    return Passage(identity, forms, starts, frozenset(breaks), labels)


def _relation(name: str) -> int:
    return RELATIONS.index(name if name in RELATIONS else name.partition(":")[0])


def attributions(path: Path) -> Iterator[Passage]:
    """Articles with the tags and links of their attributions; words to be ignored carry no label."""
    for record in records(path):
        passage, starts = _plain(record["id"], record["text"])
        tag, link = [0] * len(passage.words), [IGNORE] * len(passage.words)
        for attribution in record["attributions"]:
            cue = min((bisect_left(starts, start) for start, _ in attribution["cue"]), default=None)
            for role in ("cue", "source", "content"):
                for start, end in attribution[role]:
                    first, last = _range(starts, start, end)
                    _mark(tag, first, last, ATTRIBUTION_TAGS.index(f"B-{role}"))
                    if role != "cue" and cue is not None:
                        link[first:last] = [cue] * (last - first)
        for start, end in record.get("ignore", []):
            first, last = _range(starts, start, end)
            tag[first:last] = link[first:last] = [IGNORE] * (last - first)
        passage.labels.update(tag=tag, link=link)
        yield passage


def names(path: Path) -> Iterator[Passage]:
    """Texts with their names, types made coarse; kinds that are no names (dates, amounts, weapons) are left out."""
    for record in records(path):
        passage, starts = _plain(record["id"], record["text"])
        tag = [0] * len(passage.words)
        for name in sorted(record["names"], key=lambda n: (n["start"], -n["end"])):
            kind = COARSE.get(name["type"].lower())
            first, last = _range(starts, name["start"], name["end"])
            if kind is not None and not any(tag[first:last]):
                _mark(tag, first, last, NAME_TAGS.index(f"B-{kind}"))
        passage.labels.update(name=tag)
        yield passage


def together(passages: Iterable[Passage], most: int) -> Iterator[Passage]:
    """Passages of a sentence each, joined in turn by one, two ... ``most`` as paragraphs of one passage."""
    found = iter(passages)
    for size in cycle(range(1, most + 1)):
        group = list(islice(found, size))
        if not group:
            return
        yield _joined(group)


def _joined(group: Sequence[Passage]) -> Passage:
    forms: list[str] = []
    starts: list[int] = []
    breaks: set[int] = set()
    tags: list[int] = []
    for passage in group:
        breaks.add(len(forms))
        starts += [len(forms) + start for start in passage.sentences]
        forms += passage.words
        tags += passage.labels["name"]
    return Passage(group[0].id, forms, starts, frozenset(breaks), {"name": tags})


def proper(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages whose names without a capital ("the group", "refugee camps", "they") are none.

    People called by an office ("the Foreign Secretary") carry no label: other corpora take that for no name.
    """
    person = NAME_TAGS.index("B-person")
    for passage in passages:
        tags = list(passage.labels["name"])
        for first, last in list(_runs(tags)):
            named = passage.words[first:last]
            if not any(word[:1].isupper() for word in named):
                tags[first:last] = [0] * (last - first)
            elif tags[first] == person and any(map(is_office, named)):
                tags[first:last] = [IGNORE] * (last - first)
        yield replace(passage, labels={"name": tags})


def partly(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Passages whose capitalized words without a name carry no label, as they may be names of a kind left out."""
    for passage in passages:
        tagged = zip(passage.words, passage.labels["name"], strict=True)
        tags = [IGNORE if tag == 0 and word[:1].isupper() else tag for word, tag in tagged]
        yield replace(passage, labels={"name": tags})


def _runs(tags: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last (exclusive) word of each name."""
    begin = None
    for word, tag in enumerate([*tags, 0]):
        if begin is not None and (tag == 0 or tag % 2):
            yield begin, word
            begin = None
        if tag % 2:
            begin = word


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file with one in each line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _plain(identity: str, text: str) -> tuple[Passage, list[int]]:
    """The passage of a plain text, cut as the program cuts it, and where its words start."""
    found = list(words(tokens(text)))
    starts = [word.start for word in found]
    parts = paragraphs(text)
    heads = [bisect_left(starts, s) for start, end in parts for s, _ in sentences(text, start, end)]
    breaks = frozenset(bisect_left(starts, start) for start, _ in parts)
    return Passage(identity, [text[w.start : w.end] for w in found], heads, breaks), starts


def _range(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The words that start in ``[start, end)``."""
    first = bisect_left(starts, start)
    return first, max(first, bisect_left(starts, end))


def _mark(tags: list[int], first: int, last: int, begin: int) -> None:
    """Write B- then I- (the next label) over words first to last."""
    if first < last:
        tags[first:last] = [begin, *[begin + 1] * (last - first - 1)]
