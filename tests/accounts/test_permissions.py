"""Every route of the whole studio, tried as a stranger, as somebody of another workspace, and in
each role. The routes come from the application itself, so a new one cannot escape.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Mount
from tests.make.knocking import knock
from tests.make.people import member_token, outsider_token, owner_token
from tests.make.visitors import OURS, Client, make

from limelight.accounts.gate import COOKIE, Needs
from limelight.accounts.permissions import ACTS
from limelight.accounts.schemas import Role, Workspace
from limelight.app.site import site
from limelight.kit.db.sessions import Sessions
from limelight.kit.wiring import Wired

_NOWHERE = "00000000-0000-7000-8000-000000000000"

# It needs no name and would end what is tried with it.
_LEAVES = {"/accounts/people/leave"}
# These go to another workspace, the asking person's own, and have videos rendered for it.
_GOES = {"/production/sample", "/api/v1/sample"}


class Way(NamedTuple):
    """A route and one of its methods."""

    method: str
    path: str
    needs: Needs

    def url(self, ids: dict[str, str]) -> str:
        """The address with something in the place of every parameter."""
        return re.sub(r"\{(\w+)(?::\w+)?\}", lambda found: ids.get(found[1], "1"), self.path)

    @property
    def names_something(self) -> bool:
        """Whether the address names something that belongs to a workspace."""
        return "_id}" in self.path or "{character}" in self.path


def routes_of(routes: list[BaseRoute]) -> Iterator[APIRoute]:
    """The routes of an application, those of the routers in it too."""
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        else:
            inner = getattr(route, "routes", None) or getattr(
                getattr(route, "original_router", None), "routes", []
            )
            assert isinstance(route, Mount) or inner, f"unknown kind of route: {route!r}"
            yield from routes_of(list(inner or []))


def ways_of(app: FastAPI) -> list[Way]:
    """Every way into the application with what it asks; a route that asks nothing fails here."""
    found = []
    for route in routes_of(app.routes):
        needs = [each.call for each in route.dependant.dependencies if isinstance(each.call, Needs)]
        assert len(needs) == 1, f"{route.path} must declare one of may, signed_in, anyone"
        found += [Way(method, route.path, needs[0]) for method in sorted(route.methods or ())]
    return found


def test_every_route_declares_what_it_asks(wired: Wired) -> None:
    ways = ways_of(site(wired))
    assert len(ways) > 50
    assert {way.needs.act for way in ways} - {None} <= set(ACTS)
    open_to_strangers = {way.path for way in ways if way.needs.lets_strangers}
    assert open_to_strangers <= {
        "/health",
        "/web/design",
        "/web/language",
        "/api/v1/openapi.json",
        "/accounts/welcome",
        "/accounts/sign-in",
        "/accounts/sign-out",
        # A link for people outside carries its own secret.
        "/library/shared/{secret}",
        "/library/shared/{secret}/{asset_id}/look/{size}",
        "/library/shared/{secret}/{asset_id}/file",
        "/library/shared/{secret}/{asset_id}/download",
        "/reviews/client/{secret}",
        "/reviews/client/{secret}/media/{at}/{part}",
        "/reviews/client/{secret}/media/{at}/captions/{number}",
        "/reviews/client/{secret}/comments",
        "/reviews/client/{secret}/decide",
        # A letter's token stops the letters.
        "/notices/stop",
        "/accounts/sign-up",
        "/accounts/sign-in/second",
        "/accounts/services/{provider_id}",
        "/accounts/services/{provider_id}/back",
        "/accounts/passkey/begin",
        "/accounts/passkey",
        "/accounts/passkey/second/begin",
        "/accounts/passkey/second",
        "/accounts/forgot",
        "/accounts/reset",
        "/accounts/verify",
        "/accounts/verified",
        "/accounts/email",
        "/accounts/email/undo",
        "/accounts/join",
        "/accounts/join/new",
        "/",
        "/web/offline",
        "/offline.js",
    }


async def test_a_stranger_is_sent_to_the_door_and_a_program_is_told(
    wired: Wired, owner: Client
) -> None:
    who = (await make(owner, "Nova")).rsplit("/", 1)[-1]
    app = site(wired)
    for way in ways_of(app):
        if way.needs.lets_strangers:
            continue
        url = way.url({"character_id": who})
        if not way.path.startswith("/api/"):
            page = await knock(app, way.method, url, headers=OURS)
            assert page.status == 303, way
            assert page.headers["location"].startswith("/accounts/sign-in"), way
        for more in ({}, {"authorization": "Bearer limelight_wrong"}):
            program = await knock(app, way.method, url, headers={**OURS, "accept": "*/*", **more})
            assert program.status == 401, way
            assert program.headers["content-type"] == "application/problem+json"


async def test_nothing_of_another_workspace_can_be_reached(wired: Wired, owner: Client) -> None:
    who = (await make(owner, "Nova Secretperson")).rsplit("/", 1)[-1]
    token, _ = await outsider_token(wired[Sessions])
    app = site(wired)
    for way in ways_of(app):
        if way.needs.lets_strangers or way.path in _GOES:
            continue
        url = way.url({"character_id": who, "character": who})
        answer = await knock(app, way.method, url, headers=OURS, cookies=f"{COOKIE}={token}")
        assert "Secretperson" not in answer.text, way
        if way.needs.act and way.names_something:
            assert answer.status in {404, 422, 428}, (way, answer.status)
    assert "Secretperson" in (await owner.get(f"/characters/{who}")).text


@pytest.mark.parametrize("role", list(Role))
async def test_a_role_does_what_it_covers_and_nothing_above(wired: Wired, role: Role) -> None:
    await owner_token(wired[Sessions])
    token = await member_token(wired[Sessions], wired[Workspace], role, "Robin")
    app = site(wired)
    for way in ways_of(app):
        if way.needs.act is None or way.path in _LEAVES | _GOES:
            continue
        covered = role.covers(ACTS[way.needs.act])
        # Nothing is named that exists: what passes the gate finds nothing, and changes nothing.
        url = way.url({"character_id": _NOWHERE, "character": _NOWHERE, "production_id": _NOWHERE})
        answer = await knock(app, way.method, url, headers=OURS, cookies=f"{COOKIE}={token}")
        assert (answer.status == 403) is not covered, (way, answer.status)
