"""Accounts in a real browser: the owner of a fresh studio, their pages, an invited person."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import owner_of, patient_context, serving
from tests.browser.test_browser_looks import PHONE, WIDE, look
from tests.make.people import OWNER, PASSWORD

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A studio whose people and log are these tests' own."""
    with serving(tmp_path_factory.mktemp("accounts")) as url:
        yield url


@pytest.fixture(scope="module")
def owner(address: str) -> SetCookieParam:
    return owner_of(address)


def test_a_newcomer_creates_the_owner_signs_out_and_in_again(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path / "data") as url:
        phone: dict[str, Any] = {"base_url": url, "color_scheme": "dark", **PHONE}
        page = patient_context(browser, **phone).new_page()
        page.goto("/")
        expect(page.get_by_role("heading", name="Welcome to your studio")).to_be_visible()
        page.get_by_label("Your name").fill(OWNER.name)
        page.get_by_label("E-mail").fill(OWNER.email)
        page.get_by_label("Password").fill("short")
        page.get_by_role("button", name="Create the owner").click()
        expect(page.locator("#password-error")).to_be_visible()
        look(page, "accounts-1-welcome-phone-light")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Create the owner").click()
        expect(page.locator(".topbar .person summary")).to_be_visible()
        page.locator(".topbar .person summary").click()
        page.locator(".topbar").get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        look(page, "accounts-2-sign-in-phone-light")
        page.get_by_label("E-mail").fill(OWNER.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.locator(".topbar .person summary")).to_be_visible()
        page.context.close()


def test_somebody_is_invited_by_link_and_joins(
    visit: Visit, browser: Browser, address: str
) -> None:
    page = visit("/accounts/people", color_scheme="dark")
    page.get_by_label("Role", exact=True).select_option("editor")
    page.get_by_role("button", name="Invite", exact=True).click()
    link = page.get_by_role("textbox", name="Link").input_value()
    look(page, "accounts-3-people-wide-dark")
    other = patient_context(browser, base_url=address, color_scheme="light").new_page()
    other.goto(link)
    other.get_by_label("Your name").fill("Nia New")
    other.get_by_label("E-mail").fill("nia@example.com")
    other.get_by_label("Password").fill("seven brave green owls")
    other.get_by_role("button", name="Make the account").click()
    expect(other.get_by_text("Nia New").first).to_be_visible()
    other.goto("/accounts/people")
    expect(other.get_by_text("Nia New (you)")).to_be_visible()
    expect(other.get_by_role("button", name="Invite", exact=True)).to_have_count(0)
    other.context.close()


@pytest.mark.parametrize(("size", "name"), [(WIDE, "wide"), (PHONE, "phone")])
def test_every_page_of_accounts_is_fit_to_be_seen(
    visit: Visit, size: dict[str, object], name: str
) -> None:
    page = visit("/accounts/me", **size)
    page.get_by_label("What is it for?").fill("Night job")
    page.get_by_role("button", name="Make a key").click()
    expect(page.get_by_label("Key", exact=True)).to_be_visible()
    look(page, f"accounts-4-me-{name}")
    pages = {"people": "5-people", "log": "6-log", "providers": "7-services"}
    for path, part in pages.items():
        page.goto(f"/accounts/{path}")
        look(page, f"accounts-{part}-{name}")


def test_the_reference_of_the_api_is_searched_read_and_copied(visit: Visit) -> None:
    page = visit("/accounts/me", permissions=["clipboard-read", "clipboard-write"], **WIDE)
    page.get_by_role("main").get_by_role("link", name="API reference").click()
    page.get_by_role("searchbox", name="Search operations").fill("webhook post address")
    found = page.locator("#found .api-list li")
    expect(found).to_have_count(1)
    look(page, "accounts-8-reference-wide-light")
    found.get_by_role("link").click()
    card = page.locator("#create_webhook")
    expect(card).to_be_in_viewport()
    card.get_by_role("button", name="Copy: curl").click()
    expect(page.locator("#said")).to_have_text("Copied")
    assert "$STUDIO/api/v1/webhooks" in page.evaluate("navigator.clipboard.readText()")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 700})
    look(page, "accounts-8-reference-narrow-dark")


@pytest.mark.parametrize(
    ("size", "name", "scheme"), [(WIDE, "wide", "dark"), (PHONE, "phone", "light")]
)
def test_a_workspace_is_deleted_and_had_back(
    visit: Visit, size: dict[str, object], name: str, scheme: str
) -> None:
    page = visit("/accounts/people", color_scheme=scheme, **size)
    page.locator("#new-name").fill(f"Second {name}")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("heading", name=f"Second {name}")).to_be_visible()
    page.get_by_label(f"Type its name: Second {name}").fill("Something else")
    page.get_by_role("region", name="Delete this workspace").get_by_label("Your password").fill(
        PASSWORD
    )
    page.get_by_role("button", name="Delete the workspace").click()
    expect(page.locator("#delete_name-error")).to_be_visible()
    look(page, f"accounts-8-delete-{name}-{scheme}")
    page.get_by_label(f"Type its name: Second {name}").fill(f"Second {name}")
    page.get_by_role("region", name="Delete this workspace").get_by_label("Your password").fill(
        PASSWORD
    )
    page.get_by_role("button", name="Delete the workspace").click()
    back = page.get_by_role("button", name=f"Have Second {name} back")
    expect(back).to_be_visible()
    look(page, f"accounts-9-deleted-{name}-{scheme}")
    back.click()
    expect(page.get_by_role("heading", name=f"Second {name}")).to_be_visible()
