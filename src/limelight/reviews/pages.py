"""The queue of what waits for a decision, and the page on which one decides."""

from typing import Annotated, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import RedirectResponse, Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may, member_of
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.permissions import ACTS
from limelight.accounts.schemas import WorkspaceId
from limelight.accounts.workspaces.changing import list_members
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid, Problem
from limelight.kit.settings import Settings
from limelight.reviews import queries, service
from limelight.reviews.assets.asking import MOST_ASSETS, missing
from limelight.reviews.guests.links import (
    Terms,
    kept_password,
    list_links,
    make_client_link,
    revoke,
)
from limelight.reviews.guests.remarks import Remark
from limelight.reviews.schemas import (
    MOST_APPROVALS,
    STATES,
    Policy,
    ReviewId,
    Speaker,
    State,
    Verdict,
)

router = APIRouter(prefix="/reviews", include_in_schema=False)

_PAGE_COUNT = 20
_STATES: tuple[State, ...] = get_args(State)
_POLICIES = (
    (0, "Nobody has to approve"),
    (1, "One person approves"),
    (2, "Two different people approve"),
)


class TypedPolicy(BaseModel):
    """A policy as a form sends it: what is not ticked is not there."""

    model_config = ConfigDict(frozen=True)

    needed: int = Field(0, ge=0, le=MOST_APPROVALS)
    counts_clients: bool = False
    gates_shares: bool = False
    gates_clients: bool = False


class Looked(BaseModel):
    """What is looked at in the queue: `state` shows what was decided instead of what waits,
    `workspace` and `mine` only what is of one workspace and of one person. `asked` and `left` are
    how many assets were just put up, and left out.
    """

    model_config = ConfigDict(frozen=True)

    state: str = "waiting"
    workspace: str = ""
    mine: str = ""
    cursor: str | None = None
    asked: int = Field(0, ge=0, le=MOST_ASSETS)
    left: int = Field(0, ge=0, le=MOST_ASSETS)


@router.get("", dependencies=[may("reviews.see")])
async def queue(request: Request, looked: Annotated[Looked, Query()]) -> Response:
    """What waits in every workspace one belongs to, the oldest first."""
    chosen = next((known for known in _STATES if known == looked.state), None)
    member = member_of(request)
    names = _workspaces(request)
    here = WorkspaceId(looked.workspace) if looked.workspace in names else None
    async with Desk(request).sessions.read() as db:
        page = await queries.list_page(
            db,
            [here] if here else list(names),
            state=chosen,
            assigned_to=member.person.id if looked.mine else None,
            cursor=looked.cursor,
            limit=_PAGE_COUNT,
        )
        policy = await queries.policy_of(db, member.workspace.id)
    asked = {"workspace": here or "", "mine": "1" if looked.mine else ""}
    context = {
        "page": page,
        "state": chosen or "",
        "states": STATES,
        "asked": asked,
        "told": _told(looked),
        "workspaces": names,
        "current": member.workspace,
        "address": _address,
        "policy": policy,
        "policies": _POLICIES,
        "more_url": _address(asked, state=chosen or "", cursor=page.next_cursor or ""),
    }
    return Desk(request).show("reviews/queue.html", context)


@router.post("/policy", dependencies=[may("workspace.change")])
async def set_policy(request: Request, typed: Annotated[TypedPolicy, Form()]) -> Response:
    """Who must approve from now on, and what shows only what is approved."""
    async with Desk(request).sessions.begin() as db:
        policy = Policy.model_validate(typed.model_dump())
        await service.set_policy(db, member_of(request).workspace.id, policy)
    return RedirectResponse("/reviews", 303)


@router.get("/{review_id}", dependencies=[may("reviews.see")])
async def show(request: Request, review_id: ReviewId) -> Response:
    """One review: what it is about, what was said, and the decision. One of another workspace of
    the same person says so, and how to go there.
    """
    names = _workspaces(request)
    async with Desk(request).sessions.read() as db:
        home = await queries.find_home(db, list(names), review_id)
    if home and home != member_of(request).workspace.id:
        context = {"review_id": review_id, "home": home, "name": names[home]}
        return Desk(request).show("reviews/elsewhere.html", context)
    return await _review(request, review_id)


@router.post("/{review_id}/decide", dependencies=[may("reviews.decide")])
async def decide(
    request: Request,
    review_id: ReviewId,
    verdict: Annotated[Verdict, Form()],
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Decide, and go to what waits next."""
    member = member_of(request)
    try:
        async with Desk(request).sessions.begin() as db:
            await service.decide(db, member.workspace.id, review_id, member.person, verdict, reason)
            following = await queries.find_next(db, member.workspace.id, review_id)
    except Invalid as problem:
        return await _review(request, review_id, problem, reason=reason)
    return RedirectResponse(f"/reviews/{following}" if following else "/reviews", 303)


@router.post("/{review_id}/reopen", dependencies=[may("reviews.decide")])
async def reopen(request: Request, review_id: ReviewId) -> Response:
    """Take a decision back."""
    async with Desk(request).sessions.begin() as db:
        await service.reopen(db, member_of(request).workspace.id, review_id)
    return RedirectResponse(f"/reviews/{review_id}", 303)


@router.post("/{review_id}/assign", dependencies=[may("reviews.decide")])
async def assign(
    request: Request, review_id: ReviewId, person: Annotated[str, Form()] = ""
) -> Response:
    """Say whose turn it is."""
    async with Desk(request).sessions.begin() as db:
        member = member_of(request)
        await service.assign(db, member.workspace.id, review_id, person, by=member.person.id)
    return RedirectResponse(f"/reviews/{review_id}", 303)


@router.post("/{review_id}/links", dependencies=[may("reviews.share")])
async def make_link(
    request: Request,
    review_id: ReviewId,
    title: Annotated[str, Form()] = "",
    days: Annotated[int, Form()] = 7,
    password: Annotated[str, Form()] = "",
) -> Response:
    """Make a link for a client; its address is shown this once."""
    desk, member = Desk(request), member_of(request)
    try:
        kept = await kept_password(desk.wired[Passwords], password)
        async with desk.sessions.begin() as db:
            made = await make_client_link(db, member, review_id, Terms(title, days, kept))
    except Invalid as problem:
        return await _review(request, review_id, problem)
    return await _review(request, review_id, address=_address_of(desk, made.secret))


@router.post("/{review_id}/links/{link_id}/revoke", dependencies=[may("reviews.share")])
async def revoke_link(request: Request, review_id: ReviewId, link_id: str) -> Response:
    """Take a link back: from now on it shows nothing."""
    async with Desk(request).sessions.begin() as db:
        await revoke(db, member_of(request), review_id, link_id)
    return RedirectResponse(f"/reviews/{review_id}#links", 303)


@router.post("/{review_id}/comments", dependencies=[may("reviews.decide")])
async def comment(
    request: Request, review_id: ReviewId, said: Annotated[Remark, Form()]
) -> Response:
    """Say something, at a time of the video or a place in it."""
    member = member_of(request)
    who = Speaker(person_id=member.person.id)
    try:
        async with Desk(request).sessions.begin() as db:
            await service.comment(db, member.workspace.id, review_id, who, said.said)
    except Invalid as problem:
        return await _review(request, review_id, problem, text=said.text)
    return RedirectResponse(f"/reviews/{review_id}#comments", 303)


@router.post("/{review_id}/comments/{comment_id}", dependencies=[may("reviews.decide")])
async def resolve(
    request: Request, review_id: ReviewId, comment_id: str, done: Annotated[str, Form()] = ""
) -> Response:
    """Say that a comment is dealt with, or is not."""
    async with Desk(request).sessions.begin() as db:
        workspace_id = member_of(request).workspace.id
        await service.resolve(db, workspace_id, review_id, comment_id, is_resolved=done == "1")
    return RedirectResponse(f"/reviews/{review_id}#comments", 303)


def _workspaces(request: Request) -> dict[WorkspaceId, str]:
    """The names of the workspaces whose reviews whoever asks may see, by id."""
    least = ACTS["reviews.see"]
    return {
        one.workspace.id: one.workspace.name
        for one in member_of(request).visit.memberships
        if one.role.covers(least)
    }


def _told(looked: Looked) -> str:
    """What became of the assets that were just put up."""
    if not looked.asked and not looked.left:
        return ""
    up = f"{looked.asked or 'None'} put up for review."
    left = "Left out: data, what is in the trash, and what is reviewed as a part of another piece."
    return f"{up} {left} ({looked.left})" if looked.left else up


def _address_of(desk: Desk, secret: str) -> str:
    """The whole address of a link."""
    own = desk.wired[Settings].studio.address or str(desk.request.base_url).rstrip("/")
    return f"{own}/reviews/client/{secret}"


def _address(asked: dict[str, str], **changed: str) -> str:
    """The queue with another filter."""
    parts = {name: value for name, value in {**asked, **changed}.items() if value}
    return f"/reviews?{urlencode(parts)}"


async def _review(
    request: Request,
    review_id: ReviewId,
    problem: Problem | None = None,
    *,
    address: str = "",
    **typed: str,
) -> Response:
    member = member_of(request)
    async with Desk(request).sessions.read() as db:
        view = await queries.get_view(db, member.workspace.id, review_id)
        following = await queries.find_next(db, member.workspace.id, review_id)
        links = await list_links(db, member.workspace.id, review_id)
        gone = await missing(db, member.workspace.id, view.subject)
        members = [one.person for one in await list_members(db, member.workspace.id)]
    field = str(problem.facts.get("field", "reason")) if problem else ""
    context = {
        "review": view,
        "states": STATES,
        "next_url": f"/reviews/{following}" if following else "",
        "members": members,
        "links": links,
        "gone": gone,
        "now": utc_now(),
        "address": address,
        "wrong": {
            "reason": "",
            "text": "",
            "password": "",
            "days": "",
            **({field: problem.detail} if problem else {}),
        },
        "typed": {"reason": "", "text": "", **typed},
    }
    return Desk(request).show("reviews/show.html", context, 422 if problem else 200)
