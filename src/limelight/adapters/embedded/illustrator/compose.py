"""An ask becomes a `Stage`: setting, light, figure, things to show, each in its place for the
format.
"""

import hashlib
import random
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator import framing, places, staging
from limelight.adapters.embedded.illustrator.figure.build import build_figure
from limelight.adapters.embedded.illustrator.figure.headroom import top_of
from limelight.adapters.embedded.illustrator.figure.pose.pose import Pose
from limelight.adapters.embedded.illustrator.figure.styles.finish import lit, style_of
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.looks.read import read_look
from limelight.adapters.embedded.illustrator.props import choosing, matching, placing
from limelight.adapters.embedded.illustrator.scenes import drawing
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas, Scene, Sheet
from limelight.adapters.embedded.illustrator.scenes.place import Place
from limelight.adapters.embedded.illustrator.svg import group
from limelight.generation.schemas import Appearance, ImageAsk
from limelight.renders.stage.schemas import Figure, Layer, Light, Stage


@dataclass(frozen=True)
class Composition:
    """A stage and what was chosen for it: the `objects` shown, one of them perhaps in a hand."""

    stage: Stage
    canvas: Canvas
    pose: Pose
    objects: tuple[str, ...]
    place: Place
    accent: str


def compose(ask: ImageAsk) -> Stage:
    """The layered drawing of `ask`; equal asks give equal stages."""
    return compose_with_choices(ask).stage


def compose_with_choices(ask: ImageAsk) -> Composition:
    """The same as `compose`, with the choices made on the way."""
    rng = random.Random(_seed(ask))  # noqa: S311 - art, not secrets
    context = (ask.prompt, *ask.tags)
    choice = choosing.choose(ask.subjects, context, 4 if ask.placement != "bust" else 3)
    place = places.choose(ask)
    look = read_look(ask.appearance or Appearance())
    style = style_of(ask.appearance.style if ask.appearance else "")
    canvas = framing.frame(ask, rng, crown=top_of(look))
    scene = drawing.draw(canvas, place, ask.palette, rng)
    canvas = staging.settle(placing.make_room(canvas, scene, choice), scene)
    thing, left = staging.take(ask, choice, matching.topic((*ask.subjects, ask.prompt)))
    placed = placing.dress(canvas, scene, left, rng)
    pose = staging.pose_for(ask, canvas, thing, placed.things)
    figure = _figure(ask, look, canvas, pose, style)
    stage = Stage(
        width_px=ask.width_px,
        height_px=ask.height_px,
        back=_layers(canvas, placed.back),
        figure=figure,
        front=_layers(canvas, placed.front),
        light=lit(_light(scene, ask), style),
        face=framing.face_box(figure, ask.turn) if figure else None,
        setting_id=place.setting_id,
        seed=ask.seed,
    )
    shown = (*((thing,) if thing else ()), *placed.shown)
    return Composition(stage, canvas, pose, shown, place, scene.accent)


def _seed(ask: ImageAsk) -> int:
    told = "|".join(
        (str(ask.seed), ask.prompt, ask.setting, *ask.subjects, *ask.tags, ask.placement)
    )
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big")


def _layers(canvas: Canvas, sheets: tuple[Sheet, ...]) -> tuple[Layer, ...]:
    return tuple(
        Layer(
            svg=group(sheet.svg, scale=canvas.unit) if abs(canvas.unit - 1) > 1e-9 else sheet.svg,
            depth=sheet.depth,
            blur_px=round(sheet.blur_px * canvas.unit, 2),
        )
        for sheet in sheets
    )


def reference_figure(ask: ImageAsk) -> Figure:
    """The figure as the character looks at rest, unplaced and unlit: what a picture of it is
    compared with.
    """
    look = read_look(ask.appearance or Appearance())
    style = style_of(ask.appearance.style if ask.appearance else "")
    return build_figure(look, ask.expression, (0.0, 0.0, 1.0), Pose(turn=ask.turn), style)


def _figure(ask: ImageAsk, look: Look, canvas: Canvas, pose: Pose, style: str) -> Figure | None:
    if ask.placement == "none":
        return None
    return build_figure(look, ask.expression, framing.figure_place(canvas), pose, style)


def _light(scene: Scene, ask: ImageAsk) -> Light:
    if ask.placement == "none":
        return scene.light.model_copy(update={"glow_strength": 0.12})
    return scene.light
