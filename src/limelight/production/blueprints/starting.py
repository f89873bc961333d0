"""Starting a production from a template."""

from collections.abc import Mapping

from limelight.kit.errors import Invalid
from limelight.kit.wiring import Wired
from limelight.production.blueprints.schemas import BlueprintView
from limelight.production.briefs.ports import Choices
from limelight.production.ports import Productions
from limelight.production.schemas import ProductionId


async def start_from(
    wired: Wired, template: BlueprintView, told: Mapping[str, str], character: str = ""
) -> ProductionId:
    """Order what the template makes with its gaps filled, by `character` if one is named. Raises
    Invalid for a gap that is not filled or not there, and as `Productions.start` does.
    """
    unknown = [name for name in told if name not in template.gaps]
    if unknown:
        known = ", ".join(template.gaps) or "none"
        raise Invalid(f"It has no gap {unknown[0]!r}. Its gaps: {known}.", field="gaps")
    empty = [name for name in template.gaps if not told.get(name, "").strip()]
    if empty:
        raise Invalid(f"Say what stands for {', '.join(empty)}.", field="gaps")
    typed = template.blueprint.filled(told)
    if character:
        typed = typed.model_copy(update={"character": character, "look": ""})
    return await wired[Productions].start(typed.order(await wired[Choices].paths(typed)))
