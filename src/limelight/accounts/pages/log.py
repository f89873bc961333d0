"""The log of a workspace: searched, and taken away."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from limelight.accounts.audit.reading import (
    EXPORTED,
    LISTED,
    as_csv,
    as_json,
    list_entries,
)
from limelight.accounts.gate import may, member_of
from limelight.accounts.pages.desk import Desk
from limelight.kit.errors import NotFound

router = APIRouter(prefix="/accounts/log", include_in_schema=False)


@router.get("", dependencies=[may("audit.see")])
async def show(request: Request, q: str = "", before: int | None = None) -> Response:
    """Newest first, a page at a time."""
    desk, member = Desk(request), member_of(request)
    async with desk.sessions.read() as db:
        found = await list_entries(
            db, member.workspace.id, search=q[:200], before=before, limit=LISTED + 1
        )
    context = {
        "entries": found[:LISTED],
        "more": found[LISTED - 1].number if len(found) > LISTED else None,
        "q": q,
    }
    return desk.show("accounts/log.html", context)


@router.get("/export.{form}", dependencies=[may("audit.see")])
async def export(request: Request, form: str) -> Response:
    """The whole log of the workspace as CSV or JSON."""
    desk, member = Desk(request), member_of(request)
    if form not in ("csv", "json"):
        raise NotFound("The log is there as CSV and as JSON.")
    async with desk.sessions.read() as db:
        entries = await list_entries(db, member.workspace.id, limit=EXPORTED)
    text = as_csv(entries) if form == "csv" else as_json(entries)
    kind = "text/csv; charset=utf-8" if form == "csv" else "application/json"
    named = {"Content-Disposition": f'attachment; filename="limelight-log.{form}"'}
    return Response(text, media_type=kind, headers={**named, "Cache-Control": "no-store"})
