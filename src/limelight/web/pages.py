"""The pages that belong to no folder: the way in, and whether the studio is alive."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse

from limelight.accounts.gate import anyone, may, member_of
from limelight.accounts.schemas import Role
from limelight.kit.http.routing import PREFIX

router = APIRouter(include_in_schema=False)


@router.get("/", dependencies=[may("productions.see")])
async def home(request: Request) -> RedirectResponse:
    """The studio opens where work starts, or where it can be watched."""
    makes = member_of(request).role.covers(Role.EDITOR)
    return RedirectResponse("/production/new" if makes else "/production", 303)


@router.get("/health", dependencies=[anyone()])
async def health() -> JSONResponse:
    """Alive: the process answers."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@router.get(f"{PREFIX}/openapi.json", dependencies=[anyone()])
async def openapi(request: Request) -> JSONResponse:
    """What the API can do, as OpenAPI 3.1."""
    return JSONResponse(request.app.state.document.content)
