"""The page that `audit --html` writes, as a reader sees it on a screen and on a phone.

`COURSE_PICTURES=folder` keeps the picture that the README shows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from course.errors import ROOT

pytestmark = pytest.mark.browser

PAPER = ROOT / "course" / "data" / "practice_article.md"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("audit") / "audit.html"
    command = [sys.executable, "-m", "course", "audit", str(PAPER), "--html", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return out


@pytest.mark.parametrize("width", [360, 900])
def test_the_page_fits_its_window_and_its_figures_are_there(browser: Browser, written: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(written.as_uri())
    expect(page.get_by_role("heading", name="Cited, not listed")).to_be_visible()
    figures = page.locator("img")
    assert figures.count() == 2
    for figure in figures.all():
        assert figure.evaluate("it => it.naturalWidth") > 0
        assert len(figure.get_attribute("alt") or "") > 60
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.close()


def test_the_picture_of_the_readme(browser: Browser, written: Path, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 620, "height": 680})
    page.goto(written.as_uri())
    page.get_by_role("heading", name="The order of the list").evaluate("it => it.scrollIntoView()")
    shot = tmp_path / "audit.png"
    page.screenshot(path=shot)
    assert shot.stat().st_size > 10_000
    if kept := os.environ.get("COURSE_PICTURES"):
        shutil.copy(shot, Path(kept) / shot.name)
    page.close()
