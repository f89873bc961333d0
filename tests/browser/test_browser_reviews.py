"""Reviews in a real browser over a whole studio: a reviewer, and a client who came by a link."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import owner_of, patient_context, serving
from tests.browser.test_browser_looks import PHONE, WIDE, look
from tests.make.assets import keep, png
from tests.make.scripted_productions import draw, film

from limelight.accounts.schemas import Workspace
from limelight.app.studio import opened
from limelight.kit.db.sessions import Sessions
from limelight.kit.settings import Settings
from limelight.library.service import Library
from limelight.reviews import service
from limelight.reviews.schemas import Medium, Policy, Subject

pytestmark = pytest.mark.browser

_PASSWORD = "correct horse"  # noqa: S105 - of a link that lives as long as the test
Visit = Callable[..., Page]


async def _seed(data: Path) -> None:
    """A studio in which a film waits for a decision."""
    async with opened(Settings(data=data, workers=1)) as wired:
        store = wired[Library].store
        picture, moving = data / "picture.png", data / "film.mp4"
        draw(picture, "#f2a65a", (216, 384))
        film(moving, picture)
        medium = Medium(
            kind="video",
            url="/production/1/files/video.mp4",
            label="9:16",
            stored=store.put(moving).name,
            poster_stored=store.put(picture).name,
        )
        subject = Subject(
            kind="production", id="1", version=1, title="Three honest tips for basil",
            url="/production/1", media=(medium,), text="Basil is easier than you think.",
        )  # fmt: skip
        await keep(
            wired[Library], wired[Sessions], data, "A mug", content=png(width=300, height=300)
        )
        async with wired[Sessions].begin() as db:
            await service.set_policy(db, wired[Workspace].id, Policy(needed=1))
            await service.ask(db, wired[Workspace].id, subject)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """That studio, as the program serves it."""
    data = tmp_path_factory.mktemp("studio")
    # Not in this thread: the browser keeps an event loop running in it.
    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(asyncio.run, _seed(data)).result()
    with serving(data) as url:
        yield url


@pytest.fixture(scope="module")
def owner(address: str) -> SetCookieParam:
    return owner_of(address)


@pytest.fixture(scope="module")
def link(browser: Browser, address: str, owner: SetCookieParam) -> str:
    """A client's link, made by the owner on the page of the review."""
    context = patient_context(browser, base_url=address)
    context.add_cookies([owner])
    page = context.new_page()
    page.goto("/reviews")
    page.get_by_role("link", name="Three honest tips for basil").click()
    page.get_by_text("Make a link", exact=True).click()
    page.get_by_label("For whom").fill("Ann of the agency")
    page.get_by_label("Password").fill(_PASSWORD)
    page.get_by_role("button", name="Make the link").click()
    told = page.locator(".share-address code").text_content()
    assert told is not None
    look(page, "reviews-link-wide")
    context.close()
    return told


def come(browser: Browser, address: str, link: str, **options: object) -> Page:
    """A client's browser, which knows nothing of the studio."""
    context = patient_context(browser, base_url=address, reduced_motion="reduce", **options)
    page = context.new_page()
    page.goto(link)
    page.get_by_label("Password").fill(_PASSWORD)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three honest tips for basil")
    return page


def test_a_client_pins_a_comment_and_asks_for_changes_by_keyboard(
    browser: Browser, address: str, link: str
) -> None:
    page = come(browser, address, link, **WIDE, color_scheme="dark")
    video = page.locator("video")
    page.wait_for_function("() => document.querySelector('video').readyState > 1")
    video.evaluate("(one) => { one.currentTime = 1; }")
    expect(page.locator("#pinned")).to_have_text("at 0:01")
    comments = page.get_by_role("region", name="Comments")
    comments.get_by_label("Your name").fill("Ann")
    comments.get_by_label("Comment").fill("The mug floats here.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(comments.get_by_text("The mug floats here.")).to_be_visible()
    expect(comments.get_by_role("button", name="0:01")).to_be_visible()
    decision = page.get_by_role("region", name="Your word")
    expect(decision.get_by_label("Your name")).to_have_value("Ann")
    decision.get_by_role("button", name="Ask for changes").click()
    expect(decision.get_by_text("Say in a sentence what has to change.")).to_be_visible()
    decision.get_by_label("What has to change").fill("Let it stand on the table.")
    decision.get_by_role("button", name="Ask for changes").click()
    expect(decision.get_by_text("Let it stand on the table.")).to_be_visible()
    look(page, "reviews-client-wide-dark")
    page.context.close()


def test_a_clients_page_fits_a_phone(browser: Browser, address: str, link: str) -> None:
    page = come(browser, address, link, **PHONE)
    look(page, "reviews-client-phone")
    page.context.close()


@pytest.mark.parametrize(("name", "options"), [("wide", WIDE), ("phone", PHONE)])
def test_the_queue_a_review_and_the_bell_fit(
    visit: Visit, link: str, name: str, options: dict[str, object]
) -> None:
    page = visit("/reviews", **options)
    look(page, f"reviews-queue-{name}")
    page.get_by_role("link", name="Three honest tips for basil").click()
    look(page, f"reviews-one-{name}")
    page.goto("/notices")
    look(page, f"notices-{name}")


def test_a_picture_is_put_up_from_the_library_and_commented_at_a_place(visit: Visit) -> None:
    page = visit("/library")
    page.get_by_role("option", name="A mug").click(modifiers=["Control"])
    page.get_by_role("toolbar").get_by_role("button", name="Review").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A mug")
    page.locator(".review-frame img").click(position={"x": 75, "y": 150})
    expect(page.locator("#pinned")).to_have_text("at 25 %, 50 %")
    page.get_by_role("textbox", name="Comment").fill("Too blue here.")
    page.get_by_role("button", name="Comment").click()
    page.get_by_role("button", name="place").click()
    expect(page.locator(".place")).to_be_visible()
    look(page, "reviews-picture-wide")
    page.get_by_role("link", name="Open").click()
    expect(page.get_by_role("link", name="Its review")).to_be_visible()
