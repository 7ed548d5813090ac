"""The tree of a sentence, asked as a grammar asks it, each answer by an example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.language import analyse
from accordingto.language.dependencies import Dependencies, dependencies
from accordingto.report import Report


def tree(text: str) -> Dependencies:
    analysis = analyse(Report(id="r", text=text))
    return dependencies(analysis, analysis.sentences[0])


def at(found: Dependencies, word: str) -> int:
    return next(i for i, w in enumerate(found.words) if w.text == word)


def said(found: Dependencies, token: int | None) -> str | None:
    return None if token is None else found.words[token].text


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Rebels attacked the convoy.", "attacked", "Rebels"),
        ("The convoy was attacked by rebels.", "attacked", "convoy"),
        ("Rebels crossed the river and attacked the town.", "attacked", "Rebels"),
        ("Rebels stormed the school, killing 12 pupils.", "killing", "Rebels"),
        ("Gunmen who attacked the bank fled.", "attacked", "Gunmen"),
        ("The rebels threatened to attack the town.", "attack", "rebels"),
        ("The mayor urged the rebels to leave the town.", "leave", "rebels"),
    ],
)
def test_a_subject_may_be_shared_controlled_or_relative(text: str, verb: str, subject: str) -> None:
    found = tree(text)
    assert said(found, found.subject(at(found, verb))) == subject


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The editor was arrested by police.", "arrested", True),
        ("Police arrested the editor.", "arrested", False),
        ("The mayor, killed by gunmen in May, was buried on Sunday.", "killed", True),
        ("Police have arrested the editor.", "arrested", False),
        ("Two men were arrested and charged with murder.", "charged", True),
    ],
)
def test_a_passive_is_told_by_its_auxiliary_or_its_place(text: str, verb: str, passive: bool) -> None:
    found = tree(text)
    assert found.passive(at(found, verb)) is passive


def test_the_object_of_a_relative_clause_is_the_noun_it_describes() -> None:
    found = tree("The town that the army shelled is empty.")
    assert said(found, found.object(at(found, "shelled"))) == "town"


def test_the_agent_stands_after_by() -> None:
    found = tree("The bridge was destroyed by the army.")
    assert said(found, found.agent(at(found, "destroyed"))) == "army"


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("The old bridge in Velm was destroyed.", "bridge", "The old bridge"),
        ("Members of the union were arrested.", "Members", "Members of the union"),
        ("The mayor, a doctor, was arrested.", "mayor", "The mayor"),
        ("Soldiers and villagers were killed.", "Soldiers", "Soldiers"),
    ],
)
def test_a_noun_phrase_leaves_out_circumstances_and_company(text: str, head: str, phrase: str) -> None:
    found = tree(text)
    first, last = found.phrase(at(found, head))
    assert text[found.words[first].start : found.words[last - 1].end] == phrase


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("The army did not attack the town.", "attack", True),
        ("The army never attacked the town.", "attacked", True),
        ("The army didn't attack the town.", "attack", True),
        ("The army attacked the town.", "attacked", False),
    ],
)
def test_negation(text: str, verb: str, negated: bool) -> None:
    found = tree(text)
    assert found.negated(at(found, verb)) is negated


@given(st.text(alphabet="abc .,\"'(the killed of-12)\nÉé", max_size=80))
def test_every_token_lies_within_the_edges_of_its_governors(text: str) -> None:
    analysis = analyse(Report(id="r", text=text))
    for sentence in analysis.sentences:
        found = dependencies(analysis, sentence)
        for token, governor in enumerate(found.governors):
            first, last = found.edges[token]
            assert first <= token < last
            assert governor < len(found.words)
            first, last = found.phrase(token)
            assert 0 <= first <= token < last <= len(found.words)
