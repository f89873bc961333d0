"""Links that show chosen assets to people outside."""

from datetime import datetime
from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may, member_of
from limelight.accounts.people.passwords import Passwords
from limelight.kit.http.pages import Page, Paging
from limelight.kit.http.routing import api_router
from limelight.library import queries
from limelight.library.ports import Gate
from limelight.library.schemas import Share
from limelight.library.shelving import shares

router = api_router("/library/shares", "library")
SHARE = [may("library.share")]


class ShareView(BaseModel):
    """A link; its address was told when it was made."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    has_password: bool
    asset_ids: tuple[str, ...]
    made_by: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    seen_count: int


class MadeShare(ShareView):
    """A new link with its address, told this once."""

    url: str


class NewShare(BaseModel):
    """What to show, for how many days, with which password if any."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ids: tuple[str, ...] = Field(min_length=1, max_length=shares.MOST_ASSETS)
    title: str = Field("", max_length=200)
    days: int = Field(7, ge=1, le=shares.LONGEST_DAYS)
    password: str = Field(
        "", max_length=200, description=f"at least {shares.SHORTEST_PASSWORD} characters, or none"
    )


@router.get("", dependencies=SHARE)
async def list_shares(caller: Caller, wanted: Annotated[Paging, Query()]) -> Page[ShareView]:
    """List the links of the workspace, the newest first, also those that are over."""
    async with caller.sessions.read() as db:
        page = await shares.list_shares(
            db, caller.workspace_id, cursor=wanted.cursor, limit=wanted.limit
        )
    return Page(items=tuple(map(_view, page.items)), next=page.next_cursor)


@router.post("", dependencies=SHARE, status_code=201)
async def create_share(caller: Caller, new: NewShare) -> MadeShare:
    """Make a link that shows assets to whoever has it. Ids that are not known are passed over."""
    shares.check_password(new.password)
    kept = await caller.wired[Passwords].hash(new.password) if new.password else None
    terms = shares.Terms(new.title, new.days, kept, member_of(caller.request).person.name)
    async with caller.sessions.begin() as db:
        numbers = await queries.list_numbers_of(db, caller.workspace_id, new.ids)
        made = await shares.make_share(db, caller.workspace_id, numbers, terms, caller.wired[Gate])
    url = f"{str(caller.request.base_url).rstrip('/')}/library/shared/{made.secret}"
    return MadeShare(**dict(_view(made.share)), url=url)


@router.delete("/{share_id}", dependencies=SHARE, status_code=204)
async def revoke_share(caller: Caller, share_id: Annotated[str, Path(max_length=100)]) -> None:
    """Take a link back; done twice it changes nothing."""
    by = member_of(caller.request).person.name
    async with caller.sessions.begin() as db:
        await shares.revoke_share(db, caller.workspace_id, share_id, revoked_by=by)


def _view(share: Share) -> ShareView:
    return ShareView.model_validate(share, from_attributes=True)
