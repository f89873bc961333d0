"""Hardware encoders, by an FFmpeg that takes only what theirs take (see `hardware_ffmpeg`)."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from limelight.kit.workers import Workers
from limelight.renders import errors, service
from limelight.renders.encode.coders import HARDWARE, QUALITIES, Coder
from limelight.renders.encode.proving import AUTO, fault_of, working
from limelight.renders.media import ffmpeg
from limelight.renders.media.probe import probe
from limelight.renders.qc.expected import check_rendered
from limelight.stories.timeline import Clip, Timeline

SIZE = (160, 284)
NAMES = [coder.name for coder in HARDWARE]
Break = Callable[..., Callable[[], list[str]]]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Break]:
    """A machine on which the named encoders are broken and all others work; returned is what tells
    which were asked for.
    """
    program = tmp_path / "ffmpeg"
    script = Path(__file__).with_name("hardware_ffmpeg.py")
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
    program.chmod(0o755)
    asked = tmp_path / "asked"
    asked.touch()

    def broken(*names: str) -> Callable[[], list[str]]:
        libraries = [coder.library for coder in HARDWARE if coder.name in names]
        monkeypatch.setenv("REAL_FFMPEG", ffmpeg.program())
        monkeypatch.setenv("ASKED_ENCODERS", str(asked))
        monkeypatch.setenv("BROKEN_ENCODERS", " ".join(libraries))
        monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(program))
        return lambda: asked.read_text().split()

    fault_of.cache_clear()
    yield broken
    fault_of.cache_clear()


@pytest.mark.parametrize("quality", QUALITIES)
@pytest.mark.parametrize("coder", HARDWARE, ids=NAMES)
def test_each_is_told_only_what_it_knows(machine: Break, coder: Coder, quality: str) -> None:
    asked = machine()
    assert working(coder.name, quality, SIZE, 30).coding.encoder == coder.name
    assert asked() == [coder.library]


@pytest.mark.parametrize("works", NAMES)
def test_automatic_is_the_first_that_works(machine: Break, works: str) -> None:
    before = NAMES[: NAMES.index(works)]
    asked = machine(*before)
    found = working(AUTO, "", SIZE, 30)
    assert found.coding.encoder == works
    assert [name for name, _ in found.faults] == before
    assert asked() == [coder.library for coder in HARDWARE[: len(before) + 1]]


def test_where_none_works_each_says_why_and_x264_codes(machine: Break) -> None:
    asked = machine(*NAMES)
    found = working(AUTO, "high", SIZE, 30)
    assert (found.coding.encoder, found.coding.quality) == ("x264", "high")
    assert dict(found.faults) == {
        "nvenc": "Cannot load libcuda.so.1",
        "videotoolbox": "Unknown encoder 'h264_videotoolbox'",
        "qsv": "Error creating a MFX session: -9",
        "vaapi": "No VA display found for device /dev/dri/renderD128",
    }
    assert asked() == [coder.library for coder in HARDWARE]


def test_one_that_is_asked_for_and_broken_is_refused_in_its_own_words(machine: Break) -> None:
    machine("nvenc")
    with pytest.raises(errors.EncoderUnfit, match=r"nvenc does not work here: Cannot load libcuda"):
        working("nvenc", "", SIZE, 30)


@pytest.mark.parametrize("coder", HARDWARE, ids=NAMES)
async def test_its_pieces_join_and_are_judged_like_all_others(
    machine: Break, tmp_path: Path, coder: Coder
) -> None:
    asked = machine()
    coding = working(coder.name, "", SIZE, 10).coding
    noise = np.random.default_rng(1).integers(90, 160, (71, 40, 3), np.uint8)
    Image.fromarray(noise).resize(SIZE).save(tmp_path / "a.png")
    shot = Clip(name="a", start=0, seconds=4.0, picture=tmp_path / "a.png")
    line = Timeline(
        title="T", width_px=SIZE[0], height_px=SIZE[1], seconds=4.0, fps=10, clips=(shot,)
    )
    workers, out = Workers(1), tmp_path / "v.mp4"
    try:
        made = await service.render(
            line, None, out, workers=workers, scratch=tmp_path, coding=coding
        )
    finally:
        workers.close()
    assert made.segments == 2
    assert asked() == [coder.library] * 3
    found = probe(out)
    assert found.video is not None
    assert found.video.codec == "h264"
    assert found.seconds == pytest.approx(4.0, abs=0.02)
    assert check_rendered(out, line, tmp_path).of("red") == ()
