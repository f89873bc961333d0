"""Going from a production to the decision on it."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may
from limelight.production.approval.service import ask_for_review
from limelight.production.schemas import ProductionId

router = APIRouter(prefix="/production", include_in_schema=False)


@router.post("/{production_id}/review", dependencies=[may("reviews.ask")])
async def review(request: Request, production_id: ProductionId) -> Response:
    """Put it up for a decision, if it is not yet, and go there."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        found = await ask_for_review(db, desk.workspace_id, production_id)
    return desk.go(f"/reviews/{found}")
