"""Reviews below `/api/v1/reviews`."""

from typing import Annotated

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may, member_of
from limelight.accounts.people.passwords import Passwords
from limelight.kit.http.etags import tagged
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.http.routing import api_router
from limelight.kit.settings import Settings
from limelight.library.queries import list_numbers_of
from limelight.library.service import Library
from limelight.reviews import queries, service
from limelight.reviews.assets.asking import MOST_ASSETS, PutUp, put_up
from limelight.reviews.guests import links
from limelight.reviews.schemas import (
    Link,
    Policy,
    ReviewCard,
    ReviewId,
    ReviewView,
    Said,
    Speaker,
    State,
    Verdict,
)

router = api_router("/reviews", "reviews")
SEE, DECIDE, SHARE = [may("reviews.see")], [may("reviews.decide")], [may("reviews.share")]
Id = Annotated[ReviewId, Path(max_length=100, description="Id of a review.")]
Inner = Annotated[str, Path(max_length=100)]


class Queue(Paging):
    """Which reviews."""

    state: State | None = None
    assigned_to: str = Field("", max_length=100, description="Id of a person.")


class _Wish(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Wish(_Wish):
    """Assets by their ids."""

    asset_ids: tuple[str, ...] = Field(min_length=1, max_length=MOST_ASSETS)


class Decision(_Wish):
    """A verdict; all but an approval say why."""

    verdict: Verdict
    reason: str = Field("", max_length=service.LONGEST_TEXT)


class Turn(_Wish):
    """Whose turn it is; nobody's with an empty id."""

    person_id: str = Field("", max_length=100)


class Dealt(_Wish):
    """Whether a comment is dealt with."""

    is_resolved: bool


class LinkWish(_Wish):
    """A link for a client."""

    title: str = Field("", max_length=80)
    days: int = Field(7, ge=1, le=links.LONGEST_DAYS)
    password: str = Field("", max_length=200)


class LinkWithAddress(Link):
    """A link with its address, told this once."""

    url: str


@router.get("", dependencies=SEE)
async def list_reviews(caller: Caller, wanted: Annotated[Queue, Query()]) -> Page[ReviewCard]:
    """List the reviews of the workspace, what waits longest first."""
    async with caller.sessions.read() as db:
        page = await queries.list_page(
            db,
            [caller.workspace_id],
            state=wanted.state,
            assigned_to=wanted.assigned_to or None,
            cursor=wanted.cursor,
            limit=wanted.limit,
        )
    return Page(items=page.items, next=page.next_cursor)


@router.post("", dependencies=[may("reviews.ask")], status_code=201)
async def put_up_for_review(caller: Caller, wish: Wish) -> PutUp:
    """Have people decide on assets of the library: pictures, films, sounds, texts. Putting up again
    what waits or was decided is the same review; what cannot be put up is left out, with why.
    """
    async with caller.sessions.read() as db:
        numbers = await list_numbers_of(db, caller.workspace_id, wish.asset_ids)
    store = caller.wired[Library].store
    return await put_up(caller.sessions, store, caller.workspace_id, numbers)


@router.get("/policy", dependencies=SEE)
async def get_review_policy(caller: Caller) -> Policy:
    """Get who has to approve in the workspace."""
    async with caller.sessions.read() as db:
        return await queries.policy_of(db, caller.workspace_id)


@router.put("/policy", dependencies=[may("workspace.change")])
async def set_review_policy(caller: Caller, policy: Policy) -> Policy:
    """Say who has to approve what is made from now on, and where only the approved is shown."""
    async with caller.sessions.begin() as db:
        await service.set_policy(db, caller.workspace_id, policy)
    return policy


@router.get("/{review_id}", dependencies=SEE, response_model=ReviewView)
async def get_review(
    caller: Caller, request: Request, response: Response, review_id: Id
) -> ReviewView | Response:
    """Get a review with what was decided and said."""
    async with caller.sessions.read() as db:
        found = await queries.get_view(db, caller.workspace_id, review_id)
    return tagged(request, response, found)


@router.post("/{review_id}/decisions", dependencies=DECIDE, status_code=201)
async def decide_review(
    caller: Caller, request: Request, review_id: Id, decision: Decision
) -> ReviewView:
    """Approve, ask for changes or reject, as the person whose key it is."""
    person = member_of(request).person
    async with caller.sessions.begin() as db:
        await service.decide(
            db, caller.workspace_id, review_id, person, decision.verdict, decision.reason
        )
        return await queries.get_view(db, caller.workspace_id, review_id)


@router.post("/{review_id}/reopen", dependencies=DECIDE)
async def reopen_review(caller: Caller, review_id: Id) -> ReviewView:
    """Take a decision back: it waits again, and approvals are counted anew."""
    async with caller.sessions.begin() as db:
        await service.reopen(db, caller.workspace_id, review_id)
        return await queries.get_view(db, caller.workspace_id, review_id)


@router.put("/{review_id}/turn", dependencies=DECIDE)
async def assign_review(caller: Caller, request: Request, review_id: Id, turn: Turn) -> ReviewView:
    """Say whose turn it is."""
    by = member_of(request).person.id
    async with caller.sessions.begin() as db:
        await service.assign(db, caller.workspace_id, review_id, turn.person_id, by=by)
        return await queries.get_view(db, caller.workspace_id, review_id)


@router.post("/{review_id}/comments", dependencies=DECIDE, status_code=201)
async def comment_on_review(
    caller: Caller, request: Request, review_id: Id, said: Said
) -> ReviewView:
    """Say something about it, pinned to a moment or a place."""
    who = Speaker(person_id=member_of(request).person.id)
    async with caller.sessions.begin() as db:
        await service.comment(db, caller.workspace_id, review_id, who, said)
        return await queries.get_view(db, caller.workspace_id, review_id)


@router.put("/{review_id}/comments/{comment_id}", dependencies=DECIDE)
async def resolve_review_comment(
    caller: Caller, review_id: Id, comment_id: Inner, dealt: Dealt
) -> ReviewView:
    """Say that a comment is dealt with, or is not after all."""
    async with caller.sessions.begin() as db:
        await service.resolve(
            db, caller.workspace_id, review_id, comment_id, is_resolved=dealt.is_resolved
        )
        return await queries.get_view(db, caller.workspace_id, review_id)


@router.get("/{review_id}/links", dependencies=SHARE)
async def list_review_links(
    caller: Caller, review_id: Id, wanted: Annotated[Paging, Query()]
) -> Page[Link]:
    """List the links by which clients see it, the newest first, also those that are over."""
    async with caller.sessions.read() as db:
        await queries.get_view(db, caller.workspace_id, review_id)
        found = await links.list_links(db, caller.workspace_id, review_id)
    return page_through(
        found, wanted, of="review-links", at=lambda one: (one.id,), newest_first=True
    )


@router.post("/{review_id}/links", dependencies=SHARE, status_code=201)
async def create_review_link(
    caller: Caller, request: Request, review_id: Id, wish: LinkWish
) -> LinkWithAddress:
    """Make a link for a client. Its address is in this answer and nowhere else."""
    kept = await links.kept_password(caller.wired[Passwords], wish.password)
    terms = links.Terms(wish.title, wish.days, kept)
    async with caller.sessions.begin() as db:
        made = await links.make_client_link(db, member_of(request), review_id, terms)
    own = caller.wired[Settings].studio.address or str(request.base_url).rstrip("/")
    return LinkWithAddress(**made.link.model_dump(), url=f"{own}/reviews/client/{made.secret}")


@router.delete("/{review_id}/links/{link_id}", dependencies=SHARE, status_code=204)
async def revoke_review_link(
    caller: Caller, request: Request, review_id: Id, link_id: Inner
) -> None:
    """Take a link back: from now on it shows nothing."""
    async with caller.sessions.begin() as db:
        await links.revoke(db, member_of(request), review_id, link_id)
