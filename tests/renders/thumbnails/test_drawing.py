"""Thumbnails of every size and template: words in the safe part, off the face, readable."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from limelight.generation.schemas import Box
from limelight.renders import errors
from limelight.renders.compose.lettering.sheet import width_of
from limelight.renders.compose.words.looks import INK, WHITE, contrast, readable_on
from limelight.renders.thumbnails.choosing import Plate
from limelight.renders.thumbnails.covers import COVERS, cover_like, cover_of
from limelight.renders.thumbnails.drawing import coded, draw_thumbnails
from limelight.renders.thumbnails.placing import placed
from limelight.renders.thumbnails.templates import (
    TEMPLATES,
    Brand,
    Template,
    drawn,
    fitted,
)
from limelight.stories.timeline import Clip, Timeline

BRAND = Brand((255, 196, 61, 255), "Mara")
TITLE = "Growing basil on a windowsill: 3 honest tips"


def _plate(width: int, height: int, face: Box | None) -> Plate:
    grey = np.full((height, width, 3), 120, np.uint8)
    if face is not None:
        rows = slice(int(face.y), int(face.y + face.height))
        grey[rows, int(face.x) : int(face.x + face.width)] = (200, 150, 120)
    return Plate(grey, face)


UPRIGHT = _plate(540, 960, Box(x=140, y=168, width=262, height=316))
BROAD = _plate(960, 540, Box(x=420, y=60, width=130, height=180))
EMPTY = _plate(960, 540, None)


def _changed(plate: Plate, name: str, template: Template) -> tuple[NDArray[np.bool_], Box | None]:
    """Where words were written, and the face."""
    whole = placed(plate, COVERS[name])
    with_words = drawn(whole, TITLE, BRAND, template, "")
    empty = drawn(whole, "", BRAND, template, "")
    changed = np.abs(with_words.astype(int) - empty).max(axis=2) > 24
    return np.asarray(changed, np.bool_), whole.face


@pytest.mark.parametrize("name", COVERS)
@pytest.mark.parametrize("template", ["headline", "band"])
@pytest.mark.parametrize("plate", [UPRIGHT, BROAD, EMPTY], ids=["upright", "broad", "no face"])
def test_words_stay_in_the_safe_part_and_off_the_face(
    name: str, template: Template, plate: Plate
) -> None:
    cover = COVERS[name]
    words, face = _changed(plate, name, template)
    rows, columns = np.flatnonzero(words.any(axis=1)), np.flatnonzero(words.any(axis=0))
    assert words.any()
    safe, slack = cover.safe, 0.02 * min(cover.width_px, cover.height_px)
    assert columns[0] >= safe.x - slack
    assert columns[-1] <= safe.x + safe.width + slack
    assert rows[0] >= safe.y - slack
    assert rows[-1] <= safe.y + safe.height + slack
    if face is not None:
        # But for the name, which may touch the chin.
        eyes = words[int(face.y) : int(face.y + face.height * 0.8)]
        covered = eyes[:, int(max(0, face.x)) : int(face.x + face.width)]
        assert covered.mean() < 0.02
    stamp_wide, stamp_tall = cover.stamp
    corner = words[round((1 - stamp_tall) * cover.height_px) :]
    assert not corner[:, round((1 - stamp_wide) * cover.width_px) :].any()


def test_an_upright_face_stands_beside_the_words_of_a_broad_cover() -> None:
    whole = placed(UPRIGHT, COVERS["youtube"])
    assert whole.face is not None
    assert whole.room.x + whole.room.width < whole.face.x
    assert 0.4 < whole.face.height / 720 < 0.9
    assert whole.pixels.shape == (720, 1280, 3)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("abcdefghijWM", min_size=1, max_size=14), min_size=1, max_size=40),
    st.floats(60, 1200),
    st.floats(40, 900),
)
def test_a_title_fits_its_room_in_four_lines_at_most(
    words: list[str], width: float, height: float
) -> None:
    text = fitted(" ".join(words), Box(x=0, y=0, width=width, height=height), 1080)
    assert " ".join(text.lines).split() == words
    assert len(text.lines) <= 4
    if text.size > 8:
        assert text.tall <= height + 1
        assert max(width_of(line, "ExtraBold", text.size) for line in text.lines) <= width * 1.02


def test_lines_are_about_equally_long_and_japanese_breaks_too() -> None:
    room = Box(x=0, y=0, width=600, height=700)
    lines = fitted(TITLE, room, 1080).lines
    assert lines == ("Growing", "basil on a", "windowsill:", "3 honest tips")
    assert len(fitted("窓辺でバジルを育てる三つの正直なコツ", room, 1080).lines) > 1


@pytest.mark.parametrize(
    "rgb", [(255, 196, 61), (16, 32, 64), (128, 128, 128), (255, 0, 0), (255, 255, 255)]
)
def test_letters_on_a_brands_colour_can_be_read(rgb: tuple[int, int, int]) -> None:
    colour = (*rgb, 255)
    assert contrast(readable_on(colour), colour) >= 4.5
    assert contrast(INK, WHITE) > 12


def test_a_telegram_thumbnail_is_as_small_as_its_api_wants() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (320, 320, 3), np.uint8)
    cover = cover_of("telegram")
    assert len(coded(noise, ".jpg", cover.most_bytes)) < 200_000
    assert max(cover.width_px, cover.height_px) <= 320


def test_unknown_platforms_are_refused_with_the_known() -> None:
    with pytest.raises(errors.CoverUnknown, match="youtube"):
        cover_of("radio")


def test_every_cover_says_where_it_is_from_and_leaves_room() -> None:
    for name, cover in {**COVERS, "own": cover_like(1080, 1080)}.items():
        assert len(cover.zone.source) > 20, name
        assert cover.safe.width > 0.7 * cover.width_px, name
        assert cover.safe.height > 0.6 * cover.height_px, name


def test_files_are_drawn_alike_again_in_three_templates(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(60, 200, (32, 18, 3), np.uint8)
    Image.fromarray(noise).resize((180, 320)).save(tmp_path / "one.png")
    shot = Clip(name="one", start=0, seconds=1, picture=tmp_path / "one.png")
    line = Timeline(title=TITLE, width_px=180, height_px=320, seconds=1.0, clips=(shot,))
    cover = cover_like(180, 320)
    for folder in ("a", "b"):
        paths = [tmp_path / folder / f"{at}.png" for at in range(len(TEMPLATES))]
        draw_thumbnails(line, [(cover, paths)], "Mara")
    made = [[(tmp_path / f / f"{at}.png").read_bytes() for at in range(3)] for f in "ab"]
    assert made[0] == made[1]
    assert len(set(made[0])) == 3
