"""Where the things that are talked about stand: before the figure, or alone as heroes of the
picture.
"""

import random
from dataclasses import dataclass, replace

from limelight.adapters.embedded.illustrator import icons
from limelight.adapters.embedded.illustrator.colours import lightness, mix
from limelight.adapters.embedded.illustrator.scenes import elements, surfaces
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas, Scene, Sheet

Sheets = tuple[Sheet, ...]


@dataclass(frozen=True)
class Spot:
    """A place for an object: the middle of its foot and its size."""

    x: float
    y: float
    size: float


def dress(
    canvas: Canvas, scene: Scene, objects: tuple[str, ...], rng: random.Random
) -> tuple[Sheets, Sheets]:
    """The sheets behind and before the figure, with the objects in them."""
    if canvas.placement == "none":
        return _hero(canvas, scene, objects, rng)
    return scene.back, _before_figure(canvas, scene, objects, rng)


def _before_figure(
    canvas: Canvas, scene: Scene, objects: tuple[str, ...], rng: random.Random
) -> Sheets:
    grounded = scene.surface.kind in surfaces.GROUNDS
    table = (
        surfaces.counter(canvas, scene.surface)
        if scene.has_counter or (grounded and objects)
        else ""
    )
    drawn = surfaces.shadow_defs()
    for i, (name, spot) in enumerate(zip(objects, _spots(canvas, rng), strict=False)):
        drawn += _standing(name, spot, f"p{i}")
    if scene.has_counter:
        return (Sheet(table + drawn, 1.3),)
    return (Sheet(table + drawn, 1.2), *scene.front) if objects else scene.front


def _standing(name: str, spot: Spot, key: str) -> str:
    """An object with its shadow, which touches it; signs and drops hover a little above theirs."""
    wide, high = icons.drawn_size(name, spot.size)
    rest = icons.stance(name).rest
    if rest == "hover":
        lift = spot.size * 0.07
        under = surfaces.shadow(spot.x, spot.y, wide * 0.7, 0.24)
        return under + icons.draw(name, (spot.x, spot.y - lift, spot.size), key)
    sunk = high * 0.16 if rest == "lie" else wide * 0.035
    under = surfaces.shadow(spot.x, spot.y - sunk, wide * 1.02, 0.38)
    return under + icons.draw(name, (spot.x, spot.y, spot.size), key)


def _spots(canvas: Canvas, rng: random.Random) -> list[Spot]:
    """Places on the ledge: below the captions and never over the face."""
    foot = canvas.ledge + 58
    room = foot - canvas.band_bottom - 14
    big = min(340.0 if canvas.placement == "bust" else 380.0, room * 0.98)
    small = big * 0.66
    if canvas.is_wide:
        side = -1 if canvas.centre > canvas.width / 2 else 1
        return [
            Spot(canvas.centre + side * 560, foot, big),
            Spot(canvas.centre - side * 420, foot + 4, small * 1.1),
            Spot(canvas.centre + side * 860, foot + 6, small * 1.15),
        ]
    flip = rng.random() < 0.5
    left = Spot(canvas.width * 0.19, foot, big)
    right = Spot(canvas.width * 0.825, foot + 4, big * 0.92)
    third = Spot(canvas.width * (0.62 if flip else 0.40), foot + 26, small)
    pair = [right, left] if flip else [left, right]
    return [*pair, third]


def _hero(
    canvas: Canvas, scene: Scene, objects: tuple[str, ...], rng: random.Random
) -> tuple[Sheets, Sheets]:
    objects = _hero_first(objects)
    edge = canvas.band_top - (96 if not canvas.is_wide else 70)
    hero_size = min(740.0, (edge - canvas.at(0.08)) * 0.90, canvas.width * 0.66)
    rest = icons.stance(objects[0]).rest
    foot = canvas.band_top - 22
    middle = canvas.width / 2
    accent = icons.main_colour(objects[0])
    glow = mix(scene.light.key, accent, 0.30)
    stand = surfaces.tabletop(canvas, scene.surface, edge, rng)
    on_podium = rest != "stand" or rng.random() < 0.4
    if on_podium:
        radius = min(345.0, hero_size * 0.54)
        stand += surfaces.podium(
            (middle, foot - 18),
            radius,
            canvas.band_bottom - canvas.band_top + 70,
            mix(scene.accent, "#f6ead8", 0.35),
        )
    light = surfaces.halo(middle, foot - hero_size * 0.5, hero_size * 0.86, glow, rng)
    drawn = surfaces.shadow_defs() + _hero_itself(objects[0], (middle, foot - 14, hero_size))
    sparkle = surfaces.motes(
        canvas,
        (middle - hero_size * 0.8, foot - hero_size * 1.15, hero_size * 1.6, hero_size),
        glow,
        rng,
    )
    near = _supporters(canvas, objects[1:], (hero_size, foot), rng)
    back = (*scene.back, Sheet(light + stand, 0.75), Sheet(drawn, 0.95))
    return back, (Sheet(near + sparkle, 1.2), *_foreground(canvas, scene, rng))


def _hero_first(objects: tuple[str, ...]) -> tuple[str, ...]:
    """What stands upright comes first among the two most important; the order stays otherwise."""
    rests = [icons.stance(name).rest for name in objects[:2]]
    if len(rests) == 2 and rests[0] != "stand" and rests[1] == "stand":
        return (objects[1], objects[0], *objects[2:])
    return objects


def _hero_itself(name: str, place: tuple[float, float, float]) -> str:
    """The hero with its shadow; a sign hovers above it."""
    x, y, size = place
    wide, _ = icons.drawn_size(name, size)
    rest = icons.stance(name).rest
    lift = 34.0 if rest == "hover" else 0.0
    under = surfaces.shadow(x, y - wide * 0.03, wide * (0.62 if lift else 0.96), 0.30)
    return under + icons.draw(name, (x, y - lift, size), "h0")


def _foreground(canvas: Canvas, scene: Scene, rng: random.Random) -> Sheets:
    """What is nearest of all, out of focus at the lower corners."""
    if scene.front and scene.surface.kind in surfaces.GROUNDS:
        return scene.front
    low = canvas.height + 70
    if lightness(scene.surface.top) < 0.36:
        spots = elements.bokeh(
            canvas, (canvas.at(0.84), canvas.low), (scene.accent, scene.light.key), rng, 16
        )
        return (Sheet(spots, 1.5, 5.0),)
    greens = rng.choice((("#6fb36a", "#2f7a52"), ("#8cc06a", "#3f8a4e"), ("#5aa587", "#256a5c")))
    size = min(400.0, canvas.at(0.2))
    side = rng.choice((-1, 1))
    tufts = elements.leaves(canvas.side(-1.0 * side), low, size, greens, rng, 11)
    tufts += elements.leaves(canvas.side(0.98 * side), low + 60, size * 0.8, greens, rng, 9)
    return (Sheet(tufts, 1.5, 4.0),)


def _supporters(
    canvas: Canvas, names: tuple[str, ...], hero: tuple[float, float], rng: random.Random
) -> str:
    """The other objects: in portrait before the captions' lower edge, in wide pictures beside
    the hero.
    """
    size, foot = hero
    middle = canvas.width / 2
    near = surfaces.shadow_defs().replace('"sd"', '"sn"')
    side = rng.choice((-1, 1))
    low = canvas.band_bottom
    room = canvas.height - low
    tall = canvas.height > canvas.width * 1.15
    reach = canvas.width * (0.27 if tall else 0.36)
    spots = [
        Spot(
            middle + side * reach,
            low + room * (0.56 if tall else 0.80),
            min(430.0, room * 0.56),
        ),
        Spot(
            middle - side * reach,
            low + room * (0.80 if tall else 0.90),
            min(390.0, room * 0.52),
        ),
        Spot(middle + side * reach * 0.62, low + room * 0.95, min(220.0, room * 0.34)),
    ]
    if not tall:
        spots = [replace(s, size=min(340.0, room * 0.74)) for s in spots[:2]] + [
            Spot(middle - side * canvas.width * 0.2, foot - 20, size * 0.5)
        ]
    for i, (name, spot) in enumerate(zip(names, spots, strict=False)):
        near += _standing(name, spot, f"s{i}").replace("url(#sd)", "url(#sn)")
    return near
