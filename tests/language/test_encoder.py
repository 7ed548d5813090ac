from dataclasses import fields

import numpy as np
import pytest

from accordingto.language.encoder import Encoded, encode
from accordingto.language.tagged import best_labels
from accordingto.language.tagset import ATTRIBUTION_TAGS
from accordingto.language.windows import SIZE

SENTENCES = [
    "The harbour of Korsk was closed on Monday after a storm tore two cranes from the quay .",
    "Oda Marl , who runs the port , said that nobody had been hurt .",
    "Ferries to the islands will sail again on Wednesday , the company wrote in a statement .",
    "About 300 passengers spent the night in the halls of the old fish market .",
    "Engineers from Arven arrived with pumps and lamps , and the mayor thanked them .",
]


def words_of(sentences: list[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of sentences with blanks between words, and their ranges."""
    words: list[str] = []
    ranges = []
    for sentence in sentences:
        ranges.append((len(words), len(words) + len(sentence.split())))
        words += sentence.split()
    return words, ranges


def encoded(sentences: list[str], breaks: frozenset[int] = frozenset(), threads: int = 1) -> Encoded:
    return encode(*words_of(sentences), breaks, threads)


def same(one: Encoded, other: Encoded) -> bool:
    """Whether two outcomes agree to the last bit."""
    alike = [np.array_equal(getattr(one, f.name), getattr(other, f.name)) for f in fields(one) if f.name != "links"]
    links = [a[:2] == b[:2] and np.array_equal(a[2], b[2]) for a, b in zip(one.links, other.links, strict=True)]
    return all(alike + links)


@pytest.fixture(scope="module")
def long() -> list[str]:
    """A report of several windows."""
    return [SENTENCES[number % len(SENTENCES)] for number in range(60)]


def test_a_text_read_twice_gives_the_same(long: list[str]) -> None:
    assert same(encoded(long), encoded(long))


def test_threads_do_not_change_what_is_found(long: list[str]) -> None:
    assert same(encoded(long, threads=1), encoded(long, threads=4))


def test_what_was_read_before_does_not_change_what_is_found(long: list[str]) -> None:
    alone = encoded(SENTENCES)
    encoded(long)
    encoded(["Stop !"])
    assert same(alone, encoded(SENTENCES))


def test_every_word_has_its_own_row_and_a_pair_with_every_word_of_its_window(long: list[str]) -> None:
    words, _ = words_of(long)
    found = encoded(long)
    for name in ("upos", "head", "relation", "end", "tags", "names"):
        assert len(getattr(found, name)) == len(words)
    assert len(found.links) > 2
    covered = {word for first, last, _ in found.links for word in range(first, last)}
    assert covered == set(range(len(words)))
    assert all(scores.shape == (last - first, last - first) for first, last, scores in found.links)


def test_trees_stay_in_their_sentences(long: list[str]) -> None:
    _, ranges = words_of(long)
    head = encoded(long).head
    for first, last in ranges:
        assert np.count_nonzero(head[first:last] == -1) == 1
        governors = head[first:last][head[first:last] >= 0]
        assert ((first <= governors) & (governors < last)).all()


def test_a_sentence_longer_than_a_window_is_read_in_parts() -> None:
    words = ["grain", ","] * SIZE
    found = encode(words, [(0, len(words))], frozenset())
    assert np.count_nonzero(found.head == -1) == len(found.links) > 1
    assert np.isfinite(found.names).all()


def test_a_paragraph_break_is_seen() -> None:
    first_of_second = len(SENTENCES[0].split())
    assert not same(encoded(SENTENCES), encoded(SENTENCES, frozenset({first_of_second})))


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("The mayor said that the bridge had fallen .", "mayor", "said", "fallen"),
        ("The bridge had fallen , the mayor said .", "mayor", "said", "fallen"),
        ("The army denied that its soldiers had crossed the border .", "army", "denied", "crossed"),
        ("Twelve people were killed , according to the ministry .", "ministry", "according", "killed"),
    ],
)
def test_words_of_attribution_are_tagged_and_point_to_their_cue(
    sentence: str, source: str, cue: str, content: str
) -> None:
    words = sentence.split()
    found = encoded([sentence])
    roles = [ATTRIBUTION_TAGS[label].rpartition("-")[2] for label in best_labels(found.tags)]
    assert [roles[words.index(word)] for word in (source, cue, content)] == ["source", "cue", "content"]
    ((_, _, links),) = found.links
    assert all(links[words.index(word)].argmax() == words.index(cue) for word in (source, content))


def test_no_words_are_no_error() -> None:
    found = encode([], [], frozenset())
    assert found.upos.shape == (0,)
    assert found.links == ()


def test_an_empty_sentence_between_others_changes_nothing() -> None:
    words, (first, *rest) = words_of(SENTENCES)
    assert same(
        encode(words, [first, *rest], frozenset()), encode(words, [first, (first[1], first[1]), *rest], frozenset())
    )
