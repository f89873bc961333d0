"""A production that says it is finished, without the time a rendering takes."""

from limelight.kit.ids import new_id
from limelight.kit.wiring import Wired
from limelight.production.schemas import Order, ProductionId
from limelight.production.service import ProductionService
from limelight.production.steps.making import Bench


async def keep_finished(wired: Wired, title: str = "Basil on a windowsill") -> ProductionId:
    """A finished make in the workspace of `wired`; it has no files."""
    production_id = ProductionId(new_id())
    await wired[ProductionService].write_down(production_id, Order(text=title))
    tracker = wired[Bench].tracker
    await tracker.script(production_id, {"title": title})
    await tracker.done(production_id, [], 6.0, 0)
    return production_id
