"""A newcomer's first visit, by keyboard alone: `python -m tools.newcomer` prints how long it takes.

A fresh studio is started, gets its owner, a first character and a first video, which is watched and
approved; the browser test of the whole studio goes the same way. Nothing is clicked: every stop has
to be reached by Tab or a shortcut, to show that it has the focus, and to have a name.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Locator, Page, sync_playwright
from tools.shots import QUIET, studio

BRIEF = "Two quick tips for better coffee at home"
_PASSWORD = "four unrelated dry pears"  # noqa: S105 - of a studio that lives for minutes
_MOST_TABS = 120
_PATIENCE_MS = 600_000
_BUDGET_SECONDS = 300
# What has the focus: whether one can see that, and what a screen reader calls it.
_STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const around = [at, at.closest("label"), at.parentElement, at.closest("li")].filter(Boolean);
  let seen = around.some((one) => {
    const style = getComputedStyle(one);
    const after = getComputedStyle(one, "::after");
    return [style, after].some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0)
      || style.boxShadow !== "none";
  });
  const form = at.closest("form");
  if (!seen && form) {
    // Shown by the form around it: does that look otherwise without the focus?
    const told = () => {
      form.getAnimations().forEach((one) => one.finish());
      const style = getComputedStyle(form);
      return [style.borderColor, style.boxShadow, style.outline].join();
    };
    const focused = told();
    at.blur();
    seen = told() !== focused;
    at.focus({ focusVisible: true });
  }
  const labels = [...(at.labels ?? [])].map((one) => one.textContent).join(" ");
  const told = (at.getAttribute("aria-labelledby") ?? "").split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const name = at.getAttribute("aria-label") || told.trim() || labels || at.textContent || at.title;
  return { what: at.outerHTML.slice(0, 120), name: (name ?? "").trim(), seen };
}"""


class Step(NamedTuple):
    """One part of the visit and how long it took."""

    name: str
    seconds: float


class Walk:
    """A visit: the steps so far, and what was wrong at a stop, a line each."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps, self.wrong = page, list[Step](), list[str]()
        self._began = time.monotonic()

    def done(self, name: str) -> None:
        """Note that a step is over."""
        now = time.monotonic()
        self.steps.append(Step(name, now - self._began))
        self._began = now

    def tab_to(self, wanted: Locator) -> None:
        """Press Tab until `wanted` has the focus; raises LookupError when it never gets it."""
        wanted.wait_for(state="visible")
        for _ in range(_MOST_TABS):
            if wanted.evaluate("(one) => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            self._look()
        raise LookupError(f"Tab does not reach {wanted}")

    def _look(self) -> None:
        stop = self.page.evaluate(_STOP)
        if stop is None:
            return
        if not stop["name"]:
            self.wrong.append(f"{self.page.url}: no name: {stop['what']}")
        if not stop["seen"]:
            self.wrong.append(f"{self.page.url}: the focus is not seen: {stop['what']}")

    def type_into(self, label: str, text: str) -> None:
        """Go to a field and write into it."""
        field = self.page.get_by_label(label, exact=True)
        self.tab_to(field)
        field.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def press(self, wanted: Locator) -> None:
        """Go to a button or link and press Enter."""
        self.tab_to(wanted)
        self.page.keyboard.press("Enter")


def walk(page: Page) -> Walk:
    """Visit a fresh studio whose first page is open; the review of the first video is approved at
    the end.
    """
    visit = Walk(page)
    for label, text in (("Your name", "Olive Owner"), ("E-mail", "olive@example.com")):
        visit.type_into(label, text)
    visit.type_into("Password", _PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="First steps").wait_for()
    visit.done("owner")
    visit.press(page.get_by_role("link", name="Make a character", exact=True).first)
    visit.type_into("Name", "Nova")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Nova", level=1).wait_for()
    visit.done("first character")
    page.keyboard.press("g")
    page.keyboard.press("n")
    brief = page.get_by_label("Brief")
    brief.wait_for()
    visit.tab_to(brief)
    page.keyboard.type(BRIEF)
    visit.type_into("Length", "5")
    visit.tab_to(brief)
    page.keyboard.press("ControlOrMeta+Enter")
    page.locator("#step-render").wait_for()
    visit.done("brief")
    page.locator("video").first.wait_for()
    visit.done("video made")
    visit.press(page.get_by_role("button", name="Review", exact=True))
    page.get_by_role("heading", name="Decision").wait_for()
    page.locator("video").first.wait_for()
    page.keyboard.press("a")
    page.wait_for_url("**/reviews")
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.get_by_text("3 of 3 steps done").wait_for()
    visit.done("watched and approved")
    return visit


def main() -> int:
    """Go once and print the seconds; 1 when it took too long or a stop was wrong."""
    with (
        tempfile.TemporaryDirectory() as data,
        sync_playwright() as playwright,
    ):
        began = time.monotonic()
        with studio(Path(data)) as base:
            started = Step("the studio starts", time.monotonic() - began)
            chromium = playwright.chromium.launch(
                executable_path=os.environ.get("LIMELIGHT_CHROMIUM") or shutil.which("chromium"),
                args=list(QUIET),
            )
            page = chromium.new_page(base_url=base)
            page.set_default_timeout(_PATIENCE_MS)
            page.goto("/")
            visit = walk(page)
            chromium.close()
    steps = [started, *visit.steps]
    total = sum(step.seconds for step in steps)
    for step in [*steps, Step("all", total)]:
        print(f"| {step.name} | {step.seconds:.1f} |")
    print(*visit.wrong, sep="\n")
    return 1 if visit.wrong or total > _BUDGET_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
