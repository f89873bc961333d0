"""Characters in a real browser over a whole studio: make, see, choose many, undo, bring in."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_browser_looks import PHONE, WIDE, look

from limelight.characters.pages.show import TABS

pytestmark = pytest.mark.browser

VECTORS = Path(__file__).parents[1] / "vectors" / "cards"
_IS_DRAWN = "(image) => image.complete && image.naturalWidth > 0"
Visit = Callable[..., Page]


def create(page: Page, name: str) -> None:
    page.goto("/characters/new")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("button", name="Create the character").click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def test_the_portrait_follows_the_form_and_a_wrong_field_is_shown(visit: Visit) -> None:
    page = visit("/characters/new", color_scheme="dark")
    portrait = page.get_by_alt_text("Preview of the portrait")
    expect(portrait).to_have_attribute("src", re.compile("^blob:"))
    first = portrait.get_attribute("src")
    page.get_by_label("Hair", exact=True).select_option("mohawk")
    expect(portrait).not_to_have_attribute("src", first or "")
    page.get_by_role("radio", name="ebony").check(force=True)
    page.get_by_label("Warmth").fill("0.35")
    expect(page.locator("#warmth-value")).to_have_text("0.35")
    look(page, "characters-1-editor-wide-dark")
    page.get_by_role("button", name="Create the character").click()
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    expect(page.locator("#name-error")).to_be_visible()
    expect(page.get_by_role("radio", name="ebony")).to_be_checked()
    page.get_by_label("Name", exact=True).fill("Mona Hawk")
    page.get_by_role("button", name="Create the character").click()
    expect(page.get_by_role("heading", name="Mona Hawk", exact=True)).to_be_visible()
    expect(page.locator(".said li")).to_have_count(3)
    look(page, "characters-2-page-wide-dark")


def test_many_are_archived_and_the_archiving_is_undone(visit: Visit) -> None:
    page = visit("/characters")
    for name in ("Ana", "Bo"):
        create(page, name)
    page.goto("/characters?sort=newest&view=list")
    expect(page.get_by_role("toolbar")).to_be_hidden()
    for name in ("Ana", "Bo"):
        page.get_by_label(f"Choose {name}").check()
    page.get_by_role("toolbar").get_by_role("button", name="Archive").click()
    expect(page.get_by_text("2 characters archived")).to_be_visible()
    expect(page.get_by_label("Choose Ana")).to_have_count(0)
    page.keyboard.press("u")
    expect(page.get_by_text("2 characters restored")).to_be_visible()
    expect(page.get_by_label("Choose Ana")).to_have_count(1)
    page.get_by_role("button", name="More about Bo").click()
    page.locator(".card-menu:popover-open").get_by_role("button", name="Pause").click()
    expect(page.get_by_text("1 character paused")).to_be_visible()


def test_the_gallery_is_found_its_way_around_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/characters")
    create(page, "Keya")
    page.goto("/characters")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keyboard")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Keyboard")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("keya")
    expect(page.locator(".cast-card")).to_have_count(1)
    page.get_by_label("Choose Keya").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("1 chosen")).to_be_visible()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/characters/new$"))
    page.get_by_label("Name", exact=True).focus()
    page.keyboard.type("Typed Only")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Typed Only", exact=True)).to_be_visible()


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until the focus is there; the focus is seen on the way."""
    for _ in range(120):
        page.keyboard.press(key)
        if page.evaluate("(one) => document.activeElement.matches(one)", selector):
            ring = "getComputedStyle(document.activeElement)"
            outline, shadow = page.evaluate(f"[{ring}.outlineStyle, {ring}.boxShadow]")
            assert outline != "none" or shadow != "none", f"{selector} shows no focus"
            return
    raise AssertionError(f"{selector} is not reached by {key}")


def test_tab_alone_leads_from_the_gallery_to_a_saved_edit(visit: Visit) -> None:
    page = visit("/characters")
    create(page, "Tabea")
    page.goto("/characters?q=tabea")
    press_until(page, "Tab", ".cast-card > a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Tabea", exact=True)).to_be_visible()
    press_until(page, "Tab", "a[href$='/edit']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/edit$"))
    press_until(page, "Tab", "#location")
    page.keyboard.type("Oslo")
    press_until(page, "Tab", "#hair_style")
    page.keyboard.press("ArrowDown")
    press_until(page, "Tab", "#warmth")
    page.keyboard.press("ArrowRight")
    press_until(page, "Tab", ".save-bar button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Oslo")).to_be_visible()


def test_a_look_follows_what_is_chosen_and_its_deletion_is_undone_by_a_key(visit: Visit) -> None:
    page = visit("/characters")
    create(page, "Lou")
    page.get_by_role("link", name="Looks").click()
    page.get_by_role("link", name="Add a look").click()
    portrait = page.get_by_alt_text("Preview of the look")
    expect(portrait).to_have_attribute("src", re.compile("^blob:"))
    first = portrait.get_attribute("src")
    page.get_by_label("In your words").fill("red hoodie, beanie, no glasses")
    page.get_by_role("button", name="Read").click()
    expect(page.get_by_label("Clothes", exact=True)).to_have_value("hoodie")
    expect(portrait).to_have_attribute("src", re.compile("^blob:"))
    expect(portrait).not_to_have_attribute("src", first or "")
    page.get_by_role("button", name="Add the look").click()
    expect(page.locator("#name-error")).to_be_visible()
    page.get_by_label("Name", exact=True).fill("gym")
    page.get_by_role("button", name="Add the look").click()
    picture = page.get_by_alt_text("Lou in the look gym")
    page.wait_for_function(_IS_DRAWN, arg=picture.element_handle())
    page.get_by_role("button", name="Delete the look gym").click()
    expect(page.get_by_text("The look gym is deleted", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?tab=looks$"))
    page.keyboard.press("u")
    expect(page.get_by_alt_text("Lou in the look gym")).to_be_visible()
    page.get_by_role("button", name="Make gym the default").click()
    expect(page.get_by_alt_text("Lou in the look everyday")).to_be_visible()


def test_a_blend_is_heard_before_it_is_kept(visit: Visit) -> None:
    page = visit("/characters")
    create(page, "Vox")
    page.get_by_role("link", name="Voice").click()
    page.get_by_label("Voice 1").select_option("af_heart")
    page.get_by_label("Voice 2").select_option("hibari")
    page.get_by_label("Weight").nth(0).fill("75")
    page.get_by_label("Weight").nth(1).fill("25")
    expect(page.locator("[data-share]").first).to_have_text("75 %")
    page.get_by_role("button", name="Listen").click()
    expect(page.get_by_text("cannot be blended")).to_be_visible()
    page.get_by_label("Voice 2").select_option("bf_emma")
    page.get_by_role("button", name="Listen").click()
    expect(page.locator("audio")).to_have_attribute("src", re.compile("^blob:"))
    page.get_by_role("button", name="Save the voice").click()
    expect(page.get_by_label("Voice 2")).to_have_value("bf_emma")


def test_a_card_is_brought_in_by_dropping_it(visit: Visit) -> None:
    page = visit("/characters/import")
    card = next(path for path in sorted(VECTORS.rglob("*.json")) if path.name.startswith("v3"))
    dropped = page.evaluate_handle(
        """([name, text]) => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], name, { type: "application/json" }));
          return carried;
        }""",
        [card.name, card.read_text(encoding="utf-8")],
    )
    zone = page.locator("[data-drop]")
    zone.dispatch_event("dragenter", {"dataTransfer": dropped})
    zone.dispatch_event("dragover", {"dataTransfer": dropped})
    expect(zone).to_have_attribute("data-over", "")
    zone.dispatch_event("drop", {"dataTransfer": dropped})
    expect(zone).not_to_have_attribute("data-over", "")
    expect(page.locator("[data-drop-name]")).to_have_text(card.name)
    page.get_by_label("Another name").fill("Really Dropped")
    page.get_by_role("button", name="Create the character").click()
    expect(page.get_by_role("heading", name="Really Dropped", exact=True)).to_be_visible()


@pytest.mark.parametrize(("size", "options"), [("wide", WIDE), ("phone", PHONE)])
def test_every_page_of_characters_is_fit_to_be_seen(
    visit: Visit, size: str, options: dict[str, Any]
) -> None:
    page = visit("/characters/new", **options)
    page.get_by_label("Name", exact=True).fill(f"Longname {size} Featherstonehaugh-Dark")
    page.get_by_role("button", name="Create the character").click()
    page.wait_for_url(re.compile("/characters/[0-9a-f-]{36}$"))
    one = page.url
    for place in (
        "/characters", "/characters?view=list", "/characters?q=nobody", "/characters/import", one,
        *(f"{one}?tab={tab}" for tab in TABS[1:]),
        f"{one}/edit", f"{one}/looks/new", f"{one}/personas/new",
    ):  # fmt: skip
        page.goto(place)
        name = place.removeprefix(one).strip("/").replace("/", "-").replace("?", "-") or "overview"
        look(page, f"cast-{name}-{size}")
    assert page.evaluate("getComputedStyle(document.querySelector('.btn')).transitionDuration") in (
        "0s",
        "",
    )


def test_a_dropped_card_becomes_a_character_on_a_phone_too(visit: Visit) -> None:
    page = visit("/characters/import", color_scheme="light", **PHONE)
    card = next(path for path in sorted(VECTORS.rglob("*.json")) if path.name.startswith("v3"))
    page.locator("input[type=file]").set_input_files(card)
    expect(page.locator("[data-drop-name]")).to_have_text(card.name)
    page.get_by_role("button", name="Look inside").click()
    expect(page.get_by_text("Becomes part of the character")).to_be_visible()
    look(page, "characters-3-import-phone-light")
    page.get_by_label("Another name").fill("Dropped In")
    page.get_by_role("button", name="Create the character").click()
    expect(page.get_by_role("heading", name="Dropped In", exact=True)).to_be_visible()
    look(page, "characters-4-page-phone-light")
    page.goto("/characters")
    first = page.locator(".cast-card img").first
    expect(first).to_be_visible()
    page.wait_for_function(_IS_DRAWN, arg=first.element_handle())
    look(page, "characters-5-gallery-phone-light")
    page.goto("/characters/new")
    look(page, "characters-6-editor-phone-light")
