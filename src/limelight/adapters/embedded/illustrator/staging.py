"""How an asked pose is put into a picture: which hand acts, what it holds or points at."""

import random
from dataclasses import replace

from limelight.adapters.embedded.illustrator import framing, holding
from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.figure.pose.arms import HAND_SCALE
from limelight.adapters.embedded.illustrator.figure.pose.pose import FRONT, SIDES, Pose
from limelight.adapters.embedded.illustrator.props import choosing, drawing
from limelight.adapters.embedded.illustrator.props.choosing import Choice
from limelight.adapters.embedded.illustrator.props.standing import Spot
from limelight.adapters.embedded.illustrator.scenes import surfaces
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas, Scene
from limelight.generation.schemas import ImageAsk

_MUCH_MORE_ROOM = 110.0
_FACE_AND_GAP = 212.0
# What is held where nothing that is shown fits into a hand.
_SOMETHING = "coffee-mug"


def settle(canvas: Canvas, scene: Scene) -> Canvas:
    """The canvas once the scene is known: on open ground or floor a small figure is seen to its
    feet.
    """
    is_open = scene.surface.kind in surfaces.GROUNDS or not scene.has_counter
    return framing.stood(canvas) if canvas.placement == "small" and is_open else canvas


def take(ask: ImageAsk, choice: Choice, topic: str) -> tuple[str, Choice]:
    """What a holding hand holds ("" where none is asked for), and what is left to stand.

    The first thing that fits into a hand, else one of the topic, else a mug.
    """
    if ask.gesture != "hold" or ask.placement == "none":
        return "", choice
    around = (*choice.objects, *choosing.for_topic(topic), _SOMETHING)
    thing = next(name for name in around if not drawing.find(name).is_big)
    left = tuple(name for name in choice.objects if name != thing)
    return thing, replace(choice, objects=left)


def pose_for(ask: ImageAsk, canvas: Canvas, thing: str, things: tuple[Spot, ...]) -> Pose:
    """The pose of an ask; `thing` is to be held, `things` stand on the ledge."""
    if ask.placement == "none":
        return FRONT
    rng = random.Random(f"{ask.seed} {ask.prompt} pose")  # noqa: S311 - art, not secrets
    side = _side(ask, canvas, rng)
    room = framing.room(canvas)
    beside = max(90.0, (room.side(side) - _FACE_AND_GAP) / HAND_SCALE - 26)
    return Pose(
        turn=ask.turn,
        gesture=ask.gesture,
        side=side,
        room=room,
        extent="bust" if ask.placement == "bust" else "whole",
        target=_target(canvas, things) if ask.gesture == "point" else None,
        held=holding.held(thing, beside) if thing else None,
        rests_clasped=rng.random() < 0.6,
    )


def _side(ask: ImageAsk, canvas: Canvas, rng: random.Random) -> int:
    """The hand that acts: where there is room; else where a turned figure looks, or its nearer
    hand for what is done beside the face; else by chance.
    """
    room = framing.room(canvas)
    chance = rng.choice((-1, 1))
    if abs(room.side(1) - room.side(-1)) > _MUCH_MORE_ROOM:
        return canvas.open_side
    looks = SIDES[ask.turn]
    return (-looks if ask.gesture in ("think", "wave") else looks) or chance


def _target(canvas: Canvas, things: tuple[Spot, ...]) -> Point | None:
    """The middle of the most important thing; None where nothing stands there: then up."""
    if not things:
        return None
    return framing.in_figure(canvas, things[0].x, things[0].y - things[0].size / 2)
