"""Documents of a CoNLL-U file as plain text, with where their words and sentences stand: to measure segmentation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from accordingto.report import Span


class Document(NamedTuple):
    """A text whose paragraphs a blank line parts, and the spans of its words and sentences."""

    text: str
    words: list[Span]
    sentences: list[Span]


def documents(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file, in order."""
    blocks: list[list[str]] = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.splitlines()
        if blocks and any(line.startswith("# newdoc") for line in lines):
            yield _document(blocks)
            blocks = []
        if lines:
            blocks.append(lines)
    if blocks:
        yield _document(blocks)


def _document(blocks: list[list[str]]) -> Document:
    text = ""
    words: list[Span] = []
    sentences: list[Span] = []
    for lines in blocks:
        if text:
            text += "\n\n" if any(line.startswith("# newpar") for line in lines) else " "
        written = next(line for line in lines if line.startswith("# text = ")).removeprefix("# text = ")
        at = 0
        for form in (row.split("\t")[1] for row in lines if row.partition("\t")[0].isdigit()):
            at = written.index(form, at)
            words.append((len(text) + at, len(text) + at + len(form)))
            at += len(form)
        sentences.append((len(text), len(text) + len(written.rstrip())))
        text += written.rstrip()
    return Document(text, words, sentences)
