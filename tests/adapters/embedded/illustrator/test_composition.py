"""Composition in every format: where eyes lie, room at the edges, place for words."""

from typing import get_args

import pytest

from limelight.adapters.embedded.illustrator.compose import compose_with_choices
from limelight.generation.schemas import Appearance, ImageAsk, Placement, Turn
from limelight.renders.captions.band import caption_band
from limelight.stories.brief import SIZES

FORMATS = tuple(SIZES.values())
CLOSE: tuple[Placement, ...] = ("bust", "half")
# Where viewers look first: about the upper third, lower where the picture is low and broad.
HIGHEST_EYES, LOWEST_EYES = 0.24, 0.46
LEAST_EDGE = 0.04


@pytest.mark.parametrize("size", FORMATS)
@pytest.mark.parametrize("placement", CLOSE)
def test_eyes_lie_about_the_upper_third_and_the_face_off_the_edges(
    size: tuple[int, int], placement: Placement
) -> None:
    width, height = size
    for turn in get_args(Turn):
        for hair in ("afro puff", "bald"):
            ask = ImageAsk(
                prompt="three tips",
                width_px=width,
                height_px=height,
                appearance=Appearance(hair_style=hair),
                placement=placement,
                turn=turn,
                setting="kitchen",
                subjects=("coffee",),
            )
            made = compose_with_choices(ask)
            eyes = made.canvas.eye * made.canvas.unit / height
            assert HIGHEST_EYES < eyes < LOWEST_EYES
            face = made.stage.face
            assert face is not None
            assert LEAST_EDGE * width < face.x
            assert face.x + face.width < (1 - LEAST_EDGE) * width
            assert face.y > LEAST_EDGE * height
            assert face.y + face.height < caption_band(width, height).y
