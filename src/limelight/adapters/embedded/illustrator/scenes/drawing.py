"""A place drawn: its scenery, then its weather, then the colours that were asked for."""

import random
from dataclasses import replace

from limelight.adapters.embedded.illustrator.scenes import palettes, settings
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Sheet,
    Surface,
)
from limelight.adapters.embedded.illustrator.scenes.palettes import Palette
from limelight.adapters.embedded.illustrator.scenes.parts import weather
from limelight.adapters.embedded.illustrator.scenes.place import Place
from limelight.adapters.embedded.illustrator.scenes.registry import GENERATORS


def draw(canvas: Canvas, place: Place, palette: str, rng: random.Random) -> Scene:
    """The scene of a place on a canvas. Raises Rejected for a palette that is not known."""
    graded = palettes.read(palette)
    brushes = Brushes(rng, place.sky, place.scheme)
    scene = GENERATORS[place.name](canvas, brushes)
    if settings.every()[place.name].weather == "open":
        back = (*scene.back, *weather.falling(canvas, brushes))
        scene = replace(scene, back=tuple(sorted(back, key=lambda sheet: sheet.depth)))
    return _graded(scene, graded) if graded is not None else scene


def _graded(scene: Scene, palette: Palette) -> Scene:
    light = scene.light.model_copy(
        update={
            "key": palette.colour(scene.light.key),
            "ambient": palette.colour(scene.light.ambient),
        }
    )
    surface = scene.surface
    return replace(
        scene,
        back=_sheets(scene.back, palette),
        front=_sheets(scene.front, palette),
        surface=Surface(
            surface.kind,
            palette.colour(surface.top),
            palette.colour(surface.front),
            palette.colour(surface.edge),
        ),
        light=light,
        accent=palette.accent or palette.colour(scene.accent),
        greens=(palette.colour(scene.greens[0]), palette.colour(scene.greens[1])),
    )


def _sheets(sheets: tuple[Sheet, ...], palette: Palette) -> tuple[Sheet, ...]:
    return tuple(replace(sheet, svg=palette.drawing(sheet.svg)) for sheet in sheets)
