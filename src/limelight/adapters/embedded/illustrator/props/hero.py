"""A picture without a figure: its first thing is the hero, or, where there is none, the place
itself is shown.
"""

import random
from dataclasses import replace

from limelight.adapters.embedded.illustrator.colours import lightness, mix
from limelight.adapters.embedded.illustrator.props import drawing
from limelight.adapters.embedded.illustrator.props.choosing import Choice
from limelight.adapters.embedded.illustrator.props.standing import Spot, standing
from limelight.adapters.embedded.illustrator.scenes import surfaces
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas, Scene, Sheet
from limelight.adapters.embedded.illustrator.scenes.parts import lights, plants

Sheets = tuple[Sheet, ...]


def show(canvas: Canvas, scene: Scene, choice: Choice, rng: random.Random) -> tuple[Sheets, Sheets]:
    """The sheets behind and before the hero's place."""
    outdoors = scene.surface.kind in surfaces.GROUNDS
    if choice.objects:
        return _hero(canvas, scene, choice.objects, rng)
    shown = [name for name in choice.scenery if drawing.find(name).rest != "view"][:1]
    if shown and outdoors and drawing.find(shown[0]).rest == "sky":
        return _in_the_sky(canvas, scene, shown[0], rng)
    if shown and outdoors:
        return _hero(canvas, scene, tuple(shown), rng)
    return scene.back, _foreground(canvas, scene, rng)


def _in_the_sky(
    canvas: Canvas, scene: Scene, name: str, rng: random.Random
) -> tuple[Sheets, Sheets]:
    """Something of the sky, large and high above the land."""
    size = min(620.0, canvas.at(0.42), canvas.width * 0.6)
    place = (canvas.width / 2, canvas.at(0.20) + size, size)
    glow = mix(scene.light.key, drawing.main_colour(name), 0.4)
    light = surfaces.halo(place[0], place[1] - size / 2, size * 0.8, glow, rng)
    back = (*scene.back, Sheet(light + drawing.draw(name, place, "h0"), 0.8))
    return back, _foreground(canvas, scene, rng)


def _hero(
    canvas: Canvas, scene: Scene, objects: tuple[str, ...], rng: random.Random
) -> tuple[Sheets, Sheets]:
    objects = _hero_first(objects)
    prop = drawing.find(objects[0])
    edge = canvas.band_top - (96 if not canvas.is_wide else 70)
    hero_size = min(740.0, (edge - canvas.at(0.08)) * 0.90, canvas.width * 0.66)
    foot = canvas.band_top - 22
    middle = canvas.width / 2
    glow = mix(scene.light.key, drawing.main_colour(objects[0]), 0.30)
    stand = surfaces.tabletop(canvas, scene.surface, edge, rng)
    roomy = prop.is_big or prop.rest == "place"
    if not roomy and (prop.rest not in ("stand", "lean") or rng.random() < 0.4):
        stand += _podium(canvas, scene, hero_size, foot)
    light = surfaces.halo(middle, foot - hero_size * 0.5, hero_size * 0.86, glow, rng)
    drawn = surfaces.shadow_defs() + _hero_itself(objects[0], (middle, foot - 14, hero_size))
    sparkle = surfaces.motes(
        canvas,
        (middle - hero_size * 0.8, foot - hero_size * 1.15, hero_size * 1.6, hero_size),
        glow,
        rng,
    )
    near = _supporters(canvas, objects, (hero_size, foot), rng)
    back = (*scene.back, Sheet(light + stand, 0.75), Sheet(drawn, 0.95))
    return back, (Sheet(near + sparkle, 1.2), *_foreground(canvas, scene, rng))


def _podium(canvas: Canvas, scene: Scene, hero_size: float, foot: float) -> str:
    return surfaces.podium(
        (canvas.width / 2, foot - 18),
        min(345.0, hero_size * 0.54),
        canvas.band_bottom - canvas.band_top + 70,
        mix(scene.accent, "#f6ead8", 0.35),
    )


def _hero_first(objects: tuple[str, ...]) -> tuple[str, ...]:
    """What stands upright comes first among the two most important; the order stays otherwise."""
    stands = [drawing.find(name).rest in ("stand", "lean") for name in objects[:2]]
    return (objects[1], objects[0], *objects[2:]) if stands == [False, True] else objects


def _hero_itself(name: str, place: tuple[float, float, float]) -> str:
    """The hero with its shadow; a sign hovers above it."""
    x, y, size = place
    wide, _ = drawing.drawn_size(name, size)
    lift = 34.0 if drawing.find(name).rest in ("float", "sky") else 0.0
    under = surfaces.shadow(x, y - wide * 0.03, wide * (0.62 if lift else 0.96), 0.30)
    return under + drawing.draw(name, (x, y - lift, size), "h0")


def _foreground(canvas: Canvas, scene: Scene, rng: random.Random) -> Sheets:
    """What is nearest of all, out of focus at the lower corners."""
    if scene.front:
        return scene.front
    low = canvas.height + 70
    if lightness(scene.surface.top) < 0.36:
        spots = lights.bokeh(
            canvas, (canvas.at(0.84), canvas.low), (scene.accent, scene.light.key), rng, 16
        )
        return (Sheet(spots, 1.5, 5.0),)
    size = min(400.0, canvas.at(0.2))
    side = rng.choice((-1, 1))
    tufts = plants.leaves(canvas.side(-1.0 * side), low, size, scene.greens, rng, 11)
    tufts += plants.leaves(canvas.side(0.98 * side), low + 60, size * 0.8, scene.greens, rng, 9)
    return (Sheet(tufts, 1.5, 4.0),)


def _supporters(
    canvas: Canvas, names: tuple[str, ...], hero: tuple[float, float], rng: random.Random
) -> str:
    """The other objects: in portrait before the captions' lower edge, in wide pictures beside the
    hero; as large as they look beside it.
    """
    side = rng.choice((-1, 1))
    out = surfaces.shadow_defs("sn")
    first = drawing.share(drawing.find(names[0]))
    for i, (name, spot) in enumerate(zip(names[1:], _places(canvas, hero, side), strict=False)):
        fair = min(1.15, max(0.62, drawing.share(drawing.find(name)) / first))
        out += standing(name, replace(spot, size=spot.size * fair), f"s{i}", "sn")
    return out


def _places(canvas: Canvas, hero: tuple[float, float], side: int) -> list[Spot]:
    size, foot = hero
    middle = canvas.width / 2
    if canvas.height > canvas.width * 1.15:
        low, reach = canvas.band_bottom, canvas.width * 0.27
        room = canvas.height - low
        return [
            Spot(middle + side * reach, low + room * 0.56, min(430.0, room * 0.56)),
            Spot(middle - side * reach, low + room * 0.80, min(390.0, room * 0.52)),
            Spot(middle + side * reach * 0.62, low + room * 0.95, min(220.0, room * 0.34)),
        ]
    low, reach = canvas.waist, canvas.width * 0.37
    room = canvas.height - low
    return [
        Spot(middle + side * reach, low + room * 0.66, min(340.0, room * 0.74)),
        Spot(middle - side * reach, low + room * 0.76, min(340.0, room * 0.74)),
        Spot(middle - side * canvas.width * 0.2, foot - 20, size * 0.5),
    ]
