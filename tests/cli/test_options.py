import click
import pytest

from accordingto.cli.options import day, size
from accordingto.cli.reading import read
from accordingto.intake import Limits

CONTEXT = click.Context(read)
OPTION = click.Option(["--option"])


@pytest.mark.parametrize(
    ("written", "bytes_"),
    [
        ("1000", 1000),
        ("1000b", 1000),
        ("20MB", 20_000_000),
        ("20 mb", 20_000_000),
        ("20MiB", 20 * 1024 * 1024),
        ("1.5G", 1_500_000_000),
        ("512KiB", 512 * 1024),
    ],
)
def test_a_size_is_written_as_people_write_it(written: str, bytes_: int) -> None:
    assert size(CONTEXT, OPTION, written) == bytes_


@pytest.mark.parametrize("written", ["", "0", "-1", "20 megabytes", "MB", "1e6", "20TB"])
def test_what_is_no_size_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(click.BadParameter, match="20MB"):
        size(CONTEXT, OPTION, written)


@pytest.mark.parametrize("written", ["2031-05-04", "2031-05-04T09:30:00Z", "2031-05-04T09:30:00+02:00", None])
def test_a_date_is_kept_as_it_is_written(written: str | None) -> None:
    assert day(CONTEXT, OPTION, written) == written


@pytest.mark.parametrize("written", ["2031-02-30", "4 May 2031", "", "2031"])
def test_what_is_no_date_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(click.BadParameter, match="2031-05-04"):
        day(CONTEXT, OPTION, written)


def test_the_limits_shown_are_those_of_intake() -> None:
    shown = {option.name: option for option in read.params}
    limits = Limits()
    assert size(CONTEXT, OPTION, str(shown["max_report_size"].default)) == limits.report_bytes
    assert size(CONTEXT, OPTION, str(shown["max_archive_size"].default)) == limits.archive_bytes
