"""What the encoder says of plain sentences: each behaviour on several, none of them a borderline case."""

import pytest

from accordingto.language import Analysis, analyse
from accordingto.report import Report


def read(text: str) -> Analysis:
    return analyse(Report(id="x", text=text))


def part(text: str, word: str) -> str:
    """The part of speech of the first token that is this word."""
    found = read(text)
    return next(upos for token, upos in zip(found.tokens, found.syntax.upos, strict=True) if token.text == word)


def arc(text: str, word: str) -> tuple[str, str]:
    """The relation of the first token that is this word, and its governor (ROOT for none)."""
    found = read(text)
    number = next(n for n, token in enumerate(found.tokens) if token.text == word)
    head = found.syntax.heads[number]
    return found.syntax.relations[number], "ROOT" if head < 0 else found.tokens[head].text


def names(text: str) -> dict[str, str]:
    """Names and their kinds."""
    return {text[name.start : name.end]: name.kind for name in read(text).syntax.names}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The minister resigned on Friday.", "resigned", "VERB"),
        ("The minister resigned on Friday.", "The", "DET"),
        ("The minister resigned on Friday.", "minister", "NOUN"),
        ("The minister resigned on Friday.", "on", "ADP"),
        ("Three people were killed in Korsk.", "Three", "NUM"),
        ("Three people were killed in Korsk.", "were", "AUX"),
        ("Three people were killed in Korsk.", "Korsk", "PROPN"),
        ("Three people were killed in Korsk.", ".", "PUNCT"),
        ("She spoke quietly to them.", "quietly", "ADV"),
        ("She spoke quietly to them.", "them", "PRON"),
        ("The old bridge and the new road are closed.", "old", "ADJ"),
        ("The old bridge and the new road are closed.", "and", "CCONJ"),
    ],
)
def test_parts_of_speech(text: str, word: str, expected: str) -> None:
    assert part(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The army shelled the village.", "shelled", ("root", "ROOT")),
        ("The army shelled the village.", "army", ("nsubj", "shelled")),
        ("The army shelled the village.", "village", ("obj", "shelled")),
        ("The village was shelled by the army.", "village", ("nsubj:pass", "shelled")),
        ("The village was shelled by the army.", "army", ("obl:agent", "shelled")),
        ("The mayor said that the bridge had fallen.", "fallen", ("ccomp", "said")),
        ("The mayor said that the bridge had fallen.", "bridge", ("nsubj", "fallen")),
        ("The mayor of the town thanked the doctors.", "town", ("nmod", "mayor")),
        ("Farmers and miners marched to the capital.", "miners", ("conj", "Farmers")),
        ("The police did not arrest the driver.", "not", ("advmod", "arrest")),
        ("The driver who fled the scene was arrested.", "fled", ("acl:relcl", "driver")),
    ],
)
def test_trees(text: str, word: str, expected: tuple[str, str]) -> None:
    assert arc(text, word) == expected


def test_a_token_of_several_words_stands_as_the_one_governed_from_outside() -> None:
    assert arc("The rebels didn't sign the treaty.", "didn't") == ("aux", "sign")
    assert part("The rebels didn't sign the treaty.", "didn't") == "AUX"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Mr. John Hartley, the governor, told reporters on Monday that he would resign.", "John Hartley", "person"),
        ("President Maria Lopez met Prime Minister David Cole in Madrid.", "David Cole", "person"),
        ("President Maria Lopez met Prime Minister David Cole in Madrid.", "Madrid", "place"),
        ("Thousands of people marched through the streets of Berlin on Sunday.", "Berlin", "place"),
        ("Soldiers were sent from Kenya to Somalia last week.", "Somalia", "place"),
        ("The United Nations sent food to the region.", "United Nations", "organization"),
        ("NATO said it would send more aircraft.", "NATO", "organization"),
    ],
)
def test_names_and_their_kinds(text: str, name: str, kind: str) -> None:
    assert names(text)[name] == kind


def test_a_sentence_without_names_has_none() -> None:
    assert names("The farmers sold their grain at the market before the rain came.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "THE GOVERNMENT DENIED ON TUESDAY THAT SOLDIERS HAD CROSSED THE BORDER.",
        "the government denied on tuesday that soldiers had crossed the border",
        "The government denied on Tuesday that soldiers had crossed the border",
    ],
)
def test_case_and_a_missing_stop_do_not_change_the_tree(text: str) -> None:
    found = read(text)
    number = {token.lower: n for n, token in enumerate(found.tokens)}
    syntax = found.syntax
    assert syntax.heads[number["denied"]] == -1
    assert syntax.heads[number["government"]] == number["denied"]
    assert syntax.heads[number["crossed"]] == number["denied"]
    assert syntax.heads[number["border"]] == number["crossed"]
