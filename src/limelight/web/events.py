"""What happens in a workspace, as it happens: server-sent events that go on where they broke off,
and the same log to read at leisure.
"""

from collections.abc import AsyncGenerator
from typing import Annotated, Any

from fastapi import Header, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import StreamingResponse

from limelight.accounts.caller import Asking, Caller
from limelight.accounts.gate import may, while_welcome
from limelight.kit.db.cursors import read_cursor, write_cursor
from limelight.kit.errors import Invalid
from limelight.kit.events import log
from limelight.kit.events.changes import Changes
from limelight.kit.events.log import Event, EventTypes
from limelight.kit.http.pages import Page, Paging
from limelight.kit.http.routing import api_router

router = api_router("/events", "events")
SEE = [may("productions.see")]
_LIST = "events"
_LOOK_SECONDS = 1.0
_HEARTBEAT_LOOKS = 15
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "One event after the other: its `id`, its type as `event`, and the event "
        "as JSON in `data`. A comment every quarter of a minute says that the studio is there.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}
Types = Annotated[tuple[str, ...], Field(max_length=50, description="only these types of events")]
Subject = Annotated[str, Field(max_length=200, description="only what happened to this id")]


class EventTypeView(BaseModel):
    """A type of events."""

    model_config = ConfigDict(frozen=True)

    type: str
    description: str


class Wanted(Paging):
    """Which events."""

    types: Types = ()
    subject: Subject = ""


@router.get("", dependencies=SEE, responses=_STREAM, response_class=StreamingResponse)
async def stream_events(
    caller: Caller,
    types: Annotated[Types, Query()] = (),
    subject: Annotated[Subject, Query()] = "",
    last_event_id: Annotated[str | None, Header(alias="Last-Event-ID", max_length=20)] = None,
) -> StreamingResponse:
    """Follow what happens, from now on, or after the event that Last-Event-ID names: nothing in
    between is left out, as far back as a month.
    """
    after = await _last(caller) if last_event_id is None else _number(last_event_id)
    return StreamingResponse(
        while_welcome(caller.request, _told(caller, after, types, subject)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@router.get("/types", dependencies=SEE)
async def list_event_types(caller: Caller) -> list[EventTypeView]:
    """List the types of events, each with what its `data` says."""
    told = caller.wired[EventTypes].said
    return [EventTypeView(type=name, description=said) for name, said in told.items()]


@router.get("/history", dependencies=SEE)
async def list_events(caller: Caller, wanted: Annotated[Wanted, Query()]) -> Page[Event]:
    """List what happened in the last month, oldest first. The last page has a `next` too: ask it
    again later.
    """
    after = int(read_cursor(wanted.cursor, _LIST, 1)[0]) if wanted.cursor else 0
    async with caller.sessions.read() as db:
        found = await log.list_events(
            db,
            caller.workspace_id,
            after,
            types=wanted.types,
            subject=wanted.subject,
            limit=wanted.limit,
        )
    return Page(items=found, next=write_cursor(_LIST, str(found[-1].id if found else after)))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise Invalid("Last-Event-ID is the id of an event.", field="Last-Event-ID")
    return int(text) % 2**31


async def _last(caller: Asking) -> int:
    async with caller.sessions.read() as db:
        return await log.last_number(db, caller.workspace_id)


async def _told(
    caller: Asking, after: int, types: tuple[str, ...], subject: str
) -> AsyncGenerator[str]:
    yield ": here\n\n"
    changes, quiet = caller.wired[Changes], 0
    while True:
        async with caller.sessions.read() as db:
            last = await log.last_number(db, caller.workspace_id)
            found = await log.list_events(
                db, caller.workspace_id, after, types=types, subject=subject
            )
        for event in found:
            yield f"id: {event.id}\nevent: {event.type}\ndata: {event.model_dump_json()}\n\n"
        if found:
            after, quiet = found[-1].id, 0
            continue
        after, quiet = max(after, last), quiet + 1
        if quiet % _HEARTBEAT_LOOKS == 0:
            yield ": still here\n\n"
        await changes.wait(_LOOK_SECONDS)
