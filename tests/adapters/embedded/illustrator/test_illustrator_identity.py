"""Whether the identity score knows a character again, and only that one."""

import itertools
import os
import random
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from limelight.adapters.embedded.illustrator import compose
from limelight.adapters.embedded.illustrator.identity.judge import DrawingJudge, score_picture
from limelight.adapters.embedded.illustrator.identity.parameters import identity_score
from limelight.adapters.embedded.illustrator.maker import Illustrator
from limelight.adapters.embedded.illustrator.scenes import settings
from limelight.characters.looks.invented import look_for
from limelight.generation.identity import BAR
from limelight.generation.schemas import (
    Appearance,
    Expression,
    Gesture,
    ImageAsk,
    Placement,
    Turn,
)
from limelight.kit.workers import Workers
from limelight.renders.stage.draw import draw_still

SIZES = ((144, 256), (192, 192), (160, 200), (256, 144))
# As many as can be afforded each time; 500 were measured (docs/identity.md).
DRAWS, PARTS = int(os.environ.get("LIMELIGHT_TEST_DRAWS", "100")), 10


def some_ask(number: int) -> ImageAsk:
    """One of very many asks: another character, scene, expression, pose, format each time."""
    rng = random.Random(number)
    width, height = rng.choice(SIZES)
    placements = [one for one in get_args(Placement) if one != "none"]
    return ImageAsk(
        prompt=rng.choice(("a talk", "three tips", "a quiet moment")),
        width_px=width,
        height_px=height,
        seed=number,
        appearance=look_for(f"Somebody {number}").model_copy(
            update={"age_years": rng.randint(18, 80), "clothes": rng.choice(("hoodie", "dress"))}
        ),
        setting=rng.choice(sorted(settings.every())),
        expression=rng.choice(get_args(Expression)),
        placement=rng.choice(placements),
        turn=rng.choice(get_args(Turn)),
        gesture=rng.choice(get_args(Gesture)),
    )


@pytest.mark.parametrize("part", range(PARTS))
def test_every_draw_of_a_character_is_recognised(part: int) -> None:
    scores = {}
    for number in range(part, DRAWS, PARTS):
        ask = some_ask(number)
        stage = compose.compose(ask)
        scores[number] = score_picture(draw_still(stage), stage, ask)
    assert len(scores) == DRAWS // PARTS
    assert not {number: score for number, score in scores.items() if score < BAR}


def test_a_picture_of_somebody_else_is_not() -> None:
    for number in range(30):
        ask = some_ask(number)
        stage = compose.compose(ask)
        other = ask.model_copy(update={"appearance": some_ask(number + 1000).appearance})
        assert score_picture(draw_still(stage), stage, other) < BAR


@pytest.mark.parametrize(
    "change",
    [{"hair_style": "afro"}, {"skin_tone": "ebony"}, {"eye_colour": "blue"}, {"glasses": "square"},
     {"hair_colour": "blonde"}, {"beard": "full"}],
)  # fmt: skip
def test_one_changed_trait_is_another_person(change: dict[str, str]) -> None:
    look = Appearance()
    ask = ImageAsk(prompt="-", appearance=look)
    changed = ask.model_copy(update={"appearance": look.model_copy(update=change)})
    drawn, other = (compose.reference_figure(one).identity for one in (ask, changed))
    assert identity_score(drawn, drawn) == 1.0
    assert identity_score(drawn, other) < BAR


def test_clothes_and_jewellery_do_not_change_who_it_is() -> None:
    look = Appearance(hair_style="bun", glasses="round", hair_colour="auburn")
    dressed = look.model_copy(
        update={"clothes": "hoodie", "clothes_colour": "teal", "earrings": "hoops"}
    )
    figures = [
        compose.reference_figure(ImageAsk(prompt="-", appearance=a)) for a in (look, dressed)
    ]
    assert identity_score(figures[0].identity, figures[1].identity) == 1.0


def test_a_hidden_face_falls_below_the_bar() -> None:
    ask = some_ask(3)
    stage = compose.compose(ask)
    assert stage.face is not None
    picture = draw_still(stage).copy()
    face = stage.face
    picture[int(face.y) : int(face.y + face.height), int(face.x) : int(face.x + face.width)] = 127
    assert score_picture(picture, stage, ask) < BAR


def test_no_figure_or_no_parameters_is_nobody() -> None:
    figure = compose.reference_figure(ImageAsk(prompt="-", appearance=Appearance()))
    assert identity_score({}, figure.identity) == 0.0
    empty = compose.compose(ImageAsk(prompt="-", width_px=144, height_px=256, placement="none"))
    ask = ImageAsk(prompt="-", appearance=Appearance())
    assert score_picture(np.zeros((256, 144, 3), np.uint8), empty, ask) == 0.0


async def test_the_judge_reads_what_the_maker_left_and_never_changes_its_mind(
    tmp_path: Path,
) -> None:
    workers = Workers(1)
    try:
        ask = some_ask(7)
        made = await Illustrator(workers).draw(ask, tmp_path)
        scores = [await DrawingJudge(workers).score(made, ask) for _ in range(2)]
        photograph = made.model_copy(update={"stage": None})
        assert await DrawingJudge(workers).score(photograph, ask) is None
    finally:
        workers.close()
    assert scores[0] == scores[1]
    assert scores[0] is not None
    assert scores[0] >= BAR


def test_invented_characters_are_different_people() -> None:
    figures = [
        compose.reference_figure(ImageAsk(prompt="-", appearance=look_for(name))).identity
        for name in ("Ana", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal")
    ]
    assert all(identity_score(a, b) < BAR for a, b in itertools.combinations(figures, 2))
