"""What to say about a piece where it is posted, to read and copy."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may, member_of
from limelight.accounts.permissions import ACTS
from limelight.disclosure.compiling import (
    SOURCE_LANGUAGE,
    compile_label,
    platforms_for,
    wording,
)
from limelight.disclosure.errors import WrongStatement
from limelight.disclosure.queries import get_record
from limelight.disclosure.schemas import Statement
from limelight.disclosure.service import state
from limelight.library.queries import get_asset
from limelight.stories.brief import POST_LANGUAGES

router = APIRouter(prefix="/disclosure", include_in_schema=False)


class Typed(BaseModel):
    """The form as it was filled in."""

    model_config = ConfigDict(frozen=True)

    made: str = ""
    partner: str = ""


class Shown(BaseModel):
    """The language of the words."""

    model_config = ConfigDict(frozen=True)

    language: str = SOURCE_LANGUAGE


@router.get("/{asset_id}", dependencies=[may("library.see")])
async def show(request: Request, asset_id: str, shown: Annotated[Shown, Query()]) -> Response:
    """The labels of an asset, platform by platform."""
    return await _page(Desk(request), asset_id, shown.language)


@router.post("/{asset_id}", dependencies=[may("library.change")])
async def say(
    request: Request,
    asset_id: str,
    typed: Annotated[Typed, Form()],
    shown: Annotated[Shown, Query()],
) -> Response:
    """Say what AI made of it, and who paid."""
    desk = Desk(request)
    try:
        statement = Statement.model_validate(
            {"made": typed.made or None, "partner": typed.partner.strip()}
        )
        async with desk.sessions.begin() as db:
            await state(
                db, desk.workspace_id, asset_id, statement, by=member_of(request).person.name
            )
    except WrongStatement as problem:
        wrong = {str(problem.facts.get("field", "made")): problem.detail}
        return await _page(desk, asset_id, shown.language, wrong)
    except ValidationError:
        wrong = {"partner": "A name of at most 120 letters."}
        return await _page(desk, asset_id, shown.language, wrong)
    return desk.go(f"/disclosure/{asset_id}?language={_known(shown.language)}")


async def _page(
    desk: Desk, asset_id: str, language: str, wrong: dict[str, str] | None = None
) -> Response:
    async with desk.sessions.read() as db:
        asset = await get_asset(db, desk.workspace_id, asset_id)
        record = await get_record(db, desk.workspace_id, asset_id)
    language = _known(language)
    chosen = () if record.made == "unsaid" else platforms_for(record.kind)
    context = {
        "one": asset,
        "record": record,
        "labels": [compile_label(record, platform, language) for platform in chosen],
        "language": language,
        "tongues": [(code, POST_LANGUAGES[code]) for code in wording()],
        "may_change": member_of(desk.request).role.covers(ACTS["library.change"]),
        "wrong": {"made": "", "partner": ""} | (wrong or {}),
    }
    return desk.show("disclosure/asset.html", context, status=422 if wrong else 200)


def _known(language: str) -> str:
    return language if language in wording() else SOURCE_LANGUAGE
