"""Lexicons and actors of a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from accordingto import Ledger, load_additions, read
from accordingto.engines.filling import Read, fill
from accordingto.engines.pool import FEW_CHARACTERS
from accordingto.engines.user_files import BadUserFileError
from accordingto.ledger import ReaderFile
from accordingto.report import Report

LEXICON = """
[[entry]]
verb = "garland"
category = "SUPPORT"
cameo = "051"
example = "The minister {past} the governor."

[[entry]]
noun = "teach-in"
category = "PROTEST"
cameo = "141"
example = "Students held a {noun} against the law."
"""

ACTORS = """
[[actor]]
name = "Velm Front"
aliases = ["VF", "the Frontists"]
country = "NOR"
sector = "REB"

[[actor]]
name = "Orsa Watch"
type = "organization"
sector = "NGO"
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(LEXICON, "utf-8")
    return path


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    path = tmp_path / "actors.toml"
    path.write_text(ACTORS, "utf-8")
    return path


def test_an_entry_of_ones_own_codes_its_event_and_is_named_as_the_rule(lexicon: Path) -> None:
    text = "The mayor garlanded the singer."
    assert read(text).events == ()
    (event,) = read(text, additions=load_additions(lexicon)).events
    assert (event.category, event.cameo, text[slice(*event.trigger)]) == ("SUPPORT", "051", "garlanded")
    assert None not in {event.actor, event.recipient}
    assert event.rule is not None
    assert "own.toml" in event.rule


def test_ones_own_entry_stands_before_the_programs(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    entry = 'verb = "arrest"\ncategory = "AID"\ncameo = "070"\nexample = "Police {past} the editor."'
    path.write_text(f"[[entry]]\n{entry}\n", "utf-8")
    (event,) = read("Soldiers arrested the driver.", additions=load_additions(path)).events
    assert (event.category, event.cameo) == ("AID", "070")
    (event,) = read("Soldiers arrested the driver.").events
    assert event.category == "COERCE"


def test_an_actor_is_one_entity_under_all_its_names(actors: Path) -> None:
    text = "The Velm Front attacked the town. VF also burned a bridge, and the Frontists left."
    (front,) = [e for e in read(text, additions=load_additions(actors=actors)).entities if e.name == "Velm Front"]
    assert (front.type, front.country, front.sector) == ("organization", "NOR", "REB")
    assert [text[slice(*span)] for span in front.mentions] == ["Velm Front", "VF", "the Frontists"]
    assert set(front.aliases) == {"VF", "the Frontists"}


def test_an_actor_is_found_as_a_whole_word_in_its_own_letters(actors: Path) -> None:
    text = "The VFX studio opened, and a vf sign hung over its door."
    assert not any(e.name == "Velm Front" for e in read(text, additions=load_additions(actors=actors)).entities)


def test_an_actor_acts(actors: Path) -> None:
    reading = read("Velm Front attacked the town on Monday.", additions=load_additions(actors=actors))
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[str(event.actor)] for event in reading.events] == ["Velm Front"]


def test_without_files_nothing_changes() -> None:
    text = "Police arrested the editor in Oslo."
    assert read(text, additions=load_additions()) == read(text)
    assert load_additions().version("1.0") == "1.0"


def test_the_version_tells_files_apart_by_what_they_hold(lexicon: Path, actors: Path) -> None:
    one, both = load_additions(lexicon), load_additions(lexicon, actors)
    assert one.version("1.0") == load_additions(lexicon).version("1.0") != both.version("1.0")
    assert one.version("1.0").startswith("1.0+")
    lexicon.write_text(LEXICON + "\n# a remark\n", "utf-8")
    assert load_additions(lexicon).version("1.0") != one.version("1.0")


def test_a_ledger_keeps_with_which_files_a_report_was_read(tmp_path: Path, lexicon: Path) -> None:
    report = Report(id="r", text="The mayor garlanded the singer.")
    for additions in (load_additions(), load_additions(lexicon)):
        version, files = additions.version("1.0"), [ReaderFile(*file) for file in additions.files]
        with Ledger(tmp_path / "case.db", reader_version=version, files=files) as ledger:
            (step,) = fill([report], ledger, workers=1, additions=additions)
            assert isinstance(step, Read)
            assert [file.name for file in ledger.files(version)] == [file.name for file in files]
            assert [row.reader_version for row in ledger.reports()] == [version]
    with Ledger(tmp_path / "case.db", read_only=True) as ledger:
        assert [event.category for event in ledger.events()] == ["SUPPORT"]


def test_processes_read_with_the_files_too(lexicon: Path, actors: Path) -> None:
    text = "The mayor garlanded the singer. VF left. " + "Rain fell on the town. " * 100
    reports = [Report(id=str(n), text=text) for n in range(FEW_CHARACTERS // len(text) + 2)]
    additions = load_additions(lexicon, actors)
    steps = list(fill(reports, workers=2, additions=additions))
    assert len(steps) == len(reports)
    for step in steps:
        assert isinstance(step, Read)
        assert [event.category for event in step.reading.events][:1] == ["SUPPORT"]
        assert "Velm Front" in {entity.name for entity in step.reading.entities}


ENTRY = '[[entry]]\nverb = "garland"\ncategory = "SUPPORT"\ncameo = "051"\nexample = "The mayor {past} the singer."\n'


@pytest.mark.parametrize(
    ("text", "place", "what", "remedy"),
    [
        ("[[entry]\n", None, "no TOML", "Mend it there"),
        ("", None, "it has no [[entry]]", "Write it as a list of [[entry]] tables"),
        (ENTRY + "[verbs]\n", None, "it has 'verbs'", "[[entry]]"),
        (ENTRY + ENTRY.replace("SUPPORT", "PRAISE"), "entry 2 (line 6)", "PRAISE", "Its fields are"),
        (ENTRY.replace("verb", "verbs"), "entry 1 (line 1)", "verbs", "Its fields are"),
        (ENTRY.replace('verb = "garland"\n', ""), "entry 1 (line 1)", "no verb and no noun", "List words"),
        (ENTRY.replace("051", "999"), "entry 1 (line 1)", "CAMEO has no code '999'", "two to four digits"),
        (ENTRY.replace("{past}", "garlanded"), "entry 1 (line 1)", "no place for its words", "Put {past} where"),
        (
            ENTRY.replace("The mayor {past} the singer.", "A {past} door stood open."),
            "entry 1 (line 1)",
            "“A garlanded door stood open.” was read as no event, not as SUPPORT 051",
            "plain sentence",
        ),
    ],
)
def test_a_bad_lexicon_is_refused_with_the_place_and_the_remedy(
    tmp_path: Path, text: str, place: str | None, what: str, remedy: str
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadUserFileError) as refused:
        load_additions(path)
    assert (refused.value.path, refused.value.place) == (path, place)
    assert what in refused.value.what
    assert remedy in refused.value.remedy
    assert str(refused.value).startswith(str(path))


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ('[[actor]]\nname = " "\n', "a name is empty", "Write the name"),
        ('[[actor]]\nname = "A"\n[[actor]]\nname = "B"\naliases = ["A"]\n', "'A' is a name of actor 1", "one actor"),
        ('[[actor]]\nname = "A"\ncountry = "XXQ"\n', "'XXQ' is no country", "alpha-3"),
        ('[[actor]]\nname = "A"\nsector = "ARMY"\n', "ARMY", "Its fields are"),
        ('[[actor]]\nname = "A"\naliases = "B"\n', "array", "Its fields are"),
    ],
)
def test_a_bad_file_of_actors_is_refused(tmp_path: Path, text: str, what: str, remedy: str) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadUserFileError) as refused:
        load_additions(actors=path)
    assert what in refused.value.what
    assert remedy in refused.value.remedy


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadUserFileError, match="Check the path"):
        load_additions(tmp_path / "nothing.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadUserFileError, match="byte 0: not UTF-8"):
        load_additions(tmp_path / "binary.toml")
