"""Keeping the templates of a workspace."""

import json
from functools import cache
from importlib import resources

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.kit.ids import new_id
from limelight.production.blueprints.errors import TemplateNameTaken, TemplateNotFound
from limelight.production.blueprints.models import BlueprintRow
from limelight.production.blueprints.schemas import OF_ONE_BRIEF, Blueprint, BlueprintView

_MOST_TEMPLATES = 200


async def list_templates(db: AsyncSession, workspace_id: str) -> tuple[BlueprintView, ...]:
    """Those of the workspace by name, then those of the program by name."""
    rows = await db.scalars(
        select(BlueprintRow)
        .where(BlueprintRow.workspace_id == workspace_id, BlueprintRow.deleted_at.is_(None))
        .order_by(BlueprintRow.name, BlueprintRow.id)
    )
    return tuple(sorted((*map(_view, rows), *built_in()), key=place_of))


def place_of(template: BlueprintView) -> tuple[str, str, str]:
    """Where a template stands in lists."""
    return str(int(template.is_built_in)), template.blueprint.name, template.id


async def get_template(db: AsyncSession, workspace_id: str, named: str) -> BlueprintView:
    """The template of that id or name; raises TemplateNotFound."""
    for one in await list_templates(db, workspace_id):
        if named in (one.id, one.blueprint.name):
            return one
    raise TemplateNotFound(
        f"There is no template {named!r}. List them with: limelight templates list",
        template=named,
    )


async def keep_template(db: AsyncSession, workspace_id: str, blueprint: Blueprint) -> BlueprintView:
    """Keep a new template; raises TemplateNameTaken, or Invalid for fields that make no brief and
    where there are 200.
    """
    there = await list_templates(db, workspace_id)
    if len(there) - len(built_in()) >= _MOST_TEMPLATES:
        raise Invalid(f"There are {_MOST_TEMPLATES} templates: delete one you no longer use.")
    taken = {one.blueprint.name for one in there}
    if blueprint.name in taken:
        raise TemplateNameTaken(f"There is a template {blueprint.name!r} already.", field="name")
    if not blueprint.fields.text.strip():
        raise Invalid("A template needs a text, perhaps with gaps such as {topic}.", field="text")
    blueprint.fields.order()
    kept = blueprint.model_copy(update={"fields": blueprint.fields.model_copy(update=OF_ONE_BRIEF)})
    row = BlueprintRow(
        id=new_id(),
        workspace_id=workspace_id,
        name=kept.name,
        content=kept.model_dump(mode="json"),
        updated_at=utc_now(),
        deleted_at=None,
    )
    db.add(row)
    await db.flush()
    return _view(row)


async def delete_template(db: AsyncSession, workspace_id: str, template_id: str) -> None:
    """Put a template away; raises TemplateNotFound, for those of the program too."""
    row = await _row(db, workspace_id, template_id)
    if row.deleted_at is not None:
        raise TemplateNotFound("The template is deleted already.", template=template_id)
    row.deleted_at = utc_now()


async def restore_template(db: AsyncSession, workspace_id: str, template_id: str) -> BlueprintView:
    """Take a deleted template back; raises TemplateNotFound or TemplateNameTaken."""
    row = await _row(db, workspace_id, template_id)
    others = await list_templates(db, workspace_id)
    if any(one.blueprint.name == row.name and one.id != row.id for one in others):
        raise TemplateNameTaken(f"There is a template {row.name!r} by now.", field="name")
    row.deleted_at = None
    return _view(row)


@cache
def built_in() -> tuple[BlueprintView, ...]:
    """The templates of the program."""
    file = resources.files("limelight.production.blueprints") / "built_in.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    return tuple(
        _shown(name, Blueprint.model_validate(one), is_built_in=True) for name, one in told.items()
    )


async def _row(db: AsyncSession, workspace_id: str, template_id: str) -> BlueprintRow:
    row: BlueprintRow | None = await db.scalar(
        select(BlueprintRow).where(
            BlueprintRow.workspace_id == workspace_id, BlueprintRow.id == template_id
        )
    )
    if row is None:
        raise TemplateNotFound("There is no such template here.", template=template_id)
    return row


def _view(row: BlueprintRow) -> BlueprintView:
    return _shown(row.id, Blueprint.model_validate(row.content), is_built_in=False)


def _shown(name: str, blueprint: Blueprint, *, is_built_in: bool) -> BlueprintView:
    return BlueprintView(id=name, is_built_in=is_built_in, blueprint=blueprint, gaps=blueprint.gaps)
