"""The shell of every page: the palette, the keyboard, languages, themes, the design page."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect
from tests.browser.conftest import SCREENSHOTS

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
_FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def _is_clean(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_palette_finds_and_opens_without_a_pointer(open_page: Open) -> None:
    page = open_page("/production/new")
    page.keyboard.press("Control+k")
    words = page.get_by_role("combobox", name="Find or do")
    expect(words).to_be_focused()
    options = page.locator("#palette").get_by_role("option")
    expect(options.first).to_have_attribute("aria-selected", "true")
    words.fill("productions")
    expect(options).to_have_count(1)
    expect(words).to_have_attribute("aria-activedescendant", "found-1-1")
    _is_clean(page)
    words.press("Enter")
    expect(page).to_have_url(re.compile(r"/production$"))


def test_the_palette_does_things_and_says_when_nothing_fits(open_page: Open) -> None:
    page = open_page("/production/new", color_scheme="light")
    page.keyboard.press("Control+k")
    words = page.get_by_role("combobox", name="Find or do")
    words.fill("zzz")
    expect(page.get_by_text("Nothing fits “zzz”.")).to_be_visible()
    words.fill("dark")
    expect(page.locator("#palette").get_by_role("option", name="Dark colours")).to_be_visible()
    words.press("Enter")
    expect(page.locator("html")).to_have_class(re.compile("dark"))
    expect(page.locator("#palette")).not_to_be_visible()
    page.keyboard.press("Control+k")
    expect(words).to_have_value("")
    expect(page.locator("#palette").get_by_role("option").nth(1)).to_be_visible()
    words.press("ArrowUp")
    expect(page.locator("#palette").get_by_role("option", name="Keyboard ?")).to_have_attribute(
        "aria-selected", "true"
    )
    words.press("Enter")
    expect(page.get_by_role("heading", name="Keyboard")).to_be_visible()
    _is_clean(page)


def test_two_keys_lead_to_a_place_but_not_while_one_types(open_page: Open) -> None:
    page = open_page("/production/new")
    page.get_by_label("Brief").press_sequentially("g p")
    expect(page).to_have_url(re.compile(r"/production/new$"))
    page.get_by_label("Brief").blur()
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile(r"/production$"))


def test_a_page_turns_round_for_arabic(open_page: Open) -> None:
    page = open_page("/production", viewport={"width": 1000, "height": 800})
    page.get_by_role("button", name="Colours and language").click()
    expect(page.get_by_role("dialog", name="Colours and language")).to_be_visible()
    _is_clean(page)
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    sidebar = page.locator(".sidebar").bounding_box()
    assert sidebar is not None
    assert sidebar["x"] > 500
    expect(page.get_by_role("link", name="الشخصيات").first).to_be_visible()
    _is_clean(page)
    page.screenshot(path=SCREENSHOTS / "shell-rtl.png")


def test_a_theme_is_chosen_for_good(open_page: Open) -> None:
    page = open_page("/production", color_scheme="dark")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Colours and language").first.click()
    page.get_by_role("button", name="High contrast").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    _is_clean(page)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-palette", "contrast")


@pytest.mark.parametrize("width", [320, 2560])
def test_the_design_page_is_clean_at_any_width(open_page: Open, width: int) -> None:
    page = open_page("/web/design", viewport={"width": width, "height": 1000})
    expect(page.get_by_role("heading", name="Buttons")).to_be_visible()
    assert page.evaluate(_FITS)
    _is_clean(page)
    if width == 2560:
        page.get_by_role("button", name="Message").first.click()
        expect(page.locator("#toaster")).to_contain_text("Copied")
        page.get_by_role("button", name="Question").first.click()
        expect(page.get_by_role("heading", name="Delete Mira?")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("heading", name="Delete Mira?")).not_to_be_visible()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_an_address_without_a_page_shows_a_way_on(open_page: Open, colours: str) -> None:
    page = open_page("/nowhere", color_scheme=colours, viewport={"width": 320, "height": 700})
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    assert page.locator(".art").evaluate("(art) => art.complete && art.naturalWidth > 0")
    assert page.evaluate(_FITS)
    _is_clean(page)
    expect(page.get_by_role("link", name="Back to the studio")).to_have_attribute("href", "/")
