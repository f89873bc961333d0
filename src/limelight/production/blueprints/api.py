"""Templates for programs. What GET answers as `blueprint`, POST takes: so they are shared."""

from typing import Annotated

from fastapi import Path, Response

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.http.etags import etag_of
from limelight.kit.http.routing import api_router
from limelight.production.blueprints import service
from limelight.production.blueprints.schemas import Blueprint, BlueprintView

router = api_router("/templates", "templates")
SEE, MAKE = [may("productions.see")], [may("productions.make")]
Id = Annotated[str, Path(max_length=100, description="Id or name of a template.")]


@router.get("", dependencies=SEE)
async def list_templates(caller: Caller) -> list[BlueprintView]:
    """List the templates of the workspace and those of the program."""
    async with caller.sessions.read() as db:
        return list(await service.list_templates(db, caller.workspace_id))


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
