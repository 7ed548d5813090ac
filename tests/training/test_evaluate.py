import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from training.card import document, write
from training.corpora import Passage
from training.evaluate import Score, Tally, names, segmentation, syntax
from training.plain import Document

from accordingto.language import analyse
from accordingto.language.encoder import encode
from accordingto.language.tagset import RELATIONS
from accordingto.report import Report

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
WORDS = "The mayor said that the bridge had fallen . Nobody was hurt .".split()
EDGES = [(0, 9), (9, 13)]


def passage(wrong: int = 0) -> Passage:
    """What the encoder says of two sentences, taken for gold, with the heads of so many words changed."""
    found = encode(WORDS, EDGES, frozenset({0}))
    heads = found.head + 1
    heads[:wrong] = np.where(heads[:wrong] == 5, 6, 5)
    labels = {"upos": found.upos.tolist(), "head": heads.tolist(), "relation": found.relation.tolist()}
    return Passage("x", WORDS, [0, 9], frozenset({0}), labels)


def test_the_encoder_agrees_with_itself() -> None:
    assert syntax([passage()]) == {"UPOS": 100, "UAS": 100, "LAS": 100}


def test_a_wrong_head_costs_attachment_of_its_word_alone() -> None:
    found = syntax([passage(wrong=2)])
    assert found["UAS"] == found["LAS"] == pytest.approx(100 * (len(WORDS) - 2) / len(WORDS))
    assert found["UPOS"] == 100


def test_subtypes_of_relations_do_not_count() -> None:
    gold = passage()
    plain, passive = RELATIONS.index("nsubj"), RELATIONS.index("nsubj:pass")
    swap = {plain: passive, passive: plain}
    gold.labels["relation"] = [swap.get(label, label) for label in gold.labels["relation"]]
    assert syntax([gold])["LAS"] == 100


def test_segmentation_counts_exact_spans() -> None:
    text = "Nobody was hurt. The bridge fell."
    words = [(w.start, w.end) for w in analyse(Report(id="x", text=text)).syntax.words]
    assert segmentation([Document(text, words, [(0, 16), (17, 33)])]) == {"words, F1": 100, "sentences, F1": 100}
    assert segmentation([Document(text, words, [(0, 33)])])["sentences, F1"] == 0


def test_f1_of_nothing_right_is_0() -> None:
    assert Tally(0, 0, 0).f1 == 0
    assert Tally(1, 2, 2).f1 == 50


def test_the_card_has_facts_scores_recipe_and_files(tmp_path: Path) -> None:
    for name in ("encoder.onnx", "relations.onnx", "names.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"abc")
    recipe = tmp_path / "recipe.json"
    recipe.write_text('{"epochs": 4}')
    write(tmp_path, recipe, [Score("made up", "LAS", 87.654)])
    card = json.loads((tmp_path / "card.json").read_text("utf-8"))
    assert card["scores"] == [{"corpus": "made up", "measure": "LAS", "score": 87.65}]
    assert card["recipe"] == {"epochs": 4}
    assert card["files"][0]["sha256"].startswith("ba7816bf")
    assert card["licence"] == "CC BY-SA 4.0"


def test_the_table_of_scores_is_written_in_its_place_twice_alike(tmp_path: Path) -> None:
    page = tmp_path / "model.md"
    page.write_text("before\n<!-- scores -->\nold\n<!-- end of scores -->\nafter\n")
    document(page, [Score("made up", "LAS", 87.654)])
    once = page.read_text()
    document(page, [Score("made up", "LAS", 87.654)])
    assert page.read_text() == once
    assert "old" not in once
    assert "| made up | LAS | 87.7 |\n<!-- end of scores -->\nafter\n" in once


def test_names_are_scored_as_the_scorer_of_the_benchmark_does(tmp_path: Path) -> None:
    gold, scorer = SHARED / "data/names/politics_dev.jsonl", SHARED / "bench/score_names.py"
    if not (gold.exists() and scorer.exists()):
        pytest.skip(f"{gold} is not here")
    texts = [json.loads(line) for line in gold.read_text("utf-8").splitlines()[:40]]
    predicted = []
    for record in texts:
        found = analyse(Report(id=record["id"], text=record["text"])).syntax.names
        spans = [{"start": name.start, "end": name.end, "type": name.kind.replace("other", "misc")} for name in found]
        predicted.append({"id": record["id"], "names": spans})
    files = []
    for name, rows in (("gold", texts), ("predicted", predicted)):
        files.append(tmp_path / name)
        files[-1].write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = subprocess.run([sys.executable, scorer, *files, "--json"], capture_output=True, text=True, check=True)
    assert names(texts)["names, exact F1"] == pytest.approx(100 * json.loads(done.stdout)["exact"]["micro"]["f1"])
