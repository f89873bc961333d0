"""Gestures, turned heads, half and small figures: drawn in every format, hands where they may."""

import itertools
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.make import stages

from limelight.adapters.embedded.illustrator import framing, holding, staging
from limelight.adapters.embedded.illustrator.compose import compose, compose_with_choices
from limelight.adapters.embedded.illustrator.figure import build
from limelight.adapters.embedded.illustrator.figure.parts import draw_parts
from limelight.adapters.embedded.illustrator.figure.pose import turning
from limelight.adapters.embedded.illustrator.figure.pose.pose import Pose
from limelight.adapters.embedded.illustrator.figure.pose.surfaces import Turn as Surfaces
from limelight.adapters.embedded.illustrator.looks.read import read_look
from limelight.adapters.embedded.illustrator.props.choosing import Choice
from limelight.generation.schemas import (
    Appearance,
    Box,
    Expression,
    Gesture,
    ImageAsk,
    Placement,
    Turn,
)
from limelight.renders.captions.band import caption_band
from limelight.renders.compose import planes
from limelight.renders.compose.film import Film
from limelight.renders.stage.bake import mouth_svg, resting_head
from limelight.renders.stage.draw import draw_still
from limelight.renders.stage.raster import raster
from limelight.renders.stage.schemas import Figure, Stage

FORMATS = {"9:16": (1080, 1920), "4:5": (1080, 1350), "1:1": (1080, 1080), "16:9": (1920, 1080)}
GESTURES: tuple[Gesture, ...] = get_args(Gesture)
PLACEMENTS: tuple[Placement, ...] = ("bust", "half", "small")
SETTINGS = ("kitchen", "forest", "office", "beach")
HEAD = Box(x=100, y=60, width=569, height=580)


def _ask(number: int, size: tuple[int, int], **asked: object) -> ImageAsk:
    return ImageAsk.model_validate(
        {
            "prompt": "growing basil at home",
            "subjects": ("basil", "watering can"),
            "width_px": size[0],
            "height_px": size[1],
            "seed": number,
            "setting": SETTINGS[number % len(SETTINGS)],
            "appearance": Appearance(age_years=(27, 70)[number % 2]),
            **asked,
        }
    )


def _figure(stage: Stage) -> Figure:
    assert stage.figure is not None
    return stage.figure


def _ink(svg: str, box: Box, width: int = 120) -> NDArray[np.bool_]:
    return np.asarray(raster(svg, box, width)[..., 3] > 40)


def _overlap(a: Box, b: Box) -> float:
    across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return max(0.0, across) * max(0.0, down)


def _hands(ask: ImageAsk) -> tuple[list[Box], list[Box]]:
    """Boxes of hands and of what they keep clear of (face, or eyes and mouth; captions) in
    pixels.
    """
    made = compose_with_choices(ask)
    stage, figure = made.stage, _figure(made.stage)
    look = read_look(ask.appearance or Appearance())
    posed, _ = build.pose_figure(look, ask.expression, made.pose)
    place = framing.figure_place(made.canvas)
    hands = [_placed(box, place) for box in posed.hands]
    assert stage.face is not None
    kept = [stage.face]
    if ask.gesture == "think":
        # A thinking hand lies at the chin; eyes and the middle of the mouth stay free.
        mouth = figure.mouth_box
        lips = Box(x=mouth.x + 44, y=mouth.y, width=mouth.width - 88, height=mouth.height - 60)
        kept = [_placed(box, place) for box in (lips, figure.eyes_box)]
    return hands, kept


def _placed(box: Box, place: tuple[float, float, float]) -> Box:
    x, y, scale = place
    return Box(
        x=x + box.x * scale, y=y + box.y * scale, width=box.width * scale, height=box.height * scale
    )


@pytest.mark.parametrize("gesture", GESTURES)
@pytest.mark.parametrize("placement", PLACEMENTS)
def test_hands_keep_clear_of_face_and_captions_in_every_format(
    placement: Placement, gesture: Gesture
) -> None:
    turns: tuple[Turn, ...] = ("front", "left", "right", "front")
    for number, (size, turn) in enumerate(zip(FORMATS.values(), turns, strict=True)):
        ask = _ask(number, size, placement=placement, gesture=gesture, turn=turn)
        hands, kept = _hands(ask)
        band = caption_band(*size)
        assert bool(hands) or (placement == "bust" and gesture == "none")
        for hand in hands:
            whole = hand.width * hand.height
            assert all(_overlap(hand, box) < 0.06 * whole for box in kept), (size, turn)
            assert _overlap(hand, band) < 0.12 * whole, (size, turn)


@pytest.mark.parametrize("placement", PLACEMENTS)
def test_captions_never_lie_on_the_face(placement: Placement) -> None:
    for number, size in enumerate(FORMATS.values()):
        for setting in SETTINGS:
            ask = _ask(number, size, placement=placement, setting=setting)
            face = compose(ask).face
            assert face is not None
            assert _overlap(face, caption_band(*size)) == 0, (size, setting)


@pytest.mark.parametrize(
    ("gesture", "turn", "placement"),
    [
        (gesture, turn, PLACEMENTS[at % 3])
        for at, (gesture, turn) in enumerate(itertools.product(GESTURES, get_args(Turn)))
    ],
)
def test_every_pose_is_drawn_and_always_the_same(
    gesture: Gesture, turn: Turn, placement: Placement
) -> None:
    ask = _ask(3, (144, 256), placement=placement, gesture=gesture, turn=turn)
    stage = compose(ask)
    assert stage == compose(ask)
    picture = draw_still(stage)
    assert picture.std() > 15
    figure = _figure(stage)
    assert bool(figure.limbs or figure.front) or gesture == "none"


@pytest.mark.parametrize("turn", ["left", "right"])
def test_a_turned_head_is_the_same_character_and_its_face_looks_to_that_side(turn: Turn) -> None:
    look = read_look(Appearance(glasses="round"))
    front, turned = (
        build.build_figure(look, "happy", (0, 0, 1), Pose(turn=t)) for t in ("front", turn)
    )
    assert turned.identity == front.identity
    side = 1 if turn == "right" else -1
    mouths = [
        np.nonzero(_ink(mouth_svg(f, f.mouth.shapes["D"]), HEAD))[1].mean() for f in (front, turned)
    ]
    assert side * (mouths[1] - mouths[0]) > 5
    eyes = [np.nonzero(_ink(f.eyes["closed"], HEAD).any(0))[0] for f in (front, turned)]
    middle = len(_ink(front.head, HEAD)[0]) / 2 + side * 8
    far = [(e > middle).sum() if side > 0 else (e < middle).sum() for e in eyes]
    assert far[1] < far[0]


@pytest.mark.parametrize("turn", ["front", "left", "right"])
def test_mouth_and_eyes_of_a_turned_head_stay_in_their_boxes(turn: Turn) -> None:
    for expression in get_args(Expression):
        figure = build.build_figure(read_look(Appearance()), expression, (0, 0, 1), Pose(turn=turn))
        for numbers in figure.mouth.shapes.values():
            assert _inside(mouth_svg(figure, numbers), figure.mouth_box)
        for eyes in figure.eyes.values():
            assert _inside(eyes, figure.eyes_box)


def _inside(svg: str, box: Box) -> bool:
    ink = _ink(svg, HEAD, 285)
    rows, columns = np.nonzero(ink)
    step = HEAD.width / 285
    left, right = HEAD.x + columns.min() * step, HEAD.x + columns.max() * step
    top, low = HEAD.y + rows.min() * step, HEAD.y + rows.max() * step
    return bool(
        left >= box.x - 3
        and right <= box.x + box.width + 3
        and top >= box.y - 3
        and low <= box.y + box.height + 3
    )


@pytest.mark.parametrize("turn", ["left", "right"])
def test_the_face_box_of_a_turned_head_is_where_its_face_is(turn: Turn) -> None:
    figure = build.build_figure(
        read_look(Appearance(hair_style="bald")), "neutral", (0, 0, 1), Pose(turn=turn)
    )
    around = Box(x=84, y=60, width=600, height=600)
    rows, columns = np.nonzero(_ink(resting_head(figure), around, 300))
    box = framing.face_box(figure, turn)
    assert abs(around.x + columns.min() * 2 - box.x) < 16
    assert abs(around.x + columns.max() * 2 - (box.x + box.width)) < 16
    assert abs(around.y + rows.min() * 2 - box.y) < 16


def test_no_gap_opens_between_face_and_hair_when_any_hair_turns() -> None:
    """Behind cheek and temple there is hair, skin or nothing, never a hole in the head."""
    for style in ("short", "afro", "bob", "long straight", "long waves", "buzz cut", "locs",
                  "braids", "top knot", "short curls", "undercut", "spiky"):  # fmt: skip
        look = read_look(Appearance(hair_style=style))
        parts = draw_parts(look, "neutral")
        for side in (-1, 1):
            turned = turning.turned(parts, look, Surfaces(side, turning.half_widths(parts.skin)))
            ink = _ink(turned.rear + turned.head, Box(x=184, y=300, width=401, height=150), 200)
            for row in ink:
                filled = np.flatnonzero(row)
                assert np.diff(filled).max(initial=1) <= 6, (style, side)


def test_a_held_thing_lies_between_fingers_and_thumb_and_leaves_the_ledge() -> None:
    for name, grip in (("potted-plant", "cupping"), ("microphone", "gripping")):
        assert holding.held(name, 200).grip == grip
    ask = _ask(1, (360, 640), gesture="hold")
    made = compose_with_choices(ask)
    (limb,) = _figure(made.stage).limbs
    key = "pal" if made.pose.side < 0 else "par"
    back, front = (limb.svg.index(f'<clipPath id="{key}{layer}"') for layer in "bf")
    assert back < limb.svg.index("hh-") < limb.svg.rindex("hh-") < front
    thing, left = staging.take(ask, Choice(("automobile", "potted-plant", "watering-can")), "")
    assert (thing, left.objects) == ("potted-plant", ("automobile", "watering-can"))
    assert staging.take(ask, Choice(), "")[0]


def test_the_acting_hand_has_room_where_the_figure_stands_aside() -> None:
    for seed in range(6):
        ask = _ask(seed, (1920, 1080), gesture="wave", placement="half")
        made = compose_with_choices(ask)
        assert (made.canvas.centre > made.canvas.width / 2) == (made.pose.side < 0)


def test_a_small_figure_on_open_ground_stands_on_its_feet_and_casts_a_shadow() -> None:
    ask = _ask(1, (540, 960), placement="small")
    stage = compose(ask)
    figure = _figure(stage)
    feet = figure.y + 1872 * figure.scale
    assert 0.80 * 960 < feet < 0.87 * 960
    assert "pl-s" in figure.body
    behind = _figure(compose(_ask(0, (540, 960), placement="small")))
    assert behind.scale > figure.scale


@pytest.mark.parametrize("turn", ["left", "right"])
def test_a_turned_head_closes_its_lips_for_m_b_and_p(turn: Turn, tmp_path: Path) -> None:
    stage = compose(_ask(2, (540, 960), turn=turn, gesture="open", expression="neutral"))
    film = Film(
        stages.a_timeline(
            tmp_path, stage, width_px=540, height_px=960, seconds=1.2, words=(), disclosure="",
            phonemes=stages.phonemes("_ a m a b a p a"),
        )
    )  # fmt: skip
    figure = _figure(stage)
    mouth = _placed(figure.mouth_box, (figure.x, figure.y, figure.scale))
    rows = slice(int(mouth.y), int(mouth.y + mouth.height))
    columns = slice(int(mouth.x), int(mouth.x + mouth.width))

    def opened(seconds: float) -> int:
        """Pixels of the mouth's inside: dark red."""
        picture = planes.rgb_of(film.picture(seconds))[rows, columns].astype(np.int64)
        return int(((picture[..., 0] < 135) & (picture[..., 1] < 50)).sum())

    # The mouth leads the sound by 35 ms; m, b and p follow each other every 0.2 s.
    closures = [opened(0.415 + 0.2 * at) for at in range(3)]
    vowels = [opened(0.515 + 0.2 * at) for at in range(3)]
    resting = opened(0.0)
    assert min(vowels) > resting + 400
    assert max(closures) - resting < 0.25 * (min(vowels) - resting)
