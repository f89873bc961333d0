"""Photographs that name no face are looked at; the camera and the captions go by what is seen."""

from pathlib import Path

import numpy as np
from PIL import Image
from tests.make.faces import draw_face

from limelight.generation.schemas import Box, WordTiming
from limelight.renders.compose.shots.noticing import with_faces
from limelight.renders.compose.words.shown import Words
from limelight.stories.timeline import Clip, Footage, Timeline

_NAMED = Box(x=1, y=2, width=3, height=4)


def _photograph(folder: Path, places: list[tuple[int, int, int]]) -> Path:
    ground = Image.new("RGB", (1600, 1200), (90, 76, 67))
    for person, (x, y, side) in enumerate(places, start=1):
        draw_face(folder / "one.png", person)
        ground.paste(Image.open(folder / "one.png").resize((side, side)), (x, y))
    ground.save(folder / "people.png")
    return folder / "people.png"


def _timeline(*clips: Clip, words: bool = False) -> Timeline:
    said = (WordTiming(text="Hello", start=0.2, end=1.8),) if words else ()
    return Timeline(title="", width_px=540, height_px=960, seconds=2, clips=clips, words=said)


def test_several_people_are_gone_over_from_left_to_right(tmp_path: Path) -> None:
    picture = _photograph(tmp_path, [(1100, 300, 400), (100, 250, 420), (700, 100, 120)])
    clip = Clip(name="a", start=0, seconds=2, picture=picture)
    (plain,) = with_faces(_timeline(clip)).clips
    (gone,) = with_faces(_timeline(clip), True).clips
    assert not plain.is_panned
    assert gone.is_panned
    assert [round(face.x / 1000) for face in gone.faces] == [0, 1]
    assert plain.face == gone.face
    assert plain.face is not None
    assert plain.face.x < 250
    assert plain.face.x + plain.face.width > 1350


def test_captions_keep_off_a_face_that_was_found(tmp_path: Path) -> None:
    picture = tmp_path / "tall.png"
    draw_face(tmp_path / "one.png", 2)
    ground = Image.new("RGB", (540, 960), (90, 76, 67))
    ground.paste(Image.open(tmp_path / "one.png").resize((500, 500)), (20, 400))
    ground.save(picture)
    line = _timeline(Clip(name="a", start=0, seconds=2, picture=picture), words=True)
    noticed = with_faces(line)
    (before,), (after,) = Words(line).shown(), Words(noticed).shown()
    face = noticed.clips[0].face
    assert face is not None
    assert before.box.y < face.y + face.height
    assert before.box.y + before.box.height > face.y
    assert after.box.y + after.box.height <= face.y or after.box.y >= face.y + face.height


def test_what_is_named_drawn_filmed_or_broken_stays_as_it_is(tmp_path: Path) -> None:
    picture = _photograph(tmp_path, [(100, 250, 420)])
    broken = tmp_path / "broken.png"
    broken.write_bytes(picture.read_bytes()[:500])
    empty = tmp_path / "empty.png"
    Image.fromarray(np.full((90, 160, 3), 70, np.uint8)).save(empty)
    line = _timeline(
        Clip(name="a", start=0, seconds=1, picture=picture, face=_NAMED),
        Clip(name="b", start=1, seconds=1, picture=picture, stage=tmp_path / "b.json"),
        Clip(name="c", start=2, seconds=1, footage=Footage(film=tmp_path / "c.mp4")),
        Clip(name="d", start=3, seconds=1, picture=broken),
        Clip(name="e", start=4, seconds=1, picture=empty),
    )
    assert with_faces(line, True) == line
