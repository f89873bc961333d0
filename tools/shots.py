"""Take pictures of every page: `python -m tools.shots FOLDER [LOOK ...]`, or `make shots`.

A studio is started on a free port with data of its own, gets an owner, a few characters and a short
video, and is looked at by a Chromium in dark and light, on a phone, from the right, very narrow and
very wide. What hangs over the edge of a page is named; nothing is kept of the studio.
"""

import contextlib
import http.cookiejar
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

_PASSWORD = "four unrelated dry pears"  # noqa: S105 - of a studio that lives for a minute
_CAST = {
    "Kenji": "man in his 30s, short black hair, teal jumper",
    "Ada": "woman, long red hair, round glasses, green dress",
    "Lou": "woman in her 60s, grey bun, denim jacket",
    "Nova": "woman, dark skin, curly black hair, yellow hoodie",
    "Raj": "man, brown skin, black beard, orange shirt",
}
_BRIEF = "Three honest tips for growing basil on a windowsill"
_MADE_SECONDS = 300
_OPEN_MS, _LOAD_MS = 90_000, 15_000
QUIET = ("--no-sandbox", "--disable-gpu")
# A picture of a whole page is scrolled nowhere: bars that stick to the window would lie across its
# middle, so they take their place in the page.
_UNSTICK = """() => {
  for (const part of document.querySelectorAll("body *")) {
    const { position, width } = getComputedStyle(part);
    if (position === "sticky") part.style.position = "relative";
    if (position === "fixed" && parseFloat(width) >= innerWidth) part.style.position = "static";
  }
}"""


class Look(NamedTuple):
    """One way to look at a page."""

    name: str
    width: int
    height: int
    colours: str
    language: str


STRANGERS = [
    ("landing", "/"),
    ("sign-in", "/accounts/sign-in"),
    ("forgot", "/accounts/forgot"),
    ("link-over", "/library/shared/over"),
]
LOOKS = (
    Look("dark", 1440, 900, "dark", "en"),
    Look("light", 1440, 900, "light", "en"),
    Look("phone", 390, 844, "dark", "en"),
    Look("rtl", 1440, 900, "light", "ar"),
    Look("narrow", 320, 640, "light", "en"),
    Look("wide", 2560, 1440, "dark", "en"),
)


class Visitor:
    """Somebody who fills in forms, without a browser."""

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/")
        self.jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def post(self, path: str, **fields: str) -> str:
        """Send a form; the address it leads to."""
        with self._opener.open(self._form(path, fields)) as answer:
            return str(answer.url).removeprefix(self.base)

    def send(self, path: str, **fields: str) -> str:
        """Send a form; the page it answers."""
        with self._opener.open(self._form(path, fields)) as answer:
            return str(answer.read().decode())

    def _form(self, path: str, fields: dict[str, str]) -> urllib.request.Request:
        headers = {"Origin": self.base, "Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
        body = urllib.parse.urlencode(fields).encode()
        return urllib.request.Request(self.base + path, body, headers)  # noqa: S310 - our own

    def read(self, path: str) -> str:
        """A page."""
        with self._opener.open(self.base + path) as answer:
            return str(answer.read().decode())

    def cookies(self) -> list[Any]:
        """Its session, for a browser."""
        return [{"name": c.name, "value": c.value or "", "url": self.base} for c in self.jar]


@contextlib.contextmanager
def studio(data: Path) -> Iterator[str]:
    """The program, serving on a free port; its address."""
    program = Path(sys.executable).with_name("limelight")
    process = subprocess.Popen(
        [program, "studio", "--port", "0"],
        env={**os.environ, "LIMELIGHT_DATA": str(data)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None  # noqa: S101 - it was piped
    found = re.search(r"http://\S+/", process.stdout.readline())
    if found is None:
        raise SystemExit("the studio did not start")
    try:
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def furnish(base: str) -> tuple[Visitor, list[tuple[str, str]]]:
    """An owner, characters and a video; the pages there are then, each with a name."""
    owner = Visitor(base)
    who = {"name": "Olive Owner", "email": "olive@example.com", "password": _PASSWORD}
    owner.post("/accounts/welcome", **who)
    made = [
        owner.post("/characters", name=name, age_years="30", words=words)
        for name, words in _CAST.items()
    ]
    video = owner.post("/production", text=_BRIEF, seconds="6", formats="9:16")
    until = time.monotonic() + _MADE_SECONDS
    while "<video" not in owner.read(video) and time.monotonic() < until:
        time.sleep(1)
    owner.post("/production", text="Why the sky turns red at sunset", seconds="20", formats="9:16")
    asked = owner.post(f"{video}/review")
    newest = json.loads(owner.read("/library/cells?numbers=" + ",".join(map(str, range(1, 200)))))
    films = [one for one in newest if one["kind"] == "film"]
    link = owner.send("/library/shares", numbers=str(films[0]["number"]), days="7", title="For Ana")
    shared = re.search(r"/library/shared/[\w-]+", link)
    tabs = ("looks", "personas", "voice", "lore", "videos", "settings")
    pages = [
        ("home", "/"),
        ("create", "/production/new"),
        ("productions", "/production"),
        ("production", video),
        ("characters", "/characters"),
        ("script", f"{video}/edit"),
        ("timeline", f"{video}/timeline"),
        ("handoff", f"{video}/handoff"),
        ("templates", "/production/templates"),
        ("template-new", f"/production/templates/new?of={video.rsplit('/', 1)[-1]}"),
        ("library", "/library"),
        *((f"asset-{one['kind']}", f"/library/{one['id']}") for one in _one_of_each(newest)),
        *([("shared", shared[0])] if shared else []),
        *(("labels", f"/disclosure/{one['id']}") for one in newest[:1]),
        ("duplicates", "/library/duplicates"),
        ("links", "/library/shares"),
        ("nothing-found", "/library?q=zzzz"),
        ("reviews", "/reviews"),
        ("review", asked),
        ("notices", "/notices"),
        ("brands", "/brands"),
        ("brand-new", "/brands/new"),
        ("account", "/accounts/me"),
        ("people", "/accounts/people"),
        ("log", "/accounts/log"),
        ("reference", "/reference"),
        ("reference-characters", "/reference/characters"),
        ("providers", "/accounts/providers"),
        ("character", made[0]),
        *((f"character-{tab}", f"{made[0]}?tab={tab}") for tab in tabs),
        ("character-edit", f"{made[0]}/edit"),
        ("character-new", "/characters/new"),
        ("character-import", "/characters/import"),
        ("nobody-fits", "/characters?q=zzz"),
        ("not-found", "/nowhere"),
        ("offline", "/web/offline"),
        ("design", "/web/design"),
    ]
    return owner, pages


def _one_of_each(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One asset of every kind: each has a viewer of its own."""
    return list({cell["kind"]: cell for cell in cells}.values())


def take(
    browser: Browser,
    owner: Visitor,
    pages: list[tuple[str, str]],
    looks: list[Look],
    out: Path,
) -> list[str]:
    """All pictures; what is too wide, a line each."""
    wrong = []
    for look in looks:
        for cookies, several in ((owner.cookies(), pages), ([], STRANGERS)):
            context = browser.new_context(
                base_url=owner.base,
                viewport={"width": look.width, "height": look.height},
                color_scheme="dark" if look.colours == "dark" else "light",
                locale=look.language,
                reduced_motion="reduce",
            )
            context.add_cookies(cookies)
            page = context.new_page()
            for name, path in several:
                wrong += _shoot(page, path, out / f"{name}-{look.name}.png")
            context.close()
    return wrong


def _shoot(page: Page, path: str, to: Path) -> list[str]:
    page.goto(path, wait_until="domcontentloaded", timeout=_OPEN_MS)
    with contextlib.suppress(
        PlaywrightTimeout
    ):  # a portrait may still be drawn: it shows its initial
        page.wait_for_load_state("load", timeout=_LOAD_MS)
    page.wait_for_timeout(400)
    page.evaluate(_UNSTICK)
    page.screenshot(path=to, full_page=True)
    wide, has = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [f"{to.name}: {wide} px on {has} px"] if wide > has else []


def main() -> int:
    """Take all pictures; 1 when a page is too wide."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "test-results/shots")
    out.mkdir(parents=True, exist_ok=True)
    looks = [look for look in LOOKS if look.name in sys.argv[2:] or not sys.argv[2:]]
    with tempfile.TemporaryDirectory() as data, studio(Path(data)) as base, sync_playwright() as p:
        owner, pages = furnish(base)
        chromium = p.chromium.launch(
            executable_path=os.environ.get("LIMELIGHT_CHROMIUM") or shutil.which("chromium"),
            args=list(QUIET),
        )
        wrong = take(chromium, owner, pages, looks, out)
        chromium.close()
    print(*wrong, f"{len(list(out.glob('*.png')))} pictures in {out}", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
