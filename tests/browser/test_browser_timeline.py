"""The timeline of a real production in a real studio: looked at, played, trimmed, made again."""

import json
import re
import shutil
from base64 import b64decode
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import owner_of, serving
from tests.browser.test_browser_looks import PHONE, WIDE, look
from tests.make.media import picture_at
from tests.make.produced import Produced

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]
_MADE_MS = 240_000
_AT_MS = 30_000


@pytest.fixture(scope="module")
def video(produced: Produced, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The data of a studio that made one video, to be changed here, and the video's id."""
    data = tmp_path_factory.mktemp("timeline") / "data"
    shutil.copytree(produced.data, data)
    return data, produced.document["production"]


@pytest.fixture(scope="module")
def address(video: tuple[Path, str]) -> Iterator[str]:
    """The studio that made it."""
    with serving(video[0]) as url:
        yield url


@pytest.fixture(scope="module")
def owner(address: str) -> SetCookieParam:
    return owner_of(address)


@pytest.fixture
def edit(visit: Visit, video: tuple[Path, str]) -> Visit:
    """Opens the timeline as it was made."""

    def open_one(**options: object) -> Page:
        page = visit(f"/production/{video[1]}/timeline", **options)
        page.wait_for_selector("#timeline-editor:not([aria-busy])", timeout=_AT_MS)
        if page.locator("#tl-reset").is_enabled():
            page.locator("#tl-reset").click()
            saved(page, "Changes discarded")
        return page

    return open_one


def shots(page: Page) -> Locator:
    return page.locator('.tl-item[data-track="pictures"]')


def saved(page: Page, said: str) -> None:
    """Wait until what was done is kept."""
    expect(page.locator("#said")).to_have_text(said, timeout=_AT_MS)
    expect(page.locator("#tl-status")).not_to_have_text("saving …", timeout=_AT_MS)


def seconds(page: Page) -> float:
    return float(page.locator("#tl-ruler").get_attribute("aria-valuenow") or 0)


def drag(page: Page, item: Locator, begin: float, by_px: float) -> None:
    """Drag from a share of the width of something."""
    item.scroll_into_view_if_needed()
    box = item.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * begin, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by_px, y, steps=4)
    page.mouse.up()


def test_a_cut_is_trimmed_moved_removed_and_all_is_undone(edit: Visit) -> None:
    page = edit()
    before = shots(page).evaluate_all("all => all.map(one => one.ariaLabel)")
    assert len(before) > 1
    shots(page).first.click()
    drag(page, shots(page).first, 0.99, -40)
    saved(page, "Trimmed")
    trimmed = shots(page).first.get_attribute("aria-label")
    assert trimmed != before[0]
    page.reload()
    expect(shots(page).first).to_have_attribute("aria-label", trimmed or "", timeout=_AT_MS)
    shots(page).first.click()
    page.keyboard.press("Alt+ArrowRight")
    saved(page, "Shot moved")
    expect(shots(page).nth(1)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Delete")
    saved(page, "Shot removed")
    expect(shots(page)).to_have_count(len(before) - 1)
    expect(page.locator("#tl-status")).to_have_text("saved; the video does not show it yet")
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(page.locator("#tl-status")).to_have_text("as in the video", timeout=_AT_MS)
    assert shots(page).evaluate_all("all => all.map(one => one.ariaLabel)") == before
    page.keyboard.press("Control+Shift+z")
    expect(shots(page).first).to_have_attribute("aria-label", trimmed or "", timeout=_AT_MS)


def test_the_playhead_plays_scrubs_and_is_led_by_keys(edit: Visit) -> None:
    page = edit()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible(timeout=_AT_MS)
    # While it plays the time goes on, in step with the sound.
    expect(page.locator("#tl-time")).to_have_text(re.compile(r"0:00\.[4-9]|0:0[1-9]"))
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    stood = seconds(page)
    page.keyboard.press("Shift+ArrowRight")
    assert seconds(page) == pytest.approx(stood + 1, abs=0.02)
    page.keyboard.press("ArrowUp")
    assert seconds(page) < stood + 1
    ruler = page.locator("#tl-ruler")
    ruler.click(position={"x": 120, "y": 10})
    assert seconds(page) > 0
    page.keyboard.press("End")
    last = page.locator("#tl-time").inner_text()
    page.keyboard.press("j")
    expect(page.locator("#tl-time")).not_to_have_text(last)
    page.keyboard.press("k")
    assert seconds(page) > 0
    drawn = page.locator("#tl-canvas").evaluate(
        "(canvas) => [...canvas.getContext('2d').getImageData(200, 300, 40, 40).data]"
    )
    assert len(set(drawn)) > 8


def test_the_preview_shows_drawn_figures_as_the_video_does(
    edit: Visit, video: tuple[Path, str], tmp_path: Path
) -> None:
    """The mouth is open when it is open in the video: films of the renderer, not still pictures."""
    page = edit()
    film = tmp_path / "video.mp4"
    film.write_bytes(page.request.get(f"/production/{video[1]}/files/video-9x16.mp4").body())
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#tl-canvas")).to_have_attribute("data-moving", "yes", timeout=_AT_MS)
    drawn = page.locator("#tl-canvas").evaluate("canvas => canvas.toDataURL()")
    shown = np.asarray(Image.open(BytesIO(b64decode(drawn.split(",")[1]))).convert("RGB"))
    at = round(seconds(page) * 30)
    rendered = np.asarray(Image.fromarray(picture_at(film, at)).resize((540, 960)), np.uint8)
    far = np.abs(shown.astype(int) - rendered).mean(axis=2)
    assert far.mean() < 6
    face = far[250:520, 130:410]
    assert face.mean() < 6


def test_exact_times_and_loudness_are_typed(edit: Visit) -> None:
    page = edit()
    speech = page.locator('.tl-item[data-track="speech"]').first
    speech.click()
    page.get_by_label("Begins at (s)").fill("0.8")
    page.keyboard.press("Tab")
    saved(page, "Trimmed")
    expect(speech).to_have_attribute("aria-label", re.compile("0:00.8 to"))
    page.get_by_label(re.compile("Louder or softer")).fill("-6")
    saved(page, "Loudness changed")
    expect(page.locator("#tl-gain-said")).to_have_text("-6 dB")


def test_two_tabs_do_not_overwrite_each_other(edit: Visit) -> None:
    mine, theirs = edit(), edit()
    shots(mine).first.click()
    mine.get_by_label("Title").fill("Mine")
    mine.keyboard.press("Tab")
    saved(mine, "Shot changed")
    shots(theirs).first.click()
    theirs.get_by_label("Title").fill("Theirs")
    theirs.keyboard.press("Tab")
    expect(theirs.locator("#toaster")).to_contain_text("changed elsewhere", timeout=_AT_MS)
    expect(shots(theirs).first).to_contain_text("Mine", timeout=_AT_MS)


def test_what_is_changed_while_the_studio_is_away_is_saved_later(edit: Visit) -> None:
    page = edit()
    page.context.set_offline(True)
    shots(page).first.click()
    page.get_by_label("Title").fill("In a tunnel")
    page.keyboard.press("Tab")
    expect(page.locator("#unsaved [data-why=away]")).to_be_visible(timeout=_AT_MS)
    expect(shots(page).first).to_contain_text("In a tunnel", timeout=_AT_MS)
    page.context.set_offline(False)
    saved(page, "Shot changed")
    page.reload()
    expect(shots(page).first).to_contain_text("In a tunnel", timeout=_AT_MS)


def test_the_file_leaves_and_what_cannot_be_read_is_told(edit: Visit, tmp_path: Path) -> None:
    page = edit()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the timeline").click()
    file = tmp_path / "timeline.otio"
    download.value.save_as(file)
    plain = json.loads(file.read_text())
    assert plain["OTIO_SCHEMA"].startswith("Timeline")
    clip = next(
        one
        for one in plain["tracks"]["children"][0]["children"]
        if one["OTIO_SCHEMA"].startswith("Clip")
    )
    clip["metadata"]["limelight"]["on_screen"] = "From elsewhere"
    file.write_text(json.dumps(plain))
    upload = page.locator("#tl-file")
    upload.set_input_files(file)
    saved(page, "Timeline replaced")
    expect(shots(page).first).to_contain_text("From elsewhere")
    file.write_text("{}")
    upload.set_input_files(file)
    expect(page.locator("#toaster")).to_contain_text("That timeline cannot be read")


def captions(page: Page) -> list[str]:
    return [area.input_value() for area in page.locator("#tl-cues textarea").all()]


def test_captions_are_changed_split_joined_and_moved(edit: Visit) -> None:
    page = edit()
    before = captions(page)
    text = page.locator("#tl-cues textarea").first
    text.fill(f"Really {before[0]}")
    page.keyboard.press("Tab")
    saved(page, "Caption changed")
    speech = page.locator('.tl-item[data-track="speech"]').first
    expect(speech).to_contain_text("Really")
    text.focus()
    text.evaluate("area => area.setSelectionRange(6, 6)")
    page.keyboard.press("Enter")
    saved(page, "Caption split")
    assert captions(page)[:2] == ["Really", before[0]]
    page.get_by_role("button", name="Join with the next: caption 1").click()
    saved(page, "Captions joined")
    assert captions(page) == [f"Really {before[0]}", *before[1:]]
    page.get_by_role("button", name="A tenth of a second earlier: caption 1").click()
    saved(page, "Caption moved")
    page.locator('label:has(input[value="boxed"])').click()
    saved(page, "Caption style chosen")
    page.get_by_label("At the top").check()
    saved(page, "Captions moved")
    with page.expect_download() as download:
        page.get_by_role("link", name="SRT").click()
    assert "Really" in download.value.path().read_text()


def test_captions_that_are_hard_to_read_are_told(edit: Visit) -> None:
    page = edit()
    text = page.locator("#tl-cues textarea").first
    text.fill("Far too many characters for anybody to read in so short a time, all at once here")
    page.keyboard.press("Tab")
    saved(page, "Caption changed")
    expect(page.locator("#tl-cues li").first).to_contain_text("17 can be read")
    expect(page.locator("#tl-hard")).to_contain_text("hard to read")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("wide", {**WIDE, "color_scheme": "dark"}),
        ("phone", PHONE),
    ],
)
def test_the_timeline_is_fit_to_be_seen(edit: Visit, name: str, options: dict[str, object]) -> None:
    page = edit(**options)
    shots(page).first.click()
    for bar in (".tabbar", ".topbar"):
        page.locator(bar).evaluate("bar => { bar.style.position = 'static'; }")
    look(page, f"timeline-{name}")


def test_what_was_changed_is_what_the_next_video_shows(
    edit: Visit, video: tuple[Path, str]
) -> None:
    page = edit()
    shots(page).first.click()
    page.get_by_label("Title").fill("Made by hand")
    page.keyboard.press("Tab")
    saved(page, "Shot changed")
    page.locator("#tl-cues textarea").first.fill("Written by hand.")
    page.keyboard.press("Tab")
    saved(page, "Caption changed")
    page.get_by_role("button", name="Make it again").click()
    expect(page).to_have_url(re.compile(f"/production/{video[1]}$"), timeout=_AT_MS)
    expect(page.locator("#edit-timeline")).to_be_visible(timeout=_MADE_MS)
    written = page.request.get(f"/production/{video[1]}/files/captions-en.srt")
    assert "Written by hand." in written.text()
    page.locator("#edit-timeline").click()
    expect(shots(page).first).to_contain_text("Made by hand", timeout=_AT_MS)
    expect(page.locator("#tl-status")).to_have_text("as in the video")
