"""Mail: subject, sender and date of a message; its text; attachments that hold reports; mailboxes."""

from __future__ import annotations

import gzip
import time
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.source import Limits, Options
from tests.intake.gathering import gather, only_problem, only_report, provenance

BODY = "Nine boats were lost off Varnholm.\r\n\r\n> Who was hurt?\r\n> Bo\r\n\r\nNobody, says the harbour.\r\n"


def message(text: str | None = BODY) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Storm takes nine boats – café lost"
    mail["From"] = "Ada Nyberg <ada@gazette.example>, desk@gazette.example"
    mail["Date"] = "Sun, 04 May 2031 14:37:00 +0330"
    mail["Message-ID"] = "<1@gazette.example>"
    if text is not None:
        mail.set_content(text)
    return mail


def test_subject_sender_date_and_text() -> None:
    report = only_report("storm.eml", message().as_bytes())
    assert report.title == "Storm takes nine boats – café lost"
    assert report.byline == "Ada Nyberg, desk@gazette.example"
    assert report.published == "2031-05-04T14:37:00+03:30"
    assert report.text == BODY.replace("\r\n", "\n")
    found = provenance(report)
    assert (found.format, found.title_from, found.published_from) == ("mail", "mail header Subject", "mail header Date")


def test_line_breaks_of_the_text_stay_as_they_are() -> None:
    raw = b"Message-ID: <1@a>\r\nSubject: Storm\r\n\r\n" + BODY.encode()
    assert only_report("storm.eml", raw).text == BODY


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Sun, 04 May 2031 14:37:00 -0000", "2031-05-04T14:37:00+00:00"),
        ("Sun, 04 May 2031 14:37:00", "2031-05-04T14:37:00"),
        ("2031-05-04T14:37:00Z", "2031-05-04T14:37:00Z"),
        ("Sun, 30 Feb 2031 14:37:00 +0000", None),
        ("Mon, 04 May 2999 14:37:00 +0000", None),
        ("long ago", None),
    ],
)
def test_dates(date: str, published: str | None) -> None:
    report = only_report("storm.eml", f"Date: {date}\nMessage-ID: <1@a>\n\n{BODY}".encode())
    assert report.published == published
    assert bool(report.warnings) == (published is None)


def test_bytes_beyond_ascii_in_headers_are_decoded() -> None:
    raw = "Message-ID: <1@a>\nSubject: Café lost\nFrom: Åsa Lönn <a@b.example>\n\nNine boats.\n".encode()
    report = only_report("storm.eml", raw)
    assert (report.title, report.byline) == ("Café lost", "Åsa Lönn")


def test_the_charset_of_the_text_is_declared() -> None:
    mail = message(None)
    mail.set_content("The café was lost.", charset="iso-8859-1", cte="8bit")
    report = only_report("storm.eml", mail.as_bytes())
    assert report.text == "The café was lost.\n"
    assert provenance(report).encoding == "windows-1252 (declared as iso-8859-1)"


def test_of_two_forms_the_plain_one_is_read() -> None:
    mail = message("Plain text.")
    mail.add_alternative("<p>Marked text.</p>", subtype="html")
    assert only_report("storm.eml", mail.as_bytes()).text == "Plain text.\n"


def test_html_alone_is_read_with_the_subject_and_date_of_the_mail() -> None:
    mail = message(None)
    page = (
        "<html><head><title>x</title><style>p {}</style></head><body><p>Nine boats were lost.</p><p>A tenth sank.</p>"
    )
    mail.set_content(page, subtype="html")
    report = only_report("storm.eml", mail.as_bytes())
    assert report.text == "Nine boats were lost.\n\nA tenth sank."
    assert (report.title, report.published) == ("Storm takes nine boats – café lost", "2031-05-04T14:37:00+03:30")


def test_attachments_that_hold_reports_are_read() -> None:
    mail = message()
    mail.add_attachment(b"A tenth boat sank on Monday.", maintype="text", subtype="plain", filename="follow-up.txt")
    mail.add_attachment(
        gzip.compress(b'{"text": "An eleventh."}'), maintype="application", subtype="gzip", filename="more.jsonl.gz"
    )
    mail.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="boats.png")
    reports, problems = gather("storm.eml", mail.as_bytes())
    assert not problems
    assert [provenance(report).location for report in reports] == [
        "storm.eml",
        "storm.eml!follow-up.txt",
        "storm.eml!more.jsonl.gz!more.jsonl#1",
    ]
    assert reports[0].warnings == ("attachments that were not read: boats.png",)


def test_forwarded_messages_are_read() -> None:
    mail = message("See below.")
    mail.add_attachment(message("The original report."))
    reports, _ = gather("storm.eml", mail.as_bytes())
    assert [report.text for report in reports] == ["See below.\n", "The original report.\n"]


def test_messages_in_messages_end_somewhere() -> None:
    mail = message("The innermost.")
    for _ in range(6):
        outer = message("See below.")
        outer.add_attachment(mail)
        mail = outer
    reports, [problem] = gather("storm.eml", mail.as_bytes())
    assert len(reports) == 4
    assert "more than 3 deep" in problem.what


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_a_message_without_text_is_a_problem(subtype: str) -> None:
    mail = message(None)
    mail.set_content(" \n", subtype=subtype)
    assert only_problem("storm.eml", mail.as_bytes()).what == "the message has no text"


@pytest.mark.parametrize(
    "part",
    [b"Content-Type: multipart/mixed; boundary=b\n\n--b\n", b"Content-Type: message/rfc822\n\n", b"\n--b" * 6],
    ids=["parts", "forwarded messages", "parts side by side"],
)
def test_parts_in_parts_without_end_are_a_problem(part: bytes) -> None:
    problem = only_problem("storm.eml", b"Message-ID: <1@a>\n" + part * 2000)
    assert "fault of the program" not in problem.remedy


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: " + b"=?utf-8?q?a?= " * 200_000,
        b"From: " + b"(" * 200_000,
        b"Content-Type: text/plain" + b"; a=b" * 200_000,
    ],
    ids=lambda header: header.partition(b":")[0].decode(),
)
def test_endless_headers_take_no_time(header: bytes) -> None:
    started = time.process_time()
    report = only_report("storm.eml", b"Message-ID: <1@a>\n" + header + b"\n\nNine boats were lost.\n")
    assert report.text == "Nine boats were lost.\n"
    assert time.process_time() - started < 2


def mailbox(*texts: str) -> bytes:
    return b"".join(
        b"From ada@gazette.example Sun May  4 14:37:00 2031\n" + message(t).as_bytes() + b"\n" for t in texts
    )


@pytest.mark.parametrize("name", ["box.mbox", "box"])
def test_every_message_of_a_mailbox_is_read(name: str) -> None:
    reports, problems = gather(name, mailbox("First.\n\n>From here on.\n", "Second."))
    assert not problems
    assert [report.text.rstrip() for report in reports] == ["First.\n\n>From here on.", "Second."]
    assert [provenance(report).location for report in reports] == [f"{name}#1", f"{name}#2"]


def test_a_message_larger_than_a_report_may_be_costs_only_itself() -> None:
    data = mailbox("First.", "Nine boats.\n" * 1000, "Third.")
    reports, [problem] = gather("box.mbox", data, Options(limits=Limits(report_bytes=2000)))
    assert [report.text for report in reports] == ["First.\n\n", "Third.\n\n"]
    assert problem.location == "box.mbox#2"


@settings(deadline=None)
@given(
    st.binary(max_size=200), st.sampled_from(["Subject", "From", "Date", "Content-Type", "Content-Transfer-Encoding"])
)
def test_no_headers_are_too_strange(value: bytes, name: str) -> None:
    value = value.replace(b"\n", b" ").replace(b"\r", b" ").replace(b"\0", b" ")
    reports, problems = gather(
        "a.eml", name.encode() + b": " + value + b"\nMessage-ID: <1@a>\n\nNine boats were lost.\n"
    )
    assert len(reports) + len(problems) >= 1
    assert not any("fault of the program" in problem.remedy for problem in problems)
