"""Films' own sound and effects in a mix: where, how loud, how they begin and end."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.make.films import film
from tests.renders.sound.test_sound_mixing import music, voice

from limelight.renders.sound.decoding import read_sound
from limelight.renders.sound.loudness import integrated_lufs
from limelight.renders.sound.mixing import mix
from limelight.renders.sound.waves import RATE_HZ, Signal, write_wave
from limelight.stories.timeline import Clip, Effect, Sound, Timeline

SHOT = Clip(name="a", start=0, seconds=8.0, picture=Path("a.png"))


def tone(path: Path, seconds: float, level: float = 0.3, hertz: float = 700.0) -> Path:
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    write_wave(path, (np.sin(2 * np.pi * hertz * t) * level).astype(np.float32)[None])
    return path


def line(*effects: Effect, speech: tuple[Sound, ...] = (), bed: Sound | None = None) -> Timeline:
    return Timeline(
        title="T",
        width_px=90,
        height_px=160,
        seconds=8.0,
        clips=(SHOT,),
        speech=speech,
        music=bed,
        effects=effects,
    )


def stem(tmp_path: Path, timeline: Timeline, name: str) -> Signal:
    mix(timeline, tmp_path / "mix.wav", stems=tmp_path / "stems")
    return read_sound(tmp_path / "stems" / f"{name}.wav")


def level_db(signal: Signal, begin: float, end: float) -> float:
    part = signal[:, round(begin * RATE_HZ) : round(end * RATE_HZ)]
    return float(10 * np.log10((part**2).mean() + 1e-12))


def steps(signal: Signal) -> NDArray[np.float64]:
    return np.asarray(np.abs(np.diff(signal[0].astype(np.float64), 2)))


def test_a_films_sound_is_as_loud_as_speech_and_presses_the_music_down(tmp_path: Path) -> None:
    shown = film(
        tmp_path / "intro.mp4", "color=red:s=64x64:r=30:d=3", "-f", "lavfi", "-i",
        "sine=440:d=3:r=48000", "-c:v", "libx264", "-c:a", "aac", "-shortest",
    )  # fmt: skip
    spoken = voice(tmp_path / "voice.wav", (0, 3.5), seconds=3.5)
    timeline = line(
        Effect(name="intro", audio=shown, start=0, seconds=2.7, role="film"),
        speech=(Sound(name="v", audio=spoken, start=3.5, seconds=3.5),),
        bed=Sound(name="m", audio=music(tmp_path / "m.wav", seconds=9), start=0, seconds=8),
    )
    films = stem(tmp_path, timeline, "films")
    said = read_sound(tmp_path / "stems" / "voice.wav")
    heard = films[:, : round(2.4 * RATE_HZ)], said[:, round(3.5 * RATE_HZ) : round(7 * RATE_HZ)]
    loud = [integrated_lufs(part) for part in heard]
    assert loud[0] == pytest.approx(loud[1], abs=2.0)
    bed = read_sound(tmp_path / "stems" / "music.wav")
    assert level_db(bed, 0.5, 2.2) < level_db(bed, 7.5, 7.9) + 2
    assert not films[:, round(2.71 * RATE_HZ) :].any()
    assert level_db(films, 2.6, 2.7) < level_db(films, 1.0, 2.0) - 10


def test_a_film_fades_in_where_pictures_fade_and_nothing_clicks(tmp_path: Path) -> None:
    loud = tone(tmp_path / "end.wav", 2.0)
    films = stem(
        tmp_path,
        line(Effect(name="outro", audio=loud, start=6.0, seconds=2.0, role="film")),
        "films",
    )
    assert level_db(films, 6.0, 6.1) < level_db(films, 6.5, 7.5) - 8
    inside = steps(films[:, round(6.5 * RATE_HZ) : round(7.5 * RATE_HZ)]).max()
    assert steps(films[:, round(5.9 * RATE_HZ) :]).max() < 1.3 * inside


def test_effects_are_as_they_are_and_softer_under_speech(tmp_path: Path) -> None:
    short = tone(tmp_path / "tick.wav", 0.2, level=0.1)
    spoken = voice(tmp_path / "voice.wav", (0, 3.0), seconds=3.0)
    effects = stem(
        tmp_path,
        line(
            Effect(name="free", audio=short, start=1.0, seconds=0.2),
            Effect(name="under", audio=short, start=5.0, seconds=0.2, gain_db=-3.0),
            speech=(Sound(name="v", audio=spoken, start=4.0, seconds=3.0),),
        ),
        "effects",
    )
    free, under = level_db(effects, 1.02, 1.18), level_db(effects, 5.02, 5.18)
    # The limiter takes a little more where somebody speaks.
    assert -12.5 < under - free < -8.5
    heard = np.flatnonzero(np.abs(effects).max(axis=0) > 1e-3) / RATE_HZ
    assert heard[0] == pytest.approx(1.0, abs=0.01)
    assert heard[-1] == pytest.approx(5.2, abs=0.01)


def test_the_stems_are_the_mix(tmp_path: Path) -> None:
    short = tone(tmp_path / "tick.wav", 0.2, level=0.1)
    timeline = line(
        Effect(name="film", audio=tone(tmp_path / "f.wav", 1.0), start=0, seconds=1, role="film"),
        Effect(name="a", audio=short, start=3.0, seconds=0.2),
        speech=(
            Sound(
                name="v",
                audio=voice(tmp_path / "v.wav", (0, 2.0), seconds=2.0),
                start=4.0,
                seconds=2.0,
            ),
        ),
        bed=Sound(name="m", audio=music(tmp_path / "m.wav", seconds=9), start=0, seconds=8),
    )
    mixed = mix(timeline, tmp_path / "mix.wav", stems=tmp_path / "stems")
    assert [path.stem for path in mixed.stems] == ["voice", "music", "films", "effects"]
    whole = sum(read_sound(path) for path in mixed.stems)
    assert np.abs(whole - read_sound(mixed.path)).max() < 8 / 32768
