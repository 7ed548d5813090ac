import pytest

from accordingto import readers
from accordingto.engines.single import read
from accordingto.report import Report, content_id

TEXT = "Nine people were killed in Port Elsin on Monday, the interior ministry said."


def test_text_and_particulars_become_a_report() -> None:
    reading = read(TEXT, published="2031-05-07", title="Ferry sinks", outlet="The Elsin Post", language="en")
    assert (reading.id, reading.text, reading.published) == (content_id(TEXT), TEXT, "2031-05-07")
    assert (reading.title, reading.outlet, reading.language) == ("Ferry sinks", "The Elsin Post", "en")


def test_a_report_is_read_as_it_stands() -> None:
    report = Report(id="elsin-1", text=TEXT, published="2031-05-07")
    assert read(report) == readers.read(report)


def test_particulars_beside_a_report_are_refused() -> None:
    with pytest.raises(TypeError, match="brings its own particulars"):
        read(Report(id="elsin-1", text=TEXT), published="2031-05-07")
