"""What is asked of the studio, by programs and by browsers."""

import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import httpx2

from benchmarks.studio.seeding import Ways
from limelight.accounts.gate import COOKIE

Ids = Mapping[str, Sequence[str]]


class Asked(NamedTuple):
    """One kind of request: what it is called, where, and how often among all."""

    name: str
    path: str
    weight: int = 1

    def address(self, ids: Ids, chance: random.Random) -> str:
        """The address, with ids of what is there."""
        return self.path.format(**{what: chance.choice(found) for what, found in ids.items()})


API = (
    Asked("characters, a page", "/api/v1/characters?limit=50", 3),
    Asked("characters, search", "/api/v1/characters?search=person+17&limit=50", 2),
    Asked("one character", "/api/v1/characters/{character}", 4),
    Asked("productions, a page", "/api/v1/productions?limit=50", 4),
    Asked("productions, failed", "/api/v1/productions?state=failed&limit=50", 2),
    Asked("productions of one", "/api/v1/productions?character_id={character}&limit=50", 2),
    Asked("one production", "/api/v1/productions/{production}", 6),
    Asked("assets, a page", "/api/v1/library/assets?limit=50", 4),
    Asked("assets, words", "/api/v1/library/assets?words=basil+win&limit=50", 3),
    Asked("assets, meaning", "/api/v1/library/assets?words=a+cosy+kitchen&mode=meaning&limit=50"),
    Asked("assets, like one", "/api/v1/library/assets?like={asset}&limit=50"),
    Asked("assets by size", "/api/v1/library/assets?sort=largest&kinds=picture&limit=50", 2),
    Asked("one asset", "/api/v1/library/assets/{asset}", 4),
    Asked("facets", "/api/v1/library/facets"),
    Asked("events", "/api/v1/events/history?limit=50"),
)
PAGES = (
    Asked("page: home", "/", 3),
    Asked("page: productions", "/production", 3),
    Asked("page: a production", "/production/{production}", 3),
    Asked("page: its script", "/production/{production}/edit"),
    Asked("page: new production", "/production/new", 2),
    Asked("page: characters", "/characters", 3),
    Asked("page: a character", "/characters/{character}", 2),
    Asked("page: library", "/library", 2),
    Asked("page: library, order", "/library/order"),
    Asked("page: library, words", "/library/order?q=basil+win"),
    Asked("page: library, cells", "/library/cells?numbers={numbers}", 2),
    Asked("page: an asset", "/library/{asset}"),
    Asked("page: links", "/library/shares"),
    Asked("page: reviews", "/reviews", 2),
    Asked("page: people", "/accounts/people"),
    Asked("page: own account", "/accounts/me"),
    Asked("page: log", "/accounts/log"),
    Asked("page: palette", "/web/find?q=basil"),
)
_BROWSER = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
_CELLS = 120


def api_of(
    url: str, ways: Ways, transport: httpx2.AsyncBaseTransport | None = None
) -> httpx2.AsyncClient:
    """A program with the seeded key."""
    key = {"Authorization": f"Bearer {ways.key}"}
    return httpx2.AsyncClient(base_url=url, headers=key, timeout=60, transport=transport)


def browser_of(
    url: str, ways: Ways, transport: httpx2.AsyncBaseTransport | None = None
) -> httpx2.AsyncClient:
    """A browser with the seeded session."""
    cookies = {COOKIE: ways.session}
    return httpx2.AsyncClient(
        base_url=url, headers=_BROWSER, cookies=cookies, timeout=60, transport=transport
    )


async def named(api: httpx2.AsyncClient) -> dict[str, list[str]]:
    """Ids that addresses name."""
    found: dict[str, list[str]] = {}
    for what, path in (
        ("character", "/api/v1/characters?limit=100"),
        ("production", "/api/v1/productions?state=done&limit=100"),
        ("asset", "/api/v1/library/assets?limit=200"),
    ):
        items = (await api.get(path)).raise_for_status().json()["items"]
        found[what] = [one["id"] for one in items]
        if what == "asset":
            found["numbers"] = [",".join(str(one["number"]) for one in items[:_CELLS])]
    return found
