"""Logo, progress bar and lower third: where they stand, when they come, what is refused."""

from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from PIL import Image
from tests.make import stages

from limelight.renders.captions.placing import covered
from limelight.renders.compose import planes
from limelight.renders.compose.finish.brand import Brand, logo_sprite, third_sprite
from limelight.renders.compose.finish.card import draw_card
from limelight.renders.compose.overlays import Overlays, label_sprite, title_sprite
from limelight.renders.compose.words.layout import Layout
from limelight.renders.compose.words.outfits import outfits_of
from limelight.renders.compose.words.shown import Words, words_span
from limelight.renders.errors import PictureUnreadable
from limelight.renders.zones import UPRIGHT, safe_box
from limelight.stories.finish import FONTS, Branding, Bumper, Corner, Dress, Family, LowerThird
from limelight.stories.timeline import CAPTION_STYLES, Clip, Timeline

SIZES = ((1080, 1920), (1080, 1350), (1080, 1080), (1920, 1080))
MIRA = LowerThird(name="Mira", detail="AI character, balcony plants")


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """A wide white plate."""
    Image.new("RGBA", (400, 100), "white").save(tmp_path / "logo.png")
    return tmp_path / "logo.png"


def _line(size: tuple[int, int], **more: object) -> Timeline:
    clip = Clip(name="a", start=0, seconds=8, picture=Path("a.png"), lower_third=MIRA)
    line = Timeline(title="", width_px=size[0], height_px=size[1], seconds=8, clips=(clip,))
    return line.model_copy(update=more)


def _inside(sprite: planes.Sprite, size: tuple[int, int]) -> bool:
    tall, wide = sprite.y.shape
    return (
        sprite.left >= 0 and sprite.top >= 0
        and sprite.left + wide <= size[0] and sprite.top + tall <= size[1]
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_the_logo_stands_at_the_right_beside_the_label(logo: Path, size: tuple[int, int]) -> None:
    label = label_sprite("AI-generated", Layout(*size))
    sprite = logo_sprite(Branding(), logo, size, [planes.box_of(label)])
    assert _inside(sprite, size)
    assert sprite.left > label.left + label.y.shape[1]
    if size[1] > 1.5 * size[0]:
        for platform in UPRIGHT:
            safe = safe_box(*size, platform)
            assert sprite.left + sprite.y.shape[1] <= safe.x + safe.width + 2
            assert sprite.top >= safe.y - 2


@pytest.mark.parametrize("times", [None, 2.5])
@pytest.mark.parametrize("corner", get_args(Corner))
@pytest.mark.parametrize("size", SIZES)
def test_a_logo_keeps_off_all_that_is_written_and_covered(
    logo: Path, size: tuple[int, int], corner: Corner, times: float | None
) -> None:
    words = stages.spoken("Basil loves the light, so put it on the sunniest windowsill you have.")
    line = _line(
        size, words=words, branding=Branding(logo=logo, logo_corner=corner, logo_size=times)
    )
    line = line.model_copy(
        update={"clips": (line.clips[0].model_copy(update={"on_screen": "Three honest tips"}),)}
    )
    written = tuple(Overlays(line).boxes())
    third = third_sprite(MIRA, size, Branding(), words_span(line))
    kept_off = (*written, planes.box_of(third))
    sprite = logo_sprite(line.branding, logo, size, kept_off)
    assert Brand(line, written).logo_at == (sprite.left, sprite.top)
    assert sprite.y.shape[1] == 2 * round(104 * (times or 1))
    assert covered(planes.box_of(sprite), kept_off) == 0
    assert _inside(sprite, size)
    middle = sprite.left + sprite.y.shape[1] / 2
    assert (middle < size[0] / 2) is ("left" in corner)
    if size[1] > 1.5 * size[0]:
        for platform in UPRIGHT:
            safe, box = safe_box(*size, platform), planes.box_of(sprite)
            assert safe.x - 2 <= box.x
            assert box.x + box.width <= safe.x + safe.width + 2
            assert safe.y - 2 <= box.y
            assert box.y + box.height <= safe.y + safe.height + 2


def test_a_faint_logo_lets_the_picture_through(logo: Path) -> None:
    seen = []
    for opacity in (None, 0.5):
        brand = Brand(_line((270, 480), branding=Branding(logo=logo, logo_opacity=opacity)))
        frame = planes.new_frame(270, 480)
        frame.y[:] = 16
        brand.draw(frame, 0)
        seen.append(int(frame.y.max()))
    assert seen[0] == 235
    assert seen[1] == pytest.approx((16 + 235) / 2, abs=2)


def test_a_logo_that_is_no_picture_is_named(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("no picture")
    with pytest.raises(PictureUnreadable, match=r"logo\.png"):
        logo_sprite(Branding(), tmp_path / "logo.png", (1080, 1920), [])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("style", CAPTION_STYLES)
def test_a_lower_third_is_in_the_picture_and_off_the_spoken_words(
    size: tuple[int, int], style: str
) -> None:
    words = stages.spoken("Basil loves the light, so put it on the sunniest windowsill you have.")
    line = _line(size).model_copy(update={"captions": style, "speaker": "Mira", "words": words})
    sprite = third_sprite(MIRA, size, Branding(), words_span(line))
    assert _inside(sprite, size)
    for _, box in Words(line).shown():
        above = sprite.top + sprite.y.shape[0] <= box.y + 2
        assert above or sprite.top >= box.y + box.height - 2


def test_a_long_name_becomes_smaller_not_cut_off() -> None:
    long = LowerThird(name="Maximiliana Featherstonehaugh-Cholmondeley the Third", detail="x" * 90)
    assert _inside(
        third_sprite(long, (1080, 1920), Branding(), words_span(_line((1080, 1920)))), (1080, 1920)
    )


@pytest.mark.parametrize("font", [one for one in FONTS if one != "sans"])
def test_letters_of_a_brand_are_those_of_captions_titles_names_and_cards(
    font: Family, tmp_path: Path
) -> None:
    size, words = (540, 960), stages.spoken("Basil loves the light.")
    plain = _line(size, words=words)
    line = plain.model_copy(update={"branding": Branding(font=font)})
    assert outfits_of(plain).main.family == "sans"
    assert outfits_of(line).main.family == font
    dressed = line.model_copy(update={"dress": Dress(family="sans")})
    assert outfits_of(dressed).main.family == "sans"
    clip = Clip(name="a", start=0, seconds=8, picture=Path("a.png"), on_screen="Three honest tips")
    layout, span, seen = Layout(*size), words_span(line), []
    for branding in (Branding(), line.branding):
        card = draw_card(Bumper(title="Basil"), branding, size, tmp_path / "card.png")
        seen.append((
            title_sprite(clip, layout, branding.font or "sans").y.tobytes(),
            third_sprite(MIRA, size, branding, span).y.tobytes(),
            card.read_bytes(),
        ))  # fmt: skip
    assert all(usual != own for usual, own in zip(*seen, strict=True))


def test_a_lower_third_comes_and_goes() -> None:
    brand = Brand(_line((270, 480)))
    changed = []
    for seconds in (0.2, 0.6, 2.0, 4.4, 5.0):
        frame = planes.new_frame(270, 480)
        frame.y[:] = 90
        brand.draw(frame, seconds)
        changed.append(int((frame.y != 90).sum()))
    assert changed[0] == changed[4] == 0
    assert changed[1] > 0
    assert changed[2] > 1000


@pytest.mark.parametrize("edge", ["top", "bottom"])
def test_the_bar_fills_up_evenly(edge: str) -> None:
    line = _line((270, 480), branding=Branding(progress=edge), clips=())
    brand, lengths = Brand(line), []
    for seconds in np.linspace(0, 8, 33):
        frame = planes.new_frame(270, 480)
        brand.draw(frame, float(seconds))
        row = frame.y[0 if edge == "top" else 479].astype(float)
        full = row.max() if seconds else 255.0
        lengths.append(float(((row - 16) / max(1.0, full - 16)).sum()))
        middle = frame.y[10:470]
        assert (middle == 16).all()
    steps = np.diff(lengths[1:])
    assert lengths[-1] == pytest.approx(270, abs=0.5)
    assert np.abs(steps - 270 / 32).max() < 0.35
