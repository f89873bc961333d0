"""Captions in their look as ASS: read by others, and drawn by another program as on our picture."""

import re
import subprocess
from contextlib import closing
from pathlib import Path

import cv2
import imageio_ffmpeg
import numpy as np
import pysubs2
import pytest
from numpy.typing import NDArray
from PIL import Image

from limelight.generation.schemas import WordTiming
from limelight.renders.captions.files.formats import read_text
from limelight.renders.compose.film import Film
from limelight.renders.compose.words.looks import LOOKS
from limelight.renders.compose.words.styled_ass import timeline_ass, track_ass
from limelight.stories.finish import Dress
from limelight.stories.timeline import CaptionStyle, Clip, Motion, Timeline

STYLES = tuple(LOOKS)
WIDE, TALL, FPS = 270, 480, 20
SAYS = {
    "en": "Basil loves the light, so put it on the sunniest windowsill.",
    "ar": "الريحان يحب الضوء، ضعه على أكثر نافذة مشمسة",
    "ja": "バジルは 光が 好きなので、 窓辺に 置いて ください。",
}
RED = (200, 40, 40)
_STILL = Motion(zoom_from=1, zoom_to=1, drift_x_px=0)


def _words(text: str) -> tuple[WordTiming, ...]:
    return tuple(
        WordTiming(text=word, start=0.2 + at * 0.4, end=0.55 + at * 0.4)
        for at, word in enumerate(text.split())
    )


def _line(style: CaptionStyle, folder: Path, language: str = "en") -> Timeline:
    Image.new("RGB", (WIDE, TALL), RED).save(folder / "red.png")
    clip = Clip(name="a", start=0, seconds=5, picture=folder / "red.png", motion=_STILL)
    return Timeline(
        title="T", language=language, width_px=WIDE, height_px=TALL, fps=FPS, seconds=5,
        clips=(clip,), words=_words(SAYS[language]), captions=style, speaker="Mira", disclosure="",
    )  # fmt: skip


def _ours(line: Timeline, seconds: float) -> NDArray[np.uint8]:
    with closing(Film(line)) as film:
        buffer = film.frame(round(seconds * FPS)).buffer.reshape(TALL * 3 // 2, WIDE)
        return np.asarray(cv2.cvtColor(buffer, cv2.COLOR_YUV2RGB_I420), np.uint8)


def _theirs(text: str, seconds: float, folder: Path) -> NDArray[np.uint8]:
    (folder / "c.ass").write_text(text, "utf-8", newline="")
    source = f"color=0xC82828:s={WIDE}x{TALL}:r={FPS}:d=5"
    drawn = f"ass={folder / 'c.ass'},trim=start={seconds}"
    subprocess.run(
        [
            imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-f", "lavfi", "-i", source,
            "-vf", drawn, "-frames:v", "1", str(folder / "t.png"),
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    return np.asarray(Image.open(folder / "t.png").convert("RGB"), np.uint8)


def _edges(seen: NDArray[np.bool_]) -> list[int]:
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    return [int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])]


def _written(picture: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return np.asarray(np.abs(picture.astype(int) - RED).max(axis=2) > 60)


def _accent(picture: NDArray[np.uint8]) -> NDArray[np.bool_]:
    red, green, blue = (picture[..., at].astype(int) for at in range(3))
    return np.asarray((red > 200) & (green > 140) & (blue < 130))


@pytest.mark.parametrize("style", STYLES)
def test_another_program_draws_it_where_we_do(style: CaptionStyle, tmp_path: Path) -> None:
    line = _line(style, tmp_path)
    at = 1.35
    ours, theirs = _ours(line, at), _theirs(timeline_ass(line), at, tmp_path)
    # Inter is not installed everywhere: another font is a little wider or narrower.
    assert _edges(_written(theirs)) == pytest.approx(_edges(_written(ours)), abs=14)
    if _accent(ours).sum() > 60 and style != "typewriter":
        assert _accent(theirs).any()
    if LOOKS[style].mark == "pill" or LOOKS[style].names_speaker or LOOKS[style].ground == "bar":
        assert _edges(_accent(theirs)) == pytest.approx(_edges(_accent(ours)), abs=2)


def test_words_come_when_they_are_said(tmp_path: Path) -> None:
    line = _line("pop", tmp_path)
    text = timeline_ass(line)
    counts = [int(_written(_theirs(text, at, tmp_path)).sum()) for at in (0.1, 0.45, 0.85)]
    assert counts[0] == 0
    assert 0 < counts[1] < counts[2]


@pytest.mark.parametrize("language", SAYS)
@pytest.mark.parametrize("style", STYLES)
def test_others_read_its_words_and_times(
    style: CaptionStyle, language: str, tmp_path: Path
) -> None:
    line = _line(style, tmp_path, language)
    loaded = pysubs2.SSAFile.from_string(timeline_ass(line), "ass")
    said = [event for event in loaded if not event.is_drawing and event.style.endswith(style)]
    plain = re.sub(r"\s", "", "".join(event.plaintext for event in said))
    assert plain.replace("\u2060", "") == "".join(SAYS[language].split())
    assert all(event.duration > 0 for event in loaded)
    assert set(loaded.styles) >= {f"Limelight {style}"}
    back = read_text(timeline_ass(line), "c.ass")
    assert "".join("".join(cue.text.split()) for cue in back.cues) == plain.replace("\u2060", "")
    if style in ("karaoke", "outline", "boxed", "speaker", "lower-third") and language == "en":
        starts = [word.start for cue in back.cues for word in cue.words]
        assert starts == pytest.approx([word.start - 0.05 for word in line.words], abs=0.02)


@pytest.mark.parametrize("style", STYLES)
def test_a_subtitle_file_is_written_in_a_look(style: CaptionStyle) -> None:
    srt = "1\n00:00:01,000 --> 00:00:03,000\nGrow basil {in} the sun\nand water it\n"
    text = track_ass(read_text(srt, "a.srt"), style, Dress(), (540, 960), "T")
    loaded = pysubs2.SSAFile.from_string(text, "ass")
    said = " ".join(event.plaintext for event in loaded if not event.is_drawing)
    assert " ".join(said.split()) == "Grow basil ｛in｝ the sun and water it"
