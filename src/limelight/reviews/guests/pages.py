"""What a client with a link sees: one piece, what was said about it, and nothing else."""

import asyncio
from dataclasses import dataclass
from hmac import compare_digest
from typing import Annotated, Any, Literal
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import FileResponse, RedirectResponse, Response

from limelight.accounts.gate import anyone
from limelight.accounts.people.passwords import Passwords
from limelight.accounts.ports import Wirings
from limelight.accounts.workspaces.members import list_workspaces
from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.kit.errors import Invalid, NotFound, Problem
from limelight.kit.http.limits import Allowance, Limiter
from limelight.kit.wiring import Wired
from limelight.library.outgoing import labelled, type_of
from limelight.library.provenance.certificate import Identity
from limelight.library.service import Library
from limelight.reviews.assets.asking import find_shown
from limelight.reviews.errors import LinkNotFound
from limelight.reviews.guests import links, words
from limelight.reviews.guests.remarks import Remark
from limelight.reviews.schemas import Link, Medium, Subject

router = APIRouter(prefix="/reviews/client", include_in_schema=False, dependencies=[anyone()])

_PASS, _NAME = "limelight_client", "limelight_client_name"
_NAME_SECONDS = 90 * 24 * 3600
_HEADERS = {"X-Robots-Tag": "noindex, nofollow", "Cache-Control": "private, no-store"}
# Of one address of the network; films are asked for in many parts.
_LOOKS = Allowance("client-look", 240)
_WORDS = Allowance("client-words", 20)
_TRIES = Allowance("client-password", 10)
_MIMES = {".mp4": "video/mp4", ".png": "image/png", ".jpg": "image/jpeg", ".vtt": "text/vtt"}
_GONE = "That is not there any more."
Part = Literal["file", "poster", "captions"]


@dataclass(frozen=True)
class Shown:
    """A link somebody came by: whether its password is still to be given, and what serves it."""

    request: Request
    secret: str
    link: Link
    password_hash: str | None
    is_open: bool
    wired: Wired

    @property
    def url(self) -> str:
        """The page."""
        return f"/reviews/client/{self.secret}"


@router.get("/{secret}")
async def look(request: Request, secret: str) -> Response:
    """The piece, or the question for the password."""
    shown = await _open(request, secret)
    if shown.is_open:
        async with shown.wired[Sessions].begin() as db:
            await links.count_visit(db, shown.link)
    return await _page(shown)


@router.post("/{secret}")
async def unlock(request: Request, secret: str, password: Annotated[str, Form()] = "") -> Response:
    """Give the password; at most ten tries a minute."""
    shown = await _open(request, secret)
    await shown.wired[Limiter].spend(request, _TRIES, shown.link.id)
    is_right, _ = await shown.wired[Passwords].verify(password, shown.password_hash)
    if not is_right or shown.password_hash is None:
        return await _page(shown, Invalid("That is not the password.", field="password"))
    answer = _back(shown)
    _remember(shown, answer, _PASS, links.pass_for(secret, shown.password_hash))
    return answer


@router.get("/{secret}/media/{at}/{part}")
async def media(request: Request, secret: str, at: int, part: Part) -> Response:
    """A video of the piece, its first picture or its captions."""
    shown = await _opened(request, secret)
    subject, medium = await _medium(shown, at)
    if subject.kind == "asset":
        return await _asset_file(shown, subject)
    return await _stored(shown, _name(medium, part))


@router.get("/{secret}/media/{at}/captions/{number}")
async def captions(request: Request, secret: str, at: int, number: int) -> Response:
    """Captions of a video in a further language."""
    shown = await _opened(request, secret)
    _, medium = await _medium(shown, at)
    found = medium.languages[number] if 0 <= number < len(medium.languages) else None
    return await _stored(shown, found.stored if found else "")


async def _medium(shown: Shown, at: int) -> tuple[Subject, Medium]:
    async with shown.wired[Sessions].read() as db:
        view = await words.see(db, shown.link)
    if not 0 <= at < len(view.subject.media):
        raise NotFound("There is nothing like that here.")
    return view.subject, view.subject.media[at]


async def _stored(shown: Shown, name: str) -> Response:
    path = shown.wired[Library].store.path(name) if name else None
    if path is None or not await asyncio.to_thread(path.is_file):
        raise NotFound(_GONE)
    return FileResponse(path, media_type=_MIMES.get(path.suffix), headers=_HEADERS)


@router.post("/{secret}/comments")
async def comment(request: Request, secret: str, said: Annotated[Remark, Form()]) -> Response:
    """Say something, at a moment or a place of it."""
    shown = await _opened(request, secret)
    await _count_words(shown)
    try:
        async with shown.wired[Sessions].begin() as db:
            await words.comment(db, shown.link, said.name, said.said)
    except Invalid as problem:
        return await _page(shown, problem, name=said.name, text=said.text)
    return _back(shown, "#comments", said.name)


@router.post("/{secret}/decide")
async def decide(
    request: Request,
    secret: str,
    verdict: Annotated[words.ClientVerdict, Form()],
    name: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> Response:
    """Approve, or ask for changes."""
    shown = await _opened(request, secret)
    await _count_words(shown)
    try:
        async with shown.wired[Sessions].begin() as db:
            await words.decide(db, shown.link, name, verdict, reason)
    except Invalid as problem:
        return await _page(shown, problem, name=name, reason=reason)
    return _back(shown, "#decision", name)


async def _asset_file(shown: Shown, subject: Subject) -> Response:
    """The file of an asset as it leaves the studio: labelled where it was made here."""
    library, sessions = shown.wired[Library], shown.wired[Sessions]
    async with sessions.read() as db:
        asset = await find_shown(db, shown.link.workspace_id, subject)
    if asset is None or not library.store.has(asset.file):
        raise NotFound(_GONE)
    path = await labelled(asset, library, sessions, shown.wired[Identity])
    return FileResponse(path, media_type=type_of(asset), headers=_HEADERS)


async def _open(request: Request, secret: str) -> Shown:
    root: Wired = request.app.state.wired
    await root[Limiter].spend(request, _LOOKS, request.client.host if request.client else "")
    async with root[Sessions].read() as db:
        opened = await links.open_link(db, secret, utc_now())
        workspaces = await list_workspaces(db)
    workspace = next((one for one in workspaces if one.id == opened.link.workspace_id), None)
    if workspace is None:
        raise LinkNotFound("It has expired, or was taken back, or the address is not whole.")
    kept, given = opened.password_hash, request.cookies.get(_PASS, "")
    is_open = kept is None or compare_digest(given.encode(), links.pass_for(secret, kept).encode())
    return Shown(request, secret, opened.link, kept, is_open, root[Wirings].of(workspace))


async def _opened(request: Request, secret: str) -> Shown:
    shown = await _open(request, secret)
    if not shown.is_open:
        raise LinkNotFound("Give its password first.")
    return shown


async def _count_words(shown: Shown) -> None:
    await shown.wired[Limiter].spend(shown.request, _WORDS, shown.link.id)


def _name(medium: Medium, part: Part) -> str:
    named = {"file": medium.stored, "poster": medium.poster_stored}
    return named.get(part, medium.captions_stored)


def _back(shown: Shown, anchor: str = "", name: str = "") -> Response:
    answer = RedirectResponse(shown.url + anchor, 303, headers=_HEADERS)
    if name:
        _remember(shown, answer, _NAME, quote(name), _NAME_SECONDS)
    return answer


def _remember(
    shown: Shown, answer: Response, cookie: str, value: str, seconds: int | None = None
) -> None:
    answer.set_cookie(
        cookie, value, path=shown.url, max_age=seconds, httponly=True, samesite="lax",
        secure=shown.request.url.scheme == "https",
    )  # fmt: skip


async def _page(shown: Shown, problem: Problem | None = None, **typed: str) -> Response:
    view = None
    if shown.is_open:
        async with shown.wired[Sessions].read() as db:
            view = await words.see(db, shown.link)
    field = str(problem.facts.get("field", "reason")) if problem else ""
    wrong = dict.fromkeys(("name", "reason", "text", "password"), "")
    known = unquote(shown.request.cookies.get(_NAME, ""))[: words.LONGEST_NAME]
    context: dict[str, Any] = {
        "link": shown.link,
        "url": shown.url,
        "review": view,
        "wrong": {**wrong, **({field: problem.detail} if problem else {})},
        "typed": {"name": known, "reason": "", "text": "", **typed},
    }
    templates = shown.wired[Jinja2Templates]
    status = 422 if problem else 200
    return templates.TemplateResponse(
        shown.request, "reviews/client.html", context, status, headers=_HEADERS
    )
