"""`limelight handoff`: a folder that another editor opens, with a film of every shot."""

import json
from pathlib import Path

import numpy as np
import opentimelineio
import pytest
from PIL import Image
from tests.make.films import counting
from tests.make.program import call

from limelight.generation.schemas import PhonemeTiming, WordTiming
from limelight.production.handoff.shots import shot_alone
from limelight.renders.media.probe import probe
from limelight.renders.sound.waves import RATE_HZ, write_wave
from limelight.stories.interchange.otio import from_otio, to_otio
from limelight.stories.timeline import Clip, Footage, Sound, Timeline

CUT = Timeline(
    title="Two shots",
    width_px=160,
    height_px=284,
    seconds=1.2,
    clips=(
        Clip(name="The first!", start=0, seconds=0.5, picture=Path("media/one.png")),
        Clip(
            name="second", start=0.5, seconds=0.7, picture=Path("more/one.png"),
            crossfade_seconds=0.2,
        ),
    ),
    speech=(Sound(name="voice", audio=Path("voice.wav"), start=0.4, seconds=0.6),),
    words=(WordTiming(text="Hello.", start=0.45, end=0.9),),
    phonemes=(PhonemeTiming(symbol="a", start=0.45, end=0.55),),
)  # fmt: skip


@pytest.fixture
def line(tmp_path: Path) -> Path:
    """The cut with its media, two of which have the same name."""
    for folder in ("media", "more"):
        noise = np.random.default_rng(len(folder)).integers(0, 255, (71, 40, 3), np.uint8)
        (tmp_path / folder).mkdir()
        Image.fromarray(noise).resize((160, 284)).save(tmp_path / folder / "one.png")
    write_wave(tmp_path / "voice.wav", np.full((1, RATE_HZ // 2), 0.1, np.float32))
    path = tmp_path / "cut.otio"
    path.write_text(to_otio(CUT))
    return path


def test_every_editor_gets_its_file_and_a_film_of_every_shot(line: Path, tmp_path: Path) -> None:
    out = tmp_path / "hand"
    done = call(
        "handoff", str(line), "--to", "fcpxml, edl,capcut,otio", "--out", str(out),
        data=tmp_path / "data",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert {path.name for path in out.iterdir()} == {
        "cut.fcpxml", "cut.edl", "cut.otio", "cut.en.srt", "media",
        "draft_content.json", "draft_info.json", "draft_meta_info.json",
    }  # fmt: skip
    assert {path.name for path in (out / "media").iterdir()} == {
        "one.png", "one-2.png", "voice.wav", "01-the-first.mp4", "02-second.mp4",
    }  # fmt: skip
    # As long as the dissolve out of it still shows it.
    assert probe(out / "media" / "01-the-first.mp4").seconds == pytest.approx(0.7, abs=0.02)
    read = opentimelineio.adapters.read_from_file(str(out / "cut.edl"), rate=30)
    assert [clip.name for clip in read.find_clips()][:2] == ["01-the-first.mp4", "02-second.mp4"]
    draft = json.loads((out / "draft_content.json").read_text())
    assert [len(track["segments"]) for track in draft["tracks"]] == [2, 1, 1]
    again = from_otio((out / "cut.otio").read_text(), out)
    assert again.clips[1].picture == Path("media/one-2.png")
    assert all((out / path).is_file() for path in again.media())
    signed = call("verify", str(out / "media" / "02-second.mp4"), data=tmp_path / "data")
    assert signed.code == 0, signed.out


def test_a_shot_alone_has_what_is_said_in_it_and_the_handle_of_the_next_dissolve() -> None:
    first, second = shot_alone(CUT, 0), shot_alone(CUT, 1)
    assert [first.seconds, second.seconds] == pytest.approx([0.7, 0.7])
    assert [(one.start, one.offset) for one in first.speech] == [(0.4, 0.0)]
    (heard,) = second.speech
    assert [heard.start, heard.offset, heard.seconds] == pytest.approx([0.0, 0.1, 0.5])
    assert [round(one.start, 6) for one in second.phonemes] == [-0.05]
    assert not first.words
    assert second.clips[0].crossfade_seconds == 0


def test_films_of_others_are_handed_off_as_they_are(tmp_path: Path) -> None:
    counting(tmp_path / "own.mp4", seconds=1.0)
    shot = Clip(name="own", start=0, seconds=0.5, footage=Footage(film=Path("own.mp4"), start=0.2))
    made = Timeline(title="F", width_px=64, height_px=64, seconds=0.5, clips=(shot,))
    (tmp_path / "f.otio").write_text(to_otio(made))
    done = call("handoff", str(tmp_path / "f.otio"), data=tmp_path / "data")
    assert done.code == 0, done.err
    out = tmp_path / "f-handoff"
    assert (out / "media" / "own.mp4").read_bytes() == (tmp_path / "own.mp4").read_bytes()
    assert 'start="1/5s"' in (out / "f.fcpxml").read_text()


def test_an_unknown_editor_is_refused_before_any_work(line: Path, tmp_path: Path) -> None:
    done = call("handoff", str(line), "--to", "avid", "--out", str(tmp_path / "x"), data=tmp_path)
    assert done.code == 2
    assert "capcut" in done.err
    assert not (tmp_path / "x").exists()
