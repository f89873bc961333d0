"""Cards: words in the middle, inside what no platform covers, readable."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from limelight.renders.compose.finish.card import draw_card
from limelight.renders.errors import PictureUnreadable
from limelight.renders.zones import common_safe_box
from limelight.stories.finish import Branding, Bumper

LONG = Bumper(
    title="Donaudampfschifffahrtsgesellschaft and other long words", detail="and more " * 12
)


@pytest.mark.parametrize("size", [(540, 960), (540, 540), (960, 540)])
@pytest.mark.parametrize("bumper", [Bumper(title="Basil", detail="with Mira"), LONG])
def test_its_words_are_where_no_platform_covers_them(
    tmp_path: Path, size: tuple[int, int], bumper: Bumper
) -> None:
    card = np.asarray(Image.open(draw_card(bumper, Branding(), size, tmp_path / "c.png")), int)
    assert card.shape == (size[1], size[0], 3)
    lit = card.min(axis=2) > 150
    rows, columns = np.flatnonzero(lit.any(1)), np.flatnonzero(lit.any(0))
    safe = common_safe_box(*size)
    assert safe.x - 2 <= columns[0] < columns[-1] <= safe.x + safe.width + 2
    assert safe.y <= rows[0] < rows[-1] <= safe.y + safe.height
    assert abs((columns[0] + columns[-1]) / 2 - size[0] / 2) < 0.03 * size[0]


def test_the_same_card_has_the_same_bytes(tmp_path: Path) -> None:
    one, two = (
        draw_card(LONG, Branding(accent="#3ddc97"), (270, 480), tmp_path / name).read_bytes()
        for name in ("a.png", "b.png")
    )
    assert one == two


def test_a_logo_that_is_no_picture_is_named(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("no picture")
    with pytest.raises(PictureUnreadable, match=r"logo\.png"):
        draw_card(LONG, Branding(logo=tmp_path / "logo.png"), (270, 480), tmp_path / "card.png")
