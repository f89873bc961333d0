"""A baked stage in other colours."""

from collections.abc import Callable
from dataclasses import replace

from limelight.renders.stage.bake import Baked, Pixels, Sheet

Tint = Callable[[Pixels], Pixels]


def tinted(baked: Baked, tint: Tint) -> Baked:
    """The same stage with every sheet's pixels (premultiplied RGBA) changed by `tint`, and the
    parts of the head that are drawn later as well.
    """

    def changed(sheet: Sheet | None) -> Sheet | None:
        return replace(sheet, pixels=tint(sheet.pixels)) if sheet is not None else None

    def all_of(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
        return tuple(replace(sheet, pixels=tint(sheet.pixels)) for sheet in sheets)

    head_light = baked.head_light
    return replace(
        baked,
        back=all_of(baked.back),
        rear=changed(baked.rear),
        body=changed(baked.body),
        head=changed(baked.head),
        hands=changed(baked.hands),
        limbs=tuple(changed(sheet) for sheet in baked.limbs),
        front=all_of(baked.front),
        head_light=replace(head_light, tint=tint) if head_light is not None else None,
    )
