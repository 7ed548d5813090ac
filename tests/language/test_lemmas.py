from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.lemmas import exceptions, rows

from accordingto.language import analyse
from accordingto.language.lemmas import lemma
from accordingto.language.tagset import UPOS
from accordingto.report import Report
from tests.strategies import texts

TREES = Path(__file__).parents[3] / "shared" / "data" / "syntax"


@pytest.mark.parametrize(
    ("word", "upos", "expected"),
    [
        ("said", "VERB", "say"),
        ("killed", "VERB", "kill"),
        ("stopped", "VERB", "stop"),
        ("arriving", "VERB", "arrive"),
        ("carries", "VERB", "carry"),
        ("fled", "VERB", "flee"),
        ("Opened", "VERB", "open"),
        ("saw", "VERB", "see"),
        ("saw", "NOUN", "saw"),
        ("houses", "NOUN", "house"),
        ("cities", "NOUN", "city"),
        ("women", "NOUN", "woman"),
        ("children", "NOUN", "child"),
        ("crises", "NOUN", "crisis"),
        ("analysis", "NOUN", "analysis"),
        ("news", "NOUN", "news"),
        ("cease-fires", "NOUN", "cease-fire"),
        ("heaviest", "ADJ", "heavy"),
        ("largest", "ADJ", "large"),
        ("worse", "ADJ", "bad"),
        ("other", "ADJ", "other"),
        ("were", "AUX", "be"),
        ("don't", "AUX", "do"),
        ("won’t", "AUX", "will"),
        ("cannot", "AUX", "can"),
        ("n't", "PART", "not"),
        ("them", "PRON", "they"),
        ("an", "DET", "a"),
        ("12,000", "NUM", "12000"),
        ("“", "PUNCT", '"'),
        ("Korsk", "PROPN", "Korsk"),
        ("NATO", "PROPN", "NATO"),
    ],
)
def test_lemmas(word: str, upos: str, expected: str) -> None:
    assert lemma(word, upos) == expected


@given(texts(max_size=12, any_character=True).filter(str.strip), st.sampled_from(UPOS))
def test_every_word_has_a_lemma(word: str, upos: str) -> None:
    assert lemma(word, upos)


def test_an_analysis_gives_the_lemma_of_a_token() -> None:
    found = analyse(Report(id="x", text="The soldiers were leaving the villages."))
    assert [found.lemma(number) for number in range(len(found.tokens))] == [
        "the", "soldier", "be", "leave", "the", "village", ".",
    ]  # fmt: skip


def test_words_that_the_rules_miss_twice_are_exceptions(tmp_path: Path) -> None:
    bank = tmp_path / "bank.conllu"
    noun = "1\t{}\t{}\tNOUN\t_\t_\t0\troot\t_\t_\n"
    pairs = [("mooses", "moose"), ("wug", "wuggum"), ("wug", "wuggum"), ("zax", "zaxen")]
    bank.write_text("\n".join(noun.format(*pair) for pair in pairs), "utf-8")
    assert exceptions([bank]).endswith('NOUN = """\nwug=wuggum"""\n')


@pytest.mark.parametrize("bank", ["ewt-dev", "gum-dev"])
def test_lemmas_are_those_of_tree_banks(bank: str) -> None:
    path = TREES / f"{bank}.conllu"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    found = [lemma(word, upos) == expected for word, expected, upos in rows(path, leave_out=())]
    assert sum(found) > 0.98 * len(found)
