"""Pronouns and descriptions with one antecedent, and those with none or several."""

from __future__ import annotations

import pytest

from tests.readers.lexicons import reading


def references(text: str, name: str) -> list[str]:
    found = reading(text)
    (one,) = [e for e in found.entities if e.name == name]
    return [text[start:end] for start, end in one.references]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Mayor Ida Holm visited the dam. She said it had held.", "Ida Holm", ["She"]),
        ("Mayor Ida Holm met her crew in Oslo.", "Ida Holm", ["her"]),
        ("Mr. Berg met Mrs. Holm in Oslo. She said nothing.", "Holm", ["She"]),
        ("Mr. Berg met Mrs. Holm in Oslo. She said nothing.", "Berg", []),
        ("The National Relief Agency left Oslo. The agency has 40 trucks.", "National Relief Agency", ["The agency"]),
        ("The National Relief Agency said its trucks had left.", "National Relief Agency", ["its"]),
        ("The Health Ministry in Oslo gave a figure. The ministry later withdrew it.", "Health Ministry",
         ["The ministry"]),
        ("The Oslo Workers Union marched. The group wants higher wages.", "Oslo Workers Union", []),
        ("Hamas fired rockets on Monday. The group said so.", "Hamas", ["The group"]),
        ("The Labour Party won in Oslo. The party will govern alone.", "Labour Party", ["The party"]),
        ("The mayor of Oslo, Ida Holm, left early. The mayor was tired.", "Ida Holm", ["The mayor"]),
        ("Norway will help. The country has sent 40 trucks.", "Norway", ["The country"]),
    ],
)  # fmt: skip
def test_what_stands_for_an_entity(text: str, name: str, found: list[str]) -> None:
    assert references(text, name) == found


def test_a_pronoun_with_two_antecedents_stays_unresolved() -> None:
    text = "At the dam stood Mayor Ida Holm and Governor Ole Berg. She said it had held."
    assert references(text, "Ida Holm") == references(text, "Ole Berg") == []
    assert reading(text).attributions[0].speaker is None


def test_a_description_of_two_bodies_stays_unresolved() -> None:
    text = "The Health Ministry and the Defence Ministry sent crews. The ministry gave no figure."
    assert all(e.references == () for e in reading(text).entities)


def test_a_description_that_something_narrows_down_is_another() -> None:
    assert (
        references("The National Relief Agency left. The agency of the north stayed.", "National Relief Agency") == []
    )


def test_a_pronoun_in_a_quotation_is_its_speakers_affair() -> None:
    assert references("“She will come back,” Mayor Ida Holm said in Oslo.", "Ida Holm") == []
