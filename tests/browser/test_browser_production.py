"""The main job in a real browser: brief, live run, finished video, and what can go wrong."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect
from tests.browser.conftest import Studio

from limelight.production.schemas import ProductionId

pytestmark = pytest.mark.browser

RUN = ProductionId("run-1")
Open = Callable[..., Page]
_PLAY = """async (video) => {
  video.muted = true;
  const moved = new Promise((resolve) => { video.ontimeupdate = resolve; });
  await video.play();
  await moved;
  return video.duration;
}"""
_READ_CAPTIONS = """async (video) => {
  const track = video.querySelector("track");
  const loaded = new Promise((resolve) => { track.onload = resolve; });
  track.track.mode = "showing";
  await loaded;
  return track.track.cues.length;
}"""


def order(page: Page, text: str = "Three honest tips for growing basil") -> None:
    """Type a brief and start it."""
    page.get_by_label("Brief").fill(text)
    page.get_by_role("button", name="Make the video").click()
    expect(page).to_have_url(re.compile(r"/production/run-\d+$"))


def test_from_a_brief_to_a_finished_video(open_page: Open, studio: Studio, tmp_path: Path) -> None:
    page = open_page("/production/new")
    page.get_by_label("1:1").check()
    order(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Three honest tips for growing basil")
    expect(page.locator("#step-script")).to_have_attribute("data-state", "waiting")

    studio.productions.advance(RUN, 2)
    expect(page.locator("#step-script")).to_have_attribute("data-state", "done")
    expect(page.locator("#now").get_by_role("status")).to_have_text("Draw the scenes")
    expect(page.locator(".scene p").first).to_contain_text("six hours of light")
    expect(page.locator(".scene img")).to_have_count(0)
    studio.productions.advance(RUN)
    expect(page.locator(".scene img")).to_have_count(1)
    expect(page).to_have_title(re.compile(r"^\d+ % · "))

    studio.productions.finish(RUN)
    expect(page.locator("#step-music .badge")).to_have_text("reused")
    video = page.locator("video").first
    expect(video).to_be_visible()
    expect(video.locator("track")).to_have_attribute("kind", "captions")
    assert video.evaluate(_PLAY) > 0
    assert video.evaluate(_READ_CAPTIONS) == 1

    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Video 9:16")).click()
    saved = tmp_path / "video.mp4"
    download.value.save_as(saved)
    assert download.value.suggested_filename == "video-9x16.mp4"
    assert saved.read_bytes()[4:8] == b"ftyp"


def test_formats_are_tabs_for_mouse_and_keyboard(open_page: Open, studio: Studio) -> None:
    page = open_page("/production/new")
    page.get_by_label("16:9").check()
    order(page)
    studio.productions.finish(RUN)
    tall, wide = page.get_by_role("tab", name="9:16"), page.get_by_role("tab", name="16:9")
    expect(page.locator("#cut-1")).to_be_visible()
    wide.click()
    expect(wide).to_have_attribute("aria-selected", "true")
    expect(page.locator("#cut-2 video")).to_be_visible()
    expect(page.locator("#cut-1")).to_be_hidden()
    wide.press("ArrowLeft")
    expect(tall).to_be_focused()
    expect(page.locator("#cut-1 video")).to_be_visible()


def test_wrong_input_is_explained_focused_and_kept(open_page: Open) -> None:
    page = open_page("/production/new")
    page.get_by_text("More options").click()
    page.get_by_label("Seed").fill("12")
    page.get_by_label("Length").fill("999")
    page.get_by_role("button", name="Make the video").click()
    brief = page.get_by_label("Brief")
    expect(page.locator("#text-error")).to_contain_text("The brief is empty")
    expect(brief).to_be_focused()
    expect(brief).to_have_attribute("aria-invalid", "true")
    brief.fill("Tips for basil")
    page.get_by_role("button", name="Make the video").click()
    expect(page.locator("#seconds-error")).to_contain_text("outside 5 to 180")
    expect(page.get_by_label("Length")).to_be_focused()
    expect(brief).to_have_value("Tips for basil")
    expect(page.locator("#seed")).to_have_value("12")


@pytest.mark.parametrize("width_px", [390, 1360])
def test_the_button_comes_after_all_options(open_page: Open, width_px: int) -> None:
    page = open_page("/production/new", viewport={"width": width_px, "height": 900})
    for more in ("More options", "Voice and music", "Your files"):
        page.get_by_text(more, exact=True).click()
    button = page.locator(".composer-foot > .btn").bounding_box()
    assert button is not None
    for fields in page.locator(".more-fields").all():
        box = fields.bounding_box()
        assert box is not None
        assert button["y"] >= box["y"] + box["height"]


def test_voices_are_heard_and_files_chosen_by_name(open_page: Open) -> None:
    page = open_page("/production/new")
    page.get_by_text("Voice and music", exact=True).click()
    heard = page.get_by_role("button", name="Listen to Heart")
    with page.expect_response("**/briefs/voices/af_heart.wav?language=en") as answered:
        heard.click()
    assert answered.value.headers["content-type"] == "audio/wav"
    page.get_by_role("radio", name="Happy").check()
    page.get_by_role("button", name="Slow").click()
    expect(page.get_by_role("radio", name="Calm")).to_be_visible()
    # What is chosen stays in sight.
    expect(page.get_by_role("radio", name="Happy")).to_be_visible()
    page.get_by_text("More options").click()
    page.locator("#language").select_option("es")
    expect(page.get_by_role("radio", name="Alex")).to_be_visible()
    expect(page.get_by_role("radio", name="Heart")).to_have_count(0)
    page.get_by_text("Your files", exact=True).click()
    page.get_by_role("button", name="From the library: Logo").click()
    page.get_by_role("button", name="A logo").click()
    expect(page.locator("#logo")).to_have_value("1" * 64 + ".png")
    page.get_by_role("button", name="Remove: Logo").click()
    expect(page.locator("#logo")).to_have_value("")


def _asks_ideas_for_kenji(request: Request) -> bool:
    return request.url.endswith("/briefs/ideas") and "character=kenji" in (request.post_data or "")


def test_ideas_are_those_of_the_chosen_character(open_page: Open, studio: Studio) -> None:
    page = open_page()
    with page.expect_request(_asks_ideas_for_kenji):
        page.get_by_role("radio", name="Kenji Mori").check()


def test_the_counter_counts_and_an_example_fills(open_page: Open) -> None:
    page = open_page("/production/new")
    page.get_by_role("button", name="Why the sky turns red at sunset").click()
    expect(page.get_by_label("Brief")).to_have_value("Why the sky turns red at sunset")
    expect(page.locator("#text-count")).to_have_text("31 / 2,000")
    page.get_by_label("Brief").fill("a " * 1500)
    expect(page.locator("#text-count")).to_have_attribute("data-over", "")


def test_stop_and_resume(open_page: Open, studio: Studio) -> None:
    page = open_page("/production/new")
    order(page)
    studio.productions.advance(RUN, 2)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".toast")).to_contain_text("Stopping")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".toast")).to_have_count(0)
    expect(page.locator("#run-error")).to_contain_text("Nothing finished was lost")
    page.get_by_role("button", name="Resume").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    studio.productions.finish(RUN)
    expect(page.locator("video")).to_be_visible()


def test_a_failure_says_why(open_page: Open, studio: Studio) -> None:
    page = open_page("/production/new")
    order(page)
    studio.productions.advance(RUN, 2)
    studio.productions.fail(RUN, "The disk is full. Free some space.")
    expect(page.get_by_role("alert")).to_contain_text("The disk is full. Free some space.")
    expect(page.locator("#step-pictures")).to_have_attribute("data-state", "failed")


def test_two_windows_see_the_same(open_page: Open, studio: Studio) -> None:
    first = open_page("/production/new")
    order(first)
    second = open_page("/production/run-1")
    studio.productions.advance(RUN, 2)
    for page in (first, second):
        expect(page.locator("#step-script")).to_have_attribute("data-state", "done")


def test_a_lost_connection_is_taken_up_again(open_page: Open, studio: Studio) -> None:
    page = open_page("/production/new", is_quiet=False)
    order(page)
    studio.productions.advance(RUN)
    expect(page.locator("#step-script")).to_have_attribute("data-state", "working")
    studio.productions.hang_up(RUN)
    expect(page.locator("#lost")).to_contain_text("Trying again")
    studio.productions.advance(RUN, 2)
    expect(page.locator(".scene img")).to_have_count(1)
    expect(page.locator("#lost")).to_be_empty()


def test_a_studio_that_does_not_answer_is_told(open_page: Open) -> None:
    page = open_page("/production/new", is_quiet=False)
    page.context.set_offline(True)
    page.get_by_label("Brief").fill("Tips for basil")
    page.get_by_role("button", name="Make the video").click()
    expect(page.locator(".toast")).to_contain_text("The studio does not answer")
    expect(page.get_by_label("Brief")).to_have_value("Tips for basil")


def test_the_list_filters_and_loads_more(open_page: Open, studio: Studio) -> None:
    page = open_page("/production/new")
    for _ in range(14):
        page.request.post(
            "/production",
            form={"text": "Tips for basil", "formats": "9:16"},
            headers={"origin": studio.url},
            max_redirects=0,
        )
    studio.productions.finish(RUN)
    page.get_by_role("link", name="Productions").first.click()
    expect(page.locator(".piece")).to_have_count(12)
    page.get_by_role("link", name="Load more").click()
    expect(page.locator(".piece")).to_have_count(14)
    page.get_by_role("navigation", name="Filter").get_by_text("Done").click()
    expect(page.locator(".piece")).to_have_count(1)
    expect(page).to_have_url(re.compile("state=done"))
    page.go_back()
    expect(page.locator(".piece")).to_have_count(12)


def test_the_main_job_by_keyboard_alone(open_page: Open, studio: Studio) -> None:
    page = open_page("/production")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="New video")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Brief")).to_be_focused()
    page.keyboard.type("Three honest tips for growing basil")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile("run-1$"))
    studio.productions.finish(RUN)
    expect(page.locator("video")).to_be_visible()
    label = page.get_by_role("button", name=re.compile("AI-generated"))
    label.focus()
    page.keyboard.press("Enter")
    explained = page.get_by_text("Content Credential")
    expect(explained).to_be_visible()
    page.keyboard.press("Escape")
    expect(explained).to_be_hidden()
    expect(label).to_be_focused()


def test_words_for_the_post_are_copied(open_page: Open, studio: Studio) -> None:
    page = open_page("/production/new", permissions=["clipboard-read", "clipboard-write"])
    order(page)
    studio.productions.finish(RUN)
    page.get_by_role("button", name="Copy Hashtags").click()
    expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "#basil #windowsill #growyourown"
