"""Zones against the roles of lines, and how much of other reports is taken for something other than body.

    python bench/zones.py [--coded] [--errors] [--show SET]

Measured on ``../shared``, which is not part of the project; what is absent is skipped, saying so.

1. ``reports/wikinews/lines.jsonl``: share of the characters, white space apart, whose zone is the role of their line.
   Paragraphs and quotations are body; the date before the title is right either way.
2. ``data/claims/dev.jsonl``: the same against hand-coded zones.
3. Reports without coded zones: the share of characters that is not body, by kind; ``--show`` prints what it is,
   ``--coded`` leaves these sets out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from accordingto.language.layout import paragraphs
from accordingto.language.zones import zones
from accordingto.report import Report, Zone

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROLES = {"paragraph": "body", "quotation": "body"}
UNCODED = {
    "sample500": "data/reports/sample500.jsonl",
    "attribution": "data/attribution/dev.jsonl",
    "incidents": "data/incidents/dev.jsonl",
    "current_events": "data/reports/current_events_dev.jsonl",
    "portal_days": "reports/current-events",
    "gunviolence": "data/clusters/gunviolence_dev.jsonl",
    "police": "data/events/police_dev.jsonl",
    "timebank": "data/times/timebank.jsonl",
}


def found(text: str, title: str | None) -> list[Zone]:
    """The program's zones of a text."""
    return list(zones(Report(id="", text=text, title=title), paragraphs(text)))


def kinds(length: int, spans: list[Zone]) -> list[str]:
    """The kind of each character."""
    marks = [""] * length
    for zone in spans:
        marks[zone.start : zone.end] = [zone.kind] * (zone.end - zone.start)
    return marks


def records(path: Path) -> Iterator[Mapping[str, object]]:
    """The objects of a JSONL file, or the texts of a folder."""
    if path.is_dir():
        yield from ({"text": file.read_text("utf-8")} for file in sorted(path.glob("*.txt")))
        return
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def wikinews(*, errors: bool) -> None:
    """Print the share of right characters on the Wikinews reports."""
    folder = SHARED / "reports/wikinews"
    right = total = 0
    for record in records(folder / "lines.jsonl"):
        text = (folder / f"{record['id']}.txt").read_text("utf-8")
        marks = kinds(len(text), found(text, None))
        for line in record["lines"]:  # type: ignore[attr-defined]
            role = ROLES.get(line["role"], line["role"])
            places = [i for i in range(line["start"], line["end"]) if not text[i].isspace()]
            good = sum(marks[i] == role or (role == "title" and marks[i] == "dateline") for i in places)
            right, total = right + good, total + len(places)
            if errors and good < len(places):
                guess = Counter(marks[i] for i in places).most_common(1)[0][0]
                print(f"  {record['id']} {role} taken for {guess}: {text[line['start'] : line['end']][:160]!r}")
    print(f"wikinews        {right / total:.3f} of {total} characters")


def claims(*, errors: bool) -> None:
    """Print the share of right characters on the hand-coded reports."""
    right = total = 0
    for record in records(SHARED / "data/claims/dev.jsonl"):
        text = str(record["text"])
        marks = kinds(len(text), found(text, record["title"]))  # type: ignore[arg-type]
        gold = kinds(len(text), [Zone(z["kind"], z["start"], z["end"]) for z in record["zones"]])  # type: ignore[attr-defined]
        places = [i for i, char in enumerate(text) if not char.isspace()]
        wrong = [i for i in places if marks[i] != gold[i]]
        right, total = right + len(places) - len(wrong), total + len(places)
        if errors and wrong:
            print(f"  {record['id']} {gold[wrong[0]]} taken for {marks[wrong[0]]}: {text[wrong[0] :][:100]!r}")
    print(f"claims          {right / total:.3f} of {total} characters")


def uncoded(name: str, path: Path, *, show: bool) -> None:
    """Print the share of characters outside the body, by kind."""
    counts: Counter[str] = Counter()
    for record in records(path):
        text = str(record["text"])
        for zone in found(text, record.get("title")):  # type: ignore[arg-type]
            counts[zone.kind] += sum(not char.isspace() for char in text[zone.start : zone.end])
            if show and zone.kind != "body":
                print(f"  {zone.kind:11} {text[zone.start : zone.end].strip()!r}")
    total = sum(counts.values())
    shares = "  ".join(f"{kind} {count / total:.4f}" for kind, count in counts.most_common() if kind != "body")
    print(f"{name:15} {1 - counts['body'] / total:.4f} of {total} characters not body: {shares}")


def main() -> None:
    """Measure whatever is there."""
    if not SHARED.exists():
        print(f"zones: skipped, {SHARED} is not there")
        return
    errors = "--errors" in sys.argv
    show = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else None
    if show is None:
        wikinews(errors=errors)
        claims(errors=errors)
    for name, path in UNCODED.items():
        if show in (None, name) and "--coded" not in sys.argv:
            uncoded(name, SHARED / path, show=show is not None)


if __name__ == "__main__":
    main()
