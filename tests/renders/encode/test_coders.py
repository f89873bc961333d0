"""Every encoder: pieces coded alone join to a whole film of the right frames, codec and colours."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from tests.make.media import said_about

from limelight.kit.workers import Workers
from limelight.renders import errors, service
from limelight.renders.encode.coders import (
    CODERS,
    HARDWARE,
    QUALITIES,
    SOFTWARE,
    STANDARD,
    Coder,
    Coding,
    Effort,
    coding_of,
)
from limelight.renders.encode.encoder import Encoder, told
from limelight.renders.encode.proving import AUTO, fault_of, working
from limelight.renders.media import ffmpeg
from limelight.renders.media.probe import probe
from limelight.renders.qc.expected import check_rendered
from limelight.stories.timeline import Clip, Timeline

SIZE = (160, 284)
NAMES = [coder.name for coder in SOFTWARE]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(2)
    yield pool
    pool.close()


@pytest.fixture
def line(tmp_path: Path) -> Timeline:
    """Two shots, four pieces: a red one, then a blue one dissolved into."""
    for name, colour in (("red", (200, 30, 30)), ("blue", (30, 30, 200))):
        noise = np.random.default_rng(1).integers(-30, 30, (71, 40, 3))
        picture = np.clip(noise + np.array(colour), 0, 255).astype(np.uint8)
        Image.fromarray(picture).resize(SIZE).save(tmp_path / f"{name}.png")
    return Timeline(
        title="T",
        width_px=SIZE[0],
        height_px=SIZE[1],
        seconds=7.0,
        fps=10,
        clips=(
            Clip(name="r", start=0, seconds=3.5, picture=tmp_path / "red.png"),
            Clip(
                name="b",
                start=3.5,
                seconds=3.5,
                picture=tmp_path / "blue.png",
                crossfade_seconds=0.4,
            ),
        ),
    )


def _frames(path: Path) -> NDArray[np.uint8]:
    """All frames, as a player shows them, each as (height, width, RGB)."""
    with (path.parent / "log").open("wb") as log:
        process = ffmpeg.read(
            ["-i", str(path), "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"], log
        )
        raw, _ = process.communicate()
    return np.frombuffer(raw, np.uint8).reshape(-1, SIZE[1], SIZE[0], 3)


@pytest.mark.parametrize("name", NAMES)
async def test_pieces_of_an_encoder_join_to_a_whole_film(
    line: Timeline, tmp_path: Path, workers: Workers, name: str
) -> None:
    out = tmp_path / "v.mp4"
    made = await service.render(
        line, None, out, workers=workers, scratch=tmp_path, coding=Coding(name)
    )
    assert made.segments == 4
    found = probe(out)
    assert found.video is not None
    assert found.video.codec == CODERS[name].codec
    assert found.video.matrix == "bt709"
    assert not found.video.full_range
    assert found.seconds == pytest.approx(7.0, abs=0.02)
    frames = _frames(out)
    assert len(frames) == 70
    red, blue = frames[..., 0].mean(axis=(1, 2)), frames[..., 2].mean(axis=(1, 2))
    assert all(red[:35] > blue[:35] + 60)
    assert all(blue[39:] > red[39:] + 60)
    assert "Non-monot" not in said_about(out)
    assert check_rendered(out, line, tmp_path).of("red") == ()


def test_the_usual_encoder_is_told_what_it_was_always_told() -> None:
    text = " ".join(told((1080, 1920), 30, 90, STANDARD))
    assert "-c:v libx264 -preset superfast -crf 20 -threads 1 -x264-params keyint=91:" in text
    assert text.endswith("-f mp4")


def _coded(folder: Path, coding: Coding) -> tuple[Path, NDArray[np.uint8]]:
    """A short film of noise that moves, and the luma it was made of."""
    still = np.random.default_rng(3).integers(60, 180, (32, 32), np.uint8)
    still = np.asarray(Image.fromarray(still).resize((128, 128)))
    luma = np.stack([np.roll(still, at, axis=1) for at in range(12)])
    out = folder / f"{coding.encoder}-{coding.quality}.mp4"
    with Encoder(out, (128, 128), 30, 12, coding) as encoder:
        for one in luma:
            encoder.write(np.concatenate([one.ravel(), np.full(128 * 64, 128, np.uint8)]))
    return out, luma


@pytest.mark.parametrize("name", NAMES)
def test_a_higher_quality_is_nearer_to_what_was_drawn(tmp_path: Path, name: str) -> None:
    errors_of = []
    for quality in QUALITIES:
        out, luma = _coded(tmp_path, Coding(name, quality))
        with (tmp_path / "log").open("wb") as log:
            raw, _ = ffmpeg.read(
                ["-i", str(out), "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1"], log
            ).communicate()
        planes = np.frombuffer(raw, np.uint8).reshape(len(luma), -1)
        seen = planes[:, : luma[0].size].reshape(luma.shape).astype(np.float64)
        errors_of.append(float(np.mean((seen - luma) ** 2)))
    assert errors_of[0] > errors_of[1] > errors_of[2], errors_of


def test_the_same_frames_give_the_same_bytes(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / "a").mkdir(exist_ok=True)
        (tmp_path / "b").mkdir(exist_ok=True)
        made = [_coded(tmp_path / part, Coding(name))[0].read_bytes() for part in "ab"]
        assert made[0] == made[1], name


def test_automatic_means_hardware_that_proved_itself_or_x264() -> None:
    found = working(AUTO, "high", SIZE, 30)
    fit = [
        coder.name for coder in HARDWARE if fault_of(Coding(coder.name, "high"), SIZE, 30) is None
    ]
    assert found.coding == Coding((fit or ["x264"])[0], "high")
    assert [name for name, fault in found.faults if fault] == [
        coder.name for coder in HARDWARE if coder.name not in fit[:1]
    ][: len(found.faults)]


@pytest.mark.parametrize("coder", HARDWARE, ids=lambda coder: coder.name)
def test_hardware_that_is_asked_for_works_or_is_refused_with_a_reason(coder: Coder) -> None:
    fault = fault_of(Coding(coder.name), SIZE, 30)
    if fault is None:
        assert working(coder.name, "", SIZE, 30).coding == Coding(coder.name)
    else:
        with pytest.raises(errors.EncoderUnfit, match=r"does not work here: .+ Choose x264"):
            working(coder.name, "", SIZE, 30)


@pytest.mark.parametrize(("name", "quality"), [("h266", ""), ("x264", "best"), ("auto", "")])
def test_unknown_names_are_refused_with_the_known(name: str, quality: str) -> None:
    with pytest.raises(errors.EncoderUnknown, match="Choose from"):
        coding_of(name, quality)


def test_an_encoder_that_makes_another_codec_or_wrong_pictures_is_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What a lying driver would do, done by a real encoder.
    x264 = CODERS["x264"]
    monkeypatch.setitem(CODERS, "odd", Coder("odd", x264.library, "hevc", x264.efforts))
    assert fault_of(Coding("odd"), SIZE, 30) == "it does not make hevc"
    for filters, fault in (("negate", "its pictures are wrong"), ("fps=15", "of 8 frames 4 came")):
        efforts = dict.fromkeys(QUALITIES, Effort(f"superfast -vf {filters}", 20))
        monkeypatch.setitem(CODERS, filters, Coder(filters, x264.library, "h264", efforts))
        assert str(fault_of(Coding(filters), SIZE, 30)).startswith(fault)
