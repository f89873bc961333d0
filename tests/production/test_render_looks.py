"""`limelight render` with what others made: subtitles in their own look, photographs of people; and
`limelight captions convert`, which keeps the look too.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tests.make.faces import draw_face
from tests.make.media import picture_at
from tests.make.program import call

from limelight.renders.captions.files.formats import read_file
from limelight.stories.interchange.otio import to_otio
from limelight.stories.timeline import Clip, Timeline

_YELLOW = (
    "[Script Info]\nPlayResX: 320\nPlayResY: 568\n[V4+ Styles]\n"
    "Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, Bold, BorderStyle, Outline, "
    "Alignment, MarginV\nStyle: S,Inter,40,&H0000FFFF,&H00000000,1,1,3,8,60\n[Events]\n"
    "Format: Start, End, Style, Text\nDialogue: 0:00:00.00,0:00:01.00,S,Grow\n"
)


def _line(folder: Path, picture: Image.Image) -> Path:
    picture.save(folder / "one.png")
    shot = Clip(name="one", start=0, seconds=1.0, picture=Path("one.png"))
    made = Timeline(
        title="T", width_px=320, height_px=568, seconds=1.0, clips=(shot,), disclosure=""
    )
    (folder / "line.otio").write_text(to_otio(made))
    return folder / "line.otio"


def _yellow_rows(picture: NDArray[np.uint8]) -> NDArray[np.intp]:
    return np.nonzero((picture[..., 0] > 180) & (picture[..., 1] > 180) & (picture[..., 2] < 90))[0]


def test_subtitles_are_drawn_in_their_own_look(tmp_path: Path) -> None:
    line = _line(tmp_path, Image.new("RGB", (320, 568), (40, 60, 90)))
    (tmp_path / "said.ass").write_text(_YELLOW)
    out = tmp_path / "v.mp4"
    told = ["render", str(line), "--out", str(out), "--subtitles", str(tmp_path / "said.ass")]
    done = call(*told, data=tmp_path / "data")
    assert done.code == 0, done.err
    assert "not carried over" not in done.out
    rows = _yellow_rows(picture_at(out, 15))
    assert len(rows) > 200
    assert rows.max() < 568 / 2
    assert call(*told, "--captions", "outline", data=tmp_path / "data").code == 0
    assert not len(_yellow_rows(picture_at(out, 15)))


def test_a_converted_file_keeps_the_look(tmp_path: Path) -> None:
    source, target = tmp_path / "a.ass", tmp_path / "b.ass"
    source.write_text(_YELLOW)
    done = call("captions", "convert", str(source), str(target), "--strict", data=tmp_path)
    assert done.code == 0, done.out
    before, after = read_file(source), read_file(target)
    assert after.style == before.style == "outline"
    assert after.dress == before.dress
    assert after.dress.letters == "#ffff00"
    told = call("captions", "convert", str(source), str(tmp_path / "c.srt"), data=tmp_path)
    assert "the style of the captions" in told.out


def test_the_camera_goes_from_face_to_face_of_a_photograph(tmp_path: Path) -> None:
    ground = Image.new("RGB", (1200, 568), (90, 76, 67))
    for person, left in ((1, 60), (3, 800)):
        draw_face(tmp_path / "face.png", person)
        ground.paste(Image.open(tmp_path / "face.png").resize((300, 300)), (left, 130))
    line, out = _line(tmp_path, ground), tmp_path / "v.mp4"
    seen = []
    for asked in ([], ["--along-faces"]):
        done = call("render", str(line), "--out", str(out), *asked, data=tmp_path / "data")
        assert done.code == 0, done.err
        first, last = (picture_at(out, at).astype(np.int16) for at in (0, 28))
        seen.append(np.abs(first - last).mean())
    assert seen[1] > 2 * seen[0]
