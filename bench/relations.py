"""What one party does to another in coded sentences, the two being given: the classifier and the rules vote.

    python bench/relations.py PAIRS.jsonl > READINGS.jsonl

PAIRS has one object a line: ``id``, ``text``, ``source_spans`` and ``target_spans`` (lists of ``[start, end]``, or
null). Each line that comes out is the sentence's reading with two more fields: ``event``, the category of what the
source does to the target, and ``rule``, who voted how. The reading's own events owe nothing to the pair given.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from accordingto.language import analyse
from accordingto.readers import read
from accordingto.reading import Event, Reading
from accordingto.report import Report, Span

sys.path.insert(0, str(Path(__file__).parents[1]))
from training.dealings import dealings, seen, words_of  # stands in the repository, not in the package

BOTH, ONE = 0.5, 0.25
"""What the rules' vote weighs beside the classifier's chances: for an event on both parties, and on one of them."""
YIELDS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
Spans = Sequence[Sequence[int]]


def labelled(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The readings of coded sentences, each with the category of its pair."""
    for line in lines:
        record = json.loads(line)
        reading = read(Report(id=record["id"], text=record["text"]))
        event, rule = voted(reading, record["source_spans"] or [], record["target_spans"] or [])
        yield msgspec.to_builtins(reading) | {"event": event, "rule": rule}


def voted(reading: Reading, source: Spans, target: Spans) -> tuple[str, str]:
    """The category of what the one party does to the other in a reading of one sentence, and who voted how."""
    syntax = analyse(Report(id=reading.id, text=reading.text)).syntax
    whole = 0, len(syntax.words)
    words = seen(reading.text, syntax)
    chances = dealings(words, whole, words_of(syntax, source), words_of(syntax, target))
    model = max(chances, key=chances.__getitem__)
    told = f"model: {model} {chances[model]:.2f}"
    coded = by_rules(reading, source, target)
    if coded is None:
        return model, told
    category, weight = coded
    chances[category] += weight
    return max(chances, key=chances.__getitem__), f"{told} (lexicon: {category})"


def by_rules(reading: Reading, source: Spans, target: Spans) -> tuple[str, float] | None:
    """The category of the first event on both parties, else on one of them, and the weight of its vote."""
    found = []
    for event in reading.events:
        category = YIELDS.get(event.category, event.category)
        sides = _touches(reading, event, "actor", source), _touches(reading, event, "recipient", target)
        if any(sides) and event.category not in {"HAZARD", "ACCIDENT", "CRIME", "DECIDE"}:
            found.append((category, BOTH if all(sides) else ONE))
    return max(found, key=lambda vote: vote[1], default=None)


def _touches(reading: Reading, event: Event, role: str, spans: Spans) -> bool:
    """Whether a party of an event is spoken of inside the spans; true where no party is given."""
    named = getattr(event, role)
    parties = named if isinstance(named, tuple) else () if named is None else (named,)
    met = (place for party in parties for place in _places(reading, party))
    return not spans or any(place[0] < end and start < place[1] for place in met for start, end in spans)


def _places(reading: Reading, party: str) -> Iterator[Span]:
    """Where an entity is mentioned, or where words stand."""
    entity = next((entity for entity in reading.entities if entity.id == party), None)
    if entity is not None:
        return iter(entity.mentions)
    return (found.span() for found in re.finditer(rf"(?<!\w){re.escape(party)}(?!\w)", reading.text, re.IGNORECASE))


def main() -> None:
    """Read the file that the command line names."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for record in labelled(lines):
            print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
