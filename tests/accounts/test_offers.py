"""No page offers what the gate would refuse: every page that can be reached, in every role."""

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.routing import compile_path
from tests.accounts.test_permissions import Way, ways_of
from tests.make.knocking import knock
from tests.make.offers import Offer, offers_of
from tests.make.people import SIGNED_IN, member_token
from tests.make.scripted_productions import ScriptedProductions
from tests.make.studio import make_studio
from tests.make.visitors import OURS, URL, Client, make

from limelight.accounts.gate import COOKIE
from limelight.accounts.permissions import ACTS
from limelight.accounts.schemas import Role, Workspace
from limelight.app.site import site
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired
from limelight.production.schemas import Order

Found = tuple[re.Pattern[str], Way]
PLACES = ("/", "/characters", "/production", "/library", "/reviews", "/notices", "/accounts/me")
# So many pages of one route show what it offers.
_OF_ONE_ROUTE = 12


class Crawl:
    """Goes wherever pages lead and notes what is offered to whom it is refused."""

    def __init__(self, app: FastAPI, role: Role, token: str) -> None:
        self._app, self._role, self._token = app, role, token
        self._ways: list[Found] = [
            (compile_path(way.path)[0], way) for way in ways_of(app) if way.path != "/"
        ]
        self._been: dict[str, int] = {}
        self.seen: set[str] = set()
        self.refused: set[tuple[str, str, str]] = set()

    async def go(self, *places: str) -> None:
        """Visit the places and what they lead to."""
        left = list(places)
        while left:
            url = left.pop()
            way = self._way(Offer("GET", url))
            name = way.path if way else "/"
            if url in self.seen or self._been.get(name, 0) >= _OF_ONE_ROUTE:
                continue
            self.seen.add(url)
            self._been[name] = self._been.get(name, 0) + 1
            page = await knock(
                self._app, "GET", url, headers=OURS, cookies=f"{COOKIE}={self._token}"
            )
            if page.status != 200 or "text/html" not in page.headers.get("content-type", ""):
                continue
            for offer in offers_of(page.text, f"{URL}{url}"):
                met = self._way(offer)
                if met and met.needs.act and not self._role.covers(ACTS[met.needs.act]):
                    self.refused.add((name, offer.method, met.path))
                elif offer.method == "GET" and not (met and "{stream" in met.path):
                    left.append(offer.url)

    def _way(self, offer: Offer) -> Way | None:
        path = offer.url.split("?")[0]
        return next(
            (w for pattern, w in self._ways if w.method == offer.method and pattern.match(path)),
            None,
        )


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER, Role.EDITOR])
async def test_no_page_of_a_studio_offers_what_is_refused(
    wired: Wired, owner: Client, role: Role
) -> None:
    who = await make(owner, "Nova")
    token = await member_token(wired[Sessions], wired[Workspace], role, "Robin")
    crawl = Crawl(site(wired), role, token)
    await crawl.go(*PLACES, who)
    assert len(crawl.seen) > 12
    assert not crawl.refused, "\n".join(map(str, sorted(crawl.refused)))


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER])
async def test_no_page_of_a_production_offers_what_is_refused(made_files: Path, role: Role) -> None:
    productions = ScriptedProductions(made_files)
    one = await productions.start(Order(text="basil", formats="9:16"))
    productions.finish(one)
    crawl = Crawl(make_studio(productions, role=role), role, SIGNED_IN[COOKIE])
    await crawl.go("/production", f"/production/{one}")
    assert f"/production/{one}" in crawl.seen
    assert not crawl.refused, "\n".join(map(str, sorted(crawl.refused)))
