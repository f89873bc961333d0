"""Every page in light and dark, wide and on a phone: accessible, nothing cut off, pictures kept."""

import os
import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect
from tests.browser.conftest import SCREENSHOTS, Studio

from limelight.production.schemas import ProductionId

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

RUN = ProductionId("run-1")
Open = Callable[..., Page]
WIDE = {"viewport": {"width": 1360, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
SMALLEST = {"viewport": {"width": 320, "height": 640}}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_SETTLED = "async () => { await document.fonts.ready; await new Promise(requestAnimationFrame); }"


def look(page: Page, name: str) -> None:
    """Refuse what hangs over the edge or what axe finds; keep a picture where
    LIMELIGHT_TEST_SCREENSHOTS is set.

    Colours and layout do not depend on each other, so axe leaves dark phones out.
    """
    if "LIMELIGHT_TEST_SCREENSHOTS" in os.environ:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
    page.evaluate(_SETTLED)
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], f"{name} is {width[0]} px wide on {width[1]} px"
    if name.endswith("phone-dark"):
        return
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize(("size", "options"), [("wide", WIDE), ("phone", PHONE)])
def test_every_state_is_fit_to_be_seen(
    open_page: Open, studio: Studio, colours: str, size: str, options: dict[str, object]
) -> None:
    page = open_page("/production", color_scheme=colours, **options)
    name = f"{size}-{colours}"
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


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_failure_and_problem_pages_are_fit_to_be_seen(
    open_page: Open, studio: Studio, colours: str
) -> None:
    page = open_page("/production/new", color_scheme=colours)
    page.get_by_label("Brief").fill("Tips for growing basil")
    page.get_by_role("button", name="Make the video").click()
    expect(page).to_have_url(re.compile("run-1$"))
    studio.productions.advance(RUN, 3)
    studio.productions.fail(RUN, "The disk is full. Free 200 MB and resume.")
    expect(page.get_by_role("alert")).to_be_visible()
    look(page, f"8-failed-wide-{colours}")
    page.goto("/nowhere")
    look(page, f"9-problem-wide-{colours}")


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
