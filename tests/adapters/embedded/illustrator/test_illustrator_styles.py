"""A second style draws the same people with other lines and paints."""

import re

import numpy as np
import pytest

from limelight.adapters.embedded.illustrator import compose
from limelight.adapters.embedded.illustrator.figure.hair.draw import HAIRS
from limelight.adapters.embedded.illustrator.figure.styles.finish import STYLES
from limelight.adapters.embedded.illustrator.identity.judge import score_picture
from limelight.adapters.embedded.illustrator.identity.parameters import identity_score
from limelight.generation.errors import Rejected
from limelight.generation.identity import BAR
from limelight.generation.schemas import Appearance, ImageAsk
from limelight.renders.stage.draw import draw_still

INK_LINE = "#2a1830"


def ask(style: str, **changes: object) -> ImageAsk:
    appearance = Appearance(style=style, **{k: v for k, v in changes.items() if k != "turn"})
    small = ImageAsk(prompt="a chat", width_px=144, height_px=256, setting="cafe", seed=4)
    turn = changes.get("turn", "front")
    return small.model_copy(update={"appearance": appearance, "turn": turn})


@pytest.mark.parametrize("hair", sorted(HAIRS))
def test_every_hair_is_drawn_with_outlines(hair: str) -> None:
    asked = ask("ink", hair_style=hair.replace("_", " "), earrings="hoops", glasses="round")
    stage = compose.compose(asked)
    assert stage.figure is not None
    assert stage.figure.head.count("<!--mouth-->") == 1
    assert f'stroke="{INK_LINE}"' in stage.figure.head
    assert score_picture(draw_still(stage), stage, asked) >= BAR


@pytest.mark.parametrize("turn", ["front", "left", "right"])
def test_the_outline_brings_no_id_twice(turn: str) -> None:
    figure = compose.compose(ask("ink", headwear="headscarf", beard="", turn=turn)).figure
    assert figure is not None
    for svg in (figure.rear, figure.body, figure.head, figure.front):
        ids = re.findall(r'\sid="([^"]+)"', svg)
        assert len(ids) == len(set(ids))


def test_the_styles_look_different_and_toon_is_the_usual_one() -> None:
    drawn = {style: draw_still(compose.compose(ask(style))) for style in STYLES}
    apart = np.abs(drawn["toon"].astype(int) - drawn["ink"].astype(int)).mean()
    assert apart > 2
    assert compose.compose(ask("")) == compose.compose(ask("toon"))
    assert compose.compose(ask("Ink ")).figure == compose.compose(ask("ink")).figure


def test_a_picture_in_the_wrong_style_is_not_surely_the_character() -> None:
    toon, ink = (compose.reference_figure(ask(style)).identity for style in ("toon", "ink"))
    assert identity_score(toon, ink) < 1.0
    assert {k: v for k, v in toon.items() if k != "style"} == {
        k: v for k, v in ink.items() if k != "style"
    }


def test_an_unknown_style_is_refused_with_the_choices() -> None:
    with pytest.raises(Rejected, match="Choose from toon, ink"):
        compose.compose(ask("oil"))


def test_a_held_thing_is_not_drawn_over_with_ink() -> None:
    """Props keep their own look in a hand as on a ledge; the hand around them has outlines."""
    asked = ask("ink").model_copy(update={"gesture": "hold", "subjects": ("coffee mug",)})
    figure = compose.compose(asked).figure
    assert figure is not None
    (limb,) = figure.limbs
    outlines, drawn = limb.svg.split("<!--held-->", 1)[0], limb.svg
    assert INK_LINE in outlines
    assert drawn.count("<!--held-->") == 1
