"""The pictures of docs/: the sample reports in the room, as a visitor sees them. ``make pictures`` draws them anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
import urllib3
from playwright.sync_api import sync_playwright

from tests.room.browsing import CHROMIUM, launched, visiting
from tests.room.conftest import opened
from tests.room.visiting import Room

FOLDER = os.environ.get("ACCORDINGTO_PICTURES")
SAMPLES = Path(__file__).parents[2] / "samples" / "reports"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; Debian's package `chromium` will do"),
    pytest.mark.skipif(FOLDER is None, reason="pictures are drawn by `make pictures`"),
]


class Picture(NamedTuple):
    """What to draw."""

    name: str
    path: str
    width: int = 1280
    height: int = 860
    scheme: Literal["light", "dark"] = "light"


PICTURES = [
    Picture("case", "/"),
    Picture("report", "/report/{clash}"),
    Picture("tolls", "/tolls?effect=killed"),
    Picture("timeline", "/timeline", scheme="dark"),
    Picture("search", "/search?q=(flood*+OR+dam)+killed>%3D10"),
    Picture("phone", "/report/{clash}", width=390, height=800, scheme="dark"),
]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The sample reports, read and opened."""
    ledger = tmp_path_factory.mktemp("samples") / "demo.db"
    command = [sys.executable, "-m", "accordingto", "read", str(SAMPLES), "--ledger", str(ledger)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with opened(ledger) as address:
        yield Room(address, ledger, urllib3.PoolManager())


def test_the_pictures_are_drawn(samples: Room) -> None:
    reports = samples.json("/reports.json")["reports"]
    clash = next(report["id"] for report in reports if "11-meridian" in report["location"])
    folder = Path(str(FOLDER))
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for picture in PICTURES:
            with visiting(browser, samples.address, width=picture.width, scheme=picture.scheme) as visit:
                visit.page.goto(picture.path.format(clash=clash))
                file = folder / f"{picture.name}.png"
                visit.page.screenshot(
                    path=file, clip={"x": 0, "y": 0, "width": picture.width, "height": picture.height}
                )
                assert not visit.complaints
            _make_small(file)
        browser.close()


def _make_small(file: Path) -> None:
    tool = shutil.which("pngquant")
    if tool is not None:
        subprocess.run([tool, "--force", "--ext", ".png", "--strip", "64", str(file)], check=True)
