"""Menus, dialogs and notices while they are open: accessible, nothing cut off, in every size."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_browser_characters import create
from tests.browser.test_browser_looks import PHONE, WIDE, look

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
SIZES = [("wide", WIDE), ("phone", PHONE)]


@pytest.mark.parametrize(("size", "options"), SIZES)
def test_what_opens_in_the_gallery_is_fit_to_be_seen(
    visit: Visit, size: str, options: dict[str, Any]
) -> None:
    page = visit("/characters", **options)
    name = f"Open {size}"
    create(page, name)
    page.goto("/characters")
    page.get_by_role("button", name=f"More about {name}").click()
    menu = page.locator(".card-menu:popover-open")
    expect(menu).to_be_visible()
    look(page, f"open-menu-{size}")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keyboard")).to_be_visible()
    look(page, f"open-keys-{size}")
    page.keyboard.press("Escape")
    page.get_by_label(f"Choose {name}").check()
    expect(page.get_by_role("toolbar")).to_be_visible()
    look(page, f"open-toolbar-{size}")
    page.get_by_role("toolbar").get_by_role("button", name="Delete").click()
    dialog = page.locator("#delete-many-title")
    expect(dialog).to_be_visible()
    look(page, f"open-delete-{size}")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("toolbar").get_by_role("button", name="Archive").click()
    expect(page.get_by_text("1 character archived")).to_be_visible()
    look(page, f"open-notice-{size}")


@pytest.mark.parametrize(("size", "options"), SIZES)
def test_a_notice_with_undo_is_fit_to_be_seen(
    visit: Visit, size: str, options: dict[str, Any]
) -> None:
    page = visit("/characters", **options)
    create(page, f"Toasted {size}")
    one = page.url
    page.goto(f"{one}/looks/new")
    page.get_by_label("Name", exact=True).fill("gym")
    page.get_by_role("button", name="Add the look").click()
    page.get_by_role("button", name="Delete the look gym").click()
    expect(page.get_by_text("The look gym is deleted", exact=True)).to_be_visible()
    look(page, f"open-toast-{size}")
    page.get_by_role("button", name=re.compile("Undo")).click()
    expect(page.get_by_role("button", name="Delete the look gym")).to_be_visible()
