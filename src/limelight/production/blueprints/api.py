"""Templates for programs. What GET answers as `blueprint`, POST takes: so they are shared."""

from typing import Annotated

from fastapi import Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.http.etags import etag_of
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.http.routing import api_router
from limelight.production.api import views
from limelight.production.blueprints import service
from limelight.production.blueprints.schemas import Blueprint, BlueprintView
from limelight.production.blueprints.starting import start_from
from limelight.production.schemas import ProductionView
from limelight.production.service import ProductionService

router = api_router("/templates", "templates")
SEE, MAKE = [may("productions.see")], [may("productions.make")]
Id = Annotated[str, Path(max_length=100, description="Id or name of a template.")]


class FilledIn(BaseModel):
    """What stands in the gaps of a template, by their names, and who appears, if somebody else."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    gaps: dict[str, str] = Field(default_factory=dict, max_length=50)
    character: str = Field("", max_length=200)


@router.get("", dependencies=SEE)
async def list_templates(caller: Caller, wanted: Annotated[Paging, Query()]) -> Page[BlueprintView]:
    """List the templates of the workspace by name, then those of the program."""
    async with caller.sessions.read() as db:
        found = await service.list_templates(db, caller.workspace_id)
    return page_through(found, wanted, of="templates", at=service.place_of)


@router.post("", dependencies=MAKE, status_code=201)
async def keep_template(caller: Caller, response: Response, blueprint: Blueprint) -> BlueprintView:
    """Keep a template."""
    async with caller.sessions.begin() as db:
        made = await service.keep_template(db, caller.workspace_id, blueprint)
    response.headers["ETag"] = etag_of(made)
    return made


@router.get("/{template_id}", dependencies=SEE)
async def get_template(caller: Caller, template_id: Id) -> BlueprintView:
    """Get a template with the gaps it has."""
    async with caller.sessions.read() as db:
        return await service.get_template(db, caller.workspace_id, template_id)


@router.delete("/{template_id}", dependencies=MAKE, status_code=204)
async def delete_template(caller: Caller, template_id: Id) -> None:
    """Put a template away; it can be restored."""
    async with caller.sessions.begin() as db:
        await service.delete_template(db, caller.workspace_id, template_id)


@router.post("/{template_id}/restore", dependencies=MAKE)
async def restore_template(caller: Caller, template_id: Id) -> BlueprintView:
    """Take a deleted template back."""
    async with caller.sessions.begin() as db:
        return await service.restore_template(db, caller.workspace_id, template_id)


@router.post("/{template_id}/start", dependencies=MAKE, status_code=201)
async def start_template(
    caller: Caller, response: Response, template_id: Id, filled: FilledIn
) -> ProductionView:
    """Make what a template makes, its gaps filled in."""
    async with caller.sessions.read() as db:
        found = await service.get_template(db, caller.workspace_id, template_id)
    made = await start_from(caller.wired, found, filled.gaps, filled.character)
    shown = views.of(await caller.wired[ProductionService].get(made))
    response.headers["ETag"] = etag_of(shown)
    response.headers["Location"] = views.place(made)
    return shown
