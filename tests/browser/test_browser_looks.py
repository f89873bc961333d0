"""Every page in light and dark, wide and on a phone: accessible, nothing cut off, pictures kept."""

import os
import re
from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults  # type: ignore[import-untyped]
from playwright.sync_api import Page, ViewportSize, expect
from tests.browser.conftest import SCREENSHOTS, Studio

from limelight.production.schemas import ProductionId

pytestmark = pytest.mark.browser

RUN = ProductionId("run-1")
Open = Callable[..., Page]
WIDE = {"viewport": {"width": 1360, "height": 900}}
PHONE_PX = 390
PHONE = {"viewport": {"width": PHONE_PX, "height": 844}, "is_mobile": True, "has_touch": True}
SMALLEST_SIZE: ViewportSize = {"width": 320, "height": 640}
SMALLEST = {"viewport": SMALLEST_SIZE}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
OF_SIZES = ["target-size", "scrollable-region-focusable"]
Colours = Literal["light", "dark"]

_SETTLED = "async () => { await document.fonts.ready; await new Promise(requestAnimationFrame); }"


def look(page: Page, name: str) -> None:
    """Refuse what hangs over the edge or what axe finds, in light and dark, on phones down to the
    smallest; keep pictures where LIMELIGHT_TEST_SCREENSHOTS is set.

    All in the page as it stands: to come to it costs more than to look at it. Colours and layout
    do not depend on each other, so axe asks in the other colours for colours alone and on the
    smallest phone for sizes alone. From here on nothing moves: the page fades no colours in.
    """
    _fits(page, name)
    is_dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    own: Colours = "dark" if is_dark else "light"
    other: Colours = "light" if is_dark else "dark"
    _is_accessible(page, f"{name} in {own}", RULES)
    page.emulate_media(color_scheme=other, reduced_motion="reduce")
    _is_accessible(page, f"{name} in {other}", OF_COLOURS)
    page.emulate_media(color_scheme=own)
    size = page.viewport_size
    if size is not None and size["width"] == PHONE_PX:
        page.set_viewport_size(SMALLEST_SIZE)
        _fits(page, f"{name} on the smallest phone")
        _is_accessible(page, f"{name} on the smallest phone", OF_SIZES)
        page.set_viewport_size(size)


def _fits(page: Page, name: str) -> None:
    page.evaluate(_SETTLED)
    _keep_picture(page, name)
    size = page.viewport_size
    assert size is not None
    # Not beside innerWidth: a phone makes room for what is too wide by making all smaller.
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= size["width"], f"{name} is {wide} px wide on {size['width']} px"


def _is_accessible(page: Page, name: str, rules: list[str]) -> None:
    kind = "tag" if rules is RULES else "rule"
    only = {"runOnly": {"type": kind, "values": rules}, "resultTypes": ["violations"]}
    if page.evaluate("() => window.axe === undefined"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate("only => axe.run(only)", only))
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def _keep_picture(page: Page, name: str) -> None:
    if "LIMELIGHT_TEST_SCREENSHOTS" in os.environ:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@pytest.mark.parametrize(("name", "options"), [("wide", WIDE), ("phone", PHONE)])
def test_every_state_is_fit_to_be_seen(
    open_page: Open, studio: Studio, name: str, options: dict[str, object]
) -> None:
    page = open_page("/production", **options)
    look(page, f"1-empty-{name}")
    page.goto("/production/new")
    page.get_by_text("More options").click()
    look(page, f"2-new-{name}")
    page.get_by_role("button", name="Make the video").click()
    expect(page.locator("#text-error")).to_be_visible()
    look(page, f"3-wrong-{name}")
    page.get_by_label("16:9").check()
    page.get_by_label("Brief").fill("Three honest tips for growing basil on a windowsill")
    page.get_by_role("button", name="Make the video").click()
    expect(page).to_have_url(re.compile("run-1$"))
    studio.productions.advance(RUN, 3)
    expect(page.locator(".scene img")).to_have_count(1)
    look(page, f"4-running-{name}")
    studio.productions.finish(RUN)
    expect(page.locator("video").first).to_be_visible()
    look(page, f"5-finished-{name}")
    page.get_by_role("button", name=re.compile("AI-generated")).click()
    expect(page.get_by_text("Content Credential")).to_be_visible()
    look(page, f"6-dialog-{name}")
    page.goto("/production")
    look(page, f"7-list-{name}")


def test_failure_and_problem_pages_are_fit_to_be_seen(open_page: Open, studio: Studio) -> None:
    page = open_page("/production/new")
    page.get_by_label("Brief").fill("Tips for growing basil")
    page.get_by_role("button", name="Make the video").click()
    expect(page).to_have_url(re.compile("run-1$"))
    studio.productions.advance(RUN, 3)
    studio.productions.fail(RUN, "The disk is full. Free 200 MB and resume.")
    expect(page.get_by_role("alert")).to_be_visible()
    look(page, "8-failed-wide")
    page.goto("/nowhere")
    look(page, "9-problem-wide")


def test_nothing_is_cut_off_on_the_smallest_screen(open_page: Open, studio: Studio) -> None:
    page = open_page("/production/new", **SMALLEST)
    look(page, "2-new-smallest")
    page.get_by_label("Brief").fill("Donaudampfschifffahrtsgesellschaftskapitän" * 4)
    page.get_by_role("button", name="Make the video").click()
    expect(page).to_have_url(re.compile("run-1$"))
    look(page, "4-running-smallest")
    studio.productions.finish(RUN)
    expect(page.locator("video")).to_be_visible()
    look(page, "5-finished-smallest")


def test_the_phone_has_its_places_below_and_no_sidebar(open_page: Open) -> None:
    page = open_page("/production/new", **PHONE)
    expect(page.locator(".sidebar")).to_be_hidden()
    page.locator(".tabbar").get_by_role("link", name="Productions").click()
    expect(page.get_by_role("heading", name="The stage is yours")).to_be_visible()


def test_a_chosen_theme_stays_and_wins_over_the_system(open_page: Open) -> None:
    page = open_page("/production/new", color_scheme="light")
    root = page.locator("html")
    expect(root).not_to_have_class(re.compile("dark"))
    page.get_by_role("button", name="Colours and language").first.click()
    page.get_by_role("button", name="Dark").click()
    expect(root).to_have_class(re.compile("dark"))
    page.reload()
    expect(root).to_have_class(re.compile("dark"))
    page.get_by_role("button", name="Colours and language").first.click()
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="As the system").click()
    expect(root).not_to_have_class(re.compile("dark"))
