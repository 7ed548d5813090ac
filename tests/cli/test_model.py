import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.cli import main
from accordingto.language.card import card

DOCS = Path(__file__).parents[2] / "docs" / "model.md"


def test_the_card_names_licence_sources_and_limits() -> None:
    done = CliRunner().invoke(main, ["model"])
    assert done.exit_code == 0
    for words in (card().licence, card().base.sha256, *(corpus.name for corpus in card().corpora)):
        assert words in done.stdout
    assert "English only." in done.stdout


def test_every_score_is_shown() -> None:
    shown = CliRunner().invoke(main, ["model"]).stdout
    for score in card().scores:
        assert re.search(rf"{re.escape(score.corpus)} +{re.escape(score.measure)} +{score.score:.1f}\b", shown)


def test_json_is_the_card_as_it_is_shipped() -> None:
    done = CliRunner().invoke(main, ["model", "--json"])
    assert json.loads(done.stdout) == json.loads(
        files("accordingto").joinpath("data/encoder/card.json").read_text("utf-8")
    )


@pytest.mark.parametrize("name", ["encoder.onnx", "relations.onnx", "names.onnx", "tokenizer.json"])
def test_the_card_is_that_of_the_files(name: str) -> None:
    content = files("accordingto").joinpath(f"data/encoder/{name}").read_bytes()
    (entry,) = [file for file in card().files if file.name == name]
    assert (entry.bytes, entry.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_the_documentation_shows_the_scores_of_the_card() -> None:
    table = DOCS.read_text("utf-8").partition("<!-- scores -->")[2].partition("<!-- end of scores -->")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \| ([\d.]+) \|$", table, re.MULTILINE)
    assert rows == [(score.corpus, score.measure, f"{score.score:.1f}") for score in card().scores]
