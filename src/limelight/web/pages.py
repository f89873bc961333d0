"""The pages that belong to no folder: the way in, and whether the studio is alive."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse

from limelight.kit.http.routing import PREFIX

router = APIRouter(include_in_schema=False)


@router.get("/")
async def home() -> RedirectResponse:
    """The studio opens where work starts."""
    return RedirectResponse("/production/new", 303)


@router.get("/health")
async def health() -> JSONResponse:
    """Alive: the process answers."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@router.get(f"{PREFIX}/openapi.json")
async def openapi(request: Request) -> JSONResponse:
    """What the API can do, as OpenAPI 3.1."""
    return JSONResponse(request.app.state.document.content)
