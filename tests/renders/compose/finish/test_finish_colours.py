"""Colour looks and `.cube` files: right on pictures, stages and films, and clear when damaged."""

import contextlib
from pathlib import Path
from typing import get_args

import cv2
import numpy as np
import pytest
from tests.make import films, stages

from limelight.renders.compose.film import Film
from limelight.renders.compose.finish.colours import Colours, colours_of, read_cube
from limelight.renders.compose.planes import rgb_of
from limelight.renders.errors import LutUnreadable
from limelight.stories.finish import ColourLook, Finish
from limelight.stories.timeline import Clip, Footage, Motion, Timeline

STILL = Motion(zoom_from=1.0, zoom_to=1.0, drift_x_px=0.0)
RAMP = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)


def _swapped(path: Path) -> Path:
    """A table that swaps red and blue."""
    lines = [f"{b} {g} {r}" for b in (0, 1) for g in (0, 1) for r in (0, 1)]
    path.write_text('TITLE "swap"\n# a comment\nLUT_3D_SIZE 2\n' + "\n".join(lines))
    return path


def _shown(clip: Clip, finish: Finish, folder: Path) -> np.ndarray:
    line = Timeline(
        title="", width_px=90, height_px=160, seconds=1, clips=(clip,), finish=finish, disclosure=""
    )
    with contextlib.closing(Film(line)) as film:
        return rgb_of(film.frame(15)).astype(int)


@pytest.mark.parametrize("look", get_args(ColourLook))
def test_a_look_keeps_the_order_of_greys_and_changes_colours(look: ColourLook) -> None:
    colours = colours_of(Finish(colours=look))
    assert colours is not None
    greys = colours.rgb(RAMP).astype(int).sum(axis=2)[0]
    assert (np.diff(greys) >= -1).all()
    # No step is so coarse that a soft gradient would show bands: 3 levels in each colour.
    assert np.diff(greys).max() <= 9
    skin = np.full((1, 1, 3), (224, 176, 144), np.uint8)
    assert np.abs(colours.rgb(skin).astype(int) - skin).max() > 3


def test_looks_differ_from_each_other() -> None:
    patch = np.array([[[200, 120, 90], [60, 90, 160], [230, 230, 220], [30, 40, 30]]], np.uint8)
    seen = []
    for look in get_args(ColourLook):
        colours = colours_of(Finish(colours=look))
        assert colours is not None
        seen.append(colours.rgb(patch).astype(int))
    apart = [np.abs(one - other).max() for at, one in enumerate(seen) for other in seen[at + 1 :]]
    assert min(apart) >= 8


def test_a_finish_without_colours_has_no_table() -> None:
    assert colours_of(Finish(vignette=0.5)) is None


def test_premultiplied_pixels_keep_their_alpha_and_match_straight_ones(tmp_path: Path) -> None:
    colours = Colours(read_cube(_swapped(tmp_path / "swap.cube")))
    pixels = np.array([[[100, 40, 0, 128], [0, 0, 0, 0], [250, 10, 5, 255]]], np.uint8)
    out = colours.premultiplied(pixels)
    assert out[..., 3].tolist() == pixels[..., 3].tolist()
    assert np.abs(out[..., :3].astype(int) - pixels[..., 2::-1]).max() <= 2


def test_a_cube_changes_pictures_stages_and_films_alike(tmp_path: Path) -> None:
    finish = Finish(lut=_swapped(tmp_path / "it's [one], two;.cube"))
    red = np.full((160, 90, 3), (40, 60, 200), np.uint8)
    cv2.imwrite(str(tmp_path / "red.png"), red)
    stage = tmp_path / "stage.json"
    stage.write_text(stages.a_stage(figure=False, wall="#c83c28").model_dump_json())
    film = films.film(tmp_path / "film.mp4", "color=c=0xc83c28:s=90x160:r=30:d=1")
    clips = (
        Clip(name="picture", start=0, seconds=1, picture=tmp_path / "red.png", motion=STILL),
        Clip(name="film", start=0, seconds=1, footage=Footage(film=film)),
        Clip(
            name="stage",
            start=0,
            seconds=1,
            picture=tmp_path / "red.png",
            stage=stage,
            motion=STILL,
        ),
    )
    for clip in clips:
        plain = _shown(clip, Finish(), tmp_path)[20, 20]
        swapped = _shown(clip, finish, tmp_path)[20, 20]
        assert plain[0] > plain[2] + 80, clip.name
        assert np.abs(swapped - plain[::-1]).max() <= 8, (clip.name, plain, swapped)


def test_a_talking_face_has_no_patches_of_other_colours(tmp_path: Path) -> None:
    """The mouth and the eyes are drawn later than the head, and must be tinted like it."""
    line = stages.a_timeline(
        tmp_path, stages.a_stage(), seconds=1, phonemes=stages.phonemes("a", seconds=1.0)
    )
    mono = line.model_copy(update={"finish": Finish(colours="mono"), "disclosure": ""})
    with contextlib.closing(Film(mono)) as film:
        frame = film.picture(0.5)
        for plane in (frame.u, frame.v):
            assert np.abs(plane.astype(int) - 128).max() <= 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("0 0 0\n", "does not say LUT_3D_SIZE"),
        ("LUT_3D_SIZE 2\n0 0 0\n", "has 1 colours instead of 8"),
        ("LUT_1D_SIZE 4\n", "line 1: is a 1D table"),
        ("LUT_3D_SIZE 400\n", "line 1: the size must be 2 to 65"),
        ("LUT_3D_SIZE 2\n0 0\n", "line 2: needs three numbers"),
        ("LUT_3D_SIZE 2\n0 0 nan\n", "line 2: needs three numbers"),
        ("LUT_3D_SIZE 2\nDOMAIN_MAX 2 2 2\n", "line 2: only colours from 0 to 1"),
        ("\x00\xff\x12 garbage", "needs three numbers"),
    ],
)
def test_a_damaged_cube_is_named_with_its_line(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "bad.cube"
    path.write_text(text)
    with pytest.raises(LutUnreadable, match=r"bad\.cube") as told:
        read_cube(path)
    assert why in str(told.value)


def test_a_missing_cube_is_named(tmp_path: Path) -> None:
    with pytest.raises(LutUnreadable, match=r"gone\.cube cannot be opened"):
        colours_of(Finish(lut=tmp_path / "gone.cube"))


def test_a_table_written_for_ffmpeg_is_read_back(tmp_path: Path) -> None:
    colours = colours_of(Finish(colours="film"))
    assert colours is not None
    again = Colours(read_cube(colours.write(tmp_path / "film.cube")))
    assert np.abs(again.rgb(RAMP).astype(int) - colours.rgb(RAMP)).max() <= 1
