"""Answers that belong to no folder: the language, whether the studio is alive, its API."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from limelight.accounts.gate import anyone
from limelight.kit.errors import Invalid
from limelight.kit.http.etags import weakly_tagged
from limelight.kit.http.routing import PREFIX
from limelight.web.language.catalogs import LANGUAGES
from limelight.web.language.choosing import COOKIE, COOKIE_SECONDS

router = APIRouter(include_in_schema=False)


@router.post("/web/language", dependencies=[anyone()])
async def speak(request: Request, language: Annotated[str, Form()] = "") -> RedirectResponse:
    """Read the studio in another language from now on; goes back to the page one came from."""
    if language not in LANGUAGES:
        raise Invalid(f"There is no language {language!r}.", field="language")
    answer = RedirectResponse(where_from(request), 303)
    answer.set_cookie(
        COOKIE, language, max_age=COOKIE_SECONDS, httponly=True, samesite="lax",
        secure=request.url.scheme == "https",
    )  # fmt: skip
    return answer


@router.get("/health", dependencies=[anyone()])
async def health() -> JSONResponse:
    """Alive: the process answers."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@router.get(f"{PREFIX}/openapi.json", dependencies=[anyone()])
async def openapi(request: Request) -> Response:
    """What the API can do, as OpenAPI 3.1."""
    return weakly_tagged(request, JSONResponse(request.app.state.document.content))


def where_from(request: Request) -> str:
    """The path of the page that asked; only ever one of ours."""
    came = urlsplit(request.headers.get("referer", ""))
    if came.netloc != request.headers.get("host") or not came.path.startswith("/"):
        return "/"
    path = "/" + came.path.lstrip("/")
    return f"{path}?{came.query}" if came.query else path
