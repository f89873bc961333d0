"""Pages of productions: write a brief, follow the run live, watch and download what came out."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from functools import partial
from typing import Annotated, Any, NamedTuple, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse

from limelight.accounts.desk import Desk
from limelight.accounts.gate import covers, may, member_of, while_welcome, wired_of
from limelight.kit.errors import Conflict, Invalid, NotFound, Problem, Refused
from limelight.production.blueprints.service import get_template
from limelight.production.briefs.ports import UnsentBriefs
from limelight.production.briefs.typed import Typed
from limelight.production.choosing.form import filled, ordered
from limelight.production.ports import MOST_CAST, SHOWN_CAST, Cast, Productions
from limelight.production.schemas import (
    FileView,
    ProductionId,
    ProductionState,
    ProductionView,
    VersionView,
)
from limelight.production.series.schemas import Place
from limelight.production.series.service import last_of
from limelight.production.subtitles.schemas import missing
from limelight.stories.brands.brand import faults

router = APIRouter(prefix="/production", include_in_schema=False)

_STATES: tuple[ProductionState, ...] = get_args(ProductionState)
_PAGE_COUNT = 12
_RECENT_COUNT = 5
_HEARTBEAT_SECONDS = 15.0


class Cut(NamedTuple):
    """One finished video with what belongs to its player."""

    video: FileView
    poster_url: str | None
    tracks: list[FileView]


@router.get("/new", dependencies=[may("productions.make")])
async def new(
    request: Request,
    character: str = "",
    again: str = "",
    draft: str = "",
    template: str = "",
    series: str = "",
) -> Response:
    """The form; `again` fills it like an earlier production, `draft` like an unsent brief,
    `template` like that with what is told in its gaps, `series` like the last episode, for the next
    one; `character` chooses who speaks.
    """
    typed = Typed(formats=("9:16",), character=character)
    if draft:
        typed = (await _unsent(request).get(member_of(request).person.id, draft)).fields
    elif template:
        desk = Desk(request)
        async with desk.sessions.read() as db:
            found = await get_template(db, desk.workspace_id, template)
        typed = found.blueprint.filled(request.query_params)
    elif series:
        typed = await _next_episode(Desk(request), series, typed)
    elif again:
        typed = Typed.again(await _productions(request).get(ProductionId(again)))
    return await _form(request, typed)


@router.post("", dependencies=[may("productions.make")])
async def start(request: Request, typed: Annotated[Typed, Form()]) -> Response:
    """Start and go to the run; what is wrong is said beside its field and nothing typed is lost."""
    try:
        production_id = await _productions(request).start(await ordered(Desk(request), typed))
    except (Conflict, Invalid, NotFound, Refused) as problem:
        return await _form(request, typed, problem)
    if typed.draft:
        with contextlib.suppress(NotFound):
            await _unsent(request).discard(member_of(request).person.id, typed.draft)
    return _go(request, f"/production/{production_id}")


@router.post("/quote", dependencies=[may("productions.make")])
async def quote(request: Request, typed: Annotated[Typed, Form()]) -> Response:
    """What the video would take; while a field is wrong, what is known waits for it."""
    context: dict[str, Any] = {"quote": None, "problem": None}
    try:
        order = await ordered(Desk(request), typed)
        context["quote"] = await _productions(request).quote(order)
    except Invalid as problem:
        context["problem"] = problem
    return _templates(request).TemplateResponse(request, "production/quote.html", context)


@router.get("", dependencies=[may("productions.see")])
async def overview(
    request: Request, cursor: str | None = None, state: str = "", character: str = ""
) -> Response:
    """All productions, newest first; `state` and `character` (an id) filter."""
    chosen = next((known for known in _STATES if known == state), None)
    page = await _productions(request).list_page(
        cursor=cursor, limit=_PAGE_COUNT, state=chosen, character_id=character or None
    )
    kept = {"state": chosen or "", "character": character, "cursor": page.next_cursor or ""}
    context = {
        "page": page,
        "state": chosen or "",
        "character": character,
        "states": _STATES,
        "is_first": cursor is None,
        "more_url": "/production?" + urlencode({name: v for name, v in kept.items() if v}),
    }
    return await _show(request, "production/overview.html", context)


@router.get("/{production_id}", dependencies=[may("productions.see")])
async def show(request: Request, production_id: ProductionId) -> Response:
    """One production: live while it runs, to watch and download afterwards."""
    view = await _productions(request).get(production_id)
    versions = await _productions(request).versions(production_id)
    context = _about(view, versions, await _productions(request).place(production_id))
    return await _show(request, "production/show.html", {**context, "versions": versions})


@router.get("/{production_id}/events", dependencies=[may("productions.see")])
async def events(request: Request, production_id: ProductionId) -> StreamingResponse:
    """The run as it changes. Every event is the whole state, so a lost connection loses nothing."""
    await _productions(request).get(production_id)
    return StreamingResponse(
        while_welcome(request, _event_stream(request, production_id)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@router.post("/{production_id}/cancel", dependencies=[may("productions.make")])
async def cancel(request: Request, production_id: ProductionId) -> Response:
    """Ask the run to stop; the page hears of it by its events."""
    await _productions(request).cancel(production_id)
    if "hx-request" not in request.headers:
        return _go(request, f"/production/{production_id}")
    said = {"tone": "info", "title": "Stopping", "detail": "What is finished is kept."}
    return _templates(request).TemplateResponse(request, "parts/toast.html", said)


@router.post("/{production_id}/resume", dependencies=[may("productions.make")])
async def resume(request: Request, production_id: ProductionId) -> Response:
    """Go on where the run stopped and follow it again."""
    await _productions(request).resume(production_id)
    return _go(request, f"/production/{production_id}")


@router.get("/{production_id}/files/{name:path}", dependencies=[may("productions.see")])
async def open_file(
    request: Request,
    production_id: ProductionId,
    name: str,
    download: str = "",
    version: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """A file, in parts if asked (seeking in a video); as an attachment with `download=1`, of an
    earlier make with its number.
    """
    productions = _productions(request)
    path = await productions.open_file(production_id, name, version)
    view = await productions.get(production_id)
    answer = FileResponse(
        path,
        media_type=next((file.mime for file in view.files if file.name == name), None),
        filename=name.rsplit("/", 1)[-1],
        content_disposition_type="attachment" if download else "inline",
        headers={"Cache-Control": "private, no-cache"},
        stat_result=await asyncio.to_thread(path.stat),
    )
    if request.headers.get("if-none-match") == answer.headers["etag"]:
        return Response(status_code=304, headers={"ETag": answer.headers["etag"]})
    return answer


def _productions(request: Request) -> Productions:
    return wired_of(request)[Productions]


async def _next_episode(desk: Desk, series: str, typed: Typed) -> Typed:
    async with desk.sessions.read() as db:
        last = await last_of(db, desk.workspace_id, series)
    if last is not None:
        typed = Typed.again(await desk.wired[Productions].get(last))
    return typed.model_copy(update={"text": "", "series": series})


def _unsent(request: Request) -> UnsentBriefs:
    return wired_of(request)[UnsentBriefs]


def _templates(request: Request) -> Jinja2Templates:
    return wired_of(request)[Jinja2Templates]


async def _show(
    request: Request, template: str, context: dict[str, Any], status: int = 200
) -> Response:
    is_form = "typed" in context
    cards = await wired_of(request)[Cast].list_cards(MOST_CAST if is_form else SHOWN_CAST)
    context = {"cast": cards, **context}
    return _templates(request).TemplateResponse(request, template, context, status)


async def _form(request: Request, typed: Typed, problem: Problem | None = None) -> Response:
    """The form, alone where htmx swaps it in, else with its page."""
    status = 422 if problem else 200
    context = await filled(Desk(request), typed, problem)
    if problem and "hx-request" in request.headers:
        return await _show(request, "production/form.html", context, status)
    recent = await _productions(request).list_page(limit=_RECENT_COUNT)
    context |= {
        "recent": recent.items,
        "unsent": await _unsent(request).list_all(member_of(request).person.id),
    }
    return await _show(request, "production/new.html", context, status)


def _go(request: Request, url: str) -> Response:
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": url})
    return RedirectResponse(url, 303)


def _about(
    view: ProductionView, versions: tuple[VersionView, ...], place: Place | None
) -> dict[str, Any]:
    """What the templates of a run need beside the run itself."""
    share = [
        1.0 if step.state in {"done", "reused"} else step.progress or 0.0 for step in view.steps
    ]
    return {
        "run": view,
        "is_live": view.state in {"waiting", "working"},
        "done_share": sum(share) / len(share) if share else 0.0,
        "done_count": sum(step.state in {"done", "reused"} for step in view.steps),
        "working": [step.label for step in view.steps if step.state == "working"],
        "cuts": _cuts(view),
        "missing": missing(view, versions),
        "place": place,
        "brand_faults": faults(view.script, view.brief.brand)
        if view.script and view.brief.brand
        else (),
    }


def _cuts(view: ProductionView) -> list[Cut]:
    return [
        Cut(
            video,
            next((f.url for f in _suiting(view, "thumbnail", video)), None),
            [
                file
                for kind in ("captions", "subtitles")
                for file in _suiting(view, kind, video)
                if file.mime == "text/vtt"
            ],
        )
        for video in view.files
        if video.kind == "video"
    ]


def _suiting(view: ProductionView, kind: str, video: FileView) -> list[FileView]:
    """Files of `kind` for the format of `video`, those for any format last."""
    found = [f for f in view.files if f.kind == kind and f.format in {None, video.format}]
    return sorted(found, key=lambda file: file.format is None)


async def _event_stream(request: Request, production_id: ProductionId) -> AsyncGenerator[str]:
    template = _templates(request).get_template("production/run/event.html")
    offered = partial(covers, request.state.visit)
    shown, place = "", await _productions(request).place(production_id)
    async for view in _beating(_productions(request).watch(production_id)):
        if view is None:
            yield ": still here\n\n"
            continue
        versions = await _productions(request).versions(production_id) if view.files else ()
        fragment = template.render(request=request, may=offered, **_about(view, versions, place))
        if fragment != shown:
            yield "".join(f"data: {line}\n" for line in fragment.splitlines()) + "\n"
        shown = fragment
    yield "event: ended\ndata: ended\n\n"


async def _beating(views: AsyncIterator[ProductionView]) -> AsyncIterator[ProductionView | None]:
    """The views as they come, and None when it is quiet for long: a sign of life to send."""
    coming: asyncio.Future[ProductionView] | None = None
    try:
        while True:
            coming = coming or asyncio.ensure_future(anext(views))
            await asyncio.wait({coming}, timeout=_HEARTBEAT_SECONDS)
            if not coming.done():
                yield None
                continue
            try:
                view = coming.result()
            except StopAsyncIteration:
                return
            coming = None
            yield view
    finally:
        if coming is not None:
            coming.cancel()
