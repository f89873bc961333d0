"""What a browser sees of the main pages: how soon the largest thing is painted, how much moves, how
many requests and bytes it takes (Web Vitals; https://web.dev/articles/vitals).
"""

import os
import random
import shutil
from collections.abc import Iterator
from typing import NamedTuple

from playwright.sync_api import Browser, Response, sync_playwright

from benchmarks.studio.asking import PAGES, Ids
from benchmarks.studio.seeding import Ways
from limelight.accounts.gate import COOKIE

LCP_MS, CLS, PAGE_BYTES = 1500, 0.05, 200_000
_SETTLE_MS = 1500
_QUIET = ("--no-sandbox", "--disable-gpu")
_LISTEN = """
window.seen = {lcp: 0, cls: 0};
new PerformanceObserver(list => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => {
  for (const e of list.getEntries()) if (!e.hadRecentInput) seen.cls += e.value;
}).observe({type: "layout-shift", buffered: true});
"""
_PARTS = ("order", "words", "cells", "palette")


class Seen(NamedTuple):
    """One page, opened with an empty cache: milliseconds to the largest paint, the sum of layout
    shifts, requests, bytes of the page as sent, bytes of all but pictures, films and sounds.
    """

    name: str
    lcp_ms: float
    cls: float
    requests: int
    page_bytes: int
    all_bytes: int


def see(url: str, ways: Ways, ids: Ids) -> list[Seen]:
    """The main pages of a seeded studio."""
    with sync_playwright() as playwright:
        path = os.environ.get("LIMELIGHT_CHROMIUM") or shutil.which("chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        found = [_see(chromium, url, ways, name, path) for name, path in _pages(ids)]
        chromium.close()
    return found


def _pages(ids: Ids) -> Iterator[tuple[str, str]]:
    for one in PAGES:
        if not one.name.endswith(_PARTS):
            yield one.name.removeprefix("page: "), one.address(ids, random.Random(1))


def _see(chromium: Browser, url: str, ways: Ways, name: str, path: str) -> Seen:
    context = chromium.new_context(base_url=url, viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": ways.session, "url": url}])
    context.add_init_script(_LISTEN)
    page, answers = context.new_page(), list[Response]()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path, wait_until="load", timeout=120_000)
    page.wait_for_timeout(_SETTLE_MS)
    told = page.evaluate("window.seen")
    sizes = [_bytes(answer) for answer in answers]
    context.close()
    return Seen(name, told["lcp"], told["cls"], len(answers), sizes[0], sum(sizes))


def _bytes(answer: Response) -> int:
    """As sent; nothing for media, and for a stream that has no end."""
    kind = answer.headers.get("content-type", "")
    if kind.startswith(("image/", "video/", "audio/", "text/event-stream")):
        return 0
    return int(answer.headers.get("content-length", 0))
