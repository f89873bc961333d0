"""The gate of every route: who asks, in which workspace, and whether that person may.

A route declares one of three, and a test fails for a route that declares none:
`dependencies=[may("characters.change")]` takes a role in the workspace (see `permissions`),
`[signed_in()]` takes an account, `[anyone()]` lets strangers in. All three recognise the session of
a browser or, with `Authorization: Bearer`, the key of a program; then the cookie does not count.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any, cast

from fastapi import Depends, Request

from limelight.accounts.errors import NoWorkspace, RoleTooLow
from limelight.accounts.permissions import ACTS
from limelight.accounts.ports import Gatekeeper, Wirings
from limelight.accounts.schemas import Member, Visit
from limelight.kit.errors import SignInNeeded
from limelight.kit.http.routing import ApiRoute, check_texts
from limelight.kit.wiring import Wired

COOKIE = "limelight_session"
_BEARER = "bearer "
# How long somebody who was signed out may still hear what happens.
LOOK_SECONDS = 3.0
_MOST_TYPED_BYTES = 1024 * 1024


class Needs:
    """What a route asks of whoever calls it; `act` is None where an account is enough, or where
    strangers may too.
    """

    def __init__(self, act: str | None, *, lets_strangers: bool = False) -> None:
        if act is not None and act not in ACTS:
            raise LookupError(f"no role is said for {act!r}; see accounts/permissions.py")
        self.act = act
        self.lets_strangers = lets_strangers

    async def __call__(self, request: Request) -> None:
        """Let the request in, or raise SignInNeeded, NoWorkspace or RoleTooLow; on a page Invalid
        for what no database holds, as routes of the API do by themselves.
        """
        if _is_typed(request):
            await check_texts(request)
        visit = await _recognise(request)
        if visit is None:
            if self.lets_strangers:
                return
            raise SignInNeeded("Sign in first.")
        request.state.visit = visit
        request.state.needs = self
        if visit.current is not None:
            current = visit.current
            request.state.member = Member(visit.person, current.workspace, current.role, visit)
            request.state.wired = _root(request)[Wirings].of(current.workspace)
        if self.act is not None:
            _check(visit, self.act)


def _is_typed(request: Request) -> bool:
    """Whether a page sends what somebody typed; files are read by those who take them."""
    length = request.headers.get("content-length", "0")
    is_short = length.isascii() and length.isdigit() and int(length) <= _MOST_TYPED_BYTES
    return is_short and not isinstance(request.scope.get("route"), ApiRoute)


def may(act: str) -> Any:
    """The caller is a member of the workspace whose role allows `act`."""
    return Depends(Needs(act))


def signed_in() -> Any:
    """The caller has an account, whatever the role."""
    return Depends(Needs(None))


def anyone() -> Any:
    """Strangers may call this; who is signed in is known all the same."""
    return Depends(Needs(None, lets_strangers=True))


def covers(visit: Visit | None, act: str) -> bool:
    """Whether whoever asks may do `act` in the workspace they work in: what pages ask before they
    show a way to it. Raises LookupError for an act nobody named.
    """
    least = ACTS[act]
    if visit is None or visit.current is None or not visit.current.role.covers(least):
        return False
    return visit.scopes is None or act in visit.scopes


def member_of(request: Request) -> Member:
    """Who asks, on a route that declares `may(...)`. Raises NoWorkspace."""
    member = getattr(request.state, "member", None)
    if member is None:
        raise NoWorkspace("You are in no workspace. Ask to be invited to one.")
    return cast(Member, member)


def visit_of(request: Request) -> Visit:
    """Who asks, on a route that declares `signed_in()`. Raises SignInNeeded."""
    visit = getattr(request.state, "visit", None)
    if visit is None:
        raise SignInNeeded("Sign in first.")
    return cast(Visit, visit)


def wired_of(request: Request) -> Wired:
    """What serves the workspace of whoever asks; where nobody is signed in, what serves all."""
    return cast(Wired, getattr(request.state, "wired", None) or _root(request))


async def while_welcome(request: Request, parts: AsyncGenerator[str]) -> AsyncIterator[str]:
    """The parts of a stream until whoever asked for it is signed out, loses the role it takes or
    the key it came with: looked at every few seconds, also while nothing happens.
    """
    waiting: asyncio.Future[str] | None = None
    looked = time.monotonic()
    try:
        while True:
            waiting = waiting or asyncio.ensure_future(anext(parts))
            await asyncio.wait({waiting}, timeout=LOOK_SECONDS)
            if time.monotonic() - looked >= LOOK_SECONDS:
                if not await _is_welcome(request):
                    return
                looked = time.monotonic()
            if waiting.done():
                done, waiting = waiting, None
                try:
                    yield done.result()
                except StopAsyncIteration:
                    return
    finally:
        if waiting is not None:
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        await parts.aclose()


async def _is_welcome(request: Request) -> bool:
    visit, needs = await _recognise(request), cast(Needs, request.state.needs)
    if visit is None or visit.person.id != visit_of(request).person.id:
        return False
    if needs.act is None:
        return True
    here = member_of(request).workspace.id
    role = next((one.role for one in visit.memberships if one.workspace.id == here), None)
    is_covered = role is not None and role.covers(ACTS[needs.act])
    return is_covered and (visit.scopes is None or needs.act in visit.scopes)


def _root(request: Request) -> Wired:
    return cast(Wired, request.app.state.wired)


async def _recognise(request: Request) -> Visit | None:
    gatekeeper = _root(request)[Gatekeeper]
    said = request.headers.get("authorization", "")
    if said:
        key = said[len(_BEARER) :].strip() if said.lower().startswith(_BEARER) else ""
        return await gatekeeper.by_key(key) if key else None
    token = request.cookies.get(COOKIE, "")
    return await gatekeeper.by_session(token) if token else None


def _check(visit: Visit, act: str) -> None:
    if visit.current is None:
        raise NoWorkspace("You are in no workspace. Ask to be invited to one.")
    least = ACTS[act]
    if not visit.current.role.covers(least):
        raise RoleTooLow(
            f"That takes the role {least.value} in {visit.current.workspace.name}; "
            f"you are {visit.current.role.value}.",
            act=act,
            least_role=least.value,
        )
    if visit.scopes is not None and act not in visit.scopes:
        raise RoleTooLow(f"This key may not do that; it lacks the scope {act}.", act=act)
