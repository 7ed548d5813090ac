"""Languages: declared ones become ISO 639-1 codes, others are detected where there are letters enough."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.language import ENOUGH_LETTERS, code_of, detect, name_of, with_language
from accordingto.report import Report

ENGLISH = (
    "The harbour office at Varnholm said on Sunday that nine boats had been lost in the storm, and that the crews of "
    "seven of them had reached the shore. Two pilots were still out looking for the others when the wind turned."
)
GERMAN = (
    "Die Hafenbehörde von Varnholm teilte am Sonntag mit, dass neun Boote im Sturm verloren gegangen seien und die "
    "Mannschaften von sieben Booten das Ufer erreicht hätten. Zwei Lotsen suchten noch nach den anderen."
)


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("en", "en"), ("EN-gb", "en"), ("en_US", "en"), ("eng", "en"), ("English", "en"), ("en, fr", "en"),
        ("ger", "de"), ("zh-Hant-TW", "zh"), ("Norwegian Bokmål", "nb"), ("tl", "tl"),
        ("klingon", None), ("", None), ("-", None),
    ],
)  # fmt: skip
def test_declared_languages(declared: str, code: str | None) -> None:
    assert code_of(declared) == code


def test_names_of_languages() -> None:
    assert (name_of("en"), name_of("nb")) == ("English", "Norwegian Bokmål")


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (ENGLISH.upper(), "en"), (GERMAN, "de")])
def test_detected_languages(text: str, code: str) -> None:
    assert detect(text) == code


def test_too_few_letters_tell_nothing() -> None:
    assert detect(ENGLISH[: ENOUGH_LETTERS - 1]) is None
    assert detect("1234 5678, " * 100) is None


def test_a_declared_language_counts_whatever_the_letters() -> None:
    report = with_language(Report(id="1", text=GERMAN, language="en-GB"))
    assert (report.language, report.warnings) == ("en", ())


def test_a_report_in_another_language_is_warned_of() -> None:
    assert with_language(Report(id="1", text=GERMAN, warnings=("one",))).warnings == (
        "one",
        "the report is in German (detected), and the readers are made for English",
    )
    declared = with_language(Report(id="1", text=ENGLISH, language="fra"))
    assert declared.language == "fr"
    assert declared.warnings == ("the report is in French (declared), and the readers are made for English",)


def test_an_unknown_declared_language_is_warned_of_and_the_letters_count() -> None:
    report = with_language(Report(id="1", text=ENGLISH, language="klingon"))
    assert (report.language, report.warnings) == ("en", ("the declared language 'klingon' is not known",))


def test_a_report_that_needs_no_change_is_left_as_it_is() -> None:
    report = Report(id="1", text="Nine boats.", language="en")
    assert with_language(report) is report


@settings(deadline=None)
@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    assert with_language(Report(id="1", text=text)).text == text
