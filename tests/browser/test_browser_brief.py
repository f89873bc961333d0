"""Briefs, brands and templates in a real browser over a real studio."""

import re
from collections.abc import Callable

import pytest
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


def test_what_is_typed_survives_a_reload_and_two_windows_keep_both(visit: Visit) -> None:
    page = visit("/production/new")
    page.get_by_label("Brief", exact=False).first.fill("Three tips for basil")
    expect(page.locator("#draft-status")).to_have_text("Saved")
    expect(page).to_have_url(re.compile(r"draft="))
    page.reload()
    expect(page.locator("#text")).to_have_value("Three tips for basil")
    other = page.context.new_page()
    other.goto(page.url)
    page.locator("#text").fill("Three tips for mint")
    expect(page.locator("#draft-status")).to_have_text("Saved")
    other.locator("#text").fill("Three tips for sage")
    expect(other.locator("#draft-status")).to_contain_text("a brief of its own")
    page.goto("/production/new")
    kept = page.get_by_role("region", name="Not sent yet")
    expect(kept).to_contain_text("Three tips for mint")
    expect(kept).to_contain_text("Three tips for sage")


def test_what_is_typed_while_away_or_signed_out_is_kept_and_saved_later(
    visit: Visit, owner: SetCookieParam
) -> None:
    page = visit("/production/new")
    page.locator("#text").fill("Three tips for thyme")
    expect(page.locator("#draft-status")).to_have_text("Saved")
    page.context.set_offline(True)
    page.locator("#text").fill("Typed in a tunnel")
    expect(page.locator("#unsaved [data-why=away]")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#draft-status")).to_have_text("Saved")
    expect(page.locator("#unsaved")).to_be_hidden()
    page.context.clear_cookies()
    page.locator("#text").fill("Typed after signing out")
    expect(page.locator("#unsaved [data-why=out]")).to_be_visible()
    expect(page.locator("#toaster")).to_contain_text("what you typed is still here")
    expect(page.locator("#text")).to_have_value("Typed after signing out")
    page.context.add_cookies([owner])
    expect(page.locator("#unsaved")).to_be_hidden()
    page.reload()
    expect(page.locator("#text")).to_have_value("Typed after signing out")


def test_an_idea_fills_the_form_and_a_platform_its_length(visit: Visit) -> None:
    page = visit("/production/new")
    idea = page.get_by_role("list", name="Ideas").get_by_role("button").first
    text = idea.get_attribute("data-value") or ""
    quote = page.locator("#quote summary")
    expect(quote).to_contain_text("About")
    before = quote.inner_text()
    idea.click()
    expect(page.locator("#text")).to_have_value(text)
    page.get_by_role("button", name="YouTube").click()
    expect(page.get_by_label("16:9")).to_be_checked()
    expect(page.get_by_label("9:16")).not_to_be_checked()
    expect(page.get_by_label("Length")).to_have_value("120")
    expect(quote).not_to_have_text(before, use_inner_text=True)
    longer = quote.inner_text()
    page.get_by_label("Length").fill("15")
    expect(quote).not_to_have_text(longer, use_inner_text=True)


def test_a_template_is_kept_started_from_and_deleted_with_undo(visit: Visit) -> None:
    page = visit("/production/templates/new")
    page.get_by_label("Name").fill("Ours")
    page.get_by_label("Text").fill("All about {topic}")
    page.get_by_role("button", name="Keep").click()
    ours = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Ours"))
    ours.get_by_label("Topic").fill("basil")
    ours.get_by_role("button", name="Start from Ours").click()
    expect(page.locator("#text")).to_have_value("All about basil")
    page.goto("/production/templates")
    page.get_by_role("button", name="Delete Ours").click()
    expect(page.get_by_role("heading", name="Ours")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Ours")).to_have_count(1)
