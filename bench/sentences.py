"""Sentence ends against a treebank: the news documents of UD English GUM, rebuilt as running text.

    python bench/sentences.py [--errors] [CONLLU ...]

A sentence counts as found when some predicted sentence ends at the same character. Ends of paragraphs are given by the
layout, so the ends inside paragraphs are counted apart: that is the figure to watch.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from accordingto.language.layout import paragraphs
from accordingto.language.sentences import sentences

SHARED = Path(__file__).resolve().parents[2] / "shared"


def documents(path: Path, genre: str) -> Iterator[tuple[str, list[int]]]:
    """Text and sentence ends of each document of a genre; one paragraph a line."""
    for document in path.read_text("utf-8").split("# newdoc id = ")[1:]:
        if f"\n# meta::genre = {genre}\n" in document:
            yield rebuilt(document)


def rebuilt(document: str) -> tuple[str, list[int]]:
    """The running text of a document in CoNLL-U, and where its sentences end."""
    text, ends, glue, paragraph = "", [], "", True
    for line in document.split("\n"):
        if line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text = "):
            text += ("\n" if paragraph and text else glue) + line.removeprefix("# text = ")
            ends.append(len(text))
            paragraph = False
        elif line[:1].isdigit():
            glue = "" if "SpaceAfter=No" in line else " "
    return text, ends


def predicted(text: str) -> list[int]:
    """Where the sentences end according to the program."""
    return [end for start, stop in paragraphs(text) for _, end in sentences(text, start, stop)]


def scores(right: int, found: int, wanted: int) -> str:
    """Precision, recall and F1, in words."""
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def measure(path: Path, genre: str, *, errors: bool) -> None:
    """Print the scores of one treebank file, all ends and those inside paragraphs."""
    totals = {"all": [0, 0, 0], "inside": [0, 0, 0]}
    for text, gold in documents(path, genre):
        last = {end for _, end in paragraphs(text)}
        wanted, found = set(gold), set(predicted(text))
        for name, apart in (("all", set[int]()), ("inside", last)):
            for place, ends in enumerate((wanted & found, found, wanted)):
                totals[name][place] += len(ends - apart)
        if errors:
            for end in sorted(wanted ^ found):
                print(
                    "missed" if end in wanted else "wrong ",
                    repr(text[max(0, end - 60) : end]),
                    repr(text[end : end + 40]),
                )
    for name, (right, got, want) in totals.items():
        print(f"{path.name} {genre:5} {name:7} {want:5} ends  {scores(right, got, want)}")


def main() -> None:
    """Measure the files named, or the development part of the treebank where it is there."""
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("-")] or [SHARED / "data/syntax/gum-dev.conllu"]
    for path in paths:
        if path.exists():
            measure(path, "news", errors="--errors" in sys.argv)
        else:
            print(f"sentences: skipped, {path} is not there")


if __name__ == "__main__":
    main()
