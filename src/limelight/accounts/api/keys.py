"""Keys of programs."""

from datetime import datetime
from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.audit.recording import record
from limelight.accounts.caller import Caller
from limelight.accounts.errors import RoleTooLow
from limelight.accounts.gate import may, member_of
from limelight.accounts.schemas import Visit
from limelight.accounts.sessions import keys
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.http.routing import api_router

router = api_router("/keys", "accounts")
OWN = [may("keys.make")]


class KeyView(BaseModel):
    """A key of yours: its beginning, the acts it is restricted to (none: not restricted)."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    prefix: str
    scopes: tuple[str, ...]
    created_at: datetime
    used_at: datetime | None
    expires_at: datetime | None


class NewKey(BaseModel):
    """A key to make; without `days` it lasts until it is revoked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(examples=["nightly export"])
    scopes: tuple[str, ...] = Field((), max_length=100, examples=[["library.see"]])
    days: int | None = Field(90, ge=1, le=keys.LONGEST_DAYS)


class MadeKey(BaseModel):
    """The key, told this once."""

    model_config = ConfigDict(frozen=True)

    id: str
    key: str


@router.get("", dependencies=OWN)
async def list_keys(caller: Caller, wanted: Annotated[Paging, Query()]) -> Page[KeyView]:
    """List your keys for this workspace, the newest first."""
    member = member_of(caller.request)
    async with caller.sessions.read() as db:
        found = await keys.list_keys(db, caller.workspace_id, member.person.id)
    views = [KeyView.model_validate(one, from_attributes=True) for one in found]
    return page_through(
        views, wanted, of="keys", at=lambda one: (one.created_at.isoformat(), one.id),
        newest_first=True,
    )  # fmt: skip


@router.post("", dependencies=OWN, status_code=201)
async def create_key(caller: Caller, new: NewKey) -> MadeKey:
    """Make a key that acts for you in this workspace. A restricted key makes keys restricted to no
    more than itself.
    """
    member = member_of(caller.request)
    _check_scopes(member.visit, new.scopes)
    async with caller.sessions.begin() as db:
        key_id, key = await keys.create_key(
            db,
            caller.workspace_id,
            member.person.id,
            name=new.name,
            scopes=new.scopes,
            days=new.days,
        )
        await record(
            db, "key.made", by=member.person.id, workspace_id=caller.workspace_id, subject=key_id,
            scopes=list(new.scopes),
        )  # fmt: skip
    return MadeKey(id=key_id, key=key)


@router.delete("/{key_id}", dependencies=OWN, status_code=204)
async def revoke_key(caller: Caller, key_id: Annotated[str, Path(max_length=100)]) -> None:
    """Stop a key of yours."""
    member = member_of(caller.request)
    async with caller.sessions.begin() as db:
        await keys.revoke_key(db, caller.workspace_id, key_id, member.person.id)
        await record(
            db, "key.revoked", by=member.person.id, workspace_id=caller.workspace_id,
            subject=key_id,
        )  # fmt: skip


def _check_scopes(visit: Visit, wanted: tuple[str, ...]) -> None:
    if visit.scopes is not None and not (wanted and set(wanted) <= visit.scopes):
        raise RoleTooLow(
            "A restricted key makes keys with scopes of its own only.",
            scopes=sorted(visit.scopes),
        )
