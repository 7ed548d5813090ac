import json
from pathlib import Path

import pytest
from training.corpora import IGNORE, Passage, attributions, names, together, trees
from training.mixture import held_back, kept, mixture
from training.plain import documents

from accordingto.language.tagset import ATTRIBUTION_TAGS, NAME_TAGS, RELATIONS, UPOS

BANK = """\
# newdoc id = GUM_news_rain
# newpar
# text = It didn't rain.
1\tIt\tit\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\train\train\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

# text = Stay.
1\tStay\tstay\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t_\t_\t1\tpunct:made-up\t_\t_

# newpar
# text = Go!
1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
1.1\twill\twill\tAUX\t_\t_\t_\t_\t_\t_
2\t!\t!\tPUNCT\t_\t_\t1\tpunct\t_\t_

# newdoc id = GUM_whow_knit
# newpar
# text = Knit.
1\tKnit\tknit\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.conllu"
    path.write_text(BANK, "utf-8")
    return path


def lines(path: Path, *records: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def tagged(passage: Passage, head: str, labels: tuple[str, ...]) -> list[tuple[str, str]]:
    """The words that have a label other than O."""
    pairs = zip(passage.words, passage.labels[head], strict=True)
    return [(word, labels[label]) for word, label in pairs if label > 0]


def test_a_document_is_one_passage_of_syntactic_words(bank: Path) -> None:
    first, _ = trees(bank)
    assert list(first.words) == ["It", "did", "n't", "rain", ".", "Stay", ".", "Go", "!"]
    assert list(first.sentences) == [0, 5, 7]
    assert first.breaks == {0, 7}


def test_governors_are_counted_in_the_passage_and_the_root_is_0(bank: Path) -> None:
    first, _ = trees(bank)
    assert first.labels["head"] == [4, 4, 4, 0, 4, 0, 6, 0, 8]
    assert first.labels["end"] == [0, 0, 0, 0, 1, 0, 1, 0, 1]
    assert [UPOS[label] for label in first.labels["upos"][:4]] == ["PRON", "AUX", "PART", "VERB"]


def test_unknown_subtypes_of_relations_are_cut(bank: Path) -> None:
    first, _ = trees(bank)
    assert RELATIONS[first.labels["relation"][6]] == "punct"


def test_genres_can_be_left_out(bank: Path) -> None:
    assert [passage.id for passage in trees(bank, ["whow"])] == ["GUM_news_rain"]


def test_a_document_as_plain_text_has_its_words_and_sentences_where_they_stand(bank: Path) -> None:
    first, second = documents(bank)
    assert first.text == "It didn't rain. Stay.\n\nGo!"
    assert [first.text[start:end] for start, end in first.words] == "It did n't rain . Stay . Go !".split()
    assert [first.text[start:end] for start, end in first.sentences] == ["It didn't rain.", "Stay.", "Go!"]
    assert second.text == "Knit."


def test_attributions_are_tags_and_links_to_the_first_word_of_the_cue(tmp_path: Path) -> None:
    text = "The rain, said Oda Marl, will stop. Nobody asked her."
    spans = {
        part: [[text.index(part), text.index(part) + len(part)]]
        for part in ("said", "Oda Marl", "The rain", "will stop")
    }
    attribution = {"source": spans["Oda Marl"], "cue": spans["said"], "content": spans["The rain"] + spans["will stop"]}
    record = {"id": "a", "text": text, "attributions": [attribution], "ignore": [[text.index("Nobody"), len(text)]]}
    (passage,) = attributions(lines(tmp_path / "a.jsonl", record))
    assert tagged(passage, "tag", ATTRIBUTION_TAGS) == [
        ("The", "B-content"),
        ("rain", "I-content"),
        ("said", "B-cue"),
        ("Oda", "B-source"),
        ("Marl", "I-source"),
        ("will", "B-content"),
        ("stop", "I-content"),
    ]
    cue = list(passage.words).index("said")
    linked = [word for word, link in zip(passage.words, passage.labels["link"], strict=True) if link == cue]
    assert linked == ["The", "rain", "Oda", "Marl", "will", "stop"]
    assert passage.labels["tag"][-4:] == [IGNORE] * 4


def test_names_are_coarse_and_what_is_no_name_is_left_out(tmp_path: Path) -> None:
    text = "Oda Marl of the Lamp Party left Korsk on Monday."
    typed = {"Oda Marl": "politician", "Lamp Party": "politicalparty", "Korsk": "Location", "Monday": "Temporal"}
    found = [{"start": text.index(n), "end": text.index(n) + len(n), "type": kind} for n, kind in typed.items()]
    (passage,) = names(lines(tmp_path / "n.jsonl", {"id": "n", "text": text, "names": found}))
    assert tagged(passage, "name", NAME_TAGS) == [
        ("Oda", "B-person"),
        ("Marl", "I-person"),
        ("Lamp", "B-organization"),
        ("Party", "I-organization"),
        ("Korsk", "B-place"),
    ]


def test_of_nested_names_the_longest_counts(tmp_path: Path) -> None:
    record = {
        "id": "n",
        "text": "Korsk Council met.",
        "names": [{"start": 0, "end": 5, "type": "LOC"}, {"start": 0, "end": 13, "type": "ORG"}],
    }
    (passage,) = names(lines(tmp_path / "n.jsonl", record))
    assert tagged(passage, "name", NAME_TAGS) == [("Korsk", "B-organization"), ("Council", "I-organization")]


def test_single_sentences_are_joined_by_one_two_and_so_on() -> None:
    single = [Passage(str(n), ["Go", "!"], [0], frozenset({0}), {"name": [0, 0]}) for n in range(5)]
    found = list(together(single, 2))
    assert [len(passage.sentences) for passage in found] == [1, 2, 1, 1]
    assert found[1].breaks == {0, 2}
    assert len(found[1].labels["name"]) == len(found[1].words) == 4


def test_what_is_held_back_is_not_learnt_from() -> None:
    texts = list("abcdefgh")
    assert list(held_back(texts, 3)) == ["a", "d", "g"]
    assert sorted([*kept(texts, 3), *held_back(texts, 3)]) == texts


def test_the_mixture_needs_no_development_set_but_the_two_it_holds_back_from(tmp_path: Path, bank: Path) -> None:
    for name in ("ewt-train", "gum-train"):
        (tmp_path / "syntax").mkdir(exist_ok=True)
        (tmp_path / f"syntax/{name}.conllu").write_text(bank.read_text("utf-8"), "utf-8")
    lines(tmp_path / "attribution/train.jsonl", {"id": "a", "text": "Go!", "attributions": []})
    for name in ("conll2003_train", "politics_train", "politics_dev", "re3d_dev"):
        lines(tmp_path / f"names/{name}.jsonl", *({"id": str(n), "text": f"Go {n}!", "names": []} for n in range(8)))
    found = {name: [passage.id for passage in passages] for name, (passages, _) in mixture(tmp_path).items()}
    assert found["ewt"] == ["GUM_news_rain", "GUM_whow_knit"]
    assert found["gum"] == ["GUM_news_rain"]
    assert found["re3d"] == ["1", "2", "3", "4", "5", "6"]
    assert found["politics-more"] == ["1", "2", "4"]
