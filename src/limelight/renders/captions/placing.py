"""Words keep off faces: where a block of words goes when its own place lies over one."""

from collections.abc import Sequence

from limelight.generation.schemas import Box

_GAP_SHARE = 0.02


def placed_off(block: Box, faces: Sequence[Box], within: Box) -> Box:
    """The block where it is or, when it covers a face, moved up or down to the nearest place inside
    `within` where it covers none; where there is no such place, to that which covers least.
    """
    home = _at(block, block.y, within)
    if not covered(home, faces):
        return home
    gap = _GAP_SHARE * within.height
    tops = [home.y, within.y, within.y + within.height - block.height]
    for face in faces:
        tops += [face.y + face.height + gap, face.y - gap - block.height]
    places = [_at(block, top, within) for top in tops]
    return min(places, key=lambda box: (round(covered(box, faces)), abs(box.y - home.y)))


def covered(block: Box, faces: Sequence[Box]) -> float:
    """How much of all faces a block lies over, in square pixels."""
    return sum(_shared(block, face) for face in faces)


def _shared(one: Box, other: Box) -> float:
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    tall = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(0.0, wide) * max(0.0, tall)


def _at(block: Box, top: float, within: Box) -> Box:
    lowest = within.y + within.height - block.height
    return block.model_copy(update={"y": max(within.y, min(top, lowest))})
