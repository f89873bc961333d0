"""The pages that belong to no folder: the way in, and whether the studio is alive."""

from fastapi import APIRouter
from starlette.responses import JSONResponse, RedirectResponse

router = APIRouter(include_in_schema=False)


@router.get("/")
async def home() -> RedirectResponse:
    """The studio opens where work starts."""
    return RedirectResponse("/production/new", 303)


@router.get("/health")
async def health() -> JSONResponse:
    """Alive: the process answers."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})
