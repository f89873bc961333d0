"""The grid: its page, the order of what is found, and the cells in sight."""

import asyncio
import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from limelight.accounts.gate import may, member_of
from limelight.accounts.permissions import ACTS
from limelight.kit.errors import Invalid
from limelight.library.finding.facets import get_facets
from limelight.library.finding.lists import get_by_numbers
from limelight.library.pages.desk import Desk
from limelight.library.pages.folders import shelves
from limelight.library.pages.wanted import Wanted
from limelight.library.recording import describe_missing, has_undescribed
from limelight.library.schemas import Asset
from limelight.library.store import FileStore

router = APIRouter(prefix="/library", include_in_schema=False, dependencies=[may("library.see")])

_MOST_CELLS = 240
_EXCERPT_CHARACTERS = 280
_LARGEST_EXCERPT_BYTES = 4096
_FRESH = {"Cache-Control": "private, no-store"}


@router.get("")
async def library(request: Request, typed: Wanted) -> Response:
    """The page; its cells are fetched as they come into sight."""
    desk = Desk(request)
    await _describe(desk)
    async with desk.sessions.read() as db:
        facets = await get_facets(db, desk.workspace_id)
    await desk.finder.learn_new(desk.workspace_id)
    role = member_of(request).role
    context = {
        **shelves(request, facets.folders, sum(one.count for one in facets.kinds), typed),
        "facets": facets,
        "may_share": role.covers(ACTS["library.share"]),
    }
    return desk.show("library/library.html", context)


@router.get("/order")
async def order(request: Request, typed: Wanted) -> Response:
    """The numbers of all that is found, in order: differences of 32-bit whole numbers (little
    endian), packed.
    """
    desk = Desk(request)
    async with desk.sessions.read() as db:
        numbers = await desk.finder.order(db, desk.workspace_id, typed.filter, typed.order)
    steps = np.diff(numbers, prepend=0).astype("<i4").tobytes()
    headers = {**_FRESH, "Content-Encoding": "gzip", "X-Count": str(len(numbers))}
    return Response(gzip.compress(steps, 1), 200, headers, "application/octet-stream")


@router.get("/cells")
async def cells(request: Request, numbers: str) -> Response:
    """What the grid shows of the assets with those numbers, parted by commas."""
    desk = Desk(request)
    asked = numbers.split(",")
    if len(asked) > _MOST_CELLS or not all(one.isdecimal() and len(one) < 12 for one in asked):
        raise Invalid(f"At most {_MOST_CELLS} numbers, parted by commas.", field="numbers")
    async with desk.sessions.read() as db:
        found = await get_by_numbers(db, desk.workspace_id, [int(one) for one in asked])
    return JSONResponse(await asyncio.to_thread(_cells, desk.store, found), headers=_FRESH)


def _cells(store: FileStore, found: Sequence[Asset]) -> list[dict[str, Any]]:
    return [_cell(store, asset) for asset in found]


def _cell(store: FileStore, asset: Asset) -> dict[str, Any]:
    return {
        "id": asset.id,
        "number": asset.number,
        "kind": asset.kind,
        "made": asset.made_as,
        "title": asset.title,
        "says": _excerpt(store.path(asset.file.name)) if asset.kind == "text" else "",
        "mark": asset.file.sha256[:12],
        "seconds": asset.seconds,
        "bytes": asset.file.size_bytes,
        "stars": asset.stars,
        "favourite": asset.is_favourite,
        "mature": asset.rating == "mature",
        "character": asset.character,
        "tags": asset.tags,
        "folder": asset.folder_id or "",
        "at": asset.created_at.isoformat(),
        "version": asset.version,
    }


def _excerpt(path: Path) -> str:
    try:
        with path.open("rb") as file:
            begun = file.read(_LARGEST_EXCERPT_BYTES)
    except OSError:
        return ""
    return begun.decode(errors="replace")[:_EXCERPT_CHARACTERS]


async def _describe(desk: Desk) -> None:
    """What was kept by an earlier version of the program is described when it is first seen."""
    async with desk.sessions.read() as db:
        is_left = await has_undescribed(db, desk.workspace_id)
    while is_left:
        async with desk.sessions.begin() as db:
            is_left = bool(await describe_missing(db, desk.workspace_id))
