"""What one party does to another in coded sentences, the two being given, as the encoder's classifier has it.

    python -m bench.relations PAIRS.jsonl > READINGS.jsonl

PAIRS has one object a line: ``id``, ``text``, ``source_spans`` and ``target_spans`` (lists of ``[start, end]``, or
null). Each line that comes out is the sentence's reading with two more fields: ``event``, the category of what the
source does to the target, and ``chance``, how probable that is. The reading's own events owe nothing to the pair given.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from accordingto.language import analyse
from accordingto.language.dealings import Dealing, dealing, words_of
from accordingto.readers import read
from accordingto.report import Report


def labelled(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The readings of coded sentences, each with the category of its pair."""
    for line in lines:
        record = json.loads(line)
        report = Report(id=record["id"], text=record["text"])
        found = of_pair(report, record["source_spans"] or [], record["target_spans"] or [])
        yield msgspec.to_builtins(read(report)) | {"event": found.category, "chance": round(found.chance, 3)}


def of_pair(report: Report, source: list[list[int]], target: list[list[int]]) -> Dealing:
    """What the words of ``source`` do to those of ``target`` in a report of one sentence."""
    syntax = analyse(report).syntax
    return dealing(syntax.encoded, (0, len(syntax.words)), words_of(syntax, source), words_of(syntax, target))


def main() -> None:
    """Read the file that the command line names."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for record in labelled(lines):
            print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
