"""Passkeys in a real browser with an authenticator of its own; the pages that ask for proofs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect
from tests.browser.conftest import patient_context, serving
from tests.browser.test_browser_looks import PHONE, WIDE, look
from tests.make.people import OWNER, PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A studio by its name: browsers have no passkeys at a bare IP address."""
    with serving(tmp_path_factory.mktemp("passkeys")) as url:
        yield url.replace("127.0.0.1", "localhost")


def _with_device(page: Page) -> tuple[CDPSession, str]:
    """Give the page a device that is unlocked; its session and id."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    made = devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devices, str(made["authenticatorId"])


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of the studio; nothing in it may have thrown anything."""
    options: dict[str, Any] = {"base_url": address, "color_scheme": "dark", **WIDE}
    found = patient_context(browser, **options).new_page()
    complaints: list[str] = []
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    found.context.close()
    assert complaints == []


def test_a_passkey_is_added_used_alone_and_after_the_password(page: Page) -> None:
    devices, device = _with_device(page)
    _become_owner(page)
    page.goto("/accounts/me")
    _add(page, "My phone", "not the one at all")
    expect(_card(page).get_by_role("alert")).to_contain_text("not your password")
    _add(page, "My phone")
    expect(_card(page).get_by_text("My phone")).to_be_visible()
    _add(page, "The same device")
    expect(_card(page).get_by_role("alert")).to_contain_text("has a passkey")
    look(page, "passkeys-1-card-wide-dark")
    _sign_out(page)
    look(page, "passkeys-2-sign-in-wide-dark")
    devices.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("No passkey was used")
    devices.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": True})
    page.get_by_role("button", name="Sign in with a passkey").click()
    _expect_in(page)
    _ask_after_password(page)
    _sign_out(page)
    _type_password(page)
    look(page, "passkeys-4-second-wide-dark")
    page.get_by_role("button", name="Use a passkey").click()
    _expect_in(page)
    _remove(page)


def _add(page: Page, name: str, password: str = PASSWORD) -> None:
    _card(page).get_by_label("What is the device?").fill(name)
    _card(page).locator("#passkey-password").fill(password)
    _card(page).get_by_role("button", name="Add a passkey").click()


def _ask_after_password(page: Page) -> None:
    page.goto("/accounts/me")
    _card(page).locator("#ask-password").fill(PASSWORD)
    _card(page).get_by_role("button", name="Ask for a passkey after the password").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    look(page, "passkeys-3-codes-wide-dark")


def _remove(page: Page) -> None:
    page.goto("/accounts/me")
    _card(page).get_by_text("Change", exact=True).click()
    look(page, "passkeys-5-change-wide-dark")
    _card(page).get_by_label("Your password").first.fill(PASSWORD)
    _card(page).get_by_role("button", name="Remove").click()
    expect(_card(page).get_by_text("My phone")).to_have_count(0)


@pytest.mark.parametrize(("size", "name"), [(WIDE, "wide"), (PHONE, "phone")])
def test_every_page_that_asks_for_a_proof_is_fit_to_be_seen(
    browser: Browser, tmp_path: Path, size: dict[str, Any], name: str
) -> None:
    with serving(tmp_path / "data") as url:
        own = url.replace("127.0.0.1", "localhost")
        options: dict[str, Any] = {"base_url": own, **size}
        page = patient_context(browser, **options).new_page()
        _become_owner(page)
        page.goto("/accounts/me")
        page.locator("#second_password").fill(PASSWORD)
        page.get_by_role("button", name="Set it up").click()
        expect(page.locator(".qr svg")).to_be_visible()
        look(page, f"second-1-setup-{name}")
        app = pyotp.TOTP(page.locator(".secret").inner_text())
        page.get_by_label("The code it shows").fill("000000")
        page.get_by_role("button", name="Turn it on").click()
        expect(page.locator("#code-error")).to_be_visible()
        look(page, f"second-2-wrong-{name}")
        page.get_by_label("The code it shows").fill(app.now())
        page.get_by_role("button", name="Turn it on").click()
        expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
        look(page, f"second-3-codes-{name}")
        _sign_out(page)
        _type_password(page)
        page.get_by_label("Code").fill("123456")
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator("#code-error")).to_be_visible()
        look(page, f"second-4-asked-{name}")
        page.context.close()


def _become_owner(page: Page) -> None:
    page.goto("/accounts/welcome")
    page.get_by_label("Your name").fill(OWNER.name)
    page.get_by_label("E-mail").fill(OWNER.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create the owner").click()
    _expect_in(page)


def _card(page: Page) -> Locator:
    return page.get_by_role("region", name="Passkeys")


def _expect_in(page: Page) -> None:
    expect(page.locator(".person summary").locator("visible=true")).to_be_visible()


def _sign_out(page: Page) -> None:
    page.locator(".person summary").locator("visible=true").click()
    page.get_by_role("button", name="Sign out", exact=True).locator("visible=true").last.click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def _type_password(page: Page) -> None:
    page.get_by_label("E-mail").fill(OWNER.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="One more proof")).to_be_visible()
