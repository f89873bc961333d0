"""One asset: to look at, and everything that is known of it."""

import asyncio
import json
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from limelight.accounts.gate import may, member_of
from limelight.accounts.permissions import ACTS
from limelight.kit.errors import NotFound
from limelight.library import queries
from limelight.library.comparing import Side, compared
from limelight.library.finding.facets import list_folders
from limelight.library.outgoing import file_name
from limelight.library.pages.desk import Desk
from limelight.library.provenance.certificate import Identity
from limelight.library.provenance.report import lines_for
from limelight.library.provenance.schemas import Verdict
from limelight.library.provenance.verify import verify_file
from limelight.library.schemas import Asset, Sheet, Twins
from limelight.library.service import Library

router = APIRouter(prefix="/library", include_in_schema=False, dependencies=[may("library.see")])

_LARGEST_TEXT_BYTES = 200_000
_MOST_TWINS = 12
_HIDDEN = ("appearance", "sha256", "phonemes", "words", "clips")


@router.get("/{asset_id}")
async def sheet(request: Request, asset_id: str, undo: str = "") -> Response:
    """The asset on a page of its own; `undo` is the id of the change that put it there."""
    said = "A new version" if undo else ""
    return await show(Desk(request), asset_id, "library/asset.html", said=said, undo_id=undo)


@router.get("/{asset_id}/preview")
async def preview(request: Request, asset_id: str) -> Response:
    """The same as a part of a page, for looking at one after the other."""
    return await show(Desk(request), asset_id, "library/preview.html")


@router.get("/{asset_id}/compare")
async def compare(request: Request, asset_id: str, other: str = "") -> Response:
    """Two versions of the asset; `other` is the id of another version, else the one before it."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        known = await queries.get_sheet(db, desk.workspace_id, asset_id)
    older = next((one for one in known.versions if one.id == other), None) or next(
        (one for one in known.versions if one.version < known.asset.version), known.asset
    )
    pair = sorted((older, known.asset), key=lambda one: one.version)
    before, after = [_side(one, await asyncio.to_thread(_text, desk, one)) for one in pair]
    lines = await asyncio.to_thread(compared, before.text, after.text)
    context = {"one": known.asset, "versions": known.versions, "other": older,
               "before": before, "after": after, "lines": lines}  # fmt: skip
    return desk.show("library/compare.html", context)


@router.get("/{asset_id}/provenance")
async def provenance(request: Request, asset_id: str) -> Response:
    """What the file, as it leaves, says about itself and whether that can be believed."""
    desk = Desk(request)
    asset = await desk.asset(asset_id)
    async with desk.sessions.read() as db:
        copies = await queries.list_labels(db, desk.workspace_id, asset.file.sha256)
    there = next((copy for copy in copies if desk.store.has(copy)), None)
    path = desk.store.path((there or asset.file).name)
    if not path.is_file():
        raise NotFound("The file of this asset is gone from the disk.")
    verdict: Verdict = await asyncio.to_thread(verify_file, path, desk.wired[Identity])
    context = {
        "verdict": verdict,
        "lines": lines_for(file_name(asset), verdict),
        "asset": asset,
        "is_copy": there is not None,
    }
    return desk.show("library/provenance.html", context)


@router.get("/{asset_id}/twins")
async def twins(request: Request, asset_id: str) -> Response:
    """What equals it or is near it."""
    desk = Desk(request)
    asset = await desk.asset(asset_id)
    near: list[Twins] = []
    with suppress(NotFound):  # labels and reports are not compared: they follow from others
        near = await desk.wired[Library].find_duplicates(asset.file.sha256)
    contents = [twin.second.name.split(".")[0] for twin in near[:_MOST_TWINS]]
    async with desk.sessions.read() as db:
        found = await queries.list_by_content(db, desk.workspace_id, contents)
    return desk.show("library/twins.html", {"found": [one for one in found if one.id != asset_id]})


async def show(
    desk: Desk, asset_id: str, template: str, *, said: str = "", undo_id: str | None = None
) -> Response:
    """A page or part about one asset, with what was just done to it and how to undo that."""
    async with desk.sessions.read() as db:
        known = await queries.get_sheet(db, desk.workspace_id, asset_id)
        folders = await list_folders(db, desk.workspace_id)
    role = member_of(desk.request).role
    context = {
        "sheet": known,
        "one": known.asset,
        "folders": {folder.id: folder.name for folder in folders},
        "text": await asyncio.to_thread(_text, desk, known.asset),
        "said": _said(known),
        "may_change": role.covers(ACTS["library.change"]),
        "done": said,
        "undo": undo_id and {"action": f"/library/{asset_id}/undo", "fields": {"undo_id": undo_id}},
    }
    return desk.show(template, context)


def _side(asset: Asset, text: str) -> Side:
    mark = asset.file.sha256[:12]
    return Side(
        name=f"Version {asset.version}",
        kind="text" if asset.kind == "data" else asset.kind,
        url=f"/library/{asset.id}/file?v={mark}",
        poster_url=f"/library/{asset.id}/look/large?v={mark}",
        text=text,
    )


def _text(desk: Desk, asset: Asset) -> str:
    """The beginning of what can be read; data is laid out."""
    if asset.kind not in ("text", "data"):
        return ""
    try:
        with desk.store.path(asset.file.name).open("rb") as file:
            begun = file.read(_LARGEST_TEXT_BYTES)
    except OSError:
        return ""
    text = begun.decode(errors="replace")
    if asset.kind == "data" and len(begun) < _LARGEST_TEXT_BYTES:
        try:
            return json.dumps(json.loads(text), indent=2, ensure_ascii=False)
        except (ValueError, RecursionError):  # no JSON, or nested deeper than anybody reads
            return text
    return text


def _said(known: Sheet) -> list[tuple[str, str]]:
    """The settings of the recipe that say something in a line."""
    settings: dict[str, Any] = known.recipe.get("settings") or {}
    shown = (
        (name.replace("_", " ").removesuffix(" px"), _line(value))
        for name, value in settings.items()
        if name not in (*_HIDDEN, "prompt", "text", "title")
    )
    return [(name, line) for name, line in shown if line]


def _line(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, str | int):
        return str(value)[:200]
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)[:200]
    return ""
