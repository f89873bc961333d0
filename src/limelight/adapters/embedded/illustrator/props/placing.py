"""Where the things that are talked about stand beside a figure: on the ledge, in the scene, or
framed.

Nothing ever stands before the face or in the captions.
"""

import random
from dataclasses import dataclass, replace

from limelight.adapters.embedded.illustrator.props import drawing, hero
from limelight.adapters.embedded.illustrator.props.choosing import Choice
from limelight.adapters.embedded.illustrator.props.hero import Sheets
from limelight.adapters.embedded.illustrator.props.standing import Spot, framed, standing
from limelight.adapters.embedded.illustrator.scenes import surfaces
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas, Scene, Sheet
from limelight.adapters.embedded.illustrator.svg import group

_BIG_DEPTH = 0.78
_MOST_TABLES = 2
_ASIDE = 0.085
# How far the foreground sinks where things must be seen behind it.
_LOWERED = 110.0


@dataclass(frozen=True)
class Placed:
    """Sheets behind and before the figure, with the `shown` objects in them; `things` are the
    places of those on the ledge, most important first.
    """

    back: Sheets
    front: Sheets
    shown: tuple[str, ...]
    things: tuple[Spot, ...] = ()


def dress(canvas: Canvas, scene: Scene, choice: Choice, rng: random.Random) -> Placed:
    """The scene with the chosen things in it; alone, the first of them is the hero."""
    if canvas.placement == "none":
        return Placed(*hero.show(canvas, scene, choice, rng), choice.objects)
    in_scene = in_the_scene(scene, choice)
    small = tuple(name for name in choice.objects if name not in in_scene)
    back = scene.back
    if in_scene:
        far = Sheet(_at_a_distance(canvas, in_scene[0]), _BIG_DEPTH, 0.5)
        back = tuple(sorted((*back, far), key=lambda sheet: sheet.depth))
    if not scene.has_counter and scene.surface.kind not in surfaces.GROUNDS:
        small = small[:_MOST_TABLES]
    spots = ledge_spots(canvas, rng)[: len(small)]
    small = small[: len(spots)]
    front = _before_figure(canvas, scene, small, spots)
    return Placed(back, front, (*in_scene, *small), tuple(spots))


def make_room(canvas: Canvas, scene: Scene, choice: Choice) -> Canvas:
    """The canvas with the figure moved aside where something big stands behind it in an upright
    picture.
    """
    if (
        canvas.is_wide
        or canvas.placement not in ("bust", "half")
        or not in_the_scene(scene, choice)
    ):
        return canvas
    return replace(canvas, centre=canvas.centre - canvas.open_side * canvas.width * _ASIDE)


def in_the_scene(scene: Scene, choice: Choice) -> tuple[str, ...]:
    """The things too big for a ledge that the scene has ground for."""
    big = tuple(name for name in choice.objects if drawing.find(name).is_big)
    return big[:1] if scene.surface.kind in surfaces.GROUNDS or not scene.has_counter else ()


def _at_a_distance(canvas: Canvas, name: str) -> str:
    """A big thing on the ground behind the figure, on its open side."""
    side = canvas.open_side
    x = canvas.side(0.62 * side) if canvas.is_wide else canvas.side(0.70 * side)
    foot = canvas.at(0.70) if canvas.is_wide else canvas.at(0.655)
    reach = min(canvas.width * 0.46, 300 + 90 * drawing.find(name).metres ** 0.5)
    size = reach if not canvas.is_wide else min(620.0, reach)
    return surfaces.shadow_defs("sb") + standing(name, Spot(x, foot, size), "b0", "sb")


def _before_figure(
    canvas: Canvas, scene: Scene, objects: tuple[str, ...], spots: list[Spot]
) -> Sheets:
    grounded = scene.surface.kind in surfaces.GROUNDS
    drawn = surfaces.shadow_defs()
    if scene.has_counter or (grounded and objects):
        drawn = surfaces.counter(canvas, scene.surface) + drawn
    elif objects:
        drawn += "".join(
            surfaces.side_table(canvas, s.x, s.y, scene.surface, i) for i, s in enumerate(spots)
        )
    for i, (name, spot) in enumerate(zip(objects, spots, strict=True)):
        drawn += _shown(name, spot, f"p{i}", scene)
    if scene.has_counter:
        return (Sheet(drawn, 1.3), *scene.front)
    if not objects:
        return scene.front
    lowered = (replace(sheet, svg=group(sheet.svg, 0, _LOWERED)) for sheet in scene.front)
    return (Sheet(drawn, 1.2), *lowered)


def _shown(name: str, spot: Spot, key: str, scene: Scene) -> str:
    """A thing on the ledge, as large as it looks beside the others; a big one in a frame."""
    prop = drawing.find(name)
    if prop.is_big:
        return framed(name, Spot(spot.x, spot.y, spot.size * 1.06), key, scene.accent)
    fair = Spot(spot.x, spot.y, min(spot.most, spot.size * drawing.share(prop)))
    return standing(name, fair, key)


def ledge_spots(canvas: Canvas, rng: random.Random) -> list[Spot]:
    """Places on the ledge: below the captions, or beside them in broad pictures."""
    foot = canvas.ledge + 58
    if canvas.is_wide:
        room = foot - canvas.waist
        side, most = canvas.open_side, min(360.0, room)
        outer, inner = canvas.side(0.84 * side), canvas.side(-0.74 * side)
        return [Spot(outer, foot, most, room), Spot(inner, foot + 4, most * 0.86, room)]
    room = foot - canvas.band_bottom - 14
    big = min(340.0 if canvas.placement == "bust" else 380.0, room * 0.98)
    small = big * 0.80
    flip = rng.random() < 0.5
    left = Spot(canvas.width * 0.19, foot, big, room)
    right = Spot(canvas.width * 0.825, foot + 4, big * 0.94, room)
    third = Spot(canvas.width * (0.62 if flip else 0.40), foot + 26, small, room * 0.72)
    pair = [right, left] if flip else [left, right]
    return [*pair, third]
