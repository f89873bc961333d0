"""The script editor in a real browser: everything saves itself, and can be taken back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect
from tests.browser.conftest import Studio
from tests.browser.test_browser_looks import PHONE, WIDE, look
from tests.browser.test_browser_production import RUN, order

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
EDIT = "/production/run-1/edit"


@pytest.fixture
def edit(open_page: Open, studio: Studio) -> Callable[..., Page]:
    """Opens the editor of a finished production."""
    page = open_page("/production/new")
    order(page)
    studio.productions.finish(RUN)
    return lambda **options: open_page(EDIT, **options)


def lines(page: Page) -> Locator:
    return page.get_by_label(re.compile("^Said in scene"))


def undo(page: Page) -> None:
    page.get_by_role("button", name="Undo", exact=True).click()


def test_what_is_typed_saves_itself_and_is_taken_back(edit: Open) -> None:
    page = edit()
    before = lines(page).first.input_value()
    make = page.get_by_role("button", name="Make it again")
    expect(make).to_be_disabled()
    lines(page).first.fill("A better line.")
    page.get_by_label("Title").fill("A better title")
    page.keyboard.press("Tab")
    expect(page.locator("#said")).to_have_text("Script changed")
    page.reload()
    expect(lines(page).first).to_have_value("A better line.")
    expect(page.get_by_label("Title")).to_have_value("A better title")
    undo(page)
    undo(page)
    expect(lines(page).first).to_have_value(before)
    expect(make).to_be_disabled()
    page.locator("h1").click()
    page.keyboard.press("Control+Shift+z")
    expect(lines(page).first).to_have_value("A better line.")
    make.click()
    expect(page).to_have_url(re.compile(r"/production/run-1$"))


def test_scenes_move_by_keyboard_and_mouse(edit: Open) -> None:
    # High enough that nothing scrolls between taking a scene and dropping it.
    page = edit(viewport={"width": 1360, "height": 2000})
    first, second, third = (lines(page).nth(at).input_value() for at in range(3))
    lines(page).first.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(lines(page).nth(1)).to_have_value(first)
    expect(lines(page).nth(1)).to_be_focused()
    page.get_by_role("button", name="Move down scene 2").click()
    expect(lines(page).nth(2)).to_have_value(first)
    page.locator("[data-handle]").nth(2).drag_to(
        page.locator("li[data-scene]").first, target_position={"x": 60, "y": 8}
    )
    expect(lines(page).first).to_have_value(first)
    expect(lines(page).nth(1)).to_have_value(second)
    expect(lines(page).nth(2)).to_have_value(third)


def test_scenes_are_added_locked_and_removed(edit: Open) -> None:
    page = edit()
    count = lines(page).count()
    page.get_by_role("button", name="Add one after scene 1").click()
    expect(lines(page)).to_have_count(count + 1)
    expect(lines(page).nth(1)).to_be_focused()
    page.keyboard.type("Something new.")
    page.get_by_role("button", name="Lock scene 2").click()
    expect(lines(page).nth(1)).to_have_value("Something new.")
    expect(lines(page).nth(1)).not_to_be_editable()
    expect(page.get_by_role("button", name="Remove scene 2")).to_be_disabled()
    page.get_by_role("button", name="Unlock scene 2").click()
    page.get_by_role("button", name="Remove scene 2").click()
    expect(lines(page)).to_have_count(count)
    undo(page)
    expect(lines(page).nth(1)).to_have_value("Something new.")


def test_a_line_is_reworded_and_a_picture_chosen(edit: Open) -> None:
    page = edit()
    page.get_by_label("Reword scene 1").select_option("shorter")
    page.get_by_role("button", name="It is shorter now.").click()
    expect(lines(page).first).to_have_value("It is shorter now.")
    page.get_by_label("Reword scene 1").select_option("longer")
    expect(page.locator("#toaster")).to_contain_text("The writer has no other way to say this")
    still = page.locator(".draft-still img").first
    before = still.get_attribute("src")
    page.get_by_role("button", name="Other takes").first.click()
    expect(page.locator(".take img")).to_have_count(3)
    page.get_by_role("button", name="Others").click()
    page.get_by_role("button", name="Use take 5").click()
    expect(page.locator("#said")).to_have_text("Picture chosen")
    expect(still).not_to_have_attribute("src", before or "")


def test_a_changed_picture_is_drawn_when_asked(edit: Open) -> None:
    page = edit()
    page.locator(".draft-more summary").first.click()
    page.get_by_label("Place", exact=True).first.fill("greenhouse")
    page.keyboard.press("Tab")
    expect(page.locator("#said")).to_have_text("Scene changed")
    expect(page.get_by_label("Place", exact=True).first).to_be_visible()


def test_two_tabs_do_not_overwrite_each_other(edit: Open) -> None:
    mine, theirs = edit(), edit()
    lines(mine).first.fill("Mine.")
    mine.keyboard.press("Tab")
    expect(mine.locator("#said")).to_have_text("Line changed")
    lines(theirs).first.fill("Theirs.")
    theirs.keyboard.press("Tab")
    expect(theirs.locator("#toaster")).to_contain_text("The script was changed elsewhere")
    expect(theirs.locator("#toaster")).to_contain_text("There it says: Mine.")
    expect(lines(theirs).first).to_have_value("Theirs.")
    theirs.get_by_role("button", name="Keep mine").click()
    expect(theirs.locator("#said")).to_have_text("Line changed")
    theirs.reload()
    expect(lines(theirs).first).to_have_value("Theirs.")
    undo(theirs)
    expect(lines(theirs).first).to_have_value("Mine.")
    theirs.get_by_label("Title").fill("Changed there")
    theirs.keyboard.press("Tab")
    expect(theirs.locator("#said")).to_have_text("Script changed")
    lines(mine).nth(1).fill("Changed here.")
    mine.keyboard.press("Tab")
    expect(mine.get_by_label("Title")).to_have_value("Changed there")
    expect(lines(mine).nth(1)).to_have_value("Changed here.")
    theirs.reload()
    expect(lines(theirs).nth(1)).to_have_value("Changed here.")
    expect(theirs.get_by_label("Title")).to_have_value("Changed there")


def test_what_is_typed_while_the_studio_is_away_is_sent_when_it_is_back(edit: Open) -> None:
    page = edit(is_quiet=False)
    page.context.set_offline(True)
    lines(page).first.fill("Typed in a tunnel.")
    page.get_by_label("Title").fill("Out of the tunnel")
    page.keyboard.press("Tab")
    expect(page.locator("#unsaved [data-why=away]")).to_be_visible()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.evaluate("location.assign('/production')")
    expect(lines(page).first).to_have_value("Typed in a tunnel.")
    page.context.set_offline(False)
    expect(page.locator("#unsaved")).to_be_hidden()
    assert asked == ["beforeunload"]
    expect(page.locator("#said")).to_have_text("Script changed")
    page.reload()
    expect(lines(page).first).to_have_value("Typed in a tunnel.")
    expect(page.get_by_label("Title")).to_have_value("Out of the tunnel")


@pytest.mark.parametrize(("status", "told"), [(401, "out"), (503, "away")])
def test_who_is_signed_out_while_typing_loses_no_word(edit: Open, status: int, told: str) -> None:
    page = edit(is_quiet=False)
    page.route(f"**{EDIT}", lambda route: route.fulfill(status=status))
    lines(page).first.fill("Typed too late.")
    page.keyboard.press("Tab")
    expect(page.locator(f"#unsaved [data-why={told}]")).to_be_visible()
    expect(lines(page).first).to_have_value("Typed too late.")
    page.unroute(f"**{EDIT}")
    expect(page.locator("#said")).to_have_text("Line changed")
    page.reload()
    expect(lines(page).first).to_have_value("Typed too late.")


def test_what_is_refused_stays_in_its_field_whatever_else_changes(edit: Open) -> None:
    page = edit(is_quiet=False)
    lines(page).first.fill(" ")
    page.keyboard.press("Tab")
    expect(page.locator("#toaster")).to_contain_text("cannot be empty")
    page.get_by_role("button", name="Lock scene 2").click()
    expect(lines(page).nth(1)).not_to_be_editable()
    expect(lines(page).first).to_have_value(" ")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("wide-dark", {**WIDE, "color_scheme": "dark"}),
        ("phone-light", {**PHONE, "color_scheme": "light"}),
        ("smallest-light", {"viewport": {"width": 320, "height": 1100}, "color_scheme": "light"}),
    ],
)
def test_the_editor_is_fit_to_be_seen(edit: Open, name: str, options: dict[str, object]) -> None:
    page = edit(**options)
    page.locator(".draft-more summary").first.click()
    # What happens to lie under one of the bars now can be scrolled away from it.
    for bar in (".tabbar", ".topbar"):
        page.locator(bar).evaluate("bar => { bar.style.position = 'static'; }")
    look(page, f"script-{name}")
    page.get_by_label("Reword scene 1").select_option("another")
    expect(page.get_by_role("button", name="Or like this.")).to_be_visible()
    look(page, f"script-wordings-{name}")
