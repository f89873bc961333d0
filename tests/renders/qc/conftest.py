"""A small film that no rule finds fault with, and how to make it worse."""

import subprocess
from pathlib import Path
from typing import NamedTuple

import imageio_ffmpeg
import numpy as np
import pytest
from PIL import Image, ImageDraw

from limelight.generation.schemas import Box, WordTiming
from limelight.renders.compose.lettering.fonts import font
from limelight.renders.qc.schemas import Facts, ShownCaption, ShownFace, Span
from limelight.renders.sound.mixing import mix
from limelight.renders.sound.waves import RATE_HZ, write_wave
from limelight.stories.timeline import Clip, Sound, Timeline

WIDE, TALL, SECONDS = 320, 568, 4
CAPTION_BOX = Box(x=60, y=340, width=200, height=44)
TEXTS = ("Grow basil", "in the sun", "then water it", "every day")
SPOKEN = ((0.2, 0.9), (1.1, 1.8), (2.3, 2.9), (3.2, 3.8))
PICTURE = f"testsrc2=s={WIDE}x{TALL}:r=30:d={SECONDS}"


class Parts(NamedTuple):
    """What the film is made of."""

    folder: Path
    voice: Path
    captions: Path

    def film(self, name: str = "film.mp4", **changed: str) -> Path:
        """Encode it with some parts changed: `picture` (a lavfi source), `filters` on the picture
        before the captions, `voice` (a file) or `sound` (filters on it), `captions` (a picture),
        `coded` and `sound_coded` (how), `inputs` (options before the sound).
        """
        out = self.folder / name
        words = changed.get("captions", str(self.captions))
        chain = f"[0:v]{changed.get('filters', 'null')}[a];[a][1:v]overlay,format=yuv420p[v]"
        sound = f";[2:a]{changed.get('sound', 'anull')}[s]"
        inputs = ["-f", "lavfi", "-i", changed.get("picture", PICTURE), "-i", words]
        inputs += [*changed.get("inputs", "").split(), "-i", changed.get("voice", str(self.voice))]
        coded = changed.get("coded", "-c:v libx264 -preset ultrafast -crf 28").split()
        coded += changed.get("sound_coded", "-c:a aac -b:a 160k").split()
        maps = ["-map", "[v]", "-map", "[s]"]
        if "-an" in coded:
            sound, maps = "", ["-map", "[v]"]
        run("-filter_complex", chain + sound, *maps, *coded, str(out), inputs=inputs)
        return out


def run(*arguments: str, inputs: list[str]) -> None:
    """FFmpeg to its end."""
    program = imageio_ffmpeg.get_ffmpeg_exe()
    subprocess.run([program, "-v", "error", "-y", *inputs, *arguments], check=True)


def spoken(*, level: float = 0.2, opposed: bool = False) -> np.ndarray:
    """A buzz in place of each caption's words, over a faint bed."""
    t = np.arange(SECONDS * RATE_HZ) / RATE_HZ
    buzz = sum(np.cos(2 * np.pi * 130 * k * t) / k for k in range(1, 20)) * level / 4
    is_on = np.zeros_like(t)
    for start, end in SPOKEN:
        is_on[(t >= start) & (t < end)] = 1
    mono = (buzz * is_on + 0.004 * np.sin(2 * np.pi * 220 * t)).astype(np.float32)
    return np.stack([mono, -mono if opposed else mono])


def lettered(path: Path, ink: tuple[int, int, int], outline: tuple[int, int, int]) -> Path:
    """A transparent sheet with words in the caption's place."""
    sheet = Image.new("RGBA", (WIDE, TALL))
    ImageDraw.Draw(sheet).text(
        (WIDE / 2, CAPTION_BOX.y + 22),
        "caption here",
        font=font("inter", "ExtraBold", 30),
        fill=ink,
        anchor="mm",
        stroke_width=3,
        stroke_fill=outline,
    )
    sheet.save(path)
    return path


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """The parts of the film; what is made of them lies in their folder."""
    folder = tmp_path_factory.mktemp("qc")
    write_wave(folder / "raw.wav", spoken())
    shot = Clip(name="one", start=0, seconds=SECONDS, picture=Path("one.png"))
    said = Sound(name="voice", audio=folder / "raw.wav", start=0, seconds=SECONDS)
    line = Timeline(
        title="T", width_px=WIDE, height_px=TALL, seconds=SECONDS, clips=(shot,), speech=(said,)
    )
    mixed = mix(line, folder / "voice.wav")
    return Parts(
        folder, mixed.path, lettered(folder / "captions.png", (255, 255, 255), (20, 10, 30))
    )


@pytest.fixture(scope="session")
def good(parts: Parts) -> Path:
    """The film as it should be."""
    return parts.film("good.mp4")


def words() -> tuple[WordTiming, ...]:
    """When each word is said."""
    timed = []
    for text, (start, end) in zip(TEXTS, SPOKEN, strict=True):
        each = (end - start) / len(text.split())
        timed += [
            WordTiming(text=word, start=start + at * each, end=start + (at + 1) * each)
            for at, word in enumerate(text.split())
        ]
    return tuple(timed)


def facts(**changed: object) -> Facts:
    """What the film should be, with some facts changed."""
    captions = tuple(
        ShownCaption(text=text, start=start, end=end, box=CAPTION_BOX)
        for text, (start, end) in zip(TEXTS, SPOKEN, strict=True)
    )
    known = Facts(
        seconds=SECONDS,
        width_px=WIDE,
        height_px=TALL,
        words=words(),
        captions=captions,
        faces=(ShownFace(box=Box(x=100, y=80, width=120, height=140), start=0, end=SECONDS),),
        moving=(Span(start=0, end=SECONDS),),
    )
    return known.model_copy(update=changed)
