"""``accordingto explain`` over real ledgers and files."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.ledgers import LATER, call, filled
from tests.exports.readings import READING, TEXT


def text(*arguments: str | Path) -> str:
    done = call("explain", *arguments)
    assert done.returncode == 0
    return done.stdout.decode()


def key(ledger: Path, table: str) -> str:
    found: str = json.loads(call(table, ledger, "--report", "ferry-1", "--json").stdout)[0]["claim"]
    return found


def test_a_toll_is_explained_by_its_id_in_a_report(ledger: Path) -> None:
    shown = text("t1", "--report", "ferry-1", "--ledger", ledger)
    assert shown.startswith("toll t1 of report ferry-1\n")
    assert "\nCoded by\n  not kept" in shown
    assert re.search(r"figure: +≥ 40\n", shown)
    assert "‹40› people, including 6 children" in shown
    assert "\nAccording to\n  Lorvan Coast Guard\n    a1 · indirect, affirmed" in shown
    assert "‹on Monday›" in shown
    assert "counted from the day of publication, 2031-05-06" in shown


def test_the_key_that_tables_give_finds_every_claim(ledger: Path) -> None:
    for table, kind in (("tolls", "toll"), ("events", "event")):
        shown = json.loads(text(key(ledger, table), "--ledger", ledger, "--json"))
        assert (shown["kind"], shown["report"], shown["claim"]) == (kind, "ferry-1", key(ledger, table))


def test_copies_of_one_text_are_named(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "copies.db", [READING, LATER])
    shared = key(ledger, "events")
    assert "with the same claim: ferry-2\n" in text(shared, "--ledger", ledger)


def test_the_rule_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Police arrested the editor in Oslo on Monday.\n", "utf-8")
    shown = json.loads(text("v1", "--file", path, "--published", "2031-05-06", "--json"))
    assert shown["date"]["value"] == "2031-05-05"
    assert {code["scheme"] for code in shown["codes"]} == {"PLOVER", "CAMEO", "ACLED", "UCDP"}
    assert [code["code"] for code in shown["codes"]] == ["COERCE", "173", "Arrests", None]
    printed = text("v1", "--file", path)
    assert "PLOVER COERCE: Arrest, seize" in printed
    assert "ACLED suggested: Arrests, Strategic developments, because CAMEO 173" in printed
    assert "UCDP suggested: none, because COERCE is no use of armed force" in printed


def test_a_statement_is_explained(ledger: Path) -> None:
    shown = text("a2", "--report", "ferry-1", "--ledger", ledger)
    assert shown.startswith("statement a2 of report ferry-1\n")
    assert "polarity:" in shown
    assert "Ida Morrow" in shown


def test_what_is_not_there_is_told_with_the_remedy(ledger: Path, tmp_path: Path) -> None:
    for arguments, remedy in (
        (("t1", "--ledger", ledger), "needs its report: --report ID"),
        (("t9", "--report", "ferry-1", "--ledger", ledger), "It has 3 tolls, 2 events, 2 statements"),
        (("t1", "--report", "nothing", "--ledger", ledger), "accordingto reports"),
    ):
        done = call("explain", *arguments)
        assert done.returncode == 2
        assert remedy in done.stderr.decode()


def test_a_file_of_several_reports_asks_for_one(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    lines = ({"id": name, "text": "Police arrested the editor."} for name in ("first", "second"))
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    done = call("explain", "v1", "--file", path)
    assert (done.returncode, b"2 of its 2 reports may be meant" in done.stderr) == (2, True)
    assert text("v1", "--file", path, "--report", "second").startswith("event v1 of report second")


def test_hostile_text_is_shown_harmless(hostile: Path) -> None:
    shown = text("t1", "--report", "hostile", "--ledger", hostile)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert TEXT[27:60] in shown
