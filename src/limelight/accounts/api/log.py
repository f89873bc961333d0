"""The log of administrative acts."""

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import Query, Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.audit import reading
from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.db.cursors import read_cursor, read_number, write_cursor
from limelight.kit.http.pages import Page, Paging
from limelight.kit.http.routing import api_router

router = api_router("/audit-log", "accounts")
SEE = [may("audit.see")]
_LIST = "audit"
_EXPORTED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The log, the newest first.",
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "application/json": {"schema": {"type": "array", "items": {"type": "object"}}},
        },
    }
}


class EntryView(BaseModel):
    """Something somebody did; `hash` chains it to the entry before."""

    model_config = ConfigDict(frozen=True)

    number: int
    at: datetime
    person: str
    act: str
    subject: str
    facts: dict[str, Any]
    hash: str


class Wanted(Paging):
    """Which entries."""

    search: str = Field("", max_length=200, description="beginning of an act, a name, a subject")


@router.get("", dependencies=SEE)
async def list_audit_entries(caller: Caller, wanted: Annotated[Wanted, Query()]) -> Page[EntryView]:
    """List what was done in the workspace, the newest first."""
    before = read_number(read_cursor(wanted.cursor, _LIST, 1)[0]) if wanted.cursor else None
    async with caller.sessions.read() as db:
        found = await reading.list_entries(
            db,
            caller.workspace_id,
            search=wanted.search,
            before=before,
            limit=wanted.limit + 1,
        )
    items = tuple(
        EntryView.model_validate(one, from_attributes=True) for one in found[: wanted.limit]
    )
    more = write_cursor(_LIST, str(items[-1].number)) if len(found) > wanted.limit else None
    return Page(items=items, next=more)


@router.get(
    "/export", dependencies=SEE, responses=_EXPORTED,
    response_class=Response,
)  # fmt: skip
async def export_audit_log(
    caller: Caller, form: Annotated[Literal["csv", "json"], Query()] = "csv"
) -> Response:
    """Get the whole log of the workspace in one file."""
    async with caller.sessions.read() as db:
        entries = await reading.list_entries(db, caller.workspace_id, limit=reading.EXPORTED)
    text = reading.as_csv(entries) if form == "csv" else reading.as_json(entries)
    kind = "text/csv" if form == "csv" else "application/json"
    named = {"Content-Disposition": f'attachment; filename="limelight-log.{form}"'}
    return Response(text, media_type=kind, headers={**named, "Cache-Control": "no-store"})
