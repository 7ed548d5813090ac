"""Pages of invented outlets, for the tests of reading HTML."""

from __future__ import annotations

from accordingto.intake import html
from accordingto.intake.source import Options, Source
from accordingto.report import Report

TITLE = "Fourteen missing as Orlen floods Tarvel"
OPENING = (
    "The Orlen river burst its banks at Tarvel on Sunday night and at least 14 people are missing, the district said."
)
RESCUE = "Boats brought 230 residents to the school in Upper Tarvel, where the Red Anchor society has set up beds."
QUOTE = "“We heard the wall go and ran,” said Ilse Maren, 61, who lost her house. “Nobody had warned us.”"
BLAME = "Governor Tomas Reyk said the dam at Holm Pass had been opened without notice; the company Norlicht denies it."
SHORT = "No deaths have been confirmed."
WEATHER = (
    "The weather service expects more rain until Wednesday, with up to 80 millimetres in the hills above the town."
)
PARAGRAPHS = (OPENING, RESCUE, QUOTE, BLAME, SHORT, WEATHER)
RUMOUR = (
    "My neighbour told me that at least 300 people have died, and he is always right about these things, believe me."
)
FETCHED = "2031-06-01T00:00:00+00:00"


def body(*paragraphs: str, before: str = "<p>", after: str = "</p>") -> str:
    return "\n".join(f"{before}{paragraph}{after}" for paragraph in paragraphs or PARAGRAPHS)


def page(content: str, *, head: str = "", title: str = TITLE, heading: str = f"<h1>{TITLE}</h1>") -> str:
    """A page with a headline and nothing around it but what is given."""
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{heading}{content}</body></html>"


def read(
    markup: str | bytes, *, fetched: str = FETCHED, url: str | None = None, media_type: str | None = None
) -> Report:
    """The report of a page that was fetched in June 2031."""
    data = markup.encode() if isinstance(markup, str) else markup
    source = Source.of_bytes("page.html", data, read_at=fetched, url=url, content_type=media_type)
    [report] = html.read(source, Options())
    assert isinstance(report, Report)
    return report


def parts(report: Report, *kinds: str) -> list[str]:
    """The texts of the zones of these kinds."""
    return [report.text[zone.start : zone.end] for zone in report.zones if zone.kind in kinds]


def paragraphs(markup: str | bytes) -> list[str]:
    return parts(read(markup), "body")


def evidence(report: Report) -> tuple[str | None, str | None]:
    """Where title and date were found."""
    assert report.provenance is not None
    return report.provenance.title_from, report.provenance.published_from
