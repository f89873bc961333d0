"""Two makes of a production compared in a real browser: one control moves both players."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Studio
from tests.browser.test_browser_looks import PHONE, WIDE, look
from tests.browser.test_browser_production import RUN, order

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
COMPARE = f"/production/{RUN}/compare"
_TIMES = (
    "() => [...document.querySelectorAll('[data-compare] video')].map((one) => one.currentTime)"
)
_READY = (
    "() => [...document.querySelectorAll('[data-compare] video')].every((v) => v.readyState > 1)"
)


@pytest.fixture
def compare(open_page: Open, studio: Studio) -> Callable[..., Page]:
    """Opens the comparison of a production that was made twice."""
    page = open_page("/production/new")
    order(page)
    studio.productions.finish(RUN)
    studio.productions.remake(RUN)
    page.goto(f"/production/{RUN}")
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Before and after")
    return lambda **options: open_page(COMPARE, **options)


def test_both_players_move_together_by_keys(compare: Open) -> None:
    page = compare()
    page.wait_for_function(_READY)
    page.get_by_label("Position").focus()
    page.keyboard.press("End")
    page.wait_for_function(f"() => ({_TIMES})().every((at) => at > 1.8)")
    page.get_by_label("Position").press("Home")
    page.wait_for_function(f"() => ({_TIMES})().every((at) => at === 0)")
    page.keyboard.press(".")
    page.wait_for_function(f"() => ({_TIMES})().every((at) => at > 0.02 && at < 0.05)")
    page.keyboard.press("k")
    page.wait_for_function(f"() => ({_TIMES})().every((at) => at > 0.3)")
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Play both")).to_have_attribute("aria-pressed", "false")
    before, after = page.evaluate(_TIMES)
    assert abs(before - after) < 0.2
    page.keyboard.press("b")
    assert page.locator("video").evaluate_all("(all) => all.map((v) => v.muted)") == [False, True]


def test_the_line_between_them_is_moved_by_keys_and_pointer(compare: Open) -> None:
    page = compare()
    stage, split = page.locator("[data-stage]"), page.get_by_label("How much of Version 1 is seen")
    expect(split).to_be_hidden()
    page.keyboard.press("s")
    split.focus()
    page.keyboard.press("Home")
    assert stage.evaluate("(one) => one.style.getPropertyValue('--split')") == "0%"
    box = stage.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 3 / 4, box["y"] + 20)
    page.mouse.up()
    expect(split).to_have_value("75")


def test_what_changed_in_the_script_is_told(compare: Open) -> None:
    page = compare()
    words = page.get_by_role("region", name="What changed in the text")
    expect(words.locator("ins").first).to_be_visible()
    page.goto(f"{COMPARE}?before=1&after=1")
    expect(page.get_by_text("Every word is the same.")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("wide", {**WIDE, "color_scheme": "dark"}),
        ("phone", PHONE),
    ],
)
def test_it_is_fit_to_be_seen(compare: Open, name: str, options: dict[str, object]) -> None:
    page = compare(**options)
    page.wait_for_function(_READY)
    look(page, f"compare-{name}")
    page.keyboard.press("s")
    look(page, f"compare-over-{name}")
