"""Sound effects of a kit: on every change and title, soft under speech, with the timeline."""

from pathlib import Path

import numpy as np
import pytest
from tests.renders.sound.test_sound_mixing import voice

from limelight.kit.errors import Invalid
from limelight.production.steps.effects import cues_of
from limelight.production.steps.given import with_kit
from limelight.renders.sound.decoding import read_sound
from limelight.renders.sound.foley import MOMENTS
from limelight.renders.sound.loudness import integrated_lufs
from limelight.renders.sound.mixing import mix
from limelight.renders.sound.waves import RATE_HZ
from limelight.stories.finish import Finishing
from limelight.stories.interchange.otio import from_otio, to_otio
from limelight.stories.timeline import Clip, Sound, Timeline

LINE = Timeline(
    title="T",
    width_px=90,
    height_px=160,
    seconds=9.0,
    clips=(
        Clip(name="a", start=0.0, seconds=3.0, picture=Path("a.png"), on_screen="One"),
        Clip(name="b", start=3.0, seconds=3.0, picture=Path("b.png"), crossfade_seconds=0.3),
        Clip(name="c", start=6.0, seconds=3.0, picture=Path("c.png"), on_screen="Three"),
    ),
)


def test_a_soft_kit_is_heard_on_changes_and_titles() -> None:
    assert [(cue.kind, round(cue.at, 3)) for cue in cues_of(LINE, "soft")] == [
        ("tick", 0.15), ("whoosh", 3.15), ("whoosh", 6.0), ("tick", 6.15),
    ]  # fmt: skip
    assert cues_of(LINE, "none") == []
    kinds = [cue.kind for cue in cues_of(LINE, "lively")]
    assert kinds.count("riser") == 1
    assert kinds.count("pop") == 2


def test_a_sound_has_its_moment_on_the_cue_and_travels(tmp_path: Path) -> None:
    done = with_kit(LINE, Finishing(effects="lively"), tmp_path)
    whoosh = next(one for one in done.effects if one.name == "whoosh")
    assert whoosh.start + MOMENTS["whoosh"] == pytest.approx(3.15)
    assert {one.audio.name for one in done.effects} == {
        "effect-whoosh.wav", "effect-pop.wav", "effect-riser.wav",
    }  # fmt: skip
    assert all(one.audio.is_file() for one in done.effects)
    assert from_otio(to_otio(done), tmp_path) == done


def test_under_speech_effects_lie_near_30_lufs(tmp_path: Path) -> None:
    spoken = voice(tmp_path / "v.wav", (0, 9.0), seconds=9.0)
    line = LINE.model_copy(
        update={"speech": (Sound(name="v", audio=spoken, start=0.0, seconds=9.0),)}
    )
    done = with_kit(line, Finishing(effects="soft"), tmp_path)
    mix(done, tmp_path / "mix.wav", stems=tmp_path / "stems")
    heard = read_sound(tmp_path / "stems" / "effects.wav")
    at = round((3.15 - 0.2) * RATE_HZ)
    assert -34 < integrated_lufs(heard[:, at : at + round(0.4 * RATE_HZ)]) < -27
    said = read_sound(tmp_path / "stems" / "voice.wav")
    assert integrated_lufs(said) > integrated_lufs(heard) + 10
    assert np.abs(heard).max() < 0.15


def test_a_kit_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="soft, lively"):
        with_kit(LINE, Finishing(effects="loud"), tmp_path)
