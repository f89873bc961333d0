"""The library in a real browser over a whole studio: bring in, find, look, change, undo."""

import re
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, FilePayload, Page, expect
from tests.browser.conftest import in_a_fresh_workspace, patient_context
from tests.browser.test_browser_looks import PHONE, WIDE, look
from tests.make.films import counting

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
_PASSWORD = "correct horse"  # noqa: S105 - of a link that lives as long as the test


def picture(name: str, hue: int) -> FilePayload:
    image = Image.new("RGB", (320, 400), f"hsl({hue}, 60%, 70%)")
    ImageDraw.Draw(image).ellipse((60, 80, 260, 280), fill=f"hsl({(hue + 160) % 360}, 60%, 45%)")
    out = BytesIO()
    image.save(out, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": out.getvalue()}


@pytest.fixture
def owner(address: str) -> SetCookieParam:
    """In a workspace of each test alone: they count what is in it."""
    return in_a_fresh_workspace(address, "Library")


@pytest.fixture
def library(visit: Visit) -> Page:
    """The library with three pictures and a text, brought in through the page."""
    page = visit("/library", color_scheme="dark")
    expect(page.locator("#library-count")).not_to_have_text("Looking…")
    words: FilePayload = {
        "name": "Notes on basil.txt", "mimeType": "text/plain", "buffer": b"Water from below.",
    }  # fmt: skip
    broken: FilePayload = {"name": "Broken.png", "mimeType": "image/png", "buffer": b"<html>"}
    files = [picture("Teapot.png", 20), picture("Red car.png", 0), picture("Lake.png", 200)]
    page.locator("#library-files").set_input_files([*files, words, broken])
    uploads = page.get_by_role("region", name="Uploads")
    expect(uploads.get_by_text("5 files done")).to_be_visible()
    expect(uploads.get_by_text("no picture, video, sound or text")).to_be_visible()
    uploads.get_by_role("button", name="Close").click()
    expect(page.locator("#library-count")).to_have_text("4 assets")
    return page


def test_files_are_brought_in_found_looked_at_and_changed_by_keyboard_alone(library: Page) -> None:
    page = library
    for image in page.locator(".cell img").all():
        expect(image).to_have_js_property("complete", True)
    look(page, "library-1-grid-wide-dark")
    page.keyboard.press("/")
    page.keyboard.type("teap")
    expect(page.locator("#library-count")).to_have_text("1 asset")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#library-count")).to_have_text("4 assets")
    grid = page.get_by_role("listbox", name="Assets")
    grid.focus()
    page.keyboard.press("Home")
    page.keyboard.press("f")
    expect(page.get_by_text("1 asset added to favourites", exact=True)).to_be_visible()
    page.keyboard.press("Control+a")
    expect(page.get_by_text("4 chosen")).to_be_visible()
    look(page, "library-2-chosen-wide-dark")
    page.keyboard.press("Delete")
    expect(page.locator("#library-count")).to_have_text("0 assets")
    page.keyboard.press("u")
    expect(page.locator("#library-count")).to_have_text("4 assets")
    grid.focus()
    page.keyboard.press("End")
    page.keyboard.press("Space")
    viewer = page.get_by_role("dialog", name="Preview")
    first = viewer.locator(".viewer-panel > header h2").inner_text()
    expect(viewer.get_by_text("Carries no label")).to_be_visible()
    look(page, "library-3-viewer-wide-dark")
    page.keyboard.press("ArrowLeft")
    expect(viewer.locator(".viewer-panel > header h2")).not_to_have_text(first)
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(grid).to_be_focused()


def test_only_the_cells_in_sight_are_in_the_page(library: Page) -> None:
    page = library
    page.route(
        "**/library/order?*", lambda route: route.fulfill(body=b"\x01\x00\x00\x00" * 100_000)
    )
    page.route("**/library/cells?*", lambda route: route.fulfill(json=[]))
    page.get_by_role("searchbox").fill("everything")
    expect(page.locator("#library-count")).to_have_text("100,000 assets")
    page.get_by_role("listbox", name="Assets").focus()
    for key, place in (("End", "100000"), ("Home", "1"), ("PageDown", None)):
        page.keyboard.press(key)
        if place:
            expect(page.locator(".cell[data-at]")).to_have_attribute("aria-posinset", place)
        assert page.locator(".cell").count() < 120
    page.keyboard.press("Control+a")
    expect(page.get_by_text("100,000 chosen")).to_be_visible()


@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("wide", WIDE)])
def test_the_library_is_usable_at_every_size(
    library: Page, visit: Visit, name: str, size: dict[str, Any]
) -> None:
    page = visit("/library", **size)
    expect(page.locator("#library-count")).to_have_text("4 assets")
    look(page, f"library-4-grid-{name}")
    page.get_by_role("button", name="More filters").click()
    expect(page.get_by_label("For whom")).to_be_visible()
    look(page, f"library-5-filters-{name}")


def test_a_stranger_opens_a_shared_link_with_its_password(
    library: Page, browser: Browser, address: str
) -> None:
    steps = np.frombuffer(library.request.get("/library/order").body(), "<i4")
    numbers = ",".join(map(str, steps.cumsum()))
    form: dict[str, str | float | bool] = {"numbers": numbers, "days": "7", "password": _PASSWORD}
    page = library.request.post(
        "/library/shares", form=form, headers={"Origin": address.rstrip("/")}
    )
    found = re.search(r"/library/shared/[\w-]+", page.text())
    assert found is not None
    context = patient_context(browser, base_url=address)
    stranger = context.new_page()
    stranger.goto(found[0])
    stranger.get_by_label("Password").fill(_PASSWORD)
    stranger.get_by_role("button", name="Open").click()
    expect(stranger.get_by_role("link", name="Download Teapot")).to_be_visible()
    context.close()


def test_a_new_version_is_uploaded_compared_and_undone(library: Page) -> None:
    page = library
    page.locator(".cell", has_text="Teapot").dblclick()
    viewer = page.get_by_role("dialog", name="Preview")
    viewer.get_by_label("Upload a new version").set_input_files(picture("Newer.png", 90))
    expect(viewer.get_by_text("Version 1", exact=True)).to_be_visible()
    expect(viewer.get_by_role("heading", name="Teapot")).to_be_visible()
    expect(page.locator("#library-count")).to_have_text("4 assets")
    viewer.get_by_role("link", name="Compare with version 1").click()
    expect(page.get_by_role("heading", name="Before and after")).to_be_visible()
    page.go_back()
    page.locator(".cell", has_text="Teapot").dblclick()
    viewer.get_by_role("button", name="Restore version 1").click()
    expect(page.get_by_text("Version 1 is shown", exact=True)).to_be_visible()
    look(page, "library-6-versions-wide-dark")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Restore version 2")).to_have_count(0)


def test_a_film_is_looked_through_by_keys(library: Page) -> None:
    page = library
    with tempfile.TemporaryDirectory() as folder:
        film = counting(Path(folder) / "film.mp4")
        page.locator("#library-files").set_input_files(film)
        expect(page.locator("#library-count")).to_have_text("5 assets")
    page.locator(".cell", has_text="film").dblclick()
    viewer = page.get_by_role("dialog", name="Preview")
    at = viewer.get_by_label("Position")
    expect(viewer.locator(".strip[data-there]")).to_be_visible()
    # A frame is stepped to once there are frames.
    page.wait_for_function(
        "() => document.querySelector('[role=dialog] video, dialog video').readyState > 1"
    )
    page.keyboard.press(".")
    expect(at).not_to_have_text("0:00.00")
    page.keyboard.press(",")
    expect(at).to_have_text("0:00.00")
    page.keyboard.press("r")
    expect(viewer.get_by_role("button", name="Over and over")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press(">")
    expect(viewer.get_by_label("Speed")).to_have_value("1.5")
    look(page, "library-7-film-wide-dark")
    viewer.get_by_role("button", name="Next").click()
    expect(viewer.locator(".viewer-panel > header h2")).not_to_have_text("film")


def test_what_to_say_where_a_file_is_posted_is_said_and_read(library: Page) -> None:
    page = library
    page.locator(".cell", has_text="Teapot").dblclick()
    page.get_by_role("link", name="What to say where you post it").click()
    expect(page.get_by_text("Nobody said yet what this is")).to_be_visible()
    look(page, "library-8-unsaid-wide-dark")
    page.get_by_label("What AI did to this file").select_option("generated")
    page.get_by_label("Who paid for it").fill("Tea Ltd")
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_role("heading", name="Bluesky")).to_be_visible()
    expect(page.get_by_text("Made with AI.").first).to_be_visible()
    look(page, "library-9-labels-wide-dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 640})
    look(page, "library-9-labels-narrow-light")
