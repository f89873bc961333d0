"""Ordering the next episode of a series like the last one."""

from collections.abc import Mapping
from typing import Any

from limelight.production.ports import Productions
from limelight.production.schemas import Order, ProductionId


async def order_next(
    productions: Productions,
    series_id: str,
    last: ProductionId | None,
    text: str,
    changes: Mapping[str, Any],
) -> ProductionId:
    """Order an episode about `text` like the production `last`, with other values of its brief; as
    usual where there is no episode yet. Raises as `Productions.start` does.
    """
    if last is not None:
        return await productions.again(last, {**changes, "text": text}, series=series_id)
    asked = dict(changes)
    if "formats" in asked:
        asked["formats"] = ",".join(asked["formats"])
    return await productions.start(Order(text=text, series=series_id, **asked))
