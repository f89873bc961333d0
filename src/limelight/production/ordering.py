"""From an order to the row of a production: what was asked, checked and written down."""

from limelight.characters.schemas import Character
from limelight.kit.clock import utc_now
from limelight.production.models import ProductionRow
from limelight.production.schemas import Order, ProductionId
from limelight.stories.brands.brand import BRANDED, Brand, looks_of
from limelight.stories.brief import Brief, check_brief
from limelight.stories.script import Script


def new_row(
    production_id: ProductionId,
    workspace_id: str,
    brief: Brief,
    character: Character,
    script: Script | None,
) -> ProductionRow:
    """The row of a production that waits."""
    return ProductionRow(
        id=production_id,
        workspace_id=workspace_id,
        character_id=character.id,
        character=character.model_dump(mode="json"),
        brief=brief.model_dump(mode="json"),
        given_script=script.model_dump(mode="json") if script else None,
        drawings=None,
        timeline=None,
        script=None,
        title=script.title if script else _working_title(brief),
        state="waiting",
        attempt=1,
        error="",
        files=[],
        seconds=None,
        quote=None,
        cost_micros=None,
        created_at=utc_now(),
        finished_at=None,
    )


def checked(order: Order, language: str) -> Brief:
    """The brief of an order in a language; raises Invalid naming the field."""
    return check_brief(
        order.text,
        seconds=order.seconds,
        formats=order.formats,
        language=language,
        seed=order.seed,
        form=order.form,
        captions=order.captions,
        finishing=order.finishing,
        pacing=order.pacing,
        stems=order.stems,
        sounding=order.sounding,
    )


def branded(brief: Brief, brand: Brand | None) -> Brief:
    """The brief with the looks and the voice of a brand, where nothing else was chosen."""
    if brand is None:
        return brief
    chosen = {name: getattr(brief, name) for name in BRANDED}
    return brief.model_copy(update={**looks_of(brand, chosen), "brand": brand.voice})


def _working_title(brief: Brief) -> str:
    return brief.text if len(brief.text) <= 80 else brief.text[:79].rstrip() + "…"
