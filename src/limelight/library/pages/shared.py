"""What a stranger with a link sees: the shared assets and nothing else of the studio."""

from contextlib import suppress
from dataclasses import dataclass
from hmac import compare_digest
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Request
from fastapi.templating import Jinja2Templates
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.responses import FileResponse, RedirectResponse, Response

from limelight.accounts.gate import anyone
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.ports import Wirings
from limelight.accounts.schemas import WorkspaceId
from limelight.accounts.workspaces.members import list_workspaces
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.http.limits import Allowance, Limiter
from limelight.kit.wiring import Wired
from limelight.library.errors import UnknownAsset, UnknownShare
from limelight.library.looks.shelf import Looks
from limelight.library.outgoing import file_name, labelled, type_of
from limelight.library.ports import Gate
from limelight.library.provenance.certificate import Identity
from limelight.library.queries import get_asset
from limelight.library.schemas import Asset, Share
from limelight.library.service import Library
from limelight.library.shelving import shares

router = APIRouter(prefix="/library/shared", include_in_schema=False, dependencies=[anyone()])

_COOKIE = "limelight_share"
_HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "private, no-store",
}
_TRIES = Allowance("share-password", 10)


@dataclass(frozen=True)
class Shown:
    """A link that was opened: what it shows, and whether its password is still to be given."""

    share: Share
    password_hash: str | None
    is_open: bool
    wired: Wired


@router.get("/{secret}")
async def look(request: Request, secret: str) -> Response:
    """The shared assets, or the question for the password."""
    shown = await _open(request, secret)
    assets: list[Asset] = []
    if shown.is_open:
        sessions = shown.wired[Sessions]
        async with sessions.begin() as db:
            await shares.count_visit(db, shown.share)
        async with sessions.read() as db:
            for asset_id in shown.share.asset_ids:
                # One that was deleted for good takes none of the others with it.
                with suppress(UnknownAsset):
                    asset = await get_asset(db, shown.share.workspace_id, asset_id)
                    assets += [asset] if await _may_be_seen(db, shown, asset) else []
    return _page(request, shown, secret, assets)


@router.post("/{secret}")
async def unlock(request: Request, secret: str, password: Annotated[str, Form()] = "") -> Response:
    """Give the password; at most ten tries a minute."""
    shown = await _open(request, secret)
    await shown.wired[Limiter].spend(request, _TRIES, shown.share.id)
    is_right, _ = await shown.wired[Passwords].verify(password, shown.password_hash)
    if not is_right or shown.password_hash is None:
        return _page(request, shown, secret, [], wrong="That is not the password.")
    answer = RedirectResponse(f"/library/shared/{secret}", 303, headers=_HEADERS)
    answer.set_cookie(
        _COOKIE,
        shares.pass_for(secret, shown.password_hash),
        path=f"/library/shared/{secret}",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


@router.get("/{secret}/{asset_id}/look/{size}")
async def small(
    request: Request, secret: str, asset_id: str, size: Literal["small", "large"]
) -> Response:
    """A small picture of a shared asset."""
    shown = await _open(request, secret)
    path = await shown.wired[Looks].find(await _asset(shown, asset_id), size)
    if path is None:
        raise UnknownAsset("There is nothing to see of this.")
    return FileResponse(path, media_type="image/webp", headers=_HEADERS)


@router.get("/{secret}/{asset_id}/file")
async def file(request: Request, secret: str, asset_id: str) -> Response:
    """A shared asset, labelled, to look at or hear."""
    shown = await _open(request, secret)
    asset, path = await _labelled(shown, asset_id)
    return FileResponse(path, media_type=type_of(asset), headers=_HEADERS)


@router.get("/{secret}/{asset_id}/download")
async def download(request: Request, secret: str, asset_id: str) -> Response:
    """The same, to keep."""
    shown = await _open(request, secret)
    asset, path = await _labelled(shown, asset_id)
    name = file_name(asset)
    return FileResponse(path, media_type=type_of(asset), filename=name, headers=_HEADERS)


async def _open(request: Request, secret: str) -> Shown:
    root: Wired = request.app.state.wired
    async with root[Sessions].read() as db:
        share, password_hash = await shares.open_share(db, secret, utc_now())
        workspaces = {one.id: one for one in await list_workspaces(db)}
    workspace = next((one for one in workspaces.values() if one.id == share.workspace_id), None)
    if workspace is None:
        raise UnknownShare("It has expired, or was taken back, or the address is not whole.")
    given = request.cookies.get(_COOKIE, "")
    is_open = password_hash is None or compare_digest(
        given.encode(), shares.pass_for(secret, password_hash).encode()
    )
    return Shown(share, password_hash, is_open, root[Wirings].of(workspace))


async def _asset(shown: Shown, asset_id: str) -> Asset:
    if not shown.is_open or asset_id not in shown.share.asset_ids:
        raise UnknownAsset("This link does not show that.")
    async with shown.wired[Sessions].read() as db:
        asset = await get_asset(db, shown.share.workspace_id, asset_id)
        if not await _may_be_seen(db, shown, asset):
            raise UnknownAsset("This link does not show that.")
    return asset


async def _may_be_seen(db: AsyncSession, shown: Shown, asset: Asset) -> bool:
    """Whether it is still there, and still may go to people outside."""
    own, content = WorkspaceId(shown.share.workspace_id), asset.file.sha256
    return asset.place == "shown" and bool(await shown.wired[Gate].passing(db, own, {content}))


async def _labelled(shown: Shown, asset_id: str) -> tuple[Asset, Path]:
    asset = await _asset(shown, asset_id)
    library = shown.wired[Library]
    if not library.store.has(asset.file):
        raise UnknownAsset("The file is gone.")
    identity = shown.wired[Identity]
    return asset, await labelled(asset, library, shown.wired[Sessions], identity)


def _page(
    request: Request, shown: Shown, secret: str, assets: list[Asset], wrong: str = ""
) -> Response:
    context: dict[str, Any] = {
        "share": shown.share,
        "is_open": shown.is_open,
        "secret": secret,
        "assets": assets,
        "wrong": wrong,
    }
    templates = shown.wired[Jinja2Templates]
    status = 422 if wrong else 200
    return templates.TemplateResponse(
        request, "library/shared.html", context, status, headers=_HEADERS
    )
