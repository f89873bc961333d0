"""The studio itself, as `limelight studio` starts it: by keyboard alone from the first visit to an
approved video, which plays.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.conftest import SCREENSHOTS, patient_context, serving
from tools.newcomer import walk

from limelight.library.provenance.certificate import studio_identity
from limelight.library.provenance.verify import verify_file

pytestmark = pytest.mark.browser

_PLAYS = """async (video) => {
  video.muted = true;
  const moved = new Promise((resolve) => { video.ontimeupdate = resolve; });
  await video.play();
  await moved;
  return video.duration;
}"""


@pytest.fixture
def whole_studio(tmp_path: Path) -> Iterator[str]:
    """The program, serving on a free port; its address."""
    with serving(tmp_path / "data") as url:
        yield url


def test_a_newcomer_comes_by_keyboard_from_nothing_to_an_approved_video_that_plays(
    browser: Browser, whole_studio: str, tmp_path: Path
) -> None:
    context = patient_context(
        browser, base_url=whole_studio, viewport={"width": 1360, "height": 900}
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    visit = walk(page)
    assert visit.wrong == []
    page.locator("#latest .piece a").first.click()
    expect(page.locator(".scene img").first).to_be_visible()
    expect(page.locator("video").first).to_be_visible()
    assert page.locator("video").first.evaluate(_PLAYS) > 3
    page.screenshot(path=SCREENSHOTS / "whole-studio-finished.png", full_page=True)
    with page.expect_download() as download:
        page.locator('a[data-kind="video"]').first.click()
    saved = tmp_path / "video.mp4"
    download.value.save_as(saved)
    verdict = verify_file(saved, studio_identity(tmp_path / "data"))
    assert (verdict.state, verdict.signer) == ("valid", "this studio")
    assert not complaints
    page.context.close()
