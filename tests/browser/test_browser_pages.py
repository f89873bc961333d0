"""Main pages of a real studio: from right to left, as a screen reader hears them, and by axe."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Studio
from tests.browser.test_browser_looks import look

from limelight.production.schemas import ProductionId

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]

MAIN = [
    "/",
    "/production",
    "/production/new",
    "/production/templates",
    "/production/templates/new",
    "/characters",
    "/characters/new",
    "/library",
    "/reviews",
    "/brands",
    "/brands/new",
    "/notices",
    "/accounts/me",
    "/accounts/people",
]
_ACTS = "button|link|textbox|searchbox|combobox|checkbox|radio|slider|spinbutton|switch|tab|option"
_NAMELESS = re.compile(rf"^\s*- '?(?:{_ACTS})(?! \")(?![\w-]).*$", re.MULTILINE)
_LEVEL = re.compile(r"^\s*- '?heading .*\[level=(\d)\]", re.MULTILINE)
# Where the words of a heading stand in their box, unless they are centred on purpose.
_LEFT_BEHIND = """() => [...document.querySelectorAll("main :is(h1, h2, h3)")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1)
  .filter((one) => getComputedStyle(one).textAlign !== "center")
  .filter((one) => {
    const words = document.createRange();
    words.selectNodeContents(one);
    const [text, box] = [words.getBoundingClientRect(), one.getBoundingClientRect()];
    const end = box.right - parseFloat(getComputedStyle(one).paddingRight);
    return end - text.right > 2;
  })
  .map((one) => one.outerHTML.slice(0, 120))"""

# Of each cell of a table: whether it begins its row, and at which side its words stand.
_SIDES = """(cells) => cells.map((cell) => {
  const words = document.createRange();
  words.selectNodeContents(cell);
  const [text, box] = [words.getBoundingClientRect(), cell.getBoundingClientRect()];
  return [cell.cellIndex === 0, box.right - text.right <= text.left - box.left ? "right" : "left"];
})"""


def test_main_pages_stand_on_their_right_feet_and_are_told_in_order(visit: Visit) -> None:
    page = visit("/notices", locale="ar")
    for path in MAIN:
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        sides = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert sides[0] <= sides[1], path
        bar, main = (page.locator(part).bounding_box() for part in (".sidebar", "main"))
        assert bar is not None
        assert main is not None
        assert bar["x"] >= main["x"] + main["width"] - 1, f"{path}: the places are not at the right"
        assert page.evaluate(_LEFT_BEHIND) == [], path
        told = page.locator("body").aria_snapshot()
        assert _NAMELESS.findall(told) == [], path
        assert _LEVEL.findall(told).count("1") == 1, path
        levels = [int(one) for one in _LEVEL.findall(page.locator("main").aria_snapshot())]
        assert all(b <= a + 1 for a, b in pairwise([0, *levels])), (path, levels)
        assert page.locator("[role=status], [aria-live]").count() > 0, path


def test_a_production_and_the_figures_of_a_quote_stand_on_their_right_feet(
    open_page: Visit, studio: Studio
) -> None:
    page = open_page("/production/new", locale="ar")
    page.locator("#quote-sum summary").click()
    sides = page.locator("#quote-sum :is(th, td)").evaluate_all(_SIDES)
    assert {side for is_first, side in sides if is_first} == {"right"}
    assert {side for is_first, side in sides if not is_first} == {"left"}
    page.locator("#text").fill("Three honest tips for growing basil on a windowsill")
    page.locator("#text").press("Control+Enter")
    expect(page).to_have_url(re.compile("run-1$"))
    studio.productions.finish(ProductionId("run-1"))
    expect(page.locator("video").first).to_be_visible()
    assert page.evaluate(_LEFT_BEHIND) == []
    page.set_viewport_size({"width": 320, "height": 640})
    page.locator(".topbar .person summary").click()
    menu = page.locator(".topbar .person-menu").bounding_box()
    assert menu is not None
    assert 0 <= menu["x"] <= 320 - menu["width"]


def test_brands_and_templates_are_fit_to_be_seen(visit: Visit) -> None:
    page = visit("/brands")
    look(page, "brands")
    for name, path in (
        ("brand-new", "/brands/new"),
        ("templates", "/production/templates"),
        ("template-new", "/production/templates/new"),
    ):
        page.goto(path)
        look(page, name)
