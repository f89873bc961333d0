"""A finished production is taken to another editor from its page."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Studio
from tests.browser.test_browser_looks import PHONE, WIDE, look
from tests.browser.test_browser_production import RUN, order

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def finished(page: Page, studio: Studio) -> None:
    page.get_by_label("1:1").check()
    order(page)
    studio.productions.finish(RUN)
    expect(page.get_by_role("heading", name="Edit elsewhere")).to_be_visible()


def test_a_cut_is_prepared_followed_and_downloaded(
    open_page: Open, studio: Studio, tmp_path: Path
) -> None:
    page = open_page("/production/new")
    finished(page, studio)
    page.get_by_label("For", exact=True).select_option("edl")
    page.get_by_label("Format", exact=True).select_option("1:1")
    page.get_by_role("button", name="Prepare").click()
    bar = page.get_by_role("progressbar", name=re.compile("Preparing Any editor"))
    expect(bar).to_have_attribute("value", "40")
    studio.handoffs.finish()
    link = page.get_by_role("link", name=re.compile("Any editor .*1:1"))
    expect(link).to_contain_text("2.4 MB")
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "run-1-1x1-edl.zip"
    saved = tmp_path / "handed.zip"
    download.value.save_as(saved)
    with zipfile.ZipFile(saved) as archive:
        assert archive.namelist() == ["folder/edl.json"]


def test_what_cannot_be_prepared_is_told(open_page: Open, studio: Studio) -> None:
    page = open_page("/production/new")
    finished(page, studio)
    page.get_by_label("For", exact=True).select_option("capcut")
    page.get_by_role("button", name="Prepare").click()
    expect(page.locator("#elsewhere").get_by_role("alert")).to_contain_text("not asked today")


@pytest.mark.parametrize(("size", "options"), [("wide", WIDE), ("phone", PHONE)])
def test_it_is_fit_to_be_seen(
    open_page: Open, studio: Studio, size: str, options: dict[str, object]
) -> None:
    page = open_page("/production/new", **options)
    finished(page, studio)
    page.get_by_label("For", exact=True).select_option("edl")
    page.get_by_role("button", name="Prepare").click()
    expect(page.get_by_role("progressbar", name=re.compile("Preparing"))).to_be_visible()
    studio.handoffs.finish()
    expect(page.get_by_role("link", name=re.compile("Any editor"))).to_be_visible()
    page.get_by_role("button", name="Prepare").click()
    expect(page.get_by_role("progressbar", name=re.compile("Preparing"))).to_be_visible()
    look(page, f"handoff-{size}")
    page.goto(f"/production/{RUN}/handoff")
    expect(page.get_by_role("button", name="Prepare")).to_be_visible()
    look(page, f"handoff-alone-{size}")
