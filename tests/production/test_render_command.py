"""`limelight render`: a timeline file becomes a checked video for a platform, with its stems."""

import json
import os
import resource
import subprocess
from pathlib import Path

import numpy as np
import opentimelineio
import pytest
from opentimelineio import opentime
from PIL import Image
from tests.make.films import film
from tests.make.media import loudness_of, picture_at
from tests.make.program import PROGRAM, call

from limelight.renders.media.probe import probe
from limelight.renders.sound.waves import RATE_HZ, write_wave
from limelight.stories.interchange.otio import to_otio
from limelight.stories.timeline import Clip, Footage, Sound, Timeline


@pytest.fixture
def line(tmp_path: Path) -> Path:
    """A second of a noisy picture with a voice."""
    noise = np.random.default_rng(1).integers(0, 255, (142, 80, 3), np.uint8)
    Image.fromarray(noise).resize((320, 568)).save(tmp_path / "one.png")
    t = np.arange(RATE_HZ) / RATE_HZ
    buzz = np.sum([np.cos(2 * np.pi * 130 * k * t) / k for k in range(1, 20)], axis=0) * 0.05
    write_wave(tmp_path / "voice.wav", buzz.astype(np.float32)[None])
    shot = Clip(name="one", start=0, seconds=1.0, picture=Path("one.png"))
    said = Sound(name="voice", audio=Path("voice.wav"), start=0, seconds=1.0)
    made = Timeline(
        title="T", width_px=320, height_px=568, seconds=1.0, clips=(shot,), speech=(said,)
    )
    path = tmp_path / "line.otio"
    path.write_text(to_otio(made))
    return path


def test_it_is_as_loud_as_its_platform_wants_and_is_checked(line: Path, tmp_path: Path) -> None:
    out, stems = tmp_path / "out" / "v.mp4", tmp_path / "stems"
    done = call(
        "render", str(line), "--out", str(out), "--platform", "podcast", "--stems", str(stems),
        data=tmp_path / "data",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert loudness_of(out).integrated_lufs == pytest.approx(-16, abs=0.5)
    assert [path.name for path in stems.iterdir()] == ["voice.wav"]
    report = json.loads(out.with_suffix(".qc.json").read_text())
    assert report["level"] == "green", report["findings"]
    assert report["platform"] == "podcast"


def test_a_timeline_edited_elsewhere_is_rendered_beside_itself(line: Path, tmp_path: Path) -> None:
    root = opentimelineio.adapters.read_from_file(str(line))
    voice = root.tracks[1][0]
    half = opentime.RationalTime(24_000, 48_000)
    voice.source_range = opentime.TimeRange(half, half)
    Image.new("RGB", (320, 568), (0, 90, 200)).save(tmp_path / "two.png")
    root.tracks[0][0].media_reference.target_url = "C:\\edit\\two.png"
    edited = tmp_path / "edited.otio"
    edited.write_text(root.to_json_string())
    done = call("render", str(edited), data=tmp_path / "data")
    assert done.code == 0, done.err
    assert probe(tmp_path / "edited.mp4").seconds == pytest.approx(1.0, abs=0.05)
    red, _, blue = picture_at(tmp_path / "edited.mp4", 15).mean(axis=(0, 1))
    assert blue > 120 > 60 > red


def test_what_was_lost_is_named(line: Path, tmp_path: Path) -> None:
    (tmp_path / "one.png").unlink()
    done = call("render", str(line), data=tmp_path / "data")
    assert done.code == 2
    assert "one.png" in done.err
    assert "media/" in done.err


def test_an_unknown_platform_is_refused_before_any_work(line: Path, tmp_path: Path) -> None:
    out = tmp_path / "v.mp4"
    done = call("render", str(line), "--out", str(out), "--platform", "radio", data=tmp_path)
    assert done.code == 2
    assert "youtube" in done.err
    assert not out.exists()


def test_another_encoder_and_quality_are_used_and_checked_alike(line: Path, tmp_path: Path) -> None:
    out = tmp_path / "v.mp4"
    done = call(
        "render", str(line), "--out", str(out), "--encoder", "av1", "--quality", "draft",
        data=tmp_path / "data",
    )  # fmt: skip
    assert done.code == 0, done.err
    video = probe(out).video
    assert video is not None
    assert video.codec == "av1"
    assert json.loads(out.with_suffix(".qc.json").read_text())["level"] == "green"


def test_an_unknown_encoder_is_refused_before_any_work(line: Path, tmp_path: Path) -> None:
    done = call("render", str(line), "--encoder", "h266", data=tmp_path / "data")
    assert done.code == 2
    assert "videotoolbox" in done.err
    assert not (tmp_path / "line.mp4").exists()


def test_words_of_a_subtitle_file_are_written_in_a_style(line: Path, tmp_path: Path) -> None:
    words = tmp_path / "said.srt"
    words.write_text(
        "1\n00:00:00,100 --> 00:00:00,900\n<i>Grow</i>\n\n2\n00:00:05,000 --> 00:00:06,000\nlate\n"
    )
    out = tmp_path / "v.mp4"
    done = call(
        "render", str(line), "--out", str(out), "--subtitles", str(words), "--captions", "boxed",
        data=tmp_path / "data",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "not shown: 1 captions after the end of the video" in done.out
    report = json.loads(out.with_suffix(".qc.json").read_text())
    levels = {found["rule"]: found["level"] for found in report["findings"]}
    assert levels["captions.contrast"] == levels["captions.safe_zone"] == "green"


def test_a_video_is_never_written_over_what_it_is_made_of(line: Path, tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mp4", "testsrc2=s=64x64:r=10:d=1")
    before = clip.read_bytes()
    shot = Clip(name="one", start=0, seconds=1.0, footage=Footage(film=Path("clip.mp4")))
    made = Timeline(title="T", width_px=64, height_px=64, seconds=1.0, clips=(shot,))
    line.write_text(to_otio(made))
    done = call("render", str(line), "--out", str(clip), data=tmp_path / "data")
    assert done.code == 2
    assert "clip.mp4" in done.err
    assert clip.read_bytes() == before


@pytest.mark.parametrize("out", ["folder.mp4", "one.png/v.mp4"])
def test_a_place_that_cannot_be_written_is_named(line: Path, tmp_path: Path, out: str) -> None:
    (tmp_path / "folder.mp4").mkdir()
    before = sorted(tmp_path.iterdir())
    done = call("render", str(line), "--out", str(tmp_path / out), data=tmp_path)
    assert done.code == 2
    assert out.split("/")[0] in done.err
    assert done.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_is_no_timeline(tmp_path: Path) -> None:
    done = call("render", ".", data=tmp_path)
    assert done.code == 2
    assert done.err.startswith("Error: ")
    assert done.err.count("\n") == 1


def test_a_disk_that_takes_no_more_is_one_line_and_leaves_nothing(
    line: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out" / "v.mp4"
    environment = {**os.environ, "LIMELIGHT_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [str(PROGRAM), "render", str(line), "--out", str(out)],
        env=environment, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
    )  # fmt: skip
    assert done.returncode in (1, 2)
    assert done.stderr.splitlines()[-1].startswith("Error: ")
    assert "Traceback" not in done.stderr
    assert list(out.parent.iterdir()) == []


def test_several_formats_are_made_in_one_pass_each_under_its_name(
    line: Path, tmp_path: Path
) -> None:
    done = call(
        "render", str(line), "--format", "1:1", "--format", "4:5", "--quality", "draft",
        data=tmp_path / "data",
    )  # fmt: skip
    assert done.code == 0, done.err
    sizes = {"line-1x1.mp4": (1080, 1080), "line-4x5.mp4": (1080, 1350)}
    assert {path.name: _size(path) for path in tmp_path.glob("*.mp4")} == sizes
    assert [Path(told).name for told in done.out.splitlines()[-2:]] == list(sizes)
    assert len(list(tmp_path.glob("line-*.qc.json"))) == 2


def test_one_format_goes_where_it_was_asked_to(line: Path, tmp_path: Path) -> None:
    out = tmp_path / "square.mp4"
    args = ("--format", "1:1", "--out", str(out), "--quality", "draft")
    done = call("render", str(line), *args, data=tmp_path / "data")
    assert done.code == 0, done.err
    assert _size(out) == (1080, 1080)
    refused = call("render", str(line), "--format", "3:2", data=tmp_path / "data")
    assert refused.code == 2
    assert "3:2" in refused.err


def _size(path: Path) -> tuple[int, int]:
    video = probe(path).video
    assert video is not None
    return video.width_px, video.height_px
