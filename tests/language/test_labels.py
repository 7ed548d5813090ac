"""Labels: each is shown by its own example, and none of them takes the sentences of a report."""

import pytest

from accordingto.language.labels import LONGEST, Label, label, labels
from accordingto.language.layout import paragraphs

BODY = """\
The wall of the Orsk Lake dam gave way shortly before four in the morning, the interior ministry said.
By Tuesday evening 31 bodies had been found. (Tarn News) (VRT)
Photographs of the wall taken in May show cracks, Oda Marl of the Dam Authority said.
"Read the letters," she said. "Share them."
More than 200 people were missing, according to the ministry.
Related claims against the builder were dropped in 2029.
Watching from the hills, residents saw the square go under.
Sources in the ministry said the toll would rise.
Contact with the village was lost on Monday.
Next to the church, soldiers found a family of five.
Stay away from the river, the mayor warned residents on Monday night.
Sign language was used to tell the deaf what had happened.
Copyright claims on the plans of the dam have kept courts busy for a year.
Following the flood, the government declared three days of mourning.
By noon the rain had stopped.
Tags were tied to the wrists of the dead.
In pictures released by the army, the bridge can be seen to lean.
See the people of Velm, and you see what fear does, the bishop said.
More rain is expected.
Listen to the river, the old people say.
"This is a developing crisis," Marl said.
"""


@pytest.mark.parametrize("entry", labels(), ids=lambda entry: entry.example)
def test_the_example_of_a_label_has_that_label(entry: Label) -> None:
    found = label(entry.example)
    assert found is not None
    assert (found.zone, found.below) == (entry.zone, entry.below)


@pytest.mark.parametrize("entry", labels(), ids=lambda entry: entry.example)
def test_a_paragraph_that_is_too_long_has_no_such_label(entry: Label) -> None:
    assert not entry.fits(entry.example + " and so on" * max(LONGEST, entry.longest))


@pytest.mark.parametrize("span", paragraphs(BODY), ids=lambda span: BODY[slice(*span)][:40])
def test_sentences_of_a_report_have_no_label(span: tuple[int, int]) -> None:
    assert label(BODY[slice(*span)]) is None


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("BY ODA MARL, TARN NEWS", "byline"),
        ("By Oda Marl and Ilko Brandt", "byline"),
        ("Sera Tolvaj | The Velm Courier", "byline"),
        ("By: Oda Marl Posted: 3 May 2031, 4:10 PM", "byline"),
        ("The square at noon. Photo: Oda Marl / Tarn News", "caption"),
        ("A boat in Velm. (Image: Ministry of the Interior)", "caption"),
        ("Oda Marl speaks in Velm, 3 May 2031. Video: Tarn News.", "caption"),
        ("PHOTOS: Velm after the flood", "caption"),
        ("Related: Dam wardens asked for money three times", "teaser"),
        ("ALSO READ: Nine days of rain", "teaser"),
        ("[RELATED: Nine days of rain]", "teaser"),
        ("Most read", "teaser"),
        ("END", "boilerplate"),
        ("[End recording]", "boilerplate"),
        ("Share this story", "boilerplate"),
        ("© 2031 Tarn News", "boilerplate"),
        ("Sources", "heading"),
    ],
)
def test_further_labels(words: str, zone: str) -> None:
    found = label(words)
    assert found is not None
    assert found.zone == zone
