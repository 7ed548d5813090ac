"""The room in a real browser: headless Chromium, which asks nobody but the room."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, Playwright, Request

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Visit(NamedTuple):
    """A page of the browser, and what it did that it should not.

    Attributes:
        page: to look at.
        complaints: messages of the console, errors, and requests to strangers.
    """

    page: Page
    complaints: list[str]


def launched(playwright: Playwright) -> Browser:
    """The browser of the system."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)


@contextmanager
def visiting(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    scheme: Literal["light", "dark"] = "light",
    javascript: bool = True,
) -> Iterator[Visit]:
    """A fresh visitor of the room."""
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=javascript
    )
    page = context.new_page()
    complaints: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith(address):
            complaints.append(f"asks {request.url}")

    page.on("request", watch)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        yield Visit(page, complaints)
    finally:
        context.close()
