"""What the pages say, as people and as programs see them."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from urllib.parse import quote

import pytest

from tests.ledger.example import TEXT, span
from tests.room.visiting import Room

LISTS = ["/index", "/reports", "/tolls", "/timeline", "/who", "/said", "/sources", "/search"]


def _words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def _at(words: str) -> str:
    start, end = span(words)
    return f"{start}-{end}"


def test_the_case_says_what_is_there(room: Room) -> None:
    words = _words(room.page("/"))
    assert "6 reports" in words
    assert "Most relied upon Lorvan Coast Guard" in words


def test_a_report_shows_its_text_with_its_claims_beside_it(room: Room) -> None:
    page = room.page("/report/flood-1")
    assert "We had no warning" in _words(page)
    assert f'id="{_at("40")}"' in page
    assert 'href="#toll-t2"' in page
    assert 'id="toll-t2"' in page
    assert "≥ 40 villagers killed" in _words(page)
    assert "same figure" in page


def test_quoted_and_paraphrased_words_are_told_apart(room: Room) -> None:
    page = room.page("/report/ferry-1")
    assert re.search(r'class="m statements direct[^"]*"[^>]*>We heard', page)
    assert re.search(r'class="m statements indirect[^"]*"[^>]*>At least', page)


def test_any_words_have_an_address(room: Room) -> None:
    page = room.page(f"/report/flood-1?at={_at('The air-raid shelter')}")
    assert re.search(rf'class="m[^"]* at[^"]*" id="{_at("The air-raid shelter")}"', page)


def test_the_beginning_of_an_id_leads_to_the_report(room: Room) -> None:
    answer = room.get("/report/flo")
    assert (answer.status, answer.headers["Location"]) == (307, "/report/flood-1")


def test_layers_that_are_off_stay_off(room: Room) -> None:
    page = room.page("/report/flood-1?layer=tolls")
    assert re.search(r'id="show-tolls" checked', page)
    assert not re.search(r'id="show-events" checked', page)


def test_a_claim_leads_to_its_words(room: Room) -> None:
    toll = next(toll for toll in room.json("/tolls.json?effect=affected")["tolls"])
    answer = room.get("/claim/" + quote(toll["claim"], safe=""))
    assert answer.headers["Location"].startswith("/report/ferry-1?at=")


def test_a_claim_of_several_reports_names_them(room: Room) -> None:
    toll = room.json("/tolls.json?outlet=Radio+Ostra")["tolls"][0]
    assert "2 reports" in _words(room.page("/claim/" + quote(toll["claim"], safe="")))


def test_parts_stand_under_their_whole(room: Room) -> None:
    words = _words(room.page("/tolls?outlet=Ostra+Post"))
    assert re.search(r"≥ 40 killed villagers .* 6 of these killed children", words)


def test_figures_are_drawn_with_a_sign_for_each_source(room: Room) -> None:
    page = room.page("/tolls?effect=killed")
    assert 'aria-label="Figures of killed by day"' in page
    assert re.search(r'<a href="/report/flood-1[^"]*" class="s\d" aria-label="≥ 40 villagers killed', page)


@pytest.mark.parametrize(
    ("filters", "number"),
    [("effect=injured", 0), ("place=Varn", 6), ("source=ministry&outlet=Radio+Ostra", 2), ("voice=headline", 2)],
)
def test_tolls_are_narrowed_down(room: Room, filters: str, number: int) -> None:
    assert room.json(f"/tolls.json?{filters}")["number"] == number


def test_a_list_goes_on_where_it_ended(room: Room) -> None:
    whole = room.json("/tolls.json")["tolls"]
    first = room.json("/tolls.json?limit=2")
    assert first["tolls"] == whole[:2]
    assert room.json(first["next"])["tolls"] == whole[2:4]


def test_the_timeline_takes_days_weeks_and_months(room: Room) -> None:
    assert "Claims by month" in room.page("/timeline?by=month")
    (day,) = room.json("/timeline.json?since=2031-05-03&until=2031-05-03")["days"]
    assert day == {"value": "2031-05-03", "claims": 6}


def test_a_person_s_page_has_offices_words_and_deeds(room: Room) -> None:
    words = _words(room.page("/who/Ida%20Morrow"))
    assert "Offices, as reports give them mayor , Varn" in words
    assert "We had no warning" in words


def test_what_is_said_of_somebody(room: Room) -> None:
    about = room.json("/who/Port%20Elsin.json")["about"]
    assert [statement["speaker"] for statement in about] == ["Lorvan Coast Guard"] * 2


def test_sources_say_for_what_and_by_whom(room: Room) -> None:
    (first,) = room.json("/sources.json?name=interior")["sources"]
    assert (first["effects"], first["outlets"]) == (["killed"], ["Radio Ostra", "The Ostra Post"])


@pytest.mark.parametrize("path", LISTS)
def test_every_list_comes_as_json_and_csv(room: Room, path: str) -> None:
    query = "?q=flood" if path == "/search" else ""
    assert "next" in room.json(f"{path}.json{query}")
    answer = room.get(f"{path}.csv{query}")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    heading, *rows = csv.reader(io.StringIO(answer.data.decode()))
    assert rows
    assert {len(row) for row in rows} == {len(heading)}


def test_a_report_comes_as_json_and_csv(room: Room) -> None:
    assert room.json("/report/flood-1.json")["reading"]["text"] == TEXT
    assert "kind,id,what" in room.page("/report/flood-1.csv")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/report/nothing", 404, "no report has"),
        ("/report/flood-1?at=5-2", 400, "span of the text"),
        ("/report/flood-1?version=9", 400, "versions 1 to 1"),
        ("/tolls?effect=eaten", 400, "it must be one of killed"),
        ("/tolls?since=yesterday", 400, "2031-05-04"),
        ("/tolls?after=7", 400, "no place in a list"),
        ("/tolls?limit=0", 400, "whole number from 1"),
        ("/who/Nobody", 404, "Nobody in this ledger"),
        ("/claim/none", 404, "No claim"),
        ("/elsewhere", 404, "Not Found"),
    ],
)
def test_mistakes_are_named_with_a_way_on(room: Room, path: str, status: int, words: str) -> None:
    answer = room.get(path)
    assert answer.status == status
    assert words in _words(answer.data.decode())


def test_programs_get_mistakes_as_json(room: Room) -> None:
    answer = room.get("/tolls.json?effect=eaten")
    assert (answer.status, answer.json()["status"]) == (400, 400)


def test_the_interface_describes_every_page(room: Room) -> None:
    document = room.json("/-/openapi.json")
    assert document["openapi"] == "3.1.0"
    assert {f"{path}.json" for path in LISTS} <= set(document["paths"])
    operations = [one["get"]["operationId"] for one in document["paths"].values()]
    assert len(set(operations)) == len(operations)


def test_every_component_stands_on_the_page_of_patterns(room: Room) -> None:
    page = room.page("/-/patterns")
    for component in (
        "numbers",
        "filters",
        "facet",
        "claims",
        "statement direct",
        "warning",
        "error",
        "pager",
        "glyph",
    ):
        assert f'class="{component}' in page
