import pytest

from accordingto.exports.moments import moment


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2031-05-05", "2031-05-05"),
        ("2031-05", "2031-05"),
        ("2031", "2031"),
        ("2031-W09", "2031 week 9"),
        ("2031-05-05TNI", "2031-05-05 night"),
        ("2031-05-05T10:20", "2031-05-05 10:20"),
        ("2031-05-05T10:20:00Z", "2031-05-05 10:20:00"),
        ("XXXX-XX-XXT10:20", "10:20"),
        ("2031-05-05/2031-05-09", "2031-05-05 to 2031-05-09"),
        ("2031-W09-WE", "2031-W09-WE"),
        ("PAST_REF", "PAST_REF"),
        ("P3D", "P3D"),
        ("", ""),
    ],
)
def test_a_moment_is_written_as_people_read_it(value: str, written: str) -> None:
    assert moment(value) == written
