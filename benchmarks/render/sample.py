"""What renders are compared on: six pictures or six films, a voice, music, word timings."""

import subprocess
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.render.material import spoken
from limelight.adapters.embedded.illustrator.compose import compose
from limelight.generation.schemas import ImageAsk
from limelight.renders.media import ffmpeg
from limelight.renders.sound.waves import RATE_HZ, write_wave
from limelight.renders.stage.draw import draw_still
from limelight.stories.timeline import Clip, Footage, Sound, Timeline

CASES = ("stills", "films")
_COUNT = 6
_SUBJECTS = ("basil", "coffee", "mountain", "book", "bicycle", "lamp")


class Sample(NamedTuple):
    """A case with its timeline; files lie where it was made."""

    case: str
    timeline: Timeline


def sample(case: str, folder: Path, seconds: float) -> Sample:
    """The material of a case, made anew: pictures by the embedded illustrator, films of them with
    movement and grain, tones for a voice and music.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pictures = [picture(folder, at) for at in range(_COUNT)]
    each = seconds / _COUNT
    clips = [
        Clip(
            name=f"shot {at + 1}",
            start=at * each,
            seconds=each,
            picture=picture,
            footage=_film(folder, at, picture, each) if case == "films" else None,
            crossfade_seconds=0.35 if at and case == "stills" else 0.0,
        )
        for at, picture in enumerate(pictures)
    ]
    words, phonemes = spoken(seconds)
    timeline = Timeline(
        title="Six pictures",
        width_px=1080,
        height_px=1920,
        seconds=seconds,
        clips=tuple(clips),
        words=words,
        phonemes=phonemes,
        speech=(heard(folder / "voice.wav", seconds, 180.0, 4.0),),
        music=heard(folder / "music.wav", seconds, 220.0, 0.4),
    )
    return Sample(case, timeline)


def picture(folder: Path, at: int) -> Path:
    """One of six pictures, made when it is not there."""
    path = folder / f"picture-{at}.png"
    if not path.exists():
        ask = ImageAsk(prompt=_SUBJECTS[at], subjects=(_SUBJECTS[at],), placement="none", seed=at)
        cv2.imwrite(str(path), cv2.cvtColor(draw_still(compose(ask)), cv2.COLOR_RGB2BGR))
    return path


def _film(folder: Path, at: int, picture: Path, seconds: float) -> Footage:
    """A film of the picture that drifts, with the grain of a camera, as a phone would code it."""
    path = folder / f"film-{at}.mp4"
    if not path.exists():
        move = f"zoompan=z='1.08':x='on*0.6':y='on*0.3':d={round(seconds * 30) + 30}:s=1080x1920"
        grain = f"[0:v]{move}:fps=30,noise=alls=7:allf=t,format=yuv420p[v]"
        command = [ffmpeg.program(), "-y", "-loglevel", "error", "-i", str(picture)]
        coded = ["-c:v", "libx264", "-preset", "fast", "-crf", "20"]
        told = [*command, "-filter_complex", grain, "-map", "[v]", *coded, str(path)]
        subprocess.run(told, check=True)
    return Footage(film=path)


def heard(path: Path, seconds: float, hertz: float, beats_hertz: float) -> Sound:
    """A tone that swells, in a file of its own."""
    time: NDArray[np.float64] = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    swell = 0.5 + 0.5 * np.sin(2 * np.pi * beats_hertz * time)
    tones = sum(np.sin(2 * np.pi * hertz * part * time) / part for part in (1, 2, 3))
    signal = np.asarray(0.2 * swell * tones, np.float32)
    write_wave(path, np.stack([signal, signal]))
    return Sound(name=path.stem, audio=path, start=0.0, seconds=seconds)
