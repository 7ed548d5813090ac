"""The room as people use it: with eyes or without, with a mouse or without, on a desk or on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from tests.ledger.example import span
from tests.room.browsing import CHROMIUM, launched, visiting
from tests.room.visiting import Room

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; Debian's package `chromium` will do")

PAGES = [
    "/",
    "/reports",
    "/report/flood-1",
    "/report/hostile",
    "/tolls",
    "/timeline",
    "/who",
    "/who/Ida Morrow",
    "/said",
    "/sources",
    "/search",
    "/search?q=flood",
    '/search?q=flood "',
    "/-/patterns",
    "/tolls?effect=eaten",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_quiet_and_accessible_and_fits_a_phone(room: Room, browser: Browser, path: str) -> None:
    with visiting(browser, room.address, width=390) as visit:
        visit.page.goto(path)
        assert visit.page.locator("h1").count() == 1
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
        found = Axe().run(visit.page).response["violations"]
        serious = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}]
        assert not serious
        if "eaten" not in path:  # whose answer is a mistake, which the console names
            assert not visit.complaints


@pytest.mark.parametrize("path", ["/", "/report/flood-1", "/tolls", "/said", "/search?q=flood", "/-/patterns"])
def test_colours_are_far_enough_apart_in_the_dark(room: Room, browser: Browser, path: str) -> None:
    with visiting(browser, room.address, scheme="dark") as visit:
        visit.page.goto(path)
        background = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background == "rgb(23, 21, 18)"
        options = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
        found = Axe().run(visit.page, options=options).response["violations"]
        assert not [node["html"] for one in found for node in one["nodes"]]


def test_reports_cannot_act(room: Room, browser: Browser) -> None:
    with visiting(browser, room.address) as visit:
        visit.page.goto("/reports")
        visit.page.get_by_role("link", name="<script>").click()
        assert "owned" not in visit.page.title().split("·")[0].replace("title='owned'", "")
        assert visit.page.locator("script").count() == 1
        assert not visit.complaints


def test_everything_works_without_javascript(room: Room, browser: Browser) -> None:
    with visiting(browser, room.address, javascript=False) as visit:
        page = visit.page
        page.goto("/")
        page.get_by_label("Search the case").fill("boats kind:statement")
        page.get_by_label("Search the case").press("Enter")
        page.locator("a.found").first.click()
        assert page.url.endswith("#" + page.url.split("at=")[1].split("#")[0])
        assert page.locator(".m.at").first.is_visible()
        page.locator('a.m[href="#toll-t2"]').first.click()
        assert page.locator("#toll-t2").is_visible()


def test_layers_go_on_and_off_without_javascript(room: Room, browser: Browser) -> None:
    with visiting(browser, room.address, javascript=False) as visit:
        page = visit.page
        page.goto("/report/flood-1")
        number = page.locator(".m.tolls").first
        colour = "getComputedStyle(document.querySelector('.m.tolls')).fontWeight"
        assert number.is_visible()
        page.get_by_role("checkbox", name="tolls").uncheck()
        with visiting(browser, room.address) as other:
            other.page.goto("/report/flood-1")
            assert other.page.evaluate(colour) == "700"
            other.page.get_by_role("checkbox", name="tolls").uncheck()
            assert other.page.evaluate(colour) != "700"
        page.get_by_role("button", name="Keep in the address").click()
        assert "layer=tolls" not in page.url
        assert "layer=events" in page.url


def test_the_keyboard_alone_reaches_everything(room: Room, browser: Browser) -> None:
    with visiting(browser, room.address) as visit:
        page = visit.page
        page.goto("/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
        page.keyboard.press("/")
        page.keyboard.type("villagers")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=villagers")
        page.goto("/report/flood-1")
        page.locator("#toll-t1 summary").focus()
        page.keyboard.press("Enter")
        assert page.locator("#toll-t1 dl").is_visible()


def test_a_figure_in_a_chart_shows_its_sentence_when_it_is_reached(room: Room, browser: Browser) -> None:
    with visiting(browser, room.address) as visit:
        page = visit.page
        page.goto("/tolls?effect=killed")
        sign = page.locator(".chart svg a").first
        sign.focus()
        assert sign.locator(".tip").is_visible()
        page.keyboard.press("Enter")
        page.wait_for_url("**/report/**")


def test_an_address_with_a_place_alone_finds_its_words(room: Room, browser: Browser) -> None:
    with visiting(browser, room.address) as visit:
        start, end = span("We had no warning")
        visit.page.goto(f"/report/flood-1#{start + 3}-{end}")
        visit.page.wait_for_url(f"**at={start + 3}-{end}#*")
        assert "had no warning" in "".join(visit.page.locator(".m.at").all_inner_texts())
