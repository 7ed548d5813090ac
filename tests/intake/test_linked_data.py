"""JSON-LD of pages, as publishing systems really write it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake.linked_data import LinkedData, read_linked_data

REPORT = {
    "@type": "NewsArticle",
    "headline": "Dam opened",
    "datePublished": "2031-05-04",
    "url": "https://valley.example/dam",
}


def read(*values: object, address: str | None = None) -> LinkedData:
    return read_linked_data([json.dumps(value) for value in values], address)


@pytest.mark.parametrize(
    "data",
    [
        REPORT,
        [REPORT],
        {"@graph": [{"@type": "WebSite", "name": "The Valley Post"}, REPORT]},
        {"@type": "WebPage", "mainEntity": REPORT},
        {**REPORT, "@type": ["Thing", "ReportageNewsArticle"]},
        {**REPORT, "@type": "http://schema.org/NewsArticle"},
        {**REPORT, "@type": "LiveBlogPosting"},
        {**REPORT, "@type": "BlogPosting"},
    ],
)
def test_shapes_of_the_report(data: object) -> None:
    found = read(data)
    assert (found.headline, found.published) == ("Dam opened", "2031-05-04")


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "ItemList", "itemListElement": [REPORT]},
        {"@type": "WebPage", "relatedLink": [REPORT]},
        {"@type": "Person", "name": "Mara Lind"},
        {"@type": "LiveBlogUpdate", "datePublished": "2031-05-04"},
        ["NewsArticle"],
        "NewsArticle",
        None,
        7,
    ],
)
def test_what_is_not_the_pages_own_report(data: object) -> None:
    found = read(data)
    assert (found.headline, found.published, found.faults) == (None, None, ())


def test_a_list_of_reports_is_known_as_one() -> None:
    assert read({"@type": "CollectionPage"}).lists
    assert not read(REPORT).lists


def test_of_several_reports_the_one_at_the_pages_address() -> None:
    other = {**REPORT, "headline": "Other", "url": "https://valley.example/other"}
    assert read(other, REPORT, address="https://valley.example/dam").headline == "Dam opened"
    assert read(other, REPORT).headline == "Other"


@pytest.mark.parametrize(
    ("script", "headline"),
    [
        ('<!-- {"@type":"NewsArticle","headline":"A"} -->', "A"),
        ('//<![CDATA[\n{"@type":"NewsArticle","headline":"A"}\n//]]>', "A"),
        ('{"@type":"NewsArticle","headline":"A",}', "A"),
        ('{"@type":"NewsArticle","headline":"A\n\tB"};', "A B"),
        ('{"@type":"NewsArticle","headline":"Fire &amp; smoke"}', "Fire & smoke"),
    ],
)
def test_faults_that_are_forgiven(script: str, headline: str) -> None:
    found = read_linked_data([script])
    assert (found.headline, found.faults) == (headline, ())


@pytest.mark.parametrize("script", ['{"@type":"NewsArticle","headline":"A', "", "[" * 100_000, "{'a': 1}"])
def test_faults_that_are_not(script: str) -> None:
    found = read_linked_data([script, json.dumps(REPORT)])
    assert found.headline == "Dam opened"
    assert found.faults[0].startswith("its JSON-LD does not parse")


@pytest.mark.parametrize(
    ("free", "value"), [(False, False), ("False", False), ("http://schema.org/True", True), (3, None)]
)
def test_whether_it_is_free_to_read(free: object, value: bool | None) -> None:
    assert read({**REPORT, "isAccessibleForFree": free}).free is value


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "@type",
                    "@id",
                    "@graph",
                    "name",
                    "author",
                    "publisher",
                    "headline",
                    "url",
                    "mainEntityOfPage",
                    "inLanguage",
                ]
            ),
            inner | st.just("NewsArticle"),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(VALUES)
def test_any_json_is_read_without_an_error(value: object) -> None:
    assert read(value).faults == ()
