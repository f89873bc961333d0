"""What a page offers: every link, form and request its elements make."""

from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

_ASKING = ("get", "post", "put", "patch", "delete")


class Offer(NamedTuple):
    """A way that a page shows: the method and the path with its query."""

    method: str
    url: str


class _Offers(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__()
        self._base, self.found = base, list[Offer]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in has:
            self._add("GET", has["href"])
        if tag == "form" and "action" in has:
            self._add(has.get("method", "get").upper(), has["action"])
        if "formaction" in has:
            self._add("POST", has["formaction"])
        for name in _ASKING:
            if f"hx-{name}" in has:
                self._add(name.upper(), has[f"hx-{name}"])

    def _add(self, method: str, url: str) -> None:
        whole = urlsplit(urljoin(self._base, url))
        if whole.netloc == urlsplit(self._base).netloc:
            query = f"?{whole.query}" if whole.query else ""
            self.found.append(Offer(method, whole.path + query))


def offers_of(page: str, base: str) -> list[Offer]:
    """What the page that came from `base` offers on its own site, in its order."""
    reader = _Offers(base)
    reader.feed(page)
    return reader.found
