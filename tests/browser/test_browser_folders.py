"""Folders of the library in a real browser: by mouse, by keys, on a phone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.test_browser_library import picture
from tests.browser.test_browser_looks import PHONE, look

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


@pytest.fixture
def library(visit: Visit) -> Iterator[Page]:
    """The library with two pictures and the folder Autumn; the folders are gone afterwards."""
    page = visit("/library", color_scheme="dark")
    expect(page.locator("#library-count")).not_to_have_text("Looking…")
    if not page.locator(".cell").count():
        page.locator("#library-files").set_input_files(
            [picture("Tea.png", 20), picture("Car.png", 0)]
        )
        expect(page.locator("#library-count")).to_have_text("2 assets")
        page.get_by_role("region", name="Uploads").get_by_role("button", name="Close").click()
    _make(page, page.get_by_role("button", name="New folder", exact=True), "Autumn")
    yield page
    while (left := page.locator("#folder-tree [data-name]")).count():
        name = left.first.get_attribute("data-name")
        left.first.press("Delete")
        expect(_node(page, name or "")).to_have_count(0)


def _make(page: Page, button: Locator, name: str) -> None:
    button.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("button", name="Make it").click()
    expect(_node(page, name)).to_be_attached()


def _node(page: Page, name: str) -> Locator:
    return page.locator(f'#folder-tree [data-name="{name}"]')


def test_assets_and_folders_are_dragged_and_it_is_undone(library: Page) -> None:
    page = library
    _make(page, page.get_by_role("button", name="New folder", exact=True), "Winter")
    page.locator(".cell").first.drag_to(_node(page, "Autumn"))
    expect(_node(page, "Autumn")).to_have_accessible_name("Autumn, 1")
    _node(page, "Autumn").drag_to(_node(page, "Winter"))
    expect(_node(page, "Autumn")).to_have_attribute("aria-level", "2")
    expect(_node(page, "Winter")).to_have_accessible_name("Winter, 1")
    look(page, "folders-1-tree-wide-dark")
    page.keyboard.press("u")
    expect(_node(page, "Autumn")).to_have_attribute("aria-level", "1")
    _node(page, "Autumn").click()
    expect(page.locator("#library-count")).to_have_text("1 asset")
    expect(page.locator(".library-way [aria-current]")).to_have_text("Autumn")
    page.locator(".cell").first.drag_to(page.locator("#folder-tree [data-folder=none]"))
    expect(page.locator("#library-count")).to_have_text("0 assets")


def test_keys_alone_make_rename_move_and_delete_a_folder(library: Page) -> None:
    page = library
    _make(page, page.get_by_role("button", name="New folder", exact=True), "Winter")
    autumn = _node(page, "Autumn")
    autumn.focus()
    page.keyboard.press("Enter")
    expect(autumn).to_have_attribute("aria-selected", "true")
    expect(autumn).to_be_focused()
    page.keyboard.press("F2")
    page.keyboard.type("Fall")
    page.keyboard.press("Enter")
    expect(_node(page, "Fall")).to_be_attached()
    _node(page, "Fall").focus()
    page.keyboard.press("Control+x")
    page.keyboard.press("ArrowDown")
    expect(_node(page, "Winter")).to_be_focused()
    page.keyboard.press("Control+v")
    expect(_node(page, "Fall")).to_have_attribute("aria-level", "2")
    expect(page.locator(".library-way li")).to_have_text(["All assets", "Winter", "Fall"])
    _node(page, "Winter").focus()
    page.keyboard.press("ArrowLeft")
    expect(_node(page, "Fall")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(_node(page, "Fall")).to_be_focused()
    page.keyboard.press("Delete")
    expect(_node(page, "Fall")).to_have_count(0)
    expect(page.locator(".library-way [aria-current]")).to_have_text("Winter")
    page.keyboard.press("u")
    expect(_node(page, "Fall")).to_be_visible()


def test_a_phone_goes_through_folders_and_moves_one(library: Page, visit: Visit) -> None:
    page = visit("/library", **PHONE, color_scheme="light")
    page.get_by_role("link", name="Autumn").click()
    menu = page.get_by_role("button", name="Do with this folder")
    menu.click()
    _make(page, page.get_by_role("button", name="New folder in it"), "Day 1")
    page.get_by_role("link", name="Day 1").click()
    expect(page.locator(".library-way li")).to_have_text(["All assets", "Autumn", "Day 1"])
    look(page, "folders-2-way-phone-light")
    menu.click()
    page.get_by_role("button", name="Move to…").click()
    place = page.get_by_role("dialog", name="Move the folder")
    expect(place.get_by_role("option", name="Day 1")).to_be_disabled()
    place.get_by_label("Into").select_option("")
    place.get_by_role("button", name="Move it").click()
    expect(page.locator(".library-way li")).to_have_text(["All assets", "Day 1"])
    page.get_by_role("button", name="Folders", exact=True).click()
    expect(page.get_by_role("tree", name="Folders")).to_be_visible()
    look(page, "folders-3-tree-phone-light")
    page.keyboard.press("Escape")
    library.reload()
