import numpy as np
import pytest
from training.dealings import EARLY, GROUPS, WIDTH, Seen, dealings, pooled, seen, words_of

from accordingto.language import Analysis, analyse
from accordingto.report import Report


def analysed(text: str) -> Analysis:
    return analyse(Report(id="x", text=text))


def words(analysis: Analysis, phrase: str) -> list[int]:
    start = analysis.text.index(phrase)
    return words_of(analysis.syntax, [(start, start + len(phrase))])


def sight(analysis: Analysis) -> Seen:
    return seen(analysis.text, analysis.syntax)


def said_of(text: str, source: str, target: str) -> str:
    analysis = analysed(text)
    whole = 0, len(analysis.syntax.words)
    found = dealings(sight(analysis), whole, words(analysis, source), words(analysis, target))
    return max(found, key=found.__getitem__)


@pytest.mark.parametrize(
    ("text", "source", "target", "category"),
    [
        ("Velmark accused Ostrania of violating the border agreement.", "Velmark", "Ostrania", "ACCUSE"),
        ("Ostranian warplanes bombed rebel positions near Kelm.", "Ostranian warplanes", "rebel positions", "ASSAULT"),
        ("Velmark's president met his Ostranian counterpart for talks.", "Velmark's president", "Ostranian", "CONSULT"),
        ("Ostrania rejected Velmark's proposal for a ceasefire.", "Ostrania", "Velmark", "REJECT"),
    ],
)
def test_a_clear_deed_is_told(text: str, source: str, target: str, category: str) -> None:
    assert said_of(text, source, target) == category


def test_chances_are_shares_of_one() -> None:
    analysis = analysed("Velmark accused Ostrania of fraud.")
    found = dealings(sight(analysis), (0, len(analysis.syntax.words)), [0], [2])
    assert sum(found.values()) == pytest.approx(1, abs=1e-4)
    assert min(found.values()) >= 0


def test_the_verb_between_two_parties_has_a_group_of_its_own() -> None:
    analysis = analysed("On Monday Velmark accused Ostrania of fraud.")
    encoded = sight(analysis)
    vectors = pooled(encoded, (0, len(analysis.syntax.words)), words(analysis, "Velmark"), words(analysis, "Ostrania"))
    (verb,) = words(analysis, "accused")
    row = GROUPS.index("verb") * len(EARLY)
    assert np.array_equal(vectors[row : row + len(EARLY)], encoded.early[verb])


def test_a_sentence_is_pooled_by_itself() -> None:
    analysis = analysed("Velmark accused Ostrania of fraud.\n\nThe harvest was good.")
    first, second = analysis.syntax.sentences
    vectors = pooled(sight(analysis), first, [0], [2])
    encoded = sight(analysis)
    row = GROUPS.index("sentence") * len(EARLY)
    mean = encoded.early[first[0] : first[1]].mean(axis=0)
    assert np.allclose(vectors[row : row + len(EARLY)], mean, atol=1e-4)
    assert pooled(encoded, second, [second[0]], [second[1] - 1]).shape == (len(GROUPS) * len(EARLY), WIDTH)


def test_a_party_that_is_not_there_is_the_sentences_root() -> None:
    analysis = analysed("Thousands marched through Kelm.")
    encoded = sight(analysis)
    nobody = pooled(encoded, (0, len(analysis.syntax.words)), [0], [])
    assert np.isfinite(nobody).all()
    assert not np.array_equal(nobody, pooled(encoded, (0, len(analysis.syntax.words)), [0], [3]))
