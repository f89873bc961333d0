"""The drawer of jobs: on every page, the same in two browsers, without gaps."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect
from tests.browser.conftest import SCREENSHOTS, Studio

from limelight.production.schemas import ProductionId

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
RUN = ProductionId("run-1")


def _start(page: Page) -> None:
    page.get_by_label("Brief").fill("Three honest tips for growing basil on a windowsill")
    page.get_by_role("button", name="Make the video").click()
    page.wait_for_url("**/production/run-*")


def test_two_browsers_see_the_same_jobs_as_they_change(open_page: Open, studio: Studio) -> None:
    one, other = open_page("/production"), open_page("/")
    for page in (one, other):
        page.keyboard.press("j")
        expect(page.locator("#jobs")).to_contain_text("Nothing is running")
    _start(open_page("/production/new"))
    for page in (one, other):
        expect(page.locator(".job")).to_have_count(1)
        expect(page.locator(".job")).to_contain_text("Waits until a process takes it up")
    studio.productions.advance(RUN, 3)
    for page in (one, other):
        expect(page.locator(".job progress")).to_be_visible()
        expect(page.locator("[data-jobs-count]").first).to_have_text("1")
    found = Axe().run(one)
    assert found.violations_count == 0, found.generate_report()
    one.screenshot(path=SCREENSHOTS / "jobs.png")
    one.get_by_role("button", name="Stop:").click()
    for page in (one, other):
        expect(page.locator("#jobs")).to_contain_text("Nothing is running")


def test_what_changed_while_the_line_was_cut_is_there_when_it_is_back(
    open_page: Open, studio: Studio
) -> None:
    page = open_page("/production/new", is_quiet=False)
    _start(page)
    page.goto("/characters-are-elsewhere")
    page.keyboard.press("j")
    expect(page.locator(".job")).to_have_count(1)
    page.context.set_offline(True)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#jobs-lost")).to_contain_text("The connection is lost")
    studio.productions.finish(RUN)
    page.context.set_offline(False)
    expect(page.locator("#jobs")).to_contain_text("Nothing is running")
    expect(page.locator("#jobs-lost")).to_be_empty()


def test_the_bell_counts_live_what_was_not_seen(open_page: Open, studio: Studio) -> None:
    page = open_page("/production")
    bell = page.get_by_role("link", name="Notifications").first
    count = bell.locator("[data-unread-count]")
    expect(count).to_have_text("")
    studio.bell.unread = 3
    expect(count).to_have_text("3")
    studio.bell.unread = 0
    expect(count).to_have_text("")
